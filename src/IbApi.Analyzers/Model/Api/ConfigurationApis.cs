using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Api;

/// <summary>What reads a value from outside the code.</summary>
/// <param name="Key">The operation that says which value; null when the call does not say.</param>
/// <param name="Fallback">The operation that is used when the value is missing; null when there is none.</param>
/// <param name="Section">The operation whose result is read, which may be a section of a larger configuration; null when there is none.</param>
/// <param name="Source">By which means it is read.</param>
internal sealed record ConfigurationRead(IOperation? Key, IOperation? Fallback, IOperation? Section, SettingsSource Source = SettingsSource.None);

/// <summary>
/// The ways in which .NET programs read settings. Source: the public surface of Microsoft.Extensions.Configuration and
/// Options, System.Configuration, System.Environment and the serializers.
/// </summary>
internal static class ConfigurationApis
{
    /// <summary>The method that fills an object which exists already.</summary>
    public const string BindMethod = "Bind";

    private const string ExtensionsConfiguration = "Microsoft.Extensions.Configuration";
    private const string ExtensionsOptions = "Microsoft.Extensions.Options";
    private const string SystemConfiguration = "System.Configuration";

    /// <summary>Names of the methods that bind a whole object, whose type argument or argument says which.</summary>
    public static readonly ImmutableArray<string> OptionsTypes = ImmutableArray.Create("IOptions", "IOptionsMonitor", "IOptionsSnapshot");

    private static readonly ImmutableArray<string> ConfigurationNamespaces =
        ImmutableArray.Create(ExtensionsConfiguration, SystemConfiguration, "System.Web.Configuration");

    private static readonly ImmutableArray<string> BindingNamespaces =
        ImmutableArray.Create(ExtensionsConfiguration, ExtensionsOptions, "Microsoft.Extensions.DependencyInjection");

    private static readonly ImmutableArray<string> BindingMethods =
        ImmutableArray.Create("Get", BindMethod, "Configure", "AddOptions", "AddOptionsWithValidateOnStart", "BindConfiguration", "GetValue");

    /// <summary>How an operation reads configuration; null when it does not.</summary>
    public static ConfigurationRead? ReadBy(IOperation operation)
        => operation switch
        {
            IPropertyReferenceOperation property => ReadBy(property),
            IInvocationOperation invocation => ReadBy(invocation),
            _ => null,
        };

    /// <summary>Whether a call fills an object of some type from configuration or a settings file.</summary>
    public static bool Binds(IInvocationOperation invocation)
        => (BindingMethods.Contains(invocation.TargetMethod.Name) && invocation.TargetMethod.IsWithin(BindingNamespaces))
            || invocation.TargetMethod.Name.StartsWith("Deserialize", System.StringComparison.Ordinal);

    /// <summary>Whether a call fills an object from <c>IConfiguration</c>, and not from a file of its own.</summary>
    public static bool BindsConfiguration(IInvocationOperation invocation)
        => invocation.TargetMethod.IsWithin(BindingNamespaces);

    /// <summary>Whether a value is a configuration or a section of one.</summary>
    public static bool IsConfiguration(ITypeSymbol? type)
        => type is not null && (IsNamed(type, "IConfiguration") || type.AllInterfaces.Any(static i => IsNamed(i, "IConfiguration")));

    /// <summary>Whether a value is a section of a configuration, whose own key its type does not say.</summary>
    public static bool IsSection(ITypeSymbol? type)
        => type is not null && (IsNamed(type, "IConfigurationSection") || type.AllInterfaces.Any(static i => IsNamed(i, "IConfigurationSection")));

