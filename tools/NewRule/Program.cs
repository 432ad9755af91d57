using System;
using System.IO;

namespace IbApi.Analyzers.NewRule;

/// <summary>
/// Writes everything that a new rule owes, in a form that compiles and passes the tests: what is left is to think.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (!RuleRequest.TryParse(arguments, out var request, out var problem))
        {
            Console.Error.WriteLine(problem);
            return 2;
        }

        try
        {
            foreach (var file in Scaffold.Create(FindRepository(), request))
            {
                Console.WriteLine(file);
            }
        }
        catch (InvalidOperationException taken)
        {
            Console.Error.WriteLine(taken.Message);
            return 1;
        }

        Console.WriteLine($"""

            Until you say better, {request.Id} speaks about a connection to port {request.Port}. Now:
              1. Say when it speaks, and when it is silent, in docs/rules/{request.Id}.md; each sentence is a test in {request.Name}Tests.cs.
              2. Let {request.Name}.cs ask the model for it; what the model does not know yet is written there, not in the rule.
              3. dotnet run --project tools/DocumentationGenerator
              4. IBAPI_TEST_GENERATIONS=ends dotnet test tests/IbApi.Analyzers.Tests --filter "{request.Name}Tests|Consistency"
            """);
        return 0;
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
