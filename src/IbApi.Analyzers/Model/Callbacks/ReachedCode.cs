using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>How control gets to a piece of code, the most direct way first.</summary>
internal enum ReachWay
{
    /// <summary>By calls that are certainly made: for a callback, on the thread of the message loop.</summary>
    SameThread,

    /// <summary>
    /// Handed to another thread, a timer, a dispatcher, or kept to be run later; behind an <c>await</c>; or perhaps not at all, as
    /// one of several that may stand for what is called.
    /// </summary>
    AnotherThread,

    /// <summary>By a state that something else reads: a field, an event to wait for, a queue.</summary>
    State,
}

/// <summary>What the code that is reached does, as far as the lifecycle rules ask.</summary>
[Flags]
internal enum ReachedEffects
{
    None = 0,

    /// <summary>Calls the API's connect method.</summary>
    Connects = 1,

    /// <summary>Ends the process on purpose, or cancels what keeps it alive.</summary>
    EndsProcess = 2,

    /// <summary>Goes on under a policy that tries again.</summary>
    Retries = 4,

    /// <summary>Changes something that the user sees.</summary>
    ShowsUser = 8,

    /// <summary>Asks TWS for something.</summary>
    SendsRequest = 16,

    /// <summary>Closes the connection.</summary>
    Disconnects = 32,

    /// <summary>Lets an exception go up to whoever runs the callbacks.</summary>
    Throws = 64,

    /// <summary>Goes where the model cannot see, or further than it looks.</summary>
    Unknown = 128,

    /// <summary>Every effect that deals with a lost connection, or may.</summary>
    LeadsSomewhere = Connects | EndsProcess | Retries | Unknown,
}

/// <summary>A stretch of a function that is reached.</summary>
/// <param name="Function">The body of a method or accessor, a local function or a lambda.</param>
/// <param name="Region">What of it is reached; what lies outside had run before.</param>
/// <param name="Way">How control gets there.</param>
/// <param name="States">How many states stand between, each of which something else has to read.</param>
/// <param name="From">The code that leads here; null for a start.</param>
/// <param name="At">The operation there that does.</param>
internal sealed record ReachedCode(
    IOperation Function, TextSpan Region, ReachWay Way, int States = 0, ReachedCode? From = null, IOperation? At = null)
{
    private static readonly TextSpan Everything = new(0, int.MaxValue);

    /// <summary>Whether all of the function is reached.</summary>
    public bool IsWhole => Region == Everything;

    /// <summary>The operations that are reached, but for what stands in nested functions.</summary>
    public IEnumerable<IOperation> Operations()
        => Function.OwnOperations().Where(operation => Region.Contains(operation.Syntax.SpanStart));

    public static ReachedCode All(IOperation function, ReachWay way)
        => new(function, Everything, way);

    public static ReachedCode Behind(IOperation function, int start, ReachWay way)
        => new(function, TextSpan.FromBounds(start, int.MaxValue), way);
}

/// <summary>A step from one function to another that runs with it for certain.</summary>
/// <param name="From">The function that leads on.</param>
/// <param name="At">The operation in it that does.</param>
/// <param name="To">The function that is reached.</param>
internal readonly record struct ReachedStep(SyntaxNode From, IOperation At, SyntaxNode To);

/// <summary>The answer about a start: what is reached, and what it does.</summary>
/// <param name="Effects">What the code does. Not complete when the question ended early, by what it wanted or by a limit.</param>
/// <param name="Code">The code, in the order in which it was visited: the most direct way first.</param>
/// <param name="Reads">The places that look at a state which the code changes.</param>
/// <param name="Steps">Every step from code to code on the same thread, also to what was reached before.</param>
internal sealed record Reach(ReachedEffects Effects, ImmutableArray<ReachedCode> Code, ImmutableArray<IOperation> Reads, ImmutableArray<ReachedStep> Steps)
{
    public bool Has(ReachedEffects effects)
        => (Effects & effects) != 0;
}
