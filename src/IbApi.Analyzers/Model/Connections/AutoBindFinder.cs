using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>Finds the requests to bind orders automatically that TWS refuses for the client that sends them.</summary>
internal sealed class AutoBindFinder
{
    private readonly SourceSearch _search;
    private readonly OriginResolver _resolver;
    private readonly ClientCalls _calls;

    public AutoBindFinder(SourceSearch search, IbApiSymbols symbols)
    {
        _search = search;
        _resolver = new OriginResolver(search);
        _calls = ClientCalls.In(search, symbols);
    }

    /// <param name="connections">The connect calls of the project.</param>
    public AutoBindFindings Find(ConnectionFindings connections)
    {
        // Cheap questions first: hardly any project asks for it.
        var requests = _calls.Of(ApiNames.RequestAutoOpenOrders);
        if (requests.IsEmpty)
        {
            return AutoBindFindings.None;
        }

        var byPlace = connections.Calls.Where(static call => call.Kind == ConnectCallKind.Api).ToDictionary(static call => call.Place);
        var objects = new ClientObjects(_resolver, []);
        var connects = _calls.Of(ApiNames.Connect)
            .Where(connect => byPlace.ContainsKey(CodePlace.Of(connect.Syntax)))
            .Select(connect => (Call: byPlace[CodePlace.Of(connect.Syntax)], Client: objects.Of(connect)))
            .ToList();

        // A delegate of the connect method has no client that could be told apart.
        if (connects.Count < byPlace.Count)
        {
            return AutoBindFindings.None;
        }

        var refused = ImmutableArray.CreateBuilder<AutoBindRequest>();
        foreach (var request in requests)
        {
            if (!Asks(request) || GeneratedCode.Contains(request.Syntax.SyntaxTree, _search.CancellationToken))
            {
                continue;
            }

            var client = objects.Of(request);
            var ids = connects
                .Where(connect => connect.Client.MayBe(client))
                .SelectMany(static connect => connect.Call.ClientId.Select(id => (connect.Call, Id: id)))
                .ToList();
            if (ids.Count > 0 && ids.TrueForAll(static entry => entry.Id is { Kind: OriginKind.Written, Place: not null, Number: not null and not 0 }))
            {
                var (call, id) = ids[0];
                refused.Add(new AutoBindRequest(CodePlace.Of(request.Syntax), id.Number!.Value, id.Place!.Value, call.Place));
            }
        }

        return new AutoBindFindings(refused.ToImmutable());
    }

    private static bool Asks(IInvocationOperation request)
        => request.Arguments.For(0)?.Value.ConstantValue is { HasValue: true, Value: true };
}
