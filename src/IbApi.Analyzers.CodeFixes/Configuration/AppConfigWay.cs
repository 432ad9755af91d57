using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IbApi.Analyzers.Configuration;

/// <summary><c>ConfigurationManager.AppSettings</c> of System.Configuration, and the project's <c>app.config</c>.</summary>
internal sealed class AppConfigWay : ConfigurationWay
{
    private const string Namespace = "System.Configuration";
    private const string Manager = "ConfigurationManager";
    private const string Prefix = "IbApi:";

    /// <summary>Places with settings of their own in one class.</summary>
    private const int MostAlike = 9;

    public override string EquivalenceKey => "ReadFromAppConfig";

    public override string TitleOf(MoveSite site)
        => $"Read {site.Words} from {(FileOf(site.Document.Project) is { } file ? NameOf(file) : "app.config")}";

    public override async Task<SolutionPlan?> PlanAsync(MoveSite site, SolutionPlan plan, CancellationToken cancellationToken)
    {
        if (FileOf(site.Document.Project) is not { } file || !IsReferenced(site)
            || AppConfig.Read(await plan.TextOfAsync(file, cancellationToken).ConfigureAwait(false)) is not { } config)
        {
            return null;
        }

        var keys = new Dictionary<MovedSetting, string>();
        foreach (var setting in site.Settings)
        {
            if (With(config, setting, site.ClassName) is not var (grown, key))
            {
                return null;
            }

            config = grown;
            keys.Add(setting, key);
        }

        return await ImportingAsync(
            plan.With(file, config.Text), (grown, imports) => ReadAsync(site, grown, keys, imports, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(SolutionPlan? Plan, bool NeedsImport)> ReadAsync(
        MoveSite site, SolutionPlan plan, Dictionary<MovedSetting, string> keys, bool imports, CancellationToken cancellationToken)
    {
        var names = new NameWriter(site.Model, site.Position, imports);
        var manager = names.Of(Namespace, Manager);
        var replaced = await ReplacedAsync(
            site,
            plan,
            setting => FromText(
                names, setting, manager + ".AppSettings[" + SymbolDisplay.FormatLiteral(keys[setting], quote: true) + "]", keys[setting]),
            isStatic: true,
            cancellationToken).ConfigureAwait(false);
        return (replaced?.With(site.Document, names.Imports(site.Text, site.Shape)), names.NeedsImport);
    }

    private static (AppConfig Config, string Key)? With(AppConfig config, MovedSetting setting, string className)
    {
        for (var i = 0; i <= MostAlike; i++)
        {
            var key = Prefix + (i == 0 ? string.Empty : className + (i == 1 ? string.Empty : i.ToString(CultureInfo.InvariantCulture)) + ":") + setting.Name;
            var values = config.ValuesOf(key);
            if (values.Count == 0)
            {
                return config.With(key, setting.Value) is { } grown ? (grown, key) : null;
            }

            if (values.All(value => value?.Trim() == setting.Value))
            {
                return (config, key);
            }
        }

        return null;
    }

    /// <summary>The file that becomes the program's; a web application has another one.</summary>
    private static TextDocument? FileOf(Project project)
        => project.AdditionalDocuments
            .Where(static document => NameOf(document).ToUpperInvariant() is "APP.CONFIG" or "WEB.CONFIG")
            .OrderBy(static document => document.FilePath?.Length)
            .ThenBy(static document => document.FilePath, StringComparer.Ordinal)
            .FirstOrDefault();

    private static bool IsReferenced(MoveSite site)
        => site.Model.GetSpeculativeSymbolInfo(
            site.Position,
            SyntaxFactory.ParseExpression("global::" + Namespace + "." + Manager + ".AppSettings"),
            SpeculativeBindingOption.BindAsExpression).Symbol is not null;

    private static string NameOf(TextDocument document)
        => Path.GetFileName(document.FilePath ?? document.Name);
}
