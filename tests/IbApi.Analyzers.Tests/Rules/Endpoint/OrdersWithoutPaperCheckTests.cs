using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Rules.Endpoint;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>IBAPI1008: when a test project places orders without looking at the accounts of the session.</summary>
public sealed class OrdersWithoutPaperCheckTests
{
    private static readonly TestOptions TestProject = TestOptions.Of(("build_property.IsTestProject", "true"));

    /// <summary>Members of a wrapper that connects and places orders; nothing looks at the accounts.</summary>
    public static TheoryData<string> Unchecked =>
    [
        "",
        "public override void managedAccounts(string accountsList) { }",
        "public override void managedAccounts(string accountsList) => Console.WriteLine(accountsList);",
        "public override void managedAccounts(string accountsList) => Console.WriteLine($\"Accounts: {accountsList}\");",
        "public override void managedAccounts(string accountsList) => Console.WriteLine(\"Accounts: \" + accountsList);",
        "public override void managedAccounts(string accountsList) => Console.WriteLine(\"Accounts: {0} {1}\", 1, accountsList.Trim());",
        "public override void managedAccounts(string accountsList) => Console.Out.WriteLine(string.Format(\"{0}\", accountsList));",
        "public override void managedAccounts(string accountsList) => System.Diagnostics.Debug.WriteLine(accountsList ?? \"none\");",
        "public override void managedAccounts(string accountsList) => System.IO.File.AppendAllText(\"log\", accountsList);",
        "public override void managedAccounts(string accountsList) { base.managedAccounts(accountsList); }",
        "public override void managedAccounts(string accountsList) { var text = \"Accounts \" + accountsList; Console.WriteLine(text); }",
        "public override void managedAccounts(string accountsList) => throw new NotImplementedException();",
        "public override void managedAccounts(string accountsList) => Ready.Set(); readonly ManualResetEventSlim Ready = new();",
        "public override void managedAccounts(string accountsList) => _ = accountsList;",
        "public override void managedAccounts(string accountsList) => Log(accountsList); void Log(string text) => Console.WriteLine(text);",
        "public override void managedAccounts(string accountsList) { Log(accountsList); static void Log(object o) => Console.WriteLine(o); }",
        "public override void managedAccounts(string accountsList) { _accounts = accountsList; } string _accounts;",
        "public override void managedAccounts(string accountsList) { Accounts = accountsList; } public string Accounts { get; private set; }",
        "public override void managedAccounts(string accountsList) { Accounts += \",\" + accountsList; } public string Accounts { get; set; }",
        "public override void managedAccounts(string accountsList) { _accounts = nameof(_accounts); } string _accounts;",
        "public override void managedAccountsProtoBuf(IBApi.protobuf.ManagedAccounts message) => Console.WriteLine(message);",

        // Words that only look like an account's prefix.
        "bool Is(string text) => text.StartsWith(\"Date\", StringComparison.Ordinal);",
        "bool Is(string text) => text.StartsWith(\"U\", StringComparison.Ordinal);",
    ];

    [Theory]
    [MemberData(nameof(Unchecked))]
    public async Task Reported(string members)
        => Assert.Single(await DiagnosticsOfAsync(Wrapper(members)));