    /// <summary>The name that an attribute gives to a bound property; null when there is none.</summary>
    public static string? KeyNameOf(ISymbol member)
        => member.GetAttributes()
            .FirstOrDefault(static attribute => attribute.AttributeClass is { Name: "ConfigurationKeyNameAttribute" })?
            .ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>Whether a type's properties are entries of the project's own settings file (<c>Settings.Default</c>).</summary>
    public static bool IsApplicationSettings(ITypeSymbol? type)
    {
        for (var t = type?.BaseType; t is not null; t = t.BaseType)
        {
            if (t.Name is "ApplicationSettingsBase" or "SettingsBase" && t.ContainingNamespace.IsNamed(SystemConfiguration))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The attribute with the value that an application setting has when its file does not say.</summary>
    public static object? DefaultSettingValue(IPropertySymbol property)
        => property.GetAttributes()
            .FirstOrDefault(static attribute => attribute.AttributeClass is { Name: "DefaultSettingValueAttribute" })?
            .ConstructorArguments.FirstOrDefault().Value;

    private static bool IsNamed(ITypeSymbol type, string name)
        => type.Name == name && type.IsWithin(ExtensionsConfiguration);

    private static ConfigurationRead? ReadBy(IPropertyReferenceOperation property)
    {
        if (property.Property.IsIndexer)
        {
            var key = property.Arguments.FirstOrDefault()?.Value;
            var collection = (property.Instance?.Core() as IPropertyReferenceOperation)?.Property;
            return property.Property.IsWithin(ExtensionsConfiguration) ? new(key, null, property.Instance, SettingsSource.Configuration)
                : collection.IsWithin(ConfigurationNamespaces) ? new(key, null, null, SourceOf(collection!))
                : IsTestParameters(property.Property.ContainingType) || (collection is not null && IsTestParameters(collection))
                    ? new(key, null, null, SettingsSource.TestParameters)
                : property.Property.IsWithin(ConfigurationNamespaces) || IsApplicationSettings(property.Instance?.Type)
                    ? new(key, null, null, IsApplicationSettings(property.Instance?.Type) ? SettingsSource.ApplicationSettings : SettingsSource.None)
                : null;
        }

        if (property.Property.Name == "Value" && property.Property.IsWithin(ConfigurationNamespaces)
            && property.Instance is { } section)
        {
            // section.Value, and config.AppSettings.Settings["key"].Value
            return ReadBy(section.Core()) is { } inner ? inner : new(null, null, section, SettingsSource.Configuration);
        }

        return IsApplicationSettings(property.Property.ContainingType) ? new(null, null, null, SettingsSource.ApplicationSettings) : null;
    }

    /// <summary>Of the collections of a configuration file: <c>AppSettings</c>, and <c>AppSettings.Settings</c> of an opened one.</summary>
    private static SettingsSource SourceOf(IPropertySymbol collection)
        => collection.Name == "AppSettings" || collection is { Name: "Settings", ContainingType.Name: "AppSettingsSection" }
            ? SettingsSource.AppSettings
            : SettingsSource.None;

    /// <summary>NUnit's parameters of a test run.</summary>
    private static bool IsTestParameters(ITypeSymbol? type)
        => type is { Name: "TestParameters" } && type.IsWithin("NUnit.Framework");

    /// <summary>MSTest's properties of a test's context, the parameters of the run among them.</summary>
    private static bool IsTestParameters(IPropertySymbol property)
        => property is { Name: "Properties", ContainingType.Name: "TestContext" }
            && property.IsWithin("Microsoft.VisualStudio.TestTools.UnitTesting");

    /// <summary>
    /// A getter of some configuration class of another assembly: it takes a key and what to return without a value
    /// (<c>Config.GetInt("ib-port", 7497)</c>).
    /// </summary>
    private static ConfigurationRead? OfOwnKind(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var parameters = method.ReducedFrom is null && method.IsExtensionMethod ? method.Parameters.RemoveAt(0) : method.Parameters;
        return method.Name.StartsWith("Get", System.StringComparison.Ordinal)
            && invocation.SemanticModel is { Compilation: var compilation } && !method.IsInSourceOf(compilation)
            && !method.IsWithin("System.Collections")
            && parameters is [{ Type.SpecialType: SpecialType.System_String } key, { Name: "defaultValue" or "fallback" or "defaultVal" or "@default" } other]
            && invocation.Arguments.For(key.Ordinal) is { Value: { ConstantValue.HasValue: true } name }
            && invocation.Arguments.For(other.Ordinal) is { ArgumentKind: ArgumentKind.Explicit } fallback
                ? new ConfigurationRead(name, fallback.Value, null)
                : null;
    }

    private static ConfigurationRead? ReadBy(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var type = method.ContainingType;
        if (type is { Name: "Environment" } && type.ContainingNamespace.IsNamed("System"))
        {
            return method.Name switch
            {
                "GetEnvironmentVariable" => new(invocation.Arguments.For(0)?.Value, null, null, SettingsSource.Environment),
                "GetCommandLineArgs" or "GetEnvironmentVariables" => new(null, null, null),
                _ => null,
            };
        }

        if (method.IsWithin(ExtensionsConfiguration))
        {
            var configuration = invocation.Instance ?? invocation.Arguments.For(0)?.Value;
            return method.Name switch
            {
                "GetValue" or "GetRequiredSection" => new(
                    invocation.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "key")?.Value,
                    invocation.Arguments.FirstOrDefault(
                        static a => a.Parameter?.Name == "defaultValue" && a.ArgumentKind == ArgumentKind.Explicit)?.Value,
                    configuration,
                    SettingsSource.Configuration),
                "GetSection" => new(
                    invocation.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "key")?.Value, null, configuration, SettingsSource.Configuration),
                "Get" => new(null, null, configuration, SettingsSource.Configuration),

                // A key of a section of its own.
                "GetConnectionString" => new(null, null, null),
                _ => null,
            };
        }

        // ConfigurationManager.AppSettings.Get("key")
        if (method.Name == "Get" && invocation.Instance?.Core() is IPropertyReferenceOperation { Property: { } all } && all.IsWithin(ConfigurationNamespaces))
        {
            return new(invocation.Arguments.For(0)?.Value, null, null, SourceOf(all));
        }

        // TestContext.Parameters.Get("key", 7497)
        if (method.Name == "Get" && IsTestParameters(type))
        {
            return new(invocation.Arguments.For(0)?.Value, invocation.Arguments.For(1)?.Value, null, SettingsSource.TestParameters);
        }

        if (OfOwnKind(invocation) is { } own)
        {
            return own;
        }

        return type is { Name: "File" } && type.ContainingNamespace.IsNamed("System.IO")
            && method.Name.StartsWith("Read", System.StringComparison.Ordinal)
                ? new(null, null, null)
                : null;
    }
}
