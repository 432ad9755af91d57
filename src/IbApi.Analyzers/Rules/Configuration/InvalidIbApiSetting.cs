using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Configuration;

/// <summary>
/// IBAPI5004: an option that cannot be read, on the first connect call that it applies to; what cannot be read of the session
/// register, where it stands.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class InvalidIbApiSetting : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.InvalidSetting);

    private protected override bool IsAboutSettingsFiles => true;

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
                    invalid.Name,
                    $"is '{invalid.Text}', where {invalid.Option.Expected} should stand",
                    $"the default ({invalid.Option.DefaultText}) is used instead");
            }
        }
    }

    private protected override void AnalyzeSettingsFile(SettingsFileContext file)
    {
        foreach (var problem in file.File.Register?.Problems ?? ImmutableArray<RegisterProblem>.Empty)
        {
            file.Report(Descriptors.InvalidSetting, problem.Place, [], null, problem.Name, problem.Problem, problem.Consequence);
        }
    }
}
