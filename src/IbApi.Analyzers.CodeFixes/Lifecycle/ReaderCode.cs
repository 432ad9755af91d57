using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// The reader and message loop of one connect call, as the program writes them: what makes the reader, starts it and calls
/// <c>processMsgs</c>. The reconnect fix takes them out, because each connection needs new ones; where a part of them is
/// used for anything else, nothing is offered.
/// </summary>
internal sealed class ReaderCode
{
    private readonly ProjectSources _sources;
    private readonly SyntaxNode _connectOwner;
    private readonly HashSet<SyntaxNode> _removed = [];

    private ReaderCode(ProjectSources sources, SyntaxNode connectOwner)
    {
        _sources = sources;
        _connectOwner = connectOwner;
    }

    /// <summary>The expression of the signal that the reader gets; it can be written at the connect call, too.</summary>
    public string Signal { get; private set; } = string.Empty;

    /// <summary>Whether the program runs its loop as a task.</summary>
    public bool IsTask { get; private set; }

    /// <summary>The loop where it stands in the method that connects: that method waits for its end.</summary>
    public StatementSyntax? BlockingLoop { get; private set; }

    /// <summary>Decides on the removal; null where the code has a form that is not understood.</summary>
    public static async Task<ReaderCode?> RemoveAsync(ProjectSources sources, SourceFile file, InvocationExpressionSyntax connect)
    {
        var owner = OwnerOf(connect);
        if (owner is null || await CreationAsync(sources, file, connect).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        var code = new ReaderCode(sources, owner);
        return SignalOf(found.File, found.Creation, file, connect) is { } signal
            && await code.RemoveAsync(found.File, found.Creation).ConfigureAwait(false)
                ? code.With(signal)
                : null;
    }

    private ReaderCode With(string signal)
    {
        Signal = signal;
        return this;
    }

    /// <summary>The one creation of a reader that is nearest: in the method that connects, its type, the project.</summary>
    private static async Task<(SourceFile File, BaseObjectCreationExpressionSyntax Creation)?> CreationAsync(
        ProjectSources sources, SourceFile file, InvocationExpressionSyntax connect)
    {
        var member = MemberOf(connect);
        foreach (var scope in new SyntaxNode?[] { member, connect.FirstAncestorOrSelf<TypeDeclarationSyntax>() })
        {
            if (scope is not null && CreationsIn(file, scope) is { Count: > 0 } near)
            {
                return near.Count == 1 ? (file, near[0]) : null;
            }
        }

        var all = new List<(SourceFile, BaseObjectCreationExpressionSyntax)>();
        foreach (var other in await sources.FilesWithAsync(LifecycleNames.Reader).ConfigureAwait(false))
        {
            all.AddRange(CreationsIn(other, other.Root).Select(creation => (other, creation)));
        }

        return all.Count == 1 ? all[0] : null;
    }

    private static List<BaseObjectCreationExpressionSyntax> CreationsIn(SourceFile file, SyntaxNode scope)
        => scope.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Where(creation => !ReconnectorText.IsWithin(creation)
                && (creation is not ObjectCreationExpressionSyntax written || written.Type.ToString().EndsWith(LifecycleNames.Reader, System.StringComparison.Ordinal))
                && file.Model.GetTypeInfo(creation).Type is { Name: LifecycleNames.Reader, ContainingNamespace.Name: ApiNames.Namespace })
            .ToList();

    private static string? SignalOf(
        SourceFile readerFile, BaseObjectCreationExpressionSyntax creation, SourceFile connectFile, InvocationExpressionSyntax connect)
    {
        if (creation.ArgumentList?.Arguments is not [_, { NameColon: null, Expression: { } signal }]
            || readerFile.Model.GetTypeInfo(signal).Nullability.FlowState == NullableFlowState.MaybeNull)
        {
            return null;
        }

        var first = signal;
        while (first is MemberAccessExpressionSyntax access)
        {
            first = access.Expression;
        }

        if (first is ThisExpressionSyntax)
        {
            return TypeOf(creation) == TypeOf(connect) ? signal.ToString() : null;
        }

        // A local that is declared later is in scope, too, but not yet assigned.
        return first is IdentifierNameSyntax name && readerFile.Model.GetSymbolInfo(name).Symbol is { } symbol
            && connectFile.Model.LookupSymbols(connect.SpanStart, name: name.Identifier.ValueText).Contains(symbol, SymbolEqualityComparer.Default)
            && (symbol is not ILocalSymbol || symbol.DeclaringSyntaxReferences.All(declared => declared.Span.End < connect.SpanStart))
                ? signal.ToString()
                : null;
    }

    private async Task<bool> RemoveAsync(SourceFile file, BaseObjectCreationExpressionSyntax creation)
    {
        ISymbol? reader;
        switch (creation.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } variable }:
                reader = file.Model.GetDeclaredSymbol(variable);
                _removed.Add(statement);
                break;
            case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment when assignment.Right == creation:
                reader = file.Model.GetSymbolInfo(assignment.Left).Symbol;
                _removed.Add(statement);
                break;
            default:
                return false;
        }

