var client = new IBApi.EClientSocket(new IBApi.DefaultEWrapper(), new IBApi.EReaderMonitorSignal());
client.eConnect("127.0.0.1", 4001, 1);
var app = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build();
app.Run();
