using IbApi.Analyzers.Model.Api;

namespace IbApi.Analyzers.Model.Names;

/// <summary>
/// What names say: about the account behind a value, and about which connection setting it is. Only whole words count
/// (<c>contest</c> is no test, <c>delivered</c> not live), and a name that could mean something else says nothing.
/// </summary>
internal static class NameWords
{
    private static readonly string[] PaperWords = ["paper", "demo", "sim", "simulated", "simulation"];

    private static readonly string[] LiveWords = ["live", "prod", "production", "real"];

    /// <summary>
    /// Before an account's word, these turn it round, or make it something else again (<c>PreProd</c>,
    /// <c>FakeLive</c>).
    /// </summary>
    private static readonly string[] Negations =
        ["not", "non", "no", "never", "without", "except", "pre", "pseudo", "fake", "mock", "mocked"];

    /// <summary>After an account's word, these do so: <c>ProdLike</c>.</summary>
    private static readonly string[] Diminutives = ["like", "less"];

    /// <summary>
    /// Live data come with a paper account as well. The list is the rule's (data, bar, chart, price, quote, feed) and
    /// what is said in the same sense.
    /// </summary>
    private static readonly string[] LiveStreams =
    [
        "data", "bar", "bars", "chart", "charts", "price", "prices", "quote", "quotes", "feed", "feeds",
        "tick", "ticks", "candle", "candles", "stream", "streams", "streaming",
    ];

    /// <summary>
    /// The products, between <c>test</c> and the word that decides what the test is: <c>TestIbPort</c>.
    /// </summary>
    private static readonly string[] Products = ["ib", "ibkr", "interactive", "brokers", "tws", "gateway", "gw"];

    /// <summary>Directly after <c>test</c>, these make it an adjective: a port for tests.</summary>
    private static readonly string[] TestNouns =
        ["port", "account", "acct", "acc", "env", "environment", "mode", "trading", "endpoint"];

    /// <summary>
    /// Before a <c>test</c> that ends a name, these and the products leave it an adjective: <c>PORT_TEST</c>,
    /// <c>isTest</c>.
    /// </summary>
    private static readonly string[] WordsBeforeTest =
    [
        "port", "account", "acct", "acc", "env", "environment", "mode", "trading", "endpoint", "api", "server", "host",
        "default", "is", "use", "for",
    ];

    /// <summary>
    /// Around the word that tells a setting, these only say whose it is. The longer before those they begin with.
    /// </summary>
    private static readonly string[] Owners =
        ["interactive", "brokers", "gateway", "server", "socket", "ibkr", "tws", "api", "gw", "ib"];

    private static readonly string[] HostNouns =
        ["host", "hostname", "hostaddress", "hostip", "ip", "ipaddress", "address", "server"];

    /// <summary>The names of IB's programs and interfaces as settings files write them.</summary>
    private static readonly string[] BrokerWords = ["ib", "ibkr", "ibapi", "tws", "ibgateway", "interactivebrokers"];

    /// <summary>Beside the names of IB's programs, these say only that there are settings.</summary>
    private static readonly string[] SectionNouns = ["api", "settings", "options", "config", "configuration", "connection"];

    /// <summary>The words of an identifier or a key path, in order.</summary>
    public static NameWordEnumerator Split(string name) => new(name);

