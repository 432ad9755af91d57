using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BenchmarkDotNet.Running;
using IbApi.Analyzers.Benchmarks;

switch (args)
{
    case ["keystroke", .. var rest]:
        var files = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 2000;
        var touching = rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 20;
        await new Keystroke(files, touching, rounds: 15).RunAsync().ConfigureAwait(false);
        return 0;

    case ["repeat", "xunit" or "nunit", var testFileCount, var runs, .. var options]:
        await new Peers(options).RepeatTestsAsync(
            args[1], int.Parse(testFileCount, CultureInfo.InvariantCulture), int.Parse(runs, CultureInfo.InvariantCulture)).ConfigureAwait(false);
        return 0;

    case ["repeat", var fileCount, var touchingFiles, var times]:
        await new Keystroke(
            int.Parse(fileCount, CultureInfo.InvariantCulture),
            int.Parse(touchingFiles, CultureInfo.InvariantCulture),
            int.Parse(times, CultureInfo.InvariantCulture)).RepeatAsync().ConfigureAwait(false);
        return 0;

    case ["parts", .. var partOptions]:
        _ = BenchmarkRunner.Run<PartBenchmarks>(args: partOptions);
        return 0;

    case ["cold", .. var pairs]:
        await ColdBuilds.RunAsync(pairs.Length > 0 ? int.Parse(pairs[0], CultureInfo.InvariantCulture) : 9).ConfigureAwait(false);
        return 0;

    case ["growth", "pathological", .. var names]:
        await Growth.OfPathologicalCodeAsync(names).ConfigureAwait(false);
        return 0;

    case ["growth", "settings"]:
        await Growth.OfSettingsFileAsync().ConfigureAwait(false);
        return 0;

    case ["growth", "absent"]:
        await Growth.WithoutApiAsync().ConfigureAwait(false);
        return 0;

    case ["growth", var percent, .. var sizes]:
        await Growth.OfProjectsAsync(
            int.Parse(percent, CultureInfo.InvariantCulture),
            [.. sizes.DefaultIfEmpty("50").Select(static size => int.Parse(size, CultureInfo.InvariantCulture))]).ConfigureAwait(false);
        return 0;

    case ["peers", "xunit" or "nunit", var testFiles, .. var options]:
        await new Peers(options).OfTestsAsync(args[1], int.Parse(testFiles, CultureInfo.InvariantCulture)).ConfigureAwait(false);
        return 0;

    case ["peers", var share, var projectFiles, .. var options]:
        await new Peers(options).OfProjectAsync(
            int.Parse(share, CultureInfo.InvariantCulture), int.Parse(projectFiles, CultureInfo.InvariantCulture)).ConfigureAwait(false);
        return 0;

    case ["generate", var folder, var count, "xunit" or "nunit"]:
        await WriteAsync(folder, SyntheticTests.Files(int.Parse(count, CultureInfo.InvariantCulture), isNUnit: args[3] == "nunit")).ConfigureAwait(false);
        return 0;

    case ["generate", var folder, var count, var touchingCount]:
        await WriteAsync(folder, SyntheticProject.Files(
            int.Parse(count, CultureInfo.InvariantCulture), int.Parse(touchingCount, CultureInfo.InvariantCulture))).ConfigureAwait(false);
        return 0;

    default:
        Console.Error.WriteLine("""
            usage: keystroke [files] [touching]              one edit, then one open file and ten
                   repeat <files> <touching> <times>         that edit again and again, for a profiler
                   repeat xunit|nunit <files> <times>        a build of a project of tests, the same
                   parts [--filter <name>]                   reading, searching and the model of a connect call, with BenchmarkDotNet
                   cold [pairs]                              `dotnet build` of the sample with the package and without it, in turn
                   growth <percent> <files>...               a build of projects of these sizes, so much of which uses the API
                   growth pathological [case...]             a build of code that nobody should write
                   growth absent                             a build of projects that do not use the API
                   growth settings                           a build with a settings file of 5 MB
                   peers <percent> <files> [option...]       a build with the rules, and with each of the other packages in turn
                   peers xunit|nunit <files> [option...]     the same of a project of tests
                                                             options: all (also rules that only suggest), rounds=<n>,
                                                             names of packages to take, <name>=<folder or dll>, from=<folder>
                   generate <folder> <files> <touching>      the sources of a made-up project, for tools that compare analyzers
                   generate <folder> <files> xunit|nunit     those of a project of tests
            """);
        return 2;
}

static async Task WriteAsync(string folder, IEnumerable<(string Path, string Text)> files)
{
    foreach (var (path, text) in files)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text).ConfigureAwait(false);
    }
}
