using System.Linq;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Options;

namespace IbApi.Analyzers.Model;

/// <summary>Which ports are live and which are paper, for one file.</summary>
internal sealed class AccountPorts
{
    private readonly PortSet _live;
    private readonly PortSet _paper;

    private AccountPorts(PortSet live, PortSet paper)
    {
        _live = live;
        _paper = paper;
    }

    public static AccountPorts Of(OptionsReader options)
        => new(IbApiOptions.LivePorts.Read(options), IbApiOptions.PaperPorts.Read(options));

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
}
