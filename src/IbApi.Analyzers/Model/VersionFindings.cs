using IbApi.Analyzers.Model.Api;

namespace IbApi.Analyzers.Model;

/// <summary>A request, or a part of one, that needs a newer server than another request does. Plain data.</summary>
/// <param name="Place">The call, the argument or the assignment.</param>
/// <param name="Gate">What it needs.</param>
/// <param name="Request">The call of the request that carries it.</param>
internal sealed record GatedUse(CodePlace Place, RequestGate Gate, CodePlace Request) : IPlaced;

/// <summary>
/// The requests of one source snapshot that need more than a certain server version and are sent without a check, by path
/// and position.
/// </summary>
internal sealed record RequestFindings(ByFile<GatedUse> Unchecked)
{
    public static readonly RequestFindings None = new(ByFile<GatedUse>.Empty);
}

/// <summary>A comparison of the server's version that always has one result. Plain data.</summary>
/// <param name="Place">The comparison.</param>
/// <param name="IsTrue">Its result.</param>
internal sealed record DecidedCheck(CodePlace Place, bool IsTrue) : IPlaced;

/// <summary>A member that is set although the referenced API never sends it. Plain data.</summary>
/// <param name="Place">The assignment.</param>
/// <param name="Member">The member, with its type.</param>
/// <param name="SentFrom">The least server version that a build must negotiate to send it.</param>
internal sealed record UnsentMember(CodePlace Place, string Member, int SentFrom) : IPlaced;

/// <summary>How a program holds on to the handshake before 9.72.</summary>
internal enum LegacyKind
{
    /// <summary>It asks for the old handshake.</summary>
    OldHandshake,

    /// <summary>Its client is of a release without a message loop of its own.</summary>
    NoReaderSignal,
}

/// <summary>A use of the connection protocol of old. Plain data.</summary>
internal sealed record LegacyUse(CodePlace Place, LegacyKind Kind) : IPlaced;

/// <summary>What the code of one source snapshot says about versions, whatever is declared.</summary>
internal sealed record VersionFindings(
    ByFile<DecidedCheck> Decided, ByFile<UnsentMember> Unsent, ByFile<LegacyUse> Legacy)
{
    /// <summary>The least server version that is negotiated.</summary>
    public int LeastServerVersion { get; init; }

    public static readonly VersionFindings None = new(
        ByFile<DecidedCheck>.Empty, ByFile<UnsentMember>.Empty, ByFile<LegacyUse>.Empty);
}
