using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// The type that the reconnect fix writes: how it is told in C# 7.3, in the shape of the file around it. It is executed
/// against a scripted TWS in the tests, in each of its forms.
/// </summary>
internal static class ReconnectorText
{
    /// <summary>
    /// Before a line in brackets: the parts that must be wanted for it. «Namespace.Type» becomes the shortest name of the type,
    /// ‹Type› is var or the type, §name a private field, ¿ a question mark where references may be declared null.
    /// </summary>
    private const string Template = """
        /// <summary>
        /// Keeps the session with TWS: when it is lost, connects again with the same client ID, waiting longer after each
        /// attempt that fails, until <see cref="Stop"/>. It never works on a thread that runs callbacks.
        /// </summary>
        internal sealed class %Name%
        {
            private static readonly «System.TimeSpan» FirstDelay = «System.TimeSpan».FromSeconds(1);
            private static readonly «System.TimeSpan» LongestDelay = «System.TimeSpan».FromMinutes(1);

            // How long nextValidId may take to arrive, and the message loop to end.
            private static readonly «System.TimeSpan» Patience = «System.TimeSpan».FromSeconds(20);
        [heartbeat]
        [heartbeat]    // This build of the API does not tell when TWS is gone: it is asked for the time.
        [heartbeat]    private static readonly «System.TimeSpan» HeartbeatInterval = «System.TimeSpan».FromSeconds(15);
        [heartbeat]    private const int MostUnanswered = 3;

            private readonly object §gate = new object();
            private readonly object §connecting = new object();
            private readonly «System.Random» §random = new «System.Random»();
        [reader]    private readonly «System.Threading.ManualResetEvent» §loopEnded = new «System.Threading.ManualResetEvent»(true);
        [threads]    private readonly «System.Threading.ManualResetEvent» §settled = new «System.Threading.ManualResetEvent»(false);
        [tasks]    private readonly «System.Threading.SemaphoreSlim» §settled = new «System.Threading.SemaphoreSlim»(0);
        [heartbeat]    private readonly «System.Threading.Timer» §heartbeat;
        [heartbeat]    private int §unanswered;
            private «System.Threading.CancellationTokenSource» §run = new «System.Threading.CancellationTokenSource»();
            private «IBApi.EClientSocket»¿ §client;
        [reader]    private «IBApi.EReaderSignal»¿ §signal;
            private string §host = "";
            private int §port;
            private int §clientId;
        [capabilities]    private string §capabilities = "";
            private bool §isReconnecting;
            private bool §isReady;
            private bool §isLost;
        [heartbeat]
        [heartbeat]    public %Name%()
        [heartbeat]    {
        [heartbeat]        ¤heartbeat = new «System.Threading.Timer»(state => Beat());
        [heartbeat]    }

            /// <summary>Connects, and from then on connects again whenever the session is lost.</summary>
        [reader]    public void Connect(«IBApi.EClientSocket» client, «IBApi.EReaderSignal» signal, string host, int port, int clientId)
        [direct]    public void Connect(«IBApi.EClientSocket» client, string host, int port, int clientId)
            {
                if (client.IsConnected())
                {
                    return;
                }

                ‹System.Threading.CancellationTokenSource› run = new «System.Threading.CancellationTokenSource»();
                lock (¤gate)
                {
                    ¤run.Cancel();
                    ¤run = run;
                    ¤client = client;
        [reader]            ¤signal = signal;
                    ¤host = host;
                    ¤port = port;
                    ¤clientId = clientId;
        [capabilities]            ¤capabilities = client.optionalCapabilities;
                    ¤isReconnecting = true;
                }

                ‹bool› isOpen = false;
                try
                {
        [reader]            isOpen = Open(client, signal, run.Token);
        [direct]            isOpen = Open(client, run.Token);
                }
                finally
                {
                    if (!isOpen)
                    {
                        Stop();
                    }
                }

                ‹bool› isLost = false;
                lock (¤gate)
                {
                    isLost = ¤isLost;
                    ¤isReconnecting = false;
                }

                if (isLost)
                {
                    Lost();
                }
        [heartbeat]
        [heartbeat]        if (isOpen)
        [heartbeat]        {
        [heartbeat]            ¤heartbeat.Change(HeartbeatInterval, HeartbeatInterval);
        [heartbeat]        }
            }

            /// <summary>To be called before the program disconnects on purpose, and when it ends.</summary>
            public void Stop()
            {
        [heartbeat]        ¤heartbeat.Change(«System.Threading.Timeout».Infinite, «System.Threading.Timeout».Infinite);
                lock (¤gate)
                {
                    ¤run.Cancel();
                    Settle();
        [reader]            ¤signal?.issueSignal();
                }
            }

            /// <summary>To be called when nextValidId arrives: only then TWS takes requests.</summary>
            public void Ready()
            {
                lock (¤gate)
                {
                    ¤isReady = true;
                    Settle();
                }
            }

            /// <summary>To be called when the connection is gone. Returns at once; does nothing if told already, or after Stop.</summary>
            public void Lost()
            {
                lock (¤gate)
                {
                    ¤isLost = true;
                    Settle();
                    ‹System.Threading.CancellationTokenSource› run = ¤run;
                    ‹IBApi.EClientSocket¿› client = ¤client;
        [reader]            ‹IBApi.EReaderSignal¿› signal = ¤signal;
        [reader]            if (client == null || signal == null || ¤isReconnecting || run.IsCancellationRequested)
        [direct]            if (client == null || ¤isReconnecting || run.IsCancellationRequested)
                    {
                        return;
                    }

                    ¤isReconnecting = true;
        [threads,reader]            new «System.Threading.Thread»(() => Reconnect(client, signal, run)) { IsBackground = true, Name = "TWS reconnect" }.Start();
        [threads,direct]            new «System.Threading.Thread»(() => Reconnect(client, run)) { IsBackground = true, Name = "TWS reconnect" }.Start();
        [tasks,reader]            «System.Threading.Tasks.Task».Run(() => ReconnectAsync(client, signal, run));
        [tasks,direct]            «System.Threading.Tasks.Task».Run(() => ReconnectAsync(client, run));
                }
            }
        [heartbeat]
        [heartbeat]    /// <summary>To be called when currentTime arrives.</summary>
        [heartbeat]    public void Answered()
        [heartbeat]    {
        [heartbeat]        lock (¤gate)
        [heartbeat]        {
        [heartbeat]            ¤unanswered = 0;
        [heartbeat]        }
        [heartbeat]    }
        [check]
        [check]    /// <summary>To be called when the connection may be gone: asks TWS at once.</summary>
        [check]    public void Check()
        [check]    {
        [check]        lock (¤gate)
        [check]        {
        [check]            if (¤isReconnecting)
        [check]            {
        [check]                ¤isLost = true;
        [check]                Settle();
        [check]            }
        [check]            else if (!¤run.IsCancellationRequested)
        [check]            {
        [check]                ¤heartbeat.Change(«System.TimeSpan».Zero, HeartbeatInterval);
        [check]            }
        [check]        }
        [check]    }
        [wait]
        [wait]    /// <summary>Waits until <see cref="Stop"/>, or returns at once when the first connection failed.</summary>
        [wait]    public void WaitForStop()
        [wait]    {
        [wait]        ¤run.Token.WaitHandle.WaitOne();
        [wait]    }

        [threads,reader]    private void Reconnect(«IBApi.EClientSocket» client, «IBApi.EReaderSignal» signal, «System.Threading.CancellationTokenSource» run)
        [threads,direct]    private void Reconnect(«IBApi.EClientSocket» client, «System.Threading.CancellationTokenSource» run)
        [tasks,reader]    private async «System.Threading.Tasks.Task» ReconnectAsync(«IBApi.EClientSocket» client, «IBApi.EReaderSignal» signal, «System.Threading.CancellationTokenSource» run)
        [tasks,direct]    private async «System.Threading.Tasks.Task» ReconnectAsync(«IBApi.EClientSocket» client, «System.Threading.CancellationTokenSource» run)
            {
        [plain]        ‹System.TimeSpan› delay = FirstDelay;
        [plain,threads,reader]        while (!run.Token.WaitHandle.WaitOne(WithJitter(delay)) && !TryOpen(client, signal, run))
        [plain,threads,direct]        while (!run.Token.WaitHandle.WaitOne(WithJitter(delay)) && !TryOpen(client, run))
        [plain,tasks,reader]        while (await WaitAsync(WithJitter(delay), run.Token).ConfigureAwait(false) && !await TryOpenAsync(client, signal, run).ConfigureAwait(false))
        [plain,tasks,direct]        while (await WaitAsync(WithJitter(delay), run.Token).ConfigureAwait(false) && !await TryOpenAsync(client, run).ConfigureAwait(false))
        [plain]        {
        [plain]            delay = «System.TimeSpan».FromTicks(«System.Math».Min(2 * delay.Ticks, LongestDelay.Ticks));
        [plain]        }
        [polly,threads]        if (run.Token.WaitHandle.WaitOne(WithJitter(FirstDelay)))
        [polly,tasks]        if (!await WaitAsync(WithJitter(FirstDelay), run.Token).ConfigureAwait(false))
        [polly]        {
        [polly]            return;
        [polly]        }
        [polly]
        [polly]        try
        [polly]        {
        [polly,threads]            «Polly.Policy».HandleResult<bool>(isBack => !isBack)
        [polly,threads]                .WaitAndRetryForever(attempt => WithJitter(DelayAfter(attempt)))
        [polly,threads,reader]                .Execute(stop => TryOpen(client, signal, run), run.Token);
        [polly,threads,direct]                .Execute(stop => TryOpen(client, run), run.Token);
        [polly,tasks]            await «Polly.Policy».HandleResult<bool>(isBack => !isBack)
        [polly,tasks]                .WaitAndRetryForeverAsync(attempt => WithJitter(DelayAfter(attempt)))
        [polly,tasks,reader]                .ExecuteAsync(stop => TryOpenAsync(client, signal, run), run.Token).ConfigureAwait(false);
        [polly,tasks,direct]                .ExecuteAsync(stop => TryOpenAsync(client, run), run.Token).ConfigureAwait(false);
        [polly]        }
        [polly]        catch («System.OperationCanceledException»)
        [polly]        {
        [polly]            // Stopped.
        [polly]        }
            }

        [threads,reader]    private bool TryOpen(«IBApi.EClientSocket» client, «IBApi.EReaderSignal» signal, «System.Threading.CancellationTokenSource» run)
        [threads,direct]    private bool TryOpen(«IBApi.EClientSocket» client, «System.Threading.CancellationTokenSource» run)
        [tasks,reader]    private async «System.Threading.Tasks.Task»<bool> TryOpenAsync(«IBApi.EClientSocket» client, «IBApi.EReaderSignal» signal, «System.Threading.CancellationTokenSource» run)
        [tasks,direct]    private async «System.Threading.Tasks.Task»<bool> TryOpenAsync(«IBApi.EClientSocket» client, «System.Threading.CancellationTokenSource» run)
            {
                try
                {
                    // TWS may keep the old session for a while and answer 326. Orders belong to the client ID: it stays.
        [threads,reader]            return Open(client, signal, run.Token) && IsBack(run);
        [threads,direct]            return Open(client, run.Token) && IsBack(run);
        [tasks,reader]            return Open(client, signal, run.Token) && await IsBackAsync(run).ConfigureAwait(false);
        [tasks,direct]            return Open(client, run.Token) && await IsBackAsync(run).ConfigureAwait(false);
                }
                catch («System.Exception»)
                {
                    // What a callback throws on this thread, such as error(Exception), ends this attempt and no more.
                    return false;
                }
            }

        [reader]    /// <summary>One attempt: a new connection, with a new reader and a new message loop.</summary>
        [reader]    private bool Open(«IBApi.EClientSocket» client, «IBApi.EReaderSignal» signal, «System.Threading.CancellationToken» stop)
        [direct]    /// <summary>One attempt.</summary>
        [direct]    private bool Open(«IBApi.EClientSocket» client, «System.Threading.CancellationToken» stop)
            {
                lock (¤connecting)
                {
                    if (client.IsConnected())
                    {
                        client.eDisconnect();
                    }

        [reader]            // The last message loop must have ended: it would take the signals of the next one.
        [reader]            signal.issueSignal();
        [reader]            if (!¤loopEnded.WaitOne(Patience) || stop.IsCancellationRequested)
        [direct]            if (stop.IsCancellationRequested)
                    {
                        return false;
                    }

                    lock (¤gate)
                    {
                        ¤isReady = false;
                        ¤isLost = false;
        [heartbeat]                ¤unanswered = 0;
        [threads]                ¤settled.Reset();
        [tasks]                ¤settled.Wait(0);
                    }

        [capabilities]            client.optionalCapabilities = ¤capabilities;
                    client.eConnect(¤host, ¤port, ¤clientId);
                    if (stop.IsCancellationRequested)
                    {
                        client.eDisconnect();
                    }

                    if (!client.IsConnected())
                    {
                        return false;
                    }

        [reader]            ‹IBApi.EReader› reader = new «IBApi.EReader»(client, signal);
        [reader]            reader.Start();
        [reader]            ¤loopEnded.Reset();
        [reader,threads]            new «System.Threading.Thread»(() => ProcessMessages(client, signal, reader, stop)) { IsBackground = true, Name = "TWS messages" }.Start();
        [reader,tasks]            «System.Threading.Tasks.Task».Factory.StartNew(
        [reader,tasks]                () => ProcessMessages(client, signal, reader, stop),
        [reader,tasks]                «System.Threading.CancellationToken».None,
        [reader,tasks]                «System.Threading.Tasks.TaskCreationOptions».LongRunning,
        [reader,tasks]                «System.Threading.Tasks.TaskScheduler».Default);
                    return true;
                }
            }

        [reader]    private void ProcessMessages(«IBApi.EClientSocket» client, «IBApi.EReaderSignal» signal, «IBApi.EReader» reader, «System.Threading.CancellationToken» stop)
        [reader]    {
        [reader]        while (client.IsConnected() && !stop.IsCancellationRequested)
        [reader]        {
        [reader]            signal.waitForSignal();
        [reader]            try
        [reader]            {
        [reader]                reader.processMsgs();
        [reader]            }
        [reader]            catch («System.Exception» exception)
        [reader]            {
        [reader]                // What arrived together with it still waits.
        [reader]                signal.issueSignal();
        [reader]                client.Wrapper.error(exception);
        [reader]            }
        [reader]        }
        [reader]
        [reader]        ¤loopEnded.Set();
        [reader]    }
        [reader]
        [heartbeat]    private void Beat()
        [heartbeat]    {
        [heartbeat]        ‹IBApi.EClientSocket¿› client = ¤client;
        [heartbeat]        bool isLost;
        [heartbeat]        lock (¤gate)
        [heartbeat]        {
        [heartbeat]            if (client == null || ¤isReconnecting || ¤run.IsCancellationRequested)
        [heartbeat]            {
        [heartbeat]                return;
        [heartbeat]            }
        [heartbeat]
        [heartbeat]            isLost = !client.IsConnected() || ++¤unanswered > MostUnanswered;
        [heartbeat]        }
        [heartbeat]
        [heartbeat]        if (isLost)
        [heartbeat]        {
        [heartbeat]            Lost();
        [heartbeat]        }
        [heartbeat]        else
        [heartbeat]        {
        [heartbeat]            client.reqCurrentTime();
        [heartbeat]        }
        [heartbeat]    }
        [heartbeat]
        [threads]    private bool IsBack(«System.Threading.CancellationTokenSource» run)
        [tasks]    private async «System.Threading.Tasks.Task»<bool> IsBackAsync(«System.Threading.CancellationTokenSource» run)
            {
        [threads]        ¤settled.WaitOne(Patience);
        [tasks]        await ¤settled.WaitAsync(Patience, run.Token).ConfigureAwait(false);
                lock (¤gate)
                {
                    if (!¤isReady || ¤isLost || run.IsCancellationRequested)
                    {
                        return false;
                    }

                    ¤isReconnecting = false;
                    return true;
                }
            }

            private void Settle()
            {
        [threads]        ¤settled.Set();
        [tasks]        if (¤settled.CurrentCount == 0)
        [tasks]        {
        [tasks]            ¤settled.Release();
        [tasks]        }
            }

        [tasks]    private static async «System.Threading.Tasks.Task»<bool> WaitAsync(«System.TimeSpan» time, «System.Threading.CancellationToken» stop)
        [tasks]    {
        [tasks]        try
        [tasks]        {
        [tasks]            await «System.Threading.Tasks.Task».Delay(time, stop).ConfigureAwait(false);
        [tasks]            return true;
        [tasks]        }
        [tasks]        catch («System.OperationCanceledException»)
        [tasks]        {
        [tasks]            return false;
        [tasks]        }
        [tasks]    }
        [tasks]
        [polly]    private static «System.TimeSpan» DelayAfter(int attempt)
        [polly]        => «System.TimeSpan».FromTicks((long)«System.Math».Min(FirstDelay.Ticks * «System.Math».Pow(2, attempt), LongestDelay.Ticks));
        [polly]
            // So that the programs of one machine do not all come back at the same moment.
            private «System.TimeSpan» WithJitter(«System.TimeSpan» delay)
                => delay + «System.TimeSpan».FromTicks((long)(0.25 * delay.Ticks * ¤random.NextDouble()));
        }
        """;

