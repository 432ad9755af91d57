using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using Xunit.Abstractions;

namespace IbApi.Analyzers.Tests.Model;

/// <summary>What the model costs, in counters: they are steady where times are not.</summary>
public sealed class WorkTests(ITestOutputHelper output)
{
    private const int Trees = 2_000;
    private const int TreesWithApi = 20;

    private static readonly Compilation Large = LargeProject();

    [Fact]
    public void A_closure_over_a_large_project_tries_few_tokens_and_binds_few_places()
    {
        var findings = TestProgram.Find(Large.Clone());

        Assert.Equal(TreesWithApi, findings.Calls.Length);
        Assert.All(findings.Calls, static call => Assert.Equal(OriginKind.Written, Assert.Single(call.Port).Kind));
        Write(findings);
        Assert.InRange(findings.Counters.TokensTried, 1, 999);
        Assert.InRange(findings.Counters.OperationsBound, 1, 999);
        Assert.Equal(1, findings.Counters.Closures);
    }

    [Fact]
    public void An_edit_reads_one_text_and_ten_files_cost_one_closure()
    {
        // The facts of the other trees are known by then.
        TestProgram.Find(Large.Clone());
        var old = Large.SyntaxTrees.First(static tree => tree.FilePath.EndsWith("Other1234.cs", StringComparison.Ordinal));
        var edited = Large.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(
            old.GetText() + "// edited", (CSharpParseOptions)old.Options, old.FilePath));

        // For each file the driver clones the compilation and makes a model of its own.
        var all = Enumerable.Range(0, 10).Select(_ => TestProgram.Find(edited.Clone())).Distinct().ToArray();

