using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Versions;

/// <summary>IBAPI4001, 4003, 4005, 4006, 4010: what concerns a whole project stands on its first connect call.</summary>
public sealed class ProjectVersionTests
{
    private const string Bot = "class Bot { void Run(EClientSocket client) { client.eConnect(\"\", 7497, 1); } }";
    private static string Marked(string rule)
        => Bot.Replace("client.eConnect(\"\", 7497, 1)", "{|" + rule + ":client.eConnect(\"\", 7497, 1)|}", System.StringComparison.Ordinal);

    [Theory]
    [InlineData("985", true)]
    [InlineData("10.19", true)]
    [InlineData("1019.2", true)]
    [InlineData("10.29.1t", true)]
    [InlineData("10.30", false)]
    [InlineData("10.30.1", false)]
    [InlineData("1045.1b", false)]
    [InlineData("not a version", false)]
    public Task A_TWS_that_IB_lets_no_longer_log_in(string version, bool isOld)
        => new RuleTest("IBAPI4001")
        {
            Source = isOld ? Marked("IBAPI4001") : Bot,
            Options = [("ibapi.tws_version", version)],
            Generations = [ApiGeneration.V971, ApiGeneration.Newest],
        }.RunAsync();

    [Fact]
    public async Task Messages_say_why()
    {
        await new RuleTest("IBAPI4001")
        {
            Source = "class Bot { void Run(EClientSocket client) { {|#0:client.eConnect(\"\", 7497, 1)|}; } }",
            Options = [("build_property.IbApiTwsVersion", "950")],
            Generations = [ApiGeneration.V976],
            Messages = ["The declared TWS 950 (IbApiTwsVersion) is too old: API 9.76.01 needs 952 or later"],
        }.RunAsync();
        await new RuleTest("IBAPI4001")
        {
            Source = "class Bot { void Run(EClientSocket client) { {|#0:client.eConnect(\"\", 7497, 1)|}; } }",
            Options = [("ibapi.tws_version", "10.19.1")],
            Messages = ["The declared TWS 10.19.1 (ibapi.tws_version) is too old: IB lets only 10.30.1 and later log in since 2025-03-20"],
        }.RunAsync();
    }

    [Fact]
    public Task Nothing_declared_is_silent()
        => new RuleTest("IBAPI4001", "IBAPI4002", "IBAPI4006") { Source = Bot }.RunAsync();

    [Fact]
    public Task A_version_is_said_once_where_the_first_call_has_it()
        => new RuleTest("IBAPI4001")
        {
            Source = "class Bot { void Run(EClientSocket client) { {|IBAPI4001:client.eConnect(\"\", 7497, 1)|}; client.eConnect(\"\", 7497, 2); } }",
            Files = [("/0/Test1.cs", "class Other { void Run(EClientSocket client) { client.eConnect(\"\", 7497, 3); } }")],
            EditorOptions = [("ibapi.tws_version", "985")],
        }.RunAsync();

    private const string Register = """
        { "sessions": {
            "old": { "mode": "paper", "port": 7497, "version": "10.19.2" },
            "new": { "mode": "paper", "port": 4002, "version": "1045.1" },
            "bare": { "mode": "paper", "port": 4004 } } }
        """;

    [Theory]
    [InlineData("{|IBAPI4001:client.eConnect(\"\", 7497, 1)|};")]
    [InlineData("client.eConnect(\"\", 4002, 1);")]
    [InlineData("client.eConnect(\"\", 4004, 1);")]
    [InlineData("client.eConnect(\"\", 9999, 1);")]
    [InlineData("client.eConnect(\"\", 4002, 1); {|IBAPI4001:client.eConnect(\"localhost\", 7497, 2)|};")]
    public Task The_register_declares_the_TWS_of_an_endpoint(string calls)
        => new RuleTest("IBAPI4001")
        {
            Source = "class Bot { void Run(EClientSocket client) { " + calls + " } }",
            AdditionalFiles = [("/0/ibapi.json", Register)],
        }.RunAsync();

