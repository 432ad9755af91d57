using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3013: an option of the connection is set on a client that is connected already.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class LateConnectionOption : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.LateConnectionOption);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var option in file.Model.Readers(file.CancellationToken).LateOptions.In(file.Tree))
        {
            file.Report(Descriptors.LateConnectionOption, option.Place, [option.Connect], properties: null, option.Name);
        }
    }
}
