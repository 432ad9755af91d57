using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Options;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Connections;

/// <summary>The option <c>ibapi.connect_methods</c>.</summary>
public sealed class ConnectMethodTests
{
    private const string Library = """
        namespace Ns
        {
            public class Link
            {
                public Link() { }
                public Link(string where, int gate) { }
                public Link(string where, int gate, int who) { }
                public void Open(string where, int gate, int who) { }
                public void Open(int gate, string where, int who, bool retry) { }
                public void Open(string where) { }
                public static Link Start(int gate) => null;
                public class Inner { public void Open(int gate) { } }
            }
            public class Sub : Link { }
            public interface ILink { void Open(int gate); }
        }
        """;

    [Theory]
    [InlineData("Ns.Link.Open(host=where|port=gate|clientId=who)", "link.Open(\"h\", 7496, 1);", "Link.Open: h 7496 1")]
    [InlineData("Ns.Link.Open(host=where|port=gate|clientId=who)", "link.Open(7496, \"h\", 1, true);", "Link.Open: h 7496 1")]
    [InlineData("Ns.Link.Open(host=where|port=gate|clientId=who)", "link.Open(\"h\");", "")]
    [InlineData("Ns.Link.Open(host=where|port=gate|clientId=who)", "sub.Open(\"h\", 7496, 1);", "Link.Open: h 7496 1")]
    [InlineData("Ns.Link.Open(port=gate)", "link.Open(\"h\", 7496, 1);", "Link.Open: - 7496 -")]
    [InlineData("Ns.Link.Start(port=gate)", "Ns.Link.Start(7496);", "Link.Start: - 7496 -")]
    [InlineData("Ns.Link.new(host=where|port=gate)", "_ = new Ns.Link(\"h\", 7496);", "new Link: h 7496 -")]
    [InlineData("Ns.Link.new(host=where|port=gate)", "_ = new Ns.Link(\"h\", 7496, 3);", "new Link: h 7496 -")]
    [InlineData("Ns.Link.new(host=where|port=gate)", "_ = new Ns.Link();", "")]
    [InlineData("Ns.Link.new(host=where|port=gate|clientId=who)", "Ns.Link l = new(\"h\", 7496, 3);", "new Link: h 7496 3")]
    [InlineData("Ns.Link.Inner.Open(port=gate)", "inner.Open(7496);", "Inner.Open: - 7496 -")]
    [InlineData("Ns.ILink.Open(port=gate)", "ilink.Open(7496);", "ILink.Open: - 7496 -")]
    [InlineData(" Ns.Link.Open ( port = gate ) , Ns.Link.Start(port=gate)", "Ns.Link.Start(7496); link.Open(\"\", 7497, 1);", "Link.Start: - 7496 -|Link.Open: - 7497 -")]
    [InlineData("Other.Link.Open(port=gate)", "link.Open(\"h\", 7496, 1);", "")]
    [InlineData("Ns.Link.Open(port=nothing)", "link.Open(\"h\", 7496, 1);", "")]
    public void Listed_methods_connect(string option, string body, string expected)
    {
        var compilation = TestProgram.CompileWithoutApi(
            $$"""class T { void Run(Ns.Link link, Ns.Sub sub, Ns.Link.Inner inner, Ns.ILink ilink) { {{body}} } }""",
            Verification.Library.Compile(Library));
        Assert.Empty(TestProgram.ErrorsOf(compilation));

        Assert.Equal(expected, ConnectCalls.Describe(TestProgram.Find(compilation, TestOptions.Of(("ibapi.connect_methods", option)))));
        Assert.Equal(expected, ConnectCalls.Describe(TestProgram.Find(compilation, TestOptions.Of(("build_property.IbApiConnectMethods", option)))));
    }

    [Fact]
    public void A_listed_method_of_the_project_itself_connects()
    {
        var compilation = TestProgram.CompileWithoutApi(
            "namespace Ns { class Link { public void Open(int gate) { } void Run() => Open(7496); } }");

        Assert.Equal("Link.Open: - 7496 -", ConnectCalls.Describe(
            TestProgram.Find(compilation, TestOptions.Of(("ibapi.connect_methods", "Ns.Link.Open(port=gate)")))));
    }

    [Theory]
    [InlineData("Open(port=p)")]
    [InlineData("Ns.Link.Open")]
    [InlineData("Ns.Link.Open(")]
    [InlineData("Ns.Link.Open()")]
    [InlineData("Ns.Link.Open(port)")]
    [InlineData("Ns.Link.Open(port=)")]
    [InlineData("Ns.Link.Open(gate=p)")]
    [InlineData("Ns.Link.Open(port=p|port=q)")]
    [InlineData("Ns.Link.Open(port=p;host=h)")]
    [InlineData("Ns..Open(port=p)")]
    [InlineData(".Open(port=p)")]
    [InlineData("Ns.Link.(port=p)")]
    [InlineData("Ns.2Link.Open(port=p)")]
    [InlineData("Ns.Link.Open(port=p), nonsense")]
    public void Entries_that_cannot_be_read(string option)
    {
        var reader = new OptionsReader(TestOptions.Of(("ibapi.connect_methods", option)).GlobalOptions);

        Assert.True(IbApiOptions.ConnectMethods.Read(reader).IsEmpty);
        Assert.Equal(option, IbApiOptions.ConnectMethods.FindInvalid(reader)?.Text);
    }

    [Fact]
    public void An_entry_says_which_parameter_is_which()
    {
        var method = ConnectMethod.Parse("Ns.Link.Open(host=a|port=b|clientId=c)")!;

        Assert.Equal(("Ns.Link", "Open", "a", "b", "c"),
            (method.TypeName, method.MethodName, method.Parameters[Setting.Host], method.Parameters[Setting.Port], method.Parameters[Setting.ClientId]));
    }

    [Fact]
    public void An_option_alone_opens_the_gate()
        => Assert.NotNull(IbApiModel.TryCreate(
            TestProgram.CompileWithoutApi("class T { }"), TestOptions.Of(("ibapi.connect_methods", "Ns.Link.Open(port=p)"))));
}
