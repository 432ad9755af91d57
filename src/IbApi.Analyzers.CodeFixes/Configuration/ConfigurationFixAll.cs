using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IbApi.Analyzers.Configuration;

/// <summary>
/// One merged edit: the provider that comes with Roslyn drops what is changed beside the code, and two sites that need a key each
/// must know of each other.
/// </summary>
/// <param name="otherwise">For the keys of the other fixes of the same rule.</param>
internal sealed class ConfigurationFixAll(FixAllProvider otherwise) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes()
        => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var cancellationToken = fixAllContext.CancellationToken;
        var ways = ConfigurationFixes.WaysOf(fixAllContext.CodeActionEquivalenceKey);
        if (ways.IsEmpty)
        {
            return await otherwise.GetFixAsync(fixAllContext).ConfigureAwait(false);
        }

        var sites = new List<MoveSite>();
        foreach (var (document, diagnostic) in await FoundAsync(fixAllContext).ConfigureAwait(false))
        {
            if (await MoveSite.FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } site)
            {
                sites.Add(site);
            }
        }

        return await GrownAsync(new SolutionPlan(fixAllContext.Solution), ways, sites, cancellationToken).ConfigureAwait(false) is { } plan
            ? CodeAction.Create("Read all settings from configuration", plan.ApplyAsync, fixAllContext.CodeActionEquivalenceKey)
            : null;
    }

    /// <summary>
    /// A plan to which sites are added; null where no way fits for any of them. To compile for each of them costs sites times code: first
    /// the way that fits is taken to compile, for all together. Where it does not, each half is tried, down to a site by itself.
    /// </summary>
    private static async Task<SolutionPlan?> GrownAsync(
        SolutionPlan plan, ImmutableArray<ConfigurationWay> ways, List<MoveSite> sites, CancellationToken cancellationToken)
    {
        if (sites.Count == 1)
        {
            return await ConfigurationFixes.GrownAsync(plan, ways, sites[0], cancellationToken).ConfigureAwait(false);
        }

        var all = plan.Trusting(true);
        var isChanged = false;
        foreach (var site in sites)
        {
            if (await ConfigurationFixes.GrownAsync(all, ways, site, cancellationToken).ConfigureAwait(false) is { } grown)
            {
                all = grown;
                isChanged = true;
            }
        }

        all = all.Trusting(false);
        if (!isChanged || await all.IsCleanAsync(cancellationToken).ConfigureAwait(false))
        {
            return isChanged ? all : null;
        }

        var first = await GrownAsync(plan, ways, sites.Take(sites.Count / 2).ToList(), cancellationToken).ConfigureAwait(false);
        return await GrownAsync(first ?? plan, ways, sites.Skip(sites.Count / 2).ToList(), cancellationToken).ConfigureAwait(false) ?? first;
    }

    /// <summary>By path and position, as they would be fixed one by one.</summary>
    private static async Task<IEnumerable<(Document Document, Diagnostic Diagnostic)>> FoundAsync(FixAllContext context)
    {
        var found = new List<(Document Document, Diagnostic Diagnostic)>();
        if (context.Scope == FixAllScope.Document)
        {
            if (context.Document is { } document)
            {
                found.AddRange((await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
                    .Select(diagnostic => (document, diagnostic)));
            }
        }
        else
        {
            var projects = context.Scope == FixAllScope.Project ? [context.Project] : context.Solution.Projects;
            foreach (var project in projects.Where(project => project.Language == LanguageNames.CSharp))
            {
                foreach (var diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
                {
                    if (diagnostic.Location.SourceTree is { } tree && project.GetDocument(tree) is { } document)
                    {
                        found.Add((document, diagnostic));
                    }
                }
            }
        }

        return found
            .OrderBy(static one => one.Document.FilePath ?? one.Document.Name, System.StringComparer.Ordinal)
            .ThenBy(static one => one.Diagnostic.Location.SourceSpan.Start)
            .ThenBy(static one => one.Document.Project.Name, System.StringComparer.Ordinal);
    }
}
