using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace IBApi.StandIn.Tests;

/// <summary>What is known of the API, read from the file beside the stand-in.</summary>
public sealed record Facts(
    IReadOnlyDictionary<string, GenerationFacts> Generations,
    IReadOnlyDictionary<string, string> MembersFirstSeen,
    IReadOnlyDictionary<string, string> MembersGoneBy,
    IReadOnlyDictionary<string, int> MemberGates,
    IReadOnlyDictionary<string, int> ServerVersions)
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static Facts All { get; } = JsonSerializer.Deserialize<Facts>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "facts", "signatures.json")), CamelCase)!;
}

public sealed record GenerationFacts(
    string Release,
    int? MaxServerVersion,
    string AssemblyVersion,
    int Callbacks,
    IReadOnlyList<string> Constructors,
    IReadOnlyList<string> CallbackSignatures,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Requests);
