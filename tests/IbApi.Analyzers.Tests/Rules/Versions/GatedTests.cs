using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using Xunit.Abstractions;

namespace IbApi.Analyzers.Tests.Rules.Versions;

/// <summary>
/// IBAPI4002 for every request and every gated member and parameter of every generation, generated from the signatures: below
/// the gate reported; under a check, and for a TWS at the gate, silent. One compilation for a generation and a TWS.
/// </summary>
public sealed class GatedTests(ITestOutputHelper output)
{
    private const string Below = "952";
    private const string Above = "10.51";

    public static TheoryData<string> Generations => [.. ApiGeneration.Tested.Select(static api => api.Name)];

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task Requests(string generation)
    {
        var cases = RequestsOf(Api(generation)).ToList();

        await AssertAsync(generation, "requests", cases);
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task Members_and_parameters(string generation)
    {
        var api = Api(generation);

        await AssertAsync(generation, "members and parameters", [.. MembersOf(api), .. ParametersOf(api)]);
    }

    /// <summary>One statement, and the server version that it needs; zero where every server knows it.</summary>
    private sealed record Case(string Name, string Setup, string Statement, int Gate);

    private async Task AssertAsync(string generation, string what, List<Case> cases)
    {
        var api = Api(generation);
        var max = MaxServerVersion(api);
        var spoken = IbVersion.TryParse(Below, out var tws) ? ServerVersions.NewestOf(tws) : 0;
        var body = string.Concat(cases.Select(static (test, i) => $$"""
                void Bare{{i}}(EClientSocket client) { {{test.Setup}} {{test.Statement}} }
                void Under{{i}}(EClientSocket client) { if (client.ServerVersion < {{test.Gate}}) return; {{test.Setup}} {{test.Statement}} }
                void Short{{i}}(EClientSocket client) { if (client.ServerVersion >= {{test.Gate - 1}}) { {{test.Setup}} {{test.Statement}} } }

            """));
        var compilation = TestProgram.Compile([(TestProgram.FirstFile, "class Bot {\n" + body + "}")], api);
        Assert.Empty(TestProgram.ErrorsOf(compilation));

        var below = (await FoundAsync(compilation, Below)).ToHashSet();
        var expected = cases
            .Select(static (test, i) => (test, i))
            .Where(pair => pair.test.Gate > spoken && pair.test.Gate <= max)
            .SelectMany(static pair => (string[])["Bare" + pair.i, "Short" + pair.i])
            .ToHashSet();
        Assert.Equal(
            expected.Select(name => Describe(name, cases)).Order(StringComparer.Ordinal),
            below.Select(name => Describe(name, cases)).Order(StringComparer.Ordinal));
        Assert.Empty(await FoundAsync(compilation, Above));

        output.WriteLine($"{generation}: {cases.Count} {what}, {expected.Count / 2} of them reported below their gate, {cases.Count * 6} cases");
    }

    private static string Describe(string name, List<Case> cases)
    {
        var start = name.TrimEnd("0123456789".ToCharArray());
        return start + " " + cases[int.Parse(name[start.Length..], CultureInfo.InvariantCulture)].Name;
    }

    private static async Task<IEnumerable<string>> FoundAsync(Compilation compilation, string tws)
    {
        var found = await compilation
            .WithAnalyzers(AllRules.AnalyzersOf(["IBAPI4002"]), new AnalyzerOptions([], TestOptions.Of(("ibapi.tws_version", tws))))
            .GetAnalyzerDiagnosticsAsync();
        return found
            .Where(static diagnostic => diagnostic.Id == "IBAPI4002")
            .Select(diagnostic => compilation.GetSemanticModel(diagnostic.Location.SourceTree!)
                .GetEnclosingSymbol(diagnostic.Location.SourceSpan.Start)!.Name);
    }

    private static ApiGeneration Api(string name)
        => ApiGeneration.Named(name);

    private static INamespaceSymbol NamespaceOf(ApiGeneration api)
        => TestProgram.Compile([], api).GetTypeByMetadataName("IBApi.EClientSocket")!.ContainingNamespace;

    private static int MaxServerVersion(ApiGeneration api)
        => NamespaceOf(api).GetTypeMembers("Constants").Single().GetMembers("MaxVersion").OfType<IFieldSymbol>()
            .Select(static field => (int)field.ConstantValue!).DefaultIfEmpty(0).Single();

    private static IEnumerable<IMethodSymbol> Methods(ApiGeneration api)
    {
        var space = NamespaceOf(api);
        return space.GetTypeMembers("EClient").AddRange(space.GetTypeMembers("EClientSocket"))
            .SelectMany(static type => type.GetMembers())
            .OfType<IMethodSymbol>()
            .Where(static method => method is { MethodKind: MethodKind.Ordinary, IsStatic: false, DeclaredAccessibility: Accessibility.Public, IsOverride: false })
            .GroupBy(static method => method.Name)
            .Select(static group => group.OrderByDescending(static method => method.Parameters.Length).First());
    }

    private static IEnumerable<Case> RequestsOf(ApiGeneration api)
        => Methods(api)
            .Where(static method => method.ReturnsVoid && method.Name is not ("eConnect" or "eDisconnect" or "Close"))
            .Select(static method => new Case(
                method.Name,
                "",
                $"client.{method.Name}({string.Join(", ", method.Parameters.Select(DefaultOf))});",
                RequestGates.Requests.FirstOrDefault(gate => gate.Name == method.Name)?.ServerVersion ?? 0));

    private static IEnumerable<Case> MembersOf(ApiGeneration api)
    {
        var space = NamespaceOf(api);
        var max = MaxServerVersion(api);
        foreach (var (type, requests) in RequestGates.Carriers)
        {
            var gates = RequestGates.Members.Where(gate => gate.Owner == type && gate.IsOf(max)).ToList();
            foreach (var property in space.GetTypeMembers(type).SelectMany(static carrier => carrier.GetMembers()).OfType<IPropertySymbol>().Where(static p => p.SetMethod is not null))
            {
                var gate = gates.FirstOrDefault(candidate => candidate.Name == property.Name);
                var request = (gate is null ? null : RequestGates.OnlyCarrierOf(gate)) ?? requests[0];
                var method = Methods(api).FirstOrDefault(candidate => candidate.Name == request);
                if (method is null || ValueOf(property.Type) is not { } value || method.Parameters.All(parameter => parameter.Type.Name != type))
                {
                    continue;
                }

                var arguments = method.Parameters.Select(parameter => parameter.Type.Name == type ? "carried" : DefaultOf(parameter));
                yield return new Case(
                    type + "." + property.Name,
                    $"var carried = new {type}(); carried.{property.Name} = {value};",
                    $"client.{request}({string.Join(", ", arguments)});",
                    Math.Max(gate?.ServerVersion ?? 0, RequestGates.Requests.FirstOrDefault(whole => whole.Name == request)?.ServerVersion ?? 0));
            }
        }
    }

    private static IEnumerable<Case> ParametersOf(ApiGeneration api)
        => from gate in RequestGates.Parameters
           from method in Methods(api)
           where method.Name == gate.Owner && method.Parameters.Any(parameter => parameter.Name == gate.Name)
           let arguments = method.Parameters.Select(parameter => parameter.Name != gate.Name ? DefaultOf(parameter)
               : RequestGates.OnlyValueOf(gate) is { } only ? $"\"{only}\"" : ValueOf(parameter.Type) ?? "default")
           select new Case(
               $"{gate.Owner}({gate.Name})",
               "",
               $"client.{method.Name}({string.Join(", ", arguments)});",
               Math.Max(gate.ServerVersion, RequestGates.Requests.FirstOrDefault(whole => whole.Name == gate.Owner)?.ServerVersion ?? 0));

    private static string DefaultOf(IParameterSymbol parameter)
        => $"default({parameter.Type.ToDisplayString()})";

    /// <summary>A value that says something.</summary>
    private static string? ValueOf(ITypeSymbol type)
        => type.SpecialType switch
        {
            SpecialType.System_String => "\"x\"",
            SpecialType.System_Boolean => "true",
            SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Decimal => "7",
            _ => type switch
            {
                INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } => ValueOf(inner),
                INamedTypeSymbol { Name: "List", TypeArguments: [{ Name: "TagValue" }] } => "new List<TagValue> { new TagValue(\"a\", \"b\") }",
                INamedTypeSymbol { Name: "List", TypeArguments: [{ SpecialType: SpecialType.System_String }] } => "new List<string> { \"x\" }",
                INamedTypeSymbol { Name: "List", TypeArguments: [{ SpecialType: SpecialType.System_Int32 }] } => "new List<int> { 7 }",
                INamedTypeSymbol { Name: "List", TypeArguments: [var element] } => $"new List<{element.ToDisplayString()}> {{ null }}",
                INamedTypeSymbol { Name: "SoftDollarTier" } => "new SoftDollarTier(\"a\", \"b\", \"c\")",
                _ => null,
            },
        };
}