    [Theory]
    [InlineData("client.eConnect(\"\", 7497, 1);", false, true)]
    [InlineData("{|IBAPI4001:client.eConnect(\"\", 4002, 1)|};", false, true)]
    [InlineData("client.eConnect(\"\", 4002, 1);", true, false)]
    [InlineData("{|IBAPI4001:client.eConnect(\"\", 4004, 1)|};", true, false)]
    public Task The_register_counts_between_editorconfig_and_globalconfig(string calls, bool isGlobal, bool isNew)
        => new RuleTest("IBAPI4001")
        {
            Source = "class Bot { void Run(EClientSocket client) { " + calls + " } }",
            AdditionalFiles = [("/0/ibapi.json", Register)],
            Options = isGlobal ? [("ibapi.tws_version", "985")] : [],
            EditorOptions = isGlobal ? [] : [("ibapi.tws_version", isNew && calls[0] == 'c' ? "10.50.1" : "985")],
        }.RunAsync();

    [Theory]
    [InlineData("10.19", true)]
    [InlineData("985", true)]
    [InlineData("10.30.1t", false)]
    [InlineData("1045", false)]
    public Task A_settings_file_says_it_beside_host_and_port(string version, bool isOld)
        => new RuleTest("IBAPI4001")
        {
            Source = """
                class Bot
                {
                    void Run(EClientSocket client, Microsoft.Extensions.Configuration.IConfiguration configuration)
                    {
                        CALL;
                    }
                }
                """.Replace("CALL", isOld ? "{|IBAPI4001:" + ConfiguredCall + "|}" : ConfiguredCall, System.StringComparison.Ordinal),
            AdditionalFiles = [("/0/appsettings.json", "{ \"IbApi\": { \"Host\": \"localhost\", \"Port\": 7497, \"TwsVersion\": \"" + version + "\" } }")],
            References = References.Configuration,
        }.RunAsync();

    private const string ConfiguredCall = "client.eConnect(configuration[\"IbApi:Host\"], int.Parse(configuration[\"IbApi:Port\"]), 1)";

    [Fact]
    public async Task Several_copies_of_the_API()
    {
        var copy = Library.Compile(Surface(151), name: "IBApi").WithAliases(["second"]);
        var found = await DiagnosticsAsync("IBAPI4003", Bot, [ApiGeneration.V1030.Reference, copy]);

        Assert.Equal(
            "The API's client comes from CSharpAPI (10.30.01) and IBApi (9.76.01); which of them a name means depends on the order of references",
            Assert.Single(found).GetMessage(null));
        Assert.Empty(await DiagnosticsAsync("IBAPI4003", Bot, [ApiGeneration.V1030.Reference]));
    }

