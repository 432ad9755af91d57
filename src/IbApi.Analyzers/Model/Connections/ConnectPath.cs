using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>What starts a way to a connect call.</summary>
internal enum PathRootKind
{
    /// <summary>Nobody is seen to start it.</summary>
    Unknown,

    /// <summary>The program itself.</summary>
    EntryPoint,

    /// <summary>A host, which runs all its services at the same time.</summary>
    Host,

    /// <summary>A test framework.</summary>
    Test,

    /// <summary>The users of a library, who are not visible.</summary>
    Public,

    /// <summary>An event, a command, a framework: one thing at a time, for all that is known.</summary>
    Handler,

    /// <summary>A callback of the API: what it connects, it connects again.</summary>
    Callback,
}

/// <summary>How a call of a way runs what it calls.</summary>
internal enum PathSiteKind
{
    /// <summary>Once, and waits for it.</summary>
    Call,

    /// <summary>Once for each element, one after the other.</summary>
    ForEach,

    /// <summary>Once for each element, at the same time.</summary>
    Parallel,

    /// <summary>Starts it and goes on.</summary>
    Background,
}

/// <summary>Where a way begins.</summary>
/// <param name="Kind">What starts it.</param>
/// <param name="Body">The method, lambda or (for initializers) type in which it begins: equal for ways that begin together.</param>
/// <param name="Type">The type around it.</param>
internal sealed record PathRoot(PathRootKind Kind, ISymbol Body, INamedTypeSymbol? Type);

/// <summary>One call on a way.</summary>
/// <param name="Operation">The call, the creation, or what a lambda is handed to.</param>
/// <param name="Called">The method, lambda or type that it runs.</param>
/// <param name="Kind">How it runs it.</param>
internal sealed record PathSite(IOperation Operation, ISymbol Called, PathSiteKind Kind);

/// <summary>
/// One way on which a program comes to a connect call: the calls from the connect call outwards to where the way begins.
/// Two ways are two connections. Lives as long as one closure.
/// </summary>
/// <param name="Site">The connect call.</param>
/// <param name="Sites">The calls, the nearest to the connect call first.</param>
/// <param name="Bodies">
/// The methods, lambdas or types in which the connect call (the first) and each of the calls stand.
/// </param>
/// <param name="Root">Where the way begins.</param>
internal sealed record ConnectPath(
    ConnectSite Site, ImmutableArray<PathSite> Sites, ImmutableArray<ISymbol> Bodies, PathRoot Root)
{
    /// <summary>The connect call at level 0, the calls at the levels above.</summary>
    public IOperation OperationAt(int level)
        => level == 0 ? Site.Operation : Sites[level - 1].Operation;

    /// <summary>The number of levels.</summary>
    public int Levels => Sites.Length + 1;

    public bool Equals(ConnectPath? other)
        => ReferenceEquals(this, other);

    public override int GetHashCode()
        => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
