using System.Collections.Generic;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Values;

/// <summary>
/// What symbols are called on the way of a value: made once for each symbol, for one that many values pass. Shared by all who search
/// one compilation.
/// </summary>
internal sealed class SymbolNames
{
    private readonly Dictionary<ISymbol, Names> _known = new(SymbolEqualityComparer.Default);

    private SymbolNames()
    {
    }

    /// <summary>Those of the compilation that is searched.</summary>
    public static SymbolNames In(SourceSearch search)
        => search.Part(static _ => new SymbolNames());

    /// <summary>The name under which a value goes that a symbol holds.</summary>
    public OriginName NameOf(ISymbol symbol)
        => Of(symbol).Name;

    /// <summary>The symbol as a message names it.</summary>
    public string DisplayNameOf(ISymbol symbol)
        => Of(symbol).Display ??= symbol.DisplayName();

    private Names Of(ISymbol symbol)
    {
        if (!_known.TryGetValue(symbol, out var names) || names.Name.Name != symbol.Name)
        {
            names = new Names(OriginName.Of(symbol));
            _known[symbol] = names;
        }

        return names;
    }

    private sealed class Names(OriginName name)
    {
        public OriginName Name => name;

        public string? Display { get; set; }
    }
}
