using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Conditions: what they choose between, fallbacks for what is missing, names and alternatives.</summary>
public sealed class ChoiceTests
{
    public static TheoryData<string, string> Choices => new()
    {
        { """client.eConnect("", flag ? 7496 : 7497, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """client.eConnect("", true ? 7496 : 7497, 1);""", "written 7496 at 7496" },
        { """client.eConnect("", flag ? number : 7497, 1);""", "unknown|written 7497 at 7497" },
        { """client.eConnect("", flag ? throw new Exception() : 7497, 1);""", "written 7497 at 7497" },
        { """client.eConnect("", number switch { 1 => 7497, 2 => 7496, _ => throw new Exception() }, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """client.eConnect("", flag switch { true => 7496, false => 7497 }, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """client.eConnect("", Environment.GetEnvironmentVariable("P") switch { null => 7496, var p => int.Parse(p) }, 1);""", "configured P|fallback 7496 for P at 7496" },
        { """const bool Live = true; client.eConnect("", Live ? 7496 : 7497, 1);""", "written 7496 at 7496" },
        { """client.eConnect("", (flag ? (int?)null : 7496) ?? 7497, 1);""", "written 7496 at 7496" },
        { """client.eConnect("", number > 0 ? number : 7496, 1);""", "unknown|written 7496 at 7496" },
        { """client.eConnect("", Environment.GetEnvironmentVariable("IB_PORT") is { } s ? int.Parse(s) : 7496, 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at 7496" },
        { """client.eConnect("", int.Parse(Environment.GetEnvironmentVariable("IB_PORT") ?? "7496"), 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at \"7496\"" },
        { """var port = int.TryParse(Environment.GetEnvironmentVariable("IB_PORT"), out var p) ? p : 7496; client.eConnect("", port, 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at 7496" },
        { """if (!int.TryParse(Environment.GetEnvironmentVariable("IB_PORT"), out var p)) p = 7496; client.eConnect("", p, 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at 7496" },
        { """var port = 7496; if (int.TryParse(Environment.GetEnvironmentVariable("IB_PORT"), out var p)) port = p; client.eConnect("", port, 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at 7496" },
        { """var text = Environment.GetEnvironmentVariable("IB_PORT"); var port = string.IsNullOrEmpty(text) ? 7496 : int.Parse(text); client.eConnect("", port, 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at 7496" },
        { """var text = Environment.GetEnvironmentVariable("IB_PORT"); if (text == null) text = "7496"; client.eConnect("", int.Parse(text), 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at \"7496\"" },
        { """var text = Environment.GetEnvironmentVariable("IB_PORT"); text ??= "7496"; client.eConnect("", int.Parse(text), 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at \"7496\"" },
        { """var text = Environment.GetEnvironmentVariable("A") ?? Environment.GetEnvironmentVariable("B") ?? "7496"; client.eConnect("", int.Parse(text), 1);""", "configured A|configured B|fallback 7496 for B at \"7496\"" },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void Port_by_condition(string body, string expected)
        => OriginVerifier.InBody(body, expected);

    public static TheoryData<string, string> Helpers => new()
    {
        { """static int Or(string key, int other) => int.TryParse(Environment.GetEnvironmentVariable(key), out var v) ? v : other; void Run() => client.eConnect("", Or("IB_PORT", 7496), 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at 7496" },
        { """static int Or(string key, int other) { var text = Environment.GetEnvironmentVariable(key); if (text is null) { return other; } return int.Parse(text); } void Run() => client.eConnect("", Or("IB_PORT", 7496), 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at 7496" },
        { """static string Or(string key, string other) => Environment.GetEnvironmentVariable(key) ?? other; void Run() => client.eConnect(Or("IB_HOST", "h"), int.Parse(Or("IB_PORT", "7496")), 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at \"7496\"" },
        { """static int Port => int.TryParse(Environment.GetEnvironmentVariable("IB_PORT"), out var v) ? v : 7496; void Run() => client.eConnect("", Port, 1);""", "configured IB_PORT|fallback 7496 for IB_PORT at 7496" },
        { """static int Port; static void Main(string[] args) { Port = args.Length > 0 ? int.Parse(args[0]) : 7496; new EClientSocket(null!, null!).eConnect("", Port, 1); }""", "configured ?|fallback 7496 for ? at 7496" },
        { """static void Main(string[] args) { var port = 7496; if (args.Length > 1) port = int.Parse(args[1]); new EClientSocket(null!, null!).eConnect("", port, 1); }""", "configured ?|fallback 7496 for ? at 7496" },
        { """static void Main(string[] args) => new EClientSocket(null!, null!).eConnect(args[0], int.Parse(args[1]), 1);""", "configured ?" },
        { """void Run() => client.eConnect("", int.Parse(Environment.GetCommandLineArgs()[1]), 1);""", "configured ?" },
        { """void Run() => client.eConnect("", int.Parse(System.IO.File.ReadAllText("port.txt")), 1);""", "configured ?" },
    };

    [Theory]
    [MemberData(nameof(Helpers))]
    public void Port_or_fallback(string members, string expected)
        => OriginVerifier.InClass(members, expected);
}
