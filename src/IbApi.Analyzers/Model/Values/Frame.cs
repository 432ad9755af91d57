using System.Collections.Immutable;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>
/// The call through which a body was entered while a value was followed <em>into</em> a method: its parameters are that
/// call's arguments, not those of all callers.
/// </summary>
internal sealed class Frame(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Frame? caller)
{
    public Frame? Caller { get; } = caller;

    /// <summary>The frame in which a parameter was bound, and its argument; null when no call on the way bound it.</summary>
    public static (IArgumentOperation Argument, Frame? Caller)? Find(Frame? frame, IParameterSymbol parameter)
    {
        for (; frame is not null; frame = frame.Caller)
        {
            if (frame.Binds(parameter) is { } argument)
            {
                return (argument, frame.Caller);
            }
        }

        return null;
    }

    private IArgumentOperation? Binds(IParameterSymbol parameter)
        => parameter.ContainingSymbol.IsSameAs(method) ? arguments.For(parameter.Ordinal) : null;
}
