using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Api;

/// <summary>A call of .NET whose result differs from run to run.</summary>
/// <param name="Name">What it is, as a message names it.</param>
/// <param name="Seeded">The generator, which may have been made to say the same each time; null where that cannot be.</param>
internal readonly record struct ChangingCall(string Name, IOperation? Seeded = null);

/// <summary>Methods and properties of .NET whose value differs from run to run: clocks, random numbers, numbers of processes.</summary>
internal static class ChangingApis
{
    /// <summary>What a call takes from outside the program; null when its result depends on its arguments alone.</summary>
    public static ChangingCall? SourceOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!IsOfSystem(method.ContainingType))
        {
            return null;
        }

        return (method.ContainingType.Name, method.Name) switch
        {
            ("Random", "Next" or "NextInt64") => new ChangingCall("Random." + method.Name, call.Instance),
            ("RandomNumberGenerator", "GetInt32") => new ChangingCall("RandomNumberGenerator.GetInt32"),
            ("Guid", "NewGuid" or "CreateVersion7") => new ChangingCall("Guid." + method.Name),
            ("Stopwatch", "GetTimestamp") => new ChangingCall("Stopwatch.GetTimestamp"),
            ("TimeProvider", "GetUtcNow" or "GetLocalNow" or "GetTimestamp") => new ChangingCall("TimeProvider." + method.Name),
            ("Path", "GetRandomFileName") => new ChangingCall("Path.GetRandomFileName"),
            ("HashCode", "Combine") => new ChangingCall("HashCode.Combine"),
            ("String", "GetHashCode") when HasRandomHashCodes(method.ContainingType) => new ChangingCall("string.GetHashCode"),
            ("Object", "GetHashCode") => new ChangingCall("object.GetHashCode"),
            _ => null,
        };
    }

    /// <summary>What a property takes from outside the program; null when it only reads its object.</summary>
    public static string? SourceOf(IPropertyReferenceOperation use)
        => !IsOfSystem(use.Property.ContainingType) ? null
            : (use.Property.ContainingType.Name, use.Property.Name) switch
            {
                ("DateTime" or "DateTimeOffset", "Now" or "UtcNow" or "Today") when use.Instance is null
                    => use.Property.ContainingType.Name + "." + use.Property.Name,
                ("Environment", "TickCount" or "TickCount64" or "ProcessId" or "CurrentManagedThreadId")
                    => "Environment." + use.Property.Name,
                ("Process", "Id") => "Process.Id",
                _ => null,
            };

    /// <summary>The parts from which a call of .NET computes its result and nothing else.</summary>
    public static IEnumerable<IOperation> ComputesFrom(IInvocationOperation call)
        => call.TargetMethod.ContainingType is { } type && IsOfSystem(type)
            ? type.Name switch
            {
                "Math" or "BitConverter" => call.Arguments.Select(static argument => argument.Value),
                "DateTime" or "DateTimeOffset" or "TimeSpan" or "Guid" or "Int32" or "Int64" when call.Instance is { } instance => [instance],
                _ => [],
            }
            : [];

    /// <summary>The object of which a property of .NET tells a part.</summary>
    public static IOperation? ComputesFrom(IPropertyReferenceOperation use)
        => use.Property.ContainingType is { Name: "DateTime" or "DateTimeOffset" or "TimeSpan" } type && IsOfSystem(type) ? use.Instance : null;

    /// <summary>.NET Framework, whose core is called mscorlib, gives a text the same hash code in every run.</summary>
    private static bool HasRandomHashCodes(INamedTypeSymbol text)
        => text.ContainingAssembly.Name != "mscorlib";

    private static bool IsOfSystem(INamedTypeSymbol? type)
        => type.IsWithin("System");
}
