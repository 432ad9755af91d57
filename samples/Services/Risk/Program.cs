using IBApi;
using Microsoft.Extensions.Configuration;

// Host, port and client ID come from appsettings.json.
var ib = new ConfigurationBuilder().AddJsonFile("appsettings.json").Build().GetSection("IbApi");
var signal = new EReaderMonitorSignal();
var client = new EClientSocket(new DefaultEWrapper(), signal);

client.eConnect(ib["Host"], ib.GetValue<int>("Port"), ib.GetValue<int>("ClientId"));
Console.ReadLine();
client.eDisconnect();
