using System.Collections.Generic;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// The lines of a message loop as fixes write them: on a background thread of its own, as long as the client is connected,
/// and going on after an exception in a callback.
/// </summary>
internal static class MessageLoopText
{
    private static readonly string[] ExceptionNames = ["exception", "callbackException", "thrown"];
    private static readonly string[] ReaderNames = ["reader", "messageReader", "eReader"];
    private static readonly string[] SignalNames = ["signal", "readerSignal", "eReaderSignal"];

    /// <summary>A name for the exception that means nothing at a place yet; null when there is none.</summary>
    public static string? ExceptionName(SyntaxNode at, SemanticModel model)
        => ExceptionNames.FirstOrDefault(name => model.LookupSymbols(at.SpanStart, name: name).IsEmpty);

    /// <summary>A name for a reader that nothing in the member around has; null when there is none.</summary>
    public static string? ReaderName(SyntaxNode at, SemanticModel model)
        => FreeName(ReaderNames, at, model);

    /// <summary>The same for a signal.</summary>
    public static string? SignalName(SyntaxNode at, SemanticModel model)
        => FreeName(SignalNames, at, model);

    /// <summary>The same for a field that holds a signal, in the style of another field.</summary>
    public static string? SignalField(string like, SyntaxNode at, SemanticModel model)
        => FreeName(SignalNames.Select(name => like.StartsWith("_", System.StringComparison.Ordinal) ? "_" + name : name), at, model);

    /// <summary>What makes a reader, starts it and runs the loop over it.</summary>
    /// <param name="place">The file.</param>
    /// <param name="at">Where it is written.</param>
    /// <param name="client">The client; <c>this</c> where the code is its own.</param>
    /// <param name="signal">The client's signal.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static IReadOnlyList<string>? ReaderAndLoop(FixPlace place, SyntaxNode at, string client, string signal, CancellationToken cancellationToken)
    {
        if (ReaderName(at, place.Model) is not { } reader || Loop(place, at, client, signal, reader, cancellationToken) is not { } loop)
        {
            return null;
        }

        var type = new NameWriter(place.Model, at.SpanStart, imports: false).Of(ApiNames.Namespace, LifecycleNames.Reader);
        return
        [
            (place.Shape.UsesVar ? "var" : type) + " " + reader + " = new " + type + "(" + client + ", " + signal + ");",
            reader + "." + LifecycleNames.Start + "();",
            .. loop,
        ];
    }

    /// <summary>The loop alone; null where it has no name for the exception.</summary>
    public static IReadOnlyList<string>? Loop(
        FixPlace place, SyntaxNode at, string client, string signal, string reader, CancellationToken cancellationToken)
    {
        if (ExceptionName(at, place.Model) is not { } variable)
        {
            return null;
        }

        var names = new NameWriter(place.Model, at.SpanStart, imports: false);
        var thread = "new " + names.Of("System.Threading", "Thread") + "(() =>";
        var condition = "while (" + (client == "this" ? string.Empty : client + ".") + LifecycleNames.IsConnected + "())";
        var wait = "\t\t" + signal + "." + ApiNames.WaitForSignal + "();";
        var process = "\t\t\t" + reader + "." + LifecycleNames.ProcessMessages + "();";
        var handler = "catch (" + names.Of(nameof(System), nameof(System.Exception)) + " " + variable + ")";
        var report = "\t\t\t" + Report(at, variable, place.Model, cancellationToken);
        const string Start = "}) { IsBackground = true }.Start();";
        return place.Shape.HasBracesOnOwnLines
            ?
            [
                thread, "{", "\t" + condition, "\t{", wait, "\t\ttry", "\t\t{", process, "\t\t}", "\t\t" + handler, "\t\t{", report, "\t\t}", "\t}", Start,
            ]
            : [thread + " {", "\t" + condition + " {", wait, "\t\ttry {", process, "\t\t} " + handler + " {", report, "\t\t}", "\t}", Start];
    }

    /// <summary>The API's own way to say that something went wrong where the wrapper is in reach, else the trace.</summary>
    public static string Report(SyntaxNode at, string variable, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetEnclosingSymbol(at.SpanStart, cancellationToken) is { IsStatic: false, ContainingType: { } type }
            && ErrorOf(type) is { } error
            && !Throws(type, cancellationToken)
            && model.LookupSymbols(at.SpanStart, name: error.Name).Any(found => SymbolEqualityComparer.Default.Equals(found, error)))
        {
            return error.Name + "(" + variable + ");";
        }

        return new NameWriter(model, at.SpanStart, imports: false).Of("System.Diagnostics", nameof(System.Diagnostics.Trace)) + ".TraceError(" + variable + ".ToString());";
    }

    /// <summary>IB's sample throws again what it is told, which would end the loop after all.</summary>
    private static bool Throws(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.GetMembers(LifecycleNames.Error).OfType<IMethodSymbol>().FirstOrDefault(IsForException) is { } error)
            {
                return error.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken).DescendantNodes()
                    .Any(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax));
            }
        }

        return false;
    }

    private static bool IsForException(IMethodSymbol method)
        => method.Parameters is [{ Type.Name: nameof(System.Exception) }];

    private static IMethodSymbol? ErrorOf(INamedTypeSymbol type)
        => type.AllInterfaces
            .Where(static implemented => implemented.Name == ApiNames.Wrapper)
            .SelectMany(static wrapper => wrapper.GetMembers(LifecycleNames.Error))
            .OfType<IMethodSymbol>()
            .Where(IsForException)
            .Select(type.FindImplementationForInterfaceMember)
            .OfType<IMethodSymbol>()
            .FirstOrDefault(static method => method.MethodKind == MethodKind.Ordinary);

    /// <summary>C# takes no name that an inner or outer block of the member declares.</summary>
    private static string? FreeName(IEnumerable<string> names, SyntaxNode at, SemanticModel model)
    {
        var member = at.FirstAncestorOrSelf<SyntaxNode>(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax) ?? at;
        return names.FirstOrDefault(name => model.LookupSymbols(at.SpanStart, name: name).IsEmpty
            && !member.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name));
    }
}
