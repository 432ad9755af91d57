using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Options;

namespace IbApi.Analyzers.Model;

/// <summary>Which ports are live and which are paper, for one file.</summary>
internal sealed class AccountPorts
{
    private readonly PortSet _live;
    private readonly PortSet _paper;
    private readonly SessionRegister? _register;

    /// <summary>What the options say alone; null where they go before the register.</summary>
    private readonly AccountPorts? _withoutRegister;

    private AccountPorts(PortSet live, PortSet paper, SessionRegister? register, AccountPorts? withoutRegister)
    {
        _live = live;
        _paper = paper;
        _register = register;
        _withoutRegister = withoutRegister;
    }

    /// <summary>
    /// What <c>.editorconfig</c> says counts most, then the sessions of the register, then the other options. A kind of
    /// which the register knows no session keeps its list, without the ports that are something else in the register.
    /// </summary>
    public static AccountPorts Of(OptionsReader options, SessionRegister? register)
    {
        var live = Registered(register, AccountKind.Live);
        var paper = Registered(register, AccountKind.Paper);
        return new AccountPorts(
            Ports(options, IbApiOptions.LivePorts, live, paper),
            Ports(options, IbApiOptions.PaperPorts, paper, live),
            register,
            register is null || options.IsSetForFile(IbApiOptions.LivePorts) || options.IsSetForFile(IbApiOptions.PaperPorts)
                ? null
                : new AccountPorts(IbApiOptions.LivePorts.Read(options), IbApiOptions.PaperPorts.Read(options), null, null));
    }

    /// <summary>
    /// What a port says of the account when a call connects to it: where the hosts of the call are known, that of the session which
    /// the register has there. A port that the register knows on other hosts only is here what it is without the register.
    /// </summary>
    public AccountKind KindOf(object? value, ConnectCall call)
        => _withoutRegister is { } otherwise && Origin.NumberOf(value) is { } port
            && _register!.Sessions.Any(session => session.Port?.Value == port)
            && HostsOf(call) is { } hosts
                ? Agreed(hosts.SelectMany(host => KindsAt(host, port, otherwise.KindOf(value))))
                : KindOf(value);

    /// <summary>What a port says of the account. A port in both lists says nothing.</summary>
    public AccountKind KindOf(object? value)
        => Origin.NumberOf(value) is { } number and >= SocketPorts.Min and <= SocketPorts.Max
            ? (_live.Contains((int)number), _paper.Contains((int)number)) switch
            {
                (true, false) => AccountKind.Live,
                (false, true) => AccountKind.Paper,
                _ => AccountKind.Unknown,
            }
            : AccountKind.Unknown;

    /// <summary>
    /// Whether a value is live and nothing else was offered: whoever lets a condition choose between live and paper has
    /// thought of it.
    /// </summary>
    public bool IsLiveByItself(Origin origin, ConnectCall call)
        => KindOf(origin.Value, call) == AccountKind.Live && !origin.Alternatives.Any(value => KindOf(value, call) == AccountKind.Paper);

    /// <summary>
    /// The paper port to use instead of a live one: of the only paper session that the register knows, or the same
    /// program's by default; null where only the user knows.
    /// </summary>
    public int? PaperTwinOf(long port)
    {
        if (KindOf(port) != AccountKind.Live)
        {
            return null;
        }

        if (SocketPorts.PaperTwin((int)port) is { } twin && KindOf((long)twin) == AccountKind.Paper)
        {
            return twin;
        }

        var registered = _register?.PortsOf(AccountKind.Paper).Where(other => KindOf((long)other) == AccountKind.Paper).Distinct().ToArray();
        return registered is [var only] ? only : null;
    }

    /// <summary>The modes of the sessions on an endpoint; without one, what the port is otherwise.</summary>
    private IEnumerable<AccountKind> KindsAt(string host, long port, AccountKind otherwise)
        => _register!.Sessions
            .Where(session => session.IsAt(host, port))
            .Select(static session => session.Mode?.Value ?? AccountKind.Unknown)
            .DefaultIfEmpty(otherwise);

    private static AccountKind Agreed(IEnumerable<AccountKind> kinds)
        => kinds.Distinct().Take(2).ToArray() is [var only] ? only : AccountKind.Unknown;

    /// <summary>The hosts of a call; null when one of them is not known.</summary>
    private static string[]? HostsOf(ConnectCall call)
        => !call.Host.IsEmpty && call.Host.All(static host => host is { IsInCode: true, Text: not null })
            ? call.Host.Select(static host => host.Text!).Distinct().ToArray()
            : null;

    private static PortSet Registered(SessionRegister? register, AccountKind kind)
        => register is null ? PortSet.Empty : PortSet.Of(register.PortsOf(kind).ToArray());

    private static PortSet Ports(OptionsReader options, IbApiOption<PortSet> option, PortSet registered, PortSet otherwise)
        => options.IsSetForFile(option) ? option.Read(options)
            : !registered.IsEmpty ? registered
            : otherwise.IsEmpty ? option.Read(options)
            : option.Read(options).Except(otherwise);
}
