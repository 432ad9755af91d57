using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Endpoint;
using IbApi.Analyzers.Rules.Endpoint;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>The fix of IBAPI1008: what it writes, that it compiles everywhere, and that it does what it says.</summary>
[Executes(typeof(CheckPaperAccountFixer))]
public sealed class CheckPaperAccountFixerTests
{
    private const string Usings = "using System;\nusing IBApi;\n\n";

    private const string Check = """
                foreach (string account in accountsList.Split(','))
                {
                    if (account.Length > 0 && !account.StartsWith("D", StringComparison.Ordinal))
                    {
                        _client.eDisconnect();
                        throw new InvalidOperationException($"Account {account} is not a paper account: disconnected before a test can place orders in it.");
                    }
                }

        """;

    /// <summary>A callback before and after.</summary>
    public static TheoryData<string, string> Callbacks => new()
    {
        {
            "    public override void managedAccounts(string accountsList) { }\n",
            "    public override void managedAccounts(string accountsList)\n    {\n" + Check + "    }\n"
        },
        {
            "    public override void managedAccounts(string accountsList)\n    {\n    }\n",
            "    public override void managedAccounts(string accountsList)\n    {\n" + Check + "    }\n"
        },
        {
            "    public override void managedAccounts(string accountsList)\n    {\n        Console.WriteLine(accountsList); // shown\n    }\n",
            "    public override void managedAccounts(string accountsList)\n    {\n" + Check + "\n        Console.WriteLine(accountsList); // shown\n    }\n"
        },
        {
            "    public override void managedAccounts(string accountsList) // why\n    { // what\n        // nothing\n    }\n",
            "    public override void managedAccounts(string accountsList) // why\n    { // what\n" + Check + "\n        // nothing\n    }\n"
        },
        {
            "    public override void managedAccounts(string accountsList) { // what\n    }\n",
            "    public override void managedAccounts(string accountsList) { // what\n" + Check + "    }\n"
        },
        {
            "    public override void managedAccounts(string accountsList) { Console.WriteLine(1); Console.WriteLine(2); } // two\n",
            "    public override void managedAccounts(string accountsList)\n    {\n" + Check + "\n        Console.WriteLine(1); Console.WriteLine(2);\n    } // two\n"
        },
        {
            "    public override void managedAccounts(string accountsList) { Console.WriteLine(1);\n        Console.WriteLine(2);\n    }\n",
            "    public override void managedAccounts(string accountsList) {\n" + Check + "\n        Console.WriteLine(1);\n        Console.WriteLine(2);\n    }\n"
        },
        {
            "    /// <summary>Accounts.</summary>\n    public override void managedAccounts(string accountsList)\n        => Console.WriteLine(accountsList); // shown\n",
            "    /// <summary>Accounts.</summary>\n    public override void managedAccounts(string accountsList)\n    {\n" + Check
                + "\n        Console.WriteLine(accountsList);\n    } // shown\n"
        },
        {
            "    public override void managedAccounts(string accountsList) => throw new NotImplementedException();\n",
            "    public override void managedAccounts(string accountsList)\n    {\n" + Check + "\n        throw new NotImplementedException();\n    }\n"
        },
        {
            "    public override void managedAccounts(string @event) { }\n",
            "    public override void managedAccounts(string @event)\n    {\n"
                + Check.Replace("accountsList", "@event", StringComparison.Ordinal) + "    }\n"
        },
        {
            "    public override void managedAccounts(string account)\n    {\n        Console.WriteLine(account);\n    }\n",
            "    public override void managedAccounts(string account)\n    {\n"
                + Check.Replace("(account.", "(accountId.", StringComparison.Ordinal)
                    .Replace("!account.", "!accountId.", StringComparison.Ordinal)
                    .Replace("string account in accountsList", "string accountId in account", StringComparison.Ordinal)
                    .Replace("{account}", "{accountId}", StringComparison.Ordinal)
                + "\n        Console.WriteLine(account);\n    }\n"
        },
        { "", "\n    public override void managedAccounts(string accountsList)\n    {\n" + Check + "    }\n" },
    };

    [Theory]
    [MemberData(nameof(Callbacks))]
    public async Task Writes_the_check(string before, string after)
        => await AssertFixAsync(Usings + Wrapper(before), Usings + Wrapper(after));

