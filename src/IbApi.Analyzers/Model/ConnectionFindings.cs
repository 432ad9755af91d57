using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model;

/// <summary>One origin of one setting of one connect call, seen from the place where the value stands.</summary>
internal sealed record SettingUse(ConnectCall Call, Setting Setting, Origin Origin);

/// <summary>A value in the code that reaches connect calls as one of their settings, with all the ways on which it does; at least one.</summary>
internal sealed record SettingValue(CodePlace Place, ImmutableArray<SettingUse> Uses);

/// <summary>
/// What is known of the connections of one source snapshot: plain data, shared by all rules and by all compilations of
/// the snapshot.
/// </summary>
internal sealed class ConnectionFindings
{
    private readonly Dictionary<SyntaxTree, ImmutableArray<SettingUse>> _uses;
    private readonly Dictionary<(SyntaxTree, Setting), ImmutableArray<SettingValue>> _values = [];
    private readonly Dictionary<SyntaxTree, ImmutableArray<ConnectCall>> _calls;
    private readonly Dictionary<CodePlace, ClientIdConflict> _conflicts;
    private readonly ILookup<CodePlace, ConfiguredClientId> _configured;
    private HashSet<long>? _writtenIds;
    private string? _writtenText;
    private Dictionary<CodePlace, int>? _changing;
    private Dictionary<CodePlace, int>? _shared;

    public ConnectionFindings(
        ImmutableArray<ConnectCall> calls,
        bool sendsOrders,
        (ImmutableArray<ClientIdConflict> Written, ImmutableArray<ConfiguredClientId> Configured) clientIds,
        string? testFramework,
        WorkCounters counters)
    {
        ClientIdConflicts = clientIds.Written;
        _conflicts = clientIds.Written.ToDictionary(static conflict => conflict.Place);
        _configured = clientIds.Configured.ToLookup(static beside => beside.Place);
        Calls = calls;
        SendsOrders = sendsOrders;
        TestFramework = testFramework;
        Counters = counters;
        _calls = calls.GroupBy(static call => call.Place.Tree).ToDictionary(static g => g.Key, static g => g.ToImmutableArray());
        _uses = UsesOf(calls)
            .GroupBy(static use => use.Origin.Place!.Value.Tree)
            .ToDictionary(
                static group => group.Key,
                static group => group.OrderBy(static use => use.Origin.Place!.Value).ToImmutableArray());
        foreach (var file in _uses)
        {
            foreach (var setting in AllSettings)
            {
                if (ValuesOf(file.Value, setting) is { IsEmpty: false } values)
                {
                    _values.Add((file.Key, setting), values);
                }
            }
        }
    }

    private static ImmutableArray<Setting> AllSettings { get; } = ImmutableArray.Create(Setting.Host, Setting.Port, Setting.ClientId);

    /// <param name="uses">The uses of one file, by position.</param>
    /// <param name="setting">The setting.</param>
    private static ImmutableArray<SettingValue> ValuesOf(ImmutableArray<SettingUse> uses, Setting setting)
    {
        ImmutableArray<SettingValue>.Builder? values = null;
        var same = ImmutableArray.CreateBuilder<SettingUse>();
        foreach (var use in uses)
        {
            if (use.Setting != setting)
            {
                continue;
            }

            if (same.Count > 0 && same[0].Origin.Place != use.Origin.Place)
            {
                End();
            }

            same.Add(use);
        }

        End();
        return values?.ToImmutable() ?? ImmutableArray<SettingValue>.Empty;

        void End()
        {
            if (same.Count > 0)
            {
                (values ??= ImmutableArray.CreateBuilder<SettingValue>()).Add(new SettingValue(same[0].Origin.Place!.Value, same.ToImmutable()));
                same.Clear();
            }
        }
    }

    /// <summary>All connect calls of the project, by path and position.</summary>
    public ImmutableArray<ConnectCall> Calls { get; }

