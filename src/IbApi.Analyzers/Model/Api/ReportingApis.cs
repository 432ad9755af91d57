using System;
using System.Collections.Immutable;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// What shows a value to people and decides nothing by it: consoles, logs, files that are written, and the formatting
/// before it. Source: the documentation of .NET, Microsoft.Extensions.Logging, Serilog, NLog, log4net, and of the
/// test frameworks' output.
/// </summary>
internal static class ReportingApis
{
    private static readonly ImmutableArray<string> LoggingNamespaces = ImmutableArray.Create(
        "Microsoft.Extensions.Logging", "Serilog", "NLog", "log4net");

    private static readonly ImmutableHashSet<string> Writers = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "System.Console",
        "System.Diagnostics.Debug",
        "System.Diagnostics.Trace",
        "System.Diagnostics.TraceSource",
        "System.Diagnostics.Debugger",
        "System.IO.TextWriter",
        "Xunit.ITestOutputHelper",
        "Xunit.Abstractions.ITestOutputHelper",
        "NUnit.Framework.TestContext",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestContext",
        "Microsoft.VisualStudio.TestTools.UnitTesting.Logging.Logger");

    private static readonly ImmutableArray<string> WritingVerbs = ImmutableArray.Create("Write", "Print", "Log", "Trace");

    /// <summary>Whether a method writes what it is given to where only people read it.</summary>
    public static bool Reports(IMethodSymbol method)
    {
        if (method.IsWithin(LoggingNamespaces))
        {
            return true;
        }

        if (method.ContainingType is { Name: "File" } file && file.ContainingNamespace.IsNamed("System.IO"))
        {
            return method.Name.StartsWith("Append", StringComparison.Ordinal);
        }

        foreach (var verb in WritingVerbs)
        {
            if (method.Name.StartsWith(verb, StringComparison.Ordinal))
            {
                for (var type = method.ContainingType; type is not null; type = type.BaseType)
                {
                    if (Writers.Contains(type.OriginalDefinition.ToDisplayString()))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Whether a method only makes a text of what it is given, so that the text says all that the value did.</summary>
    public static bool Formats(IMethodSymbol method)
        => method.Name == "ToString"
            || (method.ContainingType?.SpecialType == SpecialType.System_String
                && method.Name is "Format" or "Concat" or "Join" or "Trim" or "TrimEnd" or "TrimStart");
}
