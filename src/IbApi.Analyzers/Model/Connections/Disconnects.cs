using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Names;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// Whether code may end a connection: in doubt it does, for then two connections are not open together. Lives as long
/// as one closure.
/// </summary>
internal sealed class Disconnects(SourceSearch search, OriginResolver resolver)
{
    private static readonly string[] Words =
    [
        "disconnect", "disconnects", "disconnected", "disconnecting", "dispose", "disposed", "close", "closes", "stop", "stops", "shutdown", "teardown",
        "logout", "logoff", "quit", "exit", "kill", "terminate", "cleanup", "release",
    ];

    private readonly Dictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, bool> _statements = [];
    private int _workLeft = ResolutionLimits.PathsWork;

    /// <summary>Whether anything in a statement, or in what it calls, may.</summary>
    public bool MayBeIn(IOperation statement)
    {
        if (!_statements.TryGetValue(statement, out var may))
        {
            may = Find(statement);
            _statements.Add(statement, may);
        }

        return may;
    }

    private bool Find(IOperation statement)
        => statement.DescendantsAndSelf().Any(operation => operation switch
        {
            IInvocationOperation call => MayBeIn(call.TargetMethod, depth: 0),
            IUsingOperation { Resources: { } resources } => MayClose(resources.Type ?? TypeOf(resources)),
            IUsingDeclarationOperation { DeclarationGroup: { } resources } => MayClose(TypeOf(resources)),
            _ => false,
        });

    /// <summary>Whether a method's body may.</summary>
    public bool MayBeIn(IMethodSymbol method)
        => MayBeIn(method, depth: 0);

    /// <summary>
    /// Whether the end of a <c>using</c> around a place, which does not go around another one, closes something that
    /// connects.
    /// </summary>
    public static bool MayBeAtEndOf(IOperation block)
        => block switch
        {
            IUsingOperation { Resources: { } resources } => MayClose(resources.Type ?? TypeOf(resources)),
            IUsingDeclarationOperation { DeclarationGroup: { } declarations } => MayClose(TypeOf(declarations)),
            _ => false,
        };

    private static ITypeSymbol? TypeOf(IOperation resources)
        => resources.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>().FirstOrDefault()?.Symbol.Type;

    /// <summary>What .NET itself disposes of is no connection to TWS.</summary>
    private static bool MayClose(ITypeSymbol? type)
        => type is null || !type.IsWithin("System");

    private bool MayBeIn(IMethodSymbol method, int depth)
    {
        if (method.Name == ApiNames.Disconnect)
        {
            return true;
        }

        var definition = method.Definition();
        if (_known.TryGetValue(definition, out var known))
        {
            return known;
        }

        // While it is looked at, a method that calls itself adds nothing.
        _known[definition] = false;
        var may = --_workLeft < 0 || depth > ResolutionLimits.DisconnectDepth || Find(definition, depth);
        _known[definition] = may;
        return may;
    }

    private bool Find(IMethodSymbol method, int depth)
    {
        search.CancellationToken.ThrowIfCancellationRequested();
        if (!method.IsInSourceOf(search.Compilation))
        {
            return IsNamedSo(method.Name) && !method.IsWithin("System");
        }

        if (method.IsWithin(ApiNames.Namespace))
        {
            return IsNamedSo(method.Name);
        }

        if (method.IsOverridable() && IsNamedSo(method.Name))
        {
            return true;
        }

        return resolver.Bodies.Of(method) is { } body
            && body.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call => MayBeIn(call.TargetMethod, depth + 1));
    }

    private static bool IsNamedSo(string name)
    {
        foreach (var word in NameWords.Split(name))
        {
            if (Words.Any(candidate => word.Is(candidate)))
            {
                return true;
            }
        }

        return false;
    }
}
