namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// How far control is followed from a callback. Beyond a limit it may lead anywhere, and what may lead anywhere is silent.
/// </summary>
internal static class ReachLimits
{
    /// <summary>Bodies that one question may visit.</summary>
    public const int Functions = 600;

    /// <summary>Operations that one question may look at.</summary>
    public const int Operations = 100_000;

    /// <summary>Uses of one field, property, event or local that are looked at.</summary>
    public const int Uses = 250;

    /// <summary>
    /// States that stand between a callback and what it leads to: an error that is queued, and the flag that its consumer
    /// sets. Through more, everything in a program leads to everything.
    /// </summary>
    public const int States = 2;

    /// <summary>Methods through which a delegate is handed on before somebody runs it.</summary>
    public const int HandedOn = 3;

    /// <summary>Functions that are gone through backwards to see whether a piece of code runs again.</summary>
    public const int Callers = 300;

    /// <summary>Nodes that are climbed from an event's name to the subscription in which it stands.</summary>
    public const int Climb = 5;
}
