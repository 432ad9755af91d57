namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// How far control is followed from a callback. Beyond a limit it may lead anywhere, and what may lead anywhere is silent.
/// </summary>
internal static class ReachLimits
{
    /// <summary>Bodies that one question may visit.</summary>
    public const int Functions = 1_500;

    /// <summary>Operations that one question may look at.</summary>
    public const int Operations = 200_000;

    /// <summary>Uses of one field, property, event or local that are looked at.</summary>
    public const int Uses = 400;

    /// <summary>Functions that are gone through backwards to see whether a piece of code runs again.</summary>
    public const int Callers = 300;

    /// <summary>Nodes that are climbed from an event's name to the subscription in which it stands.</summary>
    public const int Climb = 5;
}
