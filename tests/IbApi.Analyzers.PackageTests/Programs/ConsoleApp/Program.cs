using IBApi;

var signal = new EReaderMonitorSignal();
var client = new EClientSocket(new DefaultEWrapper(), signal);

// The paper account on this machine.
client.eConnect("127.0.0.1", 7497, 1);
Console.WriteLine(client.IsConnected() ? "Connected." : "Not connected.");
client.eDisconnect();
