using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using IbApi.Analyzers.ClientId;
using IbApi.Analyzers.Endpoint;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>
/// What holds for every fix of the package: a test compiles what it writes as C# 7.3 on .NET Framework and as the newest C#, applies it
/// again and to all findings (<see cref="FixTest{TFix}"/>), and a test runs it.
/// </summary>
public sealed class FixTestsTests
{
    /// <summary>Fixes that change settings files and no code: there is nothing to compile or to run.</summary>
    private static readonly ImmutableArray<Type> OnlyFiles =
        [typeof(PaperPortInSettingsFixer), typeof(RegisterClientIdFixer), typeof(RemoveRegisterEntryFixer)];

    /// <summary>Fixes whose programs have several files each, and are compiled as C# 7.3 and as the newest by their own tests.</summary>
    private static readonly ImmutableArray<Type> WithOwnTests = [typeof(Lifecycle.ReconnectFixer), typeof(CheckPaperAccountFixer)];

    public static TheoryData<Type> Fixers => [.. typeof(UsePaperPortFixer).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type) && !OnlyFiles.Contains(type))];

    private static readonly Lazy<ImmutableHashSet<string>> Compiled = new(FindCompiled);

    private static readonly ImmutableHashSet<Type> Executed = typeof(FixTestsTests).Assembly.GetTypes()
        .SelectMany(static type => type.GetCustomAttribute<ExecutesAttribute>()?.Fixers ?? [])
        .ToImmutableHashSet();

    [Theory]
    [MemberData(nameof(Fixers))]
    public void Is_applied_to_one_and_to_all(Type fixer)
    {
        var provider = (CodeFixProvider)Activator.CreateInstance(fixer)!;

        Assert.NotEmpty(provider.FixableDiagnosticIds);
        Assert.True(
            provider.GetFixAllProvider()!.GetSupportedFixAllScopes().ToHashSet().IsSupersetOf([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution]));
    }

    [Theory]
    [MemberData(nameof(Fixers))]
    public void Is_compiled_as_the_oldest_and_the_newest_language(Type fixer)
        => Assert.True(
            WithOwnTests.Contains(fixer) || Compiled.Value.Contains(fixer.Name),
            $"No test of {fixer.Name} says what becomes of a program that compiles on .NET Framework, too.");

    [Theory]
    [MemberData(nameof(Fixers))]
    public void Is_run(Type fixer)
        => Assert.True(Executed.Contains(fixer), $"No test class says that it [Executes] what {fixer.Name} writes.");

    /// <summary>The fixes of all <c>new FixTest&lt;…&gt; { Fixed = … }</c> that are not kept to the newest language.</summary>
    private static ImmutableHashSet<string> FindCompiled()
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "IbApi.Analyzers.Tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes())
            .OfType<ObjectCreationExpressionSyntax>()
            .Where(static creation => SetIn(creation).Any(static set => set.Left.ToString() == "Fixed")
                && !SetIn(creation).Any(static set => set.ToString() == "AlsoOnFramework = false"))
            .Select(static creation => creation.Type)
            .OfType<GenericNameSyntax>()
            .Where(static type => type.Identifier.ValueText == nameof(FixTest<UsePaperPortFixer>))
            .Select(static type => type.TypeArgumentList.Arguments[0].ToString())
            .ToImmutableHashSet();

    private static IEnumerable<AssignmentExpressionSyntax> SetIn(ObjectCreationExpressionSyntax creation)
        => creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [];
}
