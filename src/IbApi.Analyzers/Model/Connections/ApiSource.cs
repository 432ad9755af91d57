using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>Tells IB's own files, which are often compiled in, from the user's. Lives as long as one closure.</summary>
internal sealed class ApiSource(SourceSearch search)
{
    /// <summary>
    /// Whether a file declares types of IB's own namespaces: then it is IB's, compiled in. Looked at once for each text.
    /// </summary>
    public bool Contains(SyntaxTree tree)
    {
        var facts = search.FactsOf(tree);
        return facts.IsApiSource ?? (facts.IsApiSource = Declares(tree)).Value;
    }

    private bool Declares(SyntaxTree tree)
        => ApiNames.SourceNamespaces.Any(name => search
            .Tokens(tree, name, WordFollower.Any)
            .Any(static token => token.GetPreviousToken().Text is "namespace" or "Namespace"
                && token.GetNextToken().Text != "."));
}
