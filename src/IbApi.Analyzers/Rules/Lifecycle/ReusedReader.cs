using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3004: a client connects again with the reader of an earlier session.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class ReusedReader : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.ReusedReader);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var reused in file.Model.Readers(file.CancellationToken).ReusedReaders.In(file.Tree))
        {
            file.Report(Descriptors.ReusedReader, reused.Place, reused.Readers, null, reused.Member, reused.Maker);
        }
    }
}
