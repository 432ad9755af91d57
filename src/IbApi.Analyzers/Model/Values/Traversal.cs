using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
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

    /// <summary>
    /// Incomplete answers, with the depth from which they are incomplete and that at which they were found. They serve until
    /// the symbol that makes them incomplete has its own answer: that one has seen everything they lack.
    /// </summary>
    private readonly Dictionary<ISymbol, (ImmutableArray<Flow> Found, int From, int Depth, int Tries)> _partial = new(SymbolEqualityComparer.Default);
    private int _steps;
    private int _depth;
    private int _nesting;

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
        _nesting = 0;
        _incompleteFrom = int.MaxValue;
        _open.Clear();
        _partial.Clear();
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

    /// <summary>False when the value stands too deep in others; otherwise <see cref="Leave"/> must follow.</summary>
    public bool TryEnter()
    {
        if (_nesting < ResolutionLimits.Nesting)
        {
            DeepCode.EnsureStack();
            _nesting++;
            return true;
        }

        _incompleteFrom = -1;
        return false;
    }

    public void Leave()
        => _nesting--;

    /// <summary>
    /// The answer about a symbol: the known one, or that of <paramref name="find"/>. A symbol that is met again while its
    /// own answer is sought contributes nothing; beyond the depth limit the answer is unknown.
    /// </summary>
    public ImmutableArray<Flow> About(ISymbol symbol, System.Func<ISymbol, ImmutableArray<Flow>> find)
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

        // What a limit has cut off may be in reach on a shorter way; but in a circle there is always a shorter one.
        if (_partial.TryGetValue(symbol, out var partial)
            && (partial.From >= 0 || _depth >= partial.Depth || partial.Tries >= ResolutionLimits.ShorterWays))
        {
            _incompleteFrom = System.Math.Min(_incompleteFrom, partial.From);
            return partial.Found;
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
            var answer = find(symbol);
            var found = Flow.WithoutDetours(answer, _incompleteFrom == int.MaxValue ? ResolutionLimits.Ways : ResolutionLimits.WaysInCircle);
            if (_incompleteFrom >= _depth - 1)
            {
                // Whatever was met again is this symbol or below it, so the answer is whole.
                _known[symbol] = found;
                _incompleteFrom = int.MaxValue;
                DropPartialFrom(_depth - 1);
            }
            else
            {
                DropPartialFrom(_depth - 1);
                _partial[symbol] = (found, _incompleteFrom, _depth - 1, partial.Tries + 1);
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

    private void DropPartialFrom(int depth)
    {
        if (_partial.Count == 0)
        {
            return;
        }

        foreach (var symbol in _partial.Where(entry => entry.Value.From >= depth).Select(static entry => entry.Key).ToArray())
        {
            _partial.Remove(symbol);
        }
    }

    /// <summary>As <see cref="About"/>, for an answer that depends on the call through which it is asked: it is not kept.</summary>
    public ImmutableArray<Flow> Within(System.Func<ImmutableArray<Flow>> find)
    {
        if (!TryDescend())
        {
            return Flow.Unknown;
        }

        try
        {
            return find();
        }
        finally
        {
            Ascend();
        }
    }

    /// <summary>
    /// As <see cref="Within"/>, for those who are asked so often that they do without a function: false where the answer is unknown;
    /// otherwise <see cref="Ascend"/> must follow.
    /// </summary>
    public bool TryDescend()
    {
        if (_depth >= ResolutionLimits.Depth)
        {
            _incompleteFrom = -1;
            return false;
        }

        _depth++;
        return true;
    }

    public void Ascend()
        => _depth--;
}
