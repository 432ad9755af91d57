using System.Threading.Tasks;
using IbApi.Analyzers.Configuration;
using IbApi.Analyzers.Endpoint;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Configuration;

/// <summary>IBAPI5001 where a program has no configuration: environment variables, through a type in the same file.</summary>
public sealed class EnvironmentFixTests
{
    private const string Usings = "using System;\nusing System.Globalization;\nusing IBApi;\n\n";

    private const string Host = "public static string Host => Environment.GetEnvironmentVariable(\"IBAPI_HOST\") ?? \"127.0.0.1\";";
    private const string Port =
        "public static int Port => int.Parse(Environment.GetEnvironmentVariable(\"IBAPI_PORT\") ?? \"7497\", CultureInfo.InvariantCulture);";
    private const string ClientId =
        "public static int ClientId => int.Parse(Environment.GetEnvironmentVariable(\"IBAPI_CLIENT_ID\") ?? \"1\", CultureInfo.InvariantCulture);";

    [Fact]
    public Task Reads_environment_variables() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Bot("client.eConnect{|IBAPI5001:(\"127.0.0.1\", 7497, 1)|}; // paper"),
        Fixed = Usings + Bot("client.eConnect(IbConnectionSettings.Host, IbConnectionSettings.Port, IbConnectionSettings.ClientId); // paper")
            + Type(Host, Port, ClientId),
        Options = [ConfigText.ProductionProject],
        Title = "Read the settings from environment variables",
    }.RunAsync();

    [Fact]
    public Task A_live_port_is_no_fallback() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Bot("client.eConnect{|IBAPI5001:(null, 7496, client.GetHashCode())|};"),
        Fixed = Usings + Bot("client.eConnect(null, IbConnectionSettings.Port, client.GetHashCode());") + Type("""
            public static int Port => int.Parse(
                    Environment.GetEnvironmentVariable("IBAPI_PORT") ?? throw new InvalidOperationException("IBAPI_PORT is not set; 7496 was written in the code."),
                    CultureInfo.InvariantCulture);
            """),
        Options = [ConfigText.ProductionProject],
        Title = "Read the port from environment variables",
    }.RunAsync();

    [Fact]
    public Task Imports_the_namespaces_that_it_needs() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = "using IBApi;\n\n" + Bot("client.eConnect{|IBAPI5001:(null, 7497, client.GetHashCode())|};"),
        Fixed = "using System;\nusing System.Globalization;\nusing IBApi;\n\n" + Bot("client.eConnect(null, IbConnectionSettings.Port, client.GetHashCode());")
            + Type(Port),
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task Names_a_type_in_full_where_its_name_means_another() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings.Replace("using System.Globalization;\n", "", System.StringComparison.Ordinal) + "class CultureInfo { }\n\n"
            + Bot("client.eConnect{|IBAPI5001:(null, 7497, client.GetHashCode())|};"),
        Fixed = Usings.Replace("using System.Globalization;\n", "", System.StringComparison.Ordinal) + "class CultureInfo { }\n\n"
            + Bot("client.eConnect(null, IbConnectionSettings.Port, client.GetHashCode());")
            + Type(Port.Replace("CultureInfo", "System.Globalization.CultureInfo", System.StringComparison.Ordinal)),
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    /// <summary>The using would make a name of the file ambiguous.</summary>
    [Fact]
    public Task Imports_nothing_that_would_not_compile() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = "using System;\nusing IBApi;\nusing Other;\n\nnamespace Other\n{\n    public class Calendar { }\n}\n\n"
            + Bot("Console.WriteLine(new Calendar()); client.eConnect{|IBAPI5001:(null, 7497, client.GetHashCode())|};"),
        Fixed = "using System;\nusing IBApi;\nusing Other;\n\nnamespace Other\n{\n    public class Calendar { }\n}\n\n"
            + Bot("Console.WriteLine(new Calendar()); client.eConnect(null, IbConnectionSettings.Port, client.GetHashCode());")
            + Type(Port.Replace("CultureInfo", "System.Globalization.CultureInfo", System.StringComparison.Ordinal)),
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    /// <summary>One key for equal values; another one, with the class in it, for others.</summary>
    [Fact]
    public Task Several_places() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings
            + Bot("client.eConnect{|IBAPI5001:(\"127.0.0.1\", 7497, 1)|};")
            + "\n" + Bot("client.eConnect{|IBAPI5001:(\"127.0.0.1\", 7497, 2)|};", "Watcher")
            + "\n" + Bot("client.eConnect{|IBAPI5001:(\"127.0.0.1\", 4002, 2)|};", "Feed"),
        Fixed = Usings
            + Bot("client.eConnect(IbConnectionSettings.Host, IbConnectionSettings.Port, IbConnectionSettings.ClientId);")
            + "\n" + Bot("client.eConnect(IbConnectionSettings.Host, IbConnectionSettings.Port, IbConnectionSettings.WatcherClientId);", "Watcher")
            + "\n" + Bot("client.eConnect(IbConnectionSettings.Host, IbConnectionSettings.FeedPort, IbConnectionSettings.FeedClientId);", "Feed")
            + Type(
                Host,
                Port,
                ClientId,
                "public static int WatcherClientId => int.Parse(Environment.GetEnvironmentVariable(\"IBAPI_WATCHER_CLIENT_ID\") ?? \"2\", CultureInfo.InvariantCulture);",
                "public static int FeedPort => int.Parse(Environment.GetEnvironmentVariable(\"IBAPI_FEED_PORT\") ?? \"4002\", CultureInfo.InvariantCulture);",
                "public static int FeedClientId => int.Parse(Environment.GetEnvironmentVariable(\"IBAPI_FEED_CLIENT_ID\") ?? \"2\", CultureInfo.InvariantCulture);"),
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task One_type_for_several_files() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + "namespace Trading\n{\n    public class A\n    {\n        void M(EClientSocket client) => client.eConnect{|IBAPI5001:(null, 7497, client.GetHashCode())|};\n    }\n}\n",
        Fixed = Usings + "namespace Trading\n{\n    public class A\n    {\n        void M(EClientSocket client) => client.eConnect(null, IbConnectionSettings.Port, client.GetHashCode());\n    }\n"
            + Type(Port).Replace("\n", "\n    ", System.StringComparison.Ordinal).TrimEnd(' ').Replace("\n    \n", "\n\n", System.StringComparison.Ordinal) + "}\n",
        Files =
        [
            (
                "/0/Test1.cs",
                "using IBApi;\n\npublic class B\n{\n    void M(EClientSocket client) => client.eConnect{|IBAPI5001:(null, 7497, client.GetHashCode())|};\n}\n",
                "using IBApi;\n\npublic class B\n{\n    void M(EClientSocket client) => client.eConnect(null, Trading.IbConnectionSettings.Port, client.GetHashCode());\n}\n"),
        ],
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    public static TheoryData<string, string> Forms => new()
    {
        { "private const int Port = {|IBAPI5001:7497|}; void M() => Client.eConnect(null, Port, Id);", "private static int Port => IbConnectionSettings.Port; void M() => Client.eConnect(null, Port, Id);" },
        { "public const int Port = {|IBAPI5001:7497|}; // paper\n    void M() => Client.eConnect(null, Port, Id);", "public static int Port => IbConnectionSettings.Port; // paper\n    void M() => Client.eConnect(null, Port, Id);" },
        { "static readonly int Port = {|IBAPI5001:7497|}; void M() => Client.eConnect(null, Port, Id);", "static readonly int Port = IbConnectionSettings.Port; void M() => Client.eConnect(null, Port, Id);" },
        { "private int _port = {|IBAPI5001:7497|}; void M() => Client.eConnect(null, _port, Id);", "private int _port = IbConnectionSettings.Port; void M() => Client.eConnect(null, _port, Id);" },
        { "public int Port { get; set; } = {|IBAPI5001:7497|}; void M() => Client.eConnect(null, Port, Id);", "public int Port { get; set; } = IbConnectionSettings.Port; void M() => Client.eConnect(null, Port, Id);" },
        { "void M() { const int port = {|IBAPI5001:7497|}; Client.eConnect(null, port, Id); }", "void M() { int port = IbConnectionSettings.Port; Client.eConnect(null, port, Id); }" },
        { "void M() { var port = {|IBAPI5001:7497|}; Client.eConnect(null, port, Id); }", "void M() { var port = IbConnectionSettings.Port; Client.eConnect(null, port, Id); }" },
        { "enum Ports { Paper = 7497 } void M() => Client.eConnect{|IBAPI5001:(null, (int)Ports.Paper, Id)|};", "enum Ports { Paper = 7497 } void M() => Client.eConnect(null, IbConnectionSettings.Port, Id);" },
        { "void M() => Client.eConnect{|IBAPI5001:(null, int.Parse(\"7497\"), Id)|};", "void M() => Client.eConnect(null, IbConnectionSettings.Port, Id);" },
        { "void M() => Client.eConnect{|IBAPI5001:(null, port: 7490 + 7, clientId: Id)|};", "void M() => Client.eConnect(null, port: IbConnectionSettings.Port, clientId: Id);" },
        { "string _port = {|IBAPI5001:\"7497\"|}; void M() => Client.eConnect(null, Convert.ToInt32(_port.Trim()), Id);", "string _port = IbConnectionSettings.Port.ToString(CultureInfo.InvariantCulture); void M() => Client.eConnect(null, Convert.ToInt32(_port.Trim()), Id);" },
        { "ushort _port = {|IBAPI5001:7497|}; void M() => Client.eConnect(null, _port, Id);", "ushort _port = (ushort)IbConnectionSettings.Port; void M() => Client.eConnect(null, _port, Id);" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public Task In_every_form(string before, string after) => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Members(before),
        Fixed = Usings + Members(after) + Type(Port),
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    /// <summary>This machine and the client ID are not reported alone: they would stay behind.</summary>
    [Theory]
    [InlineData(
        "private const string Host = {|IBAPI5001:\"127.0.0.1\"|};\n    private const int Port = {|IBAPI5001:7497|};\n    private const int Id = 1;\n\n    void M(EClientSocket client) => client.eConnect(Host, Port, Id);",
        "private static string Host => IbConnectionSettings.Host;\n    private static int Port => IbConnectionSettings.Port;\n    private static int Id => IbConnectionSettings.ClientId;\n\n    void M(EClientSocket client) => client.eConnect(Host, Port, Id);")]
    [InlineData(
        "private string _host = {|IBAPI5001:\"127.0.0.1\"|};\n    private int _port = {|IBAPI5001:7497|};\n\n    void M(EClientSocket client) => client.eConnect(_host, _port, 1);",
        "private string _host = IbConnectionSettings.Host;\n    private int _port = IbConnectionSettings.Port;\n\n    void M(EClientSocket client) => client.eConnect(_host, _port, IbConnectionSettings.ClientId);")]
    public Task What_is_written_for_one_connection_goes_together(string before, string after) => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + "public class Bot\n{\n    " + before + "\n}\n",
        Fixed = Usings + "public class Bot\n{\n    " + after + "\n}\n" + Type(Host, Port, ClientId),
        Options = [ConfigText.ProductionProject],
        Title = "Read the settings from environment variables",
    }.RunAsync();

    [Fact]
    public Task What_cannot_go_stays() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + "public class Bot\n{\n    private const int Id = 1;\n    private const int Port = {|IBAPI5001:7497|};\n\n"
            + "    void M(EClientSocket client) => client.eConnect(null, Port, Id);\n\n    bool Is(int id) { switch (id) { case Id: return true; default: return false; } }\n}\n",
        Fixed = Usings + "public class Bot\n{\n    private const int Id = 1;\n    private static int Port => IbConnectionSettings.Port;\n\n"
            + "    void M(EClientSocket client) => client.eConnect(null, Port, Id);\n\n    bool Is(int id) { switch (id) { case Id: return true; default: return false; } }\n}\n"
            + Type(Port),
        Options = [ConfigText.ProductionProject],
        Title = "Read the port from environment variables",
    }.RunAsync();

    public static TheoryData<string> Unfixable =>
    [
        // Which of them is moved is the author's decision.
        "void M(bool flag) => Client.eConnect{|IBAPI5001:(null, flag ? 7497 : 4002, Id)|};",
        "void M() { foreach (var port in new[] {|IBAPI5001:{ 7497, 4002 }|}) Client.eConnect(null, port, Id); }",

        // Only a constant may stand there.
        "void M{|IBAPI5001:(int port = 7497)|} => Client.eConnect(null, port, Id);",
        "const int Port = {|IBAPI5001:7497|}; void M() => Client.eConnect(null, Port, Id); bool Is(int port) { switch (port) { case Port: return true; default: return false; } }",
        "const int Port = {|IBAPI5001:7497|}; void M() => Client.eConnect(null, Port, Id); void N(int port = Port) { Console.WriteLine(port); }",
        "const int Other = 3, Port = {|IBAPI5001:7497|}; void M() => Client.eConnect(null, Port, Id + Other);",
        "const int Port = {|IBAPI5001:7497|}; const int Next = Port + 1; void M() => Client.eConnect(null, Port, Id + Next);",
    ];

    [Theory]
    [MemberData(nameof(Unfixable))]
    public Task Offers_nothing(string members) => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Members(members),
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task Another_name_where_the_first_is_taken() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + "class IbConnectionSettings { }\n\n" + Bot("client.eConnect{|IBAPI5001:(null, 7497, client.GetHashCode())|};"),
        Fixed = Usings + "class IbConnectionSettings { }\n\n" + Bot("client.eConnect(null, IbApiConnectionSettings.Port, client.GetHashCode());")
            + Type(Port).Replace("class IbConnection", "class IbApiConnection", System.StringComparison.Ordinal),
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task A_type_of_an_earlier_fix_grows() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Bot("client.eConnect{|IBAPI5001:(\"127.0.0.1\", 7497, 1)|};") + Type(Host, Port),
        Fixed = Usings + Bot("client.eConnect(IbConnectionSettings.Host, IbConnectionSettings.Port, IbConnectionSettings.ClientId);")
            + Type(Host, Port, ClientId),
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task Top_level_statements() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = "using System;\nusing IBApi;\n\nvar signal = new EReaderMonitorSignal();\nnew EClientSocket(new DefaultEWrapper(), signal).eConnect{|IBAPI5001:(\"10.0.0.1\", 7497, 0)|};\n",
        Fixed = "using System;\nusing System.Globalization;\nusing IBApi;\n\nvar signal = new EReaderMonitorSignal();\nnew EClientSocket(new DefaultEWrapper(), signal).eConnect(\n    IbConnectionSettings.Host,\n    IbConnectionSettings.Port,\n    IbConnectionSettings.ClientId);\n"
            + Type(
                Host.Replace("127", "10", System.StringComparison.Ordinal),
                Port,
                ClientId.Replace("\"1\"", "\"0\"", System.StringComparison.Ordinal)),
        Options = [ConfigText.ProductionProject],
        AlsoOnFramework = false,
        Kind = OutputKind.ConsoleApplication,
    }.RunAsync();

    [Fact]
    public Task In_a_test_project_the_paper_port() => new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = Usings + Bot("client.eConnect(null, {|IBAPI1001:7496|}, client.GetHashCode());"),
        Fixed = Usings + Bot("client.eConnect(null, IbConnectionSettings.Port, client.GetHashCode());") + Type(Port),
        EquivalenceKey = ConfigurationFixes.EquivalenceKey,
        Title = "Read the port from environment variables",
    }.RunAsync();

    private static string Bot(string statement, string name = "Bot")
        => $"public class {name}\n{{\n    public void Connect(EClientSocket client)\n    {{\n        {statement}\n    }}\n}}\n";

    private static string Members(string members)
        => "public class Bot\n{\n    private readonly EClientSocket Client;\n    private readonly int Id;\n\n    public Bot(EClientSocket client, int id)\n    {\n"
            + "        Client = client;\n        Id = id;\n    }\n\n    " + members + "\n}\n";

    private static string Type(params string[] members)
        => "\n/// <summary>Where the program connects to TWS or IB Gateway, as environment variables say.</summary>\n"
            + "internal static class IbConnectionSettings\n{\n    " + string.Join("\n\n    ", members) + "\n}\n";
}
