using System;
using System.Threading;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// Counts the work that one model has done, so that tests can hold its cost where times would only be noise.
/// </summary>
internal sealed class WorkCounters
{
    private int _textsFiltered;
    private int _treesIndexed;
    private int _tokensTried;
    private int _operationsBound;
    private int _declarationsLookedUp;
    private int _closures;

    /// <summary>Called at each piece of work: the place at which a test cancels it.</summary>
    public Action? Counted { get; set; }

    /// <summary>Texts read character by character for their word filter.</summary>
    public int TextsFiltered => _textsFiltered;

    /// <summary>Trees whose words were indexed because a filter let a search pass.</summary>
    public int TreesIndexed => _treesIndexed;

    /// <summary>Places at which a token was looked up to verify a word.</summary>
    public int TokensTried => _tokensTried;

    /// <summary>Nodes of which the compiler was asked what they declare; none of these binds a body.</summary>
    public int DeclarationsLookedUp => _declarationsLookedUp;

    /// <summary>Places at which the compiler was asked for an operation or what a name means.</summary>
    public int OperationsBound => _operationsBound;

    /// <summary>Times that the connect calls of a whole snapshot were worked out.</summary>
    public int Closures => _closures;

    public void CountText() => Count(ref _textsFiltered);

    public void CountIndex() => Count(ref _treesIndexed);

    public void CountToken() => Count(ref _tokensTried);

    public void CountBinding() => Count(ref _operationsBound);

    public void CountDeclaration() => Count(ref _declarationsLookedUp);

    public void CountClosure() => Count(ref _closures);

    private void Count(ref int counter)
    {
        Interlocked.Increment(ref counter);
        Counted?.Invoke();
    }
}
