namespace IbApi.Analyzers.Tests.Rules.ClientId;

/// <summary>Session registers for tests.</summary>
internal static class RegisterSource
{
    public const string Path = "/0/ibapi.json";

    /// <summary>The name of the project in which the programs of the tests stand.</summary>
    public const string Project = "Bot";

    public static readonly (string Key, string Value) ProjectName = ("build_property.MSBuildProjectName", Project);

    /// <summary>A paper and a live session, and the IDs of three projects.</summary>
    public const string Two = """
        {
          "sessions": {
            "paper": { "mode": "paper", "port": 7497, "masterClientId": 90, "masterProject": "Risk" },
            "live": { "mode": "live", "port": 7496, "host": "10.0.0.5" }
          },
          "clients": [
            { "id": 1, "project": "Bot", "session": "paper" },
            { "id": 2, "project": "Quotes", "session": "paper" },
            { "id": 3, "project": "Bot", "session": "live" },
            { "id": 4, "project": "bot" },
            { "id": 2, "project": "Bot", "session": "live" }
          ]
        }
        """;
}
