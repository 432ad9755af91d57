using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3008: a connected client is lost while the program goes on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class DroppedClient : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.DroppedClient);

    private protected override void AnalyzeTree(TreeContext file)
    {
        if (file.Model.TestProjectOf(file.Tree, file.CancellationToken).IsTest)
        {
            return;
        }

        foreach (var dropped in file.Model.Drops(file.CancellationToken).Dropped.In(file.Tree))
        {
            file.Report(
                Descriptors.DroppedClient,
                dropped.Place,
                [dropped.Connect],
                FixData.ForDroppedClient(dropped.IsAwaited),
                dropped.Drop switch
                {
                    ClientDrop.Overwritten => "`" + dropped.Name + "` gets another value while its client is connected",
                    ClientDrop.WithFunction => "Nothing holds this connected client any more when `" + dropped.Name + "` returns, and it runs again",
                    _ => "Each `" + dropped.Name + "` connects a client, and nothing disconnects it",
                },
                LifecycleNames.ClientIdInUse);
        }
    }
}
