using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.DocumentationGenerator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>What every descriptor owes: an ID of its own, words that can be read, a line in the release notes.</summary>
public sealed partial class DescriptorTests
{
    private static readonly string[] Categories = [.. Constants(typeof(Category))];

    [Fact]
    public void Ids_are_unique()
        => Assert.Equal(RuleCatalogue.Descriptors.Select(static rule => rule.Id).Distinct(), RuleCatalogue.Descriptors.Select(static rule => rule.Id));

    [Fact]
    public void Ids_are_constants_and_no_constant_stands_twice()
    {
        var constants = Constants(typeof(DiagnosticIds)).ToList();

        Assert.Equal(constants.Distinct(), constants);
        Assert.Empty(RuleCatalogue.Descriptors.Select(static rule => rule.Id).Except(constants));
        Assert.All(constants, static id => Assert.Matches("^IBAPI[1-6][0-9]{3}$", id));
    }

    [Fact]
    public void Every_declared_descriptor_is_some_rules()
    {
        var declared = typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(static field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>();

        Assert.Equal(
            declared.Select(static rule => rule.Id).Order(StringComparer.Ordinal),
            RuleCatalogue.Descriptors.Select(static rule => rule.Id));
    }

    [Fact]
    public void Fixes_are_for_rules_that_exist()
        => Assert.Empty(RuleCatalogue.Fixers.SelectMany(static fixer => fixer.FixableDiagnosticIds).Except(RuleCatalogue.Descriptors.Select(static rule => rule.Id)));

    [Fact]
    public void Categories_are_known()
    {
        string[] planned = ["Endpoint", "ClientId", "Lifecycle", "Versions", "Configuration", "Orders"];

        Assert.Empty(Categories.Except(planned));
        Assert.All(RuleCatalogue.Descriptors, rule => Assert.Equal(planned[rule.Id["IBAPI".Length] - '1'], rule.Category));
    }

    [Fact]
    public void Titles_are_short_and_have_no_full_stop()
        => Assert.All(RuleCatalogue.Descriptors, static rule =>
        {
            var title = rule.Title.ToString(null);
            Assert.InRange(title.Length, 1, 60);
            Assert.False(title.EndsWith('.'), title);
        });

    [Fact]
    public void Descriptions_say_why()
        => Assert.All(RuleCatalogue.Descriptors, static rule =>
        {
            var description = rule.Description.ToString(null);
            Assert.EndsWith(".", description, StringComparison.Ordinal);
            Assert.InRange(SentenceEnd().Count(description), 1, 3);
        });

    [Fact]
    public void Messages_are_one_sentence_with_the_value()
        => Assert.All(RuleCatalogue.Descriptors, static rule =>
        {
            var message = rule.MessageFormat.ToString(null);
            Assert.Contains("{0}", message, StringComparison.Ordinal);
            Assert.DoesNotMatch(SentenceEnd(), message);
            Assert.DoesNotContain("\n", message, StringComparison.Ordinal);
        });

    [Fact]
    public void Default_severities_leave_errors_to_the_user()
        => Assert.All(RuleCatalogue.Descriptors, static rule =>
            Assert.Contains(rule.DefaultSeverity, (DiagnosticSeverity[])[DiagnosticSeverity.Warning, DiagnosticSeverity.Info]));

    [Fact]
    public void Release_notes_list_every_rule_with_its_severity()
    {
        var listed = File.ReadLines(Repository.PathOf("src/IbApi.Analyzers/AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadLines(Repository.PathOf("src/IbApi.Analyzers/AnalyzerReleases.Shipped.md")))
            .Where(static line => line.StartsWith("IBAPI", StringComparison.Ordinal))
            .Select(static line => string.Join('|', line.Split('|').Take(3).Select(static cell => cell.Trim())));

        Assert.Equal(
            RuleCatalogue.Descriptors.Select(static rule => $"{rule.Id}|{rule.Category}|{rule.DefaultSeverity}"),
            listed.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Constants(Type type)
        => type.GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(static field => field.IsLiteral)
            .Select(static field => (string)field.GetRawConstantValue()!);

    /// <summary>A full stop that ends a sentence, not one within <c>Ns.Type</c> or <c>127.0.0.1</c>.</summary>
    [GeneratedRegex(@"[.!?](\s|$)")]
    private static partial Regex SentenceEnd();
}
