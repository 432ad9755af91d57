using System;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>Where the fix of IBAPI3001 writes, in what form, and where it is not offered. What it does: ReconnectBehaviourTests.</summary>
public sealed class ReconnectFixerTests
{
    public static TheoryData<string, string> ProgramsAndGenerations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var program in ReconnectPrograms.Names)
            {
                data.Add(program, program.EndsWith("Async", StringComparison.Ordinal) ? "V1019" : "V1050");
            }

            data.Add("SingleClass", "V971");
            data.Add("SingleClass", "V1019");
            data.Add("TwoClasses", "V976");
            return data;
        }
    }

    /// <summary>Old C# on .NET Framework and the newest on the newest, with every warning an error.</summary>
    [Theory]
    [MemberData(nameof(ProgramsAndGenerations))]
    public async Task Compiles_and_leaves_no_finding_behind(string program, string generation)
    {
        var api = ReconnectProgram.GenerationOf(generation);
        var (source, _) = ReconnectPrograms.Of(program, api);
        if (program is not ("Service" or "Retrying" or "RetryingAsync"))
        {
            await AssertCleanAsync(ReconnectProgram.Project(source.Replace("_ = Task.Run", "Task unused = Task.Run", StringComparison.Ordinal), api, LanguageVersion.CSharp7_3, References.Net48),
                isReported: false);
        }

        await AssertCleanAsync(
            ReconnectProgram.Project(source, api, LanguageVersion.Preview, ReconnectProgram.AllReferences, other: ReconnectPrograms.Other(program)),
            isReported: program is not ("TwoClasses" or "Event" or "Main"));
    }

    [Theory]
    [InlineData("SingleClass", "V1050")]
    [InlineData("SingleClass", "V1019")]
    [InlineData("Async", "V1050")]
    [InlineData("Main", "V1050")]
    public async Task Compiles_where_references_are_not_null(string program, string generation)
    {
        var api = ReconnectProgram.GenerationOf(generation);
        var (source, _) = ReconnectPrograms.Of(program, api);

        await AssertCleanAsync(
            ReconnectProgram.Project(source, api, LanguageVersion.Preview, References.Runtime, isNullable: true), isReported: program != "Main");
    }

    /// <summary>The class around the places that change, before and after; the rest is the generated type.</summary>
    [Fact]
    public async Task Changes_only_what_tells_the_reconnector()
    {
        var after = await FixAsync(Wrapper);

        Assert.Equal(
            """
            using System;
            using System.Threading;
            using IBApi;

            // A bot.
            public class Bot : DefaultEWrapper // with callbacks
            {
                private readonly EReaderSignal _signal = new EReaderMonitorSignal();
                private readonly EClientSocket _client;
                private readonly IbReconnector _reconnector = new IbReconnector();

                public Bot()
                {
                    _client = new EClientSocket(this, _signal);
                }

                public void Connect(string host, int port)
                {
                    _reconnector.Connect(_client, _signal, host, port /* paper */, 7); // blocks

                    Console.WriteLine("done");
                }

                public void Disconnect(bool now)
                {
                    if (now)
                    {
                        _reconnector.Stop();
                        _client.eDisconnect();
                    }
                }

                /// <summary>The end.</summary>
                public override void connectionClosed()
                {
                    _reconnector.Lost();
                }

                public override void nextValidId(int orderId)
                {
                    Console.WriteLine(orderId); // shown
                    _reconnector.Ready();
                }

                // more
            }

            /// <summary>
            """,
            after[..(after.IndexOf("/// Keeps the session", StringComparison.Ordinal) - 1)]);
        Assert.EndsWith("}\n\npublic class Other { }\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_of_Windows_stay()
    {
        var after = await FixAsync(Wrapper.ReplaceLineEndings("\r\n"));

        Assert.DoesNotContain("\n", after.Replace("\r\n", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>What stands in the program, and what it becomes.</summary>
    public static TheoryData<string, string, string> Forms => new()
    {
        // IB's sample throws in error(Exception), in two ways.
        { "// more", "public override void error(Exception e)\n    {\n        Console.WriteLine(e);\n        throw e;\n    }", "        Console.WriteLine(e);\n    }" },
        {
            "// more",
            "public override void error(Exception e)\n    {\n        switch (e)\n        {\n            case TimeoutException late:\n                break;\n            default:\n                throw e;\n        }\n    }",
            "            default:\n                break;"
        },

        // A callback as a development environment writes it.
        { "Console.WriteLine(orderId); // shown", "throw new NotImplementedException();", "    {\n        _reconnector.Ready();\n    }" },

        // A callback that may end early is told first.
        { "Console.WriteLine(orderId); // shown", "if (orderId < 0) return;", "    {\n        _reconnector.Ready();\n        if (orderId < 0) return;" },

        // Names that hide the member.
        { "bool now", "bool now, string _reconnector = null", "this._reconnector.Stop();" },

        // Another type of the name.
        { "public class Other { }", "public class IbReconnector { }", "private readonly TwsReconnector _reconnector = new TwsReconnector();" },
        { "if (now) _client", "_client?", "        _reconnector.Stop();\n        _client?.eDisconnect();" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Fits_in(string found, string written, string expected)
    {
        Assert.Contains(found, Wrapper, StringComparison.Ordinal);
        Assert.Contains(expected, await FixAsync(Wrapper.Replace(found, written, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>What stands in the program, and what makes it one that is not understood.</summary>
    public static TheoryData<string, string> NotUnderstood => new()
    {
        // The reader is used for something else, or its loop does more than process messages.
        { "reader.Start();", "reader.Start(); GC.KeepAlive(reader);" },
        { "reader.processMsgs();", "reader.processMsgs(); Console.Write(1);" },
        { "_client.IsConnected()", "_client.IsConnected() && DateTime.Now.Hour < 22" },

        // Somebody waits for the end of the thread.
        { "{ IsBackground = true }.Start();", "{ IsBackground = true }.Start(); var t = new Thread(() => reader.processMsgs()); t.Start(); t.Join();" },

        // A signal that cannot be named where the program connects.
        { "new EReader(_client, _signal)", "new EReader(_client, new EReaderMonitorSignal())" },

        // A client that may be null.
        { "_client.eConnect(host, port /* paper */, 7); // blocks", "_client?.eConnect(host, port, 7);" },

        // More than the three settings.
        { "_client.eConnect(host, port /* paper */, 7); // blocks", "_client.eConnect(host, port, 7, true);" },

        // What throws in the middle of error(Exception) ends the reader's thread.
        { "// more", "public override void error(Exception e)\n    {\n        if (e != null) throw e;\n        Console.WriteLine(1);\n    }" },

        // The statement that disconnects shares its line with a directive's.
        { "if (now) _client.eDisconnect();", "if (now) /* why */ _client.eDisconnect();" },

        // A member of the name.
        { "// more", "public object _reconnector;" },
    };

    [Theory]
    [MemberData(nameof(NotUnderstood))]
    public async Task Not_offered(string found, string written)
    {
        Assert.Contains(found, Wrapper, StringComparison.Ordinal);
        var source = Wrapper.Replace(found, written, StringComparison.Ordinal);

        Assert.Null(await ReconnectProgram.FixAsync(
            ReconnectProgram.Project(source, ApiGeneration.V1050, LanguageVersion.Latest, References.Runtime)));
    }

    [Fact]
    public async Task Fix_all_gives_each_wrapper_its_own()
    {
        var second = Wrapper.Replace("using System;\nusing System.Threading;\nusing IBApi;\n", string.Empty, StringComparison.Ordinal)
            .Replace("class Bot", "class SecondBot", StringComparison.Ordinal)
            .Replace("public Bot()", "public SecondBot()", StringComparison.Ordinal)
            .Replace("class Other", "class Another", StringComparison.Ordinal);
        var project = ReconnectProgram.Project(Wrapper + second, ApiGeneration.V1050, LanguageVersion.Latest, References.Runtime);
        var after = await ReconnectProgram.FixAllAsync(project);
        var text = await ReconnectProgram.TextAsync(after);

        Assert.Empty(await ReconnectProgram.WarningsAsync(after));
        Assert.DoesNotContain(".Wrapper", text.Replace("client.Wrapper.error", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("private readonly IbReconnector _reconnector", text, StringComparison.Ordinal);
        Assert.Contains("private readonly TwsReconnector _reconnector", text, StringComparison.Ordinal);
    }

    private const string Wrapper = """
        using System;
        using System.Threading;
        using IBApi;

        // A bot.
        public class Bot : DefaultEWrapper // with callbacks
        {
            private readonly EReaderSignal _signal = new EReaderMonitorSignal();
            private readonly EClientSocket _client;

            public Bot()
            {
                _client = new EClientSocket(this, _signal);
            }

            public void Connect(string host, int port)
            {
                _client.eConnect(host, port /* paper */, 7); // blocks

                // Reads.
                var reader = new EReader(_client, _signal);
                reader.Start();
                new Thread(() =>
                {
                    while (_client.IsConnected())
                    {
                        _signal.waitForSignal();
                        reader.processMsgs();
                    }
                })
                { IsBackground = true }.Start();
                Console.WriteLine("done");
            }

            public void Disconnect(bool now)
            {
                if (now) _client.eDisconnect();
            }

            /// <summary>The end.</summary>
            public override void connectionClosed() { }

            public override void nextValidId(int orderId)
            {
                Console.WriteLine(orderId); // shown
            }

            // more
        }

        public class Other { }

        """;

    private static async Task<string> FixAsync(string source)
    {
        var project = ReconnectProgram.Project(source, ApiGeneration.V1050, LanguageVersion.Latest, References.Runtime);
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));
        var after = await ReconnectProgram.FixAsync(project);
        Assert.NotNull(after);
        Assert.Empty(await ReconnectProgram.WarningsAsync(after));
        return await ReconnectProgram.TextAsync(after);
    }

    /// <param name="project">A program.</param>
    /// <param name="isReported">False where the rule is silent: a library's events, a program that ends by itself. The fix does its work all the same.</param>
    private static async Task AssertCleanAsync(Microsoft.CodeAnalysis.Project project, bool isReported)
    {
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));
        var before = await ReconnectProgram.FindingsAsync(project);
        Assert.True(!isReported || before.Any(static finding => finding.StartsWith("IBAPI3001", StringComparison.Ordinal)));
        var after = await ReconnectProgram.FixAsync(project);

        Assert.NotNull(after);
        Assert.Empty(await ReconnectProgram.WarningsAsync(after));
        var findings = (await ReconnectProgram.FindingsAsync(after)).ToLookup(static finding => finding[..9]);
        Assert.Empty(findings["IBAPI3001"]);
        Assert.All(findings, group => Assert.True(
            group.Count() <= before.Count(finding => finding.StartsWith(group.Key, StringComparison.Ordinal)), string.Join("\n", group)));
    }
}
