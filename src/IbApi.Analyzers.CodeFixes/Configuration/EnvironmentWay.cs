using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Configuration;

/// <summary>Environment variables, which every program has: through a type in the same file.</summary>
internal sealed class EnvironmentWay : ConfigurationWay
{
    public const string Key = "ReadFromEnvironment";

    public override string EquivalenceKey => Key;

    public override string TitleOf(MoveSite site)
        => $"Read {site.Words} from environment variables";

    public override Task<SolutionPlan?> PlanAsync(MoveSite site, SolutionPlan plan, CancellationToken cancellationToken)
        => ImportingAsync(plan, (grown, imports) => PlanAsync(site, grown, imports, cancellationToken), cancellationToken);

    private static async Task<(SolutionPlan? Plan, bool NeedsImport)> PlanAsync(
        MoveSite site, SolutionPlan plan, bool imports, CancellationToken cancellationToken)
    {
        var type = plan.TypeOf(site.Document.Project) ?? await EnvironmentType.FindAsync(site, imports, cancellationToken).ConfigureAwait(false);
        if (type is null)
        {
            return (null, false);
        }

        var members = new Dictionary<MovedSetting, string>();
        foreach (var setting in site.Settings)
        {
            if (type.With(setting, site) is not var (grown, member))
            {
                return (null, false);
            }

            type = grown;
            members.Add(setting, member);
        }

        var name = type.NameAt(site);
        var names = new NameWriter(site.Model, site.Position, imports);
        var replaced = await ReplacedAsync(
            site, plan, setting => Read(names, setting, name + "." + members[setting]), isStatic: true, cancellationToken).ConfigureAwait(false);
        return (
            replaced?.With(site.Document.Project, type).With(site.Document, names.Imports(site.Text, site.Shape)),
            names.NeedsImport || type.Names.NeedsImport);
    }

    private static string Read(NameWriter names, MovedSetting setting, string property)
        => !setting.IsNumber ? property
            : setting.IsText ? property + ".ToString(" + names.Of(typeof(CultureInfo)) + ".InvariantCulture)"
            : setting.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 ? property
            : "(" + setting.TypeName + ")" + property;
}
