using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>The rules whose IDs begin with one digit.</summary>
/// <param name="Category">The category of their descriptors.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Finds">What they find, in a sentence.</param>
internal sealed record RuleFamily(string Category, string Name, string Finds)
{
    /// <summary>In the order of their digits, from 1.</summary>
    public static ImmutableArray<RuleFamily> All { get; } =
    [
        new(Diagnostics.Category.Endpoint, "Endpoint", "Where a program connects: live ports in tests, fallbacks and names that lead to the live account, hosts that nobody finds."),
        new(Diagnostics.Category.ClientId, "Client ID", "As whom: IDs that two connections share, that change from run to run, or that are another project's."),
        new(Diagnostics.Category.Lifecycle, "Lifecycle", "What becomes of a session: losses that nobody handles, message loops that do not run, requests that come too early, waits without end."),
        new(Diagnostics.Category.Versions, "Versions", "Which API meets which TWS: requests that the declared TWS does not know, callbacks that the referenced API never calls."),
        new(Diagnostics.Category.Configuration, "Configuration", "Where the settings stand: in the code, under a wrong key, or against what a session allows."),
        new(Diagnostics.Category.Orders, "Orders", "Where order IDs come from: TWS, not a clock, a constant or a counter of the program's own."),
    ];

    public string Heading => $"{Digit}xxx {Name}";

    private int Digit => All.IndexOf(this) + 1;

    public bool Has(DiagnosticDescriptor rule)
        => rule.Category == Category;

    /// <summary>All of them, with links to their headings on a page.</summary>
    public static string Table(string page)
        => "| rules | what they find |\n| --- | --- |\n"
            + string.Concat(All.Select(family =>
                $"| [{family.Heading}]({page}#{family.Heading.ToLowerInvariant().Replace(' ', '-')}) | {family.Finds} |\n"));
}
