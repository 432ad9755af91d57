using System;
using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Names;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>Whether a piece of code runs again while the program goes on, the strongest reason last.</summary>
internal enum Repetition
{
    /// <summary>Nothing in the program runs it.</summary>
    Never,

    /// <summary>Once, when the program or its connection starts.</summary>
    Once,

    /// <summary>Whenever code of others calls it, which is not visible: a library's public method.</summary>
    Unseen,

    /// <summary>Whenever the user wants it: a button, a menu, a command.</summary>
    ByUser,

    /// <summary>Again and again, or whenever something happens: a loop, a timer, an event, a callback that tells of a loss.</summary>
    Repeats,
}

/// <summary>
/// Goes backwards through callers to see whether code can run again. In doubt it does. Lives as long as one closure.
/// </summary>
internal sealed class CodeRepetition(SourceSearch search, CallerIndex callers, MemberUses uses)
{
    private static readonly string[] SuccessWords =
        ["connect", "connected", "connection", "ready", "success", "succeeded", "successful", "valid", "ok", "alive", "established", "online"];

    private static readonly string[] LossWords = ["not", "dis", "disconnect", "disconnected", "lost", "closed", "dropped", "broken", "offline"];

    private readonly Dictionary<SyntaxNode, Repetition> _known = [];
    private readonly HashSet<SyntaxNode> _open = [];
    private readonly CodeIndex _code = CodeIndex.In(search);
    private int _steps;

    /// <summary>Whether the project is one whose public members others call.</summary>
    public bool IsLibrary { get; } = search.Compilation.Options.OutputKind
        is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule or OutputKind.WindowsRuntimeMetadata;

    /// <summary>Whether an operation runs again.</summary>
    public Repetition Of(IOperation operation)
    {
        _steps = 0;
        return At(operation);
    }

    /// <summary>Whether the function around an operation runs again, whatever loops it has in itself.</summary>
    public Repetition OfFunctionAround(IOperation operation)
    {
        _steps = 0;
        return OfFunction(operation.FunctionAround());
    }

