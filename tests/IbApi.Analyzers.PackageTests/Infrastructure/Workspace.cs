using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace IbApi.Analyzers.PackageTests.Infrastructure;

/// <summary>A folder with projects of users, outside the repository and so outside its settings.</summary>
internal sealed class Workspace(string folder, string packageFolder)
{
    /// <summary>Logs of the compiler; it does not make their folder itself.</summary>
    private const string Logs = "sarif";

    public string PathOf(string file) => Path.Combine(folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Copies sources, without what building them left behind.</summary>
    public void Copy(string source, string target = "")
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            if (Array.Exists(relative.Split(Path.DirectorySeparatorChar), part => part is "bin" or "obj"))
            {
                continue;
            }

            var copy = PathOf(Path.Combine(target, relative));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    public Task<CommandResult> BuildAsync(params string[] arguments)
    {
        Directory.CreateDirectory(PathOf(Logs));
        return DotNet.BuildAsync(folder, packageFolder, ["build", .. arguments]);
    }

    /// <summary>Builds a program of one file. What the build makes goes below the home of the user; here into the workspace.</summary>
    public Task<CommandResult> BuildFileAsync(string file)
    {
        Directory.CreateDirectory(PathOf(Logs));
        Directory.CreateDirectory(PathOf("home"));
        return DotNet.RunAsync(
            folder, packageFolder, [("XDG_DATA_HOME", PathOf("home"))], ["build", file, "--disable-build-servers"]);
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => DotNet.RunAsync(folder, packageFolder, arguments);

    /// <summary>Runs a built program in its project's folder, as <c>dotnet run</c> does.</summary>
    public Task<CommandResult> RunProgramAsync(string project, params (string Name, string Value)[] variables) =>
        DotNet.RunAsync(PathOf(project), packageFolder, variables, ["exec", Path.Combine("bin", "Debug", "net10.0", project + ".dll")]);

    /// <summary>A value as MSBuild handed it to the compiler.</summary>
    public string CompilerProperty(string project, string property)
    {
        var file = PathOf($"{project}/obj/Debug/net10.0/{project}.GeneratedMSBuildEditorConfig.editorconfig");
        var prefix = $"build_property.{property} = ";
        return File.ReadLines(file).Single(l => l.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..];
    }

    /// <summary>What the last build of a project and target framework found; the project writes its log there.</summary>
    public IReadOnlyList<Finding> Findings(string project, string framework = "net10.0") =>
        Finding.ReadOwn(PathOf(Path.Combine(Logs, $"{project}-{framework}.sarif")));
}
