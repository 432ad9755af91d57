using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;
using static IbApi.Analyzers.Tests.Rules.Lifecycle.LifecycleSource;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3009: the loss of all subscriptions is recognised, and nothing is requested again.</summary>
public sealed class DataNotRequestedAgainTests
{
    private const string Rule = DiagnosticIds.DataLoss;
    private const string Error = "public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) ";
    private const string Stream = "public void Subscribe() => _client.reqMktData(1, new Contract(), \"\", false, false, null); ";

    [Theory]
    [InlineData("{ if (errorCode == 1101) Console.WriteLine(\"data lost\"); }")]
    [InlineData("{ if (errorCode is 1101 or 1102) Console.WriteLine(\"back\"); }")]
    [InlineData("{ switch (errorCode) { case 1100: Subscribe(); break; case 1101: Console.WriteLine(); break; } }")]
    [InlineData("{ switch (errorCode) { case 1101: case 1102: _isUp = true; break; } } private bool _isUp;")]
    [InlineData("{ if (errorCode == 1101) { Console.WriteLine(); } else { Subscribe(); } }")]
    [InlineData("{ var text = errorCode switch { 1101 => \"data lost\", _ => errorMsg }; Console.WriteLine(text); }")]
    [InlineData("=> Handle(errorCode); private void Handle(int code) { if (code == 1101) Console.WriteLine(); }")]
    public async Task Reported(string body)
    {
        var found = Assert.Single(await DiagnosticsAsync(Rule, Program(Stream + Error + body)));

        Assert.Equal("1101", TextAt(found.Location));
        Assert.Equal("Subscribe", Assert.Single(FixData.Resubscribe(found.Properties)));
    }

    [Theory]
    [InlineData("{ if (errorCode == 1101) Subscribe(); }")]
    [InlineData("{ if (errorCode == 1101) Console.WriteLine(); Subscribe(); }")]
    [InlineData("{ if (errorCode == 1101) { _isLost = true; } } private bool _isLost; public void Watch() { while (true) { if (_isLost) Subscribe(); Thread.Sleep(1000); } }")]
    [InlineData("{ if (errorCode == 1101) Task.Run(Subscribe); }")]
    [InlineData("{ if (errorCode == 1101) DataLost?.Invoke(); } private event Action DataLost; public void Use() => DataLost += Subscribe;")]
    [InlineData("{ switch (errorCode) { case 1101: case 1102: Subscribe(); break; } }")]
    [InlineData("{ switch (errorCode) { case 1101: goto case 1102; case 1102: Subscribe(); break; } }")]
    [InlineData("{ if (errorCode == 1101) Connect(); }")]
    [InlineData("{ if (errorCode == 1101) Environment.Exit(1); }")]
    [InlineData("{ if (errorCode == 1101) throw new InvalidOperationException(); }")]
    [InlineData("{ if (errorCode != 1101) return; Subscribe(); }")]
    [InlineData("{ var isLost = errorCode == 1101; if (isLost) Subscribe(); }")]
    [InlineData("{ if (IsLost(errorCode)) Subscribe(); } private static bool IsLost(int code) => code == 1101;")]
    [InlineData("{ if (s_codes.Contains(errorCode)) Subscribe(); } private static readonly HashSet<int> s_codes = new() { 1101 };")]
    [InlineData("{ }")]
    public async Task Silent(string body)
        => Assert.Empty(await DiagnosticsAsync(Rule, Program(Stream + Error + body)));

    /// <summary>The number may be written nowhere: a constant is worked out, or comes from another assembly.</summary>
    [Theory]
    [InlineData("Console.WriteLine(errorMsg);", 1)]
    [InlineData("Subscribe();", 0)]
    public async Task A_constant_that_is_worked_out(string reaction, int findings)
        => Assert.Equal(findings, (await DiagnosticsAsync(Rule, Program(
            "private const int Lost = 1100; private const int Restored = Lost + 1; " + Stream + Error + "{ if (errorCode == Restored) { " + reaction + " } }"))).Length);

    [Fact]
    public async Task Without_streaming_data_nothing_is_lost()
        => Assert.Empty(await DiagnosticsAsync(Rule, Program(Error + "{ if (errorCode == 1101) Console.WriteLine(); }")));

    [Fact]
    public async Task Test_projects_are_silent()
        => Assert.Empty(await DiagnosticsAsync(
            Rule, Program(Stream + Error + "{ if (errorCode == 1101) Console.WriteLine(); }"), options: TestOptions.Of(ConfigText.TestProject)));

    /// <summary>Only methods that need nothing, wait for nothing and cover every request are called by a fix.</summary>
    [Theory]
    [InlineData("public void Subscribe(int id) => _client.reqMktData(id, new Contract(), \"\", false, false, null);", "")]
    [InlineData("public void Subscribe() { Connect(); _client.reqMktData(1, new Contract(), \"\", false, false, null); }", "")]
    [InlineData("public void Subscribe() { Thread.Sleep(100); _client.reqMktData(1, new Contract(), \"\", false, false, null); }", "")]
    [InlineData("public void A() => _client.reqMktData(1, new Contract(), \"\", false, false, null); public void B() => _client.reqRealTimeBars(2, new Contract(), 5, \"TRADES\", true, null);", "A B")]
    [InlineData("public void A() { B(1); B(2); } private void B(int id) => _client.reqMktData(id, new Contract(), \"\", false, false, null);", "A")]
    [InlineData("public void A() => _client.reqMktData(1, new Contract(), \"\", false, false, null); public void B(int id) => _client.reqRealTimeBars(id, new Contract(), 5, \"TRADES\", true, null);", "")]
    public async Task The_methods_that_a_fix_calls(string streams, string methods)
        => Assert.Equal(methods, string.Join(" ", FixData.Resubscribe(Assert.Single(await DiagnosticsAsync(
            Rule, Program(streams + Error + "{ if (errorCode == 1101) Console.WriteLine(); }"))).Properties)));

    [Fact]
    public async Task A_body_with_hundreds_of_branches()
    {
        var cases = string.Concat(Enumerable.Range(100, 500).Select(static code => $"case {code}: Console.WriteLine(\"{code}\"); break;\n"));

        Assert.Single(await DiagnosticsAsync(Rule, Program(Stream + Error + "{ switch (errorCode) { " + cases + " case 1101: Console.WriteLine(); break; } }")));
    }

    [Fact]
    public Task Local_to_its_file_and_nowhere_in_generated_code()
        => new RuleTest(Rule)
        {
            Source = Program(Stream + Error + "{ if (errorCode == {|IBAPI3009:1101|}) Console.WriteLine(); }")
                .Replace("private static void Main(", "public static void Main(", System.StringComparison.Ordinal),
            Generations = [ApiGeneration.Newest],
        }.RunAsync();
}
