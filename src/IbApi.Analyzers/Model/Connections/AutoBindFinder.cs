using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
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

        var byClient = new ConnectsByClient(connects);
        var refused = ImmutableArray.CreateBuilder<AutoBindRequest>();
        foreach (var request in requests)
        {
            if (!Asks(request) || GeneratedCode.Contains(request.Syntax.SyntaxTree, _search.CancellationToken))
            {
                continue;
            }

            if (byClient.RefusedOf(objects.Of(request)) is var (call, id))
            {
                refused.Add(new AutoBindRequest(CodePlace.Of(request.Syntax), id.Number!.Value, id.Place!.Value, call.Place));
            }
        }

        return new AutoBindFindings(refused.ToImmutable());
    }

    private static bool Asks(IInvocationOperation request)
        => request.Arguments.For(0)?.Value.ConstantValue is { HasValue: true, Value: true };

    /// <summary>The connect calls of the clients on which requests are made, looked up by where the client is made.</summary>
    private sealed class ConnectsByClient(List<(ConnectCall Call, ClientObject Client)> connects)
    {
        private readonly ILookup<CodePlace, int> _byCreation = connects
            .SelectMany(static (connect, index) => connect.Client.Made.Select(made => (Made: made, Index: index)))
            .ToLookup(static one => one.Made, static one => one.Index);

        private readonly List<int> _unknown = Enumerable.Range(0, connects.Count).Where(index => connects[index].Client.Made.IsEmpty).ToList();
        private StrongBox<(ConnectCall, Origin)?>? _any;

        /// <summary>The first client ID with which a client may be connected, where TWS refuses with all of them.</summary>
        public (ConnectCall Call, Origin Id)? RefusedOf(ClientObject client)
            => client.Made.IsEmpty
                ? (_any ??= new(Refused(Enumerable.Range(0, connects.Count)))).Value
                : Refused(client.Made.SelectMany(made => _byCreation[made]).Concat(_unknown).Distinct().OrderBy(static index => index));

        private (ConnectCall Call, Origin Id)? Refused(IEnumerable<int> indexes)
        {
            (ConnectCall Call, Origin Id)? first = null;
            foreach (var index in indexes)
            {
                foreach (var id in connects[index].Call.ClientId)
                {
                    if (id is not { Kind: OriginKind.Written, Place: not null, Number: not null and not 0 })
                    {
                        return null;
                    }

                    first ??= (connects[index].Call, id);
                }
            }

            return first;
        }
    }
}
