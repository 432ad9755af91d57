using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Rules.ClientId;
using IbApi.Analyzers.Rules.Configuration;
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
        new LivePortInSettingsFile(),
        new PortContradictsName(),
        new LivePortFallback(),
        new DuplicateClientId(),
        new ChangingClientId());

    /// <summary>The same for the ports in settings files.</summary>
    private static readonly ImmutableArray<IEntryVoice> EntryVoices = Voices.OfType<IEntryVoice>().ToImmutableArray();

    private static readonly ImmutableArray<Setting> Settings = ImmutableArray.Create(Setting.Host, Setting.Port, Setting.ClientId);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Voices.Select(static voice => voice.Descriptor).Append(HardCodedSettings.Descriptor).ToImmutableArray();

    private protected override bool IsAboutSettingsFiles => true;

    private protected override void AnalyzeTree(TreeContext file)
    {
        // Most files have no value that reaches a connect call.
        if (file.Connections.UsesIn(file.Tree).IsEmpty)
        {
            return;
        }

        var unspoken = new List<SettingUse>();
        foreach (var setting in Settings)
        {
            foreach (var value in file.Values(setting))
            {
                if (!IsSpokenOf(file, setting, value))
                {
                    unspoken.AddRange(value.Uses);
                }
            }
        }

        // The last speaks of all the values of one place together.
        if (unspoken.Count > 0 && !file.IsOff(HardCodedSettings.Descriptor))
        {
            HardCodedSettings.Speak(file, unspoken);
        }
    }

    private static bool IsSpokenOf(TreeContext file, Setting setting, SettingValue value)
    {
        foreach (var voice in Voices)
        {
            if (voice.Setting == setting && !file.IsOff(voice.Descriptor) && voice.Speak(file, value.Place, value.Uses))
            {
                return true;
            }
        }

        return false;
    }

    private protected override void AnalyzeSettingsFile(SettingsFileContext file)
    {
        if (!file.AreFindingsOn)
        {
            return;
        }

        var voices = EntryVoices.Where(voice => !file.IsOff(voice.Descriptor)).ToImmutableArray();
        foreach (var port in file.PortEntries)
        {
            _ = voices.Any(voice => voice.Speak(file, port));
        }
    }
}
