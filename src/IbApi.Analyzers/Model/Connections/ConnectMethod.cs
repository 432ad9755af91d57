using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// One entry of the option <c>ibapi.connect_methods</c>: <c>Ns.Type.Method(host=p1|port=p2|clientId=p3)</c>, or
/// <c>Ns.Type.new(…)</c> for a constructor. Concerns all overloads that have parameters of these names.
/// </summary>
internal sealed record ConnectMethod(string TypeName, string MethodName, ImmutableDictionary<Setting, string> Parameters)
{
    public const string ConstructorName = "new";

    public bool IsConstructor => MethodName == ConstructorName;

    /// <summary>The word to search for: the method's name, or the type's own for a constructor.</summary>
    public string SearchedName
        => IsConstructor ? TypeName.Substring(TypeName.LastIndexOf('.') + 1) : MethodName;

    /// <summary>Reads one entry; null when it has another form.</summary>
    public static ConnectMethod? Parse(string text)
    {
        text = text.Trim();
        var open = text.IndexOf('(');
        if (open <= 0 || text[text.Length - 1] != ')')
        {
            return null;
        }

        var path = text.Substring(0, open).Trim();
        var dot = path.LastIndexOf('.');
        if (dot <= 0 || dot == path.Length - 1 || !path.Split('.').All(IsIdentifier))
        {
            return null;
        }

        var parameters = ImmutableDictionary<Setting, string>.Empty;
        foreach (var part in text.Substring(open + 1, text.Length - open - 2).Split('|'))
        {
            var pair = part.Split('=');
            if (pair.Length != 2 || SettingNamed(pair[0].Trim()) is not { } setting || !IsIdentifier(pair[1].Trim())
                || parameters.ContainsKey(setting))
            {
                return null;
            }

            parameters = parameters.Add(setting, pair[1].Trim());
        }

        return new ConnectMethod(path.Substring(0, dot), path.Substring(dot + 1), parameters);
    }

    public bool Concerns(IMethodSymbol method)
    {
        var definition = method.Definition();
        return (IsConstructor ? definition.MethodKind == MethodKind.Constructor : definition.Name == MethodName)
            && definition.WithInheritedContracts().Any(contract => contract.ContainingType?.ToDisplayString(FullNames) == TypeName)
            && Parameters.Values.All(name => definition.Parameters.Any(parameter => parameter.Name == name));
    }

    public int OrdinalOf(IMethodSymbol method, Setting setting)
        => Parameters.TryGetValue(setting, out var name)
            ? method.Definition().Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Ordinal ?? -1
            : -1;

    private static SymbolDisplayFormat FullNames { get; } = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted, SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static Setting? SettingNamed(string name)
        => name switch
        {
            "host" => Setting.Host,
            "port" => Setting.Port,
            "clientId" => Setting.ClientId,
            _ => null,
        };

    private static bool IsIdentifier(string text)
        => text.Length > 0 && text.All(static c => char.IsLetterOrDigit(c) || c == '_') && !char.IsDigit(text[0]);
}
