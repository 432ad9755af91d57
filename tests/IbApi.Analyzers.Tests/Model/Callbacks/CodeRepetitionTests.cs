using IbApi.Analyzers.Model.Callbacks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Callbacks;

/// <summary>Whether code runs again: “retries with delay”, a timer, a button, or only once.</summary>
public sealed class CodeRepetitionTests
{
    [Theory]
    [InlineData("static void Main() { new Bot().Go(); } void Go() => Work();", nameof(Repetition.Once))]
    [InlineData("static void Main() { Task.Run(() => new Bot().Work()); }", nameof(Repetition.Once))]
    [InlineData("static void Main() { for (var i = 0; i < 3; i++) new Bot().Work(); }", nameof(Repetition.Once))]
    [InlineData("static void Main() { foreach (var i in new[] { 1, 2 }) new Bot().Work(); }", nameof(Repetition.Once))]
    [InlineData("static void Main() { while (!new Bot().IsConnected) new Bot().Work(); }", nameof(Repetition.Once))]
    [InlineData("static void Main() { var n = 0; while (n++ < 5) new Bot().Work(); }", nameof(Repetition.Once))]
    [InlineData("static void Main() { while (true) { new Bot().Work(); if (new Bot().IsConnected) break; Thread.Sleep(100); } }", nameof(Repetition.Once))]
    [InlineData("static void Main() { while (true) { try { new Bot().Work(); return; } catch { Thread.Sleep(100); } } }", nameof(Repetition.Once))]
    [InlineData("static void Main() { while (!new Bot().Try()) { } } bool Try() { Work(); return true; }", nameof(Repetition.Once))]
    [InlineData("static void Main() { new Bot().Work(); } } class Other { static void Main() { }", nameof(Repetition.Once))]
    [InlineData("static void Main() { } void Go() => Work();", nameof(Repetition.Never))]
    [InlineData("static void Main() { } void Go() => Work(); void Other() => Go();", nameof(Repetition.Never))]
    [InlineData("static void Main() { } event Action Wanted; void Use() => Wanted += Work2; void Work2() => Work();", nameof(Repetition.Never))]
    [InlineData("static void Main() { } void A() { B(); Work(); } void B() => A();", nameof(Repetition.Never))]
    [InlineData("static void Main() { new Bot(); } Bot() { Work(); }", nameof(Repetition.Once))]

    [InlineData("static void Main() { while (true) { new Bot().Work(); Thread.Sleep(100); } }", nameof(Repetition.Repeats))]
    [InlineData("static void Main() { while (true) { if (!new Bot().IsConnected) new Bot().Work(); Thread.Sleep(100); } }", nameof(Repetition.Repeats))]
    [InlineData("static bool _stop; static void Main() { while (!_stop) { new Bot().Work(); if (_stop) break; Thread.Sleep(100); } }", nameof(Repetition.Repeats))]
    [InlineData("static async Task Main() => await new Bot().Run(default); async Task Run(CancellationToken token) { while (!token.IsCancellationRequested) { Work(); await Task.Delay(100, token); } }", nameof(Repetition.Repeats))]
    [InlineData("static void Main() { for (;;) { new Bot().Go(); Thread.Sleep(100); } } void Go() => Work();", nameof(Repetition.Repeats))]
    [InlineData("static void Main() { new Timer(_ => new Bot().Work(), null, 0, 1000); }", nameof(Repetition.Repeats))]
    [InlineData("static void Main() { var timer = new System.Timers.Timer(); timer.Elapsed += (s, e) => new Bot().Work(); }", nameof(Repetition.Repeats))]
    [InlineData("static void Main() { AppDomain.CurrentDomain.ProcessExit += OnEvent; } static void OnEvent(object s, EventArgs e) => new Bot().Work();", nameof(Repetition.Repeats))]
    [InlineData("static void Main() { new Bot().Raise(); } void Raise() { while (true) Wanted?.Invoke(); } event Action Wanted; Bot() { Wanted += () => Work(); }", nameof(Repetition.Repeats))]
    [InlineData("static void Main() { } [Obsolete] [System.ComponentModel.Description(\"x\")] public void Go() => Work();", nameof(Repetition.Repeats))]
    public void In_a_program(string members, string expected)
        => Assert.Equal(expected, new ReachVerifier(
            "class Bot { void Work() { } bool IsConnected => true; " + members + " }", OutputKind.ConsoleApplication, mayHaveErrors: true).RepetitionOfWork().ToString());

    [Theory]
    [InlineData("public class Bot { void Work() { } public void Go() => Work(); }", nameof(Repetition.Unseen))]
    [InlineData("internal class Bot { void Work() { } public void Go() => Work(); }", nameof(Repetition.Never))]
    [InlineData("public class Bot { void Work() { } private void Go() => Work(); }", nameof(Repetition.Never))]
    [InlineData("public class Bot : DefaultEWrapper { void Work() { } public override void connectionClosed() => Work(); }", nameof(Repetition.Repeats))]
    [InlineData("internal class Bot : DefaultEWrapper { void Work() { } public override void nextValidId(int id) => Work(); }", nameof(Repetition.Once))]
    [InlineData("internal class Bot : IDisposable { void Work() { } public void Dispose() => Work(); }", nameof(Repetition.Once))]
    public void In_a_library(string source, string expected)
        => Assert.Equal(expected, new ReachVerifier(source).RepetitionOfWork().ToString());

    /// <summary>A desktop framework of our own, in the namespace of the real one.</summary>
    private const string Desktop = """
        namespace System.Windows.Forms
        {
            public class Control { public event EventHandler Click; public string Text { get; set; } }
            public class Form : Control { }
        }
        """;

    [Theory]
    [InlineData("class Bot : Form { void Work() { } Control _button; Bot() { _button.Click += (s, e) => Work(); } }")]
    [InlineData("class Bot : Form { void Work() { } void button_Click(object sender, EventArgs e) => Work(); }")]
    [InlineData("class Bot { void Work() { } public Command Go => new Command(() => Work()); } class Command { public Command(Action action) { } }")]
    public void By_the_user(string source)
        => Assert.Equal(Repetition.ByUser, new ReachVerifier("using System.Windows.Forms; " + source + Desktop).RepetitionOfWork());
}
