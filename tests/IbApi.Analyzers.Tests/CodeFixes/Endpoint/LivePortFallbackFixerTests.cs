using System.Threading.Tasks;
using IbApi.Analyzers.Endpoint;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Endpoint;

/// <summary>IBAPI1003, fixes *fall back to the paper port* and *throw when it is missing*.</summary>
public sealed class LivePortFallbackFixerTests
{
    private const string Variable = "Environment.GetEnvironmentVariable(\"IB_PORT\")";

    [Theory]
    [InlineData("int.Parse(" + Variable + " ?? {|IBAPI1003:\"7496\"|})", "int.Parse(" + Variable + " ?? \"7497\")")]
    [InlineData("int.TryParse(" + Variable + ", out var port) ? port : {|IBAPI1003:4001|}", "int.TryParse(" + Variable + ", out var port) ? port : 4002")]
    public Task Falls_back_to_the_paper_port(string port, string expected) => new FixTest<LivePortFallbackFixer>("IBAPI1003")
    {
        Source = Bot(port),
        Fixed = Bot(expected),
        Options = [ConfigText.ProductionProject],
        EquivalenceKey = LivePortFallbackFixer.PaperEquivalenceKey,
    }.RunAsync();

    [Fact]
    public Task The_paper_port_comes_first() => new FixTest<LivePortFallbackFixer>("IBAPI1003")
    {
        Source = Bot("int.Parse(" + Variable + " ?? {|IBAPI1003:\"7496\"|})"),
        Fixed = Bot("int.Parse(" + Variable + " ?? \"7497\")"),
        Options = [ConfigText.ProductionProject],
        Title = "Fall back to the paper port 7497",
    }.RunAsync();

    [Fact]
    public Task Throws_when_it_is_missing() => new FixTest<LivePortFallbackFixer>("IBAPI1003")
    {
        Source = Bot("int.Parse(" + Variable + " ?? {|IBAPI1003:\"7496\"|} /* live */)"),
        Fixed = Bot("int.Parse(" + Variable + " ?? throw new InvalidOperationException(\"IB_PORT is not set.\") /* live */)"),
        Options = [ConfigText.ProductionProject],
        EquivalenceKey = LivePortFallbackFixer.ThrowEquivalenceKey,
        Title = "Throw when the port is not set",
    }.RunAsync();

    [Fact]
    public Task Names_the_exception_in_full_where_System_is_not_imported() => new FixTest<LivePortFallbackFixer>("IBAPI1003")
    {
        Source = Bot("int.Parse(System." + Variable + " ?? {|IBAPI1003:\"7496\"|})").Replace("using System;\n", string.Empty, System.StringComparison.Ordinal),
        Fixed = Bot("int.Parse(System." + Variable + " ?? throw new global::System.InvalidOperationException(\"IB_PORT is not set.\"))")
            .Replace("using System;\n", string.Empty, System.StringComparison.Ordinal),
        Options = [ConfigText.ProductionProject],
        EquivalenceKey = LivePortFallbackFixer.ThrowEquivalenceKey,
    }.RunAsync();

    [Fact]
    public Task A_nullable_number() => new FixTest<LivePortFallbackFixer>("IBAPI1003")
    {
        Source = Configured("configuration.GetValue<int?>(\"IbApi:Port\") ?? {|IBAPI1003:7496|}"),
        Fixed = Configured("configuration.GetValue<int?>(\"IbApi:Port\") ?? throw new InvalidOperationException(\"IbApi:Port is not set.\")"),
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
        EquivalenceKey = LivePortFallbackFixer.ThrowEquivalenceKey,
    }.RunAsync();

    [Theory]
    [InlineData("int.TryParse(" + Variable + ", out var port) ? port : {|IBAPI1003:7496|}")]
    [InlineData("int.Parse(" + Variable + " ?? {|IBAPI1003:\"74\" + \"96\"|})")]
    public Task No_throw_in_other_shapes(string port) => new FixTest<LivePortFallbackFixer>("IBAPI1003")
    {
        Source = Bot(port),
        Options = [ConfigText.ProductionProject],
        EquivalenceKey = LivePortFallbackFixer.ThrowEquivalenceKey,
    }.RunAsync();

    [Fact]
    public Task No_throw_where_the_number_decides_the_type() => new FixTest<LivePortFallbackFixer>("IBAPI1003")
    {
        Source = Configured("(int)(configuration.GetValue<int?>(\"IbApi:Port\") ?? {|IBAPI1003:7496L|})"),
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
        EquivalenceKey = LivePortFallbackFixer.ThrowEquivalenceKey,
    }.RunAsync();

    [Fact]
    public Task No_throw_in_C_6() => new FixTest<LivePortFallbackFixer>("IBAPI1003")
    {
        Source = Bot("int.Parse(" + Variable + " ?? {|IBAPI1003:\"7496\"|})"),
        Options = [ConfigText.ProductionProject],
        EquivalenceKey = LivePortFallbackFixer.ThrowEquivalenceKey,
        Language = LanguageVersion.CSharp6,
        AlsoOnFramework = false,
    }.RunAsync();

    [Fact]
    public Task No_paper_port_under_a_key_that_says_live() => new FixTest<LivePortFallbackFixer>("IBAPI1003")
    {
        Source = Bot("int.Parse(Environment.GetEnvironmentVariable(\"IB_LIVE_PORT\") ?? {|IBAPI1003:\"7496\"|})"),
        Options = [ConfigText.ProductionProject],
        EquivalenceKey = LivePortFallbackFixer.PaperEquivalenceKey,
    }.RunAsync();

    private static string Bot(string port) => $$"""
        using System;
        using IBApi;

        public sealed class Bot
        {
            public void Run(EClientSocket client)
            {
                client.eConnect("", {{port}}, 1);
            }
        }
        """.Replace("\r\n", "\n", System.StringComparison.Ordinal);

    private static string Configured(string port) => $$"""
        using System;
        using IBApi;
        using Microsoft.Extensions.Configuration;

        public sealed class Bot
        {
            public void Run(EClientSocket client, IConfiguration configuration)
            {
                client.eConnect("", {{port}}, 1);
            }
        }
        """;
}
