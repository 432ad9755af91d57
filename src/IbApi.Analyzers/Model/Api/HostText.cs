using System;

namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// What a host is that somebody wrote into code or a settings file. A text is called wrong only when no resolver takes
/// it; everything doubtful is a name.
/// </summary>
internal static class HostText
{
    private const string Localhost = "localhost";

    private const uint Loopback = 0x7F000001;

    private static readonly char[] UrlDelimiters = ['/', '\\', '?', '#'];

    private static readonly char[] AddressDelimiters = ['.', ':'];

    /// <summary>What the text is.</summary>
    /// <param name="host">The text as written. The empty string is the API's word for this machine.</param>
    /// <param name="cleaned">
    /// For <see cref="HostKind.NotAHost"/>: the host that remains without scheme, path, port and the blanks around it;
    /// null when none remains that could be meant, and for every other kind.
    /// </param>
    public static HostKind Classify(string host, out string? cleaned) => Classify(host, out cleaned, out _);

    /// <summary>What the text is, and why it is not a host.</summary>
    /// <param name="host">The text as written. The empty string is the API's word for this machine.</param>
    /// <param name="cleaned">
    /// For <see cref="HostKind.NotAHost"/>: the host that remains without scheme, path, port and the blanks around it;
    /// null when none remains that could be meant, and for every other kind.
    /// </param>
    /// <param name="reason"><see cref="NotAHostReason.None"/> for every other kind.</param>
    public static HostKind Classify(string host, out string? cleaned, out NotAHostReason reason)
    {
        cleaned = null;
        reason = NotAHostReason.None;
        if (host.Length == 0)
        {
            return HostKind.ThisMachine;
        }

        // Before everything else: "${{ env.HOST }}:7497" will be another text when it is used.
        if (HasPlaceholder(host))
        {
            return HostKind.Placeholder;
        }

        int start = 0, end = host.Length;
        Trim(host, ref start, ref end);
        if (end - start < host.Length)
        {
            reason = NotAHostReason.Spaces;
        }

        var isHostKnown = StripSchemeAndPath(host, ref start, ref end, ref reason);
        if (!StripBrackets(host, ref start, ref end))
        {
            StripPort(host, ref start, ref end, ref reason);
        }

        var kind = HostKind.NotAHost;
        if (isHostKnown && start < end)
        {
            kind = HasWhiteSpace(host, start, end)
                ? NotAHost(NotAHostReason.Spaces, out var mistake)
                : ClassifyBare(host, start, end, out mistake);

            // Blanks around an address that is none: the address is the greater mistake.
            if (reason is NotAHostReason.None or NotAHostReason.Spaces && mistake != NotAHostReason.None)
            {
                reason = mistake;
            }
        }

        if (reason == NotAHostReason.None)
        {
            return kind;
        }

        if (kind is HostKind.ThisMachine or HostKind.NonPublicAddress or HostKind.PublicAddress
            || (kind == HostKind.Name && IsPlausibleName(host, start, end)))
        {
            cleaned = host.Substring(start, end - start);
        }

        return HostKind.NotAHost;
    }

    /// <summary>
    /// Why a text is not a host, in words that follow “… is not a host: ”; the empty string for
    /// <see cref="NotAHostReason.None"/>.
    /// </summary>
    public static string Describe(NotAHostReason reason) => reason switch
    {
        NotAHostReason.Scheme => "it begins with a scheme",
        NotAHostReason.Path => "it contains a path",
        NotAHostReason.Port => "it contains a port",
        NotAHostReason.Octet => "a number of the address is over 255",
        NotAHostReason.MirroredLoopback => "it is 127.0.0.1 written backwards",
        NotAHostReason.Spaces => "it contains spaces",
        _ => string.Empty,
    };

