using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>One step from a client outwards to what holds it.</summary>
/// <param name="Slot">What holds the object: a variable, a member, a call in whose course it is made, a type.</param>
/// <param name="Made">The creations that it can come from; empty when they are not all visible.</param>
/// <param name="Level">The level of the path at which it is held.</param>
/// <param name="Receiver">The constructor of all of them, as a step of an origin names it; null when they are of several types or not visible.</param>
/// <param name="Declared">Where the variable or creation stands; null for a member.</param>
internal sealed record ClientHolder(object Slot, ImmutableArray<SyntaxNode> Made, string? Receiver, int Level, SyntaxNode? Declared);

/// <summary>
/// Which client a path connects: what holds it, what holds that, and so on to where the path begins. One wrapper class
/// with two instances is two clients: the first holders agree, the outer ones do not.
/// </summary>
/// <param name="Holders">From the client outwards.</param>
/// <param name="IsComplete">Whether the last of them is told apart from all others.</param>
internal sealed record PathClient(ImmutableArray<ClientHolder> Holders, bool IsComplete)
{
    /// <summary>
    /// Whether two paths provably connect two objects. The same variable of the same object is one client, whatever is put
    /// into it one after the other.
    /// </summary>
    public bool IsAnotherThan(PathClient other)
    {
        for (var i = 0; i < Holders.Length && i < other.Holders.Length; i++)
        {
            var (one, two) = (Holders[i], other.Holders[i]);
            if (!one.Slot.Equals(two.Slot))
            {
                return !one.Made.IsEmpty && !two.Made.IsEmpty && !one.Made.Any(two.Made.Contains);
            }
        }

        return false;
    }
}
