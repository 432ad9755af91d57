using System.Collections.Immutable;

namespace IbApi.Analyzers.Model.Values;

/// <summary>Flows that come together from several sides. Where one side has any, they stay what they are.</summary>
internal struct FlowList
{
    private ImmutableArray<Flow> _first;
    private ImmutableArray<Flow>.Builder? _all;

    public void Add(ImmutableArray<Flow> flows)
    {
        if (flows.IsEmpty)
        {
            return;
        }

        if (_all is not null)
        {
            _all.AddRange(flows);
        }
        else if (_first.IsDefault)
        {
            _first = flows;
        }
        else
        {
            _all = ImmutableArray.CreateBuilder<Flow>(_first.Length + flows.Length);
            _all.AddRange(_first);
            _all.AddRange(flows);
        }
    }

    public readonly bool IsEmpty => _first.IsDefault;

    public readonly ImmutableArray<Flow> ToImmutable()
        => _all is not null ? _all.Count == _all.Capacity ? _all.MoveToImmutable() : _all.ToImmutable()
            : _first.IsDefault ? Flow.None
            : _first;
}
