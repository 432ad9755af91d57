using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>
/// What a variable is given at one place. Either an operation whose value it is, or, with a <see cref="Path"/>, an element
/// of what the operation makes.
/// </summary>
/// <param name="Source">The operation.</param>
/// <param name="Path">For a deconstruction: which element of the tuple; for others null.</param>
/// <param name="IsElement">Whether the variable runs through the elements of the operation's collection.</param>
internal sealed record AssignedValue(IOperation Source, int? Path = null, bool IsElement = false)
{
    /// <summary>
    /// For a reference to a variable that is written there: the operation that writes and what it writes (null when that
    /// cannot be said). The definition is null when the reference only reads.
    /// </summary>
    public static (IOperation? Definition, AssignedValue? Value) To(IOperation reference)
    {
        var child = reference;
        var parent = reference.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IDeclarationExpressionOperation)
        {
            (child, parent) = (parent, parent.Parent);
        }

        switch (parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == child:
                return (assignment, new AssignedValue(assignment.Value));
            case ICoalesceAssignmentOperation assignment when assignment.Target == child:
                return (assignment, new AssignedValue(assignment.Value));
            case ICompoundAssignmentOperation assignment when assignment.Target == child:
                return (assignment, null);
            case IIncrementOrDecrementOperation increment:
                return (increment, null);

            // From here on another name may change the variable.
            case IAddressOfOperation address:
                return (address, null);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } alias }:
                return (alias, null);
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                return (argument, argument.Parent is IInvocationOperation call && ValueApis.ParsedBy(call) is { } text
                    ? new AssignedValue(text)
                    : null);
            case ITupleOperation tuple:
                return Deconstruction(tuple, child);
            default:
                return (null, null);
        }
    }

    /// <summary><c>(host, port) = …</c>, one level deep.</summary>
    private static (IOperation? Definition, AssignedValue? Value) Deconstruction(ITupleOperation tuple, IOperation child)
    {
        var target = tuple.Parent is IDeclarationExpressionOperation declaration ? declaration : (IOperation)tuple;
        var index = tuple.Elements.IndexOf(child);
        if (target.Parent is IForEachLoopOperation loop && loop.LoopControlVariable == target && index >= 0)
        {
            return (loop, new AssignedValue(loop.Collection, index, IsElement: true));
        }

        if (target.Parent is not IDeconstructionAssignmentOperation assignment || assignment.Target != target)
        {
            return (null, null);
        }

        return (assignment, assignment.Value.Core() is ITupleOperation values && index < values.Elements.Length && index >= 0
            ? new AssignedValue(values.Elements[index])
            : index >= 0 ? new AssignedValue(assignment.Value, index) : null);
    }
}
