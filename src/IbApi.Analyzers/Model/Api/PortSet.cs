using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// An immutable set of ports, written as a list such as <c>7496,4001-4004</c>. Two sets are equal when they contain the
/// same ports, however they were written.
/// </summary>
internal sealed class PortSet : IEquatable<PortSet>
{
    /// <summary>The set without ports.</summary>
    public static readonly PortSet Empty = new([]);

    /// <summary>First and last port of each range in turn; ascending, and never touching one another.</summary>
    private readonly int[] _bounds;

    private PortSet(int[] bounds) => _bounds = bounds;

    /// <summary>True when no port is in the set.</summary>
    public bool IsEmpty => _bounds.Length == 0;

    /// <summary>The set of exactly these ports, in any order.</summary>
    public static PortSet Of(params int[] ports) =>
        FromRanges((int[])ports.Clone(), (int[])ports.Clone(), ports.Length);

    /// <summary>
    /// Reads a list of ports and ranges that are separated by commas; blanks may stand around the numbers. Digits are
    /// ASCII digits in every culture.
    /// </summary>
    /// <param name="text">The text as the user wrote it.</param>
    /// <param name="set">The ports; <see cref="Empty"/> when the text is not valid.</param>
    /// <param name="badPart">
    /// Null when the text is valid; otherwise the first item that is not a port or an ascending range, without the
    /// blanks around it. It is empty where an item is missing.
    /// </param>
    /// <returns>True when every item is valid. A text without any item is not.</returns>
    public static bool TryParse(string text, out PortSet set, out string? badPart)
    {
        var count = 1;
        foreach (var character in text)
        {
            if (character == ',')
            {
                count++;
            }
        }

        var firsts = new int[count];
        var lasts = new int[count];
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            var end = text.IndexOf(',', start);
            if (end < 0)
            {
                end = text.Length;
            }

            if (!TryReadItem(text, start, end, out firsts[i], out lasts[i]))
            {
                set = Empty;
                badPart = text.Substring(start, end - start).Trim();
                return false;
            }

            start = end + 1;
        }

        set = FromRanges(firsts, lasts, count);
        badPart = null;
        return true;
    }

    /// <summary>True when the port is in the set.</summary>
    public bool Contains(int port)
    {
        for (var i = 0; i < _bounds.Length; i += 2)
        {
            if (port <= _bounds[i + 1])
            {
                return port >= _bounds[i];
            }
        }

        return false;
    }

    /// <summary>The ports of this set that are not in another one.</summary>
    public PortSet Except(PortSet other)
    {
        var ports = new List<int>();
        for (var i = 0; i < _bounds.Length; i += 2)
        {
            for (var port = _bounds[i]; port <= _bounds[i + 1]; port++)
            {
                if (!other.Contains(port))
                {
                    ports.Add(port);
                }
            }
        }

        return Of(ports.ToArray());
    }

    /// <inheritdoc/>
    public bool Equals(PortSet? other)
    {
        if (other is null || other._bounds.Length != _bounds.Length)
        {
            return false;
        }

        for (var i = 0; i < _bounds.Length; i++)
        {
            if (_bounds[i] != other._bounds[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PortSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var bound in _bounds)
        {
            hash = unchecked((hash * 31) + bound);
        }

        return hash;
    }

    /// <summary>
    /// The list in ascending order without blanks, neighbours joined: <c>4001-4004,7496</c>. Equal sets read alike.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < _bounds.Length; i += 2)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            text.Append(_bounds[i].ToString(CultureInfo.InvariantCulture));
            if (_bounds[i + 1] > _bounds[i])
            {
                text.Append('-').Append(_bounds[i + 1].ToString(CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }

    /// <summary>Sorts the ranges and joins those that overlap or touch. The arrays are the set's to change.</summary>
    private static PortSet FromRanges(int[] firsts, int[] lasts, int count)
    {
        if (count == 0)
        {
            return Empty;
        }

        Array.Sort(firsts, lasts);
        var bounds = new int[count * 2];
        bounds[0] = firsts[0];
        bounds[1] = lasts[0];
        var used = 2;
        for (var i = 1; i < count; i++)
        {
            if (firsts[i] <= bounds[used - 1] + 1)
            {
                bounds[used - 1] = Math.Max(bounds[used - 1], lasts[i]);
            }
            else
            {
                bounds[used++] = firsts[i];
                bounds[used++] = lasts[i];
            }
        }

        Array.Resize(ref bounds, used);
        return new PortSet(bounds);
    }

    private static bool TryReadItem(string text, int start, int end, out int first, out int last)
    {
        var dash = text.IndexOf('-', start, end - start);
        if (dash < 0)
        {
            var single = TryReadPort(text, start, end, out first);
            last = first;
            return single;
        }

        last = 0;
        return TryReadPort(text, start, dash, out first)
            && TryReadPort(text, dash + 1, end, out last)
            && first <= last;
    }

    private static bool TryReadPort(string text, int start, int end, out int port)
    {
        port = 0;
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (start == end)
        {
            return false;
        }

        for (; start < end; start++)
        {
            if (text[start] is not (>= '0' and <= '9'))
            {
                return false;
            }

            port = (port * 10) + (text[start] - '0');
            // Checked at each digit, so that no number of digits overflows.
            if (port > SocketPorts.Max)
            {
                return false;
            }
        }

        return port >= SocketPorts.Min;
    }
}
