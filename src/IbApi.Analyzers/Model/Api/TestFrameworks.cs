using System.Collections.Immutable;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Api;

/// <summary>What the test frameworks are called: their assemblies, their attributes, the data of their test cases.</summary>
internal static class TestFrameworks
{
    /// <summary>Assemblies that a test project references. Source: the packages xunit, xunit.v3, NUnit, MSTest and TUnit.</summary>
    public static readonly ImmutableArray<string> Assemblies = ImmutableArray.Create(
        "xunit.core",
        "xunit.v3.core",
        "nunit.framework",
        "MSTest.TestFramework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "TUnit.Core");

    /// <summary>Attributes that make a method a test or a class a fixture, without their suffix.</summary>
    public static readonly ImmutableArray<string> TestAttributes = ImmutableArray.Create(
        "Fact", "Theory",
        "Test", "TestCase", "TestCaseSource", "TestFixture", "SetUpFixture",
        "TestMethod", "DataTestMethod", "TestClass");

    /// <summary>Attributes whose arguments are the arguments of one call of the test method.</summary>
    public static readonly ImmutableArray<string> TestCaseAttributes = ImmutableArray.Create(
        "InlineDataAttribute", "TestCaseAttribute", "DataRowAttribute", "ArgumentsAttribute");

    /// <summary>Whether a method carries an attribute of a test framework, or one that derives from such an attribute.</summary>
    public static bool IsTest(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            {
                if (type.IsWithin(RootNamespaces))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The key in <c>xunit.runner.json</c> that says whether collections run at the same time.</summary>
    public const string XunitParallelCollectionsKey = "parallelizeTestCollections";

    /// <summary>Attributes of methods that a framework runs after a test, after a class, or after all.</summary>
    public static readonly ImmutableArray<string> TeardownAttributes = ImmutableArray.Create(
        "TearDownAttribute", "OneTimeTearDownAttribute", "TestCleanupAttribute", "ClassCleanupAttribute", "AssemblyCleanupAttribute", "AfterAttribute");

    /// <summary>Whether an attribute makes a method a test, rather than prepare for one or clear up after it.</summary>
    public static bool MakesTest(INamedTypeSymbol? attribute)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
        {
            if (type.IsWithin(RootNamespaces)
                && type.Name.EndsWith("Attribute", System.StringComparison.Ordinal)
                && TestAttributes.Contains(type.Name.Substring(0, type.Name.Length - "Attribute".Length)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first part of a framework's namespace; null for a type that is none of theirs.</summary>
    public static string? RootOf(INamedTypeSymbol? attribute)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
        {
            foreach (var root in RootNamespaces)
            {
                if (type.IsWithin(root))
                {
                    return root.Split('.')[0];
                }
            }
        }

        return null;
    }

    public static readonly ImmutableArray<string> RootNamespaces = ImmutableArray.Create(
        "Xunit", "NUnit", "Microsoft.VisualStudio.TestTools", "TUnit");
}
