using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>What looks like a connect call and is none, and what is one without looking so, seen through IBAPI1001.</summary>
public sealed class NoConnectCallTests
{
    private const string Broker = """
        public interface IBroker { void eConnect(string host, int port, int clientId); }

        public sealed class Socket(EWrapper wrapper, EReaderSignal signal) : EClientSocket(wrapper, signal), IBroker;
        """;

    [Theory]
    [InlineData("""NSubstitute.SubstituteExtensions.Received(broker).eConnect("h", 4001, 1);""")]
    [InlineData("""var mock = NSubstitute.Substitute.For<IBroker>(); mock.eConnect("h", 4001, 1);""")]
    [InlineData("""NSubstitute.SubstituteExtensions.When(broker, b => b.eConnect("h", 4001, 1));""")]
    [InlineData("""new Moq.Mock<IBroker>().Setup(b => b.eConnect("h", 4001, 1));""")]
    [InlineData("""new Moq.Mock<IBroker>().Verify(b => b.eConnect("h", 4001, 1));""")]
    [InlineData("""new Moq.Mock<IBroker>().Object.eConnect("h", 4001, 1);""")]
    public Task Mocks_never_connect(string body) => new RuleTest("IBAPI1001")
    {
        Source = "public sealed class BotTests { public void Run(IBroker broker) { " + body + " } }",
        Files = [("/0/Broker.cs", Broker)],
        References = References.Mocks,
        Options = [ConfigText.TestProject],
        Generations = [ApiGeneration.V976, ApiGeneration.V1050],
    }.RunAsync();

    [Fact]
    public Task The_same_interface_without_a_mock_connects() => new RuleTest("IBAPI1001")
    {
        Source = """public sealed class BotTests { public void Run(IBroker broker) => broker.eConnect("h", {|IBAPI1001:4001|}, 1); }""",
        Files = [("/0/Broker.cs", Broker)],
        References = References.Mocks,
        Options = [ConfigText.TestProject],
        Generations = [ApiGeneration.V976, ApiGeneration.V1050],
    }.RunAsync();

    [Fact]
    public Task The_APIs_own_source_is_silent() => new RuleTest("IBAPI1001")
    {
        Source = """
            namespace IBApi.Samples
            {
                public class Sample
                {
                    public void Run(EClientSocket client) => client.eConnect("", {|IBAPI1001:7496|}, 1);
                }
            }
            """,
        Files =
        [
            ("/0/EClientExtra.cs", """
                namespace IBApi
                {
                    public class EClientExtra
                    {
                        public void Run(EClientSocket client) => client.eConnect("", 7496, 1);
                    }
                }
                """),
            ("/0/Tws.cs", """
                namespace TWSLib
                {
                    public class Tws
                    {
                        public void Run(IBApi.EClientSocket client) => client.eConnect("", 7496, 1);
                    }
                }
                """),
        ],
        Options = [ConfigText.TestProject],
    }.RunAsync();

    [Fact]
    public Task Anothers_client_of_the_same_name_is_silent() => new RuleTest("IBAPI1001")
    {
        Source = """
            namespace Replay
            {
                public class EClientSocket { public void eConnect(string host, int port, int clientId) { } }

                public sealed class Bot { public void Run(EClientSocket client) => client.eConnect("", 7496, 1); }
            }
            """,
        Options = [ConfigText.TestProject],
    }.RunAsync();

    [Fact]
    public Task A_project_without_the_API_is_silent() => new RuleTest("IBAPI1001")
    {
        Source = """
            namespace IBApi
            {
                public class Client { public void eConnect(string host, int port, int clientId) { } }

                public sealed class Bot { public void Run(Client client) => client.eConnect("", 7496, 1); }
            }
            """,
        ReferencesApi = false,
        Options = [ConfigText.TestProject],
    }.RunAsync();

    [Theory]
    [InlineData("""new Trader.Bot("", {|IBAPI1001:7496|}, 1);""")]
    [InlineData("""new Trader.Bot(host: "", clientId: 1, port: {|IBAPI1001:7496|});""")]
    [InlineData("""new Trader.Options { Port = {|IBAPI1001:7496|}, ClientId = 1 };""")]
    [InlineData("""var options = new Trader.Options(); options.Port = {|IBAPI1001:7496|};""")]
    [InlineData("""var options = new Trader.Options { Port = {|IBAPI1001:7496|}, ClientId = 1 }; options.Validate(); Trader.Service.Use(options);""")]
    [InlineData("""Trader.Service.Use(new Trader.Options { Port = {|IBAPI1001:7496|}, ClientId = 1 });""")]
    [InlineData("""var options = new Trader.Options { Port = 7496, ClientId = 1 }; System.Action refused = () => options.Validate(); refused();""")]
    [InlineData("""var options = new Trader.Options { Port = 7496, ClientId = 1 }; var same = options.Port == 7496;""")]
    [InlineData("""new Trader.Options { Port = 7496, ClientId = 1 }.Validate();""")]
    [InlineData("""var bot = new Trader.Bot("", {|IBAPI1001:7496|}, 1); bot.ToString();""")]
    [InlineData("""Trader.Service.Start(twsPort: {|IBAPI1001:7496|}, client_id: 1);""")]
    [InlineData("""Trader.Service.Start(int.Parse({|IBAPI1001:"7496"|}), 1);""")]
    [InlineData("""Trader.Service.Mail(7496);""")]
    [InlineData("""Trader.Service.Order(7496, 1);""")]
    [InlineData("""Trader.Service.Start(7497, 7496);""")]
    public Task Foreign_wrappers_are_known_by_the_names_of_their_parameters(string body) => new RuleTest("IBAPI1001")
    {
        Source = $$"""public sealed class BotTests { public void Run() { {{body}} } }""",
        ReferencesApi = false,
        References = [Library()],
        Options = [ConfigText.TestProject, ("build_property._IbApiCopiedAssemblies", "CSharpAPI")],
    }.RunAsync();

