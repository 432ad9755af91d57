using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Model.Values;

namespace IbApi.Analyzers.Model;

/// <summary>A client ID that the register does not give to the project.</summary>
/// <param name="Session">The session of the connect call; null when it cannot be said.</param>
/// <param name="Owner">The entry that gives the ID to another project, or to this one on another session; null when there is none.</param>
internal sealed record UnregisteredClientId(RegisterSession? Session, RegisterClient? Owner);

/// <summary>Two places of a register that cannot both be right, or one that cannot be.</summary>
/// <param name="Place">Where it is reported.</param>
/// <param name="Other">The place that it contradicts; null when it contradicts itself.</param>
/// <param name="Text">What is wrong and what follows from it.</param>
internal sealed record RegisterContradiction(FilePlace Place, FilePlace? Other, string Text);

/// <summary>
/// What the session register says of the client IDs and endpoints that a project uses, and of itself. Looked up, not kept: an
/// edit of the register changes it.
/// </summary>
internal static class RegisterFindings
{
    /// <summary>What the register has against a client ID of a connect call; null when it is the project's.</summary>
    public static UnregisteredClientId? Check(SessionRegister register, string project, long id, RegisterSession? session)
    {
        // A register without the list says nothing about IDs.
        if (register.ClientsPlace is null)
        {
            return null;
        }

        var entries = register.ClientsById[id];
        var own = entries.Where(entry => entry.IsOf(project)).ToList();
        if (session is null)
        {
            return own.Count > 0 ? null : new UnregisteredClientId(null, null);
        }

        return own.Exists(entry => entry.MayBeOn(session))
            ? null
            : new UnregisteredClientId(session, entries.FirstOrDefault(entry => !entry.IsOf(project) && entry.MayBeOn(session)) ?? own.FirstOrDefault());
    }

    /// <summary>Whether a registered session may listen on a port of a connect call, on one of its hosts.</summary>
    public static bool MayListen(SessionRegister register, long port, IReadOnlyCollection<object?> hosts)
        => register.Sessions.IsEmpty
            || register.HasSessionWithoutPort
            || register.SessionsByPort[port].Any(session => hosts.Count == 0
                || hosts.Any(host => host is not string text || HostText.IsSameHost(session.HostText, text)));

    /// <summary>The first client ID that nobody has on a session, and that the project does not use.</summary>
    public static int? FreeIdOn(SessionRegister register, RegisterSession session, IReadOnlyCollection<long> used)
    {
        var taken = new HashSet<long>(register.Clients
            .Where(client => client.Id is not null && client.MayBeOn(session))
            .Select(static client => (long)client.Id!.Value));
        if (session.MasterClientId is { } master)
        {
            taken.Add(master.Value);
        }

        for (var id = 1; id < int.MaxValue; id++)
        {
            if (!taken.Contains(id) && !used.Contains(id))
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>The entries of a project whose ID no connect call uses; none where an ID is not known.</summary>
    public static IEnumerable<RegisterClient> UnusedOf(
        SessionRegister register, string project, ImmutableArray<ConnectCall> calls, SettingsFiles files)
    {
        var used = new Dictionary<long, List<EndpointSessions>>();
        foreach (var call in calls)
        {
            foreach (var value in SettingsFindings.ValuesOf(call, Setting.ClientId, files).DefaultIfEmpty(null))
            {
                if (Origin.NumberOf(value) is not { } id)
                {
                    return [];
                }

                if (!used.TryGetValue(id, out var sessions))
                {
                    used.Add(id, sessions = []);
                }

                sessions.Add(SettingsFindings.SessionsOf(call, files));
            }
        }

        return used.Count == 0
            ? []
            : register.Clients.Where(client => client.Id is { Value: var id } && client.IsOf(project)
                && (!used.TryGetValue(id, out var sessions) || sessions.TrueForAll(on => IsOnlyOnOthers(on, client))));
    }

    private static bool IsOnlyOnOthers(EndpointSessions sessions, RegisterClient client)
        => sessions.IsCertain && !sessions.Sessions.IsEmpty && !sessions.Sessions.Any(client.MayBeOn);

    /// <summary>Where the register contradicts itself, one for each place, by position.</summary>
    public static ImmutableArray<RegisterContradiction> ContradictionsOf(SessionRegister register)
        => SessionContradictions(register).Concat(ClientContradictions(register))
            .GroupBy(static found => found.Place)
            .Select(static same => same.First())
            .OrderBy(static found => found.Place)
            .ToImmutableArray();

    private static IEnumerable<RegisterContradiction> SessionContradictions(SessionRegister register)
    {
        var endpoints = new Dictionary<(string Host, int Port), RegisterSession>();
        var users = new Dictionary<string, RegisterSession>(System.StringComparer.OrdinalIgnoreCase);
        foreach (var session in register.Sessions)
        {
            if (session.Port is { } port)
            {
                var key = (HostText.IsSameHost(session.HostText, string.Empty) ? string.Empty : session.HostText.Trim().ToUpperInvariant(), port.Value);
                if (endpoints.TryGetValue(key, out var first))
                {
                    yield return new RegisterContradiction(
                        port.Place, first.Port!.Place, $"Session `{session.Name.Value}` has the host and port of `{first.Name.Value}`; only one of them can listen there");
                }
                else
                {
                    endpoints.Add(key, session);
                }
            }

            if (session.User is { Value.Length: > 0 } user)
            {
                if (users.TryGetValue(user.Value, out var first))
                {
                    yield return new RegisterContradiction(
                        user.Place, first.User!.Place, $"Session `{session.Name.Value}` logs in as the user of `{first.Name.Value}`; IB logs the first one out");
                }
                else
                {
                    users.Add(user.Value, session);
                }
            }

            if (session is { AutoRestart: { Value: true } restart, Version: { } version } && version.Value < SessionLimits.FirstAutoRestart)
            {
                yield return new RegisterContradiction(
                    restart.Place,
                    version.Place,
                    $"Session `{session.Name.Value}` has version {version.Value}, which cannot restart by itself; that came with {SessionLimits.FirstAutoRestart.ToBuildText()}");
            }
        }
    }

    private static IEnumerable<RegisterContradiction> ClientContradictions(SessionRegister register)
    {
        var ids = new Dictionary<(string? Session, int Id), RegisterClient>();
        var counts = new Dictionary<string, int>(System.StringComparer.Ordinal);
        foreach (var client in register.Clients)
        {
            if (client.Id is not { } id)
            {
                continue;
            }

            var session = client.Session?.Value;
            if (ids.TryGetValue((session, id.Value), out var first))
            {
                yield return new RegisterContradiction(
                    id.Place,
                    first.Id!.Place,
                    $"Client ID {id.Value} is there twice on {NameOf(session)}; TWS refuses the second connection with error {LifecycleNames.ClientIdInUse}");
                continue;
            }

            ids.Add((session, id.Value), client);
            counts.TryGetValue(session ?? string.Empty, out var count);
            counts[session ?? string.Empty] = ++count;
            if (session is not null && count == SessionLimits.MostClients + 1)
            {
                yield return new RegisterContradiction(
                    id.Place, null, $"{NameOf(session)} has more than {SessionLimits.MostClients} clients, which is all that TWS takes".TrimStart());
            }
        }
    }

    private static string NameOf(string? session)
        => session is null ? "no session" : $"session `{session}`";
}
