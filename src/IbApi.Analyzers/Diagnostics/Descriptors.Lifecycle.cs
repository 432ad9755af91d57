using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Diagnostics;

/// <content>IBAPI3xxx: how a connection lives and ends.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor LostConnection = new(
        DiagnosticIds.LostConnection,
        "Lost connection is not handled",
        "{0} and `error` of `{1}` lead to no new connection, to no end of the program and to nothing that the user could act on: after the next restart of TWS the program stays disconnected{2}",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "TWS and IB Gateway restart every day and close the connection. Connect again from another thread, after a growing delay, with a new reader; or end the program, so that whatever supervises it starts it again.",
        HelpFor(DiagnosticIds.LostConnection));

    public static readonly DiagnosticDescriptor ConnectivityCodes = new(
        DiagnosticIds.ConnectivityCodes,
        "Connectivity errors are not told apart",
        "{0} of `{1}` {2}: when TWS reports {3}, every subscription of this program is gone, and it waits for data that never comes; subscribe again then",
        Category.Lifecycle,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "TWS loses its own connection to IB at least once a day and says so by codes of `error`: 1100 and 2110 for the loss, 1102 when data goes on, 1101 when all of it must be requested again.",
        HelpFor(DiagnosticIds.ConnectivityCodes));

    public static readonly DiagnosticDescriptor EarlyRequest = new(
        DiagnosticIds.EarlyRequest,
        "Request sent before the session is ready",
        "`{0}` is sent {1}: TWS takes requests from `nextValidId` on, and may drop an earlier one or close the connection; wait for `nextValidId`, with a limit",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A connection is no session yet: TWS says with `nextValidId` that it takes requests. One that comes earlier is lost without an error on a slow day, and works on a fast one.",
        HelpFor(DiagnosticIds.EarlyRequest));

    public static readonly DiagnosticDescriptor IdleMessageLoop = new(
        DiagnosticIds.IdleMessageLoop,
        "Message loop is not running",
        "{0}: {1}; {2}",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Since API 9.72 the program itself takes messages off the connection: an `EReader` made and started after the connect call, and a loop over `processMsgs`. Without it no order ID, fill, price or error arrives, while orders can be sent.",
        HelpFor(DiagnosticIds.IdleMessageLoop));

    public static readonly DiagnosticDescriptor ReusedReader = new(
        DiagnosticIds.ReusedReader,
        "Reconnect reuses the old EReader",
        "The connect call in `{0}` runs again after a loss, but the `EReader` is made once, in `{1}`, and ends with its session: no callback arrives after a reconnect; make and start a new one after each connect call",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An `EReader` belongs to the session that stands when it is made, and its thread ends with that session. A client that connects again with the old one looks connected and hears nothing.",
        HelpFor(DiagnosticIds.ReusedReader));

    public static readonly DiagnosticDescriptor BlockedCallback = new(
        DiagnosticIds.BlockedCallback,
        "Callback blocks the message loop",
        "`{0}`{1} holds up the callback `{2}` and with it the message loop: until it returns, no price, fill or error arrives; move it to another thread",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "All callbacks run one after the other on the thread that processes messages. While one of them waits, none of the others runs: also not the one that it may be waiting for.",
        HelpFor(DiagnosticIds.BlockedCallback));

    public static readonly DiagnosticDescriptor SpinningConnect = new(
        DiagnosticIds.SpinningConnect,
        "Reconnect loop without delay",
        "The loop in `{0}` connects again at once when TWS refuses, and spins until TWS is back; wait between attempts, longer each time",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A connect call returns at once when TWS refuses. Without a wait a reconnect loop uses a whole core, fills the log, and meets a TWS that still holds its client ID (326).",
        HelpFor(DiagnosticIds.SpinningConnect));

    public static readonly DiagnosticDescriptor DroppedClient = new(
        DiagnosticIds.DroppedClient,
        "Connected client is dropped",
        "{0}: the connection stays open, and its client ID taken (error {1}), while the program goes on; call `eDisconnect` before",
        Category.Lifecycle,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "TWS keeps a connection until its client disconnects or the program ends. A client that nothing holds any more still takes its ID, and TWS refuses the next connection with it.",
        HelpFor(DiagnosticIds.DroppedClient));

    public static readonly DiagnosticDescriptor DataLoss = new(
        DiagnosticIds.DataLoss,
        "Market data is not requested again after data loss",
        "Code {1} says that what `{0}` has subscribed to is gone; this place recognises it, but nothing that it leads to requests anything again",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "After code 1101 TWS has forgotten every subscription. Prices stand still from then on, and nothing but a new request brings them back.",
        HelpFor(DiagnosticIds.DataLoss));

    public static readonly DiagnosticDescriptor UncheckedConnect = new(
        DiagnosticIds.UncheckedConnect,
        "A failed connection cannot be caught",
        "`eConnect` in `{0}` neither throws nor returns anything when TWS refuses, and nothing in the project looks for that; check `IsConnected()` before going on",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A refused connection is reported to a callback and not by an exception: a `try` around `eConnect` catches nothing, and the program goes on without a session.",
        HelpFor(DiagnosticIds.UncheckedConnect));

    public static readonly DiagnosticDescriptor RepeatedConnect = new(
        DiagnosticIds.RepeatedConnect,
        "Connecting a connected client does nothing",
        "The client is connected already by the call in line {0}: TWS is not asked again (error 501), and the first endpoint stays; disconnect before, or check `IsConnected()`",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "`eConnect` on a connected client reports error 501 and changes nothing, so that the program goes on with another session than it believes.",
        HelpFor(DiagnosticIds.RepeatedConnect));

    public static readonly DiagnosticDescriptor DeafBuild = new(
        DiagnosticIds.DeafBuild,
        "This API build does not notice a dead connection",
        "The referenced build of the API (server version up to {0}) reports nothing when TWS dies, and nothing here asks it regularly; send `reqCurrentTime` from a timer, and take a missing answer for a loss",
        Category.Lifecycle,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "From release 9.79 to 10.26 the API's reader does not see that TWS is gone. Without a heartbeat a program waits for prices of a session that has ended.",
        HelpFor(DiagnosticIds.DeafBuild));

    public static readonly DiagnosticDescriptor UnguardedMessageLoop = new(
        DiagnosticIds.UnguardedMessageLoop,
        "An exception in a callback ends the message loop",
        "The first exception in a callback ends the message loop of `{0}`, {1}; catch exceptions inside the loop",
        Category.Lifecycle,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Callbacks run in the message loop, and what they throw goes through it. On a thread of its own that ends the program; in a task the loop ends unnoticed, and no price, fill or error arrives any more.",
        HelpFor(DiagnosticIds.UnguardedMessageLoop));

    public static readonly DiagnosticDescriptor LateConnectionOption = new(
        DiagnosticIds.LateConnectionOption,
        "Connection option is set too late",
        "`{0}` has no effect here, because the client is connected already; set it before the connect call",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The options of a connection are sent with its first message. Set later they are refused (501) or wait for the next connection.",
        HelpFor(DiagnosticIds.LateConnectionOption));

    public static readonly DiagnosticDescriptor EndlessWait = new(
        DiagnosticIds.EndlessWait,
        "Waiting for the session can hang for ever",
        "{0} waits for `{1}` and for nothing else: when TWS refuses, asks its user first or does not answer, `{2}` stands here for ever; give up after a time, or when cancelled",
        Category.Lifecycle,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A connection that TWS refuses or leaves unanswered brings no `nextValidId`. A program that waits for it without a limit looks alive and does nothing, after a nightly restart for instance.",
        HelpFor(DiagnosticIds.EndlessWait));
}
