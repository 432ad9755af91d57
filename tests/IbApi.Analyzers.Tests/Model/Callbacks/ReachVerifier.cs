using System.Collections.Generic;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Callbacks;

/// <summary>
/// Asks the model of the callbacks about a program: what is reached from a method <c>Lost</c>, whether the call of a
/// method <c>Work</c> runs again.
/// </summary>
internal sealed class ReachVerifier
{
    private readonly SourceSearch _search;
    private readonly CodeReach _reach;

    public ReachVerifier(string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, IEnumerable<MetadataReference>? references = null, bool mayHaveErrors = false)
        : this(TestProgram.Compile([(TestProgram.FirstFile, source)], references: references, kind: kind), mayHaveErrors)
    {
    }

    public ReachVerifier(Compilation compilation, bool mayHaveErrors = false)
    {
        if (!mayHaveErrors)
        {
            Assert.Empty(TestProgram.ErrorsOf(compilation));
        }

        _search = new SourceSearch(compilation, new WorkCounters(), CancellationToken.None);
        _reach = new CodeReach(_search, IbApiSymbols.Of(compilation));
    }

    /// <summary>What is reached from <c>Lost</c>, as the names of the effects.</summary>
    public string Effects()
        => FromLost().Effects.ToString();

    /// <summary>How the method with a name is reached from <c>Lost</c>; null when it is not.</summary>
    public ReachWay? WayTo(string method)
        => FromLost().Code
            .Where(code => _reach.Repetitions.MethodOf(code.Function)?.Name == method)
            .Select(static code => (ReachWay?)code.Way)
            .FirstOrDefault();

    /// <summary>Whether the only call of <c>Work</c> runs again.</summary>
    public Repetition RepetitionOfWork()
    {
        foreach (var tree in _search.TreesWith("Work"))
        {
            foreach (var token in _search.Tokens(tree, "Work", WordFollower.Parenthesis))
            {
                if (_search.OperationAround<IInvocationOperation>(token, static call => call.TargetMethod.Name == "Work", climb: 3) is { } call)
                {
                    return _reach.Repetitions.Of(call);
                }
            }
        }

        throw new System.InvalidOperationException("Nothing calls Work.");
    }

    private Reach FromLost()
    {
        var lost = _search.Compilation.GetSymbolsWithName("Lost", SymbolFilter.Member).OfType<IMethodSymbol>().Single();
        return _reach.From([ReachedCode.All(_reach.Bodies.Of(lost)!, ReachWay.SameThread)]);
    }
}