    [Fact]
    public Task Foreign_wrappers_lead_nowhere_where_the_API_is_not_brought_along() => new RuleTest("IBAPI1001")
    {
        Source = """public sealed class BotTests { public void Run() => Trader.Service.Start(7496, 1); }""",
        ReferencesApi = false,
        References = [Library()],
        Options = [ConfigText.TestProject],
    }.RunAsync();

    [Fact]
    public Task A_listed_method_connects() => new RuleTest("IBAPI1001")
    {
        Source = """public sealed class BotTests { public void Run() => Trader.Service.Order({|IBAPI1001:7496|}, 1); }""",
        ReferencesApi = false,
        References = [Library()],
        Options = [ConfigText.TestProject, ("ibapi.connect_methods", "Trader.Service.Order(port=quantity|clientId=account)")],
    }.RunAsync();

    [Fact]
    public Task A_constant_of_another_assembly_is_reported_where_it_is_used() => new RuleTest("IBAPI1001")
    {
        Source = Method("""client.eConnect("", {|IBAPI1001:Trader.Service.Port|}, 1);"""),
        References = [Library()],
        Generations = [ApiGeneration.Newest],
        Options = [ConfigText.TestProject],
    }.RunAsync();

    [Theory]
    [InlineData("client.eConnect(")]
    [InlineData("client.eConnect(\"\"")]
    [InlineData("client.eConnect(\"\", ")]
    [InlineData("client.eConnect(\"\", , 1);")]
    [InlineData("client.eConnect(\"\", 7496 +, 1);")]
    [InlineData("client.eConnect(prot: 7497);")]
    [InlineData("client.; eConnect(\"\", 7496, 1);")]
    [InlineData("var port = ; client.eConnect(\"\", port, 1);")]
    [InlineData("client.eConnect(\"\", port: 7497, port: 7497, 1);")]
    public Task Half_typed_code_does_no_harm(string body) => new RuleTest("IBAPI1001")
    {
        Source = Method(body),
        Options = [ConfigText.TestProject],
        MustCompile = false,
    }.RunAsync();

    [Fact]
    public Task The_order_of_the_files_does_not_matter()
    {
        (string Path, string Text)[] files =
        [
            ("/0/A.cs", "public static class Ports { public const int Tws = {|IBAPI1001:7496|}; }"),
            ("/0/B.cs", "public partial class Bot { void Connect(int port) => client.eConnect(\"\", port, 1); }"),
            ("/0/C.cs", "public partial class Bot { public void Run() => Connect(Ports.Tws); public void Other() => Connect({|IBAPI1001:4001|}); }"),
            ("/0/D.cs", "public partial class Bot(EClientSocket client) { readonly EClientSocket client = client; }"),
        ];
        return Task.WhenAll(Enumerable.Range(0, files.Length).Select(shift => new RuleTest("IBAPI1001")
        {
            Source = "public static class Empty { }",
            Files = [.. files.Skip(shift), .. files.Take(shift).Reverse()],
            Options = [ConfigText.TestProject],
            Generations = [ApiGeneration.Newest],
        }.RunAsync()));
    }

    /// <summary>A bot's library over the API, of which a test project sees the surface only.</summary>
    private static PortableExecutableReference Library()
    {
        var compilation = TestProgram.Compile(
            [("/lib/Trader.cs", """
                namespace Trader;

                public sealed class Bot(string host, int port, int clientId)
                {
                    public void Run(EClientSocket client) => client.eConnect(host, port, clientId);
                }

                public sealed class Options
                {
                    public int Port { get; set; }
                    public int ClientId { get; set; }
                    public void Validate() { }
                }

                public static class Service
                {
                    public const int Port = 7496;
                    public static void Start(int twsPort, int client_id) { }
                    public static void Use(Options options) { }
                    public static void Mail(int port) { }
                    public static void Order(int quantity, int account) { }
                }
                """)],
            assemblyName: "Trader");
        var stream = new System.IO.MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        return MetadataReference.CreateFromStream(stream);
    }
}
