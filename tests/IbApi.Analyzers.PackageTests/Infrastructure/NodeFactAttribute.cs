using System;
using System.IO;
using System.Linq;
using Xunit;

namespace IbApi.Analyzers.PackageTests.Infrastructure;

/// <summary>A test that needs the SARIF multitool, which comes through npm. Where there is no npm it says that it did not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!IsThere)
        {
            Skip = "Did not run: npm is not on this machine, and the SARIF multitool comes through it.";
        }
    }

    internal static bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(static folder => File.Exists(Path.Combine(folder, "npm")));
}
