using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// IBAPI3001: connect again when the connection is lost. Offered where the connect call, its reader and its loop have a form
/// that is understood.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReconnectFixer : CodeFixProvider
{
    private const string Title = "Connect again when the connection is lost";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.LostConnection);

    public override FixAllProvider GetFixAllProvider()
        => new OneByOneFixAll<ReconnectPlaces>(Title, ReconnectPlaces.Of, static (places, changes) => places.Moved(changes), ReconnectWriter.FixedAsync);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (ReconnectPlaces.Of(context.Document.Project, diagnostic) is { } places
                && await ReconnectWriter.FixedAsync(context.Document.Project, places, context.CancellationToken).ConfigureAwait(false) is { } solution)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(solution), equivalenceKey: nameof(ReconnectFixer)),
                    diagnostic);
            }
        }
    }
}
