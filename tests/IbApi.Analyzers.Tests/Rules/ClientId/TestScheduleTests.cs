using System.Collections.Immutable;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.ClientId;

/// <summary>IBAPI2001 in tests: what their framework runs at the same time, and what it does not.</summary>
public sealed class TestScheduleTests
{
    private const string Rule = "IBAPI2001";

    private static readonly MetadataReference NUnit = Library.Compile(
        """
        using System;
        namespace NUnit.Framework
        {
            public class TestAttribute : Attribute { }
            public class TestCaseAttribute(params object[] arguments) : Attribute { }
            public class SetUpAttribute : Attribute { }
            public class TearDownAttribute : Attribute { }
            public class NonParallelizableAttribute : Attribute { }
            [Flags] public enum ParallelScope { Default = 0, Self = 1, None = 2, Children = 256, Fixtures = 512, All = 257 }
            public class ParallelizableAttribute(ParallelScope scope = ParallelScope.Self) : Attribute { }
            public class LevelOfParallelismAttribute(int level) : Attribute { }
        }
        """,
        name: "nunit.framework");

    private static readonly MetadataReference MSTest = Library.Compile(
        """
        using System;
        namespace Microsoft.VisualStudio.TestTools.UnitTesting
        {
            public class TestClassAttribute : Attribute { }
            public class TestMethodAttribute : Attribute { }
            public class TestCleanupAttribute : Attribute { }
            public class DoNotParallelizeAttribute : Attribute { }
            public enum ExecutionScope { ClassLevel = 0, MethodLevel = 1 }
            public class ParallelizeAttribute : Attribute { public int Workers { get; set; } public ExecutionScope Scope { get; set; } }
        }
        """,
        name: "MSTest.TestFramework");

    private static readonly MetadataReference TUnit = Library.Compile(
        """
        using System;
        namespace TUnit.Core
        {
            public class TestAttribute : Attribute { }
            public class NotInParallelAttribute : Attribute { public NotInParallelAttribute() { } public NotInParallelAttribute(params string[] keys) { } public NotInParallelAttribute(string key) { } }
            public class ParallelGroupAttribute(string group) : Attribute { }
        }
        """,
        name: "TUnit.Core");

    [Theory]
    [InlineData("", "", "", true)]
    [InlineData("", "[Collection(\"tws\")]", "[Collection(\"tws\")]", false)]
    [InlineData("", "[Collection(\"a\")]", "[Collection(\"b\")]", true)]
    [InlineData("", "[Collection(\"a\")]", "", true)]
    [InlineData("", "[Collection(\"alone\")]", "", false)]
    [InlineData("[assembly: CollectionBehavior(DisableTestParallelization = true)]", "", "", false)]
    [InlineData("[assembly: CollectionBehavior(MaxParallelThreads = 1)]", "", "", false)]
    [InlineData("[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]", "", "", false)]
    [InlineData("[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]", "[Collection(\"a\")]", "", true)]
    [InlineData("[assembly: CollectionBehavior(CollectionBehavior.CollectionPerClass)]", "", "", true)]
    public Task Xunit_runs_collections_at_the_same_time(string assembly, string first, string second, bool isReported)
        => Run(
            $$"""
            using Xunit;
            {{assembly}}
            [CollectionDefinition("alone", DisableParallelization = true)] public class Alone { }
            {{first}} public class QuoteTests { [Fact] public void Opens() { {{Session(isReported)}} } }
            {{second}} public class OrderTests { [Fact] public void Opens() { {{Session(isReported)}} } }
            """,
            References.Xunit);

