using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Readers;

/// <summary>Answers the questions about a project's readers and message loops. Lives as long as one closure.</summary>
internal sealed class ReaderFinder
{
    private readonly SourceSearch _search;
    private readonly CodeReach _reach;
    private readonly ApiSource _apiSource;
    private readonly ClientCalls _calls;
    private readonly ReaderCalls _readers;
    private readonly IbApiSymbols _symbols;
    private readonly ReaderObjects _objects;
    private readonly OriginResolver _resolver;

    public ReaderFinder(SourceSearch search, IbApiSymbols symbols)
    {
        _apiSource = new ApiSource(search);
        _search = search;
        _symbols = symbols;
        _reach = new CodeReach(search, symbols);
        _resolver = new OriginResolver(search);
        _calls = ClientCalls.In(search, symbols);
        _readers = new ReaderCalls(search, symbols, _apiSource, _reach.Callers);
        _objects = new ReaderObjects(search, symbols, _readers, _resolver);
    }

    /// <param name="copiedAssemblies">Names of assemblies with the API among what the references bring along.</param>
    public ReaderFindings Find(ImmutableArray<string> copiedAssemblies)
    {
        var connects = _calls.Of(ApiNames.Connect);
        var findings = ReaderFindings.None with
        {
            UnguardedPumps = new MessageLoops(_reach).Unguarded(_readers.Of(LifecycleNames.ProcessMessages)).ToImmutableArray(),
        };
        if (connects.IsEmpty)
        {
            return findings;
        }

        findings = findings with { LateOptions = new LateOptions(_search, _symbols, _calls).Find(connects).ToImmutableArray() };
        if (!_symbols.HasReader)
        {
            return findings;
        }

        var exposure = new ClientExposure(_search, _symbols, _reach, _resolver, copiedAssemblies);
        return findings with
        {
            IdleLoops = new IdleLoops(_search, _symbols, _calls, _readers, _objects, exposure, _reach).Find(connects),
            ReusedReaders = new ReusedReaders(_search, _objects, exposure, _reach, () => Callbacks(copiedAssemblies)).Find(connects),
        };
    }

    /// <summary>The bodies of everything that the project's wrappers do when the API calls them.</summary>
    private IEnumerable<IOperation> Callbacks(ImmutableArray<string> copiedAssemblies)
    {
        var wrappers = WrapperTypes.In(_search, _symbols, copiedAssemblies);
        return wrappers.Types
            .SelectMany(type => _symbols.Wrappers.SelectMany(static wrapper => wrapper.GetMembers()).Select(static member => member.Name).Distinct()
                .SelectMany(name => wrappers.Callbacks(type, name)))
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
            .Where(static callback => !callback.IsWithin(ApiNames.SourceNamespaces))
            .Select(_reach.Bodies.Of)
            .OfType<IOperation>();
    }
}
