#if V976_OR_LATER
using System.IO;
#endif

namespace IBApi;

#if V976_OR_LATER
public class EClientSocket : EClient
{
    // The real client signals its own handshake with it; here eConnect takes the answer directly.
    public EClientSocket(EWrapper wrapper, EReaderSignal eReaderSignal)
        : base(wrapper)
    {
    }
#else
public partial class EClientSocket
{
#endif
    public void eConnect(string host, int port, int clientId) => eConnect(host, port, clientId, false);

    public void eConnect(string host, int port, int clientId, bool extraAuth) =>
        Connect(host, port, clientId, extraAuth);

#if V976_OR_LATER
    // Overridden as in the real client: what calls it binds to this type.
    public override void eDisconnect(bool resetState = true) => base.eDisconnect(resetState);

    /// <summary>Kept for the signature: the stand-in opens no stream and never calls it.</summary>
    protected virtual Stream createClientStream(string host, int port) => Stream.Null;
#endif

#if V976_OR_LATER && !V1050_OR_LATER
    /// <summary>Kept for the signature: the stand-in never redirects.</summary>
    public void redirect(string host)
    {
    }
#endif
}
