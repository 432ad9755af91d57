using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>Finds out which client a path connects. Lives as long as one closure.</summary>
internal sealed class PathClients(OriginResolver resolver)
{
    private readonly List<ClientHolder> _holders = [];
    private readonly Dictionary<IOperation, (ImmutableArray<SyntaxNode> Made, string? Receiver)> _creations = [];
    private ConnectPath? _path;

    public PathClient Of(ConnectPath path)
    {
        _path = path;
        _holders.Clear();
        var isComplete = path.Site.Operation switch
        {
            IObjectCreationOperation creation => Made(creation, 0),
            IInvocationOperation { Instance: { } instance } => Held(instance, 0),
            _ => false,
        };
        return new PathClient(_holders.ToImmutableArray(), isComplete);
    }

    /// <summary>Adds what holds a value; false when that is not known.</summary>
    private bool Held(IOperation value, int level)
    {
        if (_holders.Count >= ResolutionLimits.Holders)
        {
            return false;
        }

        switch (value.Core())
        {
            case IConditionalAccessInstanceOperation instance:
                return Receiver(instance) is { } receiver && Held(receiver, level);
            case IAwaitOperation { Operation: { } awaited }:
                return Held(awaited, level);
            case IInstanceReferenceOperation:
                return This(level);
            case IObjectCreationOperation creation:
                return Made(creation, level);
            case ILocalReferenceOperation local:
                return Local(local, level);
            case IParameterReferenceOperation parameter:
                return Parameter(parameter, level);
            case IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false }:
                return Member((IMemberReferenceOperation)value.Core(), level);
            case IInvocationOperation call when CreationsOf(call).Made is { IsEmpty: false } made && made.All(IsReturnedAtOnce):
                // Each call makes an object of its own.
                _holders.Add(new ClientHolder(call.Syntax, ImmutableArray.Create(call.Syntax), null, level, call.Syntax));
                return Around(level);
            default:
                return false;
        }
    }

    /// <summary>The object before the question mark in <c>client?.eConnect(…)</c>.</summary>
    private static IOperation? Receiver(IOperation instance)
    {
        for (var parent = instance.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull.DescendantsAndSelf().Contains(instance))
            {
                return access.Operation;
            }
        }

        return null;
    }

    private bool Made(IObjectCreationOperation creation, int level)
    {
        var receiver = creation.Constructor?.DisplayName();

        // An object that goes into a variable or member takes the place of the one before.
        if (OriginResolver.VariableOf(creation) is { } variable)
        {
            var made = ImmutableArray.Create(creation.Syntax);
            if (variable is ILocalSymbol local)
            {
                var declaring = LevelOf(local.ContainingSymbol, level);
                _holders.Add(new ClientHolder(local, made, receiver, declaring, DeclarationOf(local) ?? creation.Syntax));
                return Around(declaring);
            }

            if (variable is IFieldSymbol or IPropertySymbol)
            {
                _holders.Add(new ClientHolder(variable.Definition(), made, receiver, level, null));
                return variable.IsStatic || This(level);
            }
        }

        _holders.Add(new ClientHolder(creation.Syntax, ImmutableArray.Create(creation.Syntax), receiver, level, creation.Syntax));
        return Around(level);
    }

    private bool Local(ILocalReferenceOperation use, int level)
    {
        var declaring = LevelOf(use.Local.ContainingSymbol, level);
        if (resolver.Locals.Of(use.Local) is [{ Value: { IsElement: false, Path: null, Source: var source } }]
            && source.Core() is IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation
            && !source.Core().ReferencedSymbol().IsSameAs(use.Local))
        {
            return Held(source, declaring);
        }

        var (made, receiver) = CreationsOf(use);
        _holders.Add(new ClientHolder(use.Local, made, receiver, declaring, DeclarationOf(use.Local) ?? use.Syntax));
        return Around(declaring);
    }

    private bool Parameter(IParameterReferenceOperation use, int level)
    {
        var declaring = LevelOf(use.Parameter.ContainingSymbol, level);
        if (declaring < _path!.Sites.Length
            && ArgumentAt(_path.Sites[declaring].Operation, use.Parameter) is { } argument)
        {
            return Held(argument, declaring + 1);
        }

        var (made, receiver) = CreationsOf(use);
        _holders.Add(new ClientHolder(use.Parameter.OriginalDefinition, made, receiver, declaring, null));
        return false;
    }

    private static IOperation? ArgumentAt(IOperation site, IParameterSymbol parameter)
    {
        var (target, arguments, instance) = site switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments, call.Instance),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments, null),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty, null),
        };
        if (target is null || !target.WithInheritedContracts().Any(contract => contract.IsSameAs(parameter.ContainingSymbol))
            && !(parameter.ContainingSymbol as IMethodSymbol)?.WithInheritedContracts().Any(contract => contract.IsSameAs(target)) == true)
        {
            return null;
        }

        var ordinal = parameter.Ordinal - (target.ReducedFrom is null ? 0 : 1);
        return ordinal < 0 ? instance : arguments.For(ordinal) is { ArgumentKind: not ArgumentKind.DefaultValue } argument ? argument.Value : null;
    }

    private bool Member(IMemberReferenceOperation use, int level)
    {
        var (made, receiver) = CreationsOf(use);
        _holders.Add(new ClientHolder(use.Member.Definition(), made, receiver, level, null));
        return use.Member.IsStatic || (use.Instance is null or IInstanceReferenceOperation ? This(level) : Held(use.Instance, level));
    }

    /// <summary>The object whose code stands at a level.</summary>
    private bool This(int level)
    {
        while (level < _path!.Bodies.Length && _path.Bodies[level] is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            level++;
        }

        if (level >= _path.Bodies.Length || _path.Bodies[level].IsStatic)
        {
            return false;
        }

        if (level >= _path.Sites.Length)
        {
            _holders.Add(new ClientHolder(
                _path.Root.Type!,
                _path.Root.Type!.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).ToImmutableArray(),
                null,
                level,
                null));
            return true;
        }

        return _path.Sites[level].Operation switch
        {
            IObjectCreationOperation creation => Made(creation, level + 1),
            IInvocationOperation { Instance: { } receiver } => Held(receiver, level + 1),
            IMethodReferenceOperation { Instance: { } receiver } => Held(receiver, level + 1),
            _ => false,
        };
    }

    /// <summary>The calls in whose course something is made: another call makes another.</summary>
    private bool Around(int level)
    {
        for (; level < _path!.Sites.Length; level++)
        {
            var site = _path.Sites[level].Operation.Syntax;
            _holders.Add(new ClientHolder(site, ImmutableArray.Create(site), null, level + 1, site));
        }

        return true;
    }

    /// <summary>The level at which the body stands that declares a variable.</summary>
    private int LevelOf(ISymbol declaring, int level)
    {
        for (var i = level; i < _path!.Bodies.Length; i++)
        {
            if (_path.Bodies[i].IsSameAs(declaring))
            {
                return i;
            }
        }

        return level;
    }

    private static SyntaxNode? DeclarationOf(ILocalSymbol local)
        => local.DeclaringSyntaxReferences is [var reference, ..] ? reference.GetSyntax() : null;

    /// <summary>The ways to one connect call all ask for its client.</summary>
    private (ImmutableArray<SyntaxNode> Made, string? Receiver) CreationsOf(IOperation value)
    {
        if (!_creations.TryGetValue(value, out var creations))
        {
            creations = FindCreations(value);
            _creations.Add(value, creations);
        }

        return creations;
    }

    private (ImmutableArray<SyntaxNode> Made, string? Receiver) FindCreations(IOperation value)
    {
        var sources = resolver.SourcesOf(value);
        foreach (var source in sources)
        {
            if (source is not IObjectCreationOperation)
            {
                return (ImmutableArray<SyntaxNode>.Empty, null);
            }
        }

        if (sources is [IObjectCreationOperation made])
        {
            return (ImmutableArray.Create(made.Syntax), made.Constructor?.DisplayName());
        }

        var receivers = sources.Select(static source => ((IObjectCreationOperation)source!).Constructor?.DisplayName()).Distinct().ToList();
        return (sources.Select(static source => source!.Syntax).Distinct().ToImmutableArray(), receivers is [var only] ? only : null);
    }

    /// <summary>Whether a creation is what a method returns, rather than something that it keeps and hands out again.</summary>
    private static bool IsReturnedAtOnce(SyntaxNode creation)
        => creation.Parent?.GetFirstToken().Text is "return" or "Return" or "=>";
}
