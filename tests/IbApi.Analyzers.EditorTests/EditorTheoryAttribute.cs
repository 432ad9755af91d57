using System;
using System.Reflection;
using Xunit;

namespace IbApi.Analyzers.EditorTests;

/// <summary>
/// A test that asks the light bulb. In another version of the editor's services than the one that is known, their shape may be
/// another: the test then says that it did not run. In the known one it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EditorTheoryAttribute : TheoryAttribute
{
    public EditorTheoryAttribute()
    {
        var version = Assembly.Load("Microsoft.CodeAnalysis.Features").GetName().Version!.ToString(3);
        if (version != LightBulb.KnownVersion && LightBulb.Missing is { } missing)
        {
            Skip = $"Did not run in {version} of the editor's services: {missing}.";
        }
    }
}
