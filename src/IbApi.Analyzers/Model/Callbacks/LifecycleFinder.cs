using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
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
    private readonly ClientCalls _calls;
    private readonly CodeReach _reach;
    private readonly ImmutableArray<string> _copiedAssemblies;
    private readonly ImmutableArray<IInvocationOperation> _connects;

    /// <param name="search">The project.</param>
    /// <param name="symbols">The API's types.</param>
    /// <param name="copiedAssemblies">Names of assemblies with the API among what the references bring along.</param>
    public LifecycleFinder(SourceSearch search, IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies)
    {
        _search = search;
        _symbols = symbols;
        _copiedAssemblies = copiedAssemblies;
        _calls = ClientCalls.In(search, symbols);
        _reach = new CodeReach(search, symbols);
        _connects = _calls.Of(ApiNames.Connect);
    }

    private WrapperTypes Wrappers => WrapperTypes.In(_search, _symbols, _copiedAssemblies);

    /// <summary>The wrappers that are connected.</summary>
    private UsedWrappers Used => UsedWrappers.In(_search, _symbols, _copiedAssemblies);

    /// <summary>What concerns all programs.</summary>
    public LifecycleFindings Find()
        => _connects.IsEmpty
            ? LifecycleFindings.None
            : new LifecycleFindings(
                new ConnectChecks(_search, _reach, _calls, Wrappers).Unchecked(_connects, Used.All),
                new RepeatedConnects(_search, _symbols, _reach).Find(_connects),
                new BlockedCallbacks(_search, _reach, Wrappers).Find(Used.All, _connects),
                new SpinningConnects(_search, _reach).Find(_connects));

    /// <summary>How connections can be lost that stand for long.</summary>
    public LossFindings FindLosses()
    {
        if (_connects.IsEmpty || AreShort(out var shortLived))
        {
            return LossFindings.None;
        }

        var used = Used;
        var streams = Streams();
        var (untold, unanswered) = streams.IsEmpty
            ? (LossFindings.None.UntoldCodes, LossFindings.None.UnansweredDataLosses)
            : new ConnectivityCodes(_search, new ApiSource(_search), _reach, Wrappers).Find(Streaming(), streams);
        return new LossFindings(
            new LossHandling(_search, _symbols, _reach, _calls, Wrappers).Unhandled(used.All, _connects), untold, unanswered);

        // A session that the method which opens it closes again asks and goes: the streams are another client's.
        ImmutableArray<INamedTypeSymbol> Streaming()
            => _connects.Where(connect => !shortLived.IsClosedInSameFunction(connect)).Select(used.Of).ToList() is var lasting
                && !lasting.Any(static types => types.IsDefault)
                    ? used.All.Where(new HashSet<ISymbol>(lasting.SelectMany(static types => types), SymbolEqualityComparer.Default).Contains).ToImmutableArray()
                    : used.All;
    }

    /// <summary>What else happens to connections that stand for long.</summary>
    public DropFindings FindDrops()
        => _connects.IsEmpty || AreShort(out _)
            ? DropFindings.None
            : new DropFindings(
                new DroppedClients(_search, _symbols, _reach, _calls.Of(ApiNames.Disconnect)).Find(_connects),
                IsDeaf() ? new DeafConnect(CodePlace.Of(_connects[0].Syntax), _symbols.MaxVersion!.Value) : null);

    private bool AreShort(out ShortLived shortLived)
    {
        shortLived = new ShortLived(_symbols, _reach, _calls.Of(ApiNames.Disconnect));
        return shortLived.Are(_connects, _search.Compilation.GetEntryPoint(_search.CancellationToken));
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
