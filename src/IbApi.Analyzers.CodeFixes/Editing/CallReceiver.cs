using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Editing;

/// <summary>What stands before the name of a method that is called.</summary>
internal static class CallReceiver
{
    /// <summary>The receiver with its dot, empty where there is none; null where to write it twice could mean two things.</summary>
    public static string? Of(ExpressionSyntax called)
        => called switch
        {
            IdentifierNameSyntax => string.Empty,
            MemberAccessExpressionSyntax access when IsPlain(access.Expression) => access.Expression.WithoutTrivia() + ".",
            _ => null,
        };

    /// <summary>Whether an expression is a variable or a member of one, and so the same each time.</summary>
    public static bool IsPlain(ExpressionSyntax receiver)
    {
        while (receiver is MemberAccessExpressionSyntax member)
        {
            receiver = member.Expression;
        }

        return receiver is IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax;
    }
}
