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
/// Moves what is written in the code to the configuration that the project has: for IBAPI5001, and for other rules about values that
/// do not belong into the code. The first way that fits and compiles is offered first, under a key of its own: Fix All then takes
/// for each place the first that fits there.
/// </summary>
internal static class ConfigurationFixes
{
    /// <summary>The key of whatever is first.</summary>
    public const string EquivalenceKey = "MoveToConfiguration";

    /// <summary>In the order in which they are offered.</summary>
    private static readonly ImmutableArray<ConfigurationWay> Ways = ImmutableArray.Create<ConfigurationWay>(
        new AppSettingsWay(),
        new OptionsWay(),
        new InjectedOptionsWay(),
        new AppConfigWay(),
        new EnvironmentWay());

    /// <summary>Offers the ways that fit the settings of a diagnostic.</summary>
    public static async Task RegisterAsync(CodeFixContext context, Diagnostic diagnostic)
    {
        if (await MoveSite.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } site)
        {
            return;
        }

        var anew = new SolutionPlan(context.Document.Project.Solution);
        var isFirst = true;
        foreach (var way in Ways)
        {
            if (await PlannedAsync(way, site, anew, context.CancellationToken).ConfigureAwait(false) is { } plan)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(way.TitleOf(site), plan.ApplyAsync, isFirst ? EquivalenceKey : way.EquivalenceKey), diagnostic);
                isFirst = false;
            }
        }
    }

    /// <summary>The ways that Fix All tries under a key, in their order; empty for a key of another fix.</summary>
    public static ImmutableArray<ConfigurationWay> WaysOf(string? equivalenceKey)
        => equivalenceKey == EquivalenceKey ? Ways : Ways.Where(way => way.EquivalenceKey == equivalenceKey).ToImmutableArray();

    /// <summary>A plan to which a site is added; null where no way fits.</summary>
    public static async Task<SolutionPlan?> GrownAsync(
        SolutionPlan plan, IEnumerable<ConfigurationWay> ways, MoveSite site, CancellationToken cancellationToken)
    {
        foreach (var way in ways)
        {
            if (await PlannedAsync(way, site, plan.Anew(), cancellationToken).ConfigureAwait(false) is not null)
            {
                return await way.PlanAsync(site, plan, cancellationToken).ConfigureAwait(false) is { IsContradictory: false } grown ? grown : null;
            }
        }

        return null;
    }

    /// <summary>The plan for one site alone; null where the way does not fit, or would not compile without warnings.</summary>
    private static async Task<SolutionPlan?> PlannedAsync(ConfigurationWay way, MoveSite site, SolutionPlan anew, CancellationToken cancellationToken)
        => await way.PlanAsync(site, anew, cancellationToken).ConfigureAwait(false) is { } plan
            && await plan.IsCleanAsync(cancellationToken).ConfigureAwait(false)
                ? plan
                : null;
}
