using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Versions;

/// <summary>IBAPI4004: a check of the server's version that the referenced API decides by itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class DecidedVersionCheck : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.DecidedVersionCheck);

    private protected override void AnalyzeTree(TreeContext file)
    {
        var findings = file.Model.Versions(file.CancellationToken);
        foreach (var check in findings.Decided.In(file.Tree))
        {
            if (file.Model.Api.Only is { Display: { } release, MaxServerVersion: { } max })
            {
                file.Report(
                    Descriptors.DecidedVersionCheck,
                    check.Place,
                    [],
                    null,
                    file.Tree.GetText(file.CancellationToken).ToString(check.Place.Span),
                    check.IsTrue ? "false" : "true",
                    release,
                    findings.LeastServerVersion,
                    max);
            }
        }
    }
}
