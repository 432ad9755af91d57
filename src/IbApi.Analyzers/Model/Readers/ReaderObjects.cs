using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Readers;

/// <summary>A place where the project makes a reader.</summary>
/// <param name="Creation">The creation, or the call of the constructor of its base by a type that derives from it.</param>
/// <param name="Client">The client that it reads from.</param>
/// <param name="Signal">The signal that it gets.</param>
internal sealed record ReaderObject(IOperation Creation, IOperation? Client, IOperation? Signal)
{
    /// <summary>The creation itself; null where only a constructor of a derived type is seen.</summary>
    public IObjectCreationOperation? Object => Creation as IObjectCreationOperation;
}

/// <summary>
/// The project's readers, and which clients and signals they get, as far as all creations of these are visible. Lives as
/// long as one closure.
/// </summary>
internal sealed class ReaderObjects(SourceSearch search, IbApiSymbols symbols, ReaderCalls calls, OriginResolver resolver)
{
    /// <summary>Locals through which the object is followed that holds a client.</summary>
    private const int MostLocals = 3;

    private readonly Dictionary<SyntaxNode, ImmutableArray<SyntaxNode>> _made = [];
    private ImmutableArray<ReaderObject> _all;
    private ImmutableArray<IInvocationOperation>? _waits;

    /// <summary>Every place where a reader is made, by path and position.</summary>
    public ImmutableArray<ReaderObject> All
    {
        get
        {
            if (_all.IsDefault)
            {
                _all = calls.Creations().Select(Of).ToImmutableArray();
            }

            return _all;
        }
    }

    /// <summary>The readers that may read from the client of a connect call.</summary>
    public ImmutableArray<ReaderObject> For(IInvocationOperation connect)
        => All.Where(reader => MayServe(reader, connect)).ToImmutableArray();

    /// <summary>False only where every client of both is known and none is the other's.</summary>
    public bool MayServe(ReaderObject reader, IInvocationOperation connect)
        => MayBeSame(reader.Client, connect.Instance);

    /// <summary>Whether an expression may be the object that a creation makes.</summary>
    public bool MayBe(IOperation? value, IOperation creation)
        => value is null || (MadeBy(value) is var made && (made.IsEmpty || made.Contains(creation.Syntax)));

    /// <summary>
    /// Whether the signal of a reader is certainly another object than that of each client that it may read from, and not the one
    /// that a loop waits for: a loop that waits for the reader's own signal is woken, whatever the client has.
    /// </summary>
    public bool HasOtherSignal(ReaderObject reader)
    {
        if (reader.Client is not { } client || reader.Signal is not { } signal || MadeBy(signal) is not { IsEmpty: false } own)
        {
            return false;
        }

        var clients = resolver.SourcesOf(client.BehindQuestionMark());
        return clients.All(source => source is IObjectCreationOperation made
            && symbols.Sockets.Contains(made.Type?.OriginalDefinition, SymbolEqualityComparer.Default)
            && SignalOf(made.Arguments) is { } other
            && MadeBy(other) is { IsEmpty: false } others
            && !others.Any(own.Contains))
            && (_waits ??= calls.Waits()) is { IsEmpty: false, Length: <= ReaderLimits.Uses } waits
            && waits.All(wait => wait.Instance is { } awaited && MadeBy(awaited) is { IsEmpty: false } made && !made.Any(own.Contains));
    }

    /// <summary>The creations from which an object comes; empty when they are not all visible.</summary>
    public ImmutableArray<SyntaxNode> MadeBy(IOperation value)
    {
        value = value.BehindQuestionMark();
        if (!_made.TryGetValue(value.Syntax, out var made))
        {
            var sources = value is IInstanceReferenceOperation ? ImmutableArray<IOperation?>.Empty : resolver.SourcesOf(value);
            made = sources is [IObjectCreationOperation only] ? ImmutableArray.Create(only.Syntax)
                : sources.All(static source => source is IObjectCreationOperation)
                ? sources.Select(static source => source!.Syntax).Distinct().ToImmutableArray()
                : ImmutableArray<SyntaxNode>.Empty;
            _made.Add(value.Syntax, made);
        }

        return made;
    }

    private bool MayBeSame(IOperation? one, IOperation? other)
        => one is null || other is null
            || MadeBy(one) is not { IsEmpty: false } made
            || MadeBy(other) is not { IsEmpty: false } others
            || (Share(made, others) && !AreOfTwoObjects(one, other));

    // Asked for every pair of reader and connect call.
    private static bool Share(ImmutableArray<SyntaxNode> made, ImmutableArray<SyntaxNode> others)
    {
        foreach (var one in made)
        {
            if (others.Contains(one))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether two values are the same member of two objects, each of which has made its own when it was made: one wrapper class,
    /// two instances, two clients.
    /// </summary>
    private bool AreOfTwoObjects(IOperation one, IOperation other)
        => OwnerOf(one, 0) is var (member, owner) && OwnerOf(other, 0) is var (otherMember, otherOwner)
            && member.IsSameAs(otherMember)
            && MadeBy(owner) is { IsEmpty: false } made && MadeBy(otherOwner) is { IsEmpty: false } others && !made.Any(others.Contains)
            && MadeBy(one).All(creation => IsMadeWith(creation, member.ContainingType));

    private (ISymbol Member, IOperation Owner)? OwnerOf(IOperation value, int depth)
        => value.BehindQuestionMark() switch
        {
            ILocalReferenceOperation local when depth < MostLocals && resolver.Locals.Reaching(local) is [{ Value.Source: { } source }] => OwnerOf(source, depth + 1),
            IMemberReferenceOperation { Member.IsStatic: false, Instance: { } owner } member when owner is not IInstanceReferenceOperation => (member.Member, owner),
            _ => null,
        };

    /// <summary>Whether a creation runs in a constructor of a type, once for each of its objects.</summary>
    private bool IsMadeWith(SyntaxNode creation, INamedTypeSymbol type)
        => search.Models.Of(creation.SyntaxTree)?.GetEnclosingSymbol(creation.SpanStart, search.CancellationToken) is { IsStatic: false } around
            && around is IMethodSymbol { MethodKind: MethodKind.Constructor } or IFieldSymbol or IPropertySymbol
            && around.ContainingType.IsSameAs(type);

    private ReaderObject Of(IOperation creation)
    {
        var arguments = creation switch
        {
            IObjectCreationOperation made => made.Arguments,
            IInvocationOperation call => call.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        return new ReaderObject(
            creation, arguments.FirstOrDefault(argument => symbols.IsClient(argument.Parameter?.Type))?.Value, SignalOf(arguments));
    }

    private static IOperation? SignalOf(ImmutableArray<IArgumentOperation> arguments)
        => arguments.FirstOrDefault(static argument => argument.Parameter?.Type.Name == LifecycleNames.ReaderSignal)?.Value;
}
