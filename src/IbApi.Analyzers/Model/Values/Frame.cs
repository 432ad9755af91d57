using System.Collections.Immutable;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>
/// The call through which a body was entered while a value was followed <em>into</em> a method: its parameters are that
/// call's arguments, not those of all callers, and its <c>this</c> is that call's receiver.
/// </summary>
internal sealed class Frame
{
    private readonly IMethodSymbol _method;
    private readonly ImmutableArray<IOperation> _values;
    private readonly IOperation? _receiver;
    private readonly SyntaxNode _call;
    private readonly Frame? _caller;

    private Frame(IMethodSymbol method, ImmutableArray<IOperation> values, IOperation? receiver, SyntaxNode call, Frame? caller)
    {
        _method = method;
        _values = values;
        _receiver = receiver;
        _call = call;
        _caller = caller;
    }

    /// <summary>A call of a method, a local function, a lambda or a constructor.</summary>
    public static Frame OfCall(
        IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IOperation? receiver, SyntaxNode call, Frame? caller)
        => new(method, arguments.CastArray<IOperation>(), receiver, call, caller);

    /// <summary>The use of a property.</summary>
    public static Frame OfGetter(IMethodSymbol getter, IMemberReferenceOperation use, Frame? caller)
        => new(getter, ImmutableArray<IOperation>.Empty, use.Instance, use.Syntax, caller);

    /// <summary>A conversion, whose operand is the operator's only argument.</summary>
    public static Frame OfConversion(IMethodSymbol conversion, IOperation operand, Frame? caller)
        => new(conversion, ImmutableArray.Create(operand), receiver: null, operand.Syntax, caller);

    /// <summary>What a parameter was bound to, and the frame of that value; null when no call on the way bound it.</summary>
    public static (IOperation Value, Frame? Caller)? Find(Frame? frame, IParameterSymbol parameter)
    {
        for (; frame is not null; frame = frame._caller)
        {
            if (parameter.ContainingSymbol.IsSameAs(frame._method) && frame.Binds(parameter) is { } value)
            {
                return (value, frame._caller);
            }
        }

        return null;
    }

    /// <summary>The object whose code this is, and the frame of that value; null when no call on the way says it.</summary>
    public static (IOperation Value, Frame? Caller)? FindThis(Frame? frame)
    {
        for (; frame is not null; frame = frame._caller)
        {
            // Lambdas and local functions have the object of the method around them.
            if (frame._method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction)
            {
                continue;
            }

            if (frame._receiver is null)
            {
                return null;
            }

            if (!frame._receiver.IsThis())
            {
                return (frame._receiver, frame._caller);
            }
        }

        return null;
    }

    /// <summary>Whether a method has already been entered by this very call, so that entering it again would go in a circle.</summary>
    public static bool IsOpen(Frame? frame, IMethodSymbol method, SyntaxNode call)
    {
        for (; frame is not null; frame = frame._caller)
        {
            if (frame._call == call && frame._method.IsSameAs(method))
            {
                return true;
            }
        }

        return false;
    }

    private IOperation? Binds(IParameterSymbol parameter)
    {
        foreach (var value in _values)
        {
            if (value is not IArgumentOperation argument || argument.Parameter?.Ordinal == parameter.Ordinal)
            {
                return value;
            }
        }

        return null;
    }
}