    /// <summary>Members with which something looks at the accounts, or may.</summary>
    public static TheoryData<string> Checked =>
    [
        "public override void managedAccounts(string accountsList) { if (!accountsList.StartsWith('D')) throw new Exception(); }",
        "public override void managedAccounts(string accountsList) { foreach (var account in accountsList.Split(',')) if (account[0] != 'D') _client.eDisconnect(); }",
        "public override void managedAccounts(string accountsList) { if (accountsList == \"DU1\") Console.WriteLine(); }",
        "public override void managedAccounts(string accountsList) { if (accountsList is \"DU1\") Console.WriteLine(); }",
        "public override void managedAccounts(string accountsList) { if (accountsList.Contains(\"DU\")) Console.WriteLine(); }",
        "public override void managedAccounts(string accountsList) => System.Diagnostics.Debug.Assert(accountsList[0] == 'D');",
        "public override void managedAccounts(string accountsList) => System.Diagnostics.Debug.WriteLineIf(accountsList.Length > 1, \"x\");",
        "public override void managedAccounts(string accountsList) { switch (accountsList) { case \"DU1\": break; } }",
        "public override void managedAccounts(string accountsList) { var all = accountsList; var first = all.Split(',')[0]; if (first != \"DU1\") throw new Exception(); }",
        "public override void managedAccounts(string accountsList) => _accounts = accountsList; string _accounts; bool IsPaper => _accounts[0] == 'D';",
        "public override void managedAccounts(string accountsList) => _accounts.AddRange(accountsList.Split(',')); readonly List<string> _accounts = new();",
        "public override void managedAccounts(string accountsList) => _accounts.Add(accountsList); readonly List<string> _accounts = new();",
        "public override void managedAccounts(string accountsList) => _accounts.TrySetResult(accountsList); readonly TaskCompletionSource<string> _accounts = new();",
        "public override void managedAccounts(string accountsList) => Arrived?.Invoke(accountsList); public event Action<string> Arrived;",
        "public override void managedAccounts(string accountsList) => Check(accountsList); void Check(string all) { if (all[0] != 'D') throw new Exception(); }",
        "public override void managedAccounts(string accountsList) => Check(accountsList); protected virtual void Check(string all) { }",
        "public override void managedAccounts(string accountsList) => Keep(accountsList, out _); void Keep(string all, out string kept) => kept = all;",
        "public override void managedAccounts(string accountsList) => Accounts = accountsList; public string Accounts { set { if (value[0] != 'D') throw new Exception(); } }",
        "public override void managedAccounts(string accountsList) => _state.Accounts = accountsList; readonly State _state = new(); class State { public string Accounts; } string Show() => _state.Accounts;",
        "public override void managedAccounts(string accountsList) { Action check = () => { if (accountsList[0] != 'D') throw new Exception(); }; check(); }",
        "public override void managedAccounts(string accountsList) => _client.reqAccountUpdates(true, accountsList);",
        "public override void managedAccounts(string accountsList) => throw new Exception(accountsList);",
        "public override void managedAccountsProtoBuf(IBApi.protobuf.ManagedAccounts message) { if (message.AccountsList[0] != 'D') throw new Exception(); }",

        // Whoever writes the prefix of a paper account knows what one is.
        "bool IsPaper(string account) => account.StartsWith(\"DU\", StringComparison.Ordinal);",
        "bool IsPaper(string account) => account.StartsWith('D');",
    ];

    [Theory]
    [MemberData(nameof(Checked))]
    public async Task Silent(string members)
        => Assert.Empty(await DiagnosticsOfAsync(Wrapper(members)));

