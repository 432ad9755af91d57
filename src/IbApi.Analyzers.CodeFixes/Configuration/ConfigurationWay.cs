using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace IbApi.Analyzers.Configuration;

/// <summary>A way in which a project reads its settings, into which a written one can be moved.</summary>
internal abstract class ConfigurationWay
{
    /// <summary>The key by which Fix All takes this way and no other.</summary>
    public abstract string EquivalenceKey { get; }

    /// <summary>Where the settings will come from, in words that end a menu entry: “Read the port from …”.</summary>
    public abstract string TitleOf(MoveSite site);

    /// <summary>Adds what a site needs to a plan; null where the way is not that of the project, or does not fit the site.</summary>
    public abstract Task<SolutionPlan?> PlanAsync(MoveSite site, SolutionPlan plan, CancellationToken cancellationToken);

    /// <summary>Replaces every setting of the site by what reads it.</summary>
    private protected static async Task<SolutionPlan?> ReplacedAsync(
        MoveSite site, SolutionPlan plan, Func<MovedSetting, string> read, bool isStatic, CancellationToken cancellationToken)
    {
        var replaced = site.Settings.Select(setting => (setting.Expression, Replacement: read(setting))).ToList();
        plan = plan.With(site.Document, ArgumentLines.Break(replaced, site.Text, site.Shape));
        foreach (var (setting, replacement) in site.Settings.Zip(replaced, static (setting, one) => (setting, one.Replacement)))
        {
            var changes = ExpressionEdit.Replace(setting.Expression, replacement, isStatic);
            if (changes.IsEmpty)
            {
                return null;
            }

            plan = plan.With(site.Document, changes);
            if (setting.Expression.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field && field.Modifiers.Any(SyntaxKind.ConstKeyword)
                && site.Model.GetDeclaredSymbol(field.Declaration.Variables[0], cancellationToken) is { DeclaredAccessibility: not Accessibility.Private } constant)
            {
                plan = plan.WithAffected(await UsersOfAsync(constant, plan.Solution, cancellationToken).ConfigureAwait(false));
            }
        }

        return plan;
    }

    /// <summary>What throws where a setting is missing.</summary>
    private protected static string Throw(NameWriter names, string message)
        => "throw new " + names.Of(typeof(InvalidOperationException)) + "(" + SymbolDisplay.FormatLiteral(message, quote: true) + ")";

    /// <summary>A text that may be missing as the value that the code around the setting wants.</summary>
    /// <param name="names">Writes the names of types.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="read">What reads the text.</param>
    /// <param name="key">What is not set when it is missing.</param>
    private protected static string FromText(NameWriter names, MovedSetting setting, string read, string key)
    {
        var text = read + " ?? " + (setting.IsLive ? Throw(names, key + " is not set.") : setting.Literal);
        return setting.IsText
            ? text
            : setting.TypeName + ".Parse(" + text + ", " + names.Of(typeof(System.Globalization.CultureInfo)) + ".InvariantCulture)";
    }

    /// <summary>The plan with more usings where that compiles, else with names in full.</summary>
    private protected static async Task<SolutionPlan?> ImportingAsync(
        SolutionPlan plan, Func<SolutionPlan, bool, Task<(SolutionPlan? Plan, bool NeedsImport)>> planned, CancellationToken cancellationToken)
    {
        var (alone, needsImport) = await planned(plan.Anew(), true).ConfigureAwait(false);
        if (alone is null)
        {
            return null;
        }

        var imports = !needsImport || await alone.IsCleanAsync(cancellationToken).ConfigureAwait(false);
        return (await planned(plan, imports).ConfigureAwait(false)).Plan;
    }

    private static async Task<IEnumerable<DocumentId>> UsersOfAsync(ISymbol symbol, Solution solution, CancellationToken cancellationToken)
    {
        var found = await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false);
        return found.SelectMany(static one => one.Locations).Select(static location => location.Document.Id);
    }
}
