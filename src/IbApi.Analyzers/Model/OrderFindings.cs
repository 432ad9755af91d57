using System.Collections.Immutable;

namespace IbApi.Analyzers.Model;

/// <summary>A place at which a check of the accounts can be written, and how the client is reached from there.</summary>
/// <param name="Place">The declaration of the callback, or of the type that lacks it.</param>
/// <param name="Client">
/// The member that holds the client, with a question mark after it where it may be null; empty where the object is the
/// client itself.
/// </param>
internal sealed record PaperCheckPlace(CodePlace Place, string Client);

/// <summary>What is known of the orders of one source snapshot: plain data, as <see cref="ConnectionFindings"/> is.</summary>
/// <param name="Unchecked">
/// The calls of <c>placeOrder</c>, by path and position, through clients that may be connected here, if nothing in the
/// project looks at the accounts of the session; empty when something may.
/// </param>
/// <param name="CheckPlaces">
/// Where checks would catch every one of them; empty where the client cannot be reached from all callbacks.
/// </param>
internal sealed record OrderFindings(ImmutableArray<CodePlace> Unchecked, ImmutableArray<PaperCheckPlace> CheckPlaces)
{
    public static readonly OrderFindings None = new(ImmutableArray<CodePlace>.Empty, ImmutableArray<PaperCheckPlace>.Empty);
}
