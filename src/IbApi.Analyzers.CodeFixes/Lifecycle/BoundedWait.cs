using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>How fixes write a wait that gives up: as long as the reconnect handling waits, and with an exception at the end.</summary>
internal static class BoundedWait
{
    /// <summary>How long TWS may take to send <c>nextValidId</c>.</summary>
    private const int Seconds = 20;

    /// <summary>The time as code.</summary>
    public static string Time(SourceFile file, int position)
        => file.NameOf("System.TimeSpan", position) + ".FromSeconds(" + Seconds.ToString(CultureInfo.InvariantCulture) + ")";

    /// <summary>An <c>if</c> that throws; lines with tabs for steps.</summary>
    public static IReadOnlyList<string> ThrowIf(SourceFile file, int position, string condition, string callback = LifecycleNames.NextValidId)
    {
        var (first, statement) = ("if (" + condition + ")", Throw(file, position, callback));
        return file.Shape.HasBracesOnOwnLines ? [first, "{", "\t" + statement, "}"] : [first + " {", "\t" + statement, "}"];
    }

    public static string Throw(SourceFile file, int position, string callback)
        => "throw new " + file.NameOf("System.TimeoutException", position) + "(\"TWS has not sent " + callback + " in time.\");";

    /// <summary>Whether code at a place can await.</summary>
    public static bool IsAsync(SyntaxNode place)
    {
        foreach (var node in place.Ancestors())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BaseFieldDeclarationSyntax:
                    return false;
                case GlobalStatementSyntax:
                    return node.Parent!.ChildNodes().OfType<GlobalStatementSyntax>().Any(static statement => statement.DescendantNodes().OfType<AwaitExpressionSyntax>().Any());
                default:
                    break;
            }
        }

        return false;
    }
}
