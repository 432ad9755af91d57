using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Names;

namespace IbApi.Analyzers.Model.Values;

/// <summary>What a name on a port's way says about the account, and in which words.</summary>
/// <param name="Text">The name, as a message shows it.</param>
/// <param name="Kind">What it says.</param>
internal sealed record AccountClaim(string Text, AccountKind Kind)
{
    /// <summary>
    /// The first name that says the opposite of what a port is (or would be, with another value in its place). The port's
    /// own names come first, from the value on; a name that the same call also sees on a port of the other kind says
    /// nothing, nor do the names behind it. What the code around the value is called counts only where nothing nearer
    /// speaks.
    /// </summary>
    public static AccountClaim? Against(AccountKind kind, Origin origin, ConnectCall call, AccountPorts ports)
    {
        var agrees = false;
        var isNearestCondition = true;
        var names = origin.Key is { } key ? new OriginName(key, OriginNameKind.Value, origin.Names) : origin.Names;
        for (; names is not null; names = names.Next)
        {
            if (names.Kind == OriginNameKind.Value && NamesBothKinds(names, call, ports))
            {
                return null;
            }

            // Not paper need not be live where another condition decides further.
            var isHeard = names.Kind switch
            {
                OriginNameKind.NegatedCondition => isNearestCondition,
                OriginNameKind.Enclosing => !agrees,
                _ => true,
            };
            isNearestCondition &= names.Kind is not (OriginNameKind.Condition or OriginNameKind.NegatedCondition);
            var said = isHeard ? KindSaidBy(names) : AccountKind.Unknown;
            if (said != AccountKind.Unknown && said != kind)
            {
                return Of(names);
            }

            agrees |= isHeard && said == kind;
        }

        return null;
    }

    /// <summary>
    /// What something in the code that holds a value is called, where that is the opposite of what the value is; nothing of conditions
    /// and of what stands around: they are about the code, and the value stands elsewhere.
    /// </summary>
    public static AccountClaim? OfHolders(OriginName? names, AccountKind kind)
    {
        for (; names is not null; names = names.Next)
        {
            if (names.Kind == OriginNameKind.Value && KindSaidBy(names) is var said and not AccountKind.Unknown)
            {
                return said == kind ? null : Of(names);
            }
        }

        return null;
    }

    private static AccountClaim Of(OriginName name)
        => new(name.Kind == OriginNameKind.NegatedCondition ? $"not `{name.Name}`" : $"`{name.Name}`", KindSaidBy(name));

    private static AccountKind KindSaidBy(OriginName name)
        => name.Kind switch
        {
            OriginNameKind.NegatedCondition => Opposite(NameWords.Of(name.Name, NamePosition.Value)),
            OriginNameKind.Enclosing => NameWords.Of(name.Name, NamePosition.EnclosingTypeOrMethod),
            _ => NameWords.Of(name.Name, NamePosition.Value),
        };

    private static AccountKind Opposite(AccountKind kind)
        => kind switch
        {
            AccountKind.Live => AccountKind.Paper,
            AccountKind.Paper => AccountKind.Live,
            _ => AccountKind.Unknown,
        };

    /// <summary>A loop variable over live and paper ports is called after neither, whatever it is called.</summary>
    private static bool NamesBothKinds(OriginName name, ConnectCall call, AccountPorts ports)
    {
        var met = AccountKind.Unknown;
        foreach (var other in call.Port)
        {
            if (other.IsInCode && HasName(other.Names, name) && ports.KindOf(other.Value) is var kind and not AccountKind.Unknown)
            {
                if (met != AccountKind.Unknown && met != kind)
                {
                    return true;
                }

                met = kind;
            }
        }

        return false;
    }

    private static bool HasName(OriginName? names, OriginName name)
    {
        while (names is not null && !names.IsOfSameThing(name))
        {
            names = names.Next;
        }

        return names is not null;
    }
}
