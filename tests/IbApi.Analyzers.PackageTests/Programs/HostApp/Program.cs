using IBApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Trading;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal()));
builder.Services.AddHostedService<Worker>();
builder.Build().Run();
