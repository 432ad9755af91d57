using System.Linq;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Configuration;

/// <summary>Properties of settings types.</summary>
internal static class OptionsProperty
{
    /// <summary>
    /// The property that holds a setting. What was written in the code is where it starts, but not a live port: without a setting the
    /// program then connects to no port at all.
    /// </summary>
    public static string Source(MovedSetting setting, string name)
        => "public " + TypeOf(setting) + " " + name + " { get; set; }" + (setting.IsText
            ? " = " + (setting.IsLive ? "\"\"" : setting.Literal) + ";"
            : setting.IsLive ? string.Empty
            : " = " + setting.Value + ";");

    /// <summary>What the property is, for a type whose members say so.</summary>
    public static string Comment(MovedSetting setting)
        => "/// <summary>" + (setting.IsNumber ? "The " + setting.Words + " of the connection." : "The machine on which TWS or IB Gateway runs.") + "</summary>";

    public static string TypeOf(MovedSetting setting)
        => setting.IsText ? "string" : setting.TypeName;

    /// <summary>Whether a property of a type serves for a setting.</summary>
    public static bool Serves(ISymbol member, MovedSetting setting)
        => member is IPropertySymbol { IsStatic: false, GetMethod: not null, SetMethod: not null, DeclaredAccessibility: Accessibility.Public } property
            && property.Type.SpecialType == setting.Type.SpecialType;

    /// <summary>Adds a property to a type, behind the members that it has; null where its braces do not stand on lines of their own.</summary>
    public static TextChange? Add(TypeDeclarationSyntax type, SourceText text, CodeShape shape, MovedSetting setting)
    {
        var close = type.CloseBraceToken;
        if (close.IsMissing || close.RawKind == 0 || !shape.IsFirstOnLine(close.SpanStart))
        {
            return null;
        }

        var indent = type.Members.FirstOrDefault() is { } first && shape.IsFirstOnLine(first.SpanStart)
            ? shape.IndentAt(first.SpanStart)
            : shape.IndentAt(type.SpanStart) + shape.Indent;

        // Apart or together, as the members are that stand there.
        var areApart = type.Members.Count < 2 ? type.Members.Count == 0 ? string.Empty : shape.NewLine
            : IsBlankLineBetween(type.Members[type.Members.Count - 2], type.Members[type.Members.Count - 1], text) ? shape.NewLine
            : string.Empty;
        var isDocumented = type.Members.LastOrDefault()?.GetLeadingTrivia().Any(static trivia => trivia.HasStructure) == true;
        return new TextChange(
            new TextSpan(text.Lines.GetLineFromPosition(close.SpanStart).Start, 0),
            areApart + (isDocumented ? indent + Comment(setting) + shape.NewLine : string.Empty) + indent + Source(setting, setting.Name) + shape.NewLine);
    }

    private static bool IsBlankLineBetween(MemberDeclarationSyntax one, MemberDeclarationSyntax other, SourceText text)
        => string.IsNullOrWhiteSpace(text.Lines[text.Lines.GetLineFromPosition(one.Span.End).LineNumber + 1].ToString())
            && text.Lines.GetLineFromPosition(other.SpanStart).LineNumber > text.Lines.GetLineFromPosition(one.Span.End).LineNumber + 1;
}
