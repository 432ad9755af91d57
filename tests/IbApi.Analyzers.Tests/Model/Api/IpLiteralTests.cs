using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using CsCheck;
using IbApi.Analyzers.Model.Api;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Api;

/// <summary>The reader of addresses against the one of .NET.</summary>
public class IpLiteralTests
{
    /// <summary>Groups with many zeros, so that every place and length of a gap occurs.</summary>
    private static readonly Gen<ushort[]> Groups =
        Gen.Frequency((2, Gen.Const((ushort)0)), (1, Gen.UShort), (1, Gen.UShort[0, 0xF])).Array[8];

    [Fact]
    public void IPv4_addresses_are_read_as_dotnet_writes_them() =>
        Gen.Byte.Array[4].Sample(bytes => AssertAgrees(new IPAddress(bytes).ToString()));

    [Fact]
    public void IPv6_addresses_are_read_as_dotnet_writes_them() =>
        Groups.Sample(groups => AssertAgrees(ToAddress(groups).ToString()));

    [Fact]
    public void IPv6_addresses_are_read_in_full_and_in_capitals() =>
        Groups.Sample(groups =>
        {
            var digits = groups.Select(group => group.ToString("X4", CultureInfo.InvariantCulture)).ToArray();
            AssertAgrees(string.Join(":", digits));
            var ending = new IPAddress(ToAddress(groups).GetAddressBytes()[12..]).ToString();
            AssertAgrees(string.Join(":", digits.Take(6)) + ":" + ending);
        });

    [Fact]
    public void A_gap_may_stand_for_any_zeros() =>
        Gen.Select(Groups, Gen.Int[0, 7], Gen.Int[1, 8]).Sample((groups, start, length) =>
        {
            length = Math.Min(length, 8 - start);
            Array.Clear(groups, start, length);
            var digits = groups.Select(group => group.ToString("x", CultureInfo.InvariantCulture)).ToArray();
            AssertAgrees(string.Join(":", digits.Take(start)) + "::" + string.Join(":", digits.Skip(start + length)));
        });

    /// <summary>
    /// Near misses. What this reader takes, .NET takes and understands alike; of IPv6 without dots it takes everything
    /// that .NET takes. With dots it takes less: no octal, no hexadecimal, no short forms, and no leading zeros in the
    /// end of an IPv6 address, of which .NET takes some (<c>::0.6.0.02</c>).
    /// </summary>
    [Fact]
    public void Nothing_is_read_that_dotnet_does_not_read() =>
        Gen.Char["0123456789abcfF:::..g"].Array[1, 24]
            .Select(characters => new string(characters))
            .Sample(AssertSound, iter: 20_000);

    [Fact]
    public void A_change_in_one_place_is_judged_alike() =>
        Gen.Select(Groups, Gen.Int[0, 38], Gen.Char["019afg:.x"], Gen.Bool).Sample((groups, at, character, insert) =>
        {
            var text = ToAddress(groups).ToString();
            at = Math.Min(at, text.Length - 1);
            AssertSound(text[..at] + character + text[(insert ? at : at + 1)..]);
        }, iter: 20_000);

    private static IPAddress ToAddress(ushort[] groups) =>
        new(groups.SelectMany(group => new[] { (byte)(group >> 8), (byte)group }).ToArray());

    private static void AssertAgrees(string text)
    {
        Assert.True(IPAddress.TryParse(text, out var expected), text);
        Assert.True(IpLiteral.TryParse(text, 0, text.Length, out var actual, out var zone), text);
        Assert.Equal(text.Length, zone);
        AssertEqual(expected, actual, text);

        // The same inside a longer text.
        Assert.True(IpLiteral.TryParse("[" + text + "]:1", 1, text.Length + 1, out var inside, out zone), text);
        Assert.Equal(text.Length + 1, zone);
        Assert.Equal(actual, inside);
        Assert.Equal(actual.GetHashCode(), inside.GetHashCode());
    }

    private static void AssertSound(string text)
    {
        var isAddress = IPAddress.TryParse(text, out var expected);
        if (IpLiteral.TryParse(text, 0, text.Length, out var actual, out _))
        {
            Assert.True(isAddress, text);
            AssertEqual(expected!, actual, text);
        }
        else
        {
            var isIPv6 = isAddress && expected!.AddressFamily == AddressFamily.InterNetworkV6;
            Assert.False(isIPv6 && !text.Contains('.', StringComparison.Ordinal), text);
        }
    }

    private static void AssertEqual(IPAddress expected, IpLiteral actual, string text)
    {
        var bytes = expected.MapToIPv6().GetAddressBytes();
        Assert.True(actual.High == BitConverter.ToUInt64(bytes.Take(8).Reverse().ToArray(), 0), text);
        Assert.True(actual.Low == BitConverter.ToUInt64(bytes.Skip(8).Reverse().ToArray(), 0), text);
        var isIPv4 = expected.AddressFamily == AddressFamily.InterNetwork || expected.IsIPv4MappedToIPv6;
        Assert.Equal(isIPv4, actual.IsIPv4);
    }
}
