using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// IBAPI3002: adds the missing cases of lost and restored connectivity to <c>error</c>, and subscribes again in the one in
/// which every subscription is gone.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ConnectivityCasesFixer : CodeFixProvider
{
    private const string LostComment = "// TWS has lost its connection to IB: prices stand still until one of the codes below.";
    private const string DataLostComment = "// TWS has IB again, but every subscription is gone.";
    private const string DataKeptComment = "// TWS has IB again, and subscriptions go on.";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.ConnectivityCodes);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
        => LifecycleFixer.RegisterAsync(
            context,
            static _ => "Add the missing cases, and subscribe again after " + LifecycleNames.RestoredDataLost.ToString(CultureInfo.InvariantCulture),
            nameof(ConnectivityCasesFixer),
            static (place, diagnostic) => Change(place, FixData.MissingCodes(diagnostic.Properties), FixData.Resubscribe(diagnostic.Properties)));

    private static TextChange? Change(FixPlace place, ImmutableArray<string> missing, ImmutableArray<string> methods)
    {
        if (missing.IsEmpty || methods.IsEmpty
            || place.Node is not MethodDeclarationSyntax method || method.Identifier.SpanStart > place.Node.Span.End
            || CodeOf(place.Model, method) is not { } code)
        {
            return null;
        }

        var edit = new StatementEdit(place.Text, place.Shape);
        var sections = Sections(missing, methods).ToList();
        if (method.Body?.Statements.OfType<SwitchStatementSyntax>().FirstOrDefault(
                choice => choice.Expression.ToString() == code
                    && choice.Sections.All(static section => section.Labels.All(static label => label is CaseSwitchLabelSyntax or DefaultSwitchLabelSyntax)))
            is { } existing)
        {
            return edit.AtEnd(existing, sections);
        }

        var open = place.Shape.HasBracesOnOwnLines ? new[] { "switch (" + code + ")", "{" } : ["switch (" + code + ") {"];
        var isEmpty = method.Body is { } body && body.Statements.Count == 0;
        return edit.AtStart(
            method,
            [.. open, .. sections.Select(static line => line.Length == 0 ? line : "\t" + line), "}", .. isEmpty ? System.Array.Empty<string>() : [string.Empty]]);
    }

    private static IEnumerable<string> Sections(ImmutableArray<string> missing, ImmutableArray<string> methods)
    {
        var lost = new[] { LifecycleNames.ConnectivityLost, LifecycleNames.ServerConnectivityLost }.Where(code => IsMissing(missing, code)).ToList();
        foreach (var code in lost)
        {
            yield return Case(code);
        }

        if (lost.Count > 0)
        {
            yield return "\t" + LostComment;
            yield return "\tbreak;";
        }

        yield return Case(LifecycleNames.RestoredDataLost);
        yield return "\t" + DataLostComment;
        foreach (var call in ResubscribeFixer.Calls(methods))
        {
            yield return "\t" + call;
        }

        yield return "\tbreak;";
        if (IsMissing(missing, LifecycleNames.RestoredDataKept))
        {
            yield return Case(LifecycleNames.RestoredDataKept);
            yield return "\t" + DataKeptComment;
            yield return "\tbreak;";
        }
    }

    private static bool IsMissing(ImmutableArray<string> missing, int code)
        => missing.Contains(code.ToString(CultureInfo.InvariantCulture));

    private static string Case(int code)
        => "case " + code.ToString(CultureInfo.InvariantCulture) + ":";

    /// <summary>The parameter with the code: the second whole number, after the request's, in every release.</summary>
    private static string? CodeOf(SemanticModel model, MethodDeclarationSyntax method)
        => method.ParameterList.Parameters
            .Where(parameter => model.GetDeclaredSymbol(parameter) is IParameterSymbol { Type.SpecialType: SpecialType.System_Int32 })
            .Skip(1)
            .FirstOrDefault()?
            .Identifier.Text;
}
