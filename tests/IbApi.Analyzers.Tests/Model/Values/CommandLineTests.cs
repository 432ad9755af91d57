using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Values cut out of configured texts, and options read from the command line in a loop.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("""client.eConnect("", int.Parse(Environment.GetEnvironmentVariable("TWS")!.Split(':')[1]), 1);""", "configured TWS")]
    [InlineData("""client.eConnect("", int.Parse("localhost:7496".Split(':')[1]), 1);""", "unknown")]
    [InlineData("number = 7496; client.eConnect(\"\", number, 1);", "written 7496 at 7496")]
    [InlineData("if (number == 0) number = 7496; client.eConnect(\"\", number, 1);", "unknown|written 7496 at 7496")]
    [InlineData("client.eConnect(\"\", number, 1); number = 7496;", "unknown")]
    public void Part_of_a_text(string body, string expected)
        => OriginVerifier.InBody(body, expected);

    [Theory]
    [InlineData("var port = 7496; for (var i = 0; i < args.Length; i++) { if (args[i] == \"--port\") port = int.Parse(args[i + 1]); } Go(port);")]
    [InlineData("var port = 7496; foreach (var a in args) { if (a.StartsWith(\"-p\")) port = int.Parse(a[2..]); } Go(port);")]
    [InlineData("foreach (var a in args.Skip(1)) Port = int.Parse(a.Substring(2)); Go(Port);")]
    public void Option_of_the_command_line(string main)
        => OriginVerifier.InClass(
            $$"""
            static int Port = 7496;
            static void Main(string[] args) { {{main}} }
            static void Go(int port) => new EClientSocket(null!, null!).eConnect("", port, 1);
            """,
            "configured ?|fallback 7496 for ? at 7496");
}
