using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>Analyzers that are measured together.</summary>
/// <param name="Name">What to call them.</param>
/// <param name="Create">Makes them anew, as every run of the compiler does.</param>
internal sealed record AnalyzerSet(string Name, Func<ImmutableArray<DiagnosticAnalyzer>> Create)
{
    /// <summary>The C# analyzers of a dll or of all dlls in a folder; what they bring along is kept apart from other sets.</summary>
    /// <param name="name">What to call them.</param>
    /// <param name="path">The dll or the folder.</param>
    /// <param name="isBuild">Whether analyzers that can only suggest stay out.</param>
    public static AnalyzerSet Load(string name, string path, bool isBuild)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.dll").Order(StringComparer.Ordinal)] : [path];
        var context = new SetContext(name, Path.GetFullPath(Directory.Exists(path) ? path : Path.GetDirectoryName(path)!));
        var types = files.SelectMany(file => TypesOf(context.LoadFromAssemblyPath(Path.GetFullPath(file))))
            .Where(type => IsMeasured(type, isBuild))
            .ToImmutableArray();
        return types.IsEmpty
            ? throw new ArgumentException($"no analyzer in {path}")
            : new AnalyzerSet(name, () => [.. types.Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)]);
    }

    // What belongs to code fixes needs assemblies that only editors have.
    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    private static bool IsMeasured(Type type, bool isBuild)
    {
        try
        {
            return !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type)
                && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true
                && (!isBuild || typeof(DiagnosticSuppressor).IsAssignableFrom(type)
                    || ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics.Any(
                        static one => one.IsEnabledByDefault && one.DefaultSeverity >= DiagnosticSeverity.Warning));
        }
        catch (Exception exception) when (exception is FileNotFoundException or TypeLoadException)
        {
            return false;
        }
    }

    private sealed class SetContext(string name, string folder) : AssemblyLoadContext(name)
    {
        // The compiler is the benchmark's own, in whatever version the analyzers were built against it.
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            try
            {
                return Default.LoadFromAssemblyName(new AssemblyName(assemblyName.Name!));
            }
            catch (FileNotFoundException)
            {
                var path = Path.Combine(folder, assemblyName.Name + ".dll");
                return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
            }
        }
    }
}
