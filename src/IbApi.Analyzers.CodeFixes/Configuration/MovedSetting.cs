using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Configuration;

/// <summary>One written setting that a fix moves to configuration.</summary>
/// <param name="Name"><c>Host</c>, <c>Port</c> or <c>ClientId</c>: also the last part of its key.</param>
/// <param name="Value">The value, as a settings file holds it.</param>
/// <param name="IsLive">Whether it is a live port, which no fix may fall back to.</param>
/// <param name="Expression">The expression that the fix replaces.</param>
/// <param name="Type">The type that the code around the expression wants.</param>
internal sealed record MovedSetting(string Name, string Value, bool IsLive, ExpressionSyntax Expression, ITypeSymbol Type)
{
    private const string HostName = "Host";
    private const string PortName = "Port";

    /// <summary>Whether it is a number in a settings file and in what is generated.</summary>
    public bool IsNumber => Name != HostName;

    /// <summary>Whether the code around it wants a text.</summary>
    public bool IsText => Type.SpecialType == SpecialType.System_String;

    /// <summary>The value as a C# string literal.</summary>
    public string Literal => SymbolDisplay.FormatLiteral(Value, quote: true);

    /// <summary>The type as C# writes it: <c>int</c>, <c>ushort</c>, <c>string</c>.</summary>
    public string TypeName => Type.ToDisplayString();

    /// <summary>In words, for a menu.</summary>
    public string Words => Name switch
    {
        HostName => "host",
        PortName => "port",
        _ => "client ID",
    };

    /// <summary>Where it stands among the arguments of a connect call.</summary>
    public int Rank => Name switch
    {
        HostName => 0,
        PortName => 1,
        _ => 2,
    };

    /// <summary>
    /// The setting behind a place in the code; null where the expression cannot be replaced by one that is read when the program
    /// runs, or is wanted in a type that no settings file has.
    /// </summary>
    public static MovedSetting? Of(
        SyntaxNode root, SemanticModel model, (string Setting, int Start, int Length, string Value, bool IsLive) data)
    {
        var span = new Microsoft.CodeAnalysis.Text.TextSpan(data.Start, data.Length);
        if (!root.FullSpan.Contains(span) || root.FindNode(span, getInnermostNodeForTie: true) is not ExpressionSyntax expression
            || expression.Span != span)
        {
            return null;
        }

        expression = Widened(expression, model);
        return model.GetTypeInfo(expression).ConvertedType is { } type && Plain(type) is { } plain
            && (data.Setting == HostName ? plain.SpecialType == SpecialType.System_String : IsInteger(data.Value))
                ? new MovedSetting(data.Setting, data.Value, data.IsLive, expression, plain)
                : null;
    }

    /// <summary>What makes a number of the expression goes with it: <c>(int)Ports.Paper</c>, <c>int.Parse("7497")</c>.</summary>
    private static ExpressionSyntax Widened(ExpressionSyntax expression, SemanticModel model)
        => expression.Parent switch
        {
            CastExpressionSyntax cast when model.GetTypeInfo(expression).Type is { TypeKind: TypeKind.Enum } => cast,
            ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax call } }
                when model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Parse" or "ToInt32", ReturnType.SpecialType: SpecialType.System_Int32 } method
                    && method.ContainingType is { SpecialType: SpecialType.System_Int32 } or { Name: "Convert" } => call,
            _ => expression,
        };

    private static ITypeSymbol? Plain(ITypeSymbol type)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }
            ? inner
            : type.WithNullableAnnotation(NullableAnnotation.None);
        return plain.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int16
            or SpecialType.System_UInt16 or SpecialType.System_Int64 or SpecialType.System_UInt32
                ? plain
                : null;
    }

    private static bool IsInteger(string value)
        => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == value;
}
