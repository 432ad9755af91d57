using IBApi;

public class Connecting
{
    public void Connect(EClientSocket client)
    {
        client.eConnect("127.0.0.1", 7496, 1);
    }
}
