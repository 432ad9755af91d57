using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>A program, what the reconnect fix makes of it, and how that behaves.</summary>
internal static partial class ReconnectProgram
{
    public const string FilePath = "/src/Program.cs";

    private static readonly ConcurrentDictionary<(string Program, string Generation), Lazy<Task<byte[]>>> Images = new();

    /// <summary>The runtime and what programs use besides.</summary>
    public static ImmutableArray<MetadataReference> AllReferences => References.Runtime.AddRange(References.Configuration).AddRange(References.Polly);

    public static ApiGeneration GenerationOf(string name)
        => ApiGeneration.Named(name);

    /// <summary>Fixes one of the programs and plays one scenario with it.</summary>
    public static async Task PlayAsync(string program, string generation, string scenario)
    {
        var image = await Images.GetOrAdd(
            (program, generation), static key => new Lazy<Task<byte[]>>(() => CompileAsync(key.Program, GenerationOf(key.Generation)))).Value;
        var context = new AssemblyLoadContext(program + " " + generation + " " + scenario, isCollectible: false);
        context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "standins", generation, "CSharpAPI.dll"));
        using var stream = new MemoryStream(image);
        var run = context.LoadFromStream(stream).GetType("Scenarios", throwOnError: true)!.GetMethod("Run")!;
        try
        {
            run.Invoke(null, [scenario, generation != "V1019"]);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
    }

    public static Project Project(
        string source, ApiGeneration api, LanguageVersion version, ImmutableArray<MetadataReference> references, bool isNullable = false, string other = "")
        => new AdhocWorkspace()
            .AddProject("Program", LanguageNames.CSharp)
            .WithMetadataReferences(references.Add(api.Reference))
            .WithParseOptions(new CSharpParseOptions(version))
            .WithCompilationOptions(new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                generalDiagnosticOption: ReportDiagnostic.Error,
                nullableContextOptions: isNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable))
            .AddDocument("Program.cs", source, filePath: FilePath).Project
            .AddDocument("Stub.cs", WrapperStub.Source(api, "Stub"), filePath: "/src/Stub.cs").Project
            .AddDocument("Other.cs", other, filePath: "/src/Other.cs").Project;

    /// <summary>The project after the fix; null where none is offered.</summary>
    public static async Task<Project?> FixAsync(Project project)
    {
        var document = project.Documents.First();
        CodeAction? offered = null;
        await new ReconnectFixer().RegisterCodeFixesAsync(new CodeFixContext(
            document, await ReportedAsync(project) ?? (await DiagnosticsAsync(document))[0], (action, _) => offered = action, CancellationToken.None));
        if (offered is null)
        {
            return null;
        }

        var operations = await offered.GetOperationsAsync(CancellationToken.None);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
    }

    /// <summary>The project after all its findings were fixed at once.</summary>
    public static async Task<Project> FixAllAsync(Project project)
    {
        var fixer = new ReconnectFixer();
        var action = await fixer.GetFixAllProvider().GetFixAsync(new FixAllContext(
            project.Documents.First(), fixer, FixAllScope.Project, nameof(ReconnectFixer), fixer.FixableDiagnosticIds, new Found(), CancellationToken.None));
        var operations = await action!.GetOperationsAsync(CancellationToken.None);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
    }

    public static async Task<string> TextAsync(Project project)
        => (await project.Documents.First().GetTextAsync()).ToString();

    /// <summary>What the rules of the package report, by ID and message.</summary>
    public static async Task<string[]> FindingsAsync(Project project)
        => [.. (await (await project.GetCompilationAsync())!
                .WithAnalyzers(AllRules.Analyzers, project.AnalyzerOptions)
                .GetAnalyzerDiagnosticsAsync(CancellationToken.None))
            .Select(static diagnostic => diagnostic.Id + " " + diagnostic.GetMessage(null))
            .Order(StringComparer.Ordinal)];

    public static async Task<string[]> WarningsAsync(Project project)
        => [.. (await project.GetCompilationAsync())!.GetDiagnostics()
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(static diagnostic => diagnostic.ToString())
            .Order(StringComparer.Ordinal)];

    /// <summary>What the rule reports.</summary>
    public static async Task<Diagnostic?> ReportedAsync(Project project)
        => (await AllReportedAsync(project)).FirstOrDefault();

    private static async Task<ImmutableArray<Diagnostic>> AllReportedAsync(Project project)
        => await (await project.GetCompilationAsync())!
            .WithAnalyzers(AllRules.AnalyzersOf([DiagnosticIds.LostConnection]), project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None);

    /// <summary>The same for programs of which the rule knows too little: on the callback or the class, with the connect calls.</summary>
    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Document document)
    {
        var root = (await document.GetSyntaxRootAsync())!;
        var model = (await document.GetSemanticModelAsync())!;
        var connects = root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(static call => call.Expression.ToString().EndsWith("eConnect", StringComparison.Ordinal))
            .Select(static call => call.GetLocation())
            .ToList();
        var maxVersion = model.Compilation.GetTypeByMetadataName("IBApi.Constants")?.GetMembers("MaxVersion").OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as int?;
        var descriptor = new DiagnosticDescriptor(DiagnosticIds.LostConnection, "", "", "", DiagnosticSeverity.Warning, isEnabledByDefault: true);
        return
        [
            .. root.DescendantNodes().OfType<ClassDeclarationSyntax>()
                .Where(type => model.GetDeclaredSymbol(type)!.AllInterfaces.Any(static implemented => implemented.Name == "EWrapper"))
                .Select(wrapper => Diagnostic.Create(
                    descriptor,
                    (wrapper.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(static method => method.Identifier.ValueText == "connectionClosed")?.Identifier
                        ?? wrapper.Identifier).GetLocation(),
                    connects,
                    FixData.ForReconnect(LifecycleNames.AnnouncementOf(maxVersion).ToString()))),
        ];
    }

    private static async Task<byte[]> CompileAsync(string program, ApiGeneration api)
    {
        var (source, adapter) = ReconnectPrograms.Of(program, api);
        var project = await FixAsync(Project(source, api, LanguageVersion.Latest, AllReferences, other: ReconnectPrograms.Other(program)));
        Assert.NotNull(project);
        Assert.Empty(await WarningsAsync(project));
        var text = WithProbe(await TextAsync(project));
        project = project.Documents.First().WithText(SourceText.From(text)).Project
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddDocument("Adapter.cs", adapter, filePath: "/src/Adapter.cs").Project
            .AddDocument("Scenarios.cs", ReconnectScenarios.Source, filePath: "/src/Scenarios.cs").Project;
        using var image = new MemoryStream();
        var result = (await project.GetCompilationAsync())!.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) + text);
        return image.ToArray();
    }

    /// <summary>The generated type with times that a test gives.</summary>
    private static string WithProbe(string text)
    {
        text = Replace(Jitter(), text, "=> Probe.Delay($1);");
        text = Replace(Time(), text, "private static $1 $2 => Probe.$2;");
        return text
            .Replace("Probe.HeartbeatInterval", "Probe.Beat", StringComparison.Ordinal)
            .Replace("private const int MostUnanswered = 3;", "private static int MostUnanswered => Probe.MostUnanswered;", StringComparison.Ordinal);

        static string Replace(Regex pattern, string text, string replacement)
        {
            Assert.Matches(pattern, text);
            return pattern.Replace(text, replacement);
        }
    }

    private sealed class Found : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => await DiagnosticsAsync(project.Documents.First());

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => await DiagnosticsAsync(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }

    [GeneratedRegex(@"=> (delay \+ [\w.]+\.FromTicks\(\(long\)\(0\.25 .*\)\));")]
    private static partial Regex Jitter();

    [GeneratedRegex(@"private static readonly ([\w.]+) (Patience|HeartbeatInterval) = [\w.]+\.FromSeconds\(\d+\);")]
    private static partial Regex Time();
}
