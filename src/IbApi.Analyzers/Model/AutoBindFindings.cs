namespace IbApi.Analyzers.Model;

/// <summary>A request to bind orders automatically, on a client that connects with other IDs than 0. Plain data.</summary>
/// <param name="Place">The request.</param>
/// <param name="ClientId">The first of the IDs with which the client connects.</param>
/// <param name="ClientIdPlace">Where it is written.</param>
/// <param name="Connect">The connect call with that ID.</param>
internal sealed record AutoBindRequest(CodePlace Place, long ClientId, CodePlace ClientIdPlace, CodePlace Connect) : IPlaced;

/// <summary>The refused requests of one source snapshot: plain data, as <see cref="ConnectionFindings"/> is.</summary>
internal sealed record AutoBindFindings(ByFile<AutoBindRequest> Requests)
{
    public static readonly AutoBindFindings None = new(ByFile<AutoBindRequest>.Empty);
}
