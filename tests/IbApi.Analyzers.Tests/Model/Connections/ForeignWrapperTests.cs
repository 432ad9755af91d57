using System.Linq;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Connections;

/// <summary>Methods, constructors and settings types of a referenced assembly that connect where nobody can look.</summary>
public sealed class ForeignWrapperTests
{
    private const string Bot = """
        using IBApi;
        namespace Bots
        {
            public class Bot
            {
                readonly EClientSocket _client;
                public Bot(EClientSocket client) => _client = client;
                public Bot(string host, int port, int clientId) { }
                public void Connect(string host, int port, int clientId) => _client.eConnect(host, port, clientId);
                public void Snake(string ip_address, int tws_port, int client_id) { }
                public void Other(int clientID, string ibPort, string hostName) { }
                public void Default(int port = 7496, int clientId = 1) { }
                public void PortOnly(int port) { }
                public void Quantity(int clientId, int report) { }
                public static Bot Create(short twsPort, long ibClientId) => null;
                public void Wide(double port, int clientId) { }
            }
            public class Settings { public string Host { get; set; } public int Port { get; set; } public int ClientId { get; set; } }
            public class Partly { public int Port { get; set; } public int ClientId { get; } }
            public record Endpoint(string Host, int Port, int ClientId);
            public record struct Spot { public int IbPort { get; init; } public int? ClientId { get; init; } }
            public interface IBot { void Connect(int port, int clientId); }
        }
        """;

    private static readonly PortableExecutableReference Library = Verification.Library.Compile(Bot, withApi: true);

    private static readonly TestOptions Copied = TestOptions.Of(("build_property._IbApiCopiedAssemblies", "CSharpAPI"));

    public static TheoryData<string, string> Calls => new()
    {
        { """bot.Connect("h", 7496, 1);""", "Bot.Connect: h 7496 1" },
        { """bot.Connect(clientId: 1, port: 7496, host: "h");""", "Bot.Connect: h 7496 1" },
        { """var port = 7496; bot?.Connect("h", port, 1);""", "Bot.Connect: h 7496 1" },
        { """bot.Snake("h", 7496, 1);""", "Bot.Snake: h 7496 1" },
        { """bot.Other(1, "7496", "h");""", "Bot.Other: h 7496 1" },
        { """bot.Default();""", "Bot.Default: - 7496 1" },
        { """bot.Default(7497);""", "Bot.Default: - 7497 1" },
        { """Bot.Create(7496, 1);""", "Bot.Create: - 7496 1" },
        { """new Bot("h", 7496, 1);""", "new Bot: h 7496 1" },
        { """Bot b = new("h", 7496, 1);""", "new Bot: h 7496 1" },
        { """new Settings { Host = "h", Port = 7496, ClientId = 1 };""", "Settings.Port: h 7496 1" },
        { """Settings s = new() { Port = 7496 };""", "Settings.Port: - 7496 -" },
        { """var s = new Settings(); s.Port = 7496;""", "Settings.Port: - 7496 -" },
        { """new Endpoint("h", 7496, 1);""", "new Endpoint: h 7496 1" },
        { """var e = new Endpoint("h", 7497, 1); var f = e with { Port = 7496 };""", "new Endpoint: h 7497 1|Endpoint.Port: - 7496 -" },
        { """new Spot { IbPort = 7496, ClientId = 3 };""", "Spot.IbPort: - 7496 3" },
        { """ibot.Connect(7496, 1);""", "IBot.Connect: - 7496 1" },
        { """Go(7496); void Go(int p) => bot.Connect("h", p, 1);""", "Bot.Connect: h 7496 1" },
        { """bot.Connect("h", number, 1);""", "Bot.Connect: h ? 1" },
        { """bot.PortOnly(7496);""", "" },
        { """bot.Quantity(1, 7496);""", "" },
        { """bot.Wide(7496, 1);""", "" },
        { """new Partly { Port = 7496 };""", "" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Calls_of_a_referenced_assembly(string body, string expected)
    {
        var source = $$"""
            using Bots;
            class Tests { void Run(Bot bot, IBot ibot, int number) { {{body}} } }
            """.Replace("{ new ", "{ _ = new ");

        // With the API among the references, and, as tests usually have it, without.
        Assert.Equal(expected, Describe(TestProgram.Compile([(TestProgram.FirstFile, source)], references: [Library]), TestOptions.None));
        Assert.Equal(expected, Describe(TestProgram.CompileWithoutApi(source, Library), Copied));
    }

    [Fact]
    public void Nothing_opens_without_the_api_among_what_references_bring()
        => Assert.Null(IbApiModel.TryCreate(TestProgram.CompileWithoutApi("class Tests { }", Library), TestOptions.None));

    [Fact]
    public void An_assembly_that_does_not_lead_to_the_api_has_no_wrappers()
    {
        var other = Verification.Library.Compile("public class Redis { public void Connect(string host, int port, int clientId) { } }", name: "Redis");
        const string Source = "class Tests { void Run(Redis r) => r.Connect(\"h\", 7496, 1); }";

        Assert.Equal("", Describe(TestProgram.Compile([(TestProgram.FirstFile, Source)], references: [other]), TestOptions.None));
        Assert.Equal("", Describe(TestProgram.CompileWithoutApi(Source, other, Library), Copied));
    }

    [Fact]
    public void An_assembly_leads_to_the_api_through_another()
    {
        var middle = Verification.Library.Compile(
            "public class App { public void Start(int port, int clientId) => new Bots.Bot(\"\", port, clientId); }", "Middle", [Library, ApiGeneration.Newest.Reference]);
        const string Source = "class Tests { void Run(App a) => a.Start(7496, 1); }";

        Assert.Equal("App.Start: - 7496 1", Describe(TestProgram.CompileWithoutApi(Source, middle, Library), Copied));
    }

    [Fact]
    public void The_api_of_its_own_assembly_is_no_foreign_wrapper()
        => Assert.Equal("eConnect: h 7496 1", Describe(
            TestProgram.Compile([(TestProgram.FirstFile, "class T { void Run(EClientSocket c) => c.eConnect(\"h\", 7496, 1); }")]), TestOptions.None));

    private static string Describe(Compilation compilation, TestOptions options)
    {
        Assert.Empty(TestProgram.ErrorsOf(compilation));
        return ConnectCalls.Describe(TestProgram.Find(compilation, options));
    }
}

/// <summary>Connect calls as one text: target, host, port, client ID.</summary>
internal static class ConnectCalls
{
    public static string Describe(ConnectionFindings findings)
        => string.Join("|", findings.Calls.Select(static call => $"{call.Target}: {Values(call, Setting.Host)} {Values(call, Setting.Port)} {Values(call, Setting.ClientId)}"));

    private static string Values(ConnectCall call, Setting setting)
        => call[setting].IsEmpty ? "-" : string.Join(",", call[setting].Select(static origin => origin.Value ?? "?"));
}
