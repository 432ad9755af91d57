namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>
/// What a TWS does to a program that reconnects, and what must come of it. Compiled with the fixed program, against the same
/// generation of the stand-in; the times of the generated type come from <c>Probe</c>, so that nobody waits for minutes.
/// </summary>
internal static class ReconnectScenarios
{
    public static readonly string[] Names =
    [
        "RefusesTenTimes", "DropsAfterHandshake", "AnswersClientIdInUse", "ClientIdInUseAtStart", "LosesIBAndKeepsData",
        "LosesIBAndData", "ClosesInCallback", "ProgramDisconnects", "ProgramEndsWhileWaiting", "ProgramEndsWhileConnecting",
        "DropsTwice", "ConnectsAgain", "RefusesAtStart", "DropsBeforeReady",
    ];

    /// <summary>What differs between shapes of programs; the rest is the generated type's own.</summary>
    public static readonly string[] InEveryShape =
        ["RefusesTenTimes", "LosesIBAndData", "ClosesInCallback", "ProgramDisconnects", "ProgramEndsWhileWaiting", "DropsTwice"];

    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using IBApi.StandIn;

        public interface IProgram
        {
            void Start(int port);

            void Stop();
        }

        /// <summary>Takes the place of the times in the generated type, and sees what it computes.</summary>
        public static class Probe
        {
            private static readonly List<TimeSpan> Computed = new List<TimeSpan>();
            private static readonly HashSet<Thread> Waiting = new HashSet<Thread>();

            public static TimeSpan Actual = TimeSpan.FromMilliseconds(1);
            public static TimeSpan Patience = TimeSpan.FromSeconds(5);
            public static TimeSpan Beat = TimeSpan.FromMilliseconds(400);
            public static int MostUnanswered = 50;

            public static TimeSpan[] Delays { get { lock (Computed) { return Computed.ToArray(); } } }

            public static Thread[] Threads { get { lock (Computed) { return Waiting.ToArray(); } } }

            public static TimeSpan Delay(TimeSpan computed)
            {
                lock (Computed)
                {
                    Computed.Add(computed);
                    if (!Thread.CurrentThread.IsThreadPoolThread)
                    {
                        Waiting.Add(Thread.CurrentThread);
                    }

                    return Actual;
                }
            }
        }

        public sealed class Scenarios
        {
            private readonly StandInTws _tws;
            private readonly IProgram _program = new Adapter();
            private readonly HashSet<Thread> _callbackThreads = new HashSet<Thread>();
            private bool _mayRepeat;

            private Scenarios(StandInTws tws)
            {
                _tws = tws;
            }

            /// <summary>One scenario; each has an assembly of its own, for what is static.</summary>
            public static void Run(string name, bool noticesLoss)
            {
                using (var tws = StandInTws.Listen())
                {
                    // Where a build does not notice that an attempt dies, only time tells, and a slow machine may need one more.
                    // So it is with a session that is slow to answer its heartbeat.
                    var waits = !noticesLoss && (name == "DropsAfterHandshake" || name == "AnswersClientIdInUse" || name == "DropsBeforeReady");
                    Probe.Patience = TimeSpan.FromMilliseconds(waits ? 1500 : 20000);
                    var scenarios = new Scenarios(tws) { _mayRepeat = !noticesLoss };
                    var scenario = (Action)Delegate.CreateDelegate(typeof(Action), scenarios, name);
                    scenario();
                    scenarios.End();
                }
            }

            private void RefusesTenTimes()
            {
                Start();
                _tws.Refuse(10);
                _tws.Drop();
                Ready(2);
                Attempts(12);
                Equal(11, Probe.Delays.Length, "delays");
                var delays = Probe.Delays;
                for (var i = 0; i < delays.Length; i++)
                {
                    True(delays[i] >= TimeSpan.FromSeconds(1) && delays[i] <= TimeSpan.FromSeconds(75), "delay " + delays[i]);
                    True(i == 0 || delays[i - 1] >= TimeSpan.FromSeconds(60) || delays[i] > delays[i - 1], "delay " + delays[i] + " grows");
                }

                True(delays.Last() >= TimeSpan.FromSeconds(60), "the longest delay is reached");
            }

            private void DropsAfterHandshake()
            {
                Start();
                _tws.DropAfterHandshake(2);
                _tws.Drop();
                Ready(2);
                Attempts(4);
                True(Probe.Delays[2] > Probe.Delays[1] && Probe.Delays[1] > Probe.Delays[0], "delays grow");
            }

            private void AnswersClientIdInUse()
            {
                Start();
                _tws.RejectClientId(2);
                _tws.Drop();
                Ready(2);
                Attempts(4);
            }

            private void ClientIdInUseAtStart()
            {
                _tws.RejectClientId();
                _program.Start(_tws.Port);
                Ready(1);
                Attempts(2);
            }

            private void LosesIBAndKeepsData()
            {
                Start();
                _tws.LoseIB();
                _tws.RegainIB(dataLost: false);
                Callback();
                Attempts(1);
                Equal(1, _tws.CountOf("reqMktData"), "subscriptions");
            }

            private void LosesIBAndData()
            {
                Start();
                _tws.LoseIB();
                _tws.RegainIB(dataLost: true);
                Ready(2);
                Attempts(1);
            }