    /// <summary>Whole files in other shapes.</summary>
    public static TheoryData<string, string> Shapes => new()
    {
        // Line ends of Windows stay.
        {
            (Usings + Wrapper("    public override void managedAccounts(string accountsList) { }\n")).ReplaceLineEndings("\r\n"),
            (Usings + Wrapper("    public override void managedAccounts(string accountsList)\n    {\n" + Check + "    }\n")).ReplaceLineEndings("\r\n")
        },

        // Tabs, braces at the end of the line, var.
        {
            Usings + """
            public class Wrapper : DefaultEWrapper {
            	private readonly EClientSocket _client;
            	public Wrapper() {
            		var signal = new EReaderMonitorSignal();
            		_client = new EClientSocket(this, signal);
            	}
            	public void Run() {
            		_client.eConnect("", 7497, 1);
            		_client.placeOrder(1, new Contract(), new Order());
            	}
            	public override void managedAccounts(string accountsList) {
            	}
            }
            """,
            Usings + """
            public class Wrapper : DefaultEWrapper {
            	private readonly EClientSocket _client;
            	public Wrapper() {
            		var signal = new EReaderMonitorSignal();
            		_client = new EClientSocket(this, signal);
            	}
            	public void Run() {
            		_client.eConnect("", 7497, 1);
            		_client.placeOrder(1, new Contract(), new Order());
            	}
            	public override void managedAccounts(string accountsList) {
            		foreach (var account in accountsList.Split(',')) {
            			if (account.Length > 0 && !account.StartsWith("D", StringComparison.Ordinal)) {
            				_client.eDisconnect();
            				throw new InvalidOperationException($"Account {account} is not a paper account: disconnected before a test can place orders in it.");
            			}
            		}
            	}
            }
            """
        },

        // No using, a client that is a property of the base class, an inherited callback, a namespace.
        {
            """
            namespace Bot.Tests
            {
                public abstract class Session : IBApi.DefaultEWrapper
                {
                    protected IBApi.EClientSocket Client { get; set; }
                }

                public class Test : Session
                {
                    public void Run()
                    {
                        Client = new IBApi.EClientSocket(this, new IBApi.EReaderMonitorSignal());
                        Client.eConnect("", 7497, 1);
                        Client.placeOrder(1, new IBApi.Contract(), new IBApi.Order());
                    }
                }
            }
            """,
            """
            namespace Bot.Tests
            {
                public abstract class Session : IBApi.DefaultEWrapper
                {
                    protected IBApi.EClientSocket Client { get; set; }

                    public override void managedAccounts(string accountsList)
                    {
                        foreach (string account in accountsList.Split(','))
                        {
                            if (account.Length > 0 && !account.StartsWith("D", System.StringComparison.Ordinal))
                            {
                                Client.eDisconnect();
                                throw new System.InvalidOperationException($"Account {account} is not a paper account: disconnected before a test can place orders in it.");
                            }
                        }
                    }
                }

                public class Test : Session
                {
                    public void Run()
                    {
                        Client = new IBApi.EClientSocket(this, new IBApi.EReaderMonitorSignal());
                        Client.eConnect("", 7497, 1);
                        Client.placeOrder(1, new IBApi.Contract(), new IBApi.Order());
                    }
                }
            }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Keeps_the_shape_of_the_file(string before, string after)
        => await AssertFixAsync(before, after);

    /// <summary>Further forms, with a part of what the fix must write.</summary>
    public static TheoryData<string, string> Forms => new()
    {
        // One line.
        {
            "public class Wrapper : DefaultEWrapper { private EClientSocket _client; public void Run() { _client = new EClientSocket(this, new EReaderMonitorSignal()); _client.eConnect(\"\", 7497, 1); _client.placeOrder(1, new Contract(), new Order()); } }\n",
            "\n    public override void managedAccounts(string accountsList)\n    {\n        foreach (string account in accountsList.Split(','))\n"
        },

        // What hides the field.
        {
            Wrapper("    public override void managedAccounts(string accountsList)\n    {\n        var _client = 1;\n        Console.WriteLine(_client);\n    }\n"),
            "this._client.eDisconnect();"
        },

        // Names of the user's own.
        {
            "namespace Bot\n{\n    public class StringComparison { }\n    public class InvalidOperationException { }\n"
                + Wrapper("    public override void managedAccounts(string accountsList) { }\n") + "}\n",
            "throw new System.InvalidOperationException("
        },
        {
            "namespace Bot.System\n{\n    public class StringComparison { }\n    public class InvalidOperationException { }\n"
                + Wrapper("    public override void managedAccounts(string accountsList) { }\n") + "}\n",
            "throw new global::System.InvalidOperationException("
        },

        // An explicit implementation, in a part of a class.
        {
            Wrapper("").Replace("public class Wrapper : DefaultEWrapper", "public partial class Wrapper : DefaultEWrapper, EWrapper", StringComparison.Ordinal)
                + "public partial class Wrapper\n{\n    void EWrapper.managedAccounts(string accountsList)\n    {\n    }\n}\n",
            "    void EWrapper.managedAccounts(string accountsList)\n    {\n" + Check + "    }\n"
        },

        // The object is the client.
        {
            "public class Client : EClientSocket, EWrapper\n{\n"
                + string.Join("\n", WrapperStub.Source(ApiGeneration.Newest, "Stub").Split('\n').Where(static line => line.StartsWith("    ", StringComparison.Ordinal)))
                    .Replace("virtual ", "", StringComparison.Ordinal)
                + "\n    public Client() : base(null, new EReaderMonitorSignal()) { }\n    public void Run() { eConnect(\"\", 7497, 1); placeOrder(1, new Contract(), new Order()); }\n}\n",
            "                eDisconnect();\n"
        },

        // Directives stay where they are.
        {
            Wrapper("\n    #region Accounts\n    public override void managedAccounts(string accountsList)\n    {\n        #if DEBUG\n        Console.WriteLine(accountsList);\n        #endif\n    }\n    #endregion\n"),
            "    #region Accounts\n    public override void managedAccounts(string accountsList)\n    {\n" + Check + "\n        #if DEBUG\n"
        },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Fits_in(string source, string expected)
        => Assert.Contains(
            expected,
            await FixAsync(Project(Usings + source, LanguageVersion.Latest, ApiGeneration.Newest, References.Runtime)),
            StringComparison.Ordinal);

    [Fact]
    public async Task Under_nullable_references()
    {
        const string Source = """
            #nullable enable
            using System;
            using IBApi;

            namespace Bot;

            public sealed class Wrapper : DefaultEWrapper
            {
                private EClientSocket? _client;

                public void Run()
                {
                    _client = new EClientSocket(this, new EReaderMonitorSignal());
                    _client.eConnect("", 7497, 1);
                    _client.placeOrder(1, new Contract(), new Order());
                }

                public override void managedAccounts(string? accountsList) => Console.WriteLine(accountsList);
            }
            """;

        var after = await FixAsync(Project(Source, LanguageVersion.Preview, ApiGeneration.Newest, References.Runtime));

        Assert.Contains("_client?.eDisconnect();", after, StringComparison.Ordinal);
        Assert.Contains("(accountsList ?? string.Empty).Split(',')", after, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task On_every_generation_in_old_code(string name)
    {
        var generation = GenerationOf(name);
        var source = Usings + $$"""
            public class Wrapper : Stub
            {
                private readonly EClientSocket _client;

                public Wrapper()
                {
                    _client = {{WrapperStub.NewClient(generation, "this")}};
                }

                public void Run()
                {
                    _client.eConnect("", 7497, 1);
                    _client.placeOrder(1, new Contract(), new Order());
                }

                public override void managedAccounts(string accountsList)
                {
                }
            }
            """;
        var project = Project(source, LanguageVersion.CSharp7_3, generation, References.Net48)
            .AddDocument("Stub.cs", WrapperStub.Source(generation, "Stub", "managedAccounts"), filePath: "/src/Stub.cs").Project;

        Assert.Contains(Check, await FixAsync(project), StringComparison.Ordinal);
    }

    /// <summary>Programs in which the check cannot be written, or not for every session.</summary>
    public static TheoryData<string> NotOffered =>
    [
        // The client cannot be reached from the callback.
        """
        public class Wrapper : DefaultEWrapper
        {
            public override void managedAccounts(string accountsList) { }
        }
        public class Test
        {
            public void Run(EClientSocket client) { client.eConnect("", 7497, 1); client.placeOrder(1, new Contract(), new Order()); }
        }
        """,

        // There are two clients.
        Wrapper("    private EClientSocket _other;\n    public override void managedAccounts(string accountsList) { }\n"),

        // Another implementation would stay as it is.
        Wrapper("    public override void managedAccounts(string accountsList) { }\n") + "public class Other : DefaultEWrapper { }\n",

        // What has no place in a block.
        Wrapper("    public override void managedAccounts(string accountsList)\n        // shown\n        => Console.WriteLine(accountsList);\n"),
        Wrapper("    public override void managedAccounts(string accountsList) /* shown */ { }\n"),
    ];

    [Theory]
    [MemberData(nameof(NotOffered))]
    public async Task Not_offered(string source)
        => Assert.Null(await ActionAsync(Project(Usings + source, LanguageVersion.Latest, ApiGeneration.Newest, References.Runtime)));

    [Fact]
    public async Task Every_callback_gets_its_check_in_its_own_file()
    {
        var project = Project(Usings + Wrapper("    public override void managedAccounts(string accountsList) { }\n"), LanguageVersion.Latest, ApiGeneration.Newest, References.Runtime);
        project = project.AddDocument(
            "Other.cs",
            "using IBApi;\npublic class Other : DefaultEWrapper\n{\n    private EClientSocket _socket;\n    public void Use(EClientSocket s) { _socket = s; }\n}\n",
            filePath: "/src/Other.cs").Project;

        var action = await ActionAsync(project);
        var changed = await ChangedAsync(action!, project);

        Assert.Contains("_client.eDisconnect();", (await TextsAsync(changed))["/src/Program.cs"], StringComparison.Ordinal);
        Assert.Contains("_socket.eDisconnect();", (await TextsAsync(changed))["/src/Other.cs"], StringComparison.Ordinal);
        Assert.Empty(await DiagnosticsAsync(changed));
    }

    [Fact]
    public async Task Fix_all_does_the_same()
    {
        var project = Project(Usings + Wrapper("    public override void managedAccounts(string accountsList) { }\n"), LanguageVersion.Latest, ApiGeneration.Newest, References.Runtime);
        var action = await ActionAsync(project);
        var document = project.Documents.First();
        var fixer = new CheckPaperAccountFixer();
        var all = await fixer.GetFixAllProvider().GetFixAsync(new FixAllContext(
            document, fixer, FixAllScope.Solution, action!.EquivalenceKey!, fixer.FixableDiagnosticIds, new Found(), CancellationToken.None));

        Assert.Equal(await TextsAsync(await ChangedAsync(action, project)), await TextsAsync(await ChangedAsync(all!, project)));
    }

    public static TheoryData<string> Generations => [.. ApiGeneration.Tested.Select(static generation => generation.Name)];

    /// <summary>The fixed program meets a TWS.</summary>
    [Theory]
    [MemberData(nameof(Generations))]
    public async Task The_fixed_program_leaves_a_live_session(string name)
    {
        var generation = GenerationOf(name);
        var files = Runnable(generation);
        var project = Project(files[0], LanguageVersion.CSharp7_3, generation, References.Runtime);
        project = project.AddDocument("Stub.cs", files[1], filePath: "/src/Stub.cs").Project;
        var changed = await ChangedAsync((await ActionAsync(project))!, project);
        var run = await LoadAsync(changed, generation);

        var live = run("DU1,U123,");

        // In 9.71 the client's own thread swallows what a callback throws.
        Assert.Equal(
            generation == ApiGeneration.V971
                ? "connected False, orders 0"
                : "connected False, orders 0, Account U123 is not a paper account: disconnected before a test can place orders in it.",
            live);
        Assert.StartsWith("connected False, orders 0", run("U123"), StringComparison.Ordinal);
        Assert.StartsWith("connected False, orders 0", run("du1"), StringComparison.Ordinal);
        Assert.Equal("connected True, orders 1", run("DU1,DU2,"));
        Assert.Equal("connected True, orders 1", run("DF7"));
        Assert.Equal("connected True, orders 1", run(""));
    }

    /// <summary>A session that places one order when it is ready, and tells how it ended.</summary>
    private static string[] Runnable(ApiGeneration generation)
    {
        var reads = generation != ApiGeneration.V971;
        return
        [
            $$"""
            using System;
            using System.Threading;
            using IBApi;
            using IBApi.StandIn;

            public class Wrapper : Stub
            {
                private readonly EClientSocket _client;
                {{(reads ? "private readonly EReaderSignal _signal = new EReaderMonitorSignal();" : "")}}
                private volatile bool _ready;

                public Wrapper()
                {
                    _client = {{(reads ? "new EClientSocket(this, _signal)" : "new EClientSocket(this)")}};
                }

                public override void managedAccounts(string accountsList) => Console.WriteLine(accountsList);

                public override void nextValidId(int orderId)
                {
                    _ready = true;
                }

                public string Run(StandInTws tws)
                {
                    var failure = "";
                    _client.eConnect("127.0.0.1", tws.Port, 1);
                    {{(reads
                        ? "var reader = new EReader(_client, _signal); reader.Start(); try { while (!_ready) { _signal.waitForSignal(); reader.processMsgs(); } } catch (InvalidOperationException e) { failure = \", \" + e.Message; }"
                        : "SpinWait.SpinUntil(() => _ready || !_client.IsConnected(), 5000);")}}
                    if (_ready)
                    {
                        _client.placeOrder(1, new Contract(), new Order());
                    }

                    return "connected " + _client.IsConnected() + ", orders " + tws.Orders.Count + failure;
                }
            }

            public static class Session
            {
                public static string Run(string accounts)
                {
                    using (var tws = StandInTws.Listen())
                    {
                        tws.Accounts = accounts;
                        return new Wrapper().Run(tws);
                    }
                }
            }
            """,
            WrapperStub.Source(generation, "Stub", "managedAccounts"),
        ];
    }

    private static async Task<Func<string, string>> LoadAsync(Project project, ApiGeneration generation)
    {
        var compilation = (await project.GetCompilationAsync())!;
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext(generation.Name + " fixed", isCollectible: false);
        context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "standins", generation.Name, "CSharpAPI.dll"));
        var run = context.LoadFromStream(image).GetType("Session", throwOnError: true)!.GetMethod("Run")!;
        return accounts => (string)run.Invoke(null, [accounts])!;
    }

    private static string Wrapper(string members)
        => $$"""
            public class Wrapper : DefaultEWrapper
            {
                private readonly EClientSocket _client;

                public Wrapper()
                {
                    _client = new EClientSocket(this, new EReaderMonitorSignal());
                }

                public void Run()
                {
                    _client.eConnect("", 7497, 1);
                    _client.placeOrder(1, new Contract(), new Order());
                }
            {{members}}}

            """;

    private static ApiGeneration GenerationOf(string name)
        => ApiGeneration.Named(name);

    private static async Task AssertFixAsync(string before, string after)
    {
        foreach (var (version, references) in new[] { (LanguageVersion.CSharp7_3, References.Net48), (LanguageVersion.Preview, References.Runtime) })
        {
            Assert.Equal(after, await FixAsync(Project(before, version, ApiGeneration.V1030, references)));
        }
    }

    /// <summary>The first file after the fix, which must leave no diagnostic of ours, and no new one of the compiler's.</summary>
    private static async Task<string> FixAsync(Project project)
    {
        var action = await ActionAsync(project);
        Assert.NotNull(action);
        var changed = await ChangedAsync(action, project);

        Assert.Empty(await WarningsAsync(project));
        Assert.Empty(await WarningsAsync(changed));
        Assert.Empty(await DiagnosticsAsync(changed));
        Assert.Null(await ActionAsync(changed));
        return (await TextsAsync(changed))["/src/Program.cs"];
    }

    private static async Task<CodeAction?> ActionAsync(Project project)
    {
        var found = await DiagnosticsAsync(project);
        if (found.IsEmpty)
        {
            return null;
        }

        CodeAction? offered = null;
        await new CheckPaperAccountFixer().RegisterCodeFixesAsync(new CodeFixContext(
            project.GetDocument(found[0].Location.SourceTree)!,
            Assert.Single(found),
            (action, _) => offered = action,
            CancellationToken.None));
        return offered;
    }

    private static async Task<Project> ChangedAsync(CodeAction action, Project project)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
        => await (await project.GetCompilationAsync())!
            .WithAnalyzers([new OrdersWithoutPaperCheck()], project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None);

    private static async Task<string[]> WarningsAsync(Project project)
        => [.. (await project.GetCompilationAsync())!.GetDiagnostics()
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(static diagnostic => diagnostic.Id + diagnostic.GetMessage(null))
            .Order(StringComparer.Ordinal)];

    private static async Task<Dictionary<string, string>> TextsAsync(Project project)
    {
        var texts = new Dictionary<string, string>();
        foreach (var document in project.Documents)
        {
            texts.Add(document.FilePath!, (await document.GetTextAsync()).ToString());
        }

        return texts;
    }

    private static Project Project(string source, LanguageVersion version, ApiGeneration api, ImmutableArray<MetadataReference> references)
    {
        var project = new AdhocWorkspace()
            .AddProject("Tests", LanguageNames.CSharp)
            .WithMetadataReferences(references.Add(api.Reference))
            .WithParseOptions(new CSharpParseOptions(version))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error));
        project = project.AddAnalyzerConfigDocument(
            ".globalconfig",
            SourceText.From("is_global = true\nbuild_property.IsTestProject = true\n"),
            filePath: "/src/.globalconfig").Project;
        return project.AddDocument("Program.cs", source, filePath: "/src/Program.cs").Project;
    }

    private sealed class Found : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => await DiagnosticsAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => (await DiagnosticsAsync(document.Project)).Where(found => found.Location.GetLineSpan().Path == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