        var findings = Assert.Single(all);
        Assert.Equal(1, findings.Counters.TextsFiltered);
        Assert.InRange(findings.Counters.TreesIndexed, 0, 1);
        Assert.Equal(1, findings.Counters.Closures);
    }

    [Fact]
    public void Files_without_the_api_add_no_work_to_any_part_of_the_model()
    {
        var few = AskAll(LargeProject(200, TreesWithApi));
        var many = AskAll(LargeProject(Trees, TreesWithApi));

        Assert.True(many.TextsFiltered >= Trees, "Every text is read once, for its words.");
        Assert.Equal(
            (few.TokensTried, few.OperationsBound, few.DeclarationsLookedUp),
            (many.TokensTried, many.OperationsBound, many.DeclarationsLookedUp));
    }

    [Fact]
    public void A_project_ten_times_as_large_has_ten_times_as_many_files_indexed()
    {
        var (few, many) = (AskAll(LargeProject(200, 4)), AskAll(LargeProject(Trees, 40)));

        output.WriteLine($"indexed {few.TreesIndexed} {many.TreesIndexed}");
        Assert.InRange(many.TreesIndexed, 40, few.TreesIndexed * 11);
    }

    [Theory]
    [InlineData(120)]
    public void Many_programs_in_one_project_cost_linear_work(int count)
    {
        var (few, many) = (AskAll(Programs(count / 10)), AskAll(Programs(count)));

        output.WriteLine($"tokens {few.TokensTried} {many.TokensTried}, bound {few.OperationsBound} {many.OperationsBound}, declarations {few.DeclarationsLookedUp} {many.DeclarationsLookedUp}");
        Assert.InRange(many.TokensTried, 1, few.TokensTried * 11);
        Assert.InRange(many.OperationsBound, 1, few.OperationsBound * 11);
        Assert.InRange(many.DeclarationsLookedUp, 1, few.DeclarationsLookedUp * 11);
    }

    [Fact]
    public void What_one_part_of_the_model_has_looked_up_costs_the_others_nothing()
    {
        var alone = Model();
        _ = (alone.EarlyRequests(default), alone.EndlessWaits(default));
        var shared = Model();
        _ = shared.Connections(default);
        _ = (shared.Lifecycle(default), shared.Losses(default), shared.Drops(default));
        var before = (shared.Counters.TokensTried, shared.Counters.OperationsBound, shared.Counters.DeclarationsLookedUp);
        _ = (shared.EarlyRequests(default), shared.EndlessWaits(default));

        output.WriteLine($"alone {alone.Counters.TokensTried} {alone.Counters.OperationsBound}, added {shared.Counters.TokensTried - before.TokensTried} {shared.Counters.OperationsBound - before.OperationsBound}");
        Assert.InRange(shared.Counters.TokensTried - before.TokensTried, 0, alone.Counters.TokensTried / 10);
        Assert.InRange(shared.Counters.OperationsBound - before.OperationsBound, 0, alone.Counters.OperationsBound / 10);
        Assert.InRange(shared.Counters.DeclarationsLookedUp - before.DeclarationsLookedUp, 0, alone.Counters.DeclarationsLookedUp / 10);

        static IbApiModel Model() => IbApiModel.TryCreate(Programs(10), TestOptions.None)!;
    }

    [Fact]
    public void Without_loops_callbacks_and_requests_the_life_of_connections_binds_nothing_more()
    {
        var model = IbApiModel.TryCreate(LargeProject(200, TreesWithApi), TestOptions.None)!;
        _ = model.Connections(default);
        var before = model.Counters.OperationsBound;
        _ = (model.Lifecycle(default), model.Losses(default), model.Drops(default), model.EarlyRequests(default), model.EndlessWaits(default));

        Assert.Equal(before, model.Counters.OperationsBound);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public async Task A_build_works_out_nothing_that_only_suggests_and_in_tests_no_losses(string isTest, bool looksForLosses)
    {
        var compilation = Programs(2);
        var options = TestOptions.Of(("build_property.IsTestProject", isTest));
        var rules = AllRules.Analyzers.Where(static rule => rule.SupportedDiagnostics.Any(static one => one.DefaultSeverity >= DiagnosticSeverity.Warning));
        _ = await compilation.WithAnalyzers([.. rules], (AnalyzerOptions)options).GetAnalyzerDiagnosticsAsync();

        Assert.True(IsKnown(LifecycleFindings.None));
        Assert.True(IsKnown(EarlyRequestFindings.None));
        Assert.Equal(looksForLosses, IsKnown(LossFindings.None));
        Assert.False(IsKnown(DropFindings.None));
        Assert.False(IsKnown(EndlessWaitFindings.None));
        Assert.False(IsKnown(OrderFindings.None));

        bool IsKnown<TFindings>(TFindings other)
            where TFindings : class
            => SnapshotSlot<TFindings>.GetOrCreate(new SnapshotSlot<TFindings>.Key(compilation, string.Empty), () => other, default) != other;
    }

    [Theory]
    [InlineData(300)]
    public void Many_callback_classes_in_one_file_cost_linear_work(int count)
    {
        var (few, many) = (AskAll(Callbacks(count / 10)), AskAll(Callbacks(count)));

        output.WriteLine($"tokens {few.TokensTried} {many.TokensTried}, bound {few.OperationsBound} {many.OperationsBound}, declarations {few.DeclarationsLookedUp} {many.DeclarationsLookedUp}");
        Assert.InRange(many.TokensTried, 1, few.TokensTried * 10);
        Assert.InRange(many.OperationsBound, 1, few.OperationsBound * 10);
        Assert.InRange(many.DeclarationsLookedUp, 1, few.DeclarationsLookedUp * 10);

        static Compilation Callbacks(int number)
            => Compile("} " + string.Concat(Enumerable.Range(0, number).Select(static i =>
                $"class W{i} : DefaultEWrapper {{ private EClientSocket _client; public override void connectionClosed() => Console.WriteLine(1); "
                + $"public void Go() {{ _client = new EClientSocket(this, new EReaderMonitorSignal()); _client.eConnect(\"\", 7497, {i}); "
                + "_client.reqMktData(1, new Contract(), \"\", false, false, null); } }\n")) + "class End {");
    }

    [Theory]
    [InlineData(100)]
    public void Declarations_that_only_have_the_name_bind_nothing(int count)
    {
        var (few, many) = (TestProgram.Find(Program(1)).Counters, TestProgram.Find(Program(count)).Counters);

        Assert.Equal(few.OperationsBound, many.OperationsBound);

        static Compilation Program(int others)
            => Compile("EClientSocket c; void Connect(string host, int port, int id) => c.eConnect(host, port, id); void Run() => Connect(\"\", 7496, 1);\n} "
                + string.Concat(Enumerable.Range(0, others).Select(static i => $"class Other{i} {{ public void Connect(string host, int port, int id) {{ Console.WriteLine(host); }} }}\n"))
                + "class End {");
    }

    /// <summary>Programs with all that programs do, in a file of their own each.</summary>
    private static Compilation Programs(int number)
        => TestProgram.Compile(Enumerable.Range(0, number).Select(static i => ($"/src/Trader{i}.cs",
            $$"""
            public sealed class Callbacks{{i}} : DefaultEWrapper
            {
                private int _orderId;
                public int NextOrderId => _orderId++;
                public override void nextValidId(int orderId) => _orderId = orderId;
                public override void connectionClosed() => Console.WriteLine("closed {{i}}");
                public override void error(string str) => Console.WriteLine(str);
            }

            public sealed class Trader{{i}}
            {
                private readonly EReaderMonitorSignal _signal = new();
                private readonly Callbacks{{i}} _callbacks = new();
                private readonly EClientSocket _client;
                public Trader{{i}}() => _client = new EClientSocket(_callbacks, _signal);
                public void Open(string host)
                {
                    _client.eConnect(host, 7497, {{i}});
                    var reader = new EReader(_client, _signal);
                    reader.Start();
                    new Thread(() => { while (_client.IsConnected()) { _signal.waitForSignal(); reader.processMsgs(); } }) { IsBackground = true }.Start();
                }

                public void Watch(Contract contract) => _client.reqMktData({{i}}, contract, "", false, false, null);
                public void Buy(Contract contract, Order order)
                {
                    if (_client.ServerVersion >= 150) { order.OutsideRth = true; }
                    _client.placeOrder(_callbacks.NextOrderId, contract, order);
                }

                public void Close() => _client.eDisconnect();
            }
            """)).ToArray());

    [Theory]
    [InlineData(5_000)]
    public void Many_connect_calls_cost_linear_work(int count)
    {
        var few = TestProgram.Find(Calls(count / 10)).Counters;
        var many = TestProgram.Find(Calls(count));

        Write(many);
        Assert.Equal(count, many.Calls.Length);
        Assert.InRange(many.Counters.OperationsBound, 1, few.OperationsBound * 12);
        Assert.InRange(many.Counters.TokensTried, 1, few.TokensTried * 12);

        static Compilation Calls(int number)
            => Compile(string.Concat(Enumerable.Range(0, number).Select(
                static i => $"void M{i}(EClientSocket c) {{ var port = 7496; c.eConnect(\"\", port, {i}); }}\n")));
    }

    [Theory]
    [InlineData(2_000)]
    public void A_long_chain_of_wrappers_costs_linear_work_and_little_stack(int length)
    {
        var few = TestProgram.Find(Chain(length / 10)).Counters;
        ConnectionFindings? findings = null;
        var thread = new Thread(() => findings = TestProgram.Find(Chain(length)), maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();

        Write(findings!);
        Assert.Equal([OriginKind.Unknown], Assert.Single(findings!.Calls).Port.Select(static origin => origin.Kind));
        Assert.InRange(findings.Counters.OperationsBound, 1, few.OperationsBound * 12);
        Assert.InRange(findings.Counters.TokensTried, 1, few.TokensTried * 12);

        static Compilation Chain(int number)
            => Compile(
                "EClientSocket c; void M0(int port) => c.eConnect(\"\", port, 1);\n"
                + string.Concat(Enumerable.Range(1, number).Select(static i => $"void M{i}(int port) => M{i - 1}(port);\n"))
                + $"void Run() => M{number}(7496);");
    }

    [Fact]
    public void A_chain_that_real_programs_have_is_followed_to_its_end()
        => Assert.Equal(7496L, Assert.Single(Assert.Single(TestProgram.Find(Compile(
            "EClientSocket c; void M0(int port) => c.eConnect(\"\", port, 1);\n"
            + string.Concat(Enumerable.Range(1, 30).Select(static i => $"void M{i}(int port) => M{i - 1}(port);\n"))
            + "void Run() => M30(7496);")).Calls).Port).Value);

    [Fact]
    public void Wrappers_that_all_call_each_other_end()
    {
        const int Count = 60;
        var members = string.Concat(Enumerable.Range(0, Count).Select(static i =>
            $"void M{i}(int port) {{ c.eConnect(\"\", port, {i}); "
            + string.Concat(Enumerable.Range(0, Count).Where(j => j != i).Select(static j => $"M{j}(port); ")) + "}\n"));

        var findings = TestProgram.Find(Compile("EClientSocket c; void Run() => M0(7496);\n" + members));

        Write(findings);
        Assert.Equal(Count, findings.Calls.Length);
        Assert.All(findings.Calls, static call => Assert.All(call.Port, static origin => Assert.True(origin.Value is null or 7496L)));
        Assert.InRange(findings.Counters.OperationsBound, 1, 60_000);
    }

    [Fact]
    public void Functions_that_return_each_other_end()
    {
        var members = "EClientSocket c; bool b; void Run() => c.eConnect(\"\", F0(1), 1);\n" + string.Concat(Enumerable.Range(0, 40).Select(
            static i => $"int F{i}(int p) {{ if (b) return F{(i + 1) % 40}(p); if (!b) return F{(i + 7) % 40}(p + 1); return 7496; }}\n"));

        Assert.Contains(Assert.Single(TestProgram.Find(Compile(members)).Calls).Port, static origin => origin.Kind == OriginKind.Unknown);
    }

    [Fact]
    public void Cancellation_at_any_point_leaves_nothing_behind()
    {
        var compilation = LargeProject(60, 6);
        var expected = Describe(TestProgram.Find(compilation));
        for (var checks = 0; checks < 400; checks += 7)
        {
            var edited = compilation.ReplaceSyntaxTree(
                compilation.SyntaxTrees.First(),
                CSharpSyntaxTree.ParseText(
                    compilation.SyntaxTrees.First().GetText() + $"// {checks}", (CSharpParseOptions)compilation.SyntaxTrees.First().Options, compilation.SyntaxTrees.First().FilePath));
            using var source = new CancellationTokenSource();
            var model = IbApiModel.TryCreate(edited, TestOptions.None)!;
            var clock = new Thread(() => { Thread.SpinWait(checks * 4_000); source.Cancel(); });
            clock.Start();
            try
            {
                Assert.Equal(expected, Describe(model.Connections(source.Token)));
            }
            catch (OperationCanceledException)
            {
            }

            clock.Join();
            Assert.Equal(expected, Describe(TestProgram.Find(edited.Clone())));
        }
    }

    [Fact]
    public async Task Results_do_not_depend_on_the_order_of_files_nor_on_who_asks_first()
    {
        var compilation = LargeProject(60, 6);
        var expected = Describe(TestProgram.Find(compilation));
        var trees = compilation.SyntaxTrees.ToArray();
        foreach (var order in (SyntaxTree[][])
            [[.. trees.Reverse()], [.. trees.OrderBy(static tree => tree.Length)], [.. trees.OrderBy(static tree => tree.FilePath.GetHashCode(StringComparison.Ordinal))]])
        {
            var shuffled = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(order);
            var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Describe(TestProgram.Find(shuffled.Clone())))));
            Assert.All(all, actual => Assert.Equal(expected, actual));
        }
    }

    /// <summary>What all parts of the model cost together.</summary>
    private static WorkCounters AskAll(Compilation compilation)
    {
        var model = IbApiModel.TryCreate(compilation, TestOptions.None)!;
        _ = model.Connections(default);
        _ = model.Orders(default);
        _ = model.Lifecycle(default);
        _ = model.Losses(default);
        _ = model.Drops(default);
        _ = model.Readers(default);
        _ = model.EarlyRequests(default);
        _ = model.EndlessWaits(default);
        _ = model.AutoBinds(default);
        _ = model.StaleCallbacks(default);
        _ = model.Versions(default);
        _ = model.Requests(spoken: 150, default);
        _ = model.OrderIds(default);
        _ = model.OrderRequests(default);
        return model.Counters;
    }

    private void Write(ConnectionFindings findings)
        => output.WriteLine(
            $"tokens {findings.Counters.TokensTried}, bound {findings.Counters.OperationsBound}, declarations {findings.Counters.DeclarationsLookedUp}, "
            + $"indexed {findings.Counters.TreesIndexed}, filtered {findings.Counters.TextsFiltered}");

    private static string Describe(ConnectionFindings findings)
        => string.Join("\n", findings.Calls.Select(static call =>
            $"{call.Place.FileName}:{call.Place.Span} "
            + string.Join(" ", Enum.GetValues<Setting>().Select(setting => string.Join("|", call[setting].Select(TestProgram.Describe))))));

    private static Compilation Compile(string members)
        => TestProgram.Compile([(TestProgram.FirstFile, "class Bot {\n" + members + "\n}")]);

    /// <summary>A few files that use the API, among many that only use the same popular names.</summary>
    private static Compilation LargeProject(int trees = Trees, int withApi = TreesWithApi)
    {
        var files = new List<(string, string)>();
        for (var i = 0; i < withApi; i++)
        {
            files.Add(($"/src/Bot{i}.cs",
                $$"""
                namespace Trading.Bots{{i}};
                public sealed class BotSettings{{i}} { public string Host { get; set; } = "127.0.0.1"; public int Port { get; set; } = {{7400 + i}}; }
                public sealed class Bot{{i}}(EClientSocket client, BotSettings{{i}} settings)
                {
                    public void Start() => Connect(settings.Host, settings.Port, {{i}});
                    private void Connect(string host, int port, int clientId) => client.eConnect(host, port, clientId);
                }
                """));
        }

        for (var i = 0; i < trees - withApi; i++)
        {
            files.Add(($"/src/Other{i}.cs",
                $$"""
                namespace App.Other{{i}};
                public sealed class Settings { public string Host { get; set; } = "db"; public int Port { get; set; } = 5432; }
                public sealed class Client
                {
                    private Settings settings = new() { Port = 1433 };
                    private int port;
                    public void Connect(string host, int port, int clientId) { this.port = port; }
                    public void Start() { Connect("a", settings.Port, 1); settings.Port = 5; settings = new(); port = settings.Port; }
                    public Client Make(Settings settings) => new();
                }
                public sealed class User
                {
                    public void Run() { var client = new Client(); client.Connect("b", 2, 3); client.Start(); var port = 1; client.Connect("", port, 2); }
                }
                """));
        }

        return TestProgram.Compile(files);
    }
}
