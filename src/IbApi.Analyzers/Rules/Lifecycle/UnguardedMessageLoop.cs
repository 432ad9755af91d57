using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3011: the first exception in a callback ends the message loop.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class UnguardedMessageLoop : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UnguardedMessageLoop);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var pump in file.Model.Readers(file.CancellationToken).UnguardedPumps.In(file.Tree))
        {
            var end = pump.End switch
            {
                PumpEnd.WithProgram => "and with its thread the program",
                PumpEnd.Unnoticed => "and no callback runs any more, while the connection still looks alive",
                _ => "and no callback runs any more",
            };
            file.Report(Descriptors.UnguardedMessageLoop, pump.Place, [], properties: null, pump.Member, end);
        }
    }
}
