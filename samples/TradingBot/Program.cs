using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TradingBot;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<IbConnector>();
builder.Services.AddHostedService<Worker>();
builder.Build().Run();
