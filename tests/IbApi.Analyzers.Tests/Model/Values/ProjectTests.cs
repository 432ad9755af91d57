using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Values on their way through several files, under other names, from other assemblies.</summary>
public sealed class ProjectTests
{
    private const string Wrapper = """
        namespace Lib { public class Connector(EClientSocket c) { public void Connect(string host, int port, int id) => c.eConnect(host, port, id); } }
        """;

    [Theory]
    [InlineData("namespace Lib { class User { void Run(Connector c) => c.Connect(\"\", 7496, 1); } }")]
    [InlineData("class User { void Run(Lib.Connector c) => c.Connect(\"\", 7496, 1); }")]
    [InlineData("using Lib; class User { Connector c; void Run() => c.Connect(\"\", Ports.Live, 1); } static class Ports { public const int Live = 7496; }")]
    [InlineData("using C = Lib.Connector; class User { C c; void Run() => c.Connect(\"\", 7496, 1); }")]
    [InlineData("using C = Lib.Connector; class User { void Run(EClientSocket s) => new C(s).Connect(\"\", 7496, 1); }")]
    [InlineData("class User : Lib.Connector { public User(EClientSocket s) : base(s) { } void Run() => Connect(\"\", 7496, 1); }")]
    [InlineData("class User { Lib.Connector Get() => null; void Run() => Get().Connect(\"\", 7496, 1); }")]
    [InlineData("class User { void Run(dynamic d, Lib.Connector c) => c.@Connect(\"\", 7496, 1); }")]
    [InlineData("class User { void Run(Lib.Connector c) => c. /* here */ Connect (\"\", 7496, 1); }")]
    [InlineData("class User { void Run(Lib.Connector c) => c\n    .Connect(\n        host: \"\",\n        id: 1,\n        port: 7496); }")]
    [InlineData("class User { void Run(Lib.Connector c) {\n#if true\n c.Connect(\"\", 7496, 1);\n#else\n c.Connect(\"\", 7497, 1);\n#endif\n } }")]
    public void Callers_in_another_file(string source)
    {
        OriginVerifier.InFiles("written 7496 at 7496", Wrapper, source);
        OriginVerifier.InFiles("written 7496 at 7496", source, Wrapper);
    }

    [Fact]
    public void Caller_that_names_neither_type_nor_member_that_mentions_it()
        => OriginVerifier.InFiles(
            "written 7496 at 7496",
            Wrapper,
            "class Locator { public static Lib.Connector Current => null; }",
            "class Use { static void Run() => Locator.Current.Connect(\"\", 7496, 1); }");

    [Fact]
    public void Inherited_member_called_without_a_receiver_in_a_third_file()
        => OriginVerifier.InFiles(
            "written 7496 at 7496",
            Wrapper,
            "class Middle(EClientSocket s) : Lib.Connector(s);",
            "class Leaf(EClientSocket s) : Middle(s) { void Run() => Connect(\"\", 7496, 1); }");

    [Fact]
    public void Target_typed_creation_in_a_file_that_names_only_a_member()
        => OriginVerifier.InFiles(
            "written 7496 at 7496",
            "class Options(int port) { public int Port { get; } = port; }",
            "class Bot { public void Run(EClientSocket c, Options o) => c.eConnect(\"\", o.Port, 1); }",
            "class Use { void Go(Bot b) => b.Run(null, new(7496)); }");

    [Fact]
    public void Constants_by_using_static()
        => OriginVerifier.InFiles(
            "written 7496 at 7496",
            "namespace Cfg { static class Ports { public const int Live = 7496; } }",
            "using static Cfg.Ports; class Bot { void Run(EClientSocket c) => c.eConnect(\"\", Live, 1); }");

    [Fact]
    public void Methods_by_using_static()
        => OriginVerifier.InFiles(
            "written 7496 at 7496",
            "namespace Cfg { static class Connector { public static void Connect(EClientSocket c, int port) => c.eConnect(\"\", port, 1); } }",
            "using static Cfg.Connector; class Bot { void Run(EClientSocket c) => Connect(c, 7496); }");

