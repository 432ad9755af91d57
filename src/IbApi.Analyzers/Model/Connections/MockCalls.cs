using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>Calls that connect nothing because a mock or an expression tree is all that ever sees them.</summary>
internal sealed class MockCalls(SourceSearch search)
{
    /// <summary>Whether the project references a library that makes mocks.</summary>
    public bool ArePossible { get; } = search.Compilation.ReferencedAssemblyNames
        .Any(static reference => MockFrameworks.Assemblies.Contains(reference.Name));

    /// <summary>Whether a call is a set-up, a verification, or part of an expression tree.</summary>
    public bool Contains(IOperation call)
        => call.IsInExpressionTree() || (ArePossible && (HasMockReceiver(call) || IsInLambdaForMock(call)));

    /// <summary>Whether an operation makes a substitute.</summary>
    public bool Makes(IOperation operation)
        => ArePossible && operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod.IsWithin(MockFrameworks.RootNamespaces),
            IPropertyReferenceOperation property => property.Property.IsWithin(MockFrameworks.RootNamespaces),
            IObjectCreationOperation creation => creation.Type.IsWithin(MockFrameworks.RootNamespaces),
            _ => false,
        };

    /// <summary><c>client.Received().eConnect(…)</c></summary>
    private bool HasMockReceiver(IOperation call)
    {
        var receiver = (call as IInvocationOperation)?.Instance?.Core();
        while (receiver is not null)
        {
            if (Makes(receiver))
            {
                return true;
            }

            receiver = receiver switch
            {
                IInvocationOperation invocation => invocation.Instance?.Core(),
                IPropertyReferenceOperation property => property.Instance?.Core(),
                _ => null,
            };
        }

        return false;
    }

    /// <summary><c>client.When(c =&gt; c.eConnect(…))</c></summary>
    private static bool IsInLambdaForMock(IOperation call)
    {
        for (var function = call.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            var parent = function.Parent;
            while (parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation)
            {
                parent = parent.Parent;
            }

            if (parent is IArgumentOperation { Parent: IInvocationOperation invocation }
                && invocation.TargetMethod.IsWithin(MockFrameworks.RootNamespaces))
            {
                return true;
            }
        }

        return false;
    }
}
