using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
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
    private Dictionary<int, RequestFindings> _requests = [];

    /// <summary>The API that the project is compiled against.</summary>
    public ApiFingerprint Api => _api ??= ApiFingerprint.Of(_symbols, _compilation);

    /// <summary>The referenced ActiveX control that ships beside the API; null when there is none.</summary>
    public string? ActiveXControl
        => _compilation.ReferencedAssemblyNames
            .Select(static assembly => assembly.Name)
            .FirstOrDefault(static name => ApiNames.ActiveXAssemblies.Contains(name));

    /// <summary>The callbacks of the project that are never called, worked out by the first who asks for a snapshot.</summary>
    public CallbackFindings StaleCallbacks(CancellationToken cancellationToken)
        => _callbacks ??= SnapshotSlot<CallbackFindings>.GetOrCreate(
            new SnapshotSlot<CallbackFindings>.Key(_compilation, string.Empty),
            () => new StaleCallbackFinder(new SourceSearch(_compilation, new WorkCounters(), cancellationToken), _symbols, Api).Find());

    /// <summary>What the code says about versions, worked out by the first who asks for a snapshot.</summary>
    public VersionFindings Versions(CancellationToken cancellationToken)
        => _versions ??= Api.Only is not { } api
            ? VersionFindings.None
            : SnapshotSlot<VersionFindings>.GetOrCreate(
                new SnapshotSlot<VersionFindings>.Key(_compilation, string.Empty),
                () => new VersionUseFinder(new SourceSearch(_compilation, new WorkCounters(), cancellationToken), _symbols, api).Find());

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
            findings = SnapshotSlot<RequestFindings>.GetOrCreate(
                new SnapshotSlot<RequestFindings>.Key(_compilation, spoken.ToString(CultureInfo.InvariantCulture)),
                () => new RequestFinder(new SourceSearch(_compilation, new WorkCounters(), cancellationToken), _symbols, spoken, max).Find());
            _requests = new Dictionary<int, RequestFindings>(_requests) { [spoken] = findings };
        }

        return findings;
    }

    /// <summary>The TWS that a connect call reaches, as far as it is declared.</summary>
    public DeclaredTws? TwsOf(ConnectCall call)
        => TwsOf(OptionsOf(call.Place.Tree), [call]);

    /// <summary>
    /// The TWS that the code of a file talks to, as far as it is declared. Where the project connects to several, the newest
    /// is meant: what that one does not know, none of them does.
    /// </summary>
    public DeclaredTws? TwsOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var options = OptionsOf(tree);
        return options.IsSetForFile(IbApiOptions.TwsVersion) || Register is null
            ? Declared(options)
            : TwsOf(options, Connections(cancellationToken).Calls);
    }

    /// <summary>Whether a connect call reaches a session that allows no orders; null when nothing says so.</summary>
    public string? ReadOnlySourceOf(OptionsReader options, IReadOnlyCollection<ConnectCall> calls)
    {
        if (!options.IsSetForFile(IbApiOptions.ReadOnly) && calls.Count > 0 && SessionsOf(calls) is { } sessions)
        {
            if (sessions.All(static session => session.ReadOnly is { Value: true }))
            {
                return SourceOf(sessions[0]);
            }

            if (sessions.Any(static session => session.ReadOnly is not null))
            {
                return null;
            }
        }

        return IbApiOptions.ReadOnly.Read(options) ? options.Raw(IbApiOptions.ReadOnly)!.Value.Name : null;
    }

    private DeclaredTws? TwsOf(OptionsReader options, IReadOnlyCollection<ConnectCall> calls)
        => !options.IsSetForFile(IbApiOptions.TwsVersion)
            && calls.Count > 0
            && SessionsOf(calls) is { } sessions
            && sessions.All(static session => session.Version is not null)
                ? sessions
                    .Select(static session => new DeclaredTws(session.Version!.Value, SourceOf(session)))
                    .OrderByDescending(static tws => tws.Version)
                    .First()
                : Declared(options);

    private static DeclaredTws? Declared(OptionsReader options)
        => IbApiOptions.TwsVersion.Read(options) is { } version
            ? new DeclaredTws(version, options.Raw(IbApiOptions.TwsVersion)!.Value.Name)
            : null;

    private static string SourceOf(RegisterSession session)
        => $"session '{session.Name.Value}' in {session.Name.Place.File.Name}";

    /// <summary>The sessions of the register that the endpoints of connect calls name; null when one cannot be told.</summary>
    private List<RegisterSession>? SessionsOf(IReadOnlyCollection<ConnectCall> calls)
    {
        var sessions = new List<RegisterSession>();
        foreach (var call in calls)
        {
            if (Register is not { } register || call.Port.IsEmpty)
            {
                return null;
            }

            var host = call.Host is [{ IsInCode: true, Text: { } text }] ? text : null;
            foreach (var port in call.Port)
            {
                if (port.Number is not { } number || register.SessionAt(host, number) is not { } session)
                {
                    return null;
                }

                sessions.Add(session);
            }
        }

        return sessions;
    }
}