    /// <summary>Whether a member can be used by code that is not visible.</summary>
    public bool IsSeenOutside(ISymbol member)
    {
        if (!IsLibrary)
        {
            return false;
        }

        for (var symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a loop goes round again after what stands in it has succeeded: it is no mere attempt to connect.</summary>
    public static bool GoesOn(ILoopOperation loop, IOperation work)
        => loop switch
        {
            IWhileLoopOperation { Condition: { } condition } => !IsAttempt(condition, work) && !EndsOnSuccess(loop, work),
            IForLoopOperation { Condition: null or { ConstantValue: { HasValue: true, Value: true } } } => !EndsOnSuccess(loop, work),
            IForEachLoopOperation { Collection: { } collection } => collection.DescendantsAndSelf()
                .Any(static part => part.Callee() is { } callee && RuntimeApis.Waits(callee)),
            _ => false,
        };

    /// <summary>Whether a loop goes round as long as a connection stands, by what its condition is called or because it does nothing but wait.</summary>
    public static bool IsAboutConnection(ILoopOperation loop, IOperation read)
        => SaysSuccess(read)
            || loop.Body.OwnOperations().All(static part => part is not IAssignmentOperation)
                && loop.Body.OwnOperations().Any(static part => part.Callee() is { } callee
                    && (callee.Name is "Sleep" or "Delay" or LifecycleNames.ProcessMessages || RuntimeApis.Waits(callee)));

    private Repetition At(IOperation operation)
    {
        foreach (var loop in operation.LoopsAround())
        {
            if (GoesOn(loop, operation))
            {
                return Repetition.Repeats;
            }
        }

        return OfFunction(operation.FunctionAround());
    }

    private Repetition OfFunction(IOperation function)
    {
        search.CancellationToken.ThrowIfCancellationRequested();
        if (_known.TryGetValue(function.Syntax, out var known))
        {
            return known;
        }

        // What comes round to itself adds nothing; beyond the limit anything may run it again.
        if (!_open.Add(function.Syntax))
        {
            return Repetition.Never;
        }

        try
        {
            if (++_steps > ReachLimits.Callers)
            {
                return Repetition.Repeats;
            }

            var found = function is IAnonymousFunctionOperation
                ? Handed(function)
                : MethodOf(function) is { } method ? OfMethod(method) : OfInitializer(function);
            if (_open.Count == 1)
            {
                _known[function.Syntax] = found;
            }

            return found;
        }
        finally
        {
            _open.Remove(function.Syntax);
        }
    }

    /// <summary>The method or accessor whose body an operation is; null for an initializer.</summary>
    public IMethodSymbol? MethodOf(IOperation function)
        => _code.MethodOf(function);

    /// <summary>Whether the program's <c>Main</c> stands in a function until it is done: it is called from there, directly or not.</summary>
    public bool HoldsMain(IOperation function)
    {
        var open = new Queue<IOperation>();
        var met = new HashSet<SyntaxNode>();
        open.Enqueue(function);
        while (open.Count > 0 && met.Count < ReachLimits.Callers)
        {
            var next = open.Dequeue();
            if (!met.Add(next.Syntax) || next is IAnonymousFunctionOperation || MethodOf(next) is not { } method)
            {
                continue;
            }

            if (IsEntryPoint(method))
            {
                return true;
            }

            foreach (var site in callers.Of(method))
            {
                open.Enqueue(site.Operation.FunctionAround());
            }
        }

        return false;
    }

    /// <summary>The compiler knows none while the program has errors, or two of them.</summary>
    private bool IsEntryPoint(IMethodSymbol method)
        => method.IsSameAs(_code.EntryPoint)
            || (!IsLibrary && method is { IsStatic: true, MethodKind: MethodKind.Ordinary, Name: WellKnownMemberNames.EntryPointMethodName });

    /// <summary>A field's initializer runs with the constructors.</summary>
    private static Repetition OfInitializer(IOperation function)
        => function is ISymbolInitializerOperation ? Repetition.Once : Repetition.Repeats;

    private Repetition OfMethod(IMethodSymbol method)
    {
        method = method.Definition();
        if (IsEntryPoint(method))
        {
            return Repetition.Once;
        }

        if (method.AssociatedSymbol is { } member)
        {
            return OfUses(member);
        }

        var all = method.MethodKind is MethodKind.StaticConstructor or MethodKind.Destructor ? Repetition.Once : OfContracts(method);
        foreach (var site in callers.Of(method))
        {
            all = Max(all, At(site.Operation));
            if (all == Repetition.Repeats)
            {
                return all;
            }
        }

        foreach (var reference in callers.ReferencesTo(method))
        {
            all = Max(all, Handed(reference));
        }

        if (all == Repetition.Never && method.MethodKind == MethodKind.Constructor)
        {
            // A container, or a type that nobody writes the creation of.
            all = Repetition.Once;
        }

        return IsSeenOutside(method) ? Max(all, Repetition.Unseen) : all;
    }

    /// <summary>What is known of a method without its callers: callbacks, handlers, overrides of what others call.</summary>
    private Repetition OfContracts(IMethodSymbol method)
    {
        foreach (var contract in method.WithInheritedContracts())
        {
            if (contract.IsWithin(ApiNames.Namespace))
            {
                return contract.Name is LifecycleNames.ConnectionClosed or LifecycleNames.Error ? Repetition.Repeats : Repetition.Once;
            }

            if (!contract.IsInSourceOf(search.Compilation))
            {
                return contract.Name switch
                {
                    "Dispose" or "DisposeAsync" or "ExecuteAsync" or "StartAsync" or "StopAsync" or "OnStart" or "OnStop" or "OnStartup" or "OnExit"
                        or "StartingAsync" or "StartedAsync" or "Initialize" or "OnInitialized" or "OnLoad" or "OnShown" or "ToString" or "Finalize" => Repetition.Once,
                    _ when RuntimeApis.IsUserInterface(contract) => Repetition.ByUser,
                    _ => Repetition.Repeats,
                };
            }
        }

        if (IsHandler(method))
        {
            return Repetition.ByUser;
        }

        // Tests, requests of the web, commands of a shell: something finds the method by its attributes.
        return method.GetAttributes().Any(attribute => attribute.AttributeClass is { } type
            && !type.ContainingNamespace.IsNamed("System.Diagnostics") && !type.IsWithin("System.Runtime") && type.Name != "ObsoleteAttribute")
                ? Repetition.Repeats
                : Repetition.Never;
    }

    /// <summary><c>void Connect_Click(object sender, RoutedEventArgs e)</c>: a designer's file or a page refers to it.</summary>
    private static bool IsHandler(IMethodSymbol method)
        => method.Parameters is [{ Type.SpecialType: SpecialType.System_Object }, { Type: { } arguments }]
            && arguments.Name.EndsWith("EventArgs", StringComparison.Ordinal)
            && (RuntimeApis.IsUserInterface(arguments) || RuntimeApis.IsUserInterfaceType(method.ContainingType));

    /// <summary>Whether what a lambda or a method group is handed to runs it again.</summary>
    private Repetition Handed(IOperation function)
    {
        var consumer = function.Consumer();
        switch (consumer)
        {
            case IArgumentOperation { Parent: { } call }:
                var callee = call.Callee();
                return callee is null || RuntimeApis.RunsRepeatedly(callee) ? Repetition.Repeats
                    : call is IObjectCreationOperation && RuntimeApis.IsCommand(call.Type) ? Repetition.ByUser
                    : At(call);
            case IEventAssignmentOperation { Adds: false }:
                return Repetition.Never;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var @event } }:
                return RuntimeApis.IsUserInterface(@event) ? Repetition.ByUser
                    : @event.IsInSourceOf(search.Compilation) && !@event.IsWithin(ApiNames.Namespace) ? OfUses(@event)
                    : Repetition.Repeats;
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } invoked:
                return At(invoked);
            case ISimpleAssignmentOperation { Target: var target } when target.ReferencedSymbol() is { } held && held.IsInSourceOf(search.Compilation):
                return held is IFieldSymbol or IPropertySymbol or ILocalSymbol ? OfUses(held) : Repetition.Repeats;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                return OfUses(local);
            default:
                return Repetition.Repeats;
        }
    }

    /// <summary>Whether code that uses a property, raises an event or calls a delegate runs again.</summary>
    private Repetition OfUses(ISymbol member)
    {
        var all = IsSeenOutside(member) ? Repetition.Unseen : Repetition.Never;
        var found = uses.Of(member);
        if (found.IsDefault)
        {
            return Repetition.Repeats;
        }

        foreach (var use in found)
        {
            if (use.Parent is not IEventAssignmentOperation && AssignedValue.To(use).Definition is null)
            {
                all = Max(all, use.Consumer() is IArgumentOperation ? Handed(use) : At(use));
            }
        }

        return all;
    }

    /// <summary>Whether a loop's condition asks for the connection itself, or counts attempts.</summary>
    private static bool IsAttempt(IOperation condition, IOperation work)
        => (condition.Syntax.Span.Contains(work.Syntax.Span) && condition.Syntax != work.Syntax)
            || condition.DescendantsAndSelf().Any(static part => part switch
            {
                IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } => true,
                IInvocationOperation or IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation => SaysSuccess(part),
                _ => false,
            });

    /// <summary>Whether a loop is left when the work in it has succeeded.</summary>
    private static bool EndsOnSuccess(ILoopOperation loop, IOperation work)
    {
        foreach (var exit in loop.Body.OwnOperations())
        {
            if (exit is not (IBranchOperation { BranchKind: BranchKind.Break } or IReturnOperation { Kind: OperationKind.Return })
                || exit.LoopsAround().FirstOrDefault() != loop && exit is IBranchOperation)
            {
                continue;
            }

            var guard = GuardOf(exit, loop);
            if (guard is null ? exit.Syntax.SpanStart > work.Syntax.SpanStart && !IsInCatch(exit, loop)
                : guard.Syntax.Span.Contains(work.Syntax.Span) || guard.DescendantsAndSelf().Any(SaysSuccess))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The condition under which an operation of a loop runs; null when there is none.</summary>
    private static IOperation? GuardOf(IOperation operation, ILoopOperation loop)
    {
        for (var o = operation.Parent; o is not null && o != loop; o = o.Parent)
        {
            switch (o)
            {
                case IConditionalOperation branch:
                    return branch.Condition;
                case ISwitchOperation choice:
                    return choice.Value;
                default:
                    break;
            }
        }

        return null;
    }

    private static bool IsInCatch(IOperation operation, ILoopOperation loop)
    {
        for (var o = operation.Parent; o is not null && o != loop; o = o.Parent)
        {
            if (o is ICatchClauseOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name says that a connection is there, or that something has worked.</summary>
    public static bool SaysSuccess(IOperation part)
    {
        var name = part switch
        {
            IInvocationOperation call => RuntimeApis.Waits(call.TargetMethod) ? "Ok" : call.TargetMethod.Name,
            IMemberReferenceOperation member => member.Member.Name,
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            _ => string.Empty,
        };
        var says = false;
        foreach (var word in NameWords.Split(name))
        {
            if (word.IsAnyOf(LossWords))
            {
                return false;
            }

            says |= word.IsAnyOf(SuccessWords);
        }

        return says;
    }

    private static Repetition Max(Repetition one, Repetition other)
        => one > other ? one : other;
}
