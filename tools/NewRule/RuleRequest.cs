using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace IbApi.Analyzers.NewRule;

/// <summary>The rule that somebody wants to write.</summary>
/// <param name="Id"><c>IBAPI3099</c>.</param>
/// <param name="Name">The name of its class and of the constant of its ID: <c>LostOrder</c>.</param>
/// <param name="Title">What the list of rules says of it.</param>
/// <param name="IsWarning">Whether it begins as a warning; as a suggestion otherwise.</param>
/// <param name="HasFix">Whether it gets a fix.</param>
internal sealed partial record RuleRequest(string Id, string Name, string Title, bool IsWarning, bool HasFix = false)
{
    public const string Usage =
        "Usage: dotnet run --project tools/NewRule -- IBAPI3099 LostOrder \"Order is lost\" [--fix] [--warning]\n"
        + "The first digit is the category: 1 Endpoint, 2 ClientId, 3 Lifecycle, 4 Versions, 5 Configuration, 6 Orders. A new rule enters as a "
        + "suggestion; --warning is for those of the first release. With --fix it gets a fix and its tests.";

    private const int MostTitle = 60;

    private static readonly string[] Categories = ["Endpoint", "ClientId", "Lifecycle", "Versions", "Configuration", "Orders"];

    public string Category => Categories[Id["IBAPI".Length] - '1'];

    /// <summary>As the compiler calls it.</summary>
    public string Severity => IsWarning ? "Warning" : "Info";

    /// <summary>As configuration files and people call it.</summary>
    public string SeverityWord => IsWarning ? "warning" : "suggestion";

    /// <summary>
    /// The port about which the rule speaks until it asks the model for something better: its own number, which no list knows, so that no
    /// other rule has anything to say.
    /// </summary>
    public int Port => int.Parse(Id["IBAPI".Length..], CultureInfo.InvariantCulture);

    /// <summary>What stands on a command line; false with the reason where it is no rule.</summary>
    public static bool TryParse(IReadOnlyList<string> arguments, [NotNullWhen(true)] out RuleRequest? request, out string problem)
    {
        request = null;
        problem = string.Empty;
        var words = arguments.Where(static argument => argument is not ("--warning" or "--fix")).ToList();
        if (words is not [var id, var name, var title])
        {
            problem = Usage;
        }
        else if (!IdPattern().IsMatch(id))
        {
            problem = $"'{id}' is no ID of a rule: IBAPI, a digit from 1 to 6 for the category, and three more.";
        }
        else if (!NamePattern().IsMatch(name))
        {
            problem = $"'{name}' cannot be the name of a class: letters and digits, the first one a capital.";
        }
        else if (title.Length is 0 or > MostTitle || title.EndsWith('.') || title.Contains('"', StringComparison.Ordinal))
        {
            problem = $"A title has up to {MostTitle} characters, no quotes and no full stop: '{title}'.";
        }
        else
        {
            request = new RuleRequest(id, name, title, arguments.Contains("--warning"), arguments.Contains("--fix"));
        }

        return request is not null;
    }

    [GeneratedRegex("^IBAPI[1-6][0-9]{3}$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]+$")]
    private static partial Regex NamePattern();
}
