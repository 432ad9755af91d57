using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Versions;

/// <summary>IBAPI4009: a member is set that the referenced build has and does not send.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class MemberNeverSent : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.MemberNeverSent);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var member in file.Model.Versions(file.CancellationToken).Unsent.In(file.Tree))
        {
            file.Report(
                Descriptors.MemberNeverSent, member.Place, [], null,
                member.Member, file.Model.Api.Only?.Display, member.SentFrom);
        }
    }
}
