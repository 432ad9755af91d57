using System;

namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// An IP address read from a text. <c>System.Net.IPAddress.TryParse</c> is not used, because it answers differently in
/// the hosts of one analyzer (.NET Framework in Visual Studio, .NET in the build), and because it takes for an address
/// what its writer rarely meant as one: <c>1</c>, <c>127.1</c>, <c>0x7f.1</c>, <c>010.0.0.1</c> (octal). This reader
/// takes the plain forms only; whatever else there is stays a name, of which nothing is said.
/// </summary>
internal readonly struct IpLiteral : IEquatable<IpLiteral>
{
    private const ulong MappedPrefix = 0xFFFF;

    private IpLiteral(ulong high, ulong low)
    {
        High = high;
        Low = low;
    }

    /// <summary>The first four groups, the first of them in the highest bits.</summary>
    public ulong High { get; }

    /// <summary>The last four groups.</summary>
    public ulong Low { get; }

    /// <summary>
    /// True for an IPv4 address. It is kept as its IPv4-mapped IPv6 address, and one that was written so
    /// (<c>::ffff:10.0.0.1</c>) is one as well: both reach the same machine.
    /// </summary>
    public bool IsIPv4 => High == 0 && Low >> 32 == MappedPrefix;

    /// <summary>
    /// The IPv4 address, the first octet in the highest bits. Meaningful only when <see cref="IsIPv4"/>.
    /// </summary>
    public uint IPv4 => unchecked((uint)Low);

    /// <summary>True for <c>::1</c>.</summary>
    public bool IsIPv6Loopback => High == 0 && Low == 1;

    /// <summary>
    /// Reads an IPv4 address in dotted decimal, or an IPv6 address with or without a zone (<c>fe80::1%eth0</c>);
    /// no brackets, no blanks.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the address begins.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="address">The address.</param>
    /// <param name="zone">Where the zone begins, after its <c>%</c>; <paramref name="end"/> when there is none.</param>
    public static bool TryParse(string text, int start, int end, out IpLiteral address, out int zone)
    {
        zone = end;
        if (ReadIPv4(text, start, end, out var ipv4) == IPv4Form.Address)
        {
            address = FromIPv4(ipv4);
            return true;
        }

        var percent = text.IndexOf('%', start, end - start);
        if (percent >= 0)
        {
            zone = percent + 1;
            if (zone == end)
            {
                address = default;
                return false;
            }
        }

        return TryReadIPv6(text, start, percent < 0 ? end : percent, out address);
    }

    /// <summary>True when the text has the form of a dotted IPv4 address, but a number in it is over 255.</summary>
    public static bool HasOctetOver255(string text, int start, int end) =>
        ReadIPv4(text, start, end, out _) == IPv4Form.OctetOver255;

    /// <inheritdoc/>
    public bool Equals(IpLiteral other) => High == other.High && Low == other.Low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IpLiteral other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((High.GetHashCode() * 31) + Low.GetHashCode());

    private static IpLiteral FromIPv4(uint address) => new(0, (MappedPrefix << 32) | address);

    /// <summary>
    /// Four decimal numbers with dots between. A number that begins with a zero makes the text neither an address nor
    /// a mistake: some hosts read it as octal, others as decimal.
    /// </summary>
    private static IPv4Form ReadIPv4(string text, int start, int end, out uint address)
    {
        address = 0;
        var overflow = false;
        var position = start;
        for (var octet = 0; octet < 4; octet++)
        {
            if (octet > 0)
            {
                if (position == end || text[position] != '.')
                {
                    return IPv4Form.Other;
                }

                position++;
            }

            var first = position;
            var value = 0u;
            while (position < end && text[position] is >= '0' and <= '9')
            {
                // Held at the first value that is too large, so that no number of digits overflows.
                value = Math.Min((value * 10) + (uint)(text[position] - '0'), 256);
                position++;
            }

            var length = position - first;
            if (length == 0 || (length > 1 && text[first] == '0'))
            {
                return IPv4Form.Other;
            }

            overflow |= value > 255;
            address = (address << 8) | (value & 255);
        }

        if (position != end)
        {
            return IPv4Form.Other;
        }

        return overflow ? IPv4Form.OctetOver255 : IPv4Form.Address;
    }

    private static bool TryReadIPv6(string text, int start, int end, out IpLiteral address)
    {
        address = default;

        // Groups before the gap stand in "head", the last of them in the lowest bits, those after it in "tail".
        ulong headHigh = 0, headLow = 0, tailHigh = 0, tailLow = 0;
        var groups = 0;
        var gapAt = -1;
        var position = start;
        if (end - start >= 2 && text[start] == ':' && text[start + 1] == ':')
        {
            gapAt = 0;
            position += 2;
        }

        while (position < end)
        {
            var value = 0u;
            var first = position;
            while (position < end && HexDigit(text[position]) is >= 0 and var digit)
            {
                if (position - first == 4)
                {
                    return false;
                }

                value = (value << 4) | (uint)digit;
                position++;
            }

            if (position < end && text[position] == '.')
            {
                // An IPv4 address can only be the end, and counts for two groups.
                if (ReadIPv4(text, first, end, out value) != IPv4Form.Address)
                {
                    return false;
                }

                Append(value >> 16);
                Append(value & 0xFFFF);
                position = end;
                break;
            }

            if (position == first)
            {
                return false;
            }

            Append(value);
            if (position == end)
            {
                break;
            }

            if (text[position] != ':' || groups >= 8)
            {
                return false;
            }

            position++;
            if (position == end)
            {
                return false;
            }

            if (text[position] == ':')
            {
                if (gapAt >= 0)
                {
                    return false;
                }

                gapAt = groups;
                position++;
            }
        }

        if (gapAt < 0)
        {
            address = new IpLiteral(headHigh, headLow);
            return groups == 8;
        }

        // A gap stands for at least one group.
        if (groups > 7)
        {
            return false;
        }

        // The head moves up to the first group; nothing was lost above it, for it has at most seven groups.
        for (var missing = 8 - gapAt; missing > 0; missing--)
        {
            headHigh = (headHigh << 16) | (headLow >> 48);
            headLow <<= 16;
        }

        address = new IpLiteral(headHigh | tailHigh, headLow | tailLow);
        return true;

        void Append(uint group)
        {
            groups++;
            if (gapAt < 0)
            {
                headHigh = (headHigh << 16) | (headLow >> 48);
                headLow = (headLow << 16) | group;
            }
            else
            {
                tailHigh = (tailHigh << 16) | (tailLow >> 48);
                tailLow = (tailLow << 16) | group;
            }
        }
    }

    private static int HexDigit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };

    private enum IPv4Form
    {
        Other,
        Address,
        OctetOver255,
    }
}
