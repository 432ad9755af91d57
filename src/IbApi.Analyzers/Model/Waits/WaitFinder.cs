using System.Collections.Immutable;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;

namespace IbApi.Analyzers.Model.Waits;

/// <summary>Answers the questions about a project's waits for the session. Lives as long as one closure.</summary>
internal sealed class WaitFinder(SourceSearch search, IbApiSymbols symbols)
{
    /// <param name="copiedAssemblies">Names of assemblies with the API among what the references bring along.</param>
    public WaitFindings Find(ImmutableArray<string> copiedAssemblies)
    {
        var apiSource = new ApiSource(search);
        var resolver = new OriginResolver(search);
        var connects = ClientCalls.In(search, symbols).Of(ApiNames.Connect);
        if (connects.IsEmpty)
        {
            return WaitFindings.None;
        }

        var reach = new CodeReach(search, symbols);
        var wrappers = WrapperTypes.In(search, symbols, copiedAssemblies);
        var states = new SessionStates(reach, wrappers);
        return new WaitFindings(
            new EarlyRequests(
                search, symbols, reach, new WrapperUse(symbols, resolver, wrappers), wrappers, new SessionFlows(search, symbols, reach, states, connects)).Find(connects),
            new EndlessWaits(search, symbols, reach, apiSource, states).Find());
    }
}