    [Fact]
    public async Task An_assembly_and_compiled_in_source()
    {
        var found = await DiagnosticsAsync(
            "IBAPI4003", Bot, [ApiGeneration.V1030.Reference.WithAliases(["second"])], ("/src/api/Api.cs", Surface(187)));

        Assert.StartsWith("The API's client comes from source compiled in (", Assert.Single(found).GetMessage(null), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fork_beside_it_is_no_copy()
        => Assert.Empty(await DiagnosticsAsync(
            "IBAPI4003", Bot, [ApiGeneration.V1030.Reference], ("/src/Fork.cs", Surface(187).Replace("IBApi", "Fork", System.StringComparison.Ordinal))));

    [Theory]
    [InlineData(@"C:\TWS API\source\CSharpClient\client\bin\Release\CSharpAPI.dll", true)]
    [InlineData(@"D:/TWS API/CSharpAPI.dll", true)]
    [InlineData(@"c:\tws api\CSharpAPI.dll", true)]
    [InlineData(@"C:\Projects\TWS API\CSharpAPI.dll", false)]
    [InlineData(@"C:\TWS API 2\CSharpAPI.dll", false)]
    [InlineData("/home/me/TWS API/CSharpAPI.dll", false)]
    [InlineData(null, false)]
    public async Task The_folder_of_the_installer(string? path, bool isMachineWide)
    {
        var image = File.ReadAllBytes(((PortableExecutableReference)ApiGeneration.V1030.Reference).FilePath!);

        Assert.Equal(isMachineWide ? 1 : 0, (await DiagnosticsAsync("IBAPI4005", Bot, [MetadataReference.CreateFromImage(image, filePath: path)])).Count);
    }

    [Fact]
    public async Task Source_that_is_compiled_in_from_there()
    {
        Assert.Single(await DiagnosticsAsync("IBAPI4005", Bot, [], (@"C:\TWS API\source\CSharpClient\client\EClientSocket.cs", Surface(187))));
        Assert.Empty(await DiagnosticsAsync("IBAPI4005", Bot, [], ("/src/api/EClientSocket.cs", Surface(187))));
    }

    [Theory]
    [InlineData("9.76", "V976", false)]
    [InlineData("976.01", "V976", false)]
    [InlineData("10.30.01", "V1030", false)]
    [InlineData("1030", "V1030", false)]
    [InlineData("10.31", "V1030", false)]
    [InlineData("10.30.1", "V1019", true)]
    [InlineData("9.76", "V1050", true)]
    [InlineData("10.45.1", "V1050", true)]
    [InlineData("9.71", "V971", false)]
    [InlineData("9.72.18", "V971", true)]
    [InlineData("no version", "V971", false)]
    public Task The_pinned_version(string version, string generation, bool differs)
        => new RuleTest("IBAPI4006")
        {
            Source = differs ? Marked("IBAPI4006") : Bot,
            Options = [("ibapi.version", version)],
            Generations = [ApiGeneration.Named(generation)],
        }.RunAsync();

    [Fact]
    public Task The_pinned_version_is_named_with_the_option()
        => new RuleTest("IBAPI4006")
        {
            Source = "class Bot { void Run(EClientSocket client) { {|#0:client.eConnect(\"\", 7497, 1)|}; } }",
            Options = [("build_property.IbApiVersion", "10.19.4")],
            Generations = [ApiGeneration.V1030],
            Messages = ["API 10.19.04 is pinned ('IbApiVersion'), but the project is compiled against 10.30.01"],
        }.RunAsync();

    [Fact]
    public async Task An_API_newer_than_the_tables_is_said_once_and_all_else_is_silent()
    {
        var future = Library.Compile(Surface(300), name: "CSharpAPI");
        var program = """
            class Bot
            {
                void Run(EClientSocket client)
                {
                    client.eConnect("", 7497, 1);
                    client.eConnect("", 7497, 2);
                    if (client.ServerVersion >= 400) { }
                    client.reqUserInfo(1);
                }
            }
            """;

        Assert.Single(await DiagnosticsAsync("IBAPI4010", program, [future]));
        Assert.Empty(await DiagnosticsAsync("IBAPI4002", program, [future]));
        Assert.Empty(await DiagnosticsAsync("IBAPI4004", program, [future]));
    }

    [Fact]
    public Task A_known_API_is_silent()
        => new RuleTest("IBAPI4010", "IBAPI4003", "IBAPI4005") { Source = Bot }.RunAsync();

    [Theory]
    [InlineData("Interop.TWSLib", true)]
    [InlineData("AxInterop.TWSLib", true)]
    [InlineData("TWSLib", true)]
    [InlineData("TWSLibrary", false)]
    public async Task The_ActiveX_control_beside_the_API(string assembly, bool isControl)
        => Assert.Equal(
            isControl ? 1 : 0,
            (await DiagnosticsAsync("IBAPI4007", Bot, [ApiGeneration.V1030.Reference, Library.Compile("public class C { }", name: assembly)])).Count);

    /// <summary>Some programs have the managed client in an assembly of that name: nothing has to be installed.</summary>
    [Fact]
    public async Task The_API_under_the_name_of_the_control()
        => Assert.Empty(await DiagnosticsAsync("IBAPI4007", Bot, [Library.Compile(SurfaceWithSignal, name: "TWSLib")]));

    private static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(
        string rule, string program, MetadataReference[] references, params (string Path, string Text)[] files)
    {
        var trees = files.Prepend(("/src/Bot.cs", "using IBApi; " + program))
            .Select(static file => CSharpSyntaxTree.ParseText(file.Item2, path: file.Item1));
        var compilation = CSharpCompilation.Create(
            "Bot", trees, References.Runtime.AddRange(references), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(TestProgram.ErrorsOf(compilation));
        var found = await compilation
            .WithAnalyzers(AllRules.AnalyzersOf([rule]), new AnalyzerOptions([], TestOptions.Of(("ibapi.tws_version", "9.81"))))
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic.Id == rule)];
    }

    private static string SurfaceWithSignal
        => Surface(187).Replace(
            "public int ServerVersion", "public EClientSocket(EWrapper wrapper, object signal) { } public int ServerVersion", System.StringComparison.Ordinal);

    private static string Surface(int maxServerVersion)
        => $$"""
            namespace IBApi
            {
                public interface EWrapper { }
                public class EClientSocket
                {
                    public int ServerVersion => 0;
                    public void eConnect(string host, int port, int clientId) { }
                    public void reqUserInfo(int reqId) { }
                }
                public static class Constants { public const int MaxVersion = {{maxServerVersion}}; }
            }
            """;
}
