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

    public static readonly ImmutableArray<string> RootNamespaces = ImmutableArray.Create(
        "Xunit", "NUnit", "Microsoft.VisualStudio.TestTools", "TUnit");
}
