using System.Threading.Tasks;
using IbApi.Analyzers.Configuration;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Configuration;

/// <summary>IBAPI2001 and IBAPI2003: a client ID from configuration, where each connection has its own.</summary>
public sealed class ClientIdFixTests
{
    private const string Usings = "using System;\nusing IBApi;\nusing Microsoft.Extensions.Configuration;\n\n";

    [Fact]
    public Task A_changing_ID() => new FixTest<MoveToConfigurationFixer>("IBAPI2003")
    {
        Source = Usings + Bot("{|IBAPI2003:new Random().Next()|}"),
        Fixed = Usings + Bot("configuration.GetValue(\"IbApi:ClientId\", 1)"),
        SettingsFiles = [("/0/appsettings.json", "{\n}\n", "{\n  \"IbApi\": {\n    \"ClientId\": 1\n  }\n}\n")],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
        Title = "Read the client ID from appsettings.json",
    }.RunAsync();

    /// <summary>Not two of one ID: what is moved is free.</summary>
    [Fact]
    public Task Two_changing_IDs() => new FixTest<MoveToConfigurationFixer>("IBAPI2003")
    {
        Source = Usings + Bot("{|IBAPI2003:new Random().Next()|}") + "\n" + Bot("{|IBAPI2003:Environment.TickCount|}", "Feed"),
        Fixed = Usings + Bot("configuration.GetValue(\"IbApi:ClientId\", 1)") + "\n" + Bot("configuration.GetValue(\"IbApi:Feed:ClientId\", 2)", "Feed"),
        SettingsFiles =
        [
            (
                "/0/appsettings.json",
                "{\n}\n",
                "{\n  \"IbApi\": {\n    \"ClientId\": 1,\n    \"Feed\": {\n      \"ClientId\": 2\n    }\n  }\n}\n"),
        ],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    private static string Bot(string clientId, string name = "Bot")
        => $"public class {name}(EClientSocket client, IConfiguration configuration)\n{{\n    public string? Name => configuration[\"Name\"];\n\n"
            + $"    public void Run()\n    {{\n        client.eConnect(Name, int.Parse(configuration[\"Port\"] ?? \"7497\"), {clientId});\n        client.placeOrder(1, new Contract(), new Order());\n    }}\n}}\n";
}
