using System.Collections.Immutable;

namespace IbApi.Analyzers.Model.Api;

/// <summary>The libraries that make substitutes: a call on one of their objects connects nothing.</summary>
internal static class MockFrameworks
{
    public static readonly ImmutableArray<string> RootNamespaces = ImmutableArray.Create("NSubstitute", "Moq", "FakeItEasy", "Telerik.JustMock", "Rhino.Mocks");

    /// <summary>Names of their assemblies: without one of them among the references nobody looks for mocks.</summary>
    public static readonly ImmutableArray<string> Assemblies = ImmutableArray.Create("NSubstitute", "Moq", "FakeItEasy", "Telerik.JustMock", "Rhino.Mocks");
}
