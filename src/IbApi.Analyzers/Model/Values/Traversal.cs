using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Values;

/// <summary>
/// Keeps a backward walk finite: counts its steps and its depth, breaks cycles, and remembers answers that depend on
/// nothing but the symbol they are about.
/// </summary>
internal sealed class Traversal
{
    private readonly Dictionary<ISymbol, ImmutableArray<Flow>> _known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _open = new(SymbolEqualityComparer.Default);
    private int _steps;
    private int _depth;

    /// <summary>
    /// The lowest depth of a symbol that an unfinished answer met again, or of a limit that it hit. An answer found below
    /// it is incomplete and is not kept.
    /// </summary>
    private int _incompleteFrom = int.MaxValue;

    /// <summary>Starts the work for another value; answers stay.</summary>
    public void Start()
    {
        _steps = 0;
        _depth = 0;
        _incompleteFrom = int.MaxValue;
        _open.Clear();
    }

    /// <summary>False when the value has cost enough.</summary>
    public bool TryStep()
    {
        if (++_steps <= ResolutionLimits.Work)
        {
            return true;
        }

        _incompleteFrom = -1;
        return false;
    }

    /// <summary>
    /// The answer about a symbol: the known one, or that of <paramref name="find"/>. A symbol that is met again while its
    /// own answer is sought contributes nothing; beyond the depth limit the answer is unknown.
    /// </summary>
    public ImmutableArray<Flow> About(ISymbol symbol, System.Func<ImmutableArray<Flow>> find)
    {
        if (_known.TryGetValue(symbol, out var known))
        {
            return known;
        }

        if (_open.TryGetValue(symbol, out var depth))
        {
            _incompleteFrom = System.Math.Min(_incompleteFrom, depth);
            return Flow.None;
        }

        if (_depth >= ResolutionLimits.Depth)
        {
            _incompleteFrom = -1;
            return Flow.Unknown;
        }

        var outer = _incompleteFrom;
        _incompleteFrom = int.MaxValue;
        _open.Add(symbol, _depth++);
        try
        {
            var found = find();
            if (_incompleteFrom >= _depth - 1)
            {
                // Whatever was met again is this symbol or below it, so the answer is whole.
                _known[symbol] = found;
                _incompleteFrom = int.MaxValue;
            }

            return found;
        }
        finally
        {
            _depth--;
            _open.Remove(symbol);
            _incompleteFrom = System.Math.Min(_incompleteFrom, outer);
        }
    }

    /// <summary>As <see cref="About"/>, for an answer that depends on the call through which it is asked: it is not kept.</summary>
    public ImmutableArray<Flow> Within(System.Func<ImmutableArray<Flow>> find)
    {
        if (_depth >= ResolutionLimits.Depth)
        {
            _incompleteFrom = -1;
            return Flow.Unknown;
        }

        _depth++;
        try
        {
            return find();
        }
        finally
        {
            _depth--;
        }
    }
}
