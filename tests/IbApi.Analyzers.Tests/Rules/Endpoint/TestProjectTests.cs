using System.Collections.Generic;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>What makes a project a test project, seen through IBAPI1001 and its message.</summary>
public sealed class TestProjectTests
{
    private const string WithAttribute = """
        public sealed class BotTests
        {
            [Xunit.Fact]
            public void Connects() => Run(null!);

            private static void Run(EClientSocket client) => client.eConnect("", {|#0:7496|}, 1);
        }
        """;

    public static TheoryData<string, string, string> Reasons => new()
    {
        { "ibapi.is_test_project", "true", "ibapi.is_test_project says so" },
        { "build_property.IbApiIsTestProject", "True", "IbApiIsTestProject says so" },
        { "build_property.IsTestProject", "true", "IsTestProject is true" },
        { "build_property._IbApiHasTestContainer", "TestContainer", "it is a test container" },
        { "build_property.IsTestingPlatformApplication", "true", "IsTestingPlatformApplication is true" },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public Task The_message_says_what_made_it_one(string key, string value, string reason) => new RuleTest("IBAPI1001")
    {
        Source = Method("""client.eConnect("", {|#0:7496|}, 1);"""),
        Options = [(key, value)],
        Messages = [$"Port 7496 is the live TWS port; this test project ({reason}) connects to it"],
    }.RunAsync();

    [Theory]
    [InlineData("ibapi.is_test_project", "false")]
    [InlineData("build_property.IbApiIsTestProject", "false")]
    [InlineData("build_property.IsTestProject", "false")]
    [InlineData("build_property.IsTestingPlatformApplication", "false")]
    [InlineData("build_property._IbApiHasTestContainer", "")]
    [InlineData("build_property.MSBuildProjectName", "Bot.Tests")]
    [InlineData("build_property.IsTestProject", "perhaps")]
    public Task Nothing_else_makes_it_one(string key, string value) => new RuleTest("IBAPI1001")
    {
        Source = Method("""client.eConnect("", 7496, 1);"""),
        Options = [(key, value)],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task A_framework_whose_attributes_are_used() => new RuleTest("IBAPI1001")
    {
        Source = WithAttribute,
        References = References.Xunit,
        Messages = ["Port 7496 is the live TWS port; this test project (it uses xunit.core) connects to it"],
    }.RunAsync();

    [Fact]
    public Task The_reference_alone_does_not_count() => new RuleTest("IBAPI1001")
    {
        Source = Method("""client.eConnect("", 7496, 1);"""),
        References = References.Xunit,
    }.RunAsync();

    [Fact]
    public Task An_attribute_of_the_same_name_does_not_count() => new RuleTest("IBAPI1001")
    {
        Source = """
            public sealed class FactAttribute : Attribute { }

            public sealed class Bot
            {
                [Fact]
                public void Run(EClientSocket client) => client.eConnect("", 7496, 1);
            }
            """,
        References = References.Xunit,
    }.RunAsync();

    [Fact]
    public Task MSBuild_is_heard_before_the_framework() => new RuleTest("IBAPI1001")
    {
        Source = WithAttribute.Replace("{|#0:7496|}", "7496", System.StringComparison.Ordinal),
        References = References.Xunit,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task The_user_is_heard_before_MSBuild() => new RuleTest("IBAPI1001")
    {
        Source = Method("""client.eConnect("", {|IBAPI1001:7496|}, 1);"""),
        Options = [ConfigText.ProductionProject],
        EditorOptions = [("ibapi.is_test_project", "true")],
    }.RunAsync();

    [Fact]
    public Task Auto_looks_at_the_project() => new RuleTest("IBAPI1001")
    {
        Source = Method("""client.eConnect("", {|IBAPI1001:7496|}, 1);"""),
        Options = [ConfigText.TestProject],
        EditorOptions = [("ibapi.is_test_project", "auto")],
    }.RunAsync();

    [Fact]
    public Task A_folder_may_say_otherwise() => new RuleTest("IBAPI1001")
    {
        Source = Method("""client.eConnect("", 7496, 1);"""),
        Files =
        [
            ("/0/Tests/Bot.cs", Method("""client.eConnect("", {|IBAPI1001:7496|}, 1);""").Replace("Bot", "TestedBot", System.StringComparison.Ordinal)),
        ],
        Options = [ConfigText.ProductionProject],
        ConfigFiles = [("/0/Tests/.editorconfig", ConfigText.Editor(new List<(string, string)> { ("ibapi.is_test_project", "true") }))],
    }.RunAsync();

    [Theory]
    [InlineData("[Xunit.Theory] [Xunit.InlineData({|IBAPI1001:7496|})] [Xunit.InlineData(4002)]")]
    [InlineData("[Xunit.Theory, Xunit.InlineData(data: new object[] { {|IBAPI1001:7496|} })]")]
    public Task Data_of_a_test_case_is_written(string attributes) => new RuleTest("IBAPI1001")
    {
        Source = $$"""
            public sealed class BotTests
            {
                private readonly EClientSocket client = null!;

                {{attributes}}
                public void Connects(int port) => client.eConnect("", port, 1);
            }
            """,
        References = References.Xunit,
    }.RunAsync();
}