            private void ClosesInCallback()
            {
                Start();
                _tws.Send(wrapper =>
                {
                    _tws.Drop();
                    Thread.Sleep(30);
                });
                Ready(2);
                Attempts(2);
            }

            private void ProgramDisconnects()
            {
                Start();
                _program.Stop();
                Attempts(1);
                Equal(0, Probe.Delays.Length, "delays");
                Equal(0, _tws.Sessions.Count, "sessions");
            }

            private void ProgramEndsWhileWaiting()
            {
                Probe.Actual = TimeSpan.FromMinutes(10);
                Start();
                _tws.Drop();
                True(_tws.WaitUntil(() => Probe.Delays.Length == 1, 60000), "waits");
                _program.Stop();
                Attempts(1);
            }

            private void ProgramEndsWhileConnecting()
            {
                Start();
                _tws.Hold();
                _tws.Drop();
                True(_tws.WaitForAttempts(2, 60000), "attempts");
                _program.Stop();
                _tws.Release();
                True(_tws.WaitUntil(() => _tws.Attempts[1].Outcome == ConnectOutcome.Accepted && _tws.Sessions.Count == 0, 60000), "left behind");
                Attempts(2);
            }

            private void DropsTwice()
            {
                Start();
                _tws.Drop();
                Ready(2);
                _tws.Drop();
                Ready(3);
                Attempts(3);
            }

            private void ConnectsAgain()
            {
                Start();
                _program.Stop();
                _program.Start(_tws.Port);
                Ready(2);
                Equal(0, Probe.Delays.Length, "delays");
                _tws.Drop();
                Ready(3);
                Attempts(3);
            }

            private void RefusesAtStart()
            {
                _tws.Refuse();
                _program.Start(_tws.Port);
                True(_tws.WaitForAttempts(1, 60000), "attempts");
                Attempts(1);
                Equal(0, Probe.Delays.Length, "delays");
            }

            private void DropsBeforeReady()
            {
                Start();
                _tws.NextValidIdDelay = TimeSpan.FromMinutes(10);
                _tws.Drop();
                True(_tws.WaitForAttempts(2, 60000), "attempts");
                _tws.NextValidIdDelay = TimeSpan.Zero;
                _tws.WaitUntil(() => _tws.Sessions.Count == 1);
                _tws.Drop();
                Ready(2);
                Attempts(3);
            }

            private void NothingIsAnswered()
            {
                Probe.MostUnanswered = 3;
                Start();
                _tws.When("reqCurrentTime", (session, request) => { });
                True(_tws.WaitForAttempts(2, 60000), "attempts");
                Probe.MostUnanswered = 50;
                _tws.When("reqCurrentTime", (session, request) => session.SendCurrentTime());
                Ready(2);
            }

            private void CallbackThrows()
            {
                Start();
                _tws.Send(wrapper => { throw new InvalidOperationException("the program's own fault"); });
                Callback();
                Attempts(1);
            }

            private void Start()
            {
                _program.Start(_tws.Port);
                Ready(1);
            }

            /// <summary>The program subscribes whenever a session is ready. Then its reader and loop work.</summary>
            private void Ready(int count)
            {
                True(_tws.WaitForRequests("reqMktData", count, 60000), "ready " + count + ": " + string.Join(" ", _tws.Attempts.Select(attempt => attempt.Outcome)));
                Callback();
                Equal(count, _tws.CountOf("reqMktData"), "ready");
            }

            private void Callback()
            {
                using (var called = new ManualResetEventSlim())
                {
                    var done = called;
                    _tws.Send(wrapper =>
                    {
                        lock (_callbackThreads)
                        {
                            _callbackThreads.Add(Thread.CurrentThread);
                        }

                        done.Set();
                    });
                    True(called.Wait(60000), "callbacks run");
                }
            }

            /// <summary>So many and no more, all alike, the later ones on a thread that runs no callback.</summary>
            private void Attempts(int count)
            {
                Thread.Sleep(30);
                Equal(count, _tws.Attempts.Count, "attempts");
                Equal(1, _tws.Attempts.Select(attempt => attempt.ClientId + attempt.ConnectOptions + attempt.OptionalCapabilities).Distinct().Count(), "settings");
                foreach (var attempt in _tws.Attempts.Skip(1).Where(attempt => Probe.Delays.Length > 0))
                {
                    True(!_callbackThreads.Contains(attempt.Thread), "on the thread of the message loop");
                    True(attempt.ThreadName != "EReader", "on the reader's thread");
                }
            }

            private void End()
            {
                _program.Stop();
                var attempts = _tws.Attempts.Count;
                _tws.Drop();
                var threads = _callbackThreads.Concat(Probe.Threads).Where(thread => thread != Thread.CurrentThread);
                foreach (var thread in threads)
                {
                    True(thread.Join(60000), "left behind: " + thread.Name);
                }

                Thread.Sleep(20);
                Equal(attempts, _tws.Attempts.Count, "attempts after the end");
                Equal(0, _tws.Sessions.Count, "sessions after the end");
            }

            private void Equal(int expected, int actual, string what)
            {
                True(expected == actual || (_mayRepeat && actual > expected), what + ": " + actual + " instead of " + expected);
            }

            private static void True(bool condition, string what)
            {
                if (!condition)
                {
                    throw new InvalidOperationException(what);
                }
            }
        }
        """;
}
