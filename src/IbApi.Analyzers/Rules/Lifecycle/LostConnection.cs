using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3001: no announcement of a lost connection leads anywhere.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class LostConnection : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.LostConnection);

    private protected override void AnalyzeTree(TreeContext file)
    {
        var found = file.Model.Lifecycle(file.CancellationToken).UnhandledLosses.In(file.Tree);
        if (found.IsEmpty || file.Model.TestProjectOf(file.Tree, file.CancellationToken).IsTest)
        {
            return;
        }

        foreach (var loss in found)
        {
            file.Report(
                Descriptors.LostConnection,
                loss.Place,
                loss.Connects,
                FixData.ForReconnect(loss.Announcement.ToString()),
                loss.IsInherited ? "The inherited `connectionClosed`" : "`connectionClosed`",
                loss.Type,
                loss.Announcement == LossAnnouncement.Nothing
                    ? "; this build of the API does not even tell of the loss before a request fails"
                    : string.Empty);
        }
    }
}
