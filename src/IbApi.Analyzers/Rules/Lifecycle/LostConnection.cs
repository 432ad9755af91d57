using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3001: no announcement of a lost connection leads anywhere.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class LostConnection : IbApiRule
{
    /// <summary>Connect calls that are shown with a finding. Where there are more, no fix can say which of them to repeat.</summary>
    private const int MostConnects = 32;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.LostConnection);

    private protected override void AnalyzeTree(TreeContext file)
    {
        if (file.Model.TestProjectOf(file.Tree, file.CancellationToken).IsTest)
        {
            return;
        }

        foreach (var loss in file.Model.Losses(file.CancellationToken).Unhandled.In(file.Tree))
        {
            file.Report(
                Descriptors.LostConnection,
                loss.Place,
                loss.Connects.Take(MostConnects),
                loss.Connects.Length <= MostConnects ? FixData.ForReconnect(loss.Announcement.ToString()) : null,
                loss.IsInherited ? "The inherited `connectionClosed`" : "`connectionClosed`",
                loss.Type,
                loss.Announcement == LossAnnouncement.Nothing
                    ? "; this build of the API does not even tell of the loss before a request fails"
                    : string.Empty);
        }
    }
}
