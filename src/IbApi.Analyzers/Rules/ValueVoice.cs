using System.Collections.Immutable;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Rules;

/// <summary>
/// A rule about a value in the code that may not be the only one with something to say about it: of several such rules
/// one speaks (<see cref="OneVoicePerValue"/>).
/// </summary>
internal interface IValueVoice
{
    /// <summary>What the rule reports.</summary>
    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The setting that the rule is about.</summary>
    public Setting Setting { get; }

    /// <summary>Reports what the rule has to say of one value; false when it has nothing to say.</summary>
    /// <param name="file">The file in which the value stands.</param>
    /// <param name="place">The value.</param>
    /// <param name="uses">The connect calls that it reaches; at least one.</param>
    public bool Speak(TreeContext file, CodePlace place, ImmutableArray<SettingUse> uses);
}
