using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// IBAPI3005: wait for the session before the first request, with a limit. Offered where messages are processed by then, for
/// otherwise the wait would only run into its limit.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SessionWaitFixer : CodeFixProvider
{
    private const string Title = "Wait for 'nextValidId', with a limit";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.EarlyRequest);

    public override FixAllProvider GetFixAllProvider()
        => new OneByOneFixAll<SessionWaitPlaces>(Title, SessionWaitPlaces.Of, static (places, changes) => places.Moved(changes), SessionWaitWriter.FixedAsync);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (SessionWaitPlaces.Of(context.Document.Project, diagnostic) is { } places
                && await SessionWaitWriter.FixedAsync(context.Document.Project, places, context.CancellationToken).ConfigureAwait(false) is { } solution)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(solution), equivalenceKey: nameof(SessionWaitFixer)),
                    diagnostic);
            }
        }
    }
}
