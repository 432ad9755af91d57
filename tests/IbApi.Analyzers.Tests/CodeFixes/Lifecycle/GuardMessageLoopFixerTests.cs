using System.Threading.Tasks;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>IBAPI3011, fix *catch exceptions of callbacks inside the loop*.</summary>
public sealed class GuardMessageLoopFixerTests
{
    [Fact]
    public Task Hands_them_to_the_trace() => new FixTest<GuardMessageLoopFixer>("IBAPI3011")
    {
        Source = """
            using System;
            using System.Threading;
            using IBApi;

            public static class Pump
            {
                public static void Start(EClientSocket client, EReaderSignal signal, EReader reader)
                {
                    new Thread(() =>
                    {
                        while (client.IsConnected())
                        {
                            signal.waitForSignal();
                            {|IBAPI3011:reader.processMsgs()|}; // callbacks run here
                        }
                    }).Start();
                    new Thread(() => { while (client.IsConnected()) {|IBAPI3011:reader.processMsgs()|}; }).Start();
                }
            }
            """,
        Fixed = """
            using System;
            using System.Threading;
            using IBApi;

            public static class Pump
            {
                public static void Start(EClientSocket client, EReaderSignal signal, EReader reader)
                {
                    new Thread(() =>
                    {
                        while (client.IsConnected())
                        {
                            signal.waitForSignal();
                            try
                            {
                                reader.processMsgs();
                            }
                            catch (Exception exception)
                            {
                                System.Diagnostics.Trace.TraceError(exception.ToString());
                            } // callbacks run here
                        }
                    }).Start();
                    new Thread(() =>
                    {
                        while (client.IsConnected())
                        {
                            try
                            {
                                reader.processMsgs();
                            }
                            catch (Exception exception)
                            {
                                System.Diagnostics.Trace.TraceError(exception.ToString());
                            }
                        }
                    }).Start();
                }
            }
            """,
        Title = "Catch exceptions of callbacks inside the loop",
    }.RunAsync();

    /// <summary>The line that stands in IB's sample, and in every program made from it.</summary>
    [Fact]
    public Task A_loop_on_one_line_is_spread_over_lines() => new FixTest<GuardMessageLoopFixer>("IBAPI3011")
    {
        Source = """
            using System;
            using System.Threading;
            using IBApi;

            public static class Pump
            {
                public static void Start(EClientSocket client, EReaderSignal signal, EReader reader)
                {
                    new Thread(() => { while (client.IsConnected()) { signal.waitForSignal(); {|IBAPI3011:reader.processMsgs()|}; } }) { IsBackground = true }.Start();
                }

                public static void Run(EClientSocket client, EReaderSignal signal, EReader reader)
                {
                    while (client.IsConnected()) { signal.waitForSignal(); {|IBAPI3011:reader.processMsgs()|}; } // until it is closed
                }

                public static void Run(EReaderSignal signal, EReader reader)
                {
                    while (true)
                    {
                        signal.waitForSignal(); {|IBAPI3011:reader.processMsgs()|};
                    }
                }
            }
            """,
        Fixed = """
            using System;
            using System.Threading;
            using IBApi;

            public static class Pump
            {
                public static void Start(EClientSocket client, EReaderSignal signal, EReader reader)
                {
                    new Thread(() =>
                    {
                        while (client.IsConnected())
                        {
                            signal.waitForSignal();
                            try
                            {
                                reader.processMsgs();
                            }
                            catch (Exception exception)
                            {
                                System.Diagnostics.Trace.TraceError(exception.ToString());
                            }
                        }
                    }) { IsBackground = true }.Start();
                }

                public static void Run(EClientSocket client, EReaderSignal signal, EReader reader)
                {
                    while (client.IsConnected())
                    {
                        signal.waitForSignal();
                        try
                        {
                            reader.processMsgs();
                        }
                        catch (Exception exception)
                        {
                            System.Diagnostics.Trace.TraceError(exception.ToString());
                        }
                    } // until it is closed
                }

                public static void Run(EReaderSignal signal, EReader reader)
                {
                    while (true)
                    {
                        signal.waitForSignal();
                        try
                        {
                            reader.processMsgs();
                        }
                        catch (Exception exception)
                        {
                            System.Diagnostics.Trace.TraceError(exception.ToString());
                        }
                    }
                }
            }
            """,
    }.RunAsync();

    /// <summary>IB's sample throws again what it is told, and the loop would end after all.</summary>
    [Fact]
    public Task Not_to_a_wrapper_that_throws_it_again() => new FixTest<GuardMessageLoopFixer>("IBAPI3011")
    {
        Source = """
            using IBApi;

            public class Wrapper : DefaultEWrapper
            {
                public void Run(EReaderSignal signal, EReader reader)
                {
                    while (true)
                    {
                        signal.waitForSignal();
                        {|IBAPI3011:reader.processMsgs()|};
                    }
                }

                public override void error(System.Exception e)
                {
                    throw e;
                }
            }
            """,
        Fixed = """
            using IBApi;

            public class Wrapper : DefaultEWrapper
            {
                public void Run(EReaderSignal signal, EReader reader)
                {
                    while (true)
                    {
                        signal.waitForSignal();
                        try
                        {
                            reader.processMsgs();
                        }
                        catch (System.Exception exception)
                        {
                            System.Diagnostics.Trace.TraceError(exception.ToString());
                        }
                    }
                }

                public override void error(System.Exception e)
                {
                    throw e;
                }
            }
            """,
    }.RunAsync();

    [Fact]
    public Task Hands_them_to_the_wrapper_in_whose_method_the_loop_stands() => new FixTest<GuardMessageLoopFixer>("IBAPI3011")
    {
        Source = """
            using IBApi;

            public class Wrapper : DefaultEWrapper {
                public void Run(EReaderSignal signal, EReader reader) {
                    while (true) {
                        signal.waitForSignal();
                        {|IBAPI3011:reader.processMsgs()|};
                    }
                }

                public override void error(System.Exception e) { }
            }
            """,
        Fixed = """
            using IBApi;

            public class Wrapper : DefaultEWrapper {
                public void Run(EReaderSignal signal, EReader reader) {
                    while (true) {
                        signal.waitForSignal();
                        try {
                            reader.processMsgs();
                        } catch (System.Exception exception) {
                            error(exception);
                        }
                    }
                }

                public override void error(System.Exception e) { }
            }
            """,
    }.RunAsync();

    [Fact]
    public Task None_where_the_call_is_no_statement() => new FixTest<GuardMessageLoopFixer>("IBAPI3011")
    {
        Source = """
            using System;
            using IBApi;

            public static class Pump
            {
                public static void Start(EClientSocket client, EReader reader)
                {
                    while (client.IsConnected()) Once();
                    void Once() => {|IBAPI3011:reader.processMsgs()|};
                }
            }
            """,
    }.RunAsync();
}
