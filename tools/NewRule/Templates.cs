namespace IbApi.Analyzers.NewRule;

/// <summary>The files of a rule that does nothing useful yet, but does it properly.</summary>
internal static class Templates
{
    public static string Rule(RuleRequest rule)
        => $$"""
            using System.Collections.Immutable;
            using System.Linq;
            using IbApi.Analyzers.Diagnostics;
            using IbApi.Analyzers.Model.Values;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.Diagnostics;

            namespace IbApi.Analyzers.Rules.{{rule.Category}};

            /// <summary>{{rule.Id}}: {{rule.Title}}.</summary>
            [DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
            public sealed class {{rule.Name}} : IbApiRule
            {
                public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
                    ImmutableArray.Create(Descriptors.{{rule.Name}});

                private protected override void AnalyzeTree(TreeContext file)
                {
                    foreach (var value in file.Values(Setting.Port))
                    {
                        if (value.First().Origin is { IsInCode: true, Number: {{rule.Port}} })
                        {
                            file.Report(
                                Descriptors.{{rule.Name}},
                                value.Key,
                                value.Select(static use => use.Call.Place),
                                null,
                                {{rule.Port}});
                        }
                    }
                }
            }

            """;

    public static string Descriptor(RuleRequest rule)
        => $$"""
                public static readonly DiagnosticDescriptor {{rule.Name}} = new(
                    DiagnosticIds.{{rule.Name}},
                    "{{rule.Title}}",
                    "Port {0} is what happens; say what to do",
                    Category.{{rule.Category}},
                    DiagnosticSeverity.{{rule.Severity}},
                    isEnabledByDefault: true,
                    "Say what can happen to the account.",
                    HelpFor(DiagnosticIds.{{rule.Name}}));

            """;

    public static string Tests(RuleRequest rule)
        => $$"""
            using System.Threading.Tasks;
            using IbApi.Analyzers.Tests.Verification;
            using Xunit;

            namespace IbApi.Analyzers.Tests.Rules.{{rule.Category}};

            /// <summary>{{rule.Id}}: {{rule.Title}}.</summary>
            public sealed class {{rule.Name}}Tests
            {
                private const string Rule = DiagnosticIds.{{rule.Name}};

                [Fact]
                public Task The_port_is_reported()
                    => Run("client.eConnect(\"127.0.0.1\", {|" + Rule + ":{{rule.Port}}|}, 1);");

                [Theory]
                [InlineData("client.eConnect(\"127.0.0.1\", 7497, 1);")]
                [InlineData("client.eConnect(\"127.0.0.1\", number, 1);")]
                public Task Another_port_is_silent(string body)
                    => Run(body);

                private static Task Run(string body)
                    => new RuleTest(Rule) { Source = TestSource.Method(body) }.RunAsync();
            }

            """;

    public static string Page(RuleRequest rule, string version)
        => $$"""
            # {{rule.Id}}: {{rule.Title}}

            <!-- generated: facts -->

            <!-- end generated -->

            ## What it finds

            A connection to port {{rule.Port}}. Say what is reported, where, and how far values and calls are followed.

            ## Why it matters

            Say what can happen to the account, in a few sentences that a reader believes.

            ## Example

            Say what is wrong with it:

            ```csharp bad
            using IBApi;

            public static class Bot
            {
                public static void Connect(EClientSocket client)
                {
                    client.eConnect("127.0.0.1", {{rule.Port}}, 1);
                }
            }
            ```

            and what is right with this one:

            ```csharp good
            using IBApi;

            public static class Bot
            {
                public static void Connect(EClientSocket client)
                {
                    client.eConnect("127.0.0.1", 7497, 1);
                }
            }
            ```

            ## Fix

            None: say why the right code is not in the wrong one.

            ## When it stays silent

            - Another port.
            - The port cannot be followed: what is unknown is silent.

            ## Options

            <!-- generated: options -->

            <!-- end generated -->

            ## Severity

            <!-- generated: severity -->

            <!-- end generated -->

            ## Suppress one place

            <!-- generated: suppress -->

            <!-- end generated -->

            ## Since

            Version {{version}}.

            """;
}
