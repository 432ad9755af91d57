using System.Collections.Generic;
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
    /// <summary>Methods through which a flag of a request is followed.</summary>
    private const int MostWrappers = 6;

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
        _calls = ClientCalls.In(search, symbols);
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

        var wrappers = WrapperTypes.In(_search, _symbols, copiedAssemblies);
        var use = new WrapperUse(_symbols, _resolver, wrappers);
        var used = wrappers.Types.IsEmpty ? ImmutableArray<INamedTypeSymbol>.Empty : use.Of(connects);
        var findings = LifecycleFindings.None with
        {
            UncheckedConnects = new ConnectChecks(_search, _reach, _calls, wrappers).Unchecked(connects, used),
            RepeatedConnects = new RepeatedConnects(_search, _symbols, _reach).Find(connects),
            BlockedCallbacks = new BlockedCallbacks(_search, _reach, wrappers).Find(used, connects),
            SpinningConnects = new SpinningConnects(_search, _reach).Find(connects),
        };

        var entryPoint = _search.Compilation.GetEntryPoint(_search.CancellationToken);
        var disconnects = _calls.Of(ApiNames.Disconnect);
        var shortLived = new ShortLived(_symbols, _reach, disconnects);
        if (shortLived.Are(connects, entryPoint))
        {
            return findings;
        }

        var streams = Streams();
        var (untold, unanswered) = streams.IsEmpty
            ? (LifecycleFindings.None.UntoldCodes, LifecycleFindings.None.UnansweredDataLosses)
            : new ConnectivityCodes(_search, _apiSource, _reach, wrappers).Find(Streaming(used), streams);

        // A session that the method which opens it closes again asks and goes: the streams are another client's.
        ImmutableArray<INamedTypeSymbol> Streaming(ImmutableArray<INamedTypeSymbol> wrapperTypes)
            => connects.Where(connect => !shortLived.IsClosedInSameFunction(connect)).Select(use.Of).ToList() is var lasting
                && !lasting.Any(static types => types.IsDefault)
                    ? wrapperTypes.Where(new HashSet<ISymbol>(lasting.SelectMany(static types => types), SymbolEqualityComparer.Default).Contains).ToImmutableArray()
                    : wrapperTypes;

        return findings with
        {
            UnhandledLosses = new LossHandling(_search, _symbols, _reach, _calls, wrappers).Unhandled(used, connects),
            DroppedClients = new DroppedClients(_search, _symbols, _reach, disconnects).Find(connects),
            UntoldCodes = untold,
            UnansweredDataLosses = unanswered,
            DeafConnect = IsDeaf() ? new DeafConnect(CodePlace.Of(connects[0].Syntax), _symbols.MaxVersion!.Value) : null,
        };
    }

    /// <summary>The requests for data that goes on until it is cancelled, by path and position.</summary>
    private ImmutableArray<IInvocationOperation> Streams()
        => LifecycleNames.Streams.Add(LifecycleNames.History)
            .SelectMany(name => _calls.Of(name))
            .Where(call => call.TargetMethod.Name == LifecycleNames.History
                ? call.Arguments.Any(argument => argument.Parameter?.Name == LifecycleNames.KeepUpToDateParameter && MayBe(argument.Value, isTrue: true, depth: 0))
                : !LifecycleNames.SnapshotParameters.Any(parameter => IsTrue(call, parameter)))
            .OrderBy(static call => CodePlace.Of(call.Syntax))
            .ToImmutableArray();

    /// <summary>Whether an argument is true in every call that is visible, or in none that is: then it is no stream for sure.</summary>
    private bool IsTrue(IInvocationOperation call, string parameter)
        => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter) is { } argument
            && !MayBe(argument.Value, isTrue: false, depth: 0);

    /// <summary>Whether a flag is certainly given with a value by one of the calls through which it comes.</summary>
    private bool MayBe(IOperation value, bool isTrue, int depth)
    {
        value = value.Core();
        if (value.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return constant == isTrue;
        }

        return value is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter }
            && depth < MostWrappers
            && _reach.Callers.Of(method).Any(site => site.Arguments.For(parameter.Ordinal)?.Value is { } given && MayBe(given, isTrue, depth + 1));
    }

    /// <summary>Whether the build says nothing when TWS dies, and nothing asks it again and again.</summary>
    private bool IsDeaf()
        => _symbols.Announcement == LossAnnouncement.Nothing
            && LifecycleNames.Heartbeats.All(heartbeat => _calls.ReferencesTo(heartbeat).IsEmpty
                && _calls.Of(heartbeat).All(call => _reach.Repetitions.Of(call) is Repetition.Never or Repetition.Once));
}
