using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using IbApi.Analyzers.PackageTests.Infrastructure;
using Xunit;

namespace IbApi.Analyzers.PackageTests;

/// <summary>
/// Programs with settings written in the code (the folder Programs). One command moves the settings of all of them into the
/// configuration that each has; then they are built, their settings files are edited, and they are run.
/// </summary>
public sealed class FixedPrograms(PackedPackage package) : IAsyncLifetime
{
    internal static string Source { get; } = Path.Combine(Places.RepositoryRoot, "tests", "IbApi.Analyzers.PackageTests", "Programs");

    internal Workspace Workspace { get; } = package.NewWorkspace("programs");

    internal CommandResult Format { get; private set; } = null!;

    internal CommandResult Build { get; private set; } = null!;

    /// <summary>The settings files as the fix leaves them: tests edit them later.</summary>
    internal Dictionary<string, string> Settings { get; } = [];

    public async Task InitializeAsync()
    {
        Workspace.Copy(Source);
        (await Workspace.RunAsync("restore", "Programs.slnx")).Succeeded();
        Format = await Workspace.RunAsync(
            "format", "analyzers", "Programs.slnx", "--no-restore", "--severity", "info", "--diagnostics", "IBAPI5001");
        foreach (var file in new[] { "FrameworkApp/App.config", "HostApp/appsettings.json", "WebApp/appsettings.json" })
        {
            Settings.Add(file, Workspace.Read(file).ReplaceLineEndings("\n"));
        }

        Build = await Workspace.BuildAsync("Programs.slnx", "--no-restore");
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

[Collection(OnePackage.Name)]
public sealed class ProgramTests(FixedPrograms programs) : IClassFixture<FixedPrograms>
{
    public static TheoryData<string, string> Projects => new()
    {
        { "ConsoleApp", "net10.0" },
        { "FrameworkApp", "net48" },
        { "FrameworkOnCore", "net10.0" },
        { "HostApp", "net10.0" },
        { "WebApp", "net10.0" },
    };

    [Fact]
    public void Format_runs() => programs.Format.Succeeded();

    /// <summary>Warnings are errors in them.</summary>
    [Fact]
    public void Fixed_programs_build_without_warnings() => programs.Build.Succeeded();

    [Theory]
    [MemberData(nameof(Projects))]
    public void Nothing_is_reported_any_more(string project, string framework) =>
        Assert.Empty(programs.Workspace.Findings(project, framework));

    [Fact]
    public void Console_program_reads_environment_variables()
    {
        var text = programs.Workspace.Read("ConsoleApp/Program.cs");

        Assert.Contains("client.eConnect(IbConnectionSettings.Host, IbConnectionSettings.Port, IbConnectionSettings.ClientId);", text, StringComparison.Ordinal);
        Assert.Contains("internal static class IbConnectionSettings", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Host_binds_and_injects_a_settings_type()
    {
        Assert.Contains(
            "builder.Services.AddOptions<IbApiSettings>().BindConfiguration(\"IbApi\");\nbuilder.Services.AddHostedService<Worker>();",
            programs.Workspace.Read("HostApp/Program.cs").ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains("IOptions<IbApiSettings> ibApiSettings) : BackgroundService", programs.Workspace.Read("HostApp/Worker.cs"), StringComparison.Ordinal);
        Assert.Equal(
            Original("HostApp/appsettings.json").Replace(
                "    },\n  },\n}",
                "    },\n  },\n  \"IbApi\": {\n    \"Host\": \"127.0.0.1\",\n    \"Port\": 7497,\n    \"ClientId\": 2\n  },\n}",
                StringComparison.Ordinal),
            programs.Settings["HostApp/appsettings.json"]);
    }

    /// <summary>The port that stands in the file belongs to somebody else.</summary>
    [Fact]
    public void Web_application_gets_a_key_of_its_own()
    {
        Assert.Contains("private int Port => _configuration.GetValue(\"IbApi:Connector:Port\", 7497);", programs.Workspace.Read("WebApp/Connector.cs"), StringComparison.Ordinal);
        Assert.Contains("\"Port\": 4002,", programs.Settings["WebApp/appsettings.json"], StringComparison.Ordinal);
    }

    /// <summary>Two projects have the file; each gets everything, once.</summary>
    [Fact]
    public void Shared_settings_file_is_edited_once() =>
        Assert.Equal(
            Original("FrameworkApp/App.config").Replace(
                "  </appSettings>",
                "    <add key=\"IbApi:Host\" value=\"127.0.0.1\" />\n    <add key=\"IbApi:Port\" value=\"7496\" />\n    <add key=\"IbApi:ClientId\" value=\"4\" />\n  </appSettings>",
                StringComparison.Ordinal),
            programs.Settings["FrameworkApp/App.config"]);

    [Fact]
    public async Task Console_program_connects_where_it_is_told()
    {
        await AssertConnects("ConsoleApp", "127.0.0.1:7497 as 1", []);
        await AssertConnects(
            "ConsoleApp", "ib-gateway:4002 as 9", [("IBAPI_HOST", "ib-gateway"), ("IBAPI_PORT", "4002"), ("IBAPI_CLIENT_ID", "9")]);
    }

    [Fact]
    public async Task Host_connects_where_its_file_says_and_variables_win()
    {
        Edit("HostApp/appsettings.json", "\"Port\": 7497", "\"Port\": 4002");

        await AssertConnects("HostApp", "127.0.0.1:4002 as 2", []);
        await AssertConnects("HostApp", "127.0.0.1:4444 as 7", [("IbApi__Port", "4444"), ("IbApi__ClientId", "7")]);
    }

    [Fact]
    public async Task Web_application_connects_where_its_file_says_and_variables_win()
    {
        Edit("WebApp/appsettings.json", "\"Port\": 7497", "\"Port\": 4004");

        await AssertConnects("WebApp", "localhost:4004 as 3", []);
        await AssertConnects("WebApp", "localhost:4444 as 3", [("IbApi__Connector__Port", "4444")]);
    }

    /// <summary>The source of the program for .NET Framework, with the file that the build makes of its App.config.</summary>
    [Fact]
    public async Task Framework_program_connects_where_its_file_says_and_never_live_without_it()
    {
        const string File = "FrameworkOnCore/bin/Debug/net10.0/FrameworkOnCore.dll.config";

        await AssertConnects("FrameworkOnCore", "127.0.0.1:7496 as 4", []);
        Edit(File, "value=\"7496\"", "value=\"7497\"");
        await AssertConnects("FrameworkOnCore", "127.0.0.1:7497 as 4", []);
        Edit(File, "IbApi:Port", "IbApi:Prot");

        var result = await programs.Workspace.RunProgramAsync("FrameworkOnCore", ("TWS_LISTENS_ON", "127.0.0.1:7496"));

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("IbApi:Port is not set.", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("7496 as", result.Output, StringComparison.Ordinal);
    }

    private async Task AssertConnects(string project, string expected, (string Name, string Value)[] variables)
    {
        var address = expected[..expected.IndexOf(' ', StringComparison.Ordinal)];
        var result = await programs.Workspace.RunProgramAsync(project, [.. variables, ("TWS_LISTENS_ON", address)]);

        Assert.Contains("Came: " + expected, result.Succeeded().Output, StringComparison.Ordinal);
    }

    private void Edit(string file, string old, string replacement)
    {
        var text = programs.Workspace.Read(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        programs.Workspace.Write(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private static string Original(string file) => File.ReadAllText(Path.Combine(FixedPrograms.Source, file)).ReplaceLineEndings("\n");
}
