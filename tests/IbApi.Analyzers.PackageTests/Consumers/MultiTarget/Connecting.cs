using IBApi;

public class Connecting
{
    private const int Port = 4001;

    public void Connect(EClientSocket client)
    {
        client.eConnect("127.0.0.1", Port, 1);
    }
}
