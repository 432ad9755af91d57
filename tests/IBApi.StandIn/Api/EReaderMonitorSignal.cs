#if V976_OR_LATER
using System.Threading;

namespace IBApi;

/// <summary>Lets one waiting thread pass for any number of signals before it.</summary>
public class EReaderMonitorSignal : EReaderSignal
{
    private readonly object _gate = new object();
    private bool _raised;

    public void issueSignal()
    {
        lock (_gate)
        {
            _raised = true;
            Monitor.PulseAll(_gate);
        }
    }

    public void waitForSignal()
    {
        lock (_gate)
        {
            while (!_raised)
            {
                Monitor.Wait(_gate);
            }

            _raised = false;
        }
    }
}
#endif