    /// <summary>Whether the project sends orders. Only looked for where a client ID changes from run to run.</summary>
    public bool SendsOrders { get; }

    /// <summary>The client IDs with which several clients can be connected at once, by path and position.</summary>
    public ImmutableArray<ClientIdConflict> ClientIdConflicts { get; }

    /// <summary>All client IDs that are written in the project.</summary>
    public IReadOnlyCollection<long> WrittenClientIds
        => _writtenIds ??= new HashSet<long>(
            Calls.SelectMany(static call => call.ClientId).Where(static id => id is { IsInCode: true, Number: >= 0 }).Select(static id => id.Number!.Value));

    /// <summary>All client IDs that are written, as a fix is told of them: one text, however many fixes there are.</summary>
    /// <param name="text">How they are written down; always the same.</param>
    public string TextOfWrittenClientIds(Func<IEnumerable<long>, string> text)
        => _writtenText ??= text(WrittenClientIds);

    /// <summary>The places of the client IDs that change from run to run, with their ranks by path and position.</summary>
    public IReadOnlyDictionary<CodePlace, int> ChangingClientIds
        => _changing ??= RanksOf(Calls
            .SelectMany(static call => call.ClientId)
            .Where(static id => id is { Kind: OriginKind.Changing, Place: not null }));

    /// <summary>The same for those that others have as well, and that can be changed alone; without the last of each.</summary>
    public IReadOnlyDictionary<CodePlace, int> SharedClientIds
        => _shared ??= RanksOf(Calls
            .SelectMany(static call => call.ClientId)
            .Where(id => id.Place is { } written && ClientIdConflictAt(written) is { IsLast: false, IsChangedAlone: true }));

    /// <summary>The connections beside an ID that is written at a place which read theirs from configuration.</summary>
    public IEnumerable<ConfiguredClientId> ConfiguredBeside(CodePlace place)
        => _configured[place];

    /// <summary>The conflict about an ID that is written at a place; null when there is none.</summary>
    public ClientIdConflict? ClientIdConflictAt(CodePlace place)
        => _conflicts.TryGetValue(place, out var conflict) ? conflict : null;

    /// <summary>The assembly of the test framework whose attributes the project uses; null when it uses none.</summary>
    public string? TestFramework { get; }

    /// <summary>What it cost to find this.</summary>
    public WorkCounters Counters { get; }

    /// <summary>The connect calls that stand in a tree.</summary>
    public ImmutableArray<ConnectCall> CallsIn(SyntaxTree tree)
        => _calls.TryGetValue(tree, out var calls) ? calls : ImmutableArray<ConnectCall>.Empty;

    /// <summary>The values that stand in a tree and reach a connect call anywhere, by position.</summary>
    public ImmutableArray<SettingUse> UsesIn(SyntaxTree tree)
        => _uses.TryGetValue(tree, out var uses) ? uses : ImmutableArray<SettingUse>.Empty;

    /// <summary>The values that stand in a tree and reach a connect call as one of its settings, by position.</summary>
    public ImmutableArray<SettingValue> ValuesIn(SyntaxTree tree, Setting setting)
        => _values.TryGetValue((tree, setting), out var values) ? values : ImmutableArray<SettingValue>.Empty;

    private static Dictionary<CodePlace, int> RanksOf(IEnumerable<Origin> ids)
        => ids
            .Select(static id => id.Place!.Value)
            .Distinct()
            .OrderBy(static place => place)
            .Select(static (place, rank) => (place, rank))
            .ToDictionary(static one => one.place, static one => one.rank);

    private static IEnumerable<SettingUse> UsesOf(ImmutableArray<ConnectCall> calls)
    {
        foreach (var call in calls)
        {
            foreach (var setting in AllSettings)
            {
                foreach (var origin in call[setting])
                {
                    if (origin.Place is not null)
                    {
                        yield return new SettingUse(call, setting, origin);
                    }
                }
            }
        }
    }
}
