using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Answers the questions about the life of a project's connections, the cheap ones first. Lives as long as one closure.
/// </summary>
internal sealed class LifecycleFinder
{
    private readonly SourceSearch _search;
    private readonly IbApiSymbols _symbols;
    private readonly ApiSource _apiSource;
    private readonly OriginResolver _resolver;
    private readonly ClientCalls _calls;
    private readonly CodeReach _reach;

    public LifecycleFinder(SourceSearch search, IbApiSymbols symbols)
    {
        _search = search;
        _symbols = symbols;
        _apiSource = new ApiSource(search);
        _resolver = new OriginResolver(search);
        _calls = new ClientCalls(search, symbols, _apiSource, _resolver);
        _reach = new CodeReach(search, symbols);
    }

    /// <param name="copiedAssemblies">Names of assemblies with the API among what the references bring along.</param>
    public LifecycleFindings Find(ImmutableArray<string> copiedAssemblies)
    {
        var connects = _calls.Of(ApiNames.Connect);
        if (connects.IsEmpty)
        {
            return LifecycleFindings.None;
        }

        var wrappers = WrapperTypes.Find(_search, _symbols, _apiSource, copiedAssemblies);
        var used = wrappers.Types.IsEmpty
            ? ImmutableArray<INamedTypeSymbol>.Empty
            : new WrapperUse(_symbols, _resolver, wrappers).Of(connects);
        var findings = LifecycleFindings.None with
        {
            UncheckedConnects = new ConnectChecks(_search, _reach, _calls, wrappers).Unchecked(connects, used),
            RepeatedConnects = new RepeatedConnects(_search, _symbols, _reach).Find(connects),
        };

        var entryPoint = _search.Compilation.GetEntryPoint(_search.CancellationToken);
        if (new ShortLived(_symbols, _reach, _calls.Of(ApiNames.Disconnect)).Are(connects, entryPoint))
        {
            return findings;
        }

        var streams = Streams();
        var (untold, unanswered) = streams.IsEmpty
            ? (LifecycleFindings.None.UntoldCodes, LifecycleFindings.None.UnansweredDataLosses)
            : new ConnectivityCodes(_search, _apiSource, _reach, wrappers).Find(used, streams);
        return findings with
        {
            UnhandledLosses = new LossHandling(_search, _symbols, _reach, _calls, wrappers).Unhandled(used, connects),
            UntoldCodes = untold,
            UnansweredDataLosses = unanswered,
            DeafConnect = IsDeaf() ? CodePlace.Of(connects[0].Syntax) : null,
        };
    }

    /// <summary>The requests for data that goes on until it is cancelled, by path and position.</summary>
    private ImmutableArray<IInvocationOperation> Streams()
        => LifecycleNames.Streams.Add(LifecycleNames.History)
            .SelectMany(name => _calls.Of(name))
            .Where(call => call.TargetMethod.Name == LifecycleNames.History
                ? IsTrue(call, LifecycleNames.KeepUpToDateParameter)
                : !LifecycleNames.SnapshotParameters.Any(parameter => IsTrue(call, parameter)))
            .OrderBy(static call => CodePlace.Of(call.Syntax))
            .ToImmutableArray();

    private static bool IsTrue(IInvocationOperation call, string parameter)
        => call.Arguments.Any(argument => argument.Parameter?.Name == parameter && argument.Value.ConstantValue is { HasValue: true, Value: true });

    /// <summary>Whether the build says nothing when TWS dies, and nothing asks it again and again.</summary>
    private bool IsDeaf()
        => _symbols.Announcement == LossAnnouncement.Nothing
            && LifecycleNames.Heartbeats.All(heartbeat => _calls.ReferencesTo(heartbeat).IsEmpty
                && _calls.Of(heartbeat).All(call => _reach.Repetitions.Of(call) is Repetition.Never or Repetition.Once));
}
