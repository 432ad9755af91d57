using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// One implementation of <c>EWrapper</c> as fixes write into it: a member of its own, what its callbacks do with that, and how
/// other code reaches it.
/// </summary>
internal sealed class WrapperEdit
{
    private readonly ProjectSources _sources;
    private readonly SourceFile _file;
    private readonly TypeDeclarationSyntax _declaration;
    private readonly INamedTypeSymbol _wrapper;
    private readonly List<string> _newMembers = [];

    private WrapperEdit(ProjectSources sources, SourceFile file, TypeDeclarationSyntax declaration, INamedTypeSymbol wrapper)
    {
        _sources = sources;
        _file = file;
        _declaration = declaration;
        _wrapper = wrapper;
        Api = wrapper.AllInterfaces.FirstOrDefault(static type => type is { Name: ApiNames.Wrapper, ContainingNamespace.Name: ApiNames.Namespace });
    }

    public SourceFile File => _file;

    public TypeDeclarationSyntax Declaration => _declaration;

    public INamedTypeSymbol Symbol => _wrapper;

    /// <summary>The API's interface.</summary>
    public INamedTypeSymbol? Api { get; }

    private CodeShape Shape => _file.Shape;

    /// <summary>The class at a place; null where that is none, or one of many types.</summary>
    public static async Task<WrapperEdit?> AtAsync(ProjectSources sources, DocumentId document, TextSpan span)
        => await sources.FileAsync(document).ConfigureAwait(false) is { } file
            && file.Root.FullSpan.Contains(span)
            && file.Root.FindNode(span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is ClassDeclarationSyntax declaration
            && file.Model.GetDeclaredSymbol(declaration, sources.CancellationToken) is { IsGenericType: false, IsStatic: false } wrapper
                ? new WrapperEdit(sources, file, declaration, wrapper)
                : null;

    /// <summary>What the names of private fields begin with in this file.</summary>
    public string FieldPrefix()
    {
        var names = _file.Root.DescendantNodes().OfType<FieldDeclarationSyntax>()
            .Where(static declared => !declared.Modifiers.Any(static modifier => modifier.Kind()
                is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ConstKeyword or SyntaxKind.StaticKeyword))
            .SelectMany(static declared => declared.Declaration.Variables.Select(static variable => variable.Identifier.ValueText))
            .ToList();
        return names.Count == 0 || names.Any(static name => name[0] == '_') ? "_"
            : names.Any(static name => name.StartsWith("m_", StringComparison.Ordinal)) ? "m_"
            : string.Empty;
    }

    /// <summary>Whether neither the type nor one that it derives from has a member of a name.</summary>
    public bool IsFree(string name)
    {
        for (var type = _wrapper; type is not null; type = type.BaseType)
        {
            if (!type.GetMembers(name).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How the type itself writes one of its members: a private field without a prefix with <c>this</c>.</summary>
    public static string OwnName(string member)
        => member[0] is '_' || char.IsUpper(member[0]) || member.StartsWith("m_", StringComparison.Ordinal) ? member : "this." + member;

    /// <summary>The first member of the interface with a name.</summary>
    public IMethodSymbol? Member(string name)
        => Api?.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault();

    /// <summary>How a member of the wrapper is reached from a place that has the client.</summary>
    /// <param name="file">The file of the place.</param>
    /// <param name="place">The place.</param>
    /// <param name="client">The expression of the client there.</param>
    /// <param name="member">The member.</param>
    /// <param name="isSure">Whether that is a client of this wrapper; another's is told nothing.</param>
    public string Access(SourceFile file, SyntaxNode place, string client, string member, bool isSure = true)
    {
        if (IsInside(file, place))
        {
            return file.IsHidden(member, place.SpanStart) ? "this." + member : OwnName(member);
        }

        var type = EnclosingType(file, place);
        var isStatic = place.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?.Modifiers.Any(SyntaxKind.StaticKeyword) ?? false;
        if (!isStatic && Inherits(type))
        {
            return member;
        }

        var holders = file.Model.LookupSymbols(place.SpanStart)
            .Where(symbol => symbol switch
            {
                ILocalSymbol local => Inherits(local.Type) && local.DeclaringSyntaxReferences.All(declared => declared.Span.End < place.SpanStart),
                IParameterSymbol parameter => Inherits(parameter.Type),
                IFieldSymbol field => Inherits(field.Type) && (field.IsStatic || !isStatic) && field.Type.NullableAnnotation != NullableAnnotation.Annotated,
                IPropertySymbol { Parameters.IsEmpty: true } property
                    => Inherits(property.Type) && (property.IsStatic || !isStatic) && property.Type.NullableAnnotation != NullableAnnotation.Annotated,
                _ => false,
            })
            .ToList();
        if (isSure && holders.Count == 1)
        {
            return holders[0].Name + "." + member;
        }

        var name = _wrapper.ToMinimalDisplayString(file.Model, place.SpanStart);
        return isSure
            ? "((" + name + ")" + client + "." + ApiNames.Wrapper.Substring(1) + ")." + member
            : "(" + client + "." + ApiNames.Wrapper.Substring(1) + " as " + name + ")?." + member;
    }

    /// <summary>Whether a type is the wrapper or derives from it.</summary>
    public bool Inherits(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, _wrapper))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the private field of the wrapper can be named there.</summary>
    public bool IsInside(SourceFile file, SyntaxNode place)
        => SymbolEqualityComparer.Default.Equals(EnclosingType(file, place), _wrapper)
            && place.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax) is { } member
            && !member.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static INamedTypeSymbol? EnclosingType(SourceFile file, SyntaxNode place)
        => place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? file.Model.GetDeclaredSymbol(type) : null;

    /// <summary>A statement into the callback where the class has it, or as a new one that overrides what it inherits.</summary>
    public async Task<bool> WriteCallbackAsync(IMethodSymbol? callback, string statement)
    {
        if (callback is null || WrapperCallbacks.In(_wrapper, callback) is not { } implementation)
        {
            return false;
        }

        if (SymbolEqualityComparer.Default.Equals(implementation.ContainingType, _wrapper))
        {
            foreach (var reference in (implementation.PartialImplementationPart ?? implementation).DeclaringSyntaxReferences)
            {
                if (await reference.GetSyntaxAsync(_sources.CancellationToken).ConfigureAwait(false) is not MethodDeclarationSyntax method
                    || await _sources.FileOfAsync(method.SyntaxTree).ConfigureAwait(false) is not { } file
                    || !StatementInsertion.Into(file, method, statement))
                {
                    return false;
                }
            }

            return true;
        }

        if (!(implementation.IsVirtual || implementation is { IsOverride: true, IsSealed: false }) || implementation.DeclaredAccessibility != Accessibility.Public)
        {
            return false;
        }

        var parameters = string.Join(", ", implementation.Parameters.Select(static parameter => parameter.Name));
        var types = string.Join(", ", implementation.Parameters.Select(parameter
            => parameter.Type.ToMinimalDisplayString(_file.Model, _declaration.OpenBraceToken.SpanStart) + " " + parameter.Name));
        var isEmpty = implementation.ContainingType is { Name: ApiNames.DefaultWrapper, ContainingNamespace.Name: ApiNames.Namespace };
        var called = isEmpty ? string.Empty : Shape.Indent + "base." + implementation.Name + "(" + parameters + ");\n";
        _newMembers.Add(
            "public override void " + implementation.Name + "(" + types + ")" + (Shape.HasBracesOnOwnLines ? "\n{\n" : " {\n")
                + called + Shape.Indent + statement + "\n}");
        return true;
    }

    /// <summary>A field or property beside those that are there, and the callbacks that were added.</summary>
    public bool WriteMembers(string holder)
    {
        var (open, close) = (_declaration.OpenBraceToken, _declaration.CloseBraceToken);
        var outer = Shape.IndentAt(_declaration.SpanStart);
        var first = _declaration.Members.FirstOrDefault();
        var indent = first is not null && Shape.IsFirstOnLine(first.SpanStart) ? Shape.IndentAt(first.SpanStart) : outer + Shape.Indent;
        var callbacks = string.Concat(_newMembers.Select(member => Shape.NewLine + Indented(member, indent) + Shape.NewLine));
        if (first is null)
        {
            if (!Shape.IsBlank(open.Span.End, close.SpanStart))
            {
                return false;
            }

            var before = open.GetPreviousToken().Span.End;
            _file.Replace(
                TextSpan.FromBounds(before, close.Span.End),
                (Shape.HasBracesOnOwnLines ? Shape.NewLine + outer + "{" : " {")
                    + Shape.NewLine + indent + holder + Shape.NewLine + callbacks + outer + "}");
            return true;
        }

        if (!Shape.IsFirstOnLine(first.SpanStart) || !Shape.IsFirstOnLine(close.SpanStart))
        {
            return false;
        }

        // With the other fields, or before everything else.
        var field = _declaration.Members.TakeWhile(static member => member is FieldDeclarationSyntax).LastOrDefault(member => !_file.IsRemoved(member));
        if (field is not null)
        {
            // What else begins on the line, a member or a comment of several lines, is not cut in two.
            var line = _file.Text.Lines.GetLineFromPosition(field.Span.End);
            var isWhole = field.FullSpan.End == line.EndIncludingLineBreak;
            _file.Insert(isWhole ? line.End : field.Span.End, Shape.NewLine + indent + holder);
        }
        else
        {
            var start = _file.Text.Lines.GetLineFromPosition(open.Span.End).EndIncludingLineBreak;
            if (!Shape.IsBlank(open.Span.End, start))
            {
                return false;
            }

            // A blank line that is there already parts it from what follows.
            var isParted = Shape.IsBlank(start, _file.Text.Lines.GetLineFromPosition(start).End);
            _file.Insert(start, indent + holder + Shape.NewLine + (isParted ? string.Empty : Shape.NewLine));
        }

        _file.Insert(_file.Text.Lines.GetLineFromPosition(close.SpanStart).Start, callbacks);
        return true;
    }

    private string Indented(string text, string indent)
        => string.Join(Shape.NewLine, text.Split('\n').Select(line => line.Length == 0 ? line : indent + line));
}
