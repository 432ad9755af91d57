using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Names;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Model.Values;

namespace IbApi.Analyzers.Model;

/// <summary>A port in a settings file that is a connection's: by its names, or because a connect call reads its key.</summary>
/// <param name="Entry">The value, or the URL that names the port.</param>
/// <param name="Place">The digits.</param>
/// <param name="Port">The port.</param>
/// <param name="Kind">What the port is in this project.</param>
/// <param name="Uses">The connect calls that read it.</param>
internal sealed record PortEntry(SettingsEntry Entry, FilePlace Place, long Port, AccountKind Kind, ImmutableArray<EntryUse> Uses)
{
    /// <summary>The ports of a file of which something can be said. The connect calls are asked for only where there is one.</summary>
    public static IEnumerable<PortEntry> In(SettingsFile file, AccountPorts ports, Func<SettingsEntry, ImmutableArray<EntryUse>> usesOf)
    {
        foreach (var entry in file.Entries)
        {
            if (ports.KindOf(entry.Port) == AccountKind.Unknown)
            {
                continue;
            }

            var uses = usesOf(entry);
            if ((!uses.IsEmpty || IsConnectionsByName(entry)) && Of(entry, ports, uses) is { } port)
            {
                yield return port;
            }
        }
    }

    /// <summary>A value as a port; null when it is none, or does not stand in the file as it is read.</summary>
    public static PortEntry? Of(SettingsEntry entry, AccountPorts ports, ImmutableArray<EntryUse> uses)
        => entry is { Port: { } port, PortPlace: { } place } ? new PortEntry(entry, place, port, ports.KindOf(port), uses) : null;

    /// <summary>
    /// What contradicts the port, were it of this kind: its key, or else the name of something in the code that holds the value.
    /// Null where the key agrees, or nothing says anything.
    /// </summary>
    public AccountClaim? ClaimAgainst(AccountKind kind)
    {
        var byKey = NameWords.Of(Entry.Path, NamePosition.Value);
        return byKey == kind ? null
            : byKey != AccountKind.Unknown ? new AccountClaim($"`{Entry.Key}`", byKey)
            : Uses.Select(use => AccountClaim.OfHolders(use.Origin.Names, kind)).FirstOrDefault(static claim => claim is not null);
    }

    private static bool IsConnectionsByName(SettingsEntry entry)
        => NameWords.NamesInteractiveBrokers(entry.Path) && (entry.IsUrl || NameWords.NamesPort(entry.Key));
}