    /// <summary>What the type may be called: the first that the program does not have.</summary>
    public static readonly ImmutableArray<string> Names =
        ImmutableArray.Create("IbReconnector", "TwsReconnector", "IbSessionReconnector", "TwsSessionReconnector");

    private static readonly Regex Tags = new(@"^\[([a-z,]+)\](.*)$");
    private static readonly Regex Types = new("«([^»]+)»");
    private static readonly Regex Locals = new("‹([^›]+)›");

    /// <summary>The declaration, its lines not indented, with line feeds.</summary>
    /// <param name="name">The name of the type.</param>
    /// <param name="parts">The parts that are wanted: what stands in brackets in the template.</param>
    /// <param name="style">How the file around it is written.</param>
    /// <param name="nameOf">The shortest name of a type of which the full one is given.</param>
    public static string Render(string name, ISet<string> parts, ReconnectorStyle style, Func<string, string> nameOf)
    {
        var lines = new List<string>();
        foreach (var line in Template.Split('\n'))
        {
            var tagged = Tags.Match(line);
            if (tagged.Success && !tagged.Groups[1].Value.Split(',').All(parts.Contains))
            {
                continue;
            }

            var text = tagged.Success ? tagged.Groups[2].Value : line;
            text = text.TrimEnd('\r').Replace("%Name%", name).Replace("¿", style.IsNullable ? "?" : string.Empty);
            text = Types.Replace(text, match => nameOf(match.Groups[1].Value));
            text = Locals.Replace(text, match => style.UsesVar ? "var" : LocalType(match.Groups[1].Value, nameOf));
            text = text
                .Replace("§", style.FieldPrefix)
                .Replace("¤", style.FieldPrefix.Length == 0 ? "this." : style.FieldPrefix);
            if (text.Length > 0 || (lines.Count > 0 && lines[lines.Count - 1].Length > 0))
            {
                lines.Add(text);
            }
        }

        return InStyle(lines, style);
    }

    /// <summary>Whether a place is in a type that this fix has written for another wrapper.</summary>
    public static bool IsWithin(SyntaxNode place)
        => place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && Names.Contains(type.Identifier.ValueText);

    private static string LocalType(string type, Func<string, string> nameOf)
        => type == "bool" ? type
            : type.EndsWith("?", StringComparison.Ordinal) ? nameOf(type.Substring(0, type.Length - 1)) + "?"
            : nameOf(type);

    private static string InStyle(List<string> lines, ReconnectorStyle style)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var content = line.TrimStart(' ');
            if (content == "{" && !style.HasBracesOnOwnLines && text.Length > 0)
            {
                text.Append(" {");
                continue;
            }

            if (text.Length > 0)
            {
                text.Append('\n');
            }

            for (var i = 0; i < (line.Length - content.Length) / 4; i++)
            {
                text.Append(style.Indent);
            }

            text.Append(content);
        }

        return text.ToString();
    }
}

/// <summary>How the file around the generated type is written.</summary>
internal sealed record ReconnectorStyle(string FieldPrefix, string Indent, bool HasBracesOnOwnLines, bool UsesVar, bool IsNullable);
