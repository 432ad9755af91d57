#:package IbApi.Analyzers@VERSION
#:property IsTestProject=true
#:property PublishAot=false

using IBApi;

var client = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal());
client.eConnect("127.0.0.1", 7496, 1);
client.eDisconnect();
