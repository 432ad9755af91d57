using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3014: the build of the API reports nothing when TWS dies, and no heartbeat makes up for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class NoHeartbeat : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.DeafBuild);

    private protected override void AnalyzeTree(TreeContext file)
    {
        if (!file.Model.TestProjectOf(file.Tree, file.CancellationToken).IsTest
            && file.Model.Drops(file.CancellationToken).DeafConnect is { } connect && connect.Place.Tree == file.Tree)
        {
            file.Report(Descriptors.DeafBuild, connect.Place, ImmutableArray<CodePlace>.Empty, null, connect.MaxVersion);
        }
    }
}
