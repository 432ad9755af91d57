using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Model.Versions;
using IbApi.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model;

/// <content>Which API, which TWS, and what does not fit them.</content>
internal sealed partial class IbApiModel
{
    private ApiFingerprint? _api;
    private CallbackFindings? _callbacks;
    private VersionFindings? _versions;
    private OrderIdFindings? _orderIds;
    private OrderRequestFindings? _orderRequests;
    private Dictionary<int, RequestFindings> _requests = [];
    private StrongBox<DeclaredTws?>? _twsInSettings;
    private StrongBox<(bool IsSaid, string? Source)>? _readOnlyInRegister;

    /// <summary>The API that the project is compiled against.</summary>
    public ApiFingerprint Api => _api ??= ApiFingerprint.Of(_symbols, _compilation);

    /// <summary>
    /// The referenced ActiveX control that ships beside the API; null when there is none. Some programs call the API's own
    /// assembly so.
    /// </summary>
    public string? ActiveXControl
        => _compilation.ReferencedAssemblyNames
            .Select(static assembly => assembly.Name)
            .FirstOrDefault(name => ApiNames.ActiveXAssemblies.Contains(name) && Api.Copies.All(copy => copy.AssemblyName != name));

    /// <summary>The callbacks of the project that are never called, worked out by the first who asks for a snapshot.</summary>
    public CallbackFindings StaleCallbacks(CancellationToken cancellationToken)
        => _callbacks ??= Find(string.Empty, search => new StaleCallbackFinder(search, _symbols, Api).Find(), cancellationToken);

    /// <summary>What the code says about versions, worked out by the first who asks for a snapshot.</summary>
    public VersionFindings Versions(CancellationToken cancellationToken)
        => _versions ??= Api.Only is not { } api
            ? VersionFindings.None
            : Find(string.Empty, search => new VersionUseFinder(search, _symbols, api).Find(), cancellationToken);

    /// <summary>
    /// The requests that need more than a server version and are sent without a check. Nothing where the referenced API is
    /// not known.
    /// </summary>
    /// <param name="spoken">The newest server version that the TWS may speak.</param>
    /// <param name="cancellationToken">Ends the work; nothing is kept then.</param>
    public RequestFindings Requests(int spoken, CancellationToken cancellationToken)
    {
        if (Api.Only is not { MaxServerVersion: { } max, IsNewerThanTables: false } || max <= spoken)
        {
            return RequestFindings.None;
        }

        // One model is asked by several threads; each keeps a dictionary that nobody changes.
        if (!_requests.TryGetValue(spoken, out var findings))
        {
            findings = Find(
                spoken.ToString(CultureInfo.InvariantCulture), search => new RequestFinder(search, _symbols, spoken, max).Find(), cancellationToken);
            _requests = new Dictionary<int, RequestFindings>(_requests) { [spoken] = findings };
        }

        return findings;
    }

    /// <summary>
    /// The TWS that a connect call reaches, as far as it is declared: by the file's own option, by the sessions of the register
    /// that its endpoint names, beside its endpoint in a settings file, or by an option of the project. Of several the newest
    /// is meant: what that one does not know, none of them does.
    /// </summary>
    public DeclaredTws? TwsOf(ConnectCall call, CancellationToken cancellationToken)
    {
        var options = OptionsOf(call.Place.Tree);
        return options.IsSetForFile(IbApiOptions.TwsVersion)
            ? Declared(options)
            : TwsInSettingsOf(call, cancellationToken) ?? Declared(options);
    }

    /// <summary>The TWS that the code of a file talks to: that of all connect calls of the project, the newest of them.</summary>
    public DeclaredTws? TwsOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var options = OptionsOf(tree);
        if (options.IsSetForFile(IbApiOptions.TwsVersion) || SettingsFiles.All.IsEmpty)
        {
            return Declared(options);
        }