    /// <summary>
    /// What a name says about the account. A name that says both, or has a negation before the account's word, says
    /// nothing.
    /// </summary>
    /// <remarks>
    /// <c>test</c> is a verb as often as an adjective, so it counts only where its neighbours decide: directly before
    /// a port, an account, an environment and the like, with at most the products between (<c>TestPort</c>,
    /// <c>Test:Ib:Port</c>), or at the end of a name of nothing but such words (<c>PORT_TEST</c>, <c>isTest</c>,
    /// <c>Test</c>); at the end of an earlier part of a key path both must hold (<c>IbTest:Port</c>, but not
    /// <c>ConnectionTest:Port</c>). <c>TestConnection</c>, <c>TestApiPort</c> and <c>ConnectionTest</c> say nothing.
    /// Around a value only the word <c>paper</c> can speak, since test types and methods are named after what they do.
    /// </remarks>
    /// <param name="name">An identifier or a key with its path.</param>
    /// <param name="where">Whether the name is the value's own.</param>
    public static AccountKind Of(string name, NamePosition where)
    {
        var saysPaper = false;
        var saysLive = false;
        var isNegated = false;
        var mayEndInTest = true;
        var previousEnd = 0;
        var words = Split(name);
        while (words.MoveNext())
        {
            var word = words.Current;
            mayEndInTest |= HasPathSeparator(name, previousEnd, word.Start);
            previousEnd = word.End;
            var kind = KindOf(name, words, mayEndInTest);
            if (kind == AccountKind.Unknown)
            {
                isNegated |= word.IsAnyOf(Negations);
                mayEndInTest &= word.IsAnyOf(WordsBeforeTest) || word.IsAnyOf(Products);
                continue;
            }

            if (isNegated || Following(words).IsAnyOf(Diminutives))
            {
                return AccountKind.Unknown;
            }

            saysLive |= kind == AccountKind.Live;
            saysPaper |= kind == AccountKind.Paper && (where == NamePosition.Value || word.Is("paper"));
        }

        if (saysLive == saysPaper)
        {
            return AccountKind.Unknown;
        }

        if (saysPaper)
        {
            return AccountKind.Paper;
        }

        return where == NamePosition.Value ? AccountKind.Live : AccountKind.Unknown;
    }

    /// <summary>
    /// True when the name is a port's: the last part of the key path (or the whole identifier) has the word
    /// <c>port</c>, also written together with its owner (<c>twsport</c>).
    /// </summary>
    public static bool NamesPort(string name)
    {
        var hasPort = false;
        var lastEnd = 0;
        foreach (var word in Split(name))
        {
            hasPort = IsOwned(word, "port") || (hasPort && !HasPathSeparator(name, lastEnd, word.Start));
            lastEnd = word.End;
        }

        return hasPort && !HasPathSeparator(name, lastEnd, name.Length);
    }

    /// <summary>
    /// True when a section of settings is called after IB or its programs and nothing else: <c>IbApi</c>, <c>TwsSettings</c>,
    /// but not <c>IbkrUS</c>.
    /// </summary>
    public static bool NamesOnlyInteractiveBrokers(string section)
    {
        foreach (var word in Split(section))
        {
            if (!word.IsAnyOf(Products) && !word.IsAnyOf(BrokerWords) && !word.IsAnyOf(SectionNouns))
            {
                return false;
            }
        }

        return NamesInteractiveBrokers(section);
    }

