using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace IbApi.Analyzers.Diagnostics;

/// <summary>What a rule tells its fix, as properties of the diagnostic. Reading rejects what it does not know.</summary>
internal static partial class FixData
{
    private const string ReplacementPortKey = "ReplacementPort";
    private const string SettingsPlaceKey = "SettingsPlace";
    private const string ReplacementHostKey = "ReplacementHost";
    private const string KeyKey = "Key";
    private const string ClientIdKey = "ClientId";
    private const string TakenClientIdsKey = "TakenClientIds";
    private const string IsLastKey = "IsLast";
    private const string RegisterPathKey = "RegisterPath";
    private const string RegisterSpansKey = "RegisterSpans";
    private const string RegisterProjectKey = "RegisterProject";
    private const string RegisterSessionKey = "RegisterSession";
    private const string FreeIdKey = "FreeId";
    private const string PaperChecksKey = "PaperChecks";
    private const string LossKey = "Loss";
    private const string IdleLoopKey = "IdleLoop";
    private const string ResubscribeKey = "Resubscribe";
    private const string MissingCodesKey = "MissingCodes";
    private const string AwaitedCallbackKey = "AwaitedCallback";
    private const string IsAwaitedKey = "IsAwaited";
    private const string SessionPlacesKey = "SessionPlaces";
    private const string MovedSettingsKey = "MovedSettings";
    private const string SettingsBesideKey = "SettingsBeside";
    private const char Separator = ';';
    private const char FieldSeparator = '\t';
    private const char LineSeparator = '\n';

    /// <summary>For a fix that writes another port in the place of the reported one.</summary>
    public static ImmutableDictionary<string, string?> ForReplacementPort(int port)
        => ImmutableDictionary<string, string?>.Empty.Add(ReplacementPortKey, port.ToString(CultureInfo.InvariantCulture));

    /// <summary>For a fix that writes another port into a settings file: the file, the digits there, and the port.</summary>
    public static ImmutableDictionary<string, string?> ForSettingsPort(string path, int start, int length, int port)
        => ForReplacementPort(port).Add(
            SettingsPlaceKey,
            start.ToString(CultureInfo.InvariantCulture) + FieldSeparator + length.ToString(CultureInfo.InvariantCulture) + FieldSeparator + path);

    /// <summary>The file, the digits and the port that a fix writes; null when the rule offers none.</summary>
    public static (string Path, int Start, int Length, int Port)? SettingsPort(ImmutableDictionary<string, string?> properties)
        => ReplacementPort(properties) is { } port
            && properties.TryGetValue(SettingsPlaceKey, out var text) && text?.Split([FieldSeparator], 3) is [var first, var second, { Length: > 0 } path]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                ? (path, start, length, port)
                : null;

    /// <summary>For fixes of a fallback: the port to fall back to (null for none) and the key that is read (null when unknown).</summary>
    public static ImmutableDictionary<string, string?> ForFallback(int? port, string? key)
    {
        var data = port is { } replacement ? ForReplacementPort(replacement) : ImmutableDictionary<string, string?>.Empty;
        return key is null ? data : data.Add(KeyKey, key);
    }

    /// <summary>For a fix that writes another host in the place of the reported one.</summary>
    public static ImmutableDictionary<string, string?> ForReplacementHost(string host)
        => ImmutableDictionary<string, string?>.Empty.Add(ReplacementHostKey, host);

