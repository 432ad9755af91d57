using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>A place where the program disconnects on purpose.</summary>
internal sealed class StopSite
{
    private StopSite(SourceFile file, InvocationExpressionSyntax call, ExpressionSyntax whole, string client, ISymbol? symbol)
    {
        File = file;
        Call = call;
        Whole = whole;
        Client = client;
        Symbol = symbol;
    }

    public SourceFile File { get; }

    public InvocationExpressionSyntax Call { get; }

    /// <summary>The call with its receiver.</summary>
    public ExpressionSyntax Whole { get; }

    /// <summary>The expression of the client.</summary>
    public string Client { get; }

    /// <summary>What holds the client; null where the object is one.</summary>
    public ISymbol? Symbol { get; }

    /// <summary>
    /// All of the project, but what a callback does: that is an answer to something that happened, and the session shall
    /// come back.
    /// </summary>
    public static async Task<IReadOnlyList<StopSite>> AllAsync(ProjectSources sources, INamedTypeSymbol wrapper, INamedTypeSymbol api)
    {
        var callbacks = new HashSet<ISymbol>(
            api.GetMembers().OfType<IMethodSymbol>().Select(callback => WrapperCallbacks.In(wrapper, callback)).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        var sites = new List<StopSite>();
        foreach (var file in await sources.FilesWithAsync(ApiNames.Disconnect).ConfigureAwait(false))
        {
            foreach (var call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (SiteOf(file, call) is { } site
                    && !ReconnectorText.IsWithin(call)
                    && !(call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
                        && file.Model.GetDeclaredSymbol(method) is { } symbol && callbacks.Contains(symbol)))
                {
                    sites.Add(site);
                }
            }
        }

        return sites;
    }

    private static StopSite? SiteOf(SourceFile file, InvocationExpressionSyntax call)
    {
        var (name, whole, client) = call.Expression switch
        {
            MemberAccessExpressionSyntax access => (access.Name.Identifier.ValueText, (ExpressionSyntax)call, access.Expression),
            IdentifierNameSyntax simple => (simple.Identifier.ValueText, call, null),
            MemberBindingExpressionSyntax binding when call.Parent is ConditionalAccessExpressionSyntax conditional
                => (binding.Name.Identifier.ValueText, conditional, conditional.Expression),
            _ => (string.Empty, call, (ExpressionSyntax?)null),
        };
        return name == ApiNames.Disconnect
            && file.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.ContainingNamespace.Name: ApiNames.Namespace }
                ? new StopSite(
                    file, call, whole, client?.ToString() ?? "this", client is null ? null : file.Model.GetSymbolInfo(client).Symbol)
                : null;
    }
}
