namespace IbApi.Analyzers.Model.Readers;

/// <summary>How much is looked at to tell which reader serves which client. Beyond a limit nothing is said.</summary>
internal static class ReaderLimits
{
    /// <summary>Connect calls of a project; what connects more often than this is a generated program.</summary>
    public const int Connects = 100;

    /// <summary>Readers, starts and pumps of a project.</summary>
    public const int Uses = 100;

    /// <summary>Functions that are gone through backwards to see whether a pump or a connect call is in a loop.</summary>
    public const int Callers = 60;
}