        _twsInSettings ??= new(TwsInSettings(cancellationToken));
        return _twsInSettings.Value ?? Declared(options);
    }

    /// <summary>The TWS that settings files and register declare for all connect calls; null when not for all.</summary>
    private DeclaredTws? TwsInSettings(CancellationToken cancellationToken)
    {
        var declared = Connections(cancellationToken).Calls.Select(call => TwsInSettingsOf(call, cancellationToken)).ToList();
        return declared.Count > 0 && !declared.Contains(null)
            ? declared.OrderByDescending(static tws => tws!.Version).First()
            : null;
    }

    /// <summary>
    /// What says that TWS refuses orders of the code of a file, as a message names it: the sessions of all connect calls, or an
    /// option. Null when nothing does.
    /// </summary>
    public string? ReadOnlySourceOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var options = OptionsOf(tree);
        if (Register is not null && !options.IsSetForFile(IbApiOptions.ReadOnly))
        {
            _readOnlyInRegister ??= new(ReadOnlyInRegister(cancellationToken));
            if (_readOnlyInRegister.Value is (true, var source))
            {
                return source;
            }
        }

        return IbApiOptions.ReadOnly.Read(options) ? options.Raw(IbApiOptions.ReadOnly)!.Value.Name : null;
    }

    /// <summary>Whether the register says of the sessions of all connect calls whether they take orders, and what says that none does.</summary>
    private (bool IsSaid, string? Source) ReadOnlyInRegister(CancellationToken cancellationToken)
        => Connections(cancellationToken).Calls.Select(SessionsOf).ToList() is { Count: > 0 } endpoints
            && endpoints.TrueForAll(static endpoint => endpoint is { IsCertain: true, Sessions.IsEmpty: false })
            && endpoints.SelectMany(static endpoint => endpoint.Sessions).Distinct().ToList() is var sessions
            && sessions.Exists(static session => session.ReadOnly is not null)
                ? (true, sessions.TrueForAll(static session => session.ReadOnly is { Value: true }) ? SourceOf(sessions[0]) : null)
                : (false, null);

    /// <summary>The order IDs that do not come from TWS, worked out by the first who asks for a snapshot.</summary>
    public OrderIdFindings OrderIds(CancellationToken cancellationToken)
        => _orderIds ??= Find(string.Empty, search => new OrderIdFinder(search, _symbols).Find(), cancellationToken);

    /// <summary>The requests that concern orders, worked out by the first who asks for a snapshot.</summary>
    public OrderRequestFindings OrderRequests(CancellationToken cancellationToken)
        => _orderRequests ??= Find(
            string.Empty,
            search =>
            {
                var calls = ClientCalls.In(search, _symbols);
                return new OrderRequestFindings(ApiNames.OrderRequests
                    .SelectMany(name => calls.Of(name).Select(call => new OrderRequest(CodePlace.Of(call.Syntax), name)))
                    .OrderBy(static request => request.Place)
                    .ToImmutableArray());
            },
            cancellationToken);

    private DeclaredTws? TwsInSettingsOf(ConnectCall call, CancellationToken cancellationToken)
        => SessionsOf(call) is { IsCertain: true, Sessions: { IsEmpty: false } sessions } && sessions.All(static session => session.Version is not null)
            ? Newest(sessions.Select(static session => new DeclaredTws(session.Version!.Value, SourceOf(session))))
            : Newest(TwsVersionsOf(call, cancellationToken).Select(static version => new DeclaredTws(version.Value, version.Place.File.Name)));

    private static DeclaredTws? Newest(IEnumerable<DeclaredTws> declared)
        => declared.OrderByDescending(static tws => tws.Version).FirstOrDefault();

    private static DeclaredTws? Declared(OptionsReader options)
        => IbApiOptions.TwsVersion.Read(options) is { } version
            ? new DeclaredTws(version, options.Raw(IbApiOptions.TwsVersion)!.Value.Name)
            : null;

    private static string SourceOf(RegisterSession session)
        => $"session '{session.Name.Value}' in {session.Name.Place.File.Name}";
}
