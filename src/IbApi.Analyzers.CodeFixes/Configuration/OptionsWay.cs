using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Configuration;

/// <summary>A settings type that the class has injected already: new properties of it, in its section.</summary>
internal sealed class OptionsWay : ConfigurationWay
{
    /// <summary>Settings objects in reach of one place that are tried.</summary>
    private const int MostTried = 4;

    public override string EquivalenceKey => "ReadFromOptions";

    public override string TitleOf(MoveSite site)
        => $"Read {site.Words} from the injected options";

    public override async Task<SolutionPlan?> PlanAsync(MoveSite site, SolutionPlan plan, CancellationToken cancellationToken)
    {
        if (await AppSettingsJson.FindAsync(site.Document.Project, plan, cancellationToken).ConfigureAwait(false) is null)
        {
            return null;
        }

        foreach (var options in OptionsInReach.At(site.Model, site.Position).Take(MostTried))
        {
            // Not the type whose own defaults these are.
            if (site.Type is { } type && SymbolEqualityComparer.Default.Equals(site.Model.GetDeclaredSymbol(type, cancellationToken), options.Type))
            {
                continue;
            }

            var alone = await PlanAsync(site, plan.Anew(), options, cancellationToken).ConfigureAwait(false);
            if (alone is not null && await alone.IsCleanAsync(cancellationToken).ConfigureAwait(false))
            {
                return await PlanAsync(site, plan, options, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    private static async Task<SolutionPlan?> PlanAsync(
        MoveSite site, SolutionPlan plan, OptionsInReach options, CancellationToken cancellationToken)
        => await WithPropertiesAsync(site, plan, options.Type, cancellationToken).ConfigureAwait(false) is { } grown
            ? await ReplacedAsync(site, grown, setting => options.Expression + "." + setting.Name, isStatic: false, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Gives a settings type, and the section that fills it, what a site needs. Null where either has something else there.</summary>
    internal static async Task<SolutionPlan?> WithPropertiesAsync(
        MoveSite site, SolutionPlan plan, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var project = site.Document.Project;
        if (await OptionsBinding.SectionOfAsync(project, type, cancellationToken).ConfigureAwait(false) is not { } section
            || await type.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not TypeDeclarationSyntax declaration
            || project.GetDocument(declaration.SyntaxTree) is not { } document)
        {
            return null;
        }

        var root = await declaration.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var shape = new CodeShape(root, text, project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(declaration.SyntaxTree));
        foreach (var setting in site.Settings)
        {
            // The file as the settings before this one leave it.
            if (await AppSettingsJson.FindAsync(project, plan, cancellationToken).ConfigureAwait(false) is not { } file
                || file.With(section + ":" + setting.Name, setting, plan) is not { } grown)
            {
                return null;
            }

            plan = grown;
            var known = type.GetMembers(setting.Name);
            if (known.IsEmpty)
            {
                if (OptionsProperty.Add(declaration, text, shape, setting) is not { } change)
                {
                    return null;
                }

                plan = plan.With(document, [change]);
            }
            else if (!known.All(member => OptionsProperty.Serves(member, setting)))
            {
                return null;
            }
        }

        return plan;
    }
}
