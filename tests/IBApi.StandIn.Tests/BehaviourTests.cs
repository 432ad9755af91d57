using System;
using System.Linq;
using Xunit;

namespace IBApi.StandIn.Tests;

/// <summary>What the client does and raises, and on which thread: callback@thread, in the order of the calls.</summary>
public class BehaviourTests
{
    [Theory]
    [InlineData("V971", "managedAccounts@EReader; nextValidId@EReader")]
    [InlineData("V976", "connectAck@caller; managedAccounts@loop; nextValidId@loop")]
    [InlineData("V1019", "connectAck@caller; managedAccounts@loop; nextValidId@loop")]
    [InlineData("V1030", "connectAck@caller; managedAccounts@loop; nextValidId@loop")]
    [InlineData("V1050", "connectAck@caller; managedAccounts@loop; nextValidId@loop")]
    public void Session_begins_with_accounts_and_the_next_order_id(string generation, string expected) =>
        Expect(generation, "Connect", expected);

    /// <summary>connection-rules, section 5; for 9.71 read from the public client of that release.</summary>
    [Theory]
    [InlineData("V971", "error EndOfStreamException@EReader; not connected")]
    [InlineData("V976", "error text@EReader; connected")]
    [InlineData("V1019", "connected")]
    [InlineData("V1030", "error SocketException 10054@EReader; connectionClosed@EReader; not connected")]
    [InlineData("V1050", "error SocketException 10054@EReader; connectionClosed@EReader; not connected")]
    public void Loss_is_announced_as_in_the_release(string generation, string expected) =>
        Expect(generation, "Lose", expected);

    [Theory]
    [InlineData("V971", "error -1 504@caller; not connected")]
    [InlineData("V976", "error -1 531@caller; connectionClosed@caller; connectionClosed@caller; not connected")]
    [InlineData("V1019", "error -1 531@caller; connectionClosed@caller; connectionClosed@caller; not connected")]
    [InlineData("V1030", "error -1 504@caller; not connected")]
    [InlineData("V1050", "error -1 504@caller; not connected")]
    public void Sending_after_a_loss_fails_the_send_where_nobody_noticed(string generation, string expected) =>
        Expect(generation, "LoseAndSend", expected);

    [Theory]
    [InlineData("V971", "connectionClosed@caller; connectionClosed@caller; not connected")]
    [InlineData("V1019", "connectionClosed@caller; connectionClosed@caller; not connected")]
    [InlineData("V1030", "connectionClosed@caller; not connected")]
    [InlineData("V1050", "connectionClosed@caller; not connected")]
    public void Close_tells_it_twice_in_old_releases(string generation, string expected) =>
        Expect(generation, "Close", expected);

    [Theory]
    [InlineData("V971", "error EndOfStreamException@caller; not connected")]
    [InlineData("V976", "not connected")]
    [InlineData("V1050", "not connected")]
    public void A_socket_closed_in_the_handshake_is_silent_since_9_72(string generation, string expected) =>
        Expect(generation, "HangUp", expected);

    [Theory]
    [InlineData("V971", "error -1 326@EReader")]
    [InlineData("V976", "error -1 326@loop")]
    [InlineData("V1050", "error -1 326@loop")]
    public void A_client_id_in_use_is_told_after_eConnect_returned(string generation, string error)
    {
        var told = ScenarioAssembly.Run(generation, "ClientIdInUse");
        Assert.EndsWith(error + "; ClientIdInUse", told, StringComparison.Ordinal);

        // The reader of 9.71 may be done before eConnect returns.
        Assert.True(generation == "V971" || told.StartsWith("connected True", StringComparison.Ordinal), told);
    }

    [Theory]
    [InlineData("V971", "tickSnapshotEnd@EReader; error InvalidOperationException@EReader; not connected")]
    [InlineData("V976", "tickSnapshotEnd@loop; connected")]
    [InlineData("V1050", "tickSnapshotEnd@loop; connected")]
    public void A_callback_that_throws_ends_the_delivery(string generation, string expected) =>
        Expect(generation, "CallbackThrows", expected);

    [Theory]
    [InlineData("V976", "error text@EReader; tickSnapshotEnd@loop")]
    [InlineData("V1019", "tickSnapshotEnd@loop")]
    [InlineData("V1050", "connectionClosed@EReader; error SocketException 10054@EReader; tickSnapshotEnd@loop")]
    public void A_loss_can_fall_into_a_callback(string generation, string expected) =>
        Expect(generation, "DropInCallback", expected);

    [Theory]
    [InlineData("ConnectNowhere", "error SocketException 10061@caller; not connected")]
    [InlineData(
        "ConnectRefusedTwice",
        "error SocketException 10061@caller; error SocketException 10061@caller; 2; True; not connected")]
    [InlineData("ConnectWithoutHost", "error ArgumentNullException@caller; not connected")]
    [InlineData("ConnectTwice", "error -1 501@caller; 1; connected")]
    [InlineData("RequestUnconnected", "error -1 504@caller; 0; not connected")]
    [InlineData("Disconnect", "connectionClosed@caller; 0; not connected")]
    [InlineData("DisconnectUnconnected", "not connected")]
    [InlineData("LiveAccount", "42 IBM BUY; 43")]
    [InlineData("WithheldId", "False True")]
    [InlineData("DelayedId", "True True")]
    [InlineData("Held", "False True True")]
    [InlineData("Restart", "error SocketException 10061@caller; ready True")]
    public void All_generations_behave_alike(string scenario, string expected) =>
        Assert.All(Generation.Names, generation => Expect(generation, scenario, expected));

    [Theory]
    [InlineData("ReaderBeforeConnect", "connectAck@caller; connected")]
    [InlineData("OldReader", "connectAck@caller; connected")]
    [InlineData("Options", "+PACEAPI|none; +PACEAPI|")]
    [InlineData("OldServer", "error -1 503@caller; 149; 0; connected")]
    [InlineData("TooOldServer", "error 1 506@caller; not connected")]
    [InlineData("WithoutV100Plus", "76")]
    [InlineData("Asynchronous", "connected False; connectAck@caller; managedAccounts@loop; nextValidId@loop")]
    [InlineData("DisposeEndsReaders", "True")]
    [InlineData("DisconnectWithoutReset", "error -1 501@caller; connected")]
    public void All_generations_with_a_reader_behave_alike(string scenario, string expected) =>
        Assert.All(Generation.Names.Skip(1), generation => Expect(generation, scenario, expected));

    [Theory]
    [InlineData("V971", "EReader")]
    [InlineData("V976", "loop")]
    [InlineData("V1050", "loop")]
    public void Connectivity_messages_arrive_in_their_order(string generation, string thread) =>
        Expect(
            generation,
            "Codes",
            $"error -1 1100@{thread}; error -1 1101@{thread}; error -1 1102@{thread}; connected");

    [Fact]
    public void The_newest_generation_tells_each_error_of_TWS_twice() =>
        Expect("V1050", "ErrorsTwice", "errorProtoBuf@loop; error 3 200@loop");

    [Fact]
    public void The_newest_generation_refuses_a_host_that_is_not_printable() =>
        Expect("V1050", "BadHost", "error -1 579@caller; not connected");

    private static void Expect(string generation, string scenario, string expected) =>
        Assert.Equal(expected, ScenarioAssembly.Run(generation, scenario));
}
