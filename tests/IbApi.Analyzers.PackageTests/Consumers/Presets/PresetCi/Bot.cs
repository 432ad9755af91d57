using System;
using IBApi;

public class Bot
{
    public void Connect(EClientSocket client)
    {
        const int livePort = 7497; // IBAPI1004, an error in Ci: .editorconfig says suggestion
        client.eConnect("8.8.8.8", livePort, -1); // IBAPI1006: WarningsAsErrors; IBAPI2006: Ci leaves it
        client.eConnect("localhost", livePort, 5); // IBAPI3012, an error in Ci: WarningsNotAsErrors
        client.placeOrder(1, new Contract(), new Order()); // IBAPI6001, an error in Ci: .globalconfig says warning; IBAPI5002: NoWarn
    }

    public void ConnectAsConfigured(EClientSocket client)
    {
        var port = int.TryParse(Environment.GetEnvironmentVariable("IB_PORT"), out var configured) ? configured : 7496;
        client.eConnect("localhost", port, 6); // IBAPI1003: Ci
    }
}
