using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit.Sdk;

namespace IbApi.Analyzers.PackageTests.Infrastructure;

internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    public CommandResult Succeeded() =>
        ExitCode == 0 ? this : throw new XunitException($"`{Command}` ended with {ExitCode}:\n{Output}");
}

/// <summary>Runs the <c>dotnet</c> command as a user would: in a folder, and with nothing left running behind it.</summary>
internal static class DotNet
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(10);

    /// <summary><c>restore</c>, <c>build</c>, <c>pack</c>: commands that would start build servers if they were let.</summary>
    public static Task<CommandResult> BuildAsync(string folder, string packageFolder, params string[] arguments) =>
        RunAsync(folder, packageFolder, [.. arguments, "-nodeReuse:false", "--disable-build-servers"]);

    public static Task<CommandResult> RunAsync(string folder, string packageFolder, params string[] arguments) =>
        RunAsync(folder, packageFolder, [], arguments);

    /// <summary>With variables that only this process sees.</summary>
    public static async Task<CommandResult> RunAsync(
        string folder, string packageFolder, IEnumerable<(string Name, string Value)> variables, string[] arguments)
    {
        var command = "dotnet " + string.Join(' ', arguments);
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(start.Environment, packageFolder);
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Append(e.Data);
        process.ErrorDataReceived += (_, e) => Append(e.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var limit = new CancellationTokenSource(TimeLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new XunitException($"`{command}` did not end within {TimeLimit}:\n{Text()}");
        }

        return new CommandResult(command, process.ExitCode, Text());

        void Append(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }

        string Text()
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>These tests run inside an MSBuild of their own, whose settings are none of the user's.</summary>
    private static void SetEnvironment(IDictionary<string, string?> environment, string packageFolder)
    {
        var inherited = environment.Keys
            .Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
                || k.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
                || k.Equals("CI", StringComparison.OrdinalIgnoreCase))
            .ToList();
        foreach (var key in inherited)
        {
            environment.Remove(key);
        }

        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        environment["NUGET_PACKAGES"] = packageFolder;
    }
}
