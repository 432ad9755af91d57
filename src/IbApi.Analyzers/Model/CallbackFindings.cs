using System.Collections.Immutable;

namespace IbApi.Analyzers.Model;

/// <summary>A method that was written as a callback and that the referenced API never calls. Plain data.</summary>
/// <param name="Place">Its name.</param>
/// <param name="Declared">Its shape, as a message shows it.</param>
/// <param name="Releases">The releases that call it, in words.</param>
/// <param name="Api">The referenced release; null when it is not known.</param>
/// <param name="Instead">The shape that the referenced API calls instead; null when it calls nothing of the kind.</param>
/// <param name="Called">The name of the method of the same type that is called instead; null when the type has none itself.</param>
/// <param name="NewName">The name of what it calls instead; null when nothing can be written in its place.</param>
/// <param name="Parameters">For each parameter of the new shape the one that it continues, or -1.</param>
/// <param name="Lost">For each parameter of the old shape what takes its place where it continues in none, or null.</param>
internal sealed record StaleCallback(
    CodePlace Place,
    string Declared,
    string Releases,
    string? Api,
    string? Instead,
    CodePlace? Called,
    string? NewName,
    ImmutableArray<int> Parameters,
    ImmutableArray<string?> Lost) : IPlaced;

/// <summary>The callbacks of one source snapshot that are never called, by path and position.</summary>
internal sealed record CallbackFindings(ByFile<StaleCallback> Stale);
