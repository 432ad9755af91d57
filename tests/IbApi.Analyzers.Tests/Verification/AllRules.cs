using System;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>Every analyzer of the shipped assembly.</summary>
internal static class AllRules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(IbApiRule).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>The analyzers that can report one of the rules.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> AnalyzersOf(ImmutableArray<string> rules)
        => [.. Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => rules.Contains(descriptor.Id)))];
}
