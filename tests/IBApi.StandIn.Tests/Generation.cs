using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Xunit;

namespace IBApi.StandIn.Tests;

/// <summary>
/// One generation of the stand-in. They share an assembly name, so each is loaded into a context of its own.
/// </summary>
public static class Generation
{
    private static readonly Dictionary<string, Lazy<AssemblyLoadContext>> Contexts = Names.ToDictionary(
        name => name,
        name => new Lazy<AssemblyLoadContext>(() => new AssemblyLoadContext(name)));

    public static TheoryData<string> All => [.. Names];

    public static IEnumerable<string> Names => Facts.All.Generations.Keys;

    public static string PathOf(string name) =>
        Path.Combine(AppContext.BaseDirectory, "standins", name, "CSharpAPI.dll");

    public static Assembly Load(string name)
    {
        lock (Contexts)
        {
            return ContextOf(name).Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == "CSharpAPI")
                ?? ContextOf(name).LoadFromAssemblyPath(PathOf(name));
        }
    }

    public static AssemblyLoadContext ContextOf(string name) => Contexts[name].Value;

    /// <summary>The symbols that the stand-in itself is compiled with.</summary>
    public static IEnumerable<string> SymbolsOf(string name) =>
        Names.Take(Names.ToList().IndexOf(name) + 1).Skip(1).Select(reached => reached + "_OR_LATER");
}
