using System.Collections.Generic;
using System.Linq;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>Options as the files in which users and MSBuild write them.</summary>
internal static class ConfigText
{
    public const string GlobalPath = "/.globalconfig";

    public const string EditorPath = "/.editorconfig";

    /// <summary>What MSBuild writes for a test project.</summary>
    public static readonly (string Key, string Value) TestProject = ("build_property.IsTestProject", "true");

    public static readonly (string Key, string Value) ProductionProject = ("build_property.IsTestProject", "false");

    public static string Global(IEnumerable<(string Key, string Value)> options)
        => "is_global = true\n" + Lines(options);

    /// <summary>For all files below <c>/0</c>, where those of a test stand.</summary>
    public static string Editor(IEnumerable<(string Key, string Value)> options)
        => "root = true\n[*.{cs,vb}]\n" + Lines(options);

    private static string Lines(IEnumerable<(string Key, string Value)> options)
        => string.Concat(options.Select(static option => option.Key + " = " + option.Value + "\n"));
}
