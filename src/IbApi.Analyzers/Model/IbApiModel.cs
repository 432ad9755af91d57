using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Project;
using IbApi.Analyzers.Model.Readers;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Model.Waits;
using IbApi.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Model;

/// <summary>
/// What a program does with TWS, worked out once, on demand, and asked by every rule. There is none for a project that
/// cannot reach the API.
/// </summary>
internal sealed partial class IbApiModel
{
    private readonly Compilation _compilation;
    private readonly IbApiSymbols _symbols;
    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly ImmutableArray<AdditionalText> _additionalFiles;
    private readonly ImmutableArray<string> _copiedAssemblies;
    private readonly Lazy<OptionsReader> _projectOptions;
    private readonly object _gate = new();
    private SourceSearch? _search;
    private ConnectionFindings? _connections;
    private OrderFindings? _orders;
    private LifecycleFindings? _lifecycle;
    private LossFindings? _losses;
    private DropFindings? _drops;
    private AutoBindFindings? _autoBinds;
    private ReaderFindings? _readers;
    private EarlyRequestFindings? _earlyRequests;
    private EndlessWaitFindings? _endlessWaits;
    private TestProject? _testProject;
    private Tuple<SyntaxTree, AccountPorts>? _lastPorts;
    private SettingsFiles? _settingsFiles;
    private ImmutableArray<EntryUse> _entryUses;
    private ILookup<CodePlace, EntryUse>? _entryUsesByCall;
    private ILookup<FilePlace, EntryUse>? _portUsesByEntry;

    private IbApiModel(
        Compilation compilation, IbApiSymbols symbols, AnalyzerOptions options, ImmutableArray<string> copiedAssemblies)
    {
        _compilation = compilation;
        _symbols = symbols;
        _options = options.AnalyzerConfigOptionsProvider;
        _additionalFiles = options.AdditionalFiles;
        _copiedAssemblies = copiedAssemblies;
        _projectOptions = new Lazy<OptionsReader>(ProjectOptions);
    }

