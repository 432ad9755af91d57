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

    public void CountText() => Interlocked.Increment(ref _textsFiltered);

    public void CountIndex() => Interlocked.Increment(ref _treesIndexed);

    public void CountToken() => Interlocked.Increment(ref _tokensTried);

    public void CountBinding() => Interlocked.Increment(ref _operationsBound);

    public void CountDeclaration() => Interlocked.Increment(ref _declarationsLookedUp);

    public void CountClosure() => Interlocked.Increment(ref _closures);
}
