using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using IbApi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>All rules and fixes, as a host finds them: by the types in the shipped assemblies.</summary>
internal static class RuleCatalogue
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Create<DiagnosticAnalyzer>(typeof(IbApiRule).Assembly);

    public static ImmutableArray<CodeFixProvider> Fixers { get; } =
        Create<CodeFixProvider>(Assembly.Load("IbApi.Analyzers.CodeFixes"));

    /// <summary>Every descriptor, by ID.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
    [
        .. Analyzers
            .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .Distinct()
            .OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    private static HashSet<string> FixableIds { get; } = [.. Fixers.SelectMany(static fixer => fixer.FixableDiagnosticIds)];

    public static bool HasFix(string id)
        => FixableIds.Contains(id);

    /// <summary>The analyzers that can report a rule.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> AnalyzersOf(string id)
        => [.. Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id))];

    /// <summary>The fixes for a rule; what is made for few rules is likelier what its reader wants.</summary>
    public static ImmutableArray<CodeFixProvider> FixersOf(string id)
        => [.. Fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(id)).OrderBy(static fixer => fixer.FixableDiagnosticIds.Length)];

    private static ImmutableArray<T> Create<T>(Assembly assembly)
        where T : class
        => [
            .. assembly.GetTypes()
                .Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
                .OrderBy(static type => type.FullName, StringComparer.Ordinal)
                .Select(static type => (T)Activator.CreateInstance(type)!),
        ];
}
