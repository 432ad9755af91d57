namespace IbApi.Analyzers.Model;

/// <summary>A request that is sent after a connect call with no wait for the session between.</summary>
/// <param name="Place">The request.</param>
/// <param name="Request">The method of the client.</param>
/// <param name="Connect">The connect call in the same function: that of the API, or of the project's method that makes it.</param>
/// <param name="ConnectName">What is called there.</param>
/// <param name="ApiConnect">The call of the API's connect method.</param>
/// <param name="Pause">The fixed delay between them; null when there is none.</param>
/// <param name="Wrapper">
/// The name of the type that hears of the session, where that is one of the project's and messages are processed when the
/// request is sent; null otherwise, and then nothing can be waited for.
/// </param>
internal sealed record EarlyRequest(
    CodePlace Place, string Request, CodePlace Connect, string ConnectName, CodePlace ApiConnect, CodePlace? Pause, CodePlace? Wrapper) : IPlaced;

/// <summary>How something waits for the session.</summary>
internal enum WaitKind
{
    /// <summary>A loop that looks at a state.</summary>
    Loop,

    /// <summary>A call that blocks its thread.</summary>
    Blocking,

    /// <summary>An asynchronous wait.</summary>
    Awaited,
}

/// <summary>A wait for the session that ends only with it.</summary>
/// <param name="Place">The condition of the loop, or the wait.</param>
/// <param name="Callback">The callback that ends it.</param>
/// <param name="Function">Where it stands, as a message names it.</param>
/// <param name="Kind">How it waits.</param>
internal sealed record EndlessWait(CodePlace Place, string Callback, string Function, WaitKind Kind) : IPlaced;

/// <summary>
/// The requests of one source snapshot that are sent before the session is ready: plain data, as <see cref="ConnectionFindings"/> is.
/// </summary>
/// <param name="All">They, by path and position.</param>
internal sealed record EarlyRequestFindings(ByFile<EarlyRequest> All)
{
    public static readonly EarlyRequestFindings None = new(ByFile<EarlyRequest>.Empty);
}

/// <summary>
/// The waits of one source snapshot that only the session ends. Only a suggestion is made of it, which no build asks for.
/// </summary>
/// <param name="All">They, by path and position.</param>
internal sealed record EndlessWaitFindings(ByFile<EndlessWait> All)
{
    public static readonly EndlessWaitFindings None = new(ByFile<EndlessWait>.Empty);
}