    /// <summary>The host that a fix writes; null when the rule offers none.</summary>
    public static string? ReplacementHost(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(ReplacementHostKey, out var host) && !string.IsNullOrEmpty(host) ? host : null;

    /// <summary>The key of the setting that is read; null when it is not known.</summary>
    public static string? Key(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(KeyKey, out var key) && !string.IsNullOrEmpty(key) ? key : null;

    /// <summary>The port that a fix writes; null when the rule offers none.</summary>
    public static int? ReplacementPort(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(ReplacementPortKey, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? port
                : null;

    /// <summary>
    /// For a fix that checks the accounts at the first additional locations, one for each client, through which that place
    /// reaches the API.
    /// </summary>
    public static ImmutableDictionary<string, string?> ForPaperChecks(IEnumerable<string> clients)
        => ImmutableDictionary<string, string?>.Empty.Add(PaperChecksKey, string.Join(Separator.ToString(), clients));

    /// <summary>The clients of the checks that a fix writes, in order of the additional locations; empty when the rule offers none.</summary>
    public static ImmutableArray<string> PaperChecks(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(PaperChecksKey, out var text) && text is not null
            ? ImmutableArray.CreateRange(text.Split(Separator))
            : ImmutableArray<string>.Empty;

    /// <summary>
    /// For a fix that connects again: how the referenced build tells of a loss (a name of <c>LossAnnouncement</c>). The additional
    /// locations are the connect calls.
    /// </summary>
    public static ImmutableDictionary<string, string?> ForReconnect(string announcement)
        => ImmutableDictionary<string, string?>.Empty.Add(LossKey, announcement);

    /// <summary>How the referenced build tells of a loss; null when the rule does not say it.</summary>
    public static string? Reconnect(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(LossKey, out var announcement) ? announcement : null;

    /// <summary>
    /// For a fix that waits for the session: which of the additional locations is the call of the API's connect method, which the
    /// fixed delay (-1 for none), and which the type that hears of the session. The first is the connect call beside the request.
    /// </summary>
    public static ImmutableDictionary<string, string?> ForSessionWait(int apiConnect, int pause, int wrapper)
        => ImmutableDictionary<string, string?>.Empty.Add(
            SessionPlacesKey,
            string.Join(Separator.ToString(), ((int[])[apiConnect, pause, wrapper]).Select(static index => index.ToString(CultureInfo.InvariantCulture))));

    /// <summary>The additional locations that the fix needs; null when the rule offers none.</summary>
    public static (int ApiConnect, int Pause, int Wrapper)? SessionWait(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(SessionPlacesKey, out var text) && text?.Split(Separator) is [var first, var second, var third]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var apiConnect)
            && int.TryParse(second, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pause)
            && int.TryParse(third, NumberStyles.None, CultureInfo.InvariantCulture, out var wrapper)
                ? (apiConnect, pause, wrapper)
                : null;

    /// <summary>For a fix that gives a wait a limit: the callback that it waits for.</summary>
    public static ImmutableDictionary<string, string?> ForEndlessWait(string callback)
        => ImmutableDictionary<string, string?>.Empty.Add(AwaitedCallbackKey, callback);

    /// <summary>The callback that a wait is for; null when the rule does not say it.</summary>
    public static string? AwaitedCallback(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(AwaitedCallbackKey, out var callback) && !string.IsNullOrEmpty(callback) ? callback : null;

    /// <summary>
    /// For a fix that moves written settings to configuration: for each its name (<c>Host</c>, <c>Port</c>, <c>ClientId</c>), the
    /// place of the expression in the file of the diagnostic, the value to put into the settings file, and whether that is a live
    /// port, which must be no fallback. Empty where a value cannot be told to the fix.
    /// </summary>
    /// <param name="settings">The settings that are moved in any case.</param>
    /// <param name="beside">Others of the same connections, written elsewhere in the file, that go with them where that fits.</param>
    public static ImmutableDictionary<string, string?> ForMovedSettings(
        IEnumerable<(string Setting, int Start, int Length, string Value, bool IsLive)> settings,
        IEnumerable<(string Setting, int Start, int Length, string Value, bool IsLive)>? beside = null)
        => LinesOf(settings) is not { Length: > 0 } lines ? ImmutableDictionary<string, string?>.Empty
            : beside is not null && LinesOf(beside) is { Length: > 0 } others
                ? ImmutableDictionary<string, string?>.Empty.Add(MovedSettingsKey, lines).Add(SettingsBesideKey, others)
            : ImmutableDictionary<string, string?>.Empty.Add(MovedSettingsKey, lines);

    /// <summary>Null where a value cannot be told to the fix.</summary>
    private static string? LinesOf(IEnumerable<(string Setting, int Start, int Length, string Value, bool IsLive)> settings)
    {
        var lines = new List<string>();
        foreach (var (setting, start, length, value, isLive) in settings)
        {
            if (value.IndexOfAny([FieldSeparator, LineSeparator, '\r']) >= 0)
            {
                return null;
            }

            lines.Add(string.Join(
                FieldSeparator.ToString(),
                setting,
                start.ToString(CultureInfo.InvariantCulture),
                length.ToString(CultureInfo.InvariantCulture),
                isLive ? "live" : string.Empty,
                value));
        }

        return string.Join(LineSeparator.ToString(), lines);
    }

    /// <summary>The settings that a fix moves to configuration; empty when the rule offers none.</summary>
    public static ImmutableArray<(string Setting, int Start, int Length, string Value, bool IsLive)> MovedSettings(
        ImmutableDictionary<string, string?> properties)
        => SettingsIn(properties, MovedSettingsKey);

    /// <summary>The settings that go with them where that fits.</summary>
    public static ImmutableArray<(string Setting, int Start, int Length, string Value, bool IsLive)> SettingsBeside(
        ImmutableDictionary<string, string?> properties)
        => SettingsIn(properties, SettingsBesideKey);

    private static ImmutableArray<(string Setting, int Start, int Length, string Value, bool IsLive)> SettingsIn(
        ImmutableDictionary<string, string?> properties, string key)
    {
        var settings = ImmutableArray.CreateBuilder<(string, int, int, string, bool)>();
        if (properties.TryGetValue(key, out var text) && text is not null)
        {
            foreach (var line in text.Split(LineSeparator))
            {
                if (line.Split(FieldSeparator) is not [var setting, var start, var length, var live, var value]
                    || !int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                    || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                {
                    return ImmutableArray<(string, int, int, string, bool)>.Empty;
                }

                settings.Add((setting, from, count, value, live.Length > 0));
            }
        }

        return settings.ToImmutable();
    }

    /// <summary>For a fix that makes a message loop run: what is wrong with it.</summary>
    public static ImmutableDictionary<string, string?> ForIdleLoop(string reason)
        => ImmutableDictionary<string, string?>.Empty.Add(IdleLoopKey, reason);

    /// <summary>What is wrong with a message loop; empty when the rule does not say.</summary>
    public static string IdleLoop(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(IdleLoopKey, out var reason) ? reason ?? string.Empty : string.Empty;

    /// <summary>For a fix that disconnects: whether what was asked for is waited for before the function ends.</summary>
    public static ImmutableDictionary<string, string?> ForDroppedClient(bool isAwaited)
        => isAwaited ? ImmutableDictionary<string, string?>.Empty.Add(IsAwaitedKey, "true") : ImmutableDictionary<string, string?>.Empty;

    /// <summary>Whether a client can be disconnected where its function ends.</summary>
    public static bool IsAwaited(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(IsAwaitedKey, out var isAwaited) && isAwaited == "true";

    /// <summary>For a fix that subscribes again: the methods of the type at the diagnostic that do it.</summary>
    public static ImmutableDictionary<string, string?> ForResubscribe(IEnumerable<string> methods)
        => ImmutableDictionary<string, string?>.Empty.Add(ResubscribeKey, string.Join(Separator.ToString(), methods));

    /// <summary>For a fix that adds the cases of an <c>error</c>: the codes, and the methods that subscribe again.</summary>
    public static ImmutableDictionary<string, string?> ForMissingCodes(IEnumerable<int> codes, IEnumerable<string> methods)
        => ForResubscribe(methods).Add(
            MissingCodesKey, string.Join(Separator.ToString(), codes.Select(static code => code.ToString(CultureInfo.InvariantCulture))));

    /// <summary>The methods that a fix calls to subscribe again; empty when the rule offers none.</summary>
    public static ImmutableArray<string> Resubscribe(ImmutableDictionary<string, string?> properties)
        => Parts(properties, ResubscribeKey);

    /// <summary>The codes whose cases a fix adds; empty when the rule offers none.</summary>
    public static ImmutableArray<string> MissingCodes(ImmutableDictionary<string, string?> properties)
        => Parts(properties, MissingCodesKey);

    private static ImmutableArray<string> Parts(ImmutableDictionary<string, string?> properties, string key)
        => properties.TryGetValue(key, out var text) && !string.IsNullOrEmpty(text)
            ? ImmutableArray.CreateRange(text!.Split(Separator))
            : ImmutableArray<string>.Empty;

    /// <summary>For a fix that writes another client ID: the one that is used twice, those that are taken, whether this is the last place.</summary>
    public static ImmutableDictionary<string, string?> ForFreeClientId(long clientId, string taken, bool isLast)
        => ImmutableDictionary<string, string?>.Empty
            .Add(ClientIdKey, clientId.ToString(CultureInfo.InvariantCulture))
            .Add(TakenClientIdsKey, taken)
            .Add(IsLastKey, isLast ? "true" : "false");

    /// <summary>The next client ID that the project does not use; null when the rule offers none.</summary>
    /// <param name="properties">What the rule tells.</param>
    /// <param name="alsoTaken">IDs that have been given away meanwhile.</param>
    public static int? NextFreeClientId(ImmutableDictionary<string, string?> properties, ICollection<long> alsoTaken)
        => properties.TryGetValue(ClientIdKey, out var text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && properties.TryGetValue(TakenClientIdsKey, out var taken)
                ? ClientIdText.NextFree(taken ?? string.Empty, id, alsoTaken)
                : null;

    /// <summary>Whether Fix All leaves the ID as it is: all others that share it get another one.</summary>
    public static bool KeepsClientId(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(IsLastKey, out var isLast) && isLast == "true";

    /// <summary>For fixes that write a client ID into the register.</summary>
    /// <param name="path">The register.</param>
    /// <param name="start">Where its list of client IDs starts, with the bracket.</param>
    /// <param name="length">The length of the list.</param>
    /// <param name="lastStart">Where the last entry starts; negative when there is none.</param>
    /// <param name="lastLength">The length of the last entry.</param>
    /// <param name="project">The project that gets the ID.</param>
    /// <param name="session">The session on which it gets it.</param>
    /// <param name="clientId">The ID that is used; null when it is another project's on that session.</param>
    /// <param name="freeId">An ID that is free on the session; null when there is none.</param>
    public static ImmutableDictionary<string, string?> ForRegister(
        string path, int start, int length, int lastStart, int lastLength, string project, string session, long? clientId, int? freeId)
    {
        var data = ImmutableDictionary<string, string?>.Empty
            .Add(RegisterPathKey, path)
            .Add(RegisterSpansKey, string.Join(Separator.ToString(), new[] { start, length, lastStart, lastLength }.Select(static n => n.ToString(CultureInfo.InvariantCulture))))
            .Add(RegisterProjectKey, project)
            .Add(RegisterSessionKey, session);
        data = clientId is { } id ? data.Add(ClientIdKey, id.ToString(CultureInfo.InvariantCulture)) : data;
        return freeId is { } free ? data.Add(FreeIdKey, free.ToString(CultureInfo.InvariantCulture)) : data;
    }

    /// <summary>Where and for whom a fix can write into the register; null when it cannot.</summary>
    public static (string Path, ImmutableArray<int> Spans, string Project, string Session)? Register(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(RegisterPathKey, out var path) && path is not null
            && properties.TryGetValue(RegisterSpansKey, out var spans) && spans is not null
            && properties.TryGetValue(RegisterProjectKey, out var project) && project is not null
            && properties.TryGetValue(RegisterSessionKey, out var session) && session is not null
            && spans.Split(Separator).Select(static text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : (int?)null).ToArray()
                is [{ } start, { } length, { } lastStart, { } lastLength]
                ? (path, ImmutableArray.Create(start, length, lastStart, lastLength), project, session)
                : null;

    /// <summary>The client ID that can be registered; null when it is another project's.</summary>
    public static int? RegisteredClientId(ImmutableDictionary<string, string?> properties)
        => Number(properties, ClientIdKey);

    /// <summary>A client ID that is free on the session; null when there is none.</summary>
    public static int? FreeClientId(ImmutableDictionary<string, string?> properties)
        => Number(properties, FreeIdKey);

    /// <summary>For a fix that removes an entry of the register.</summary>
    public static ImmutableDictionary<string, string?> ForRegisterEntry(string path, int start, int length)
        => ImmutableDictionary<string, string?>.Empty
            .Add(RegisterPathKey, path)
            .Add(RegisterSpansKey, start.ToString(CultureInfo.InvariantCulture) + Separator + length.ToString(CultureInfo.InvariantCulture));

    /// <summary>The entry of the register that a fix removes; null when the rule offers none.</summary>
    public static (string Path, int Start, int Length)? RegisterEntry(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(RegisterPathKey, out var path) && path is not null
            && properties.TryGetValue(RegisterSpansKey, out var spans)
            && spans?.Split(Separator) is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                ? (path, start, length)
                : null;

    private static int? Number(ImmutableDictionary<string, string?> properties, string key)
        => properties.TryGetValue(key, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
