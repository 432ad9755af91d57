using System;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>Says that tests of a class run what fixes have written, against the scripted TWS.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExecutesAttribute(params Type[] fixers) : Attribute
{
    public Type[] Fixers { get; } = fixers;
}
