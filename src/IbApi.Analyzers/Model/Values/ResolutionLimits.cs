namespace IbApi.Analyzers.Model.Values;

/// <summary>
/// How far a value is followed. Real programs need a fraction of each; beyond a limit the origin is unknown, and
/// unknown is silent.
/// </summary>
internal static class ResolutionLimits
{
    /// <summary>
    /// Calls, members and locals between connect call and origin. Each costs a dozen stack frames, of ours and of the
    /// compiler's, and an analyzer may run on a small stack.
    /// </summary>
    public const int Depth = 48;

    /// <summary>Operations that are followed one inside the other: a sum of thousands of numbers is one in each of them.</summary>
    public const int Nesting = 512;

    /// <summary>Operations that may be looked at for one setting of one connect call.</summary>
    public const int Work = 20_000;

    /// <summary>Origins of one setting of one connect call.</summary>
    public const int Origins = 5_000;

    /// <summary>Ways by which one value may come to one symbol; beyond, one way is kept for each value.</summary>
    public const int Ways = 128;

    /// <summary>The same where callers or members lead back to each other: most ways there only go round once more.</summary>
    public const int WaysInCircle = 8;

    /// <summary>Times that an answer which the depth has cut off is sought again on a shorter way.</summary>
    public const int ShorterWays = 3;

    /// <summary>Alternatives that are kept with an origin.</summary>
    public const int Alternatives = 16;

    /// <summary>Nodes that are climbed from a name to the operation in which it stands.</summary>
    public const int Climb = 5;

    /// <summary>Callbacks, definitions or writes of one local or member.</summary>
    public const int Writes = 500;

    /// <summary>Calls that are looked at for all ways to the connect calls of a project.</summary>
    public const int PathsWork = 100_000;

    /// <summary>Calls that are looked at for the ways to one connect call.</summary>
    public const int PathsWorkOfCall = 5_000;

    /// <summary>Calls on one way.</summary>
    public const int PathLength = 32;

    /// <summary>Objects that hold each other.</summary>
    public const int Holders = 64;

    /// <summary>Calls that are followed to see whether something disconnects.</summary>
    public const int DisconnectDepth = 8;

    /// <summary>Connections with one client ID that are all compared with each other.</summary>
    public const int ComparedConnections = 64;

    /// <summary>Of more connections each is compared with so many before it.</summary>
    public const int NeighboursCompared = 8;

    /// <summary>Combinations of values that are tried for an arithmetic expression.</summary>
    public const int Combinations = 16;
}
