namespace IbApi.Analyzers.Model;

/// <summary>What else ends with a message loop that an exception ends.</summary>
internal enum PumpEnd
{
    /// <summary>That cannot be said.</summary>
    Unseen,

    /// <summary>Nothing else, and nobody is told.</summary>
    Unnoticed,

    /// <summary>The program, because the exception reaches the end of a thread.</summary>
    WithProgram,
}

/// <summary>A message loop that ends with the first exception in a callback.</summary>
/// <param name="Place">The call of <c>processMsgs</c>.</param>
/// <param name="Member">The member in which it stands, as a message names it.</param>
/// <param name="End">What else ends with it.</param>
internal sealed record UnguardedPump(CodePlace Place, string Member, PumpEnd End) : IPlaced;

/// <summary>An option of the connection that is set when the client is connected already.</summary>
/// <param name="Place">The call or assignment.</param>
/// <param name="Name">The member of the client.</param>
/// <param name="Connect">The connect call before it.</param>
internal sealed record LateOption(CodePlace Place, string Name, CodePlace Connect) : IPlaced;

/// <summary>
/// What is known of the readers and message loops of one source snapshot: plain data, as <see cref="ConnectionFindings"/> is.
/// </summary>
/// <param name="UnguardedPumps">Loops that end with the first exception in a callback, by path and position.</param>
/// <param name="LateOptions">Options that are set too late, by path and position.</param>
internal sealed record ReaderFindings(ByFile<UnguardedPump> UnguardedPumps, ByFile<LateOption> LateOptions)
{
    public static readonly ReaderFindings None = new(ByFile<UnguardedPump>.Empty, ByFile<LateOption>.Empty);
}
