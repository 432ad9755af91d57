using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Configuration;

/// <summary>The settings of one diagnostic, and the file in which they are written.</summary>
internal sealed record MoveSite(
    Document Document,
    SyntaxNode Root,
    SemanticModel Model,
    SourceText Text,
    CodeShape Shape,
    ImmutableArray<MovedSetting> Settings)
{
    private const string TopLevelClass = "Program";

    /// <summary>The settings of the same connections that are written elsewhere in the same type.</summary>
    private ImmutableArray<MovedSetting> Beside { get; init; } = ImmutableArray<MovedSetting>.Empty;

    /// <summary>With all that belongs together first, then what the diagnostic names alone.</summary>
    public ImmutableArray<MoveSite> Choices
        => Beside.IsEmpty ? ImmutableArray.Create(this) : ImmutableArray.Create(this with { Settings = Settings.AddRange(Beside).OrderBy(static setting => setting.Rank).ToImmutableArray() }, this);

    /// <summary>The type around the settings; null in top-level statements.</summary>
    public TypeDeclarationSyntax? Type => Settings[0].Expression.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>What tells two places apart where they need different keys.</summary>
    public string ClassName => Type?.Identifier.ValueText ?? TopLevelClass;

    public int Position => Settings[0].Expression.SpanStart;

    /// <summary>Null where the diagnostic offers no fix or the text has moved on.</summary>
    public static async Task<MoveSite?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var data = FixData.MovedSettings(diagnostic.Properties);
        if (data.IsEmpty
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var settings = data.Select(one => MovedSetting.Of(root, model, one)).ToImmutableArray();
        if (settings.Any(static setting => setting is null))
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        var site = new MoveSite(document, root, model, text, new CodeShape(root, text, options), settings!);
        return site with
        {
            Beside = FixData.SettingsBeside(diagnostic.Properties)
                .Select(one => MovedSetting.Of(root, model, one))
                .OfType<MovedSetting>()
                .Where(other => other.Expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() == site.Type)
                .ToImmutableArray(),
        };
    }

    /// <summary>“the port”, or “the settings” when there are several.</summary>
    public string Words => Settings is [var only] ? "the " + only.Words : "the settings";
}
