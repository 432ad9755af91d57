using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Connections;

/// <summary>What looks like a connect call and is none, and what still is one beside it.</summary>
public sealed class NoConnectCallTests
{
    private const string Api = """
        using NSubstitute;
        using Moq;
        public interface IClient { void eConnect(string host, int port, int clientId); bool IsConnected(); }
        public class Client(EWrapper w, EReaderSignal s) : EClientSocket(w, s), IClient;
        public class Bot(IClient client) { public IClient Client => client; public void Start(int port) => client.eConnect("", port, 1); }
        """;

    public static TheoryData<string, string> Mocks => new()
    {
        { """var c = Substitute.For<IClient>(); c.eConnect("", 7496, 1);""", "" },
        { """Substitute.For<IClient>().eConnect("", 7496, 1);""", "" },
        { """given.Received().eConnect("", 7496, 1);""", "" },
        { """given.Received(2).eConnect("", 7496, 1);""", "" },
        { """given.DidNotReceive().eConnect("", 7496, 1);""", "" },
        { """given.When(c => c.eConnect("", 7496, 1)).Do(_ => { });""", "" },
        { """Received.InOrder(() => given.eConnect("", 7496, 1));""", "" },
        { """var m = new Mock<IClient>(); m.Setup(c => c.eConnect("", 7496, 1));""", "" },
        { """var m = new Mock<IClient>(); m.Verify(c => c.eConnect("", 7496, 1), Times.Never());""", "" },
        { """var m = new Mock<IClient>(); m.Object.eConnect("", 7496, 1);""", "" },
        { """var c = Mock.Of<IClient>(); c.eConnect("", 7496, 1);""", "" },
        { """fake.eConnect("", 7496, 1);""", "" },
        { """Fake.eConnect("", 7496, 1);""", "" },
        { """new Bot(Substitute.For<IClient>()).Start(7496);""", "unknown" },
        { """var bot = new Bot(fake); bot.Start(7496);""", "unknown" },
        { """var bot = new Bot(new Client(null, null)); bot.Start(7496);""", "written 7496 at 7496" },
        { """new EClientSocket(Substitute.For<EWrapper>(), null).eConnect("", 7496, 1);""", "unknown|written 7496 at 7496" },
        { """new EClientSocket(new Mock<EWrapper>().Object, new EReaderMonitorSignal()).eConnect("", 7496, 1);""", "unknown|written 7496 at 7496" },
        { """var c = new Client(Substitute.For<EWrapper>(), null); c.eConnect("", 7496, 1);""", "unknown|written 7496 at 7496" },
        { """new Bot(new Client(Substitute.For<EWrapper>(), null)).Start(7496);""", "written 7496 at 7496" },
        { """Substitute.For<EClientSocket>(null, null).eConnect("", 7496, 1);""", "" },
        { """new Mock<EClientSocket>(null, null).Object.eConnect("", 7496, 1);""", "" },
        { """given.eConnect("", 7496, 1);""", "unknown|written 7496 at 7496" },
        { """new Client(null, null).eConnect("", 7496, 1);""", "unknown|written 7496 at 7496" },
    };

    [Theory]
    [MemberData(nameof(Mocks))]
    public void Calls_on_and_for_mocks(string body, string expected)
        => OriginVerifier.InSource(
            $$"""
            {{Api}}
            class Tests
            {
                readonly IClient fake = Substitute.For<IClient>();
                IClient Fake { get; } = Substitute.For<IClient>();
                void Run(IClient given) { {{body}} }
            }
            """,
            expected.Length == 0 ? "unknown" : expected,
            references: References.Mocks);

    [Fact]
    public void Files_that_declare_types_of_the_api_are_not_the_users()
        => OriginVerifier.InCompilation(
            TestProgram.Compile(
            [
                ("/src/EClientSocket2.cs", "namespace IBApi { class Extra { void Run(EClientSocket c) => c.eConnect(\"\", 7496, 1); } }"),
                ("/src/Rtd.cs", "namespace TwsRtdServer { class Extra { void Run(EClientSocket c) => c.eConnect(\"\", 7496, 1); } }"),
                ("/src/Control.cs", "namespace TWSLib; class Extra { void Run(EClientSocket c) => c.eConnect(\"\", 7496, 1); }"),
            ]),
            "");

    [Theory]
    [InlineData("namespace IBApiBot { class Bot { void Run(EClientSocket c) => c.eConnect(\"\", 7496, 1); } }")]
    [InlineData("namespace My.IBApi { class Bot { void Run(global::IBApi.EClientSocket c) => c.eConnect(\"\", 7496, 1); } }")]
    [InlineData("namespace IBApi.Bots { class Bot { void Run(EClientSocket c) => c.eConnect(\"\", 7496, 1); } }")]
    [InlineData("class Bot { /* namespace IBApi */ void Run(EClientSocket c) => c.eConnect(\"\", 7496, 1); }")]
    public void Namespaces_that_only_resemble_the_apis_are_the_users(string source)
        => OriginVerifier.InSource(source, "written 7496 at 7496");

    [Theory]
    [InlineData("class Bot { void Run() => Console.WriteLine(\"eConnect(\\\"\\\", 7496, 1)\"); }")]
    [InlineData("class Bot { /* c.eConnect(\"\", 7496, 1) */ }")]
    [InlineData("class Bot { void eConnect(string h, int p, int c) { } void Run() => eConnect(\"\", 7496, 1); }")]
    [InlineData("class EClientSocket2 { public void eConnect(string h, int p, int c) { } void Run() => eConnect(\"\", 7496, 1); }")]
    [InlineData("class Bot { void Run(EClientSocket c) => Console.WriteLine(nameof(c.eConnect) + 7496); }")]
    [InlineData("class Bot { System.Linq.Expressions.Expression<Action<EClientSocket>> e = c => c.eConnect(\"\", 7496, 1); }")]
    public void Names_alone_connect_nothing(string source)
        => OriginVerifier.InSource(source, "");
}
