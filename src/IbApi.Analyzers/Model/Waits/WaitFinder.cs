using System.Collections.Immutable;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;

namespace IbApi.Analyzers.Model.Waits;

/// <summary>Answers the questions about a project's waits for the session. Lives as long as one closure.</summary>
/// <param name="search">The project.</param>
/// <param name="symbols">The API's types.</param>
/// <param name="copiedAssemblies">Names of assemblies with the API among what the references bring along.</param>
internal sealed class WaitFinder(SourceSearch search, IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies)
{
    private readonly CodeReach _reach = new(search, symbols);
    private readonly SessionStates _states = SessionStates.In(search, symbols, copiedAssemblies);

    public EarlyRequestFindings FindEarlyRequests()
    {
        var connects = ClientCalls.In(search, symbols).Of(ApiNames.Connect);
        if (connects.IsEmpty)
        {
            return EarlyRequestFindings.None;
        }

        var wrappers = WrapperTypes.In(search, symbols, copiedAssemblies);
        var use = new WrapperUse(symbols, new OriginResolver(search), wrappers);
        return new EarlyRequestFindings(
            new EarlyRequests(search, symbols, _reach, use, wrappers, new SessionFlows(search, symbols, _reach, _states, connects)).Find(connects));
    }

    public EndlessWaitFindings FindEndlessWaits()
        => ClientCalls.In(search, symbols).Of(ApiNames.Connect).IsEmpty
            ? EndlessWaitFindings.None
            : new EndlessWaitFindings(new EndlessWaits(search, symbols, _reach, new ApiSource(search), _states).Find());
}
