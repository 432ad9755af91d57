using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>Which hosted services of a project one host runs. Lives as long as one closure.</summary>
internal sealed class HostedServices(SourceSearch search)
{
    private Dictionary<INamedTypeSymbol, List<IOperation>>? _registrations;

    /// <summary>
    /// Whether one host runs both: where registrations are visible, both are registered and no branch chooses between
    /// them.
    /// </summary>
    public bool RunTogether(INamedTypeSymbol one, INamedTypeSymbol other)
    {
        var registrations = _registrations ??= Find();
        if (registrations.Count == 0 || one.IsSameAs(other))
        {
            return true;
        }

        return registrations.TryGetValue(one.OriginalDefinition, out var ofOne)
            && registrations.TryGetValue(other.OriginalDefinition, out var ofOther)
            && ofOne.Any(first => ofOther.Any(second => !AreBranches(first, second)));
    }

    private Dictionary<INamedTypeSymbol, List<IOperation>> Find()
    {
        var all = new Dictionary<INamedTypeSymbol, List<IOperation>>(SymbolEqualityComparer.Default);
        foreach (var tree in search.TreesWith(HostApis.AddHostedService))
        {
            foreach (var token in search.Tokens(tree, HostApis.AddHostedService, WordFollower.Any))
            {
                var call = search.OperationAround<IInvocationOperation>(
                    token, static candidate => candidate.TargetMethod.Name == HostApis.AddHostedService, Values.ResolutionLimits.Climb);
                if (call?.TargetMethod.TypeArguments is [INamedTypeSymbol service])
                {
                    if (!all.TryGetValue(service.OriginalDefinition, out var of))
                    {
                        all.Add(service.OriginalDefinition, of = []);
                    }

                    of.Add(call);
                }
            }
        }

        return all;
    }

    private static bool AreBranches(IOperation one, IOperation other)
    {
        for (var parent = one.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent.DescendantsAndSelf().Contains(other))
            {
                return parent is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation;
            }
        }

        return false;
    }
}
