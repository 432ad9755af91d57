using System;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>The compiler in which the tests run (<c>-p:RoslynVersion=4.8.0</c>), where an older one cannot tell what a newer one tells.</summary>
internal static class TestedCompiler
{
    private static readonly Version Version = typeof(Compilation).Assembly.GetName().Version!;

    /// <summary>Before Roslyn 4.10, <c>int[] ports = [7497]</c> had no operation, so the model says "unknown".</summary>
    public static bool DescribesCollectionExpressions { get; } = Version >= new Version(4, 10);

    /// <summary>The sources of the package are written in the language of the SDK that builds them; older compilers only run it.</summary>
    public static bool CompilesThePackage { get; } = Version >= new Version(5, 0);

    public static bool IsNewest { get; } = Version > new Version(5, 1);

    /// <summary>
    /// What older compilers are tested for is whether rules and fixes do the same in them, in one form of each program. The comments of
    /// generated code, suppressions and C# 7.3 are the newest compiler's to test, unless somebody asks for everything.
    /// </summary>
    public static bool TakesEveryForm { get; } = IsNewest || ApiGeneration.AreAllTested;
}
