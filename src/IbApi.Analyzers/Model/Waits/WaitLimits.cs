namespace IbApi.Analyzers.Model.Waits;

/// <summary>How far waits are looked for. What lies beyond may wait, and what may wait is silent.</summary>
internal static class WaitLimits
{
    /// <summary>Methods that are looked into between a connect call and a request.</summary>
    public const int Depth = 6;

    /// <summary>Callers of a method that connects, one around the other.</summary>
    public const int Callers = 3;

    /// <summary>Variables that stand for one another on the way to a client.</summary>
    public const int Aliases = 4;

    /// <summary>Operations of one body that are looked at.</summary>
    public const int Operations = 20_000;

    /// <summary>
    /// States between a callback and what waits for it: the event that it sets. Through more, everything is set by everything.
    /// </summary>
    public const int States = 1;
}
