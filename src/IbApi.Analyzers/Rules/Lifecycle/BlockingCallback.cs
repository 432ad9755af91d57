using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3006: a callback, or what it calls on its thread, holds up the message loop.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class BlockingCallback : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.BlockedCallback);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var blocked in file.Model.Lifecycle(file.CancellationToken).BlockedCallbacks.In(file.Tree))
        {
            file.Report(
                Descriptors.BlockedCallback,
                blocked.Place,
                [blocked.Block],
                properties: null,
                blocked.Blocking,
                blocked.Member is { } member ? " in `" + member + "`" : string.Empty,
                blocked.Callback);
        }
    }
}
