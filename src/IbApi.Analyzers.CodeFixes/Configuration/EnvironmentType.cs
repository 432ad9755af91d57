using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Configuration;

/// <summary>A setting that the type has, or will have.</summary>
/// <param name="Name">The property.</param>
/// <param name="Texts">The texts in it: the variable, the value that was written in the code.</param>
/// <param name="IsNumber">Whether it is an <c>int</c>.</param>
/// <param name="Source">What is to be written; null when it stands there already.</param>
internal sealed record EnvironmentMember(string Name, ImmutableArray<string> Texts, bool IsNumber, string? Source);

/// <summary>
/// The type that reads environment variables: one for a project, in the file that needs it first. An earlier fix may have written it;
/// then it only grows.
/// </summary>
internal sealed record EnvironmentType(
    Document Document, SourceText Text, CodeShape Shape, NameWriter Names, string Name, string Namespace, int InsertAt, string Indent, bool Exists,
    ImmutableArray<EnvironmentMember> Members)
{
    private const string VariablePrefix = "IBAPI_";

    /// <summary>Places with settings of their own in one class.</summary>
    private const int MostAlike = 9;

    /// <summary>The second is for programs that have a type of the first name which is none of ours.</summary>
    private static readonly ImmutableArray<string> TypeNames = ImmutableArray.Create("IbConnectionSettings", "IbApiConnectionSettings");

    /// <summary>The type of the project, or the one that the file of a site would get; null where every name is taken.</summary>
    public static async Task<EnvironmentType?> FindAsync(MoveSite site, bool imports, CancellationToken cancellationToken)
    {
        foreach (var name in TypeNames)
        {
            var found = site.Model.Compilation.GetSymbolsWithName(name, SymbolFilter.Type, cancellationToken).ToList();
            if (found.Count == 0)
            {
                return New(site, name, imports);
            }

            if (found is [INamedTypeSymbol { IsStatic: true, ContainingType: null, DeclaringSyntaxReferences: [var reference] } type]
                && await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is ClassDeclarationSyntax declaration
                && site.Document.Project.GetDocument(declaration.SyntaxTree) is { } document
                && await ExistingAsync(document, type, declaration, imports, cancellationToken).ConfigureAwait(false) is { } existing)
            {
                return existing;
            }
        }

        return null;
    }

    /// <summary>
    /// The property for a setting: the one that has its value already, or a new one, of a name with the class in it where the plain
    /// name is taken. Null where there are too many.
    /// </summary>
    public (EnvironmentType Type, string Member)? With(MovedSetting setting, MoveSite site)
    {
        for (var i = 0; i <= MostAlike; i++)
        {
            var name = i == 0 ? setting.Name
                : site.ClassName + setting.Name + (i == 1 ? string.Empty : i.ToString(CultureInfo.InvariantCulture));
            if (Members.FirstOrDefault(member => member.Name == name) is not { } known)
            {
                return (this with { Members = Members.Add(NewMember(name, setting)) }, name);
            }

            if (known.IsNumber == setting.IsNumber && known.Texts.Any(text => Holds(text, setting)))
            {
                return (this, name);
            }
        }

        return null;
    }

    /// <summary>The type's name as code of a site writes it.</summary>
    public string NameAt(MoveSite site)
    {
        var around = site.Model.GetEnclosingSymbol(site.Position)?.ContainingNamespace is { IsGlobalNamespace: false } own
            ? own.ToDisplayString()
            : string.Empty;
        return Namespace.Length == 0 || around == Namespace || around.StartsWith(Namespace + ".", StringComparison.Ordinal)
            || site.Root.DescendantNodes().OfType<UsingDirectiveSyntax>().Any(one => one.Alias is null && one.Name?.ToString() == Namespace)
                ? Name
                : Namespace + "." + Name;
    }

    /// <summary>Adds the new members, or the whole type, to a plan.</summary>
    public SolutionPlan WriteTo(SolutionPlan plan)
    {
        var sources = Members.Where(static member => member.Source is not null).Select(member => Indented(member.Source!)).ToList();
        if (sources.Count == 0)
        {
            return plan;
        }

        var line = Shape.NewLine;
        var members = string.Join(line + line, sources);
        var text = Exists
            ? line + members + line
            : (Shape.EndsWithNewLine || Indent.Length > 0 ? string.Empty : line) + line
                + Indent + "/// <summary>Where the program connects to TWS or IB Gateway, as environment variables say.</summary>" + line
                + Indent + "internal static class " + Name + Shape.OpenBrace(Indent) + line
                + members + line
                + Indent + "}" + line;
        return plan.With(Document, Names.Imports(Text, Shape)).With(Document, [new TextChange(new TextSpan(InsertAt, 0), text)]);
    }

    private static EnvironmentType New(MoveSite site, string name, bool imports)
    {
        var names = new NameWriter(site.Model, site.Type?.SpanStart ?? site.Root.FullSpan.End, imports);
        var space = site.Settings[0].Expression.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault();
        var fullName = space is null ? string.Empty : string.Join(
            ".", space.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(static one => one.Name.ToString()));
        return space is NamespaceDeclarationSyntax { CloseBraceToken: { IsMissing: false } close } && site.Shape.IsFirstOnLine(close.SpanStart)
            ? new(
                site.Document, site.Text, site.Shape, names, name, fullName, site.Text.Lines.GetLineFromPosition(close.SpanStart).Start,
                site.Shape.IndentAt(close.SpanStart) + site.Shape.Indent, Exists: false, ImmutableArray<EnvironmentMember>.Empty)
            : new(
                site.Document, site.Text, site.Shape, names, name, space is NamespaceDeclarationSyntax ? string.Empty : fullName, site.Text.Length,
                string.Empty, Exists: false, ImmutableArray<EnvironmentMember>.Empty);
    }

    private static async Task<EnvironmentType?> ExistingAsync(
        Document document, INamedTypeSymbol type, ClassDeclarationSyntax declaration, bool imports, CancellationToken cancellationToken)
    {
        var members = type.GetMembers().OfType<IPropertySymbol>()
            .Where(static property => property.IsStatic && property.Type.SpecialType is SpecialType.System_String or SpecialType.System_Int32)
            .Select(property => new EnvironmentMember(
                property.Name,
                property.DeclaringSyntaxReferences
                    .SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantTokens())
                    .Where(static token => token.IsKind(SyntaxKind.StringLiteralToken))
                    .Select(static token => token.ValueText)
                    .ToImmutableArray(),
                property.Type.SpecialType == SpecialType.System_Int32,
                Source: null))
            .ToImmutableArray();
        if (!members.Any(static member => member.Texts.Any(static text => text.StartsWith(VariablePrefix, StringComparison.Ordinal)))
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        var shape = new CodeShape(root, text, options);
        var close = declaration.CloseBraceToken.SpanStart;
        return shape.IsFirstOnLine(close)
            ? new(
                document, text, shape, new NameWriter(model, declaration.SpanStart, imports), type.Name, type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString(),
                text.Lines.GetLineFromPosition(close).Start, shape.IndentAt(declaration.SpanStart), Exists: true, members)
            : null;
    }

    private EnvironmentMember NewMember(string name, MovedSetting setting)
    {
        var variable = VariablePrefix + Regex.Replace(name, "(?<=[a-z0-9])(?=[A-Z])", "_").ToUpperInvariant();
        var read = Names.Of(nameof(System), "Environment") + ".GetEnvironmentVariable(" + SymbolDisplay.FormatLiteral(variable, quote: true) + ")";
        var missing = variable + " is not set; " + setting.Value + " was written in the code.";
        var text = read + " ?? " + (setting.IsLive
            ? "throw new " + Names.Of(typeof(InvalidOperationException)) + "(" + SymbolDisplay.FormatLiteral(missing, quote: true) + ")"
            : setting.Literal);
        var source = new StringBuilder("public static " + (setting.IsNumber ? "int " : "string ") + name + " => ");
        if (setting.IsNumber)
        {
            // Each argument on a line of its own where one line would be long.
            var culture = Names.Of(typeof(CultureInfo)) + ".InvariantCulture";
            source.Append(setting.IsLive ? "int.Parse(\n\t" + text + ",\n\t" + culture + ");" : "int.Parse(" + text + ", " + culture + ");");
        }
        else
        {
            source.Append(text).Append(';');
        }

        return new EnvironmentMember(name, ImmutableArray.Create(variable, setting.IsLive ? missing : setting.Value), setting.IsNumber, source.ToString());
    }

    private string Indented(string source)
    {
        var inner = Indent + Shape.Indent;
        return inner + source.Replace("\n\t", Shape.NewLine + inner + Shape.Indent);
    }

    private static bool Holds(string text, MovedSetting setting)
        => text == setting.Value
            || (setting.IsNumber && Regex.IsMatch(text, @"(?<!\w)" + Regex.Escape(setting.Value) + @"(?!\w)", RegexOptions.CultureInvariant));
}