    /// <summary>Whole programs that are no finding.</summary>
    public static TheoryData<string, string> Programs => new()
    {
        { "no connect call", Wrapper("").Replace("_client.eConnect(\"\", 7497, 1);", "", StringComparison.Ordinal) },
        { "no order", Wrapper("").Replace("_client.placeOrder(1, new Contract(), new Order());", "", StringComparison.Ordinal) },
        {
            "orders through another client",
            """
            public class Wrapper : DefaultEWrapper
            {
                public void Run()
                {
                    var connected = new EClientSocket(this, new EReaderMonitorSignal());
                    var other = new EClientSocket(this, new EReaderMonitorSignal());
                    connected.eConnect("", 7497, 1);
                    other.placeOrder(1, new Contract(), new Order());
                }
            }
            """
        },
        {
            "a method of the user's that only has the name",
            """
            public class Wrapper : DefaultEWrapper
            {
                public void Run(EClientSocket client, Broker broker)
                {
                    client.eConnect("", 7497, 1);
                    broker.placeOrder(1, new Contract(), new Order());
                }
            }
            public class Broker { public void placeOrder(int id, Contract contract, Order order) { } }
            """
        },
        {
            "callbacks that are not visible",
            """
            public class Test
            {
                public void Run(EClientSocket client)
                {
                    client.eConnect("", 7497, 1);
                    client.placeOrder(1, new Contract(), new Order());
                }
            }
            """
        },
        {
            "one of several wrappers checks",
            Wrapper("") + "public class Other : DefaultEWrapper { public override void managedAccounts(string list) { if (list[0] != 'D') throw new Exception(); } }"
        },
        {
            "an alias hides an implementation",
            "using Callbacks = IBApi.DefaultEWrapper;\n" + Wrapper("")
                + "public class Other : Callbacks { public override void managedAccounts(string list) { if (list[0] != 'D') throw new Exception(); } }"
        },
        {
            "the base class checks",
            """
            public abstract class Base : DefaultEWrapper
            {
                public override void managedAccounts(string list) { if (list[0] != 'D') throw new Exception(); }
            }
            """ + Wrapper("", "Base")
        },
        {
            "the check is an explicit implementation",
            Wrapper("void EWrapper.managedAccounts(string list) { if (list[0] != 'D') throw new Exception(); }", "DefaultEWrapper, EWrapper")
        },
        {
            "an expression tree",
            """
            public class Wrapper : DefaultEWrapper
            {
                public void Run(EClientSocket client)
                {
                    client.eConnect("", 7497, 1);
                    System.Linq.Expressions.Expression<Action> call = () => client.placeOrder(1, new Contract(), new Order());
                }
            }
            """
        },
        { "generated code", "// <auto-generated/>\n" + Wrapper("") },
        { "the API's own source", Wrapper("") + "namespace IBApi { public class More { } }" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Silent_program(string why, string source)
    {
        Assert.NotEmpty(why);
        Assert.Empty(await DiagnosticsOfAsync(source));
    }

    /// <summary>Whole programs that are findings.</summary>
    public static TheoryData<string, string> Findings => new()
    {
        {
            "an interface of the user's over the callbacks, partial",
            """
            public interface IWrapper : EWrapper { }
            public partial class Wrapper : Stub, IWrapper { EClientSocket _client; }
            public partial class Wrapper
            {
                public override void managedAccounts(string list) { }
                public void Run() { _client.eConnect("", 7497, 1); _client.placeOrder(1, new Contract(), new Order()); }
            }
            """
        },
        {
            "a client of the user's own, which is the wrapper, too",
            """
            public class Client : EClientSocket, EWrapper
            {
            """ + Members + """
                public Client() : base(null, new EReaderMonitorSignal()) { }
                public void Run() { eConnect("", 7497, 1); placeOrder(1, new Contract(), new Order()); }
            }
            """
        },
        {
            "an interface of the user's over the client",
            """
            public interface IClient { void eConnect(string host, int port, int id); void placeOrder(int id, Contract contract, Order order); }
            public class Client : EClientSocket, IClient { public Client(EWrapper w) : base(w, new EReaderMonitorSignal()) { } }
            public class Wrapper : DefaultEWrapper
            {
                public void Run(IClient client) { client.eConnect("", 7497, 1); client.placeOrder(1, new Contract(), new Order()); }
            }
            """
        },
        {
            "a client that is null for a while, made by a factory",
            """
            public class Wrapper : DefaultEWrapper
            {
                EClientSocket Make() => new EClientSocket(this, new EReaderMonitorSignal());
                public void Run() { var client = Make(); client?.eConnect("", 7497, 1); client?.placeOrder(1, new Contract(), new Order()); }
            }
            """
        },
        {
            "another class places the order",
            Wrapper("public EClientSocket Client => _client;").Replace("_client.placeOrder(1, new Contract(), new Order());", "", StringComparison.Ordinal)
                + "public class Test { public void Buy(Wrapper w) { w.Client.placeOrder(1, new Contract(), new Order()); } }"
        },
    };

    [Theory]
    [MemberData(nameof(Findings))]
    public async Task Reported_program(string why, string source)
    {
        Assert.NotEmpty(why);
        Assert.Single(await DiagnosticsOfAsync(source, files: [("/src/Stub.cs", WrapperStub.Source(ApiGeneration.Newest, "Stub"))]));
    }

    public static TheoryData<string> Generations => [.. ApiGeneration.Tested.Select(static generation => generation.Name)];

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task On_every_generation(string name)
    {
        var generation = ApiGeneration.Named(name);
        var files = new[] { ("/src/Stub.cs", WrapperStub.Source(generation, "Stub", "managedAccounts")) };
        string Source(string body)
            => $$"""
                public class Wrapper : Stub
                {
                    private readonly EClientSocket _client;
                    public Wrapper() { _client = {{WrapperStub.NewClient(generation, "this")}}; }
                    public override void managedAccounts(string accountsList) { {{body}} }
                    public void Run() { _client.eConnect("", 7497, 1); _client.placeOrder(1, new Contract(), new Order()); }
                }
                """;

        Assert.Single(await DiagnosticsOfAsync(Source(""), generation, files: files));
        Assert.Empty(await DiagnosticsOfAsync(Source("if (accountsList[0] != 'D') throw new Exception();"), generation, files: files));
    }

    /// <summary>Local, so that editors show it; silent under <c>#pragma</c> and in generated code.</summary>
    [Fact]
    public async Task As_every_rule()
        => await new RuleTest(DiagnosticIds.OrdersWithoutPaperCheck)
        {
            Source = Wrapper("").Replace(
                "_client.placeOrder(1, new Contract(), new Order())",
                "{|IBAPI1008:_client.placeOrder(1, new Contract(), new Order())|}",
                StringComparison.Ordinal),
            Files = [("/0/Zoo.cs", "class Zoo { void Buy(EClientSocket client) => client.placeOrder(3, new Contract(), new Order()); }")],
            Options = [ConfigText.TestProject],
            Generations = [.. ApiGeneration.Tested.Where(static generation => generation != ApiGeneration.V971)],
        }.RunAsync();

    [Fact]
    public async Task Stands_on_the_first_order_and_shows_the_others()
    {
        var found = Assert.Single(await DiagnosticsOfAsync(
            Wrapper("public void More() { _client.placeOrder(2, new Contract(), new Order()); }"),
            files: [("/src/A.cs", "class A { void Buy(EClientSocket client) => client.placeOrder(3, new Contract(), new Order()); }")]));

        Assert.Equal("/src/A.cs", found.Location.GetLineSpan().Path);
        Assert.Equal("client.placeOrder(3, new Contract(), new Order())", TextAt(found.Location));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.Equal(
            "This order goes to whatever account is logged in, because nothing in this test project (IsTestProject is true) looks at the accounts that `managedAccounts` brings; disconnect there unless every account starts with `D`",
            found.GetMessage(null));
        Assert.Equal(
            ["_client.placeOrder(1, new Contract(), new Order())", "_client.placeOrder(2, new Contract(), new Order())"],
            found.AdditionalLocations.Select(TextAt).Where(static text => text.StartsWith("_client.place", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Production_code_may_place_orders()
        => Assert.Empty(await DiagnosticsOfAsync(Wrapper(""), options: TestOptions.Of(("build_property.IsTestProject", "false"))));

    [Fact]
    public async Task Only_the_test_folder_of_a_project()
    {
        var options = new TestOptions(
            ImmutableDictionary<string, string>.Empty,
            ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty
                .Add("/src/Tests.cs", ImmutableDictionary<string, string>.Empty.Add("ibapi.is_test_project", "true")));
        var files = new[] { ("/src/Tests.cs", "class Tests { void Buy(EClientSocket client) => client.placeOrder(3, new Contract(), new Order()); }") };

        var found = Assert.Single(await DiagnosticsOfAsync(Wrapper(""), options: options, files: files));

        Assert.Equal("/src/Tests.cs", found.Location.GetLineSpan().Path);
        Assert.Contains("ibapi.is_test_project says so", found.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mocks_place_no_orders()
        => Assert.Empty(await DiagnosticsOfAsync(
            """
            using NSubstitute;
            public interface IClient { void eConnect(string host, int port, int id); void placeOrder(int id, Contract contract, Order order); }
            public class Client : EClientSocket, IClient { public Client(EWrapper w) : base(w, new EReaderMonitorSignal()) { } }
            public class Wrapper : DefaultEWrapper
            {
                public void Run(Client real)
                {
                    real.eConnect("", 7497, 1);
                    var client = Substitute.For<IClient>();
                    client.placeOrder(1, new Contract(), new Order());
                    client.Received().placeOrder(1, new Contract(), new Order());
                }
            }
            """,
            references: References.Mocks));

    [Fact]
    public async Task A_wrapper_of_another_assembly_may_check()
    {
        var library = TestProgram.Compile(
            [("/lib/Library.cs", "namespace Lib { public class CheckingWrapper : IBApi.DefaultEWrapper { } }")], assemblyName: "Library");
        var references = new[] { library.ToMetadataReference() };

        Assert.Empty(await DiagnosticsOfAsync(Wrapper("", "Lib.CheckingWrapper"), references: references));
        Assert.Empty(await DiagnosticsOfAsync(Wrapper("readonly Lib.CheckingWrapper _other = new();"), references: references));
        Assert.Single(await DiagnosticsOfAsync(Wrapper(""), references: references));
    }

    /// <summary>The tests of a bot order through the bot's client; what the bot does with its accounts is not visible.</summary>
    [Theory]
    [InlineData("var client = new Lib.Bot().Client;")]
    [InlineData("var client = new Lib.Bot().Make();")]
    [InlineData("var client = Lib.Bot.Shared;")]
    [InlineData("var bot = new Lib.Bot(); var client = new EClientSocket(bot.Callbacks, new EReaderMonitorSignal());")]
    public async Task A_client_of_another_assembly_has_callbacks_of_its_own(string client)
    {
        var library = TestProgram.Compile(
            [
                ("/lib/Library.cs", """
                    namespace Lib
                    {
                        public class Bot
                        {
                            public static EClientSocket Shared;
                            public EClientSocket Client { get; set; }
                            public EWrapper Callbacks { get; set; }
                            public EClientSocket Make() => Client;
                        }
                    }
                    """),
            ],
            assemblyName: "Library");

        Assert.Empty(await DiagnosticsOfAsync(
            $$"""
            public class Fake : DefaultEWrapper { }
            public class Test
            {
                public void Run() { {{client}} client.eConnect("", 7497, 1); client.placeOrder(1, new Contract(), new Order()); }
            }
            """,
            references: [library.ToMetadataReference()]));
    }

    [Fact]
    public async Task Visual_Basic()
    {
        static string Source(string body)
            => $"""
                Public Class Wrapper
                    Inherits DefaultEWrapper
                    Private ReadOnly _client As EClientSocket
                    Public Overrides Sub managedAccounts(accountsList As String)
                        {body}
                    End Sub
                    Public Sub Run()
                        _client.eConnect("", 7497, 1)
                        _client.placeOrder(1, New Contract(), New Order())
                    End Sub
                End Class
                """;

        Assert.Single(await DiagnosticsOfAsync(TestProgram.CompileVisualBasic(Source("Console.WriteLine(\"Accounts \" & accountsList)")), TestProject));
        Assert.Empty(await DiagnosticsOfAsync(TestProgram.CompileVisualBasic(Source("If accountsList(0) <> \"D\"c Then Throw New Exception()")), TestProject));
    }

    [Fact]
    public void Worked_out_once_for_a_snapshot()
    {
        var compilation = TestProgram.Compile([(TestProgram.FirstFile, Wrapper(""))]);
        OrderFindings Of(Compilation clone) => IbApiModel.TryCreate(clone, TestProject)!.Orders(CancellationToken.None);

        var findings = Of(compilation);

        Assert.Same(findings, Of(compilation.Clone()));
        Assert.NotSame(findings, Of(compilation.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText("", (CSharpParseOptions)compilation.SyntaxTrees.First().Options))));
    }

    [Fact]
    public void A_cancelled_computation_is_not_kept()
    {
        var compilation = TestProgram.Compile([(TestProgram.FirstFile, Wrapper(""))]);
        var model = IbApiModel.TryCreate(compilation, TestProject)!;
        _ = model.Connections(CancellationToken.None);

        Assert.ThrowsAny<OperationCanceledException>(() => model.Orders(new CancellationToken(canceled: true)));
        Assert.Single(model.Orders(CancellationToken.None).Unchecked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\nclass { void placeOrder( ")]
    [InlineData("\nclass X : EWrapper { public void managedAccounts(string")]
    public async Task Half_typed_code_is_no_matter(string more)
        => _ = await DiagnosticsOfAsync(TestProgram.Compile([(TestProgram.FirstFile, Wrapper("") + more)]), TestProject);

    internal static string Wrapper(string members, string bases = "DefaultEWrapper")
        => $$"""
            public class Wrapper : {{bases}}
            {
                private readonly EClientSocket _client;
                public Wrapper() { _client = new EClientSocket(this, new EReaderMonitorSignal()); }
                public void Run()
                {
                    _client.eConnect("", 7497, 1);
                    _client.placeOrder(1, new Contract(), new Order());
                }
                {{members}}
            }

            """;

    private static string Members
        => string.Join("\n", WrapperStub.Source(ApiGeneration.Newest, "Stub").Split('\n').Where(static line => line.StartsWith("    ", StringComparison.Ordinal)))
            .Replace("virtual ", "", StringComparison.Ordinal);

    private static string TextAt(Location location)
        => location.SourceTree!.GetText().ToString(location.SourceSpan);

    private static Task<ImmutableArray<Diagnostic>> DiagnosticsOfAsync(
        string source,
        ApiGeneration? api = null,
        TestOptions? options = null,
        IEnumerable<(string Path, string Text)>? files = null,
        IEnumerable<MetadataReference>? references = null)
    {
        var compilation = TestProgram.Compile([(TestProgram.FirstFile, source), .. files ?? []], api, references);
        Assert.Empty(TestProgram.ErrorsOf(compilation));
        return DiagnosticsOfAsync(compilation, options ?? TestProject);
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsOfAsync(Compilation compilation, TestOptions options)
    {
        var found = await compilation
            .WithAnalyzers([new OrdersWithoutPaperCheck()], new AnalyzerOptions([], options))
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        Assert.All(found, static diagnostic => Assert.Equal(DiagnosticIds.OrdersWithoutPaperCheck, diagnostic.Id));
        return found;
    }
}
