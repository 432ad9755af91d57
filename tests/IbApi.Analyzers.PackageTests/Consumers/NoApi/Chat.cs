public class Chat
{
    public static void Main() => new Chat().Connect("127.0.0.1", port: 7496, clientId: 1);

    public void Connect(string host, int port, int clientId) => System.Console.WriteLine($"{host}:{port} as {clientId}");
}
