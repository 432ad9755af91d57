using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>
/// What the package adds to a build that starts from nothing: the sample and its tests, and a service of the same size without the
/// API, each with the packed package and without it, in turn. No compiler server, no nodes that stay: every build loads and
/// compiles (JIT) the analyzers anew, as a build in CI does.
/// </summary>
internal static class ColdBuilds
{
    private static readonly ImmutableArray<(string Project, string Description)> Projects =
    [
        ("TradingBot.Tests", "the bot and its tests, which use the API"),
        ("Plain", "a service without the API"),
    ];

    /// <summary>Builds each project so many times with and without the package, and prints the ratios within the pairs.</summary>
    public static async Task RunAsync(int pairs)
    {
        var folder = Directory.CreateTempSubdirectory("ibapi-cold-").FullName;
        try
        {
            await PrepareAsync(folder).ConfigureAwait(false);
            foreach (var (project, description) in Projects)
            {
                await MeasureAsync(folder, project, description, pairs).ConfigureAwait(false);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, string project, string description, int pairs)
    {
        var ratios = new List<Seconds>();
        for (var i = 0; i <= pairs; i++)
        {
            // Who comes first changes, for the second finds the files read already.
            var first = await BuildAsync(folder, i % 2 == 0 ? "with" : "without", project).ConfigureAwait(false);
            var second = await BuildAsync(folder, i % 2 == 0 ? "without" : "with", project).ConfigureAwait(false);
            var (with, without) = i % 2 == 0 ? (first, second) : (second, first);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  with {with.Wall:F2} s, {with.Processor:F2} s of CPU; without {without.Wall:F2} s, {without.Processor:F2} s{(i == 0 ? " (to warm up)" : string.Empty)}"));
            if (i > 0)
            {
                ratios.Add(new Seconds(with.Wall / without.Wall, with.Processor / without.Processor));
            }
        }

        Console.WriteLine($"{description}, {pairs} pairs: wall {Spread(static one => one.Wall)}, processor time {Spread(static one => one.Processor)}");

        string Spread(Func<Seconds, double> of)
        {
            var sorted = ratios.Select(of).Order().ToList();
            var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
            return string.Create(CultureInfo.InvariantCulture, $"{median:F3} ({sorted[0]:F2} to {sorted[^1]:F2})");
        }
    }

    private static async Task<Seconds> BuildAsync(string folder, string variant, string project)
    {
        var before = OfChildren();
        var watch = Stopwatch.StartNew();
        await DotNetAsync(
            folder, "build", Path.Combine(folder, variant, project), "--no-incremental", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false").ConfigureAwait(false);
        return new Seconds(watch.Elapsed.TotalSeconds, OfChildren() - before);
    }

    /// <summary>Packs the package, and writes both variants of the projects beside each other.</summary>
    private static async Task PrepareAsync(string folder)
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));
        var version = "0.0.0-cold" + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        await DotNetAsync(
            root, "pack", "src/IbApi.Analyzers.Package", "-c", "Release", "-v", "q", "-o", Path.Combine(folder, "feed"), "-p:Version=" + version).ConfigureAwait(false);

        var usersPackages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(Path.Combine(folder, "NuGet.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "packages")}" /></config>
              <packageSources><add key="packed" value="{Path.Combine(folder, "feed")}" /></packageSources>
              <fallbackPackageFolders><add key="user" value="{usersPackages}" /></fallbackPackageFolders>
            </configuration>
            """).ConfigureAwait(false);
        foreach (var variant in (string[])["with", "without"])
        {
            var projects = Path.Combine(folder, variant);
            CopySources(Path.Combine(root, "samples", "TradingBot"), Path.Combine(projects, "TradingBot"));
            CopySources(Path.Combine(root, "samples", "TradingBot.Tests"), Path.Combine(projects, "TradingBot.Tests"));
            await WritePlainAsync(Path.Combine(root, "samples", "TradingBot"), Path.Combine(projects, "Plain")).ConfigureAwait(false);
            File.Copy(Path.Combine(root, "Directory.Packages.props"), Path.Combine(projects, "Directory.Packages.props"));
            await File.WriteAllTextAsync(Path.Combine(projects, "Directory.Build.props"), $"""
                <Project>
                  <PropertyGroup>
                    <TwsApiFolder>{Path.Combine(AppContext.BaseDirectory, "standins", "V1050")}</TwsApiFolder>
                    <NuGetAudit>false</NuGetAudit>
                  </PropertyGroup>
                  <ItemGroup Condition="'{variant}' == 'with'">
                    <PackageReference Include="IbApi.Analyzers" VersionOverride="{version}" PrivateAssets="all" />
                  </ItemGroup>
                </Project>
                """).ConfigureAwait(false);
        }
    }

    private static void CopySources(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static async Task WritePlainAsync(string bot, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in (string[])["IbSettings.cs", "MovingAverage.cs"])
        {
            File.Copy(Path.Combine(bot, file), Path.Combine(to, file));
        }

        await File.WriteAllTextAsync(Path.Combine(to, "Plain.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Extensions.Hosting" />
              </ItemGroup>
            </Project>
            """).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(to, "Program.cs"), """
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;
            using TradingBot;

            var builder = Host.CreateApplicationBuilder(args);
            builder.Services.AddHostedService<Worker>();
            builder.Build().Run();

            internal sealed class Worker : BackgroundService
            {
                private readonly MovingAverage _average = new(20);

                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    while (!stoppingToken.IsCancellationRequested)
                    {
                        _average.Add(DateTime.Now.Second);
                        await Task.Delay(1000, stoppingToken);
                    }
                }
            }
            """).ConfigureAwait(false);
    }

    private static async Task DotNetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment =
            {
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_NOLOGO"] = "1",
            },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
        }
    }

    /// <summary>
    /// Processor time of all processes that were started here and have ended, in seconds. Only Linux tells it of a whole tree of
    /// processes; elsewhere it is not a number.
    /// </summary>
    private static double OfChildren()
    {
        const string Statistics = "/proc/self/stat";
        const int TicksPerSecond = 100;
        if (!File.Exists(Statistics))
        {
            return double.NaN;
        }

        // The name of the program, in parentheses, may contain anything; the times are the 14th and 15th field behind it.
        var text = File.ReadAllText(Statistics);
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / (double)TicksPerSecond;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private readonly record struct Seconds(double Wall, double Processor);
}
