using IBApi;
using Trading;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(_ => new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal()));
builder.Services.AddTransient<Connector>();
var app = builder.Build();
app.MapGet("/", () => "Trading");
app.Services.GetRequiredService<Connector>().Connect();
