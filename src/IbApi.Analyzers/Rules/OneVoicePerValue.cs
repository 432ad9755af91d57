using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Rules.ClientId;
using IbApi.Analyzers.Rules.Endpoint;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules;

/// <summary>
/// The rules that compete for one value. On each value the first that is not switched off and has something to say speaks,
/// and no other: one mistake is one squiggle.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class OneVoicePerValue : IbApiRule
{
    /// <summary>In the order in which they may speak; a rule of the catalogue that joins takes its place in it.</summary>
    private static readonly ImmutableArray<IValueVoice> Voices = ImmutableArray.Create<IValueVoice>(
        new LivePortInTestProject(),
        new PortContradictsName(),
        new LivePortFallback(),
        new ChangingClientId());

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Voices.Select(static voice => voice.Descriptor).ToImmutableArray();

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var setting in Voices.Select(static voice => voice.Setting).Distinct())
        {
            var voices = Voices.Where(voice => voice.Setting == setting && !file.IsOff(voice.Descriptor)).ToImmutableArray();
            foreach (var value in file.Values(setting))
            {
                var uses = value.ToImmutableArray();
                _ = voices.Any(voice => voice.Speak(file, value.Key, uses));
            }
        }
    }
}