    /// <summary>
    /// True when both texts name one computer for certain: <c>localhost</c>, <c>127.0.0.1</c>, <c>::1</c> and the empty
    /// string do, addresses are compared by value, everything else as text without case. The other addresses of
    /// 127.0.0.0/8 are hosts of their own here: containers are published on them to tell Gateways apart.
    /// </summary>
    public static bool IsSameHost(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var aIsAddress = TryReadAddress(a, out var aAddress, out var aZone, out var aEnd);
        var bIsAddress = TryReadAddress(b, out var bAddress, out var bZone, out var bEnd);
        var aIsLocal = aIsAddress ? IsLoopback(aAddress) : IsLocalName(a, 0, a.Length);
        var bIsLocal = bIsAddress ? IsLoopback(bAddress) : IsLocalName(b, 0, b.Length);
        if (aIsLocal || bIsLocal)
        {
            return aIsLocal && bIsLocal;
        }

        return aIsAddress
            && bIsAddress
            && aAddress.Equals(bAddress)
            && aEnd - aZone == bEnd - bZone
            && string.Compare(a, aZone, b, bZone, aEnd - aZone, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static bool IsLoopback(IpLiteral address) =>
        address.IsIPv6Loopback || (address.IsIPv4 && address.IPv4 == Loopback);

    private static bool TryReadAddress(string host, out IpLiteral address, out int zone, out int end)
    {
        var start = 0;
        end = host.Length;
        StripBrackets(host, ref start, ref end);
        return IpLiteral.TryParse(host, start, end, out address, out zone);
    }

    private static bool IsLocalName(string host, int start, int end) =>
        start == end
        || (end - start == Localhost.Length
            && string.Compare(host, start, Localhost, 0, Localhost.Length, StringComparison.OrdinalIgnoreCase) == 0);

    private static HostKind ClassifyBare(string host, int start, int end, out NotAHostReason mistake)
    {
        mistake = NotAHostReason.None;
        if (IsLocalName(host, start, end))
        {
            return HostKind.ThisMachine;
        }

        if (IpLiteral.TryParse(host, start, end, out var address, out _))
        {
            return address.IsIPv4 ? ClassifyIPv4(address.IPv4, out mistake) : ClassifyIPv6(address);
        }

        if (IpLiteral.HasOctetOver255(host, start, end))
        {
            return NotAHost(NotAHostReason.Octet, out mistake);
        }

        return HostKind.Name;
    }

    private static HostKind NotAHost(NotAHostReason reason, out NotAHostReason mistake)
    {
        mistake = reason;
        return HostKind.NotAHost;
    }

    /// <summary>The blocks of the IANA IPv4 special-purpose registry, with multicast.</summary>
    private static HostKind ClassifyIPv4(uint address, out NotAHostReason mistake)
    {
        // Routed or not, the only way in which a person arrives at these two is from the wrong end.
        if (address is 0x0000007F or 0x0100007F)
        {
            return NotAHost(NotAHostReason.MirroredLoopback, out mistake);
        }

        mistake = NotAHostReason.None;
        if (address >> 24 == 127)
        {
            return HostKind.ThisMachine;
        }

        var isSpecial = address >> 24 is 0 or 10       // this network (unspecified); private
            || address >> 28 is 14 or 15               // 224.0.0.0/4 multicast; 240.0.0.0/4 reserved, broadcast
            || address >> 22 == 0x64400000 >> 22       // 100.64.0.0/10 carrier-grade NAT
            || address >> 16 is 0xA9FE or 0xC0A8       // 169.254.0.0/16 link-local; 192.168.0.0/16 private
            || address >> 20 == 0xAC100000 >> 20       // 172.16.0.0/12 private
            || address >> 17 == 0xC6120000 >> 17       // 198.18.0.0/15 benchmarks
            || address >> 8 is 0xC00000                // 192.0.0.0/24 protocol assignments
                or 0xC00002 or 0xC63364 or 0xCB0071    // 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 documentation
                or 0xC05863;                           // 192.88.99.0/24, the former 6to4 relays
        return isSpecial ? HostKind.NonPublicAddress : HostKind.PublicAddress;
    }

    /// <summary>
    /// Public is only what IANA hands out as global unicast, 2000::/3, without its special blocks. All the rest is
    /// unique local, link-local, multicast, unspecified, translated or reserved.
    /// </summary>
    private static HostKind ClassifyIPv6(IpLiteral address)
    {
        if (address.IsIPv6Loopback)
        {
            return HostKind.ThisMachine;
        }

        var high = address.High;
        var isPublic = high >> 61 == 1
            && high >> 32 != 0x20010DB8         // 2001:db8::/32 documentation
            && high >> 44 != 0x3FFF0            // 3fff::/20 documentation
            && high >> 41 != 0x20010000 >> 9    // 2001::/23 protocol assignments: Teredo, benchmarks, ORCHID
            && high >> 48 != 0x2002;            // 2002::/16, 6to4
        return isPublic ? HostKind.PublicAddress : HostKind.NonPublicAddress;
    }

    /// <summary>Narrows the range to what stands between scheme and path: a host, perhaps with a port.</summary>
    /// <returns>False when what is left is not for certain the host that was meant.</returns>
    private static bool StripSchemeAndPath(string host, ref int start, ref int end, ref NotAHostReason reason)
    {
        var slash = host.IndexOf('/', start, end - start);
        if (slash < 0)
        {
            return true;
        }

        var isDouble = slash + 1 < end && host[slash + 1] == '/';
        if (isDouble && slash > start && host[slash - 1] == ':' && IsScheme(host, start, slash - 1))
        {
            reason = NotAHostReason.Scheme;
            start = slash + 2;
            var stop = host.IndexOfAny(UrlDelimiters, start, end - start);
            if (stop >= 0)
            {
                end = stop;
            }

            // "user:password@" before the host.
            var user = start < end ? host.LastIndexOf('@', end - 1, end - start) : -1;
            if (user >= 0)
            {
                start = user + 1;
            }

            return true;
        }

        reason = NotAHostReason.Path;
        var pathStart = slash + 1;
        var pathEnd = end;
        end = slash;
        if (pathStart == pathEnd)
        {
            return true;
        }

        // What stands before the slash is not the host that was meant in "http//localhost", "10.0.0.0/8" (a network)
        // and "run/tws.sock".
        return !isDouble
            && !IsDigits(host, pathStart, pathEnd)
            && (IsLocalName(host, start, end) || host.IndexOfAny(AddressDelimiters, start, end - start) >= 0);
    }

    /// <summary>
    /// Takes the address out of <c>[::1]</c> and <c>[::1]:7497</c>. The second is not counted as a host with a port:
    /// .NET's resolver takes it and drops the port.
    /// </summary>
    private static bool StripBrackets(string host, ref int start, ref int end)
    {
        if (start == end || host[start] != '[')
        {
            return false;
        }

        var close = host.IndexOf(']', start, end - start);
        if (close < 0
            || (close + 1 < end && (host[close + 1] != ':' || !IsDigits(host, close + 2, end)))
            || host.IndexOf(':', start, close - start) < 0
            || !IpLiteral.TryParse(host, start + 1, close, out _, out _))
        {
            return false;
        }

        start++;
        end = close;
        return true;
    }

    /// <summary>Takes the port off <c>host:port</c>. An IPv6 address always has a second colon.</summary>
    private static void StripPort(string host, ref int start, ref int end, ref NotAHostReason reason)
    {
        var colon = host.IndexOf(':', start, end - start);
        if (colon <= start || !IsDigits(host, colon + 1, end))
        {
            return;
        }

        end = colon;
        if (reason is NotAHostReason.None or NotAHostReason.Spaces)
        {
            reason = NotAHostReason.Port;
        }
    }

    private static bool IsScheme(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!IsAsciiLetter(text[i]) && (i == start || (!IsDigit(text[i]) && text[i] is not ('+' or '-' or '.'))))
            {
                return false;
            }
        }

        return start < end;
    }

