using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using IbApi.Analyzers.DocumentationGenerator;
using IbApi.Analyzers.Tests.Consistency;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Settings;

/// <summary>docs/ibapi.schema.json and the reader of the register take the same registers.</summary>
public sealed class RegisterSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs/ibapi.schema.json"))).RootElement;

    private static readonly Gen<string> Value = OneOf(
        "\"live\"", "\"paper\"", "\"LIVE\"", "\"tws\"", "\"gateway\"", "\"10.30.1t\"", "\"952\"", "\"1019.2\"", "\"new\"", "\"10\"", "\"7496\"", "\"\"", "\"a\"",
        "0", "1", "-1", "7496", "65535", "65536", "952", "1030", "3000", "2147483647", "2147483648", "1.5", "true", "false", "null", "{}", "[]", "[1]", "{\"mode\":\"live\"}");

    private static readonly Gen<string> SessionKey = OneOf(
        "mode", "port", "host", "application", "version", "user", "masterClientId", "masterProject", "readOnly", "autoRestart", "Mode", "prot", "");

    private static readonly Gen<string> ClientKey = OneOf("id", "project", "session", "purpose", "Id", "name");

    private static readonly string[] GoodSession =
    [
        "\"mode\":\"live\"", "\"port\":7496", "\"host\":\"h\"", "\"application\":\"gateway\"", "\"version\":\"10.30.1t\"", "\"user\":\"u\"",
        "\"masterClientId\":0", "\"masterProject\":\"p\"", "\"readOnly\":true", "\"autoRestart\":false",
    ];

    private static readonly string[] GoodClient = ["\"id\":1", "\"project\":\"p\"", "\"session\":\"a\"", "\"purpose\":\"x\""];

    [Fact]
    public void They_take_the_same_generated_registers()
    {
        var valid = 0;
        var member = Gen.Select(SessionKey, Value);
        var client = Gen.Select(ClientKey, Value);
        Gen.Select(Gen.Int[0, 1023], member, Gen.Int[0, 15], client, Gen.Int[0, 3], Gen.Int[0, 9]).Sample(
            (sessionParts, sessionChange, clientParts, clientChange, change, root) =>
            {
                var session = GoodSession.Where((_, i) => (sessionParts & (1 << i)) != 0);
                var clients = GoodClient.Where((_, i) => (clientParts & (1 << i)) != 0);
                session = (change & 1) == 0 ? session : Changed(session, sessionChange.Item1, sessionChange.Item2);
                clients = (change & 2) == 0 ? clients : Changed(clients, clientChange.Item1, clientChange.Item2);
                var all = $"\"sessions\":{{\"a\":{{{string.Join(",", session)}}}}},\"clients\":[{{{string.Join(",", clients)}}}]";
                var text = root switch
                {
                    0 => "{\"$schema\":\"x\"," + all + "}",
                    1 => "{\"other\":1," + all + "}",
                    2 => "{\"sessions\":[]}",
                    3 => "{\"clients\":{}}",
                    _ => "{" + all + "}",
                };
                var problems = SessionRegisterTests.Read(text).Problems;

                // Which sessions there are no schema can say.
                if (problems.Any(static problem => problem.Name == "clients:0:session" && problem.Problem.Contains("name of a session", StringComparison.Ordinal)))
                {
                    return;
                }

                var isValid = IsValid(Schema, JsonNode.Parse(text));
                valid += isValid ? 1 : 0;
                Assert.True(isValid == problems.IsEmpty, $"{text}\nschema: {isValid}\nreader: {string.Join("; ", problems.Select(static problem => problem.Name + " " + problem.Problem))}");
            },
            iter: 4_000,
            threads: 1);

        Assert.InRange(valid, 1, int.MaxValue);
    }

    [Fact]
    public void The_register_of_the_page_is_good()
    {
        var page = new MarkdownFile(Repository.PathOf("docs/session-register.md"));
        var text = Assert.Single(page.Blocks("json register"));

        Assert.Empty(SessionRegisterTests.Read(text).Problems);
        Assert.True(IsValid(Schema, JsonNode.Parse(text)));
    }

    [Fact]
    public void Every_key_is_explained_on_the_page()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/session-register.md"));

        Assert.All(
            Schema.GetProperty("definitions").EnumerateObject().SelectMany(static definition => definition.Value.GetProperty("properties").EnumerateObject()),
            property => Assert.Contains($"| `{property.Name}` |", page, StringComparison.Ordinal));
    }

    private static System.Collections.Generic.IEnumerable<string> Changed(System.Collections.Generic.IEnumerable<string> members, string key, string value)
        => members.Where(member => !member.StartsWith($"\"{key}\":", StringComparison.Ordinal)).Append($"\"{key}\":{value}");

    private static Gen<string> OneOf(params string[] texts)
        => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    /// <summary>As much of JSON Schema as the file uses; a keyword that is not known fails.</summary>
    private static bool IsValid(JsonElement schema, JsonNode? value)
        => schema.EnumerateObject().All(keyword => keyword.Name switch
        {
            "$schema" or "$id" or "title" or "description" or "definitions" or "properties" => true,
            "$ref" => IsValid(Schema.GetProperty("definitions").GetProperty(keyword.Value.GetString()!.Split('/')[^1]), value),
            "type" => IsOfType(keyword.Value.GetString()!, value),
            "enum" => keyword.Value.EnumerateArray().Any(one => value is JsonValue text && text.TryGetValue<string>(out var written) && one.GetString() == written),
            "anyOf" => keyword.Value.EnumerateArray().Any(one => IsValid(one, value)),
            "minimum" => value is not JsonValue number || number.GetValueKind() != JsonValueKind.Number || number.GetValue<double>() >= keyword.Value.GetDouble(),
            "maximum" => value is not JsonValue number || number.GetValueKind() != JsonValueKind.Number || number.GetValue<double>() <= keyword.Value.GetDouble(),
            "pattern" => value is not JsonValue text || !text.TryGetValue<string>(out var written) || Regex.IsMatch(written, keyword.Value.GetString()!),
            "required" => value is not JsonObject all || keyword.Value.EnumerateArray().All(name => all.ContainsKey(name.GetString()!)),
            "items" => value is not JsonArray elements || elements.All(element => IsValid(keyword.Value, element)),
            "additionalProperties" => value is not JsonObject all || all.All(member =>
                schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Key, out var own) ? IsValid(own, member.Value)
                    : keyword.Value.ValueKind == JsonValueKind.Object && IsValid(keyword.Value, member.Value)),
            _ => throw new InvalidOperationException("The test does not know " + keyword.Name),
        });

    private static bool IsOfType(string type, JsonNode? value)
        => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
        {
            ("object", var kind) => kind == JsonValueKind.Object,
            ("array", var kind) => kind == JsonValueKind.Array,
            ("string", var kind) => kind == JsonValueKind.String,
            ("boolean", var kind) => kind is JsonValueKind.True or JsonValueKind.False,
            ("integer", JsonValueKind.Number) => value!.AsValue().TryGetValue<long>(out _),
            _ => false,
        };
}
