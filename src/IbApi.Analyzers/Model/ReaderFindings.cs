using System.Collections.Immutable;

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

/// <summary>Why no callback arrives.</summary>
internal enum IdleReason
{
    /// <summary>No reader reads from the client.</summary>
    NoReader,

    /// <summary>The reader is made before the connect call of the same body.</summary>
    BeforeConnect,

    /// <summary>The reader has another signal than its client.</summary>
    OtherSignal,

    /// <summary>The reader is never started.</summary>
    NotStarted,

    /// <summary>Nothing processes what the reader has read.</summary>
    NotProcessed,

    /// <summary>What the reader has read is processed once.</summary>
    ProcessedOnce,
}

/// <summary>A connection whose messages nobody processes.</summary>
/// <param name="Place">The connect call where there is no reader; else the creation of the reader, or the one call of <c>processMsgs</c>.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Member">The member in which it stands, as a message names it.</param>
/// <param name="Connect">The connect call.</param>
internal sealed record IdleLoop(CodePlace Place, IdleReason Reason, string Member, CodePlace Connect) : IPlaced;

/// <summary>A connect call that runs again while the reader of its client is made once.</summary>
/// <param name="Place">The connect call.</param>
/// <param name="Member">The member in which it stands, as a message names it.</param>
/// <param name="Maker">The member that makes the reader.</param>
/// <param name="Readers">The creations of readers, by path and position.</param>
internal sealed record ReusedReader(CodePlace Place, string Member, string Maker, ImmutableArray<CodePlace> Readers) : IPlaced;

/// <summary>
/// What is known of the readers and message loops of one source snapshot: plain data, as <see cref="ConnectionFindings"/> is.
/// </summary>
/// <param name="UnguardedPumps">Loops that end with the first exception in a callback, by path and position.</param>
/// <param name="LateOptions">Options that are set too late, by path and position.</param>
/// <param name="IdleLoops">Connections whose messages nobody processes, by path and position.</param>
/// <param name="ReusedReaders">Connect calls that reuse the reader of an earlier session, by path and position.</param>
internal sealed record ReaderFindings(
    ByFile<UnguardedPump> UnguardedPumps, ByFile<LateOption> LateOptions, ByFile<IdleLoop> IdleLoops, ByFile<ReusedReader> ReusedReaders)
{
    public static readonly ReaderFindings None = new(
        ByFile<UnguardedPump>.Empty, ByFile<LateOption>.Empty, ByFile<IdleLoop>.Empty, ByFile<ReusedReader>.Empty);
}
