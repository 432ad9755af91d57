using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Configuration;

/// <summary>
/// A class that dependency injection makes: a settings type in the same file, bound to a section where the class is registered, and
/// injected into its constructor.
/// </summary>
internal sealed class InjectedOptionsWay : ConfigurationWay
{
    private const string TypeName = "IbApiSettings";
    private const string Parameter = "ibApiSettings";

    public override string EquivalenceKey => "InjectOptions";

    public override string TitleOf(MoveSite site)
        => $"Inject {site.Words} from {AppSettingsJson.FileName}";

    public override async Task<SolutionPlan?> PlanAsync(MoveSite site, SolutionPlan plan, CancellationToken cancellationToken)
    {
        if (site.Type is not (ClassDeclarationSyntax { Parent: CompilationUnitSyntax or BaseNamespaceDeclarationSyntax } type)
            || site.Model.GetDeclaredSymbol(type, cancellationToken) is not { IsStatic: false, IsAbstract: false, DeclaringSyntaxReferences.Length: 1 } symbol
            || await AppSettingsJson.FindAsync(site.Document.Project, plan, cancellationToken).ConfigureAwait(false) is not { } file
            || await RegistrationOfAsync(site.Document.Project, symbol, cancellationToken).ConfigureAwait(false) is not { } registration
            || Injected(site, type, symbol) is not var (injection, receiver))
        {
            return null;
        }

        if (await WithTypeAsync(site, symbol, registration, file, plan, cancellationToken).ConfigureAwait(false) is not { } grown)
        {
            return null;
        }

        var replaced = await ReplacedAsync(
            site, grown.With(site.Document, injection), setting => receiver + "." + setting.Name, isStatic: false, cancellationToken).ConfigureAwait(false);
        return replaced?.WithAffected(await MakersOfAsync(symbol, plan.Solution, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>One settings type for a project: where it is there, it gets what it lacks.</summary>
    private static async Task<SolutionPlan?> WithTypeAsync(
        MoveSite site, INamedTypeSymbol user, (Document Document, TextChange Change) registration, AppSettingsJson file, SolutionPlan plan,
        CancellationToken cancellationToken)
    {
        var project = site.Document.Project;
        switch (site.Model.Compilation.GetSymbolsWithName(TypeName, SymbolFilter.Type, cancellationToken).ToList())
        {
            case [INamedTypeSymbol { DeclaringSyntaxReferences.Length: 1 } known]:
                return await OptionsWay.WithPropertiesAsync(site, plan, known, cancellationToken).ConfigureAwait(false);
            case []:
                break;
            default:
                return null;
        }

        var planned = plan.OptionsTypeOf(project);
        if ((planned ?? OptionsType.New(site, user)).With(site) is not { } type)
        {
            return null;
        }

        plan = plan.WithOptionsType(project, type);
        plan = planned is null ? plan.With(registration.Document, [registration.Change]) : plan;
        foreach (var setting in site.Settings)
        {
            if (file.With(AppSettingsJson.Section + ":" + setting.Name, setting, plan) is not { } grown
                || await AppSettingsJson.FindAsync(project, grown, cancellationToken).ConfigureAwait(false) is not { } next)
            {
                return null;
            }

            (plan, file) = (grown, next);
        }

        return plan;
    }

    /// <summary>Where the class is registered, and the binding that goes before it.</summary>
    private static async Task<(Document Document, TextChange Change)?> RegistrationOfAsync(
        Project project, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var document in project.Documents.OrderBy(static one => one.FilePath, StringComparer.Ordinal))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (text.ToString().IndexOf(type.Name, StringComparison.Ordinal) < 0
                || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            {
                continue;
            }

            foreach (var generic in root.DescendantNodes().OfType<GenericNameSyntax>())
            {
                if (generic.Identifier.ValueText is "AddSingleton" or "AddScoped" or "AddTransient" or "AddHostedService"
                    && generic.TypeArgumentList.Arguments.LastOrDefault() is { } argument
                    && generic.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } } access
                    && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(argument, cancellationToken).Symbol, type)
                    && Binding(document, root, text, access) is { } change)
                {
                    return (document, change);
                }
            }
        }