    /// <summary>
    /// True when a key path speaks of Interactive Brokers: one of its words, in any part, is <c>Ib</c>, <c>Ibkr</c>,
    /// <c>IbApi</c>, <c>InteractiveBrokers</c>, <c>Tws</c> or <c>IbGateway</c>.
    /// </summary>
    public static bool NamesInteractiveBrokers(string path)
    {
        var words = Split(path);
        while (words.MoveNext())
        {
            if (words.Current.IsAnyOf(BrokerWords)
                || (words.Current.Is("interactive") && Following(words).Is("brokers")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True when a parameter or property of code that is not visible takes the port of a connection: <c>port</c>,
    /// <c>ibPort</c>, <c>tws_port</c>, but not <c>smtpPort</c>, nor <c>livePort</c>, which has a sibling.
    /// </summary>
    public static bool IsPortParameter(string name)
    {
        var isPort = false;
        foreach (var word in Split(name))
        {
            if (isPort)
            {
                return false;
            }

            isPort = IsOwned(word, "port");
            if (!isPort && !IsOwner(word))
            {
                return false;
            }
        }

        return isPort;
    }

    /// <summary>
    /// True when such a parameter takes the client ID: <c>clientId</c>, <c>ClientID</c>, <c>ib_client_id</c>,
    /// <c>twsclientid</c>.
    /// </summary>
    public static bool IsClientIdParameter(string name)
    {
        var words = Split(name);
        while (words.MoveNext())
        {
            var word = words.Current;
            if (IsOwned(word, "clientid"))
            {
                return !words.MoveNext();
            }

            if (IsOwned(word, "client"))
            {
                return words.MoveNext() && words.Current.Is("id") && !words.MoveNext();
            }

            if (!IsOwner(word))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>
    /// True when such a parameter takes the host: <c>host</c>, <c>ip</c>, <c>ipAddress</c>, <c>server</c>,
    /// <c>twsHostName</c>.
    /// </summary>
    public static bool IsHostParameter(string name)
    {
        var isHost = false;
        var wasHost = false;
        foreach (var word in Split(name))
        {
            var isName = wasHost && word.Is("name");
            wasHost = word.Is("host");
            isHost = isName || IsHostNoun(word);
            if (!isHost && !IsOwner(word))
            {
                return false;
            }
        }

        return isHost;
    }

    /// <summary>What one word says by itself and with its neighbours.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="words">The enumerator that stands on the word, a copy.</param>
    /// <param name="mayEndInTest">
    /// Whether <c>test</c> would be an adjective after the words before it in the same part.
    /// </param>
    private static AccountKind KindOf(string name, NameWordEnumerator words, bool mayEndInTest)
    {
        var word = words.Current;
        if (word.IsAnyOf(PaperWords) || (word.Is("test") && IsTestOfAnAccount(name, words, mayEndInTest)))
        {
            return AccountKind.Paper;
        }

        if (!word.IsAnyOf(LiveWords))
        {
            return AccountKind.Unknown;
        }

        var next = Following(words);
        if (word.Is("real") && next.Is("time"))
        {
            return AccountKind.Unknown;
        }

        if (word.Is("live"))
        {
            // "Live market data" are live data.
            if (next.Is("market"))
            {
                words.MoveNext();
                next = Following(words);
            }

            if (next.IsAnyOf(LiveStreams))
            {
                return AccountKind.Unknown;
            }
        }

        return AccountKind.Live;
    }

    private static bool IsTestOfAnAccount(string name, NameWordEnumerator words, bool mayEndInTest)
    {
        var end = words.Current.End;
        var next = Following(words);
        if (!mayEndInTest && next.Length > 0 && HasPathSeparator(name, end, next.Start))
        {
            return false;
        }

        while (words.MoveNext())
        {
            if (words.Current.IsAnyOf(TestNouns))
            {
                return true;
            }

            if (!words.Current.IsAnyOf(Products))
            {
                return false;
            }
        }

        return mayEndInTest;
    }

    /// <summary>The word after the one on which the enumerator, a copy, stands; <c>default</c> at the end.</summary>
    private static NameWord Following(NameWordEnumerator words)
    {
        words.MoveNext();
        return words.Current;
    }

    /// <summary>
    /// Whether a key path goes on to its next part here: <c>Ib:Port</c>, <c>ib.port</c>, <c>IB__PORT</c>,
    /// <c>ib/port</c>.
    /// </summary>
    private static bool HasPathSeparator(string name, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (name[i] is ':' or '.' or '/' || (name[i] == '_' && i + 1 < end && name[i + 1] == '_'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOwner(NameWord word) => OwnersLength(word, word.Length) == word.Length;

    /// <summary>True for the noun, and for owners and noun in one word: <c>ibport</c>.</summary>
    private static bool IsOwned(NameWord word, string noun)
    {
        var offset = word.Length - noun.Length;
        return offset >= 0 && word.ContinuesWith(noun, offset) && OwnersLength(word, offset) == offset;
    }

    private static bool IsHostNoun(NameWord word)
    {
        foreach (var noun in HostNouns)
        {
            if (IsOwned(word, noun))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// How many of a word's first characters are owners, written together; at most <paramref name="limit"/>.
    /// </summary>
    private static int OwnersLength(NameWord word, int limit)
    {
        var length = 0;
        for (var i = 0; i < Owners.Length; i++)
        {
            if (length + Owners[i].Length <= limit && word.ContinuesWith(Owners[i], length))
            {
                length += Owners[i].Length;

                // Any owner may come next: start over, the increment included.
                i = -1;
            }
        }

        return length;
    }
}
