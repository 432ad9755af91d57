using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using IbApi.Analyzers.PackageTests.Infrastructure;
using Xunit;

namespace IbApi.Analyzers.PackageTests;

/// <summary>
/// A repository of a user who copied the files of docs/ci. The shell steps of the workflows run in it, word for word and in
/// order, as they would on the machines of GitHub and Azure; what only these have (checkout, artifacts) is done here.
/// </summary>
public sealed class CiRepository(PackedPackage package) : IAsyncLifetime
{
    internal static string Source { get; } = Path.Combine(Places.RepositoryRoot, "docs", "ci");

    internal static WorkflowFile Solution { get; } = new(Path.Combine(Source, "github", "solution.yml"));

    internal static WorkflowFile Matrix { get; } = new(Path.Combine(Source, "github", "matrix.yml"));

    private static WorkflowFile Project { get; } = new(Path.Combine(Source, "github", "project.yml"));

    internal Workspace One { get; } = package.NewWorkspace("ci-one");

    private Workspace Two { get; } = package.NewWorkspace("ci-two");

    /// <summary>What each step said, under the name of the run and the step.</summary>
    internal Dictionary<string, CommandResult> Said { get; } = [];

    /// <summary>The logs of the first build.</summary>
    internal Dictionary<string, string> Logs { get; } = [];

