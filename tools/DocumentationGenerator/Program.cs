using System;
using System.IO;
using System.Linq;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>
/// Writes the generated parts of the documentation. With <c>--check</c> it writes nothing and ends with 1 when one of
/// them is stale.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not ([] or ["--check"]))
        {
            Console.Error.WriteLine("Usage: dotnet run --project tools/DocumentationGenerator [-- --check]");
            return 2;
        }

        var stale = GeneratedDocumentation.Of(FindRepository()).Where(static file => file.IsStale).ToList();
        foreach (var file in stale)
        {
            Console.WriteLine(file.Path);
            if (arguments is [])
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
                File.WriteAllText(file.Path, file.Expected);
            }
        }

        return arguments is [] || stale.Count == 0 ? 0 : 1;
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IbApi.Analyzers.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Start this inside the repository: no folder upwards has IbApi.Analyzers.sln.");
    }
}
