using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules;

/// <summary>
/// The base of every rule. Opens the gate once (a project that cannot reach the API registers nothing), and asks the rule
/// file by file, through the semantic model: every editor shows what it reports while the file is being typed, and no
/// body is bound that the model does not ask for (docs/decisions/0002-live.md).
/// </summary>
public abstract class IbApiRule : DiagnosticAnalyzer
{
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (IbApiModel.Of(start.Compilation, start.Options) is not { } model)
            {
                return;
            }

            if (IsAboutCode)
            {
                start.RegisterSemanticModelAction(file => AnalyzeUnlessTooDeep(new TreeContext(file, model)));
            }

            if (IsAboutSettingsFiles)
            {
                start.RegisterAdditionalFileAction(file =>
                {
                    if (SettingsFile.Of(file.AdditionalFile) is { } settings)
                    {
                        AnalyzeUnlessTooDeep(new SettingsFileContext(file, settings, model));
                    }
                });
            }
        });
    }

    /// <summary>The compiler says in its own words that code is too deep for it; we are silent there.</summary>
    private void AnalyzeUnlessTooDeep(TreeContext file)
    {
        try
        {
            AnalyzeTree(file);
        }
        catch (InsufficientExecutionStackException)
        {
            return;
        }
    }

    private void AnalyzeUnlessTooDeep(SettingsFileContext file)
    {
        try
        {
            AnalyzeSettingsFile(file);
        }
        catch (InsufficientExecutionStackException)
        {
            return;
        }
    }

    /// <summary>Whether the rule reports in code.</summary>
    private protected virtual bool IsAboutCode => true;

    /// <summary>Whether the rule reports in settings files, or in the register.</summary>
    private protected virtual bool IsAboutSettingsFiles => false;

    private protected virtual void AnalyzeTree(TreeContext file)
    {
    }

    private protected virtual void AnalyzeSettingsFile(SettingsFileContext file)
    {
    }
}

/// <summary>One file, as a rule sees it: what is known of it, its options, and where to report.</summary>
internal readonly struct TreeContext(SemanticModelAnalysisContext context, IbApiModel model)
{
    public SyntaxTree Tree => context.SemanticModel.SyntaxTree;

    public IbApiModel Model => model;

    public CancellationToken CancellationToken => context.CancellationToken;

    public ConnectionFindings Connections => model.Connections(context.CancellationToken);

    public OptionsReader Options => model.OptionsOf(Tree);

    /// <summary>Which ports are live and which are paper, for this file.</summary>
    public AccountPorts Ports => model.PortsOf(Tree);

    /// <summary>
    /// The first connect call of the project, by path and position, if it stands in this file: what concerns the whole
    /// project is said there.
    /// </summary>
    public ConnectCall? FirstConnectCall => Connections.Calls is [var first, ..] && first.Place.Tree == Tree ? first : null;

    /// <summary>The values in this file that reach a connect call anywhere, grouped by place, in order.</summary>
    public ImmutableArray<SettingValue> Values(Setting setting)
        => Connections.ValuesIn(Tree, setting);

    /// <summary>Where a value of this file is written together with others: its argument list, its initializer, or itself.</summary>
    public CodePlace SiteOf(SettingUse use)
        => SettingSite.Of(use, context.SemanticModel, CancellationToken);

    /// <summary>Whether configuration has switched a rule off for this file.</summary>
    public bool IsOff(DiagnosticDescriptor descriptor)
    {
        // The compiler hears NoWarn before any file.
        var options = context.SemanticModel.Compilation.Options;
        var isListed = options.SpecificDiagnosticOptions.TryGetValue(descriptor.Id, out var listed);
        if (isListed && listed == ReportDiagnostic.Suppress)
        {
            return true;
        }

        if (options.SyntaxTreeOptionsProvider is { } provider
            && (provider.TryGetDiagnosticValue(Tree, descriptor.Id, CancellationToken, out var severity)
                || provider.TryGetGlobalDiagnosticValue(descriptor.Id, CancellationToken, out severity)))
        {
            return severity == ReportDiagnostic.Suppress;
        }

        return !isListed && !descriptor.IsEnabledByDefault;
    }

    public void Report(
        DiagnosticDescriptor descriptor,
        CodePlace place,
        IEnumerable<CodePlace> others,
        ImmutableDictionary<string, string?>? properties,
        params object?[] arguments)
        => context.ReportDiagnostic(Diagnostic.Create(
            descriptor,
            place.ToLocation(),
            others.Where(other => other != place).Distinct().Select(static other => other.ToLocation()),
            properties,
            arguments));

    /// <summary>Reports in code what a settings file has to do with it.</summary>
    public void Report(DiagnosticDescriptor descriptor, CodePlace place, Location inFile, params object?[] arguments)
        => context.ReportDiagnostic(Diagnostic.Create(descriptor, place.ToLocation(), [inFile], null, arguments));

    /// <summary>
    /// Reports so that an editor offers the fix here as well, and shows nothing: what is wrong is reported in the settings file.
    /// </summary>
    public void ReportHidden(
        DiagnosticDescriptor descriptor, CodePlace place, Location inFile, ImmutableDictionary<string, string?> properties, params object?[] arguments)
        => context.ReportDiagnostic(Diagnostic.Create(
            descriptor, place.ToLocation(), DiagnosticSeverity.Hidden, [inFile], properties, arguments));
}

/// <summary>One settings file, as a rule sees it.</summary>
internal readonly struct SettingsFileContext(AdditionalFileAnalysisContext context, SettingsFile file, IbApiModel model)
{
    public SettingsFile File => file;

    public IbApiModel Model => model;

    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>Which ports are live and which are paper, for this file.</summary>
    public AccountPorts Ports => model.PortsOf(file);

    /// <summary>Whether findings about the program's settings are wanted in this file.</summary>
    public bool AreFindingsOn => model.AreFindingsOn(file);

    /// <summary>The ports of connections in this file, in order.</summary>
    public IEnumerable<PortEntry> PortEntries
    {
        get
        {
            var (of, cancellationToken) = (model, context.CancellationToken);
            return PortEntry.In(file, model.PortsOf(file), entry => of.PortUsesOf(entry, cancellationToken));
        }
    }

    /// <summary>Whether configuration has switched a rule off for the project; sections of an editorconfig do not reach settings files.</summary>
    public bool IsOff(DiagnosticDescriptor descriptor)
    {
        var options = context.Compilation.Options;
        var isListed = options.SpecificDiagnosticOptions.TryGetValue(descriptor.Id, out var listed);
        return (isListed && listed == ReportDiagnostic.Suppress)
            || (options.SyntaxTreeOptionsProvider is { } provider
                && provider.TryGetGlobalDiagnosticValue(descriptor.Id, CancellationToken, out var severity)
                    ? severity == ReportDiagnostic.Suppress
                    : !isListed && !descriptor.IsEnabledByDefault);
    }

    public void Report(
        DiagnosticDescriptor descriptor,
        FilePlace place,
        IEnumerable<Location> others,
        ImmutableDictionary<string, string?>? properties,
        params object?[] arguments)
        => context.ReportDiagnostic(Diagnostic.Create(descriptor, place.ToLocation(), others, properties, arguments));
}
