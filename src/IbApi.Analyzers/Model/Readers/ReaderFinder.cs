using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;

namespace IbApi.Analyzers.Model.Readers;

/// <summary>Answers the questions about a project's readers and message loops. Lives as long as one closure.</summary>
internal sealed class ReaderFinder
{
    private readonly SourceSearch _search;
    private readonly CodeReach _reach;
    private readonly ClientCalls _calls;
    private readonly ReaderCalls _readers;
    private readonly IbApiSymbols _symbols;

    public ReaderFinder(SourceSearch search, IbApiSymbols symbols)
    {
        var apiSource = new ApiSource(search);
        _search = search;
        _symbols = symbols;
        _reach = new CodeReach(search, symbols);
        _calls = new ClientCalls(search, symbols, apiSource, new OriginResolver(search));
        _readers = new ReaderCalls(search, symbols, apiSource, _reach.Callers);
    }

    public ReaderFindings Find()
    {
        var connects = _calls.Of(ApiNames.Connect);
        return new ReaderFindings(
            new MessageLoops(_reach)
                .Unguarded(_readers.Of(LifecycleNames.ProcessMessages))
                .Select(pump => new UnguardedPump(
                    CodePlace.Of(pump.Syntax), _reach.Repetitions.MethodOf(pump.Root())?.DisplayName() ?? string.Empty))
                .ToImmutableArray(),
            connects.IsEmpty
                ? ImmutableArray<LateOption>.Empty
                : new LateOptions(_search, _symbols, _calls).Find(connects).ToImmutableArray());
    }
}
