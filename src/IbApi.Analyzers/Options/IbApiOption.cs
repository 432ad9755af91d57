using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Options;

/// <summary>One option: its names, its type in words, its default. Everything that documentation says of it.</summary>
/// <param name="Key">The key in <c>.editorconfig</c> and <c>.globalconfig</c>.</param>
/// <param name="Property">The MSBuild property; empty where there is none.</param>
/// <param name="Expected">What a value looks like, as part of a sentence: “ports and ranges, …”.</param>
/// <param name="DefaultText">The default, as a message and a table show it.</param>
/// <param name="Rules">The rules that look at it.</param>
/// <param name="Description">What it does.</param>
internal abstract record IbApiOption(
    string Key, string Property, string Expected, string DefaultText, string Rules, string Description)
{
    /// <summary>The key under which the compiler hands the MSBuild property on; empty where there is none.</summary>
    public string PropertyKey { get; } = Property.Length == 0 ? string.Empty : OptionsReader.PropertyPrefix + Property;

    /// <summary>The value in force for a file, if it cannot be read; null when it can, or when nothing is set.</summary>
    public abstract InvalidOption? FindInvalid(OptionsReader reader);
}

/// <summary>An option whose values are of type <typeparamref name="T"/>.</summary>
internal sealed record IbApiOption<T>(
    string Key,
    string Property,
    string Expected,
    string DefaultText,
    string Rules,
    string Description,
    T Default,
    Func<string, (bool IsValid, T Value)> Parse)
    : IbApiOption(Key, Property, Expected, DefaultText, Rules, Description)
{
    /// <summary>The value in force for a file; the default when nothing is set or what is set cannot be read.</summary>
    public T Read(OptionsReader reader)
        => reader.Raw(this) is { } raw && Parse(raw.Text) is (true, var value) ? value : Default;

    public override InvalidOption? FindInvalid(OptionsReader reader)
        => reader.Raw(this) is { } raw && !Parse(raw.Text).IsValid ? new InvalidOption(this, raw.Name, raw.Text) : null;
}

/// <summary>An option that is set to something that cannot be read.</summary>
/// <param name="Option">The option.</param>
/// <param name="Name">The name under which it is set: its key or its property.</param>
/// <param name="Text">What it is set to.</param>
internal sealed record InvalidOption(IbApiOption Option, string Name, string Text);

/// <summary>
/// The options of one file, or of the project. An <c>.editorconfig</c> beats a <c>.globalconfig</c> (the compiler has
/// merged them), and both beat MSBuild.
/// </summary>
/// <param name="options">What is set for the file.</param>
/// <param name="global">What is set for the whole project; nothing when not known.</param>
internal readonly struct OptionsReader(AnalyzerConfigOptions options, AnalyzerConfigOptions? global = null)
{
    public const string PropertyPrefix = "build_property.";

    /// <summary>
    /// Whether an <c>.editorconfig</c> sets an option for the file: what is set for a file and not for the whole project
    /// can come from nowhere else. One that repeats the very value of a <c>.globalconfig</c> cannot be told from it.
    /// </summary>
    public bool IsSetForFile(IbApiOption option)
        => global is not null && Text(option.Key) is { } text && text != new OptionsReader(global).Text(option.Key);

    /// <summary>What is set, and under which name; null when nothing is, or only white space.</summary>
    public (string Name, string Text)? Raw(IbApiOption option)
        => Text(option.Key) is { } text ? (option.Key, text)
            : option.PropertyKey.Length > 0 && Text(option.PropertyKey) is { } property ? (option.Property, property)
            : null;

    /// <summary>An MSBuild property that the package makes visible; null when it is not set.</summary>
    public string? Property(string name)
        => Text(PropertyPrefix + name);

    /// <summary>Everything that is set of some options, as one text: equal texts mean equal values.</summary>
    public string Fingerprint(IEnumerable<IbApiOption> of)
    {
        var reader = this;
        return string.Join("\n", of.Select(option => reader.Raw(option)?.Text));
    }

    private string? Text(string key)
        => options.TryGetValue(key, out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
