using System.Collections.Immutable;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;

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
        if (wrappers.Types.IsEmpty)
        {
            return LifecycleFindings.None;
        }

        var entryPoint = _search.Compilation.GetEntryPoint(_search.CancellationToken);
        var isShortLived = new ShortLived(_symbols, _reach, _calls.Of(ApiNames.Disconnect)).Are(connects, entryPoint);
        return isShortLived
            ? LifecycleFindings.None
            : new LifecycleFindings(
                new LossHandling(_search, _symbols, _reach, _calls, _resolver, wrappers).Unhandled(connects));
    }
}
