using System;
using System.Collections.Immutable;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// IBAPI3010: asks after the connect call whether it has connected, and throws if not, so that a <c>catch</c> around it gets
/// what it was written for.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CheckConnectedFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.UncheckedConnect);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
        => LifecycleFixer.RegisterAsync(
            context,
            static _ => "Throw unless '" + LifecycleNames.IsConnected + "()'",
            nameof(CheckConnectedFixer),
            static (place, _) => Change(place));

    private static TextChange? Change(FixPlace place)
    {
        if (place.Node is not InvocationExpressionSyntax call || CallReceiver.Of(call.Expression) is not { } receiver)
        {
            return null;
        }

        var exception = SystemNames.Of(place.Model, nameof(InvalidOperationException), call.SpanStart);
        var condition = "if (!" + receiver + LifecycleNames.IsConnected + "())";
        var statement = "\tthrow new " + exception + "(\"TWS has not accepted the connection.\");";
        string[] lines = place.Shape.HasBracesOnOwnLines
            ? [condition, "{", statement, "}"]
            : [condition + " {", statement, "}"];
        return new StatementEdit(place.Text, place.Shape).After(call, lines);
    }
}
