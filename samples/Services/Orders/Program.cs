using IBApi;

// Copied from the service for quotes, with its client ID: whichever of the two starts second is refused.
var signal = new EReaderMonitorSignal();
var client = new EClientSocket(new DefaultEWrapper(), signal);

client.eConnect("127.0.0.1", 7497, 1);
Console.ReadLine();
client.eDisconnect();
