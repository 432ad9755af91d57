using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IbApi.Analyzers.Configuration;

/// <summary>An <c>IConfiguration</c> in reach, and the project's <c>appsettings.json</c>.</summary>
internal sealed class AppSettingsWay : ConfigurationWay
{
    /// <summary>Configurations in reach of one place that are tried.</summary>
    private const int MostTried = 4;

    public override string EquivalenceKey => "ReadFromAppSettings";

    public override string TitleOf(MoveSite site)
        => $"Read {site.Words} from {AppSettingsJson.FileName}";

    public override async Task<SolutionPlan?> PlanAsync(MoveSite site, SolutionPlan plan, CancellationToken cancellationToken)
    {
        if (await AppSettingsJson.FindAsync(site.Document.Project, plan, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return null;
        }

        foreach (var configuration in ConfigurationInReach.At(site.Model, site.Position, cancellationToken).Take(MostTried))
        {
            // The compiler tells whether it may be used here: in an initializer, in a static method, before it is assigned.
            var alone = await PlanAsync(site, plan.Anew(), file, configuration, cancellationToken).ConfigureAwait(false);
            if (alone is not null && await alone.IsCleanAsync(cancellationToken).ConfigureAwait(false))
            {
                return await PlanAsync(site, plan, file, configuration, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    private static async Task<SolutionPlan?> PlanAsync(
        MoveSite site, SolutionPlan plan, AppSettingsJson file, ConfigurationInReach configuration, CancellationToken cancellationToken)
    {
        if (file.With(site, plan) is not var (grown, keys))
        {
            return null;
        }

        var binder = BinderOf(site, configuration);
        if (binder == Binder.Importable
            && UsingEdit.Add(site.Root, site.Text, site.Shape, ConfigurationInReach.Namespace) is { } import)
        {
            grown = grown.With(site.Document, [import]);
        }

        var names = new NameWriter(site.Model, site.Position, imports: false);
        return await ReplacedAsync(
            site, grown, setting => Read(names, setting, configuration.Expression, keys[setting], binder), configuration.IsStatic, cancellationToken)
            .ConfigureAwait(false);
    }

    private enum Binder
    {
        Missing,
        Importable,
        InReach,
    }

    /// <summary>Whether <c>GetValue</c> can be called: it is an extension method of a package of its own.</summary>
    private static Binder BinderOf(MoveSite site, ConfigurationInReach configuration)
    {
        if (site.Settings.All(static setting => setting.IsText))
        {
            return Binder.Missing;
        }

        return Binds(site, configuration.Expression + ".GetValue<int>(\"x\")") ? Binder.InReach
            : Binds(site, "global::" + ConfigurationInReach.Namespace + ".ConfigurationBinder.GetValue<int>(" + configuration.Expression + ", \"x\")")
                ? Binder.Importable
                : Binder.Missing;
    }

    private static bool Binds(MoveSite site, string call)
        => site.Model.GetSpeculativeSymbolInfo(
            site.Position, SyntaxFactory.ParseExpression(call), SpeculativeBindingOption.BindAsExpression).Symbol is not null;

    private static string Read(NameWriter names, MovedSetting setting, string configuration, string key, Binder binder)
    {
        var quoted = SymbolDisplay.FormatLiteral(key, quote: true);
        if (setting.IsText || binder == Binder.Missing)
        {
            return FromText(names, setting, configuration + "[" + quoted + "]", key);
        }

        return setting.IsLive
            ? configuration + ".GetValue<" + setting.TypeName + "?>(" + quoted + ") ?? " + Throw(names, key + " is not set.")
            : configuration + ".GetValue" + (setting.Type.SpecialType == SpecialType.System_Int32 ? string.Empty : "<" + setting.TypeName + ">")
                + "(" + quoted + ", " + setting.Value + ")";
    }
}
