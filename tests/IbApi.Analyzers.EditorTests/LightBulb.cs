using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.EditorTests;

/// <summary>
/// The light bulb of an editor: analyzers and fixes from the files of the package, asked through the service that Visual Studio
/// and the language server ask. That service is no public API, so all that is known of its shape stands here.
/// </summary>
internal static class LightBulb
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly string[] Assemblies = ["IbApi.Analyzers.dll", "IbApi.Analyzers.CodeFixes.dll"];

    private static readonly Lazy<(object Service, MethodInfo Stream)> Host = new(Find);

    /// <summary>The version whose shape is the one below.</summary>
    public static string KnownVersion { get; } = typeof(LightBulb).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "FeaturesVersion").Value!;

    /// <summary>Why the light bulb cannot be asked; null where it can.</summary>
    public static string? Missing
    {
        get
        {
            try
            {
                return Host.Value.Service is null ? "there is no service" : null;
            }
            catch (Exception exception) when (exception is InvalidOperationException or FileNotFoundException)
            {
                return exception.Message;
            }
        }
    }

    /// <summary>What is offered at a place, from top to bottom; of what opens a menu of its own, the name of the menu.</summary>
    public static async Task<IReadOnlyList<string>> TitlesAsync(TextDocument document, TextSpan span)
    {
        var loader = new Loader();
        var project = document.Project.WithAnalyzerReferences(
            Assemblies.Select(name => new AnalyzerFileReference(Path.Combine(AppContext.BaseDirectory, name), loader)));
        var opened = project.GetDocument(document.Id) ?? project.GetAdditionalDocument(document.Id)!;

        var (service, stream) = Host.Value;
        var offered = new List<(int Distance, string Title)>();
        await foreach (var collection in (IAsyncEnumerable<object>)stream.Invoke(service, [opened, span, null, CancellationToken.None])!)
        {
            var place = (TextSpan)Member(collection, "TextSpan");
            foreach (var fix in (IEnumerable)Member(collection, "Fixes"))
            {
                offered.Add((Math.Abs(place.Start - span.Start) + Math.Abs(place.End - span.End), ((CodeAction)Member(fix, "Action")).Title));
            }
        }

        // What editors do with the answer: their own menus last, and first what is about the text nearest to the caret.
        return [.. offered.OrderBy(static entry => IsOfTheEditor(entry.Title)).ThenBy(static entry => entry.Distance).Select(static entry => entry.Title)];
    }

    /// <summary>The menus that an editor adds to every finding.</summary>
    public static bool IsOfTheEditor(string title) =>
        title.StartsWith("Suppress IBAPI", StringComparison.Ordinal) || title.StartsWith("Configure ", StringComparison.Ordinal);

    private static (object Service, MethodInfo Stream) Find()
    {
        var type = Assembly.Load("Microsoft.CodeAnalysis.Features").GetType("Microsoft.CodeAnalysis.CodeFixes.ICodeFixService")
            ?? throw new InvalidOperationException("ICodeFixService is gone");
        var stream = type.GetMethod("StreamFixesAsync");
        if (stream is null
            || !stream.GetParameters().Select(static parameter => parameter.ParameterType).SequenceEqual(
                [typeof(TextDocument), typeof(TextSpan), stream.GetParameters()[2].ParameterType, typeof(CancellationToken)]))
        {
            throw new InvalidOperationException("ICodeFixService.StreamFixesAsync has another shape: " + stream);
        }

        var exports = typeof(MefHostServices).GetInterfaces()
            .SelectMany(static candidate => candidate.GetMethods())
            .FirstOrDefault(static method => method.Name == "GetExports" && method.GetGenericArguments().Length == 1)
            ?? throw new InvalidOperationException("MefHostServices has no GetExports");
        var lazies = ((IEnumerable)exports.MakeGenericMethod(type).Invoke(MefHostServices.DefaultHost, [])!).Cast<object>().ToList();
        return lazies is [var lazy]
            ? (Member(lazy, "Value"), stream)
            : throw new InvalidOperationException($"ICodeFixService is exported {lazies.Count} times");
    }

    /// <summary>A field in some versions, a property in others.</summary>
    private static object Member(object owner, string name) =>
        owner.GetType().GetProperty(name, Members)?.GetValue(owner)
            ?? owner.GetType().GetField(name, Members)?.GetValue(owner)
            ?? throw new InvalidOperationException($"{owner.GetType().Name} has no {name}");

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
