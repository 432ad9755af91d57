using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Model.Api;

namespace IbApi.Analyzers.Model.Settings;

/// <summary>A value of the register, and where it stands.</summary>
internal sealed record RegisterValue<T>(T Value, FilePlace Place);

/// <summary>Which program a session belongs to.</summary>
internal enum SessionApplication
{
    Tws,
    Gateway,
}

/// <summary>
/// A session of TWS or IB Gateway, as the register declares it. What is absent, or cannot be read, is null.
/// </summary>
/// <param name="Name">Its name, which clients refer to.</param>
internal sealed record RegisterSession(RegisterValue<string> Name)
{
    /// <summary>Live or paper.</summary>
    public RegisterValue<AccountKind>? Mode { get; init; }

    public RegisterValue<int>? Port { get; init; }

    /// <summary>Where it runs; null means this machine.</summary>
    public RegisterValue<string>? Host { get; init; }

    public RegisterValue<SessionApplication>? Application { get; init; }

    /// <summary>The version of TWS or IB Gateway.</summary>
    public RegisterValue<IbVersion>? Version { get; init; }

    /// <summary>The user name with which the session logs in.</summary>
    public RegisterValue<string>? User { get; init; }

    public RegisterValue<int>? MasterClientId { get; init; }

    /// <summary>The project that may use the master client ID.</summary>
    public RegisterValue<string>? MasterProject { get; init; }

    public RegisterValue<bool>? ReadOnly { get; init; }

    public RegisterValue<bool>? AutoRestart { get; init; }

    /// <summary>The host, the empty text for this machine.</summary>
    public string HostText => Host?.Value ?? string.Empty;

    public bool IsAt(string host, long port)
        => Port?.Value == port && Api.HostText.IsSameHost(HostText, host);
}

/// <summary>A client ID, as the register gives it to a project. What is absent, or cannot be read, is null.</summary>
/// <param name="Place">The whole entry.</param>
internal sealed record RegisterClient(FilePlace Place)
{
    public RegisterValue<int>? Id { get; init; }

    public RegisterValue<string>? Project { get; init; }

    /// <summary>The name of the session.</summary>
    public RegisterValue<string>? Session { get; init; }

    public RegisterValue<string>? Purpose { get; init; }

    /// <summary>Whether the entry is for a session, or for none in particular.</summary>
    public bool MayBeOn(RegisterSession session)
        => Session is null || Session.Value == session.Name.Value;

    public bool IsOf(string project)
        => string.Equals(Project?.Value, project, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Something in the register that cannot be read.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Name">What cannot be read: a key with its path, or the file.</param>
/// <param name="Problem">What is wrong with it, in words that follow the name.</param>
/// <param name="Consequence">What happens instead.</param>
internal sealed record RegisterProblem(FilePlace Place, string Name, string Problem, string Consequence);

/// <summary>
/// The session register, <c>ibapi.json</c>: which sessions run where, and which project has which client ID on them. Plain
/// data.
/// </summary>
internal sealed record SessionRegister(SettingsFile File)
{
    /// <summary>The sessions in the order in which they stand.</summary>
    public ImmutableArray<RegisterSession> Sessions { get; init; } = ImmutableArray<RegisterSession>.Empty;

    /// <summary>The entries of client IDs in the order in which they stand.</summary>
    public ImmutableArray<RegisterClient> Clients { get; init; } = ImmutableArray<RegisterClient>.Empty;

    /// <summary>What cannot be read, by position.</summary>
    public ImmutableArray<RegisterProblem> Problems { get; init; } = ImmutableArray<RegisterProblem>.Empty;

    /// <summary>Where the list of client IDs stands, with its brackets; null when there is none.</summary>
    public FilePlace? ClientsPlace { get; init; }

    private ILookup<long, RegisterClient>? _clientsById;
    private ILookup<long, RegisterSession>? _sessionsByPort;

    /// <summary>The entries by their client ID.</summary>
    public ILookup<long, RegisterClient> ClientsById
        => _clientsById ??= Clients.Where(static client => client.Id is not null).ToLookup(static client => (long)client.Id!.Value);

    /// <summary>The sessions by their port.</summary>
    public ILookup<long, RegisterSession> SessionsByPort
        => _sessionsByPort ??= Sessions.Where(static session => session.Port is not null).ToLookup(static session => (long)session.Port!.Value);

    /// <summary>Whether it cannot be said where one of the sessions listens.</summary>
    public bool HasSessionWithoutPort => SessionsByPort.Sum(static port => port.Count()) < Sessions.Length;

    /// <summary>The ports of all live, or all paper, sessions.</summary>
    public IEnumerable<int> PortsOf(AccountKind kind)
        => from session in Sessions
           where session is { Mode: not null, Port: not null } && session.Mode.Value == kind
           select session.Port!.Value;

    /// <summary>The session of a name; null when there is none.</summary>
    public RegisterSession? Session(string? name)
        => Sessions.FirstOrDefault(session => session.Name.Value == name);

    /// <summary>
    /// The session that listens on an endpoint. Without a host, or with two sessions on the endpoint, only the one that
    /// is the only one; null when that cannot be said.
    /// </summary>
    /// <param name="host">The host as it is written; null when it is not known.</param>
    /// <param name="port">The port.</param>
    public RegisterSession? SessionAt(string? host, long port)
    {
        RegisterSession? found = null;
        foreach (var session in Sessions)
        {
            if (host is null ? session.Port?.Value == port : session.IsAt(host, port))
            {
                if (found is not null)
                {
                    return null;
                }

                found = session;
            }
        }

        return found;
    }

    /// <summary>The client IDs of a project on a session; of all sessions when none is given.</summary>
    public IEnumerable<RegisterClient> ClientsOf(string project, RegisterSession? session = null)
        => Clients.Where(client => client.IsOf(project) && (session is null || client.Session?.Value == session.Name.Value));
}