        return null;
    }

    private static TextChange? Binding(Document document, SyntaxNode root, SourceText text, MemberAccessExpressionSyntax access)
    {
        // services.AddX().AddY<C>(): the services are what the chain begins with.
        var services = access.Expression;
        while (services is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var inner } })
        {
            services = inner;
        }

        if (access.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement || !statement.Span.Contains(services.Span))
        {
            return null;
        }

        // A lambda without braces has no place for a statement.
        if (access.Ancestors().TakeWhile(node => node != statement).Any(static node => node is LambdaExpressionSyntax))
        {
            return null;
        }

        var shape = new CodeShape(root, text, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree));
        return shape.IsFirstOnLine(statement.SpanStart)
            ? new TextChange(
                new TextSpan(statement.SpanStart, 0),
                services + ".AddOptions<" + TypeName + ">().BindConfiguration("
                    + SymbolDisplay.FormatLiteral(AppSettingsJson.Section, quote: true) + ");" + shape.NewLine + shape.IndentAt(statement.SpanStart))
            : null;
    }

    /// <summary>The changes that bring the settings into the class, and how its code then reads them.</summary>
    private static (ImmutableArray<TextChange> Changes, string Receiver)? Injected(MoveSite site, ClassDeclarationSyntax type, INamedTypeSymbol symbol)
    {
        var options = NameOfOptions(site);
        var changes = ImmutableArray.CreateBuilder<TextChange>();
        if (options.Import is { } import)
        {
            changes.Add(import);
        }

        var parameter = options.Name + "<" + TypeName + "> " + Parameter;
        if (type.ParameterList is { } primary)
        {
            changes.Add(Appended(primary, parameter));
            return (changes.ToImmutable(), Parameter + ".Value");
        }

        // Fields begin as the fields of the class do.
        var hasUnderscore = !type.Members.OfType<FieldDeclarationSyntax>()
            .SelectMany(static field => field.Declaration.Variables)
            .Any(static variable => char.IsLower(variable.Identifier.ValueText[0]));
        var name = (hasUnderscore ? "_" : string.Empty) + Parameter;
        var assignment = (hasUnderscore ? name : "this." + name) + " = " + Parameter + ".Value;";
        var shape = site.Shape;
        if (type.Members.FirstOrDefault() is not { } first || !shape.IsFirstOnLine(first.SpanStart) || symbol.GetMembers(name).Length > 0)
        {
            return null;
        }

        var indent = shape.IndentAt(first.SpanStart);
        var field = "private readonly " + TypeName + " " + name + ";" + shape.NewLine;
        var start = FirstLineOf(first, site.Text);
        var constructors = type.Members.OfType<ConstructorDeclarationSyntax>().Where(static one => !one.Modifiers.Any(SyntaxKind.StaticKeyword)).ToList();
        var separator = first is FieldDeclarationSyntax ? string.Empty : shape.NewLine;
        switch (constructors)
        {
            case []:
                // Behind the fields.
                var anchor = type.Members.FirstOrDefault(static member => member is not FieldDeclarationSyntax) ?? first;
                var constructor = indent + "public " + type.Identifier.Text + "(" + parameter + ")" + shape.OpenBrace(indent) + shape.NewLine
                    + indent + shape.Indent + assignment + shape.NewLine + indent + "}" + shape.NewLine + shape.NewLine;
                if (anchor is FieldDeclarationSyntax)
                {
                    return null;
                }

                changes.Add(anchor == first
                    ? new TextChange(new TextSpan(start, 0), indent + field + separator + constructor)
                    : new TextChange(new TextSpan(start, 0), indent + field));
                if (anchor != first)
                {
                    changes.Add(new TextChange(new TextSpan(FirstLineOf(anchor, site.Text), 0), constructor));
                }

                break;
            case [{ Body: { } body } only] when shape.IsFirstOnLine(body.CloseBraceToken.SpanStart):
                changes.Add(new TextChange(new TextSpan(start, 0), indent + field + separator));
                changes.Add(Appended(only.ParameterList, parameter));
                changes.Add(new TextChange(
                    new TextSpan(site.Text.Lines.GetLineFromPosition(body.OpenBraceToken.SpanStart).EndIncludingLineBreak, 0),
                    shape.IndentAt(body.CloseBraceToken.SpanStart) + shape.Indent + assignment + shape.NewLine));
                break;
            default:
                return null;
        }

        return (changes.ToImmutable(), name);
    }

    /// <summary>The line with which a member begins, its comment included.</summary>
    private static int FirstLineOf(MemberDeclarationSyntax member, SourceText text)
    {
        var comment = member.GetLeadingTrivia().FirstOrDefault(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return text.Lines.GetLineFromPosition(comment == default ? member.SpanStart : comment.SpanStart).Start;
    }

    /// <summary>Before the first optional parameter, after the last required one.</summary>
    private static TextChange Appended(ParameterListSyntax list, string parameter)
        => list.Parameters.FirstOrDefault(static one => one.Default is not null) is { } optional
            ? new TextChange(new TextSpan(optional.SpanStart, 0), parameter + ", ")
            : new TextChange(
                new TextSpan(list.CloseParenToken.SpanStart, 0), (list.Parameters.Count == 0 ? string.Empty : ", ") + parameter);

    private static (string Name, TextChange? Import) NameOfOptions(MoveSite site)
        => site.Model.LookupNamespacesAndTypes(site.Position, name: OptionsInReach.InterfaceName)
            .OfType<INamedTypeSymbol>()
            .Any(static one => one.Arity == 1 && one.ContainingNamespace.ToDisplayString() == OptionsInReach.Namespace)
                ? (OptionsInReach.InterfaceName, null)
                : (OptionsInReach.InterfaceName, UsingEdit.Add(site.Root, site.Text, site.Shape, OptionsInReach.Namespace));

    /// <summary>Whoever makes such an object by hand does not compile any more.</summary>
    private static async Task<IEnumerable<DocumentId>> MakersOfAsync(INamedTypeSymbol type, Solution solution, CancellationToken cancellationToken)
    {
        var all = new List<DocumentId>();
        foreach (var constructor in type.InstanceConstructors.Cast<ISymbol>().Append(type))
        {
            var found = await SymbolFinder.FindReferencesAsync(constructor, solution, cancellationToken).ConfigureAwait(false);
            all.AddRange(found.SelectMany(static one => one.Locations).Select(static location => location.Document.Id));
        }

        return all;
    }

    /// <summary>The settings type while it is planned.</summary>
    internal sealed record OptionsType(Document Document, CodeShape Shape, string Access, int InsertAt, string Indent, ImmutableArray<(string Name, string Comment, string Source)> Members)
    {
        public static OptionsType New(MoveSite site, INamedTypeSymbol user)
        {
            var access = user.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
            return site.Type!.Parent is NamespaceDeclarationSyntax { CloseBraceToken: { IsMissing: false } close } && site.Shape.IsFirstOnLine(close.SpanStart)
                ? new(
                    site.Document, site.Shape, access, site.Text.Lines.GetLineFromPosition(close.SpanStart).Start,
                    site.Shape.IndentAt(close.SpanStart) + site.Shape.Indent, ImmutableArray<(string, string, string)>.Empty)
                : new(site.Document, site.Shape, access, site.Text.Length, string.Empty, ImmutableArray<(string, string, string)>.Empty);
        }

        /// <summary>With the settings of a site; null where one has another value already.</summary>
        public OptionsType? With(MoveSite site)
        {
            var members = Members;
            foreach (var setting in site.Settings)
            {
                var source = OptionsProperty.Source(setting, setting.Name);
                var known = members.FirstOrDefault(member => member.Name == setting.Name);
                if (known.Name is null)
                {
                    members = members.Add((setting.Name, OptionsProperty.Comment(setting), source));
                }
                else if (known.Source != source)
                {
                    return null;
                }
            }

            return this with { Members = members };
        }

        public SolutionPlan WriteTo(SolutionPlan plan)
        {
            var line = Shape.NewLine;
            var text = (Shape.EndsWithNewLine || Indent.Length > 0 ? string.Empty : line) + line
                + Indent + "/// <summary>Where the program connects to TWS or IB Gateway: the section " + AppSettingsJson.Section + " of its configuration.</summary>" + line
                + Indent + Access + " sealed class " + TypeName + Shape.OpenBrace(Indent) + line
                + string.Join(line + line, Members.Select(member => Indent + Shape.Indent + member.Comment + line + Indent + Shape.Indent + member.Source)) + line
                + Indent + "}" + line;
            return plan.With(Document, [new TextChange(new TextSpan(InsertAt, 0), text)]);
        }
    }
}
