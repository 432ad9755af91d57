using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>On one value at most one of the competing rules speaks: the first that is not switched off.</summary>
public sealed class OneVoiceTests
{
    /// <summary>A live port that falls back in a test project under a name that says paper: three rules have an opinion.</summary>
    private static string Source(string speaker) => Configured($$"""
        var paperPort = configuration.GetValue("Port", {|{{speaker}}:7496|});
        client.eConnect("", paperPort, 1);
        """);

    [Fact]
    public Task The_first_speaks() => Test("IBAPI1001").RunAsync();

    [Fact]
    public Task By_editorconfig() => Test("IBAPI1004", editor: [("dotnet_diagnostic.IBAPI1001.severity", "none")]).RunAsync();

    [Fact]
    public Task By_globalconfig() => Test("IBAPI1004", global: [("dotnet_diagnostic.IBAPI1001.severity", "none")]).RunAsync();

    [Fact]
    public Task By_NoWarn() => Test("IBAPI1004", noWarn: ["IBAPI1001"]).RunAsync();

    [Fact]
    public Task Two_of_them() => Test(
        "IBAPI1003",
        editor: [("dotnet_diagnostic.IBAPI1001.severity", "none")],
        noWarn: ["IBAPI1004"]).RunAsync();

    [Fact]
    public Task NoWarn_beats_an_editorconfig() => Test(
        "IBAPI1004", editor: [("dotnet_diagnostic.IBAPI1001.severity", "warning")], noWarn: ["IBAPI1001"]).RunAsync();

    [Fact]
    public Task All_of_them() => new RuleTest("IBAPI1001", "IBAPI1003", "IBAPI1004")
    {
        Source = Source("X").Replace("{|X:7496|}", "7496", System.StringComparison.Ordinal),
        References = References.Configuration,
        Options = [ConfigText.TestProject],
        NoWarn = ["IBAPI1001", "IBAPI1003", "IBAPI1004"],
    }.RunAsync();

    [Fact]
    public Task Switched_off_in_one_folder() => new RuleTest("IBAPI1001", "IBAPI1003", "IBAPI1004")
    {
        Source = Source("IBAPI1001"),
        Files = [("/0/Other/Bot.cs", Source("IBAPI1004").Replace("class Bot", "class OtherBot", System.StringComparison.Ordinal))],
        References = References.Configuration,
        Options = [ConfigText.TestProject],
        ConfigFiles = [("/0/Other/.editorconfig", ConfigText.Editor([("dotnet_diagnostic.IBAPI1001.severity", "none")]))],
    }.RunAsync();

    [Fact]
    public Task Where_the_first_has_nothing_to_say() => new RuleTest("IBAPI1001", "IBAPI1003", "IBAPI1004")
    {
        Source = Configured("""client.eConnect("", configuration.GetValue("Port", {|IBAPI1003:7496|}), 1);"""),
        References = References.Configuration,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    private static RuleTest Test(
        string speaker, (string, string)[]? editor = null, (string, string)[]? global = null, string[]? noWarn = null)
        => new("IBAPI1001", "IBAPI1003", "IBAPI1004")
        {
            Source = Source(speaker),
            References = References.Configuration,
            Options = [ConfigText.TestProject, .. global ?? []],
            EditorOptions = editor ?? [],
            NoWarn = noWarn ?? [],
        };
}
