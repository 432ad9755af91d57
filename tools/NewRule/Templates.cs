namespace IbApi.Analyzers.NewRule;

/// <summary>The files of a rule that does nothing useful yet, but does it properly.</summary>
internal static class Templates
{
    /// <summary>What the light bulb says until its author says better.</summary>
    public const string FixTitle = "Use the paper port 7497";

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
                        if (value.Uses[0].Origin is { IsInCode: true, Number: {{rule.Port}} })
                        {
                            file.Report(
                                Descriptors.{{rule.Name}},
                                value.Place,
                                value.Uses.Select(static use => use.Call.Place),
                                {{(rule.HasFix ? "FixData.ForReplacementPort(7497)" : "null")}},
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

    /// <summary>A line of the list of cases.</summary>
    public static string VisualBasicCase(RuleRequest rule)
        => $"        new(\"{rule.Id}\", Statement(\"client.eConnect(\\\"\\\", $$, 1)\"), \"[|{rule.Port}|]\", \"7497\"),\n";

    public static string Fixer(RuleRequest rule)
        => $$"""
            using System.Collections.Immutable;
            using System.Threading.Tasks;
            using IbApi.Analyzers.Diagnostics;
            using IbApi.Analyzers.Editing;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.CodeFixes;

            namespace IbApi.Analyzers.{{rule.Category}};

            /// <summary>{{rule.Id}}: writes the port that the rule tells.</summary>
            [ExportCodeFixProvider(LanguageNames.CSharp)]
            public sealed class {{rule.Name}}Fixer : CodeFixProvider
            {
                public const string EquivalenceKey = "{{rule.Name}}";

                public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.{{rule.Name}});

                public override FixAllProvider GetFixAllProvider()
                    => WellKnownFixAllProviders.BatchFixer;

                public override async Task RegisterCodeFixesAsync(CodeFixContext context)
                {
                    foreach (var diagnostic in context.Diagnostics)
                    {
                        var span = diagnostic.Location.SourceSpan;
                        if (FixData.ReplacementPort(diagnostic.Properties) is { } port
                            && await TextEdit.TokenAtAsync(context.Document, span, context.CancellationToken).ConfigureAwait(false) is { } literal
                            && LiteralEdit.WithPort(literal, port) is { } replacement)
                        {
                            context.RegisterCodeFix(
                                TextEdit.Replace($"Use the paper port {port}", EquivalenceKey, context.Document, span, replacement), diagnostic);
                        }
                    }
                }
            }

            """;

    public static string FixerTests(RuleRequest rule)
        => $$$""""
            using System.Threading.Tasks;
            using IbApi.Analyzers.{{{rule.Category}}};
            using IbApi.Analyzers.Tests.CodeFixes.Lifecycle;
            using IbApi.Analyzers.Tests.Verification;
            using Xunit;

            namespace IbApi.Analyzers.Tests.CodeFixes.{{{rule.Category}}};

            /// <summary>The fix of {{{rule.Id}}}: what it writes, and what that does when it runs.</summary>
            [Executes(typeof({{{rule.Name}}}Fixer))]
            public sealed class {{{rule.Name}}}FixerTests
            {
                private const string Rule = DiagnosticIds.{{{rule.Name}}};

                [Fact]
                public Task Another_port_is_written()
                    => new FixTest<{{{rule.Name}}}Fixer>(Rule)
                    {
                        Source = Program("{|" + Rule + ":{{{rule.Port}}}|}"),
                        Fixed = Program("7497"),
                        Title = "{{{FixTitle}}}",
                    }.RunAsync();

                [Fact]
                public async Task The_program_arrives_there()
                    => Assert.Equal("arrived", await FixedSession.RunFixedAsync<{{{rule.Name}}}Fixer>(Rule, Program("{{{rule.Port}}}") + Session, ApiGeneration.Newest));

                private static string Program(string port)
                    => $$"""
                        using IBApi;

                        public static class Bot
                        {
                            public static void Connect(EClientSocket client)
                            {
                                client.eConnect("{{{rule.Name}}}", {{port}}, 1);
                            }
                        }

                        """;

                private const string Session = """
                    public class Wrapper : Stub
                    {
                    }

                    public static class Session
                    {
                        public static string Run(string argument)
                        {
                            using (IBApi.StandIn.StandInTws.Listen("{{{rule.Name}}}", 7497))
                            {
                                var client = new EClientSocket(new Wrapper(), new EReaderMonitorSignal());
                                Bot.Connect(client);
                                return client.IsConnected() ? "arrived" : "lost";
                            }
                        }
                    }
                    """;
            }

            """";

    /// <summary>The section of the page, with what the fix makes of the example.</summary>
    private static string Fix(RuleRequest rule)
        => !rule.HasFix ? "None: say why the right code is not in the wrong one." : """
            <!-- fix: the paper port -->

            *Use the paper port 7497*: say what is written, and where that is not offered.

            The fix makes of the example above:

            ```csharp fixed
            using IBApi;

            public static class Bot
            {
                public static void Connect(EClientSocket client)
                {
                    client.eConnect("127.0.0.1", 7497, 1);
                }
            }
            ```
            """.ReplaceLineEndings("\n");

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

            {{Fix(rule)}}

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
