using System.Collections.Immutable;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>A program to be taken apart, and the settings files beside it.</summary>
/// <param name="Name">The file from which it was read, and which it is of those there.</param>
internal sealed record SourceProgram(string Name, string Text, ImmutableArray<(string Path, string Text)> Settings);