    [Theory]
    [InlineData("{ \"parallelizeTestCollections\": false }", false)]
    [InlineData("{ \"parallelizeTestCollections\": true }", true)]
    [InlineData("{ \"parallelizeAssembly\": false }", true)]
    public Task Xunit_heeds_the_settings_of_its_runner(string settings, bool isReported) => new RuleTest(Rule)
    {
        Source = $$"""
            using Xunit;
            public class QuoteTests { [Fact] public void Opens() { {{Session(isReported)}} } }
            public class OrderTests { [Fact] public void Opens() { {{Session(isReported)}} } }
            """,
        References = References.Xunit,
        AdditionalFiles = [("/0/xunit.runner.json", settings)],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task Xunit_runs_the_tests_of_a_class_one_after_the_other() => Run(
        $$"""
        using Xunit;
        public class QuoteTests
        {
            [Fact] public void Opens() { {{Session(false)}} }
            [Theory] [InlineData(1)] public void Closes(int number) { {{Session(false)}} }
        }
        """,
        References.Xunit);

    [Fact]
    public Task Xunit_leaves_open_what_the_tests_of_a_class_do_not_close() => Run(
        """
        using Xunit;
        public class QuoteTests
        {
            [Fact] public void Opens() { var client = new EClientSocket(null, null); client.eConnect("", 7497, {|IBAPI2001:1|}); }
            [Fact] public void Opens_again() { var client = new EClientSocket(null, null); client.eConnect("", 7497, {|IBAPI2001:1|}); }
        }
        """,
        References.Xunit);

    [Theory]
    [InlineData("public void Dispose() => _client.eDisconnect();")]
    [InlineData("public void Dispose() => Close(); private void Close() { _client?.eDisconnect(); }")]
    public Task Xunit_disposes_of_the_class(string dispose) => Run(
        $$"""
        using Xunit;
        public class QuoteTests : IDisposable
        {
            private EClientSocket _client;
            [Fact] public void Opens() { var client = new EClientSocket(null, null); _client = client; client.eConnect("", 7497, 1); }
            [Fact] public void Opens_again() { var client = new EClientSocket(null, null); _client = client; client.eConnect("", 7497, 1); }
            {{dispose}}
        }
        """,
        References.Xunit);

    [Fact]
    public Task Xunit_a_helper_of_two_classes_connects_two_clients() => Run(
        """
        using Xunit;
        public static class Sessions
        {
            public static EClientSocket Open() { var client = new EClientSocket(null, null); client.eConnect("", 7497, {|IBAPI2001:1|}); return client; }
        }
        public class QuoteTests { [Fact] public void Opens() { var client = Sessions.Open(); client.eDisconnect(); } }
        public class OrderTests { [Fact] public void Opens() { var client = Sessions.Open(); client.eDisconnect(); } }
        """,
        References.Xunit);

    [Theory]
    [InlineData("", "", "", false)]
    [InlineData("", "[Parallelizable]", "[Parallelizable]", true)]
    [InlineData("", "[Parallelizable]", "", false)]
    [InlineData("", "[Parallelizable(ParallelScope.All)]", "[Parallelizable(ParallelScope.Fixtures)]", true)]
    [InlineData("", "[Parallelizable(ParallelScope.Children)]", "[Parallelizable(ParallelScope.Children)]", false)]
    [InlineData("", "[Parallelizable, NonParallelizable]", "[Parallelizable]", false)]
    [InlineData("[assembly: Parallelizable(ParallelScope.Fixtures)]", "", "", true)]
    [InlineData("[assembly: Parallelizable(ParallelScope.All)]", "", "", true)]
    [InlineData("[assembly: Parallelizable(ParallelScope.Fixtures)]", "[NonParallelizable]", "", false)]
    [InlineData("[assembly: Parallelizable(ParallelScope.Fixtures), LevelOfParallelism(1)]", "", "", false)]
    public Task NUnit_runs_at_the_same_time_what_says_so(string assembly, string first, string second, bool isReported)
        => Run(
            $$"""
            using NUnit.Framework;
            {{assembly}}
            {{first}} public class QuoteTests { [Test] public void Opens() { {{Session(isReported)}} } }
            {{second}} public class OrderTests { [Test] public void Opens() { {{Session(isReported)}} } }
            """,
            [NUnit]);

    [Theory]
    [InlineData("", "", false)]
    [InlineData("[Parallelizable(ParallelScope.Children)]", "", true)]
    [InlineData("[Parallelizable(ParallelScope.All)]", "", true)]
    [InlineData("[Parallelizable(ParallelScope.All)]", "[NonParallelizable]", false)]
    [InlineData("", "[Parallelizable]", false)]
    public Task NUnit_runs_the_tests_of_a_fixture_at_the_same_time_where_it_says_so(string fixture, string test, bool isReported)
        => Run(
            $$"""
            using NUnit.Framework;
            {{fixture}} public class QuoteTests
            {
                {{test}} [Test] public void Opens() { {{Session(isReported)}} }
                [Test] public void Closes() { {{Session(isReported)}} }
            }
            """,
            [NUnit]);

    [Fact]
    public Task NUnit_tears_down() => Run(
        """
        using NUnit.Framework;
        public class QuoteTests
        {
            private EClientSocket _client;
            [TearDown] public void Close() => _client.eDisconnect();
            [Test] public void Opens() { var client = new EClientSocket(null, null); _client = client; client.eConnect("", 7497, 1); }
            [Test] public void Opens_again() { var client = new EClientSocket(null, null); _client = client; client.eConnect("", 7497, 1); }
        }
        """,
        [NUnit]);

    [Theory]
    [InlineData("", "", "", false)]
    [InlineData("[assembly: Parallelize]", "", "", true)]
    [InlineData("[assembly: Parallelize(Workers = 1)]", "", "", false)]
    [InlineData("[assembly: Parallelize] [assembly: DoNotParallelize]", "", "", false)]
    [InlineData("[assembly: Parallelize]", "[DoNotParallelize]", "", false)]
    public Task MSTest_runs_at_the_same_time_what_the_assembly_says(string assembly, string first, string second, bool isReported)
        => Run(
            $$"""
            using Microsoft.VisualStudio.TestTools.UnitTesting;
            {{assembly}}
            {{first}} [TestClass] public class QuoteTests { [TestMethod] public void Opens() { {{Session(isReported)}} } }
            {{second}} [TestClass] public class OrderTests { [TestMethod] public void Opens() { {{Session(isReported)}} } }
            """,
            [MSTest]);

    [Theory]
    [InlineData("[assembly: Parallelize]", false)]
    [InlineData("[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]", true)]
    public Task MSTest_runs_the_tests_of_a_class_at_the_same_time_where_it_says_so(string assembly, bool isReported)
        => Run(
            $$"""
            using Microsoft.VisualStudio.TestTools.UnitTesting;
            {{assembly}}
            [TestClass] public class QuoteTests
            {
                [TestMethod] public void Opens() { {{Session(isReported)}} }
                [TestMethod] public void Closes() { {{Session(isReported)}} }
            }
            """,
            [MSTest]);

    [Theory]
    [InlineData("", "", true)]
    [InlineData("[NotInParallel]", "", false)]
    [InlineData("[NotInParallel(\"tws\")]", "[NotInParallel(\"tws\")]", false)]
    [InlineData("[NotInParallel(\"tws\")]", "[NotInParallel(\"other\")]", true)]
    [InlineData("[NotInParallel(\"tws\", \"x\")]", "[NotInParallel(\"x\")]", false)]
    [InlineData("[NotInParallel(\"tws\")]", "", true)]
    [InlineData("[ParallelGroup(\"a\")]", "[ParallelGroup(\"b\")]", false)]
    [InlineData("[ParallelGroup(\"a\")]", "[ParallelGroup(\"a\")]", true)]
    public Task TUnit_runs_everything_at_the_same_time_unless_told(string first, string second, bool isReported)
        => Run(
            $$"""
            using TUnit.Core;
            public class QuoteTests
            {
                {{first}} [Test] public void Opens() { {{Session(isReported)}} }
                {{second}} [Test] public void Closes() { {{Session(isReported)}} }
            }
            """,
            [TUnit]);

    [Fact]
    public Task Each_test_with_an_id_of_its_own_is_right() => Run(
        """
        using Xunit;
        public class QuoteTests { [Fact] public void Opens() { var client = new EClientSocket(null, null); client.eConnect("", 7497, 101); client.eDisconnect(); } }
        public class OrderTests { [Fact] public void Opens() { var client = new EClientSocket(null, null); client.eConnect("", 7497, 102); client.eDisconnect(); } }
        """,
        References.Xunit);

    private static string Session(bool isReported)
        => "var client = new EClientSocket(null, null); client.eConnect(\"\", 7497, " + (isReported ? "{|IBAPI2001:1|}" : "1") + "); client.eDisconnect();";

    private static Task Run(string source, ImmutableArray<MetadataReference> references) => new RuleTest(Rule)
    {
        Source = source,
        References = references,
        Generations = [ApiGeneration.Newest],
    }.RunAsync();
}
