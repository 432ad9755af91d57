using System;
using System.Linq;
using System.Text;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>Code that is right and rare.</summary>
public sealed class PeculiarProgramsTests
{
    public static TheoryData<string, string> Programs => new()
    {
        { "nothing", "" },
        { "blanks", " \t\r\n\f\v\u00a0" },
        { "a null character", "class A { \0 void Run(EClientSocket c) => c.eConnect(\"\0\", 7496, 1); }" },
        { "halves of a character", "class A { void Run(EClientSocket c) => c.eConnect(\"\ud800\", 7496, 1); } // \udc00" },
        { "names in other scripts", "class Бот { void Запуск(EClientSocket 客户, int порт = 7496) => 客户.eConnect(\"ホスト\", порт, 1); void Всё() => Запуск(null); }" },
        { "escaped names", "class @class { void @void(EClientSocket @event, int @int = 7496) => @event.@eConnect(\"h\", @int, 1); void \\u0041() => @void(null); }" },
        { "names written with numbers", "class A { void Run(EClientSocket c) => c.\\u0065Connect(\"h\", 7496, 1); }" },
        { "line and paragraph separators", "class A {\u2028void Run(EClientSocket c)\u2029{ var p = 7496;\u0085c.eConnect(\"h\", p, 1); } }" },
        { "carriage returns alone", "class A {\r// x\rvoid Run(EClientSocket c)\r{\rvar p = 7496;\rc.eConnect(\"h\", p, 1);\r}\r}" },
        { "mixed line endings", "class A {\r\n// x\nvoid Run(EClientSocket c)\r{\n\rvar p = 7496;\r\n\nc.eConnect(\"h\", p, 1);\n}\r}\n\r" },
        { "a byte order mark in the middle", "class A { \uFEFFvoid Run(EClientSocket c) => c.eConnect(\"h\", 7496\uFEFF, 1); }" },
        { "text of the other direction", "class A { void Run(EClientSocket c) => c.eConnect(\"\u202e7496\u202c\", 7496, 1); }" },
        { "conditions of the preprocessor", "#if LIVE\nclass A { int p = 7496; }\n#else\nclass A { int p = 7497;\n#endif\nvoid Run(EClientSocket c) => c.eConnect(\"h\", p, 1); }\n#if true\n#elif false\n#endif" },
        { "a condition that does not end", "class A { void Run(EClientSocket c) {\n#if true\nc.eConnect(\"h\", 7496, 1); } }" },
        { "other lines", "class A { void Run(EClientSocket c) {\n#line 200 \"Other.cs\"\nc.eConnect(\"h\", 7496, 1);\n#line hidden\nc.eConnect(\"h\", 7496, 1);\n#line (1, 1) - (5, 60) 10 \"Page.razor\"\nc.eConnect(\"h\", 7496, 1);\n#line default\n} }" },
        { "a line that is none", "class A { void Run(EClientSocket c) {\n#line 99999999999 \"\"\nc.eConnect(\"h\", 7496, 1);\n#line 0\n} }" },
        { "regions, pragmas, nullable", "#nullable enable\n#region x\n#pragma warning disable\nclass A { void Run(EClientSocket? c) => c!.eConnect(\"h\", 7496, 1); }\n#pragma warning restore\n#endregion\n#nullable restore" },
        { "an error of the preprocessor", "#error no\n#warning yes\n#pragma checksum \"a\" \"{0}\" \"00\"\nclass A { void Run(EClientSocket c) => c.eConnect(\"h\", 7496, 1); }" },
        { "pointers", "unsafe class A { int* p; void Run(EClientSocket c) { int port = 7496; int* q = &port; c.eConnect(\"h\", *q, q[0]); fixed (char* t = \"h\") { c.eConnect(new string(t), *p, 1); } var all = stackalloc int[] { 7496 }; c.eConnect(\"h\", all[0], 1); delegate*<int, int> f = &F; c.eConnect(\"h\", f(7496), 1); } static int F(int i) => i; }" },
        { "dynamic", "class A { void Run(dynamic c, dynamic port, EClientSocket real) { c.eConnect(\"h\", 7496, 1); real.eConnect(\"h\", port, 1); dynamic d = real; d.eConnect(\"h\", 7496, d); real.eConnect(d.Host, (int)d.Port, d[0]); foreach (dynamic x in d) real.eConnect(\"h\", x, 1); } }" },
        { "an alias of an assembly that is not there", "extern alias tws; using tws::IBApi; class A { void Run(tws::IBApi.EClientSocket c) => c.eConnect(\"h\", 7496, 1); }" },
        { "aliases", "using C = IBApi.EClientSocket; using P = (int Port, string Host); using unsafe I = int*; using A2 = A; class A { void Run(C c, P p) => c.eConnect(p.Host, p.Port, 1); void All() => Run(null, (7496, \"h\")); }" },
        { "members of a static using", "using static A; static class A { public const int Port = 7496; public static void Go(this EClientSocket c) => c.eConnect(\"h\", Port, 1); } class B { void Run(EClientSocket c) { c.Go(); Go(c); } }" },
        { "records", "record R(int Port = 7496, string Host = \"h\") { public int Id { get; init; } = 1; } record struct S(int Port); class A { void Run(EClientSocket c, R r, S s) { c.eConnect(r.Host, (r with { Port = 7497 }).Port, r.Id); c.eConnect(\"h\", new S(7496).Port, 1); var (p, h) = r; c.eConnect(h, p, 1); } }" },
        { "primary constructors", "class A(EClientSocket c, int port = 7496) { int p = port; public A(int x) : this(null, x) { } public void Run() => c.eConnect(\"h\", port + p, 1); } class B(EClientSocket c) : A(c, 7497); struct S(int port) { public int Port => port; }" },
        { "collection expressions", "class A { void Run(EClientSocket c) { int[] all = [7496, ..Some()]; foreach (var p in (List<int>)[..all, 4001]) c.eConnect(\"h\", p, 1); } static int[] Some() => [7497]; }" },
        { "ref, in, out, scoped", "ref struct R { public ref int P; } class A { void Run(EClientSocket c, ref int p, in int q, out int r, scoped ref int s) { r = 7496; ref var t = ref p; t = 7496; c.eConnect(\"h\", p, q); c.eConnect(\"h\", r, s); Go(out var u); c.eConnect(\"h\", u, 1); } void Go(out int x) => x = 7496; ref int Get(ref int x) => ref x; }" },
        { "goto and labels", "class A { void Run(EClientSocket c) { var p = 0; again: if (p == 0) { p = 7496; goto again; } c.eConnect(\"h\", p, 1); switch (p) { case 1: goto case 2; case 2: goto default; default: goto end; } end: c.eConnect(\"h\", p, 1); } }" },
        { "iterators", "class A { IEnumerable<int> Ports() { yield return 7496; try { yield return 4001; } finally { } yield break; } async IAsyncEnumerable<int> More() { await Task.Yield(); yield return 7497; } async Task Run(EClientSocket c) { foreach (var p in Ports()) c.eConnect(\"h\", p, 1); await foreach (var p in More()) c.eConnect(\"h\", p, 1); } }" },
        { "operators and conversions", "class P { public int V; public static implicit operator int(P p) => p.V; public static P operator +(P a, P b) => new P { V = a.V + b.V }; public static bool operator true(P p) => true; public static bool operator false(P p) => false; } class A { void Run(EClientSocket c, P a) { c.eConnect(\"h\", a + a, a); if (a) c.eConnect(\"h\", new P { V = 7496 }, 1); } }" },
        { "queries", "class A { void Run(EClientSocket c) { var all = from p in new[] { 7496 } let q = p + 1 where q > 0 join r in new[] { 1 } on p equals r into g orderby p group p by q into h select h.Key; foreach (var p in all) c.eConnect(\"h\", p, 1); } }" },
        { "generics over static members", "interface I<T> where T : I<T> { static abstract int Port { get; } static virtual void Go(EClientSocket c) => c.eConnect(\"h\", T.Port, 1); } class A : I<A> { public static int Port => 7496; } class B { void Run<T>(EClientSocket c) where T : I<T> => T.Go(c); }" },
        { "interfaces with code", "interface I { int Port => 7496; void Go(EClientSocket c) => c.eConnect(\"h\", Port, 1); } class A : I { int I.Port => 7497; void I.Go(EClientSocket c) => ((I)this).Go(c); }" },
        { "events with accessors", "class A { EClientSocket c; event Action<int> E { add { value(7496); } remove { } } int this[int i] { get => 7496; set => c.eConnect(\"h\", value, i); } void Run() { E += p => c.eConnect(\"h\", p, 1); this[1] = 7496; this[2]++; (this[3], _) = (1, 2); } }" },
        { "a finalizer and static constructors", "class A { static EClientSocket c; static readonly int p; static A() { p = 7496; c.eConnect(\"h\", p, 1); } ~A() { c.eDisconnect(); c.eConnect(\"h\", p, 1); } }" },
        { "partial everything", "partial class A { partial void Go(int p); public partial int P { get; } EClientSocket c; } partial class A { partial void Go(int p) => c.eConnect(\"h\", p, P); public partial int P { get => 7496; } void Run() => Go(7496); }" },
        { "extensions", "static class A { extension(EClientSocket c) { void Go(int p) => c.eConnect(\"h\", p, 1); int Port => 7496; } static void Run(EClientSocket c) => c.Go(c.Port); }" },
        { "file-local and nested generics", "file class A<T> { public class B<U> { public void Run(EClientSocket c, int p) => c.eConnect(\"h\", p, 1); } } file class D { void Run() => new A<int>.B<string>().Run(null, 7496); }" },
        { "types that hold themselves", "class A : A { A a; EClientSocket c; A() : this() { } void Run() => a.a.a.c.eConnect(\"h\", a.P, 1); int P => a.P; } interface I : I { } struct S { S s; } enum E : E { A = B, B = A }" },
        { "bases in a circle", "class A : B { } class B : C { public void Run(EClientSocket c) => c.eConnect(\"h\", P, 1); } class C : A { const int P = Q; const int Q = P; }" },
        { "types twice", "class A { EClientSocket c; void Run() => c.eConnect(\"h\", 7496, 1); void Run() => c.eConnect(\"h\", 7496, 1); int c; } class A { }" },
        { "its own API", "namespace IBApi { public class EClientSocket { public void eConnect(string host, int port, int id) { } } public interface EWrapper { } } class A { void Run(IBApi.EClientSocket c) => c.eConnect(\"h\", 7496, 1); }" },
        { "generated code", "// <auto-generated/>\nclass A { void Run(EClientSocket c) => c.eConnect(\"h\", 7496, 1); }" },
        { "attributes", "[assembly: System.Reflection.AssemblyTitle(\"7496\")] class A { [Obsolete(\"7496\", error: false)] void Run(EClientSocket c, [System.Runtime.CompilerServices.CallerLineNumber] int p = 7496) => c.eConnect(\"h\", p, 1); [return: System.ComponentModel.DefaultValue(7496)] int P() => 1; }" },
        { "statements without a class", "var c = new EClientSocket(null, null); var p = args.Length > 0 ? int.Parse(args[0]) : 7496; c.eConnect(\"h\", p, 1); void Go() => c.eConnect(\"h\", 7496, 1); Go(); await Task.Delay(1); return 1; class A { }" },
        { "raw and interpolated texts", "class A { void Run(EClientSocket c, int i) { c.eConnect(\"\"\"\n  h\n  \"\"\", 7496, 1); c.eConnect($$\"\"\"{{i}} {x}\"\"\", 7496, 1); c.eConnect($@\"{i:N0,5}\\\", 7496, 1); c.eConnect(\"h\"u8.ToString(), 7496, 1); } }" },
        { "numbers", "class A { void Run(EClientSocket c) { c.eConnect(\"h\", 0x1D48, 0b1); c.eConnect(\"h\", 7_496, 1__0); c.eConnect(\"h\", (int)7496.0e0, (int)1m); c.eConnect(\"h\", 'ᵈ', int.MaxValue); c.eConnect(\"h\", unchecked((int)99999999999), -2147483648); c.eConnect(\"h\", 7496 / 0, 1 % 0); c.eConnect(\"h\", int.MinValue / -1, 1 << 99); } }" },
        { "checked arithmetic", "class A { void Run(EClientSocket c) { var a = int.MaxValue; c.eConnect(\"h\", checked(a + 1), -a * a * a); var b = long.MinValue; c.eConnect(\"h\", (int)(b / -1), (int)(b - 1)); c.eConnect(\"h\", (int)~b, +a); } }" },
        { "with itself as argument", "class A { EClientSocket c; int F(int p) => F(F(F(p))); void Run() { c.eConnect(\"h\", F(F(7496)), F(1)); Run(); } Func<int, int> G => x => G(x); void Go() => c.eConnect(\"h\", G(7496), 1); }" },
        { "inline arrays and spans", "[System.Runtime.CompilerServices.InlineArray(4)] struct B { int e; } class A { void Run(EClientSocket c) { B b = default; b[0] = 7496; c.eConnect(\"h\", b[0], 1); Span<int> s = b; c.eConnect(\"h\", s[^1], s[1..2][0]); } }" },
        { "patterns", "class A { void Run(EClientSocket c, object o) { if (o is (int p, string h) or int { } p2) c.eConnect(h, p, p2); if (o is [7496, .. var rest, int last]) c.eConnect(\"h\", last, 1); c.eConnect(\"h\", o switch { int and > 7000 and not 7497 => 7496, [] => 1, null => throw null, _ => default }, 1); } }" },
        { "local constants and using", "class A { void Run() { const int p = 7496; using var t = new CancellationTokenSource(); using (t) lock (t) checked { new EClientSocket(null, null).eConnect(\"h\", p, 1); } } }" },
        { "a field keyword and null assignments", "class A { int P { get => field; set => field = value; } = 7496; EClientSocket c; void Run(A a) { a?.P = 7497; c?.eConnect(\"h\", P, a?.P ?? 1); } }" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void All_rules_and_all_fixes_on(string what, string program)
        => Trial.Run(what, () => program, stop =>
        {
            foreach (var project in TrialProject.All)
            {
                Trial.Of(project.With(program), new Random(Rounds.Seed), FixTrial.Every, stop);
            }
        });

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("iso-8859-1", false)]
    [InlineData("us-ascii", false)]
    public void In_every_encoding(string encoding, bool withMark)
    {
        foreach (var sample in Corpus.Samples)
        {
            var code = Encoding.GetEncoding(encoding);
            var bytes = (withMark ? code.GetPreamble() : []).Concat(code.GetBytes(sample.Text)).ToArray();
            var text = SourceText.From(bytes, bytes.Length, withMark ? null : code, canBeEmbedded: true);
            Trial.Run(sample.Name + " in " + encoding, () => sample.Text, stop =>
                Trial.Of(TrialProject.Production.With(text), new Random(Rounds.Seed), FixTrial.Every, stop));
        }
    }

    [Fact]
    public void Scripts()
    {
        const string Script = """
            #r "CSharpAPI.dll"
            #load "other.csx"
            using IBApi;
            var client = new EClientSocket(null, null);
            int port = 7496;
            client.eConnect("127.0.0.1", port, 1);
            client.eConnect("127.0.0.1", Port(), 1);
            int Port() => 4001;
            client.placeOrder(1, new Contract(), new Order())
            """;
        var tree = CSharpSyntaxTree.ParseText(Script, new CSharpParseOptions(kind: SourceCodeKind.Script), "/0/go.csx");
        foreach (var references in new[] { References.Runtime.Add(ApiGeneration.Newest.Reference), References.Runtime })
        {
            Trial.Run("a script", () => Script, stop => Trial.Diagnose(
                CSharpCompilation.CreateScriptCompilation("go", tree, references), TestOptions.None.With(), stop));
        }

        foreach (var project in TrialProject.All.Select(static project => project.With(Script)))
        {
            var script = project.Documents.Single(static document => document.Name == "Program.cs").WithSourceCodeKind(SourceCodeKind.Script).Project;
            Trial.Run("a script in an editor", () => Script, stop => Trial.Of(script, new Random(Rounds.Seed), FixTrial.Every, stop));
        }
    }

    /// <summary>A program that is one file, with what else stands in a project file, as <c>dotnet run go.cs</c> takes it.</summary>
    [Fact]
    public void A_program_without_a_project_file()
    {
        const string Program = """
            #!/usr/bin/env dotnet
            #:package Some.Package@1.0.0
            #:property TargetFramework=net10.0
            #:sdk Microsoft.NET.Sdk.Web
            var client = new EClientSocket(null, null);
            client.eConnect("127.0.0.1", args.Length > 0 ? int.Parse(args[0]) : 7496, 1);
            client.eConnect("127.0.0.1", Port(), 1);
            int Port() => 4001;
            client.placeOrder(1, new Contract(), new Order());
            """;
        foreach (var project in TrialProject.All.Select(static project => project.With(Program)))
        {
            var options = (CSharpParseOptions)project.ParseOptions!;
            var alone = project.WithParseOptions(options.WithFeatures([new("FileBasedProgram", "true")]))
                .WithCompilationOptions(project.CompilationOptions!.WithOutputKind(OutputKind.ConsoleApplication));
            Trial.Run("a program without a project file", () => Program, stop =>
            {
                var result = Trial.Of(alone, new Random(Rounds.Seed), FixTrial.Every, stop);
                Assert.Contains(result.Found, static diagnostic => diagnostic.Id is "IBAPI1001" or "IBAPI5001" or "IBAPI1003");
            });
        }
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp1)]
    [InlineData(LanguageVersion.CSharp5)]
    [InlineData(LanguageVersion.CSharp7_3)]
    public void In_old_languages(LanguageVersion language)
    {
        var project = TrialProject.In(language);
        foreach (var sample in Corpus.Samples)
        {
            Trial.Run($"{sample.Name} as {language}", () => sample.Text, stop => Trial.Of(project.With(sample.Text), new Random(Rounds.Seed), FixTrial.Every, stop));
        }
    }
}
