using IBApi;

public class Bot
{
    public void Connect(EClientSocket client)
    {
        const int livePort = 7497;
        client.eConnect("8.8.8.8", livePort, -1);
        client.placeOrder(1, new Contract(), new Order());
    }
}
