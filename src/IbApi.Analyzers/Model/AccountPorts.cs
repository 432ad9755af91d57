using System.Linq;
using IbApi.Analyzers.Model.Api;
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

    private AccountPorts(PortSet live, PortSet paper, SessionRegister? register)
    {
        _live = live;
        _paper = paper;
        _register = register;
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
            register);
    }

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
    public bool IsLiveByItself(Origin origin)
        => KindOf(origin.Value) == AccountKind.Live && !origin.Alternatives.Any(value => KindOf(value) == AccountKind.Paper);

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

    private static PortSet Registered(SessionRegister? register, AccountKind kind)
        => register is null ? PortSet.Empty : PortSet.Of(register.PortsOf(kind).ToArray());

    private static PortSet Ports(OptionsReader options, IbApiOption<PortSet> option, PortSet registered, PortSet otherwise)
        => options.IsSetForFile(option) ? option.Read(options)
            : !registered.IsEmpty ? registered
            : otherwise.IsEmpty ? option.Read(options)
            : option.Read(options).Except(otherwise);
}
