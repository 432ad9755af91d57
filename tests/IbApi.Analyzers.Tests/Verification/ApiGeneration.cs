using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>A generation of the API, as its stand-in assembly in the output of the tests.</summary>
public sealed record ApiGeneration(string Name, MetadataReference Reference)
{
    public static readonly ApiGeneration V971 = Load("V971");
    public static readonly ApiGeneration V976 = Load("V976");
    public static readonly ApiGeneration V1019 = Load("V1019");
    public static readonly ApiGeneration V1030 = Load("V1030");
    public static readonly ApiGeneration V1050 = Load("V1050");

    public static readonly ImmutableArray<ApiGeneration> All = [V971, V976, V1019, V1030, V1050];

    /// <summary>
    /// Those on which a rule is tested that says nothing else: all of them, or fewer where <c>IBAPI_TEST_GENERATIONS</c> asks for a
    /// quick run (CONTRIBUTING.md).
    /// </summary>
    public static readonly ImmutableArray<ApiGeneration> Tested = Environment.GetEnvironmentVariable("IBAPI_TEST_GENERATIONS") switch
    {
        "ends" => [V971, V1050],
        "newest" => [V1050],
        _ => All,
    };

    /// <summary>False for a quick run.</summary>
    public static bool AreAllTested => Tested.Length == All.Length;

    public static ApiGeneration Newest => V1050;

    public override string ToString() => Name;

    public static ApiGeneration Named(string name) => All.Single(generation => generation.Name == name);

    private static ApiGeneration Load(string name)
        => new(name, MetadataReference.CreateFromFile(
            Path.Combine(AppContext.BaseDirectory, "standins", name, "CSharpAPI.dll")));
}
