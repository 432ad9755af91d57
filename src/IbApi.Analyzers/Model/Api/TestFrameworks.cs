using System.Collections.Immutable;

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

    public static readonly ImmutableArray<string> RootNamespaces = ImmutableArray.Create(
        "Xunit", "NUnit", "Microsoft.VisualStudio.TestTools", "TUnit");
}
