using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// Writes the reconnect handling of one <c>EWrapper</c> implementation: a type that keeps the session, one object of it in the
/// implementation, and at the places that the program has already what tells that object: connect, ready, lost, stop.
/// </summary>
internal sealed class ReconnectWriter
{
    private const string FieldName = "reconnector";
    private const string PropertyName = "Reconnector";

    private const string Threads = "threads";
    private const string Tasks = "tasks";
    private const string Reader = "reader";
    private const string Direct = "direct";
    private const string Heartbeat = "heartbeat";
    private const string Check = "check";
    private const string Wait = "wait";
    private const string Capabilities = "capabilities";
    private const string Plain = "plain";
    private const string Polly = "polly";
    private const string PollyNamespace = "Polly";

    private readonly ProjectSources _sources;
    private readonly WrapperEdit _edit;
    private readonly SourceFile _file;
    private readonly TypeDeclarationSyntax _declaration;
    private readonly INamedTypeSymbol _wrapper;
    private readonly string _announcement;
    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);
    private bool _isUsedOutside;
    private string _member = string.Empty;

    private ReconnectWriter(ProjectSources sources, WrapperEdit edit, string announcement)
    {
        _sources = sources;
        _edit = edit;
        _file = edit.File;
        _declaration = edit.Declaration;
        _wrapper = edit.Symbol;
        _announcement = announcement;
    }

    private CodeShape Shape => _file.Shape;

    /// <summary>The solution with the handling; null where the program has a shape that is not understood.</summary>
    public static async Task<Solution?> FixedAsync(Project project, ReconnectPlaces places, CancellationToken cancellationToken)
    {
        var sources = new ProjectSources(project, cancellationToken);
        if (await WrapperEdit.AtAsync(sources, places.Wrapper.Document, places.Wrapper.Span).ConfigureAwait(false) is not { } edit)
        {
            return null;
        }

        var sites = new List<ConnectSite>();
        foreach (var place in places.Connects)
        {
            if (await sources.FileAsync(place.Document).ConfigureAwait(false) is not { } siteFile
                || ConnectSite.At(siteFile, place.Span, cancellationToken) is not { } site)
            {
                return null;
            }

            sites.Add(site);
        }

        var writer = new ReconnectWriter(sources, edit, places.Loss);
        return sites.Count > 0 && await writer.WriteAsync(sites).ConfigureAwait(false) ? sources.Changed() : null;
    }

    private async Task<bool> WriteAsync(List<ConnectSite> sites)
    {
        if (_edit.Api is not { } api)
        {
            return false;
        }

        for (var i = sites.Count - 1; i >= 0; i--)
        {
            if (IsOfAnother(sites[i].Symbol, api) || await IsMadeForAnotherAsync(sites[i]).ConfigureAwait(false))
            {
                sites.RemoveAt(i);
            }
        }

        if (sites.Count == 0)
        {
            return false;
        }

        var hasReader = api.ContainingNamespace.GetTypeMembers(LifecycleNames.Reader).Any(static type => type.DeclaredAccessibility == Accessibility.Public);
        _parts.Add(hasReader ? Reader : Direct);
        if (_announcement != nameof(LossAnnouncement.ConnectionClosed))
        {
            _parts.Add(Heartbeat);
        }

        if (_announcement is nameof(LossAnnouncement.ErrorException) or nameof(LossAnnouncement.ErrorString))
        {
            _parts.Add(Check);
        }

        var stops = (await StopSite.AllAsync(_sources, _wrapper, api).ConfigureAwait(false))
            .Where(stop => IsSure(stop, sites) || !IsOfAnother(stop.Symbol, api))
            .ToList();
        _isUsedOutside = sites.Any(site => !_edit.IsInside(site.File, site.Call)) || stops.Any(stop => !_edit.IsInside(stop.File, stop.Call));
        if (MemberNameOf() is not { } member)
        {
            return false;
        }

        _member = member;
        if (hasReader && (await _sources.FilesWithAsync("optionalCapabilities").ConfigureAwait(false)).Count > 0)
        {
            _parts.Add(Capabilities);
        }

        var isAsync = false;
        foreach (var site in sites)
        {
            ReaderCode? reader = null;
            if (hasReader && (reader = await ReaderCode.RemoveAsync(_sources, site.File, site.Call).ConfigureAwait(false)) is null)
            {
                return false;
            }

            isAsync |= site.IsAsync || reader is { IsTask: true };
            if (!WriteConnect(site, reader))
            {
                return false;
            }
        }

        _parts.Add(isAsync ? Tasks : Threads);
        _parts.Add(await WritePollyAsync().ConfigureAwait(false) ? Polly : Plain);
        foreach (var stop in stops)
        {
            var isSure = IsSure(stop, sites);
            if (!isSure && IsToldAlready(stop))
            {
                continue;
            }

            if (!StatementInsertion.Before(stop.File, stop.Whole, _edit.Access(stop.File, stop.Call, stop.Client, _member, isSure) + ".Stop();"))
            {
                return false;
            }
        }

        return await WriteCallbacksAsync(api).ConfigureAwait(false) && WriteType();
    }

    private static bool IsSure(StopSite stop, List<ConnectSite> sites)
        => stop.Symbol is null || sites.Any(site => SymbolEqualityComparer.Default.Equals(site.Symbol, stop.Symbol));

    /// <summary>Whether the client belongs to another implementation of the callbacks.</summary>
    private bool IsOfAnother(ISymbol? client, INamedTypeSymbol api)
        => client is IFieldSymbol or IPropertySymbol
            && !_edit.Inherits(client.ContainingType)
            && client.ContainingType.AllInterfaces.Contains(api, SymbolEqualityComparer.Default);

    /// <summary>Whether the client of a connect call is seen to be made with another implementation of the callbacks.</summary>
    private async Task<bool> IsMadeForAnotherAsync(ConnectSite site)
    {
        if (site.Symbol is not { } client)
        {
            return false;
        }

        var isForAnother = false;
        foreach (var file in await _sources.FilesWithAsync(client.Name).ConfigureAwait(false))
        {
            foreach (var creation in file.Root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
            {
                var assigned = creation.Parent switch
                {
                    AssignmentExpressionSyntax assignment => file.Model.GetSymbolInfo(assignment.Left).Symbol,
                    EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => file.Model.GetDeclaredSymbol(variable),
                    _ => null,
                };
                if (SymbolEqualityComparer.Default.Equals(assigned, client)
                    && creation.ArgumentList?.Arguments.FirstOrDefault()?.Expression is { } made
                    && file.Model.GetTypeInfo(made).Type is { TypeKind: TypeKind.Class } type)
                {
                    if (_edit.Inherits(type))
                    {
                        return false;
                    }

                    isForAnother = true;
                }
            }
        }

        return isForAnother;
    }

    /// <summary>Whether the fix for another wrapper has found its client there.</summary>
    private static bool IsToldAlready(StopSite stop)
        => stop.Whole.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax block } statement
            && block.Statements.IndexOf(statement) is > 0 and var index
            && block.Statements[index - 1].ToString().EndsWith(".Stop();", StringComparison.Ordinal);

    /// <summary>Where the project retries with Polly, so does the type: its methods need a using.</summary>
    private async Task<bool> WritePollyAsync()
    {
        var files = await _sources.FilesWithAsync(PollyNamespace).ConfigureAwait(false);
        if (!files.Any(static file => file.Root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<UsingDirectiveSyntax>()
                .Any(static directive => directive.Name?.ToString() is { } name && (name == PollyNamespace || name.StartsWith(PollyNamespace + ".", StringComparison.Ordinal))))
            || _file.Root is not CompilationUnitSyntax { Usings: var usings }
            || _file.Model.LookupNamespacesAndTypes(_declaration.SpanStart, name: PollyNamespace) is not [INamespaceSymbol library]
            || library.GetTypeMembers("Policy").IsEmpty)
        {
            return false;
        }

        if (!_file.Model.LookupNamespacesAndTypes(_declaration.SpanStart, name: "Policy").Any(static type => type.ContainingNamespace.ToDisplayString() == PollyNamespace))
        {
            if (usings.Count == 0)
            {
                return false;
            }

            _file.Insert(usings.Last().Span.End, Shape.NewLine + "using " + PollyNamespace + ";");
        }

        return true;
    }

    private bool WriteConnect(ConnectSite site, ReaderCode? reader)
    {
        var (file, call) = (site.File, site.Call);
        var reconnector = _edit.Access(file, call, site.Client, _member);
        var start = reconnector + ".Connect(" + site.Client + (reader is null ? string.Empty : ", " + reader.Signal) + ", ";
        if (site.Arguments is { } arguments)
        {
            file.Replace(call.Span, start + arguments + ")");
        }
        else
        {
            file.Replace(TextSpan.FromBounds(call.SpanStart, call.ArgumentList.OpenParenToken.Span.End), start);
        }

        if (reader?.BlockingLoop is { } loop)
        {
            _parts.Add(Wait);
            file.Replace(loop.Span, reconnector + ".WaitForStop();");
        }

        return WriteHost(site, reconnector);
    }

    /// <summary>In a service of the generic host: its end ends the reconnecting.</summary>
    private static bool WriteHost(ConnectSite site, string reconnector)
    {
        var (file, call) = (site.File, site.Call);
        if (call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || file.Model.GetDeclaredSymbol(type) is not { } symbol
            || !symbol.AllInterfaces.Any(static service => service.Name == "IHostedService"))
        {
            return true;
        }

        if (call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: "ExecuteAsync", ParameterList.Parameters: [var token] })
        {
            return StatementInsertion.After(file, call, token.Identifier.Text + ".Register(" + reconnector + ".Stop);");
        }

        var stop = type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(static method => method.Identifier.ValueText == "StopAsync");
        return stop is null
            || stop.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText == ApiNames.Disconnect)
            || StatementInsertion.Into(file, stop, reconnector + ".Stop();");
    }

    private string? MemberNameOf()
    {
        var name = _isUsedOutside ? PropertyName : _edit.FieldPrefix() + FieldName;
        return _edit.IsFree(name) ? name : null;
    }

    private async Task<bool> WriteCallbacksAsync(INamedTypeSymbol api)
    {
        if (!await WriteCallbackAsync(_edit.Member(LifecycleNames.ConnectionClosed), "Lost").ConfigureAwait(false)
            || !await WriteCallbackAsync(_edit.Member(LifecycleNames.NextValidId), "Ready").ConfigureAwait(false))
        {
            return false;
        }

        if (!await RemoveThrowAsync(ErrorWith(api, static type => type.SpecialType != SpecialType.System_String)).ConfigureAwait(false))
        {
            return false;
        }

        if (_parts.Contains(Heartbeat) && !await WriteCallbackAsync(_edit.Member(ApiNames.CurrentTime), "Answered").ConfigureAwait(false))
        {
            return false;
        }

        return !_parts.Contains(Check)
            || await WriteCallbackAsync(
                ErrorWith(api, type => (type.SpecialType == SpecialType.System_String) == (_announcement == nameof(LossAnnouncement.ErrorString))),
                "Check").ConfigureAwait(false);
    }

    /// <summary>The one of the callbacks for errors that gets nothing else.</summary>
    private static IMethodSymbol? ErrorWith(INamedTypeSymbol api, Func<ITypeSymbol, bool> isWanted)
        => api.GetMembers(LifecycleNames.Error).OfType<IMethodSymbol>()
            .FirstOrDefault(method => method.Parameters is [var only] && isWanted(only.Type));

    /// <summary>
    /// IB's sample throws in <c>error(Exception)</c> what it gets: on the reader's thread that ends the program before anything
    /// can connect again.
    /// </summary>
    private async Task<bool> RemoveThrowAsync(IMethodSymbol? callback)
    {
        foreach (var reference in (callback is null ? null : WrapperCallbacks.In(_wrapper, callback))?.DeclaringSyntaxReferences ?? ImmutableArray<SyntaxReference>.Empty)
        {
            if (await reference.GetSyntaxAsync(_sources.CancellationToken).ConfigureAwait(false) is not MethodDeclarationSyntax method
                || await _sources.FileOfAsync(method.SyntaxTree).ConfigureAwait(false) is not { } file)
            {
                return false;
            }

            var thrown = method.DescendantNodes().Where(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax).ToList();
            if (thrown.Count == 0)
            {
                continue;
            }

            if (thrown is [ThrowStatementSyntax { Parent: SwitchSectionSyntax section } ofSection] && section.Statements.Last() == ofSection)
            {
                file.Replace(ofSection.Span, "break;");
                continue;
            }

            if (thrown is not [ThrowStatementSyntax last] || last.Parent != method.Body || method.Body!.Statements.Last() != last)
            {
                return false;
            }

            if (!file.Remove(last))
            {
                file.Replace(last.Span, string.Empty);
            }
        }

        return true;
    }

    private async Task<bool> WriteCallbackAsync(IMethodSymbol? callback, string told)
        => await _edit.WriteCallbackAsync(callback, WrapperEdit.OwnName(_member) + "." + told + "();").ConfigureAwait(false);

    /// <summary>The member with the object, new callbacks, and the type itself unless the project has it already.</summary>
    private bool WriteType()
    {
        if (TypeName() is not { } name)
        {
            return false;
        }

        var position = _declaration.CloseBraceToken.SpanStart;
        if (_declaration.OpenBraceToken.IsMissing || _declaration.CloseBraceToken.IsMissing || _declaration.OpenBraceToken.IsKind(SyntaxKind.None))
        {
            return false;
        }

        var holder = _isUsedOutside
            ? "internal " + name.Value + " " + _member + " { get; } = new " + name.Value + "();"
            : "private readonly " + name.Value + " " + _member + " = new " + name.Value + "();";
        if (!_edit.WriteMembers(holder))
        {
            return false;
        }

        if (name.IsThere)
        {
            return true;
        }

        var outermost = (TypeDeclarationSyntax)_declaration;
        while (outermost.Parent is TypeDeclarationSyntax outer)
        {
            outermost = outer;
        }

        var style = new ReconnectorStyle(
            _edit.FieldPrefix(),
            Shape.Indent,
            Shape.HasBracesOnOwnLines,
            Shape.UsesVar,
            (_file.Model.GetNullableContext(position) & NullableContext.AnnotationsEnabled) != 0);
        var text = ReconnectorText.Render(name.Value, _parts, style, full => _file.NameOf(full, outermost.SpanStart));
        var end = outermost.Span.End;
        var lineEnd = _file.Text.Lines.GetLineFromPosition(end).End;
        var rest = _file.Text.ToString(TextSpan.FromBounds(end, lineEnd)).TrimStart();
        _file.Insert(
            rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal) ? lineEnd : end,
            Shape.NewLine + Shape.NewLine + Indented(text, Shape.IndentAt(outermost.SpanStart)));
        return true;
    }

    private (string Value, bool IsThere)? TypeName()
    {
        foreach (var name in ReconnectorText.Names)
        {
            var there = _wrapper.ContainingNamespace.GetTypeMembers(name);
            if (there.IsEmpty && _file.Model.LookupNamespacesAndTypes(_declaration.SpanStart, name: name).IsEmpty)
            {
                return (name, false);
            }
        }

        return null;
    }

    private string Indented(string text, string indent)
        => string.Join(Shape.NewLine, text.Split('\n').Select(line => line.Length == 0 ? line : indent + line));
}
