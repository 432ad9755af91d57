using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Configuration;

/// <summary>IBAPI5004: an option that cannot be read, on the first connect call that it applies to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class InvalidIbApiSetting : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.InvalidSetting);

    private protected override void AnalyzeTree(TreeContext file)
    {
        if (file.Connections.CallsIn(file.Tree) is not [var first, ..])
        {
            return;
        }

        var here = file.Options;
        foreach (var invalid in IbApiOptions.All.Select(option => option.FindInvalid(here)).OfType<InvalidOption>())
        {
            var model = file.Model;
            var firstConcerned = file.Connections.Calls.First(
                call => invalid.Option.FindInvalid(model.OptionsOf(call.Place.Tree)) == invalid);
            if (firstConcerned.Place == first.Place)
            {
                file.Report(
                    Descriptors.InvalidSetting, first.Place, [], null,
                    invalid.Name, invalid.Text, invalid.Option.Expected, invalid.Option.DefaultText);
            }
        }
    }
}
