using System.Collections.Immutable;
using IbApi.Analyzers.Model.Api;

namespace IbApi.Analyzers.Model;

/// <summary>A wrapper whose lost connection leads nowhere.</summary>
/// <param name="Place">The name of its <c>connectionClosed</c>, or its own where it inherits an empty one.</param>
/// <param name="Type">The wrapper.</param>
/// <param name="IsInherited">Whether the callback is inherited from the API.</param>
/// <param name="Announcement">How the referenced build tells of a loss.</param>
/// <param name="Connects">The calls of the API's connect method, by path and position.</param>
internal sealed record UnhandledLoss(
    CodePlace Place, string Type, bool IsInherited, LossAnnouncement Announcement, ImmutableArray<CodePlace> Connects) : IPlaced;

/// <summary>A wrapper whose <c>error</c> does not tell the codes of lost and restored connectivity apart.</summary>
/// <param name="Place">The name of its coded <c>error</c>, or its own where it inherits an empty one.</param>
/// <param name="Type">The wrapper.</param>
/// <param name="IsInherited">Whether the callback is inherited from the API.</param>
/// <param name="Known">The codes that it does know, ascending.</param>
/// <param name="Resubscribe">The wrapper's own methods that subscribe again; empty when the model finds none.</param>
/// <param name="Streams">The first requests for streaming data, by path and position.</param>
internal sealed record UntoldCodes(
    CodePlace Place,
    string Type,
    bool IsInherited,
    ImmutableArray<int> Known,
    ImmutableArray<string> Resubscribe,
    ImmutableArray<CodePlace> Streams) : IPlaced;

/// <summary>A place that recognises the loss of all subscriptions and requests nothing again.</summary>
/// <param name="Place">The code, where it is compared.</param>
/// <param name="Request">The first request that is lost.</param>
/// <param name="Resubscribe">The wrapper's own methods that subscribe again; empty when the model finds none.</param>
/// <param name="Streams">The first requests for streaming data, by path and position.</param>
internal sealed record UnansweredDataLoss(
    CodePlace Place, string Request, ImmutableArray<string> Resubscribe, ImmutableArray<CodePlace> Streams) : IPlaced;

/// <summary>A connect call whose failure nothing looks for.</summary>
/// <param name="Place">The call.</param>
/// <param name="Function">Where it stands, as a message names it.</param>
internal sealed record UncheckedConnect(CodePlace Place, string Function) : IPlaced;

/// <summary>A connect call in a program that does not notice when TWS dies.</summary>
/// <param name="Place">The call.</param>
/// <param name="MaxVersion">The newest server version that the build offers.</param>
internal sealed record DeafConnect(CodePlace Place, int MaxVersion);

/// <summary>A connect call on a client that an earlier call on the same path has connected.</summary>
/// <param name="Place">The later call.</param>
/// <param name="First">The earlier one.</param>
internal sealed record RepeatedConnect(CodePlace Place, CodePlace First) : IPlaced;

/// <summary>A place in a callback that holds up the thread on which callbacks run.</summary>
/// <param name="Place">The last place in the callback's own code on the way to what blocks, or that itself.</param>
/// <param name="Callback">The callback.</param>
/// <param name="Type">The type that implements it.</param>
/// <param name="Blocking">What blocks, as a message names it.</param>
/// <param name="Member">Where it stands; null in the callback itself.</param>
/// <param name="Block">What blocks.</param>
internal sealed record BlockedCallback(CodePlace Place, string Callback, string Type, string Blocking, string? Member, CodePlace Block) : IPlaced;

/// <summary>A loop that connects again at once when TWS refuses.</summary>
/// <param name="Place">The connect call in the loop, or the call there that leads to it.</param>
/// <param name="Function">Where the loop stands, as a message names it.</param>
/// <param name="Connect">The connect call.</param>
internal sealed record SpinningConnect(CodePlace Place, string Function, CodePlace Connect) : IPlaced;

/// <summary>How a connected client is lost.</summary>
internal enum ClientDrop
{
    /// <summary>Its variable gets another value.</summary>
    Overwritten,

    /// <summary>The function returns that alone holds it, and runs again.</summary>
    WithFunction,

    /// <summary>The object that holds it is made anew for each request.</summary>
    WithOwner,
}

/// <summary>A connected client that nothing can close any more.</summary>
/// <param name="Place">What gives its variable another value, or the connect call.</param>
/// <param name="Drop">How it is lost.</param>
/// <param name="Name">The variable, the function or the type.</param>
/// <param name="Connect">The connect call.</param>
/// <param name="IsAwaited">Whether something behind the connect call waits in its function, for the answers to what it asks.</param>
internal sealed record DroppedClient(CodePlace Place, ClientDrop Drop, string Name, CodePlace Connect, bool IsAwaited) : IPlaced;

/// <summary>
/// What is known of the life of the connections of one source snapshot, however long they live: plain data, as
/// <see cref="ConnectionFindings"/> is. All by path and position.
/// </summary>
/// <param name="UncheckedConnects">Connect calls whose failure nothing looks for.</param>
/// <param name="RepeatedConnects">Connect calls on connected clients.</param>
/// <param name="BlockedCallbacks">Places in callbacks that hold up the message loop.</param>
/// <param name="SpinningConnects">Loops that connect without a pause.</param>
internal sealed record LifecycleFindings(
    ByFile<UncheckedConnect> UncheckedConnects,
    ByFile<RepeatedConnect> RepeatedConnects,
    ByFile<BlockedCallback> BlockedCallbacks,
    ByFile<SpinningConnect> SpinningConnects)
{
    public static readonly LifecycleFindings None = new(
        ByFile<UncheckedConnect>.Empty,
        ByFile<RepeatedConnect>.Empty,
        ByFile<BlockedCallback>.Empty,
        ByFile<SpinningConnect>.Empty);
}

/// <summary>
/// How the connections of one source snapshot can be lost, which concerns programs that run for long and no test. By path and
/// position.
/// </summary>
/// <param name="Unhandled">Wrappers that are connected and whose lost connection leads nowhere.</param>
/// <param name="UntoldCodes">Wrappers that do not notice the loss of their subscriptions.</param>
/// <param name="UnansweredDataLosses">Places that notice it and do nothing about it.</param>
internal sealed record LossFindings(
    ByFile<UnhandledLoss> Unhandled, ByFile<UntoldCodes> UntoldCodes, ByFile<UnansweredDataLoss> UnansweredDataLosses)
{
    public static readonly LossFindings None = new(
        ByFile<UnhandledLoss>.Empty, ByFile<UntoldCodes>.Empty, ByFile<UnansweredDataLoss>.Empty);
}

/// <summary>
/// What else happens to connections that stand for long. Only suggestions are made of it, which no build asks for.
/// </summary>
/// <param name="Dropped">Places that drop a connected client, by path and position.</param>
/// <param name="DeafConnect">
/// The first connect call, where the referenced build reports nothing when TWS dies and nothing asks regularly whether it
/// still answers; null otherwise.
/// </param>
internal sealed record DropFindings(ByFile<DroppedClient> Dropped, DeafConnect? DeafConnect)
{
    public static readonly DropFindings None = new(ByFile<DroppedClient>.Empty, DeafConnect: null);
}
