using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Rules;

/// <summary>As <see cref="IValueVoice"/>, for the ports in settings files: of several rules with something to say one speaks.</summary>
internal interface IEntryVoice
{
    /// <summary>What the rule reports.</summary>
    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>Reports what the rule has to say of one port; false when it has nothing to say.</summary>
    public bool Speak(SettingsFileContext file, PortEntry port);
}