        if (reader is not (ILocalSymbol or IFieldSymbol) || !await RemoveUsesAsync(reader, RemoveReaderUseAsync).ConfigureAwait(false))
        {
            return false;
        }

        await RemoveEmptiedAsync(MemberOf(creation)).ConfigureAwait(false);
        foreach (var node in _removed)
        {
            if (node.Ancestors().Any(_removed.Contains))
            {
                continue;
            }

            if (await _sources.FileOfAsync(node.SyntaxTree).ConfigureAwait(false) is not { } its || !its.Remove(node))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Every use of a variable and its declaration.</summary>
    private async Task<bool> RemoveUsesAsync(ISymbol variable, System.Func<SourceFile, ExpressionSyntax, Task<bool>> remove)
    {
        foreach (var declaration in variable.DeclaringSyntaxReferences)
        {
            var node = await declaration.GetSyntaxAsync(_sources.CancellationToken).ConfigureAwait(false);
            if (node is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: { } whole } }
                || (variable is IFieldSymbol && variable.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal)))
            {
                return false;
            }

            _removed.Add(whole);
        }

        foreach (var file in await FilesOfAsync(variable).ConfigureAwait(false))
        {
            foreach (var use in UsesIn(file, variable))
            {
                if (!await remove(file, use).ConfigureAwait(false))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private async Task<IReadOnlyList<SourceFile>> FilesOfAsync(ISymbol symbol)
    {
        if (symbol is IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary })
        {
            return await _sources.FilesWithAsync(symbol.Name).ConfigureAwait(false);
        }

        var tree = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree;
        return tree is not null && await _sources.FileOfAsync(tree).ConfigureAwait(false) is { } file ? [file] : [];
    }

    private static IEnumerable<ExpressionSyntax> UsesIn(SourceFile file, ISymbol symbol)
        => file.Root.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name
                && SymbolEqualityComparer.Default.Equals(file.Model.GetSymbolInfo(name).Symbol?.OriginalDefinition, symbol.OriginalDefinition))
            .Select(static name => name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : (ExpressionSyntax)name);

    private async Task<bool> RemoveReaderUseAsync(SourceFile file, ExpressionSyntax use)
    {
        if (AssignmentOf(use) is { } assigning)
        {
            _removed.Add(assigning);
            return true;
        }

        var called = CalledOn(use);
        return called?.Method switch
        {
            "Start" when called.Value.Call.Parent is ExpressionStatementSyntax statement => Take(statement),
            LifecycleNames.ProcessMessages => await RemoveLoopAsync(file, called.Value.Call).ConfigureAwait(false),
            _ => false,
        };
    }

    private async Task<bool> RemoveLoopAsync(SourceFile file, ExpressionSyntax call)
    {
        var loop = call.Ancestors().TakeWhile(static node => node is not (AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax))
            .OfType<StatementSyntax>()
            .FirstOrDefault(static node => node is WhileStatementSyntax or DoStatementSyntax);
        if (loop is null || !IsPump(loop) || OwnerOf(loop) is not { } owner)
        {
            return false;
        }

        // A try around the loop goes with it.
        var whole = loop;
        while (whole.Parent is BlockSyntax { Statements.Count: 1, Parent: TryStatementSyntax outer } && HasPlainHandlers(outer))
        {
            whole = outer;
        }

        if (owner == _connectOwner)
        {
            BlockingLoop = whole;
            return !whole.ContainsDirectives;
        }

        if (StatementsOf(owner) is not { } statements
            || !statements.All(statement => statement == whole || _removed.Contains(statement) || IsReaderStatement(statement)))
        {
            return false;
        }

        _removed.Add(whole);
        switch (owner)
        {
            case AnonymousFunctionExpressionSyntax lambda:
                return await RemoveStartAsync(file, lambda).ConfigureAwait(false);
            case MethodDeclarationSyntax or LocalFunctionStatementSyntax when file.Model.GetDeclaredSymbol(owner) is IMethodSymbol method:
                _removed.Add(owner);
                foreach (var other in await FilesOfAsync(method).ConfigureAwait(false))
                {
                    foreach (var use in UsesIn(other, method))
                    {
                        if (!await RemoveStartAsync(other, StartedBy(use)).ConfigureAwait(false))
                        {
                            return false;
                        }
                    }
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>The lambda that does nothing but call a method, or the method's name where it is handed on.</summary>
    private static ExpressionSyntax StartedBy(ExpressionSyntax method)
        => method.Parent is InvocationExpressionSyntax call
            ? call.Parent switch
            {
                LambdaExpressionSyntax lambda => lambda,
                ExpressionStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: LambdaExpressionSyntax lambda } } => lambda,
                _ => call,
            }
            : method;

    /// <summary>What starts a thread or a task with a function: the whole of it, and the variable in which it is kept.</summary>
    private async Task<bool> RemoveStartAsync(SourceFile file, ExpressionSyntax function)
    {
        var starter = function;
        while (true)
        {
            if (starter.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax outer } })
            {
                return false;
            }

            starter = outer;
            if (outer is BaseObjectCreationExpressionSyntax creation)
            {
                var type = file.Model.GetTypeInfo(creation).Type?.Name;
                if (type == "Thread")
                {
                    break;
                }

                if (type is not ("ThreadStart" or "ParameterizedThreadStart" or "Action"))
                {
                    return false;
                }
            }
            else if (RuntimeCalls.StartsTask(file.Model.GetSymbolInfo(outer).Symbol))
            {
                IsTask = true;
                break;
            }
            else
            {
                return false;
            }
        }

        switch (starter.Parent)
        {
            case ExpressionStatementSyntax statement:
                return Take(statement);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Start", Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement } }:
                return Take(statement);
            case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment when assignment.Right == starter:
                _removed.Add(statement);
                return file.Model.GetSymbolInfo(assignment.Left).Symbol switch
                {
                    IDiscardSymbol => true,
                    { Kind: SymbolKind.Local or SymbolKind.Field } variable => await RemoveUsesAsync(variable, RemoveHandleUseAsync).ConfigureAwait(false),
                    _ => false,
                };
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } when file.Model.GetDeclaredSymbol(declarator) is ILocalSymbol variable:
                return await RemoveUsesAsync(variable, RemoveHandleUseAsync).ConfigureAwait(false);
            default:
                return false;
        }
    }

    /// <summary>A thread may be named and started. Who waits for its end needs it.</summary>
    private Task<bool> RemoveHandleUseAsync(SourceFile file, ExpressionSyntax use)
    {
        var statement = AssignmentOf(use)
            ?? (use.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax set } assignment } member
                && assignment.Left == member ? set : null)
            ?? (CalledOn(use) is { Method: "Start", Call.Parent: ExpressionStatementSyntax started } ? started : null);
        return Task.FromResult(statement is not null && Take(statement));
    }

    /// <summary>A private method of which nothing is left goes, too, with its calls.</summary>
    private async Task RemoveEmptiedAsync(SyntaxNode? member)
    {
        if (member is not MethodDeclarationSyntax { Body: { } body } method || member == MemberOf(_connectOwner)
            || !body.Statements.All(_removed.Contains)
            || await _sources.FileOfAsync(method.SyntaxTree).ConfigureAwait(false) is not { } file
            || file.Model.GetDeclaredSymbol(method) is not { DeclaredAccessibility: Accessibility.Private } symbol)
        {
            return;
        }

        var calls = UsesIn(file, symbol).Select(static use => (use.Parent as InvocationExpressionSyntax)?.Parent as ExpressionStatementSyntax).ToList();
        if (calls.All(static call => call is { Parent: BlockSyntax }))
        {
            _removed.Add(method);
            _removed.UnionWith(calls!);
        }
    }

    private bool Take(SyntaxNode node)
    {
        _removed.Add(node);
        return true;
    }

    private static ExpressionStatementSyntax? AssignmentOf(ExpressionSyntax use)
        => use.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment && assignment.Left == use
            ? statement
            : null;

    private static (string Method, ExpressionSyntax Call)? CalledOn(ExpressionSyntax use)
        => use.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when member.Expression == use
                => (member.Name.Identifier.ValueText, call),
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } conditional
                when conditional.Expression == use => (binding.Name.Identifier.ValueText, conditional),
            _ => null,
        };

    /// <summary>A loop that does nothing but wait for messages and process them, until the connection or the program ends.</summary>
    private static bool IsPump(StatementSyntax loop)
        => loop switch
        {
            WhileStatementSyntax { Condition: var condition, Statement: var body } => IsPumpCondition(condition) && IsPumpBody(body),
            DoStatementSyntax { Condition: var condition, Statement: var body } => IsPumpCondition(condition) && IsPumpBody(body),
            _ => false,
        };

    private static bool IsPumpCondition(ExpressionSyntax condition)
        => condition switch
        {
            ParenthesizedExpressionSyntax inner => IsPumpCondition(inner.Expression),
            LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.TrueLiteralExpression),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => IsPumpCondition(not.Operand),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } both
                => IsPumpCondition(both.Left) && IsPumpCondition(both.Right),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: LifecycleNames.IsConnected } } => true,
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: LifecycleNames.IsConnected } } => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCancellationRequested" } => true,
            _ => false,
        };

    private static bool IsPumpBody(StatementSyntax body)
        => body switch
        {
            BlockSyntax block => block.Statements.All(IsPumpBody),
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } }
                => name is LifecycleNames.ProcessMessages or ApiNames.WaitForSignal,
            ExpressionStatementSyntax { Expression: ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } } } }
                => name is LifecycleNames.ProcessMessages or ApiNames.WaitForSignal,
            TryStatementSyntax tried => IsPumpBody(tried.Block) && HasPlainHandlers(tried),
            IfStatementSyntax { Else: null } early => IsPumpCondition(early.Condition)
                && (early.Statement is BlockSyntax { Statements: [var only] } ? only : early.Statement) is BreakStatementSyntax or ReturnStatementSyntax { Expression: null },
            _ => false,
        };

    /// <summary>Handlers that only tell: what they told goes to <c>error(Exception)</c> from now on.</summary>
    private static bool HasPlainHandlers(TryStatementSyntax tried)
        => tried.Finally is null
            && tried.Catches.All(static handler => handler.Block.Statements.All(static statement
                => statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax } or ThrowStatementSyntax { Expression: null } or BreakStatementSyntax));

    private bool IsReaderStatement(StatementSyntax statement)
        => statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Start" } access } }
            && _removed.OfType<LocalDeclarationStatementSyntax>().Any(local => local.Declaration.Variables[0].Identifier.ValueText == access.Expression.ToString());

    private static SyntaxList<StatementSyntax>? StatementsOf(SyntaxNode owner)
        => owner switch
        {
            AnonymousFunctionExpressionSyntax { Block: { } block } => block.Statements,
            MethodDeclarationSyntax { Body: { } block } => block.Statements,
            LocalFunctionStatementSyntax { Body: { } block } => block.Statements,
            _ => null,
        };

    private static TypeDeclarationSyntax? TypeOf(SyntaxNode node)
        => node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>The function in which a node runs; the file for statements without a method.</summary>
    private static SyntaxNode? OwnerOf(SyntaxNode node)
        => node.Ancestors().FirstOrDefault(static outer => outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
            or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax or CompilationUnitSyntax);

    private static SyntaxNode? MemberOf(SyntaxNode node)
        => node.FirstAncestorOrSelf<SyntaxNode>(static outer => outer is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or CompilationUnitSyntax);
}
