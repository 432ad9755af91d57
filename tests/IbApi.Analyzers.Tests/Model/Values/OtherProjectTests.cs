using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Settings types often lie in a project that knows nothing of the API; what fills them lies here.</summary>
public sealed class OtherProjectTests
{
    [Theory]
    [InlineData("void Run() { var s = new Ib { Port = 7496 }; client.eConnect(s.Host, s.Port, s.ClientId); }", "written 7496 at 7496")]
    [InlineData("Ib s = new(); void Fill(Ib ib) => ib.Port = 7496; void Run() => client.eConnect(s.Host, s.Port, s.ClientId);", "written 7496 at 7496")]
    [InlineData("void Go(Ib s) => client.eConnect(s.Host, s.Port, s.ClientId); void Add(List<Ib> services) => services.Add(new() { Port = 7496 });", "written 7496 at 7496")]
    [InlineData("void Run() { var s = new IbRecord(\"\", 7496, 1); client.eConnect(s.Host, s.Port, s.ClientId); }", "written 7496 at 7496")]
    [InlineData("void Go(Ib s) => client.eConnect(s.Host, s.Port, s.ClientId);", "unknown")]
    [InlineData("void Go(Box box) { box.Port = 7496; } void Run(Box box) => client.eConnect(\"\", box.Port, 1);", "unknown")]
    public void Port_in_a_type_of_another_project(string members, string expected)
    {
        var shared = CSharpCompilation.Create(
            "Shared",
            [CSharpSyntaxTree.ParseText(
                """
                public class Ib { public string Host { get; set; } = ""; public int Port { get; set; } = 7497; public int ClientId { get; set; } }
                public record IbRecord(string Host, int Port, int ClientId);
                public class Box { public int Port { get; set; } }
                """)],
            References.Runtime,
            new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));

        OriginVerifier.InSource(
            $$"""
            public sealed class Bot
            {
                private readonly EClientSocket client;
                {{members}}
            }
            """,
            expected,
            references: [shared.ToMetadataReference()]);
    }
}
