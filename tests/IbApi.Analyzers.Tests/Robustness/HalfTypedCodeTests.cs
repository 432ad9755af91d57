using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>Code as it stands while somebody types it: whatever is missing, nothing is thrown.</summary>
public sealed class HalfTypedCodeTests
{
    private const string Program = """
        using System.Threading;

        namespace Trading
        {
            public interface IConnector { void Connect(string host = "h", int port = 7496, int id = 1); int Port { get; } }

            public record Endpoint(string Host, int Port = 7496) { public int Id { get; init; } = 3; }

            public static class Ports { public const int Live = 7496; public static readonly int[] All = { 7496, 7497 }; }

            public enum Gate { Live = 4001, Paper }

            public partial class Bot(EClientSocket client, Endpoint end) : IConnector
            {
                private readonly Lazy<int> lazy = new(() => 7496);
                private int? cached;
                public event Action<int> Wanted;
                public int Port => cached ??= int.TryParse(Environment.GetEnvironmentVariable("P"), out var p) ? p : Ports.Live;
                public int this[int i] => Ports.All[i];

                public void Connect(string host = "h", int port = 7496, int id = 1)
                {
                    if (port == 0) { port = end.Port; }
                    client.eConnect(host, port, id);
                }

                private EClientSocket Make() => new EClientSocket(null, null);

                public void Several(string[] symbols)
                {
                    foreach (var s in symbols) { var x = Make(); x.eConnect("", 7497, 1); }
                    Parallel.ForEach(symbols, s => { using var timer = new Timer(_ => { }); new Bot(Make(), end).Connect(); });
                    if (symbols.Length > 3) { Make().eConnect("", 7497, 1); return; } else client.eDisconnect();
                    try { Task.Run(() => client.eConnect("", 7497, 1)); } catch { Several(symbols); }
                    client.eConnect("", 7497, new Random().Next());
                    ref int alias = ref Ports.All[0];
                    client.eConnect("", alias switch { 1 => 7496, _ => throw new InvalidOperationException() }, 0);
                }

                public async Task Run(object o, bool paper)
                {
                    Connect(port: 7497, host: "x");
                    var (h, q) = ("h", 7496);
                    client?.eConnect(h, q, 1);
                    foreach (var (a, b) in new[] { ("a", 1) }) client.eConnect(a, b, 2);
                    foreach (var port in Ports.All.ToList()) client.eConnect("", port, 3);
                    if (o is Endpoint { Port: var r, Host: { Length: > 0 } s }) client.eConnect(s, r, 4);
                    switch (o) { case int n when n > 0: client.eConnect("", n, 5); break; default: break; }
                    Action<string, int, int> go = client.eConnect;
                    go("", paper ? 7497 : (int)Gate.Live, 6);
                    Wanted += OnWanted;
                    Wanted?.Invoke(lazy.Value);
                    var copy = end with { Port = await Task.FromResult(7496) };
                    client.eConnect(copy.Host, copy.Port, copy.Id);
                    try { cached = 1; } catch (Exception e) when (e is null) { cached = 2; } finally { cached = 3; }
                    client.eConnect($"{h}.local", this[1], cached.Value % 10 + 2);
                    int Local(int x) => x > 0 ? Local(x - 1) : 7496;
                    client.eConnect("", Local(3), unchecked(-1));
                    var list = new List<Endpoint> { new("a", 1), new("b") { Id = 2 } };
                    list.ForEach(each => client.eConnect(each.Host, each.Port, each.Id));
                }

                private void OnWanted(int wanted) => client.eConnect("", wanted, 7);
            }
        }
        """;

    /// <summary>One prefix, or one token, of so many in each round; <see cref="PrefixTests"/> has all rules on others.</summary>
    private const int OneIn = 4;

    private static readonly Compilation Whole = TestProgram.Compile([(TestProgram.FirstFile, Program)]);

    [Fact]
    public void The_whole_program_is_right()
        => Assert.Empty(TestProgram.ErrorsOf(Whole));

    [Fact]
    public void Prefixes()
        => Parallel.For(0, Program.Length + 1, static length =>
        {
            // Half a word is another word.
            if ((length % 5 == 0 || !char.IsLetter(Program[length - 1])) && Rounds.Takes(length, OneIn))
            {
                FindIn(Program[..length]);
            }
        });

    [Fact]
    public void Programs_without_one_token()
        => Parallel.ForEach(
            Words().Where(static (_, i) => Rounds.Takes(i, OneIn)), static word => FindIn(Program[..word.Start] + Program[word.End..]));

    private static void FindIn(string text)
    {
        var old = Whole.SyntaxTrees.First(static tree => tree.FilePath == TestProgram.FirstFile);
        TestProgram.Find(Whole.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(text))));
    }

    private static IEnumerable<(int Start, int End)> Words()
    {
        for (var i = 0; i < Program.Length; i++)
        {
            var start = i;
            while (i < Program.Length && char.IsLetterOrDigit(Program[i]))
            {
                i++;
            }

            yield return (start, System.Math.Max(i, start + 1));
        }
    }
}