    /// <summary>
    /// The gate: null unless the compilation knows the API's client, or MSBuild found the API among what the references
    /// bring along, or the options list a connect method.
    /// </summary>
    public static IbApiModel? TryCreate(Compilation compilation, AnalyzerOptions options)
    {
        var symbols = IbApiSymbols.Of(compilation);
        var global = new OptionsReader(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var copied = (global.Property(BuildProperties.CopiedAssemblies) ?? string.Empty)
            .Split([','], StringSplitOptions.RemoveEmptyEntries)
            .Select(static name => name.Trim())
            .Where(static name => name.Length > 0)
            .ToImmutableArray();
        return symbols.Sockets.IsEmpty && copied.IsEmpty && global.Raw(IbApiOptions.ConnectMethods) is null
            ? null
            : new IbApiModel(compilation, symbols, options, copied);
    }

    /// <summary>
    /// The model of a compilation, which all rules share; null as with <see cref="TryCreate"/>. It goes with the compilation: the
    /// snapshot's slot holds it no longer than somebody else holds the compilation.
    /// </summary>
    public static IbApiModel? Of(Compilation compilation, AnalyzerOptions options)
        => SnapshotSlot<Models>.GetOrCreate(new SnapshotSlot<Models>.Key(compilation, string.Empty), static () => new Models(), CancellationToken.None)
            .Of(compilation, options);

    /// <summary>
    /// The name by which the register knows the project: that of its project file, or the assembly's where MSBuild did not
    /// say.
    /// </summary>
    public string ProjectName
        => new OptionsReader(_options.GlobalOptions).Property(BuildProperties.ProjectName) ?? _compilation.AssemblyName ?? string.Empty;

    /// <summary>What all that was asked of this model has cost; nothing where another model of the snapshot had the answer.</summary>
    public WorkCounters Counters { get; } = new();

    /// <summary>The settings files among the project's additional files.</summary>
    public SettingsFiles SettingsFiles => _settingsFiles ??= SettingsFiles.Of(_additionalFiles);

    /// <summary>The session register; null when the project has none.</summary>
    public SessionRegister? Register => SettingsFiles.Register;

    /// <summary>
    /// What the settings files say for a setting that the code reads: for a configured origin its value, for a fallback the
    /// value that it stands in for. One entry for each file that has the key; none where the key is not known in full.
    /// </summary>
    public ImmutableArray<SettingsEntry> EntriesOf(Origin origin)
        => SettingsFiles.EntriesOf(origin);

    /// <summary>The values in settings files that reach a connect call, by file and position.</summary>
    public ImmutableArray<EntryUse> EntryUses(CancellationToken cancellationToken)
    {
        // A reference inside, so that whoever asks meanwhile sees all of it or nothing.
        if (_entryUses.IsDefault)
        {
            _entryUses = SettingsFiles.All.IsEmpty
                ? ImmutableArray<EntryUse>.Empty
                : SettingsFindings.UsesOf(Connections(cancellationToken).Calls, SettingsFiles);
        }

        return _entryUses;
    }

    /// <summary>The sessions of the register that the endpoint of a connect call names.</summary>
    public EndpointSessions SessionsOf(ConnectCall call)
        => SettingsFindings.SessionsOf(call, SettingsFiles);

    /// <summary>The TWS versions that stand beside the host or the port that a connect call reads from a settings file.</summary>
    public IEnumerable<RegisterValue<IbVersion>> TwsVersionsOf(ConnectCall call, CancellationToken cancellationToken)
        => SettingsFindings.TwsVersionsOf((_entryUsesByCall ??= EntryUses(cancellationToken).ToLookup(static use => use.Call.Place))[call.Place]);

    /// <summary>The connect calls that read a value of a settings file as their port.</summary>
    public ImmutableArray<EntryUse> PortUsesOf(SettingsEntry entry, CancellationToken cancellationToken)
        => (_portUsesByEntry ??= EntryUses(cancellationToken).Where(static use => use.Setting == Setting.Port).ToLookup(static use => use.Entry.Place))[entry.Place]
            .ToImmutableArray();

    /// <summary>The options of one file.</summary>
    public OptionsReader OptionsOf(SyntaxTree tree)
        => new(_options.GetOptions(tree), _options.GlobalOptions);

    /// <summary>The options of one settings file.</summary>
    public OptionsReader OptionsOf(SettingsFile file)
        => new(
            _additionalFiles.FirstOrDefault(text => text.Path == file.Path) is { } found ? _options.GetOptions(found) : _options.GlobalOptions,
            _options.GlobalOptions);

    /// <summary>Which ports are live and which are paper, for the code of one file. Several rules ask for one file after another.</summary>
    public AccountPorts PortsOf(SyntaxTree tree)
    {
        var last = _lastPorts;
        if (last?.Item1 != tree)
        {
            _lastPorts = last = Tuple.Create(tree, AccountPorts.Of(OptionsOf(tree), Register));
        }

        return last.Item2;
    }

    /// <summary>Which ports are live and which are paper, in a settings file.</summary>
    public AccountPorts PortsOf(SettingsFile file)
        => AccountPorts.Of(OptionsOf(file), Register);

    /// <summary>Whether findings about the program's settings are wanted in a settings file.</summary>
    public bool AreFindingsOn(SettingsFile file)
        => IbApiOptions.SettingsFileFindings.Read(OptionsOf(file));

    /// <summary>
    /// The connections of the project. The first who asks for a snapshot works them out; a cancellation leaves nothing
    /// half done.
    /// </summary>
    public ConnectionFindings Connections(CancellationToken cancellationToken)
        => _connections ??= FindConnections(cancellationToken);

    /// <summary>
    /// The orders of the project, worked out by the first who asks for a snapshot. Most projects never pay for it: only
    /// tests are asked about, and where no connect call is seen there is nothing to look for.
    /// </summary>
    public OrderFindings Orders(CancellationToken cancellationToken)
        => _orders ??= HaveApiCalls(cancellationToken)
            ? FindOrders(cancellationToken)
            : OrderFindings.None;

    /// <summary>
    /// The life of the project's connections, worked out by the first who asks for a snapshot. Nothing is looked for where no
    /// connect call is seen.
    /// </summary>
    public LifecycleFindings Lifecycle(CancellationToken cancellationToken)
        => _lifecycle ??= HaveApiCalls(cancellationToken)
            ? Find(CopiedAssemblies, search => new LifecycleFinder(search, _symbols, _copiedAssemblies).Find(), cancellationToken)
            : LifecycleFindings.None;

    /// <summary>
    /// How the project's connections can be lost, worked out by the first who asks for a snapshot. It says nothing about tests, and
    /// whoever asks for one of their files looks first whether it is one.
    /// </summary>
    public LossFindings Losses(CancellationToken cancellationToken)
        => _losses ??= HaveApiCalls(cancellationToken)
            ? Find(CopiedAssemblies, search => new LifecycleFinder(search, _symbols, _copiedAssemblies).FindLosses(), cancellationToken)
            : LossFindings.None;

    /// <summary>What else happens to connections that stand for long, by the same rules.</summary>
    public DropFindings Drops(CancellationToken cancellationToken)
        => _drops ??= HaveApiCalls(cancellationToken)
            ? Find(CopiedAssemblies, search => new LifecycleFinder(search, _symbols, _copiedAssemblies).FindDrops(), cancellationToken)
            : DropFindings.None;

    /// <summary>The readers and message loops of the project, worked out by the first who asks for a snapshot.</summary>
    public ReaderFindings Readers(CancellationToken cancellationToken)
        => _readers ??= _symbols.Readers.IsEmpty && _symbols.Sockets.IsEmpty ? ReaderFindings.None : FindReaders(cancellationToken);

    /// <summary>
    /// The requests before the session is ready, worked out by the first who asks for a snapshot. Nothing is looked for where no
    /// connect call is seen.
    /// </summary>
    public EarlyRequestFindings EarlyRequests(CancellationToken cancellationToken)
        => _earlyRequests ??= HaveApiCalls(cancellationToken)
            ? Find(CopiedAssemblies, search => new WaitFinder(search, _symbols, _copiedAssemblies).FindEarlyRequests(), cancellationToken)
            : EarlyRequestFindings.None;

    /// <summary>The waits that only the session ends, by the same rules.</summary>
    public EndlessWaitFindings EndlessWaits(CancellationToken cancellationToken)
        => _endlessWaits ??= HaveApiCalls(cancellationToken)
            ? Find(CopiedAssemblies, search => new WaitFinder(search, _symbols, _copiedAssemblies).FindEndlessWaits(), cancellationToken)
            : EndlessWaitFindings.None;

    /// <summary>
    /// The requests to bind orders automatically that TWS refuses, worked out by the first who asks for a snapshot.
    /// </summary>
    public AutoBindFindings AutoBinds(CancellationToken cancellationToken)
        => _autoBinds ??= HaveApiCalls(cancellationToken)
            ? FindAutoBinds(Connections(cancellationToken), cancellationToken)
            : AutoBindFindings.None;

    /// <summary>
    /// Whether a file is a test's: what the user says, then what MSBuild says, then the framework whose attributes the
    /// project uses. Its name never counts.
    /// </summary>
    public TestProject TestProjectOf(SyntaxTree tree, CancellationToken cancellationToken)
        => TestProjectOf(OptionsOf(tree), cancellationToken);

    /// <summary>Whether a settings file belongs to tests: what is said of the file, or else of the project.</summary>
    public TestProject TestProjectOf(SettingsFile file, CancellationToken cancellationToken)
        => TestProjectOf(OptionsOf(file) is var own && own.IsSetForFile(IbApiOptions.IsTestProject) ? own : _projectOptions.Value, cancellationToken);

    private TestProject TestProjectOf(OptionsReader options, CancellationToken cancellationToken)
        => IbApiOptions.IsTestProject.Read(options) is { } said
            ? said ? new TestProject(true, options.Raw(IbApiOptions.IsTestProject)!.Value.Name + " says so") : TestProject.No
            : _testProject ??= FindTestProject(cancellationToken);

    /// <summary>What is to be said of every file of which the user says nothing.</summary>
    private TestProject FindTestProject(CancellationToken cancellationToken)
    {
        var global = new OptionsReader(_options.GlobalOptions);
        if (bool.TryParse(global.Property(BuildProperties.IsTestProject), out var isTest))
        {
            return isTest ? new TestProject(true, BuildProperties.IsTestProject + " is true") : TestProject.No;
        }

        if (global.Property(BuildProperties.HasTestContainer) is not null)
        {
            return new TestProject(true, "it is a test container");
        }

        if (bool.TryParse(global.Property(BuildProperties.IsTestingPlatformApplication), out var isApplication) && isApplication)
        {
            return new TestProject(true, BuildProperties.IsTestingPlatformApplication + " is true");
        }

        return Connections(cancellationToken).TestFramework is { } framework
            ? new TestProject(true, "it uses " + framework)
            : TestProject.No;
    }

    private bool HaveApiCalls(CancellationToken cancellationToken)
        => Connections(cancellationToken).Calls.Any(static call => call.Kind == ConnectCallKind.Api);

    private ConnectionFindings FindConnections(CancellationToken cancellationToken)
    {
        var reader = _projectOptions.Value;
        var isXunitSerial = SettingsFiles.OfXunitRunner(TestFrameworks.XunitParallelCollectionsKey) is { } said
            && bool.TryParse(said.Value, out var isParallel) && !isParallel;
        var settings = reader.Fingerprint([IbApiOptions.ConnectMethods]) + "\n" + string.Join(",", _copiedAssemblies) + "\n" + isXunitSerial;
        return Find(
            settings,
            search =>
            {
                Counters.CountClosure();
                var listed = IbApiOptions.ConnectMethods.Read(reader);
                var finder = new ConnectCallFinder(search, _symbols, listed);
                var calls = finder.Find(_copiedAssemblies);
                var framework = TestFrameworkUse.Find(search);
                return new ConnectionFindings(
                    calls, finder.SendsOrders(calls), finder.ClientIdConflicts(usesTestFramework: framework is not null, isXunitSerial), framework, Counters);
            },
            cancellationToken);
    }

    private OrderFindings FindOrders(CancellationToken cancellationToken)
        => Find(CopiedAssemblies, search => new OrderFinder(search, _symbols).Find(_copiedAssemblies), cancellationToken);

    private ReaderFindings FindReaders(CancellationToken cancellationToken)
        => Find(CopiedAssemblies, search => new ReaderFinder(search, _symbols).Find(_copiedAssemblies), cancellationToken);

    private AutoBindFindings FindAutoBinds(ConnectionFindings connections, CancellationToken cancellationToken)
        => Find(string.Empty, search => new AutoBindFinder(search, _symbols).Find(connections), cancellationToken);

    private string CopiedAssemblies => string.Join(",", _copiedAssemblies);

    /// <summary>
    /// Findings of the snapshot, which the first who asks works out. All of one compilation go by one search, one after the other:
    /// what one has looked up the next need not bind again. Whoever is cut off leaves no search behind, for it may be half done.
    /// </summary>
    /// <param name="settings">The options on which the findings depend, as one text.</param>
    /// <param name="find">Works them out; asks the model for no other findings, for it may wait for nobody.</param>
    /// <param name="cancellationToken">Ends the work; nothing is kept then.</param>
    private TFindings Find<TFindings>(string settings, Func<SourceSearch, TFindings> find, CancellationToken cancellationToken)
        where TFindings : class
        => SnapshotSlot<TFindings>.GetOrCreate(
            new SnapshotSlot<TFindings>.Key(_compilation, settings),
            () => CancellableLock.Within(
                _gate,
                () =>
                {
                    var search = _search ?? new SourceSearch(_compilation, Counters, cancellationToken);
                    _search = null;
                    var findings = find(search.GoOn(cancellationToken));
                    _search = search;
                    return findings;
                },
                cancellationToken),
            cancellationToken);

    /// <summary>The options of the project as a whole: those of its first file by path, which the project's editorconfig reaches.</summary>
    private OptionsReader ProjectOptions()
    {
        var first = SemanticModels.TreesOf(_compilation)
            .OrderBy(static tree => tree.FilePath, StringComparer.Ordinal)
            .FirstOrDefault();
        return new OptionsReader(first is null ? _options.GlobalOptions : _options.GetOptions(first));
    }

    /// <summary>The models of the clones of one compilation, each as long as its compilation.</summary>
    private sealed class Models
    {
        private readonly ConditionalWeakTable<Compilation, Gated> _known = new();

        public IbApiModel? Of(Compilation compilation, AnalyzerOptions options)
        {
            if (!_known.TryGetValue(compilation, out var known))
            {
                known = _known.GetValue(compilation, key => new Gated(TryCreate(key, options), options));
            }

            return known.IsFor(options) ? known.Model : TryCreate(compilation, options);
        }
    }

    /// <summary>What the gate has said of a compilation, with some options.</summary>
    private sealed class Gated(IbApiModel? model, AnalyzerOptions options)
    {
        // Without the compilation: options may hold on to a workspace, but not on to that.
        private readonly AnalyzerConfigOptionsProvider _options = options.AnalyzerConfigOptionsProvider;
        private readonly ImmutableArray<AdditionalText> _additionalFiles = options.AdditionalFiles;

        public IbApiModel? Model => model;

        public bool IsFor(AnalyzerOptions other)
            => ReferenceEquals(_options, other.AnalyzerConfigOptionsProvider) && _additionalFiles == other.AdditionalFiles;
    }
}
