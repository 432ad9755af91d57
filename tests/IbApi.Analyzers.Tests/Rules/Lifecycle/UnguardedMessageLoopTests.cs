using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3011: a loop over <c>processMsgs</c> with no <c>try</c> inside it.</summary>
public sealed class UnguardedMessageLoopTests
{
    private const string Pump = "{|IBAPI3011:reader.processMsgs()|};";
    private const string Silent = "reader.processMsgs();";

    [Theory]
    [InlineData("new Thread(() => { while (client.IsConnected()) { signal.waitForSignal(); " + Pump + " } }).Start();")]
    [InlineData("Task.Run(() => { while (true) { signal.waitForSignal(); " + Pump + " } });")]
    [InlineData("for (;;) { signal.waitForSignal(); " + Pump + " }")]
    [InlineData("do { signal.waitForSignal(); " + Pump + " } while (client.IsConnected());")]
    [InlineData("while (client.IsConnected()) " + Pump)]
    public Task A_loop_without_try(string body) => Test(body);

    [Theory]
    [InlineData("try { while (true) { " + Pump + " } } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { while (true) { " + Pump + " } } catch { }")]
    [InlineData("try { while (true) { " + Pump + " } } catch (Exception e) { client.Wrapper.error(e); }")]
    [InlineData("try { while (true) { " + Pump + " } } finally { client.eDisconnect(); }")]
    public Task A_try_outside_whose_catch_starts_nothing(string body) => Test(body);

    /// <summary>The program's own methods may do no more than a log does.</summary>
    [Theory]
    [InlineData("void Failed(Exception e) { }")]
    [InlineData("void Failed(Exception e) { Console.WriteLine(e.Message); System.IO.File.AppendAllText(\"log.txt\", e.ToString()); }")]
    [InlineData("void Failed(Exception e) { Write(e.Message); } void Write(string text) { lock (client) { Console.Error.WriteLine(text); } }")]
    public Task A_handler_that_only_writes_down(string failed)
        => Test("try { while (true) { " + Pump + " } } catch (Exception e) { Failed(e); } " + failed);

    /// <summary>A state that a handler leaves behind counts where something may do something about it.</summary>
    [Theory]
    [InlineData("", Pump)]
    [InlineData("public string Last() => _last;", Silent)]
    [InlineData("public void Watch(EClientSocket client) { while (true) { Thread.Sleep(1000); if (_last != null) { client.eConnect(null, 7497, 1); } } }", Silent)]
    public Task What_a_handler_leaves_behind(string reader, string pump) => new RuleTest("IBAPI3011")
    {
        Source = $$"""
            public class Bot
            {
                private string _last;

                public void Run(EClientSocket client, EReaderSignal signal, EReader reader)
                {
                    new Thread(() =>
                    {
                        try
                        {
                            while (client.IsConnected()) { signal.waitForSignal(); {{pump}} }
                        }
                        catch (Exception e)
                        {
                            Failed(e);
                        }
                    }).Start();
                }

                private void Failed(Exception e) { _last = e.Message; }

                {{reader}}
            }
            """,
        Generations = Readers,
    }.RunAsync();

