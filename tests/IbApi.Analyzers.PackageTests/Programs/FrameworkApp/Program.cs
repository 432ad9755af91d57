using System;
using IBApi;

namespace Trading
{
    internal static class Program
    {
        private static void Main()
        {
            var client = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal());
            client.eConnect("127.0.0.1", 7496, 4);
            Console.WriteLine(client.IsConnected());
            client.eDisconnect();
        }
    }
}
