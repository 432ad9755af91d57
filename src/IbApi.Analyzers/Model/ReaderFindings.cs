using System.Collections.Immutable;

namespace IbApi.Analyzers.Model;

/// <summary>An option of the connection that is set when the client is connected already.</summary>
/// <param name="Place">The call or assignment.</param>
/// <param name="Name">The member of the client.</param>
/// <param name="Connect">The connect call before it.</param>
internal sealed record LateOption(CodePlace Place, string Name, CodePlace Connect);

/// <summary>
/// What is known of the readers and message loops of one source snapshot: plain data, as <see cref="ConnectionFindings"/> is.
/// </summary>
/// <param name="UnguardedPumps">The calls of <c>processMsgs</c> whose loop ends with the first exception in a callback, by path and position.</param>
/// <param name="LateOptions">Options that are set too late, by path and position.</param>
internal sealed record ReaderFindings(ImmutableArray<CodePlace> UnguardedPumps, ImmutableArray<LateOption> LateOptions)
{
    public static readonly ReaderFindings None = new(ImmutableArray<CodePlace>.Empty, ImmutableArray<LateOption>.Empty);
}
