using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Model.Values;

namespace IbApi.Analyzers.Model;

/// <summary>A value in a settings file that reaches a connect call, which reads it under its key.</summary>
internal sealed record EntryUse(ConnectCall Call, Setting Setting, Origin Origin, SettingsEntry Entry);

/// <summary>The sessions of the register that the endpoint of a connect call names.</summary>
/// <param name="Sessions">Each once, in the order of the register.</param>
/// <param name="IsCertain">Whether every value of host and port is known, and each endpoint is a session's.</param>
internal sealed record EndpointSessions(ImmutableArray<RegisterSession> Sessions, bool IsCertain)
{
    public static readonly EndpointSessions None = new(ImmutableArray<RegisterSession>.Empty, false);

    /// <summary>The session, where there is only one that it can be.</summary>
    public RegisterSession? Only => IsCertain && Sessions is [var only] ? only : null;
}

/// <summary>
/// What settings files and the register say of connect calls. The calls are worked out once for a snapshot of the code; this
/// looks up what an edit of a settings file changes.
/// </summary>
internal static class SettingsFindings
{
    private const string TwsVersionName = "TwsVersion";

    private static readonly ImmutableArray<Setting> All = ImmutableArray.Create(Setting.Host, Setting.Port, Setting.ClientId);

    /// <summary>The values that reach connect calls, by file and position.</summary>
    public static ImmutableArray<EntryUse> UsesOf(ImmutableArray<ConnectCall> calls, SettingsFiles files)
        => files.All.IsEmpty
            ? ImmutableArray<EntryUse>.Empty
            : (from call in calls
               from setting in All
               from origin in call[setting]
               where origin.Kind == OriginKind.Configured
               from entry in files.EntriesOf(origin)
               select new EntryUse(call, setting, origin, entry))
                .OrderBy(static use => use.Entry.Place)
                .ToImmutableArray();

    /// <summary>The values that a setting of a connect call can have, in code and in settings files; null stands for all that is not known.</summary>
    public static IEnumerable<object?> ValuesOf(ConnectCall call, Setting setting, SettingsFiles files)
        => call[setting].SelectMany(origin => origin switch
        {
            { IsInCode: true } => [origin.Value],
            { Kind: OriginKind.Configured } when files.EntriesOf(origin) is { IsEmpty: false } entries => entries.Select(static entry => (object?)entry.Value),
            _ => (IEnumerable<object?>)[null],
        });

    /// <summary>The sessions that the endpoint of a call names. A host that is not known counts where only one session has the port.</summary>
    public static EndpointSessions SessionsOf(ConnectCall call, SettingsFiles files)
    {
        if (files.Register is not { } register || call.Port.IsEmpty)
        {
            return EndpointSessions.None;
        }

        var hosts = call.Host.IsEmpty ? [null] : ValuesOf(call, Setting.Host, files).Distinct().ToArray();
        var found = new HashSet<RegisterSession>();
        var isCertain = true;
        foreach (var port in ValuesOf(call, Setting.Port, files).Select(Origin.NumberOf).Distinct())
        {
            foreach (var host in hosts)
            {
                var session = port is { } number ? register.SessionAt(host as string, number) : null;
                isCertain &= session is not null;
                if (session is not null)
                {
                    found.Add(session);
                }
            }
        }

        return new EndpointSessions(register.Sessions.Where(found.Contains).ToImmutableArray(), isCertain);
    }

    /// <summary><c>TwsVersion</c> beside the host or the port that a call reads from a settings file.</summary>
    /// <param name="uses">What the call reads.</param>
    public static IEnumerable<RegisterValue<IbVersion>> TwsVersionsOf(IEnumerable<EntryUse> uses)
        => from use in uses
           where use.Setting is Setting.Host or Setting.Port
           let version = use.Entry.Place.File.Beside(use.Entry, static name => IsNamed(name, TwsVersionName))
           where version is not null
           group version by version.Place into same
           let value = IbVersion.TryParse(same.First().Value, out var read) ? new RegisterValue<IbVersion>(read, same.Key) : null
           where value is not null
           select value;

    private static bool IsNamed(string name, string wanted)
        => string.Equals(name.Replace("_", string.Empty).Replace("-", string.Empty), wanted, StringComparison.OrdinalIgnoreCase);
}