    public async Task InitializeAsync()
    {
        if (!NodeFactAttribute.IsThere)
        {
            return;
        }

        Prepare(One);

        // A first day: everything that is found is accepted.
        await RunAsync("accept", One, Solution, "check", except: "Nothing new");
        foreach (var log in Directory.GetFiles(One.PathOf("sarif")))
        {
            Logs.Add(Path.GetFileNameWithoutExtension(log), await File.ReadAllTextAsync(log));
        }

        Said["accept: validate"] = await One.ShellAsync(
            Solution.Script("One log").Split('\n')[1] + "\n\"$sarif\" validate sarif/*.sarif rebased/*.sarif findings.sarif");
        (await One.ShellAsync(BaselineBlock())).Succeeded();
        Said["accept: Nothing new"] = await One.ShellAsync(Solution.Script("Nothing new"));

        // Somebody adds a test and a settings file; two machines see it.
        Edit(One);
        Prepare(Two);
        Edit(Two);
        foreach (var (name, machine) in new[] { ("one", One), ("two", Two) })
        {
            await RunAsync(name, machine, Matrix, "build");
            foreach (var log in Directory.GetFiles(machine.PathOf("rebased")))
            {
                One.Write($"machines/{name}/{Path.GetFileName(log)}", await File.ReadAllTextAsync(log));
            }
        }

        await RunAsync("matrix", One, Matrix, "check");

        await RunAsync("project", Two, Project, "check");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task RunAsync(string run, Workspace machine, WorkflowFile workflow, string job, string? except = null)
    {
        foreach (var step in workflow.Steps.Where(step => step.Job == job && step.Name != except))
        {
            Said[$"{run}: {step.Name}"] = await machine.ShellAsync(step.Script, workflow.Variables);
        }
    }

    private static void Prepare(Workspace machine)
    {
        var samples = Path.Combine(Places.RepositoryRoot, "samples");
        machine.Copy(Path.Combine(samples, "TradingBot"), "TradingBot");
        machine.Copy(Path.Combine(samples, "TradingBot.Tests"), "TradingBot.Tests");
        machine.Write("TradingBot.slnx", """
            <Solution>
              <Project Path="TradingBot/TradingBot.csproj" />
              <Project Path="TradingBot.Tests/TradingBot.Tests.csproj" />
            </Solution>
            """);
        machine.Write("Repository.Packages.props", File.ReadAllText(Path.Combine(Places.RepositoryRoot, "Directory.Packages.props")));
        machine.Write("Directory.Packages.props", """
            <Project>
              <Import Project="Repository.Packages.props" />
              <ItemGroup>
                <GlobalPackageReference Include="IbApi.Analyzers" Version="$(IbApiAnalyzersVersion)" />
              </ItemGroup>
            </Project>
            """);
        machine.Write(
            "Directory.Build.props",
            File.ReadAllText(Path.Combine(Places.RepositoryRoot, "tests", "IbApi.Analyzers.PackageTests", "Consumers", "Directory.Build.props")));
        machine.Write("Directory.Build.targets", File.ReadAllText(Path.Combine(Source, "Directory.Build.targets")));
    }

    private static void Edit(Workspace machine)
    {
        const string File = "TradingBot.Tests/IbConnectorTests.cs";
        machine.Write(File, "// A line more, so that all others move.\n" + machine.Read(File));
        machine.Write("TradingBot.Tests/appsettings.json", """
            {
              "IbApi": { "Port": 7496 }
            }
            """);
    }

    /// <summary>The commands with which the page makes a baseline.</summary>
    private static string BaselineBlock()
    {
        var page = File.ReadAllText(Path.Combine(Source, "README.md")).ReplaceLineEndings("\n");
        const string Start = "```bash\n";
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}

[Collection(OnePackage.Name)]
public sealed class CiTests(CiRepository ci) : IClassFixture<CiRepository>
{
    public static TheoryData<string> Workflows => ["project.yml", "solution.yml", "matrix.yml"];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void GitHub_and_Azure_run_the_same_steps(string name)
    {
        var gitHub = new WorkflowFile(Path.Combine(CiRepository.Source, "github", name));
        var azure = new WorkflowFile(Path.Combine(CiRepository.Source, "azure", name));

        Assert.NotEmpty(gitHub.Steps);
        Assert.Equal(gitHub.Steps, azure.Steps);
        Assert.Equal(gitHub.Variables, azure.Variables);
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Page_tells_of_each_workflow(string name) =>
        Assert.Contains($"| `{name}` |", File.ReadAllText(Path.Combine(CiRepository.Source, "README.md")), StringComparison.Ordinal);

    [NodeFact]
    public void All_steps_before_the_gate_succeed() =>
        Assert.All(
            ci.Said.Where(static said => !said.Key.EndsWith(": Nothing new", StringComparison.Ordinal) && said.Key != "project: Build"),
            static said => said.Value.Succeeded());

    [NodeFact]
    public void Every_project_writes_a_log() =>
        Assert.Equal(["TradingBot-net10.0", "TradingBot.Tests-net10.0"], ci.Logs.Keys.Order(StringComparer.Ordinal));

    [NodeFact]
    public void What_the_baseline_has_does_not_fail_the_check() => ci.Said["accept: Nothing new"].Succeeded();

    /// <summary>The findings that only moved are the same.</summary>
    [NodeFact]
    public void What_is_new_fails_the_check()
    {
        var gate = ci.Said["matrix: Nothing new"];

        Assert.Equal(2, gate.ExitCode);
        var fresh = Results(ci.One.Read("matched.sarif"))
            .Where(static result => result.GetProperty("baselineState").GetString() == "new" && IsOwn(result));
        Assert.Equal(["IBAPI1002"], fresh.Select(static result => result.GetProperty("ruleId").GetString()).Distinct());
    }

    [NodeFact]
    public void What_two_machines_found_in_the_code_is_in_the_log_once() =>
        Assert.Equal(2, Results(ci.One.Read("findings.sarif")).Count(static result => result.GetProperty("ruleId").GetString() == "IBAPI1001"));

    [NodeFact]
    public void Paths_do_not_depend_on_the_machine() =>
        Assert.All(
            Results(ci.One.Read("findings.sarif")).Where(IsOwn),
            static result => Assert.Equal("SRCROOT", Place(result).GetProperty("artifactLocation").GetProperty("uriBaseId").GetString()));

    [NodeFact]
    public void Preset_Ci_fails_the_build_of_a_project()
    {
        var build = ci.Said["project: Build"];

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("IbConnectorTests.cs(11,52): error IBAPI1001", build.Output, StringComparison.Ordinal);
        Assert.Contains("appsettings.json(2,22): error IBAPI1002", build.Output, StringComparison.Ordinal);
    }

    /// <summary>SARIF2005 is about the name of the compiler, which is not ours.</summary>
    [NodeFact]
    public void Logs_are_valid()
    {
        var said = ci.Said["accept: validate"].Succeeded().Output;
        var complaints = said.Split('\n').Where(static line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal));

        Assert.Contains("Analysis completed successfully", said, StringComparison.Ordinal);
        Assert.All(complaints, static line => Assert.Contains(": warning SARIF2005: ", line, StringComparison.Ordinal));
    }

    [NodeFact]
    public void Findings_have_places_in_the_files_and_say_what_belongs_to_them()
    {
        var found = Results(ci.Logs["TradingBot.Tests-net10.0"]).Where(IsOwn).ToList();

        Assert.Equal(["7496", "4001"], found.Select(static result => TextAt(Place(result))));
        Assert.Equal(
            ["connector.Connect(\"127.0.0.1\", 7496, 1)", "new IbSettings { Host = \"localhost\", Port = 4001, ClientId = 2 }"],
            found.Select(static result => TextAt(Assert.Single(result.GetProperty("relatedLocations").EnumerateArray()).GetProperty("physicalLocation"))));
    }

    [NodeFact]
    public void Rules_link_to_their_pages()
    {
        using var log = JsonDocument.Parse(ci.Logs["TradingBot.Tests-net10.0"]);
        var rules = log.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Where(static rule => rule.GetProperty("id").GetString()!.StartsWith("IBAPI", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(rules);
        Assert.All(rules, static rule =>
        {
            var id = rule.GetProperty("id").GetString();
            Assert.Equal($"{Places.RepositoryUrl}/blob/main/docs/rules/{id}.md", rule.GetProperty("helpUri").GetString());
            Assert.True(File.Exists(Path.Combine(Places.RepositoryRoot, "docs", "rules", id + ".md")), id);
        });
    }

    private static bool IsOwn(JsonElement result) =>
        result.GetProperty("ruleId").GetString()!.StartsWith("IBAPI", StringComparison.Ordinal);

    private static IEnumerable<JsonElement> Results(string log) =>
        JsonDocument.Parse(log).RootElement.GetProperty("runs").EnumerateArray().SelectMany(static run => run.GetProperty("results").EnumerateArray());

    private static JsonElement Place(JsonElement result) => result.GetProperty("locations")[0].GetProperty("physicalLocation");

    /// <summary>The text of the sample at a place of one line; the file itself was edited since.</summary>
    private static string TextAt(JsonElement place)
    {
        var file = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
        var region = place.GetProperty("region");
        Assert.True(File.Exists(file.LocalPath), file.LocalPath);
        Assert.Equal(region.GetProperty("startLine").GetInt32(), region.GetProperty("endLine").GetInt32());
        var original = File.ReadAllLines(Path.Combine(Places.RepositoryRoot, "samples", "TradingBot.Tests", Path.GetFileName(file.LocalPath)));
        return original[region.GetProperty("startLine").GetInt32() - 1][(region.GetProperty("startColumn").GetInt32() - 1)..(region.GetProperty("endColumn").GetInt32() - 1)];
    }
}