    [Theory]
    [InlineData("new Thread(() => { while (true) {|#0:reader.processMsgs()|}; }).Start();", "and with its thread the program")]
    [InlineData("new Thread(Loop).Start(); void Loop() { while (true) {|#0:reader.processMsgs()|}; }", "and with its thread the program")]
    [InlineData("Task.Run(() => { while (true) {|#0:reader.processMsgs()|}; });", "and no callback runs any more, while the connection still looks alive")]
    [InlineData("try { while (true) {|#0:reader.processMsgs()|}; } catch { }", "and no callback runs any more, while the connection still looks alive")]
    [InlineData("while (true) {|#0:reader.processMsgs()|};", "and no callback runs any more")]
    public Task The_message_says_what_ends(string body, string end) => new RuleTest("IBAPI3011")
    {
        Source = Program(body),
        Expected =
        [
            new DiagnosticResult("IBAPI3011", DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage($"The first exception in a callback ends the message loop of `Bot.Run`, {end}; catch exceptions inside the loop"),
        ],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task A_loop_in_the_caller() => Test(
        "new Thread(Loop).Start(); void Loop() { while (client.IsConnected()) Once(); } void Once() { signal.waitForSignal(); " + Pump + " }");

    [Fact]
    public Task A_method_that_a_thread_runs() => Test(
        "new Thread(Run) { IsBackground = true }.Start(); void Run() { while (client.IsConnected()) { " + Pump + " } }");

    [Theory]
    [InlineData("while (true) { try { signal.waitForSignal(); " + Silent + " } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("while (true) { signal.waitForSignal(); try { " + Silent + " } catch (InvalidOperationException) { } }")]
    public Task Silent_with_a_try_inside(string body) => Test(body);

    [Theory]
    [InlineData("while (true) { try { while (client.IsConnected()) { " + Silent + " } } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("void Run() { try { while (true) { " + Silent + " } } catch { Run(); } } Run();")]
    [InlineData("void Run() { try { while (true) { " + Silent + " } } catch { } } while (true) Run();")]
    [InlineData("void Run() { while (true) { " + Silent + " } } while (true) { try { Run(); } catch { } }")]
    [InlineData("void Run() { try { while (true) { " + Silent + " } } catch (Exception e) { Failed(e); } } void Failed(Exception e) { new Thread(Run).Start(); } new Thread(Run).Start();")]
    [InlineData("try { while (true) { " + Silent + " } } catch (Exception e) { Failed(e); } void Failed(Exception e) { client.eConnect(null, 7497, 1); }")]
    [InlineData("try { while (true) { " + Silent + " } } catch (Exception e) { Failed(e); } void Failed(Exception e) { client.eDisconnect(); }")]
    [InlineData("try { while (true) { " + Silent + " } } catch (Exception e) { Failed(e); } void Failed(Exception e) { Environment.Exit(1); }")]
    [InlineData("try { while (true) { " + Silent + " } } catch (Exception e) { Failed(e); } void Failed(Exception e) { throw e; }")]
    [InlineData("Action<Exception> failed = Given; try { while (true) { " + Silent + " } } catch (Exception e) { failed(e); } void Given(Exception e) { }")]
    [InlineData("try { while (true) { " + Silent + " } } catch { throw; }")]
    public Task Silent_where_something_may_start_it_again(string body) => Test(body);

    [Theory]
    [InlineData("Retry(() => { while (true) { " + Silent + " } }); void Retry(Action action) { action(); }")]
    [InlineData("Action run = () => { while (true) { " + Silent + " } }; run();")]
    public Task Silent_where_it_is_handed_on(string body) => Test(body);

    [Theory]
    [InlineData("signal.waitForSignal(); " + Silent)]
    [InlineData("new Timer(_ => reader.processMsgs(), null, 0, 10);")]
    public Task Silent_without_a_loop(string body) => Test(body);

    [Fact]
    public Task Silent_about_a_method_of_that_name_of_other_types() => new RuleTest("IBAPI3011")
    {
        Source = """
            public class Pump
            {
                public void processMsgs() { }
                public void Run() { while (true) { processMsgs(); } }
            }
            """,
    }.RunAsync();

    [Fact]
    public Task Half_typed_code() => new RuleTest("IBAPI3011")
    {
        Source = """
            public class Pump
            {
                public void Run(EReader reader) { while (true { reader. processMsgs } while (client.IsConnected( { reader
            }
            """,
        MustCompile = false,
        Generations = Readers,
    }.RunAsync();

    private static System.Collections.Immutable.ImmutableArray<ApiGeneration> Readers
        => ApiGeneration.Tested.Remove(ApiGeneration.V971);

    private static Task Test(string body) => new RuleTest("IBAPI3011")
    {
        Source = Program(body),
        Generations = Readers,
    }.RunAsync();

    private static string Program(string body) => $$"""
        public class Bot
        {
            public void Run(EClientSocket client, EReaderSignal signal, EReader reader)
            {
                {{body}}
            }
        }
        """;
}
