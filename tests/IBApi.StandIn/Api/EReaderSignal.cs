#if V976_OR_LATER
namespace IBApi;

public interface EReaderSignal
{
    void issueSignal();

    void waitForSignal();
}
#endif
