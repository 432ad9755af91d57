using IBApi;
using Xunit;

public class LiveCheck
{
    [Fact]
    public void Live_account_answers()
    {
        var signal = new EReaderMonitorSignal();
        var client = new EClientSocket(new DefaultEWrapper(), signal);
        client.eConnect("127.0.0.1", 7496, 1);
        Assert.True(client.IsConnected());
    }
}
