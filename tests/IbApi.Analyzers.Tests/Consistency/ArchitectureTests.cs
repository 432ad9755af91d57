using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using IbApi.Analyzers.DocumentationGenerator;
using IbApi.Analyzers.Rules;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>The arrows between the parts, what may be kept, and what may be registered (docs/decisions).</summary>
public sealed class ArchitectureTests
{
    private const string Root = "IbApi.Analyzers";

    /// <summary>What a namespace may use besides itself. `Model.*` are all below Model; Rules.* may use Rules, but no sibling.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        [""] = [],
        ["Infrastructure"] = [],
        ["Diagnostics"] = [""],
        ["Model.Api"] = ["Infrastructure"],
        ["Model.Names"] = ["Model.Api", "Infrastructure"],
        ["Model.Project"] = ["Model", "Model.Api", "Infrastructure"],
        ["Model.Values"] = ["Model", "Model.Api", "Model.Names", "Model.Connections", "Infrastructure"],
        ["Model.Connections"] = ["Model", "Model.Api", "Model.Names", "Model.Project", "Model.Values", "Infrastructure"],
        ["Model.Settings"] = ["Model", "Model.Api", "Model.Names", "Model.Values", "Infrastructure"],
        ["Model.Callbacks"] = ["Model", "Model.Api", "Model.Names", "Model.Values", "Model.Connections", "Infrastructure"],
        ["Model.Readers"] =
            ["Model", "Model.Api", "Model.Values", "Model.Connections", "Model.Callbacks", "Infrastructure"],
        ["Model.Waits"] =
            ["Model", "Model.Api", "Model.Values", "Model.Connections", "Model.Callbacks", "Infrastructure"],
        ["Model.Versions"] = ["Model", "Model.Api", "Model.Connections", "Model.Values", "Infrastructure"],
        ["Model"] = ["Model.*", "Options", "Infrastructure"],
        // The values of options: sets of ports, connect methods and the settings that these name.
        ["Options"] = ["Model.Api", "Model.Connections", "Model.Values"],
        // One voice lists the rules that compete.
        ["Rules"] = ["", "Diagnostics", "Model", "Model.*", "Options", "Infrastructure", "Rules.*"],
        ["Rules.*"] = ["", "Diagnostics", "Model", "Model.*", "Options", "Infrastructure", "Rules"],
    };

    /// <summary>
    /// Types that use what their namespace must not, each with its reason. An entry that is not needed any more fails the test.
    /// </summary>
    private static readonly Dictionary<string, string[]> Exceptions = [];

    private static readonly string AnalyzersPath = typeof(IbApiRule).Assembly.Location;

    private static readonly string FixesPath = Path.Combine(AppContext.BaseDirectory, "IbApi.Analyzers.CodeFixes.dll");

    [Fact]
    public void Analyzers_refer_to_what_the_oldest_host_has()
        => AssertReferences(
            AnalyzersPath,
            "netstandard 2.0.0.0",
            "Microsoft.CodeAnalysis 4.8.0.0",
            "System.Collections.Immutable 7.0.0.0");

    [Fact]
    public void Fixes_refer_to_what_the_oldest_host_has()
        => AssertReferences(
            FixesPath,
            "netstandard 2.0.0.0",
            "IbApi.Analyzers 0.1.0.0",
            "Microsoft.CodeAnalysis 4.8.0.0",
            "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
            "Microsoft.CodeAnalysis.Workspaces 4.8.0.0",
            "Microsoft.CodeAnalysis.CSharp.Workspaces 4.8.0.0",
            "System.Collections.Immutable 7.0.0.0",
            "System.Composition.AttributedModel 7.0.0.0");

    [Fact]
    public void Fixes_know_ids_and_the_property_bag_and_nothing_else_of_the_rules()
    {
        using var fixes = new AssemblyMetadata(FixesPath);

        AssertNone(fixes.TypesFrom(Root).Except([Root + ".DiagnosticIds", Root + ".Diagnostics.FixData"]));
    }

    [Fact]
    public void Namespaces_use_what_they_may()
    {
        using var analyzers = new AssemblyMetadata(AnalyzersPath);
        var uses = analyzers.Uses()
            .Where(static use => IsOurs(use.User) && IsOurs(use.Used) && NamespaceOf(use.User) != NamespaceOf(use.Used))
            .ToList();
        Assert.Contains((Root + ".Model.IbApiModel", Root + ".Infrastructure.SnapshotSlot`1"), uses);

        var forbidden = uses.Where(static use => !IsAllowed(NamespaceOf(use.User), NamespaceOf(use.Used)))
            .Select(static use => (use.User, Used: NamespaceOf(use.Used)))
            .Distinct()
            .ToList();

        AssertNone(forbidden.Except(Excepted()).Select(static use => $"{use.User} uses {use.Used}"));
        AssertNone(Excepted().Except(forbidden).Select(static use => $"{use.User} does not use {use.Used} any more: remove the exception"));
    }

    [Fact]
    public void Analyzers_and_rules_have_no_state()
    {
        var rules = typeof(IbApiRule).Assembly.GetTypes()
            .Where(static type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) || typeof(IValueVoice).IsAssignableFrom(type));

        Assert.All(rules, static rule => Assert.DoesNotContain(
            InstanceFields(rule),
            static field => field.Name != $"<{nameof(DiagnosticAnalyzer.SupportedDiagnostics)}>k__BackingField"));
    }

    [Fact]
    public void Nothing_static_changes_but_the_weak_tables()
    {
        var fields = typeof(IbApiRule).Assembly.GetTypes().Concat(TypesOfFixes())
            .Where(static type => IsOurs(type.FullName!) && !IsCompilersOwn(type))
            .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(static field => !field.IsLiteral)
            .ToList();

        AssertNone(fields.Where(static field => !field.IsInitOnly).Select(NameOf));
        AssertNone(fields.Where(static field => !field.IsPrivate && field.FieldType.IsArray).Select(NameOf));
        Assert.Equal(
            [
                Root + ".Infrastructure.SnapshotSlot`1.Slots",
                Root + ".Infrastructure.TreeFacts.Slots",
                Root + ".Model.Settings.SettingsFile.Slots",
            ],
            fields.Where(static field => CanChange(field.FieldType)).Select(NameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Public_types_are_analyzers_and_fixes()
        => Assert.All(
            typeof(IbApiRule).Assembly.GetExportedTypes().Concat(TypesOfFixes().Where(static type => type.IsPublic)),
            static type => Assert.True(
                typeof(DiagnosticAnalyzer).IsAssignableFrom(type) || typeof(CodeFixProvider).IsAssignableFrom(type),
                $"{type} is public, but nobody compiles against the package."));

    [Fact]
    public void Rules_ask_by_file_and_in_no_other_way()
        => Assert.All(RuleCatalogue.Analyzers, static analyzer =>
        {
            var context = Record(analyzer, WithApi());

            Assert.NotEmpty(context.Registered);
            Assert.Empty(context.Registered.Except(["SemanticModel", "AdditionalFile"]));
            Assert.True(context.IsConcurrent);
            Assert.Equal(GeneratedCodeAnalysisFlags.None, context.GeneratedCode);
        });

    [Fact]
    public void Without_the_api_nothing_is_registered()
        => Assert.All(RuleCatalogue.Analyzers, static analyzer =>
            Assert.Empty(Record(analyzer, WithApi().RemoveReferences(ApiGeneration.Newest.Reference)).Registered));

    [Fact]
    public void Analyzers_serve_both_languages()
        => Assert.All(RuleCatalogue.Analyzers, static analyzer => Assert.Equal(
            [LanguageNames.CSharp, LanguageNames.VisualBasic],
            analyzer.GetType().GetCustomAttribute<DiagnosticAnalyzerAttribute>()!.Languages));

    /// <summary>Names them all where there are some.</summary>
    private static void AssertNone(IEnumerable<string> found)
        => Assert.True(!found.Any(), string.Join("\n", found));

    private static void AssertReferences(string path, params string[] allowed)
    {
        using var assembly = new AssemblyMetadata(path);

        AssertNone(assembly.References.Select(static reference => $"{reference.Name} {reference.Version}").Except(allowed));
    }

    private static Compilation WithApi()
        => TestProgram.Compile([(TestProgram.FirstFile, "class C;")], withGlobalUsings: false);

    private static RecordingContext Record(DiagnosticAnalyzer analyzer, Compilation compilation)
    {
        var context = new RecordingContext(compilation, TestOptions.None.With());
        analyzer.Initialize(context);
        return context;
    }

    private static Type[] TypesOfFixes()
        => Assembly.Load("IbApi.Analyzers.CodeFixes").GetTypes();

    private static bool IsOurs(string fullName)
        => fullName.StartsWith(Root + ".", StringComparison.Ordinal);

    private static bool IsCompilersOwn(Type type)
        => type.Name.StartsWith('<') || (type.DeclaringType is { } outer && IsCompilersOwn(outer));

    /// <summary>Without the root: <c>Model.Api</c> of <c>IbApi.Analyzers.Model.Api.PortSet</c>.</summary>
    private static string NamespaceOf(string fullName)
        => fullName[..fullName.LastIndexOf('.')] is var name && name.Length > Root.Length ? name[(Root.Length + 1)..] : "";

    private static bool IsAllowed(string user, string used)
    {
        var allowed = Arrows.TryGetValue(user, out var own) ? own
            : user.StartsWith("Rules.", StringComparison.Ordinal) ? Arrows["Rules.*"]
            : [];
        return allowed.Any(pattern => pattern.EndsWith(".*", StringComparison.Ordinal)
            ? used.StartsWith(pattern[..^1], StringComparison.Ordinal)
            : used == pattern);
    }

    private static IEnumerable<(string User, string Used)> Excepted()
        => Exceptions.SelectMany(static entry => entry.Value.Select(used => (entry.Key, used)));

    private static IEnumerable<FieldInfo> InstanceFields(Type type)
    {
        for (var current = type; current is not null && IsOurs(current.FullName!); current = current.BaseType)
        {
            foreach (var field in current.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    /// <summary>
    /// Collections that can be added to, and what wraps them. Private arrays of words that nobody writes to are let pass:
    /// <c>IndexOfAny</c> takes nothing else.
    /// </summary>
    private static bool CanChange(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ConditionalWeakTable<,>)
            || type.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections" or "System.Text"
            || type.Namespace is "System.Threading"
            || type.Name is "Lazy`1" or "StrongBox`1" or "WeakReference`1";

    private static string NameOf(FieldInfo field)
        => $"{field.DeclaringType!.FullName}.{field.Name}";
}
