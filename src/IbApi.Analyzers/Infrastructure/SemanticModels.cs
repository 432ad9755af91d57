using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>The one place where semantic models are asked for. Lives as long as one closure over one compilation.</summary>
internal sealed class SemanticModels
{
    /// <summary>Times that a file may be too deep for the compiler.</summary>
    private const int MostFailures = 2;

    private readonly Compilation _compilation;
    private readonly WorkCounters _counters;
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private Dictionary<SyntaxTree, int>? _tooDeep;

    public SemanticModels(Compilation compilation, WorkCounters counters)
    {
        _compilation = compilation;
        _counters = counters;
        Trees = TreesOf(compilation);
    }

    public ImmutableArray<SyntaxTree> Trees { get; }

    /// <summary>
    /// The trees of a compilation; the very array that clones of the compilation share, which is what identifies a
    /// source snapshot.
    /// </summary>
    public static ImmutableArray<SyntaxTree> TreesOf(Compilation compilation)
        => compilation.SyntaxTrees is ImmutableArray<SyntaxTree> trees ? trees : compilation.SyntaxTrees.ToImmutableArray();

    /// <summary>The model of a tree; null when the tree is another compilation's (a project reference's source).</summary>
    public SemanticModel? Of(SyntaxTree tree)
    {
        if (_models.TryGetValue(tree, out var model))
        {
            return model;
        }

        if (!_compilation.ContainsSyntaxTree(tree))
        {
            return null;
        }

        // RS1030 and the ban exist because a second model binds everything again. In the driver this call returns the
        // driver's own model (see docs/decisions/0002-live.md), and outside this class nobody makes one.
#pragma warning disable RS1030, RS0030 // the driver's own model; making one is banned everywhere but here
        model = _compilation.GetSemanticModel(tree);
#pragma warning restore RS1030, RS0030
        _models.Add(tree, model);
        return model;
    }

    public IOperation? OperationAt(SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = Of(node.SyntaxTree);
        if (model is null)
        {
            return null;
        }

        _counters.CountBinding();
        return Ask(model, node, static (model, node, cancellationToken) => model.GetOperation(node, cancellationToken), cancellationToken);
    }

    public ISymbol? DeclaredAt(SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = Of(node.SyntaxTree);
        if (model is null)
        {
            return null;
        }

        _counters.CountDeclaration();
        return Ask(model, node, static (model, node, cancellationToken) => model.GetDeclaredSymbol(node, cancellationToken), cancellationToken);
    }

    public ISymbol? SymbolAt(SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = Of(node.SyntaxTree);
        if (model is null)
        {
            return null;
        }

        _counters.CountBinding();
        return Ask(model, node, static (model, node, cancellationToken) => model.GetSymbolInfo(node, cancellationToken).Symbol, cancellationToken);
    }

    /// <summary>
    /// What the compiler says of a node; null where the code is too deep for it. It binds the whole body again before it gives up
    /// again, so that a file is not asked about for long.
    /// </summary>
    private TAnswer? Ask<TAnswer>(
        SemanticModel model, SyntaxNode node, Func<SemanticModel, SyntaxNode, CancellationToken, TAnswer?> answer, CancellationToken cancellationToken)
        where TAnswer : class
    {
        var failures = 0;
        if (_tooDeep?.TryGetValue(node.SyntaxTree, out failures) == true && failures >= MostFailures)
        {
            return null;
        }

        try
        {
            return answer(model, node, cancellationToken);
        }
        catch (InsufficientExecutionStackException)
        {
            _tooDeep ??= [];
            _tooDeep[node.SyntaxTree] = failures + 1;
            return null;
        }
    }
}
