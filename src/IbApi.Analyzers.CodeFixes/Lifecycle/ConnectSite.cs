using System.Linq;
using System.Threading;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>A call of <c>eConnect</c> that the reconnect fix replaces.</summary>
internal sealed class ConnectSite
{
    private ConnectSite(SourceFile file, InvocationExpressionSyntax call, string client, ISymbol? symbol, string? arguments)
    {
        File = file;
        Call = call;
        Client = client;
        Symbol = symbol;
        Arguments = arguments;
    }

    public SourceFile File { get; }

    public InvocationExpressionSyntax Call { get; }

    /// <summary>The expression of the client; <c>this</c> where the object is one.</summary>
    public string Client { get; }

    /// <summary>What holds the client; null where the object is one.</summary>
    public ISymbol? Symbol { get; }

    /// <summary>Host, port and client ID where they are not written in this order; null where they can stay as they are.</summary>
    public string? Arguments { get; }

    public bool IsAsync
        => Call.Ancestors().Any(static node => node is MethodDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.AsyncKeyword));

    /// <summary>Null for a call of another form: on a client that may be null, with more than the three settings.</summary>
    public static ConnectSite? At(SourceFile file, TextSpan span, CancellationToken cancellationToken)
    {
        if (!file.Root.FullSpan.Contains(span)
            || file.Root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>(node => node.Span == span) is not { } call
            || file.Model.GetOperation(call, cancellationToken) is not IInvocationOperation { TargetMethod.Name: ApiNames.Connect } operation)
        {
            return null;
        }

        string client;
        ISymbol? symbol = null;
        switch (call.Expression)
        {
            case IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }:
                client = "this";
                break;
            case MemberAccessExpressionSyntax { Expression: not BaseExpressionSyntax and var receiver }
                when file.Model.GetTypeInfo(receiver, cancellationToken).Nullability.FlowState != NullableFlowState.MaybeNull:
                client = receiver.ToString();
                symbol = file.Model.GetSymbolInfo(receiver, cancellationToken).Symbol;
                break;
            default:
                return null;
        }

        if (!IsSocket(operation.Instance?.Type))
        {
            return null;
        }

        var written = call.ArgumentList.Arguments;
        if (written.Count == 3 && written.All(static argument => argument.NameColon is null))
        {
            return new ConnectSite(file, call, client, symbol, arguments: null);
        }

        var others = operation.Arguments.Where(static argument => argument.Parameter?.Ordinal > ApiNames.ClientIdOrdinal);
        var settings = operation.Arguments.Where(static argument => argument.Parameter?.Ordinal <= ApiNames.ClientIdOrdinal)
            .OrderBy(static argument => argument.Parameter!.Ordinal)
            .ToList();
        return settings.Count == 3
            && others.All(static argument => argument.Value.ConstantValue is { HasValue: true, Value: false })
                ? new ConnectSite(file, call, client, symbol, string.Join(", ", settings.Select(static argument => argument.Value.Syntax.ToString())))
                : null;
    }

    /// <summary>What <c>EReader</c> takes.</summary>
    private static bool IsSocket(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t is { Name: ApiNames.ClientSocket, ContainingNamespace.Name: ApiNames.Namespace })
            {
                return true;
            }
        }

        return false;
    }
}
