using IBApi;

// The service for quotes is client 1, as the register says.
var signal = new EReaderMonitorSignal();
var client = new EClientSocket(new DefaultEWrapper(), signal);

client.eConnect("127.0.0.1", 7497, 1);
Console.ReadLine();
client.eDisconnect();
