using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Data of test cases: what a test's parameters get.</summary>
public sealed class TestCaseTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { """[Theory, InlineData(7496)] public void Test(int port) => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """[Theory, InlineData("h", 7496, 1)] public void Test(string h, int port, int id) => client.eConnect(h, port, id);""", "written 7496 at 7496" },
        { """[Theory, InlineData(7496), InlineData(7497)] public void Test(int port) => client.eConnect("", port, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """[Theory, InlineData(new object[] { "h", 7496 })] public void Test(string h, int port) => client.eConnect(h, port, 1);""", "written 7496 at 7496" },
        { """const int Live = 7496; [Theory, InlineData(Live)] public void Test(int port) => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """[Theory, InlineData("h")] public void Test(string h, int port = 7496) => client.eConnect(h, port, 1);""", "written 7496 at 7496" },
        { """[Theory, InlineData(7496)] public void Test(int port) => Connect(port); void Connect(int p) => client.eConnect("", p, 1);""", "written 7496 at 7496" },
        { """[Theory, InlineData("7496")] public void Test(string port) => client.eConnect("", int.Parse(port), 1);""", "written 7496 at \"7496\"" },
        { """[Theory, MemberData(nameof(Data))] public void Test(int port) => client.eConnect("", port, 1); public static IEnumerable<object[]> Data => new[] { new object[] { 7496 } };""", "unknown" },
        { """[NUnit.Framework.TestCase(7496)] public void Test(int port) => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """[NUnit.Framework.TestCase("h", 7496, 1)] public void Test(string h, int port, int id) => client.eConnect(h, port, id);""", "written 7496 at 7496" },
        { """[NUnit.Framework.TestCase(7497, Name = "x")] public void Test(int port) => client.eConnect("", port, 1);""", "written 7497 at 7497" },
        { """[Ms.DataRow(7496)] public void Test(int port) => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """[Ms.DataRow("h", 7496, 1)] public void Test(string h, int port, int id) => client.eConnect(h, port, id);""", "written 7496 at 7496" },
        { """[T.Arguments("h", 7496)] public void Test(string h, int port) => client.eConnect(h, port, 1);""", "written 7496 at 7496" },
    };

    private const string Frameworks = """
        namespace NUnit.Framework
        {
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
            class TestCaseAttribute : Attribute
            {
                public TestCaseAttribute(object arg) { }
                public TestCaseAttribute(object arg1, object arg2) { }
                public TestCaseAttribute(object arg1, object arg2, object arg3) { }
                public TestCaseAttribute(params object[] arguments) { }
                public string Name { get; set; }
            }
        }
        namespace Ms
        {
            class DataRowAttribute : Attribute
            {
                public DataRowAttribute(object data) { }
                public DataRowAttribute(object data1, params object[] more) { }
            }
        }
        namespace T
        {
            class ArgumentsAttribute(params object[] values) : Attribute;
        }
        """;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Port_of_a_test_case(string members, string expected)
        => OriginVerifier.InSource(
            $$"""
            using Xunit;
            {{Frameworks}}
            public class BotTests
            {
                private readonly EClientSocket client = new(null, null);
                {{members}}
            }
            """,
            expected,
            references: References.Xunit);
}