    /// <summary>
    /// Whether a fix may leave this name behind: it has a letter, and nothing that a name cannot have.
    /// </summary>
    private static bool IsPlausibleName(string text, int start, int end)
    {
        if (text[start] is '.' or '-' || text[end - 1] is '.' or '-')
        {
            return false;
        }

        var hasLetter = false;
        for (var i = start; i < end; i++)
        {
            hasLetter |= char.IsLetter(text[i]);
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('.' or '-' or '_'))
            {
                return false;
            }
        }

        return hasLetter;
    }

    /// <summary>
    /// Whether a part of the text is to be replaced before it is used: <c>${HOST}</c>, <c>$(Host)</c>, <c>$HOST</c>,
    /// <c>#{Host}#</c>, <c>{{ host }}</c>, <c>{0}</c>, <c>%HOST%</c>, <c>@HOST@</c>, <c>#HOST#</c>, <c>&lt;your
    /// host&gt;</c>, <c>__HOST__</c>. None of these signs occurs in a real host, except two underscores (which must
    /// therefore enclose a whole word) and the single <c>%</c> before a zone.
    /// </summary>
    private static bool HasPlaceholder(string text)
    {
        for (var i = 0; i < text.Length - 1; i++)
        {
            var next = text[i + 1];
            var found = text[i] switch
            {
                '$' => next is '{' or '(' || IsWordCharacter(next),
                '{' => text.IndexOf('}', i + 1) > i + 1,
                '<' => text.IndexOf('>', i + 1) > i + 1,
                '%' or '@' or '#' => IsEnclosedName(text, i),
                '_' => next == '_' && IsEnclosedByUnderscores(text, i),
                _ => false,
            };
            if (found)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a sign that stands again after a name, as in <c>%HOST%</c>.</summary>
    private static bool IsEnclosedName(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (IsWordCharacter(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        return end > at + 1 && end < text.Length && text[end] == text[at];
    }

    private static bool IsEnclosedByUnderscores(string text, int at)
    {
        if (at > 0 && IsWordCharacter(text[at - 1]))
        {
            return false;
        }

        var end = at;
        while (end < text.Length && IsWordCharacter(text[end]))
        {
            end++;
        }

        return end - at > 4 && text[end - 1] == '_' && text[end - 2] == '_';
    }

    private static void Trim(string text, ref int start, ref int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }
    }

    private static bool HasWhiteSpace(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for one or more ASCII digits.</summary>
    private static bool IsDigits(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!IsDigit(text[i]))
            {
                return false;
            }
        }

        return start < end;
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static bool IsAsciiLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsWordCharacter(char character) => char.IsLetterOrDigit(character) || character == '_';
}