    [Fact]
    public void Settings_type_under_an_alias()
        => OriginVerifier.InFiles(
            "written 7496 at 7496",
            "namespace Cfg { class Settings(int port) { public int Port => port; } }",
            "class Bot { public void Run(EClientSocket c, Cfg.Settings s) => c.eConnect(\"\", s.Port, 1); }",
            "using S = Cfg.Settings; class Use { S Make() => new S(7496); }");

    [Fact]
    public void Settings_type_under_a_global_alias()
        => OriginVerifier.InFiles(
            "written 7496 at 7496",
            "namespace Cfg { class Settings(int port) { public int Port => port; } }",
            "class Bot { public void Run(EClientSocket c, Cfg.Settings s) => c.eConnect(\"\", s.Port, 1); }",
            "global using S = Cfg.Settings;",
            "class Use { S Make() => new S(7496); }");

    [Fact]
    public void Property_set_in_another_file()
        => OriginVerifier.InFiles(
            "written 7496 at 7496",
            "class Options { public int Port { get; set; } }",
            "class Bot(Options o) { void Run(EClientSocket c) => c.eConnect(\"\", o.Port, 1); }",
            "class Use { Options o = new(); void Set() { o.Port = 7496; } }");

    [Theory]
    [InlineData("var c = new EClientSocket(null, null); var port = 7496; c.eConnect(\"\", port, 1);", "written 7496 at 7496")]
    [InlineData("var c = new EClientSocket(null, null); Go(7496); void Go(int p) => c.eConnect(\"\", p, 1);", "written 7496 at 7496")]
    [InlineData("var c = new EClientSocket(null, null); c.eConnect(\"\", args.Length > 0 ? int.Parse(args[0]) : 7496, 1);", "configured ?|fallback 7496 for ? at 7496")]
    [InlineData("var c = new EClientSocket(null, null); var port = 7496; port = 7497; c.eConnect(\"\", port, 1);", "written 7497 at 7497")]
    public void Top_level_statements(string source, string expected)
        => OriginVerifier.InSource(source, expected, kind: OutputKind.ConsoleApplication);

    [Fact]
    public void Constants_of_a_referenced_assembly_are_vocabulary()
    {
        var lib = Library.Compile("public static class Ports { public const int Live = 7496; public static readonly int Paper = 7497; } public enum Gate { Live = 4001 } public static class X { public static int Get(int p = 7496) => p; }");
        const string Use = "class Bot { void Run(EClientSocket c) { c.eConnect(\"\", Ports.Live, 1); c.eConnect(\"\", (int)Gate.Live, 2); c.eConnect(\"\", Ports.Paper, 3); c.eConnect(\"\", X.Get(), 4); } }";

        OriginVerifier.InSource(Use, "unknown|unknown|written 4001 at Gate.Live|written 7496 at Ports.Live", references: [lib]);
    }

    [Fact]
    public void Default_of_a_referenced_interface_stands_at_the_call()
    {
        var lib = Library.Compile("public interface IConnector { void Connect(int port = 7496); }");
        OriginVerifier.InSource(
            "class W(EClientSocket c) : IConnector { public void Connect(int port) => c.eConnect(\"\", port, 1); void Run(IConnector i) => i.Connect(); }",
            "written 7496 at i.Connect()",
            references: [lib]);
    }

    [Fact]
    public void Constants_in_generated_code_stand_where_they_are_used()
        => OriginVerifier.InCompilation(
            TestProgram.Compile(
            [
                ("/src/Ports.g.cs", "static class Ports { public const int Live = 7496; public static int Paper = 7497; }"),
                ("/src/Bot.cs", "class Bot { void Run(EClientSocket c) { c.eConnect(\"\", Ports.Live, 1); c.eConnect(\"\", Ports.Paper, 1); } }"),
            ]),
            "written 7496 at Ports.Live|written 7497 at Ports.Paper");

    [Fact]
    public void Literals_of_a_generated_caller_stand_nowhere()
        => OriginVerifier.InCompilation(
            TestProgram.Compile(
            [
                ("/src/Use.g.cs", "partial class Bot { void Run() => Connect(7496); }"),
                ("/src/Bot.cs", "partial class Bot { EClientSocket c; void Connect(int p) => c.eConnect(\"\", p, 1); }"),
            ]),
            "unknown");
}
