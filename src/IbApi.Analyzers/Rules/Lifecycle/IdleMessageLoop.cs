using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3003: nobody processes the messages of a connection.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class IdleMessageLoop : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.IdleMessageLoop);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var idle in file.Model.Readers(file.CancellationToken).IdleLoops.In(file.Tree))
        {
            var (what, effect, advice) = TextOf(idle);
            file.Report(Descriptors.IdleMessageLoop, idle.Place, [idle.Connect], FixData.ForIdleLoop(idle.Reason.ToString()), what, effect, advice);
        }
    }

    private static (string What, string Effect, string Advice) TextOf(IdleLoop idle)
        => idle.Reason switch
        {
            IdleReason.NoReader => (
                $"No `EReader` reads what TWS sends after the connect call in `{idle.Member}`",
                "no callback arrives",
                "make and start one after the call, and call its `processMsgs` in a loop"),
            IdleReason.BeforeConnect => (
                $"This `EReader` is made before the connect call in line {idle.Connect.ToLocation().GetLineSpan().StartLinePosition.Line + 1}, for a session that is not there yet",
                "no callback arrives",
                "make and start it after the call"),
            IdleReason.OtherSignal => (
                "This `EReader` gets another signal than its client",
                "a loop that waits for the client's signal is not woken",
                "hand both the same one"),
            IdleReason.NotStarted => (
                "This `EReader` is never started",
                "no callback arrives",
                "call its `Start` after the connect call"),
            IdleReason.NotProcessed => (
                "Nothing calls `processMsgs` of this `EReader`",
                "no callback arrives",
                "wait for the signal and call it in a loop on a thread of its own"),
            _ => (
                $"`{idle.Member}` calls `processMsgs` once",
                "no callback arrives after the first messages",
                "wait for the signal and call it in a loop on a thread of its own"),
        };
}
