using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;

namespace IbApi.Analyzers.Rules.Endpoint;

/// <summary>The paper port that a fix can write over a live one.</summary>
internal static class PaperTwin
{
    /// <summary>
    /// Only over a literal, only a port that is known as a paper port in this project, and only where no name on the way
    /// would then be wrong.
    /// </summary>
    public static int? Of(ImmutableArray<SettingUse> uses, AccountPorts ports)
        => uses[0].Origin is { Form: OriginForm.Literal, Number: { } port }
            && ports.PaperTwinOf(port) is { } twin
            && uses.All(use => AccountClaim.Against(AccountKind.Paper, use.Origin, use.Call, ports) is null)
                ? twin
                : null;
}
