using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>Tells IB's own files, which are often compiled in, from the user's. Lives as long as one closure.</summary>
internal sealed class ApiSource(SourceSearch search)
{
    private readonly Dictionary<SyntaxTree, bool> _known = [];

    /// <summary>Whether a file declares types of IB's own namespaces: then it is IB's, compiled in.</summary>
    public bool Contains(SyntaxTree tree)
    {
        if (!_known.TryGetValue(tree, out var isApi))
        {
            isApi = ApiNames.SourceNamespaces.Any(name => search
                .Tokens(tree, name, WordFollower.Any)
                .Any(static token => token.GetPreviousToken().Text is "namespace" or "Namespace"
                    && token.GetNextToken().Text != "."));
            _known.Add(tree, isApi);
        }

        return isApi;
    }
}
