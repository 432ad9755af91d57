#if V976_OR_LATER
using System;

namespace IBApi;

public class EClientException : Exception
{
    public EClientException(CodeMsgPair err)
    {
        Err = err;
    }

#if V1019_OR_LATER
    public EClientException(CodeMsgPair err, string text)
        : this(err)
    {
        Text = text;
    }

    public string Text { get; private set; }
#endif

    public CodeMsgPair Err { get; private set; }
}
#endif
