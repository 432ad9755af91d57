using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Configuration;

/// <summary>
/// What a fix, or Fix All, will change: code by document, settings files by path. It grows site by site; nothing changes before
/// <see cref="ApplyAsync"/>. Projects and target frameworks that share a file hold copies of it, of which the last written would win:
/// every copy gets all that is planned for the path.
/// </summary>
internal sealed record SolutionPlan(Solution Solution)
{
    private ImmutableDictionary<DocumentId, ImmutableList<TextChange>> Changes { get; init; } =
        ImmutableDictionary<DocumentId, ImmutableList<TextChange>>.Empty;

    /// <summary>The settings files that have been read, by path, as they will be.</summary>
    private ImmutableDictionary<string, SourceText> Files { get; init; } = ImmutableDictionary<string, SourceText>.Empty;

    /// <summary>The types with environment variables, by project.</summary>
    private ImmutableDictionary<string, EnvironmentType> Types { get; init; } = ImmutableDictionary<string, EnvironmentType>.Empty;

    /// <summary>The settings types that are injected, by project.</summary>
    private ImmutableDictionary<string, InjectedOptionsWay.OptionsType> OptionsTypes { get; init; } =
        ImmutableDictionary<string, InjectedOptionsWay.OptionsType>.Empty;

    /// <summary>Documents that nothing changes but that must still compile.</summary>
    private ImmutableHashSet<DocumentId> Affected { get; init; } = ImmutableHashSet<DocumentId>.Empty;

    /// <summary>Whether all that is planned is taken to compile until somebody looks at the whole: a compilation for each site costs too much.</summary>
    private bool IsTrusting { get; init; }

    /// <summary>What the compiler says of documents before anything changes; shared by all plans that grow from one.</summary>
    private Dictionary<DocumentId, Dictionary<string, int>> Known { get; init; } = [];

    /// <summary>Missing XML comment: what is written here is documented where its surroundings are.</summary>
    private const string MissingComment = "CS1591";

    /// <summary>Whether one place is to be changed in two ways: one value, written once, is host and client ID.</summary>
    public bool IsContradictory
        => Changes.Values.Any(static changes =>
        {
            var ordered = changes.OrderBy(static change => change.Span.Start).ThenBy(static change => change.Span.End).ToList();
            return ordered.Skip(1).Zip(ordered, static (change, before) => (change, before))
                .Any(static pair => pair.change.Span.Start < pair.before.Span.End);
        });

    /// <summary>What identifies a project whatever target framework it is looked at for.</summary>
    public static string KeyOf(Project project)
        => project.FilePath ?? project.Id.Id.ToString();

    /// <summary>An empty plan for the same solution, as trusting as this one.</summary>
    public SolutionPlan Anew()
        => new(Solution) { IsTrusting = IsTrusting, Known = Known };

    /// <summary>The same plan, which from here on takes everything to compile, or looks for itself.</summary>
    public SolutionPlan Trusting(bool isTrusting)
        => this with { IsTrusting = isTrusting };

    public SolutionPlan With(Document document, IEnumerable<TextChange> changes)
    {
        var all = Changes.TryGetValue(document.Id, out var known) ? known : ImmutableList<TextChange>.Empty;
        return this with { Changes = Changes.SetItem(document.Id, all.AddRange(changes.Where(change => !all.Contains(change)))) };
    }

    public SolutionPlan WithAffected(IEnumerable<DocumentId> documents)
        => this with { Affected = Affected.Union(documents) };

    /// <summary>A settings file as it will be.</summary>
    public async Task<SourceText> TextOfAsync(TextDocument file, CancellationToken cancellationToken)
        => Files.TryGetValue(PathOf(file), out var planned) ? planned : await file.GetTextAsync(cancellationToken).ConfigureAwait(false);

    public SolutionPlan With(TextDocument file, SourceText text)
        => this with { Files = Files.SetItem(PathOf(file), text) };

    public EnvironmentType? TypeOf(Project project)
        => Types.TryGetValue(KeyOf(project), out var type) ? type : null;

    public SolutionPlan With(Project project, EnvironmentType type)
        => this with { Types = Types.SetItem(KeyOf(project), type) };

    public InjectedOptionsWay.OptionsType? OptionsTypeOf(Project project)
        => OptionsTypes.TryGetValue(KeyOf(project), out var type) ? type : null;

    public SolutionPlan WithOptionsType(Project project, InjectedOptionsWay.OptionsType type)
        => this with { OptionsTypes = OptionsTypes.SetItem(KeyOf(project), type) };

    /// <summary>The changed solution.</summary>
    public async Task<Solution> ApplyAsync(CancellationToken cancellationToken)
    {
        var plan = this;
        foreach (var type in Types.Values.OrderBy(static type => type.Document.FilePath, StringComparer.Ordinal))
        {
            plan = type.WriteTo(plan);
        }

        foreach (var type in OptionsTypes.Values.OrderBy(static type => type.Document.FilePath, StringComparer.Ordinal))
        {
            plan = type.WriteTo(plan);
        }

        var solution = Solution;
        foreach (var path in plan.Changes.Keys.Select(id => Solution.GetDocument(id)!).GroupBy(PathOf, StringComparer.Ordinal))
        {
            // Sorted, so that the result does not depend on the order of the sites; a change that two copies want is one.
            var changes = path
                .SelectMany(document => plan.Changes[document.Id])
                .Distinct()
                .OrderBy(static change => change.Span.Start)
                .ThenBy(static change => change.Span.End)
                .ToList();
            var original = await path.First().GetTextAsync(cancellationToken).ConfigureAwait(false);
            var text = original.WithChanges(changes);
            foreach (var copy in CopiesOf(path.First()))
            {
                var own = await copy.GetTextAsync(cancellationToken).ConfigureAwait(false);
                if (own.ContentEquals(original))
                {
                    solution = solution.WithDocumentText(copy.Id, text);
                }
            }
        }

        foreach (var file in Solution.Projects.SelectMany(static project => project.AdditionalDocuments))
        {
            if (plan.Files.TryGetValue(PathOf(file), out var text))
            {
                solution = solution.WithAdditionalDocumentText(file.Id, text);
            }
        }

        return solution;
    }

    /// <summary>Whether what is planned compiles wherever it is compiled, and warns of nothing that was not warned of before.</summary>
    public async Task<bool> IsCleanAsync(CancellationToken cancellationToken)
    {
        if (IsContradictory)
        {
            return false;
        }

        if (IsTrusting)
        {
            return true;
        }

        var after = await ApplyAsync(cancellationToken).ConfigureAwait(false);
        var changed = after.GetChanges(Solution).GetProjectChanges().SelectMany(static project => project.GetChangedDocuments());
        foreach (var id in changed.Concat(Affected).Distinct().ToList())
        {
            if (!Known.TryGetValue(id, out var known))
            {
                Known[id] = known = await CountAsync(Solution, id, cancellationToken).ConfigureAwait(false);
            }

            var found = await CountAsync(after, id, cancellationToken).ConfigureAwait(false);
            if (found.Any(entry => entry.Value > (known.TryGetValue(entry.Key, out var count) ? count : 0)))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<Dictionary<string, int>> CountAsync(Solution solution, DocumentId id, CancellationToken cancellationToken)
        => await solution.GetDocument(id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellationToken)
                .Where(static diagnostic => diagnostic is { Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false } && diagnostic.Id != MissingComment)
                .GroupBy(static diagnostic => diagnostic.Id)
                .ToDictionary(static group => group.Key, static group => group.Count())
            : [];

    private IEnumerable<Document> CopiesOf(Document document)
        => document.FilePath is null
            ? [document]
            : Solution.GetDocumentIdsWithFilePath(document.FilePath).Select(id => Solution.GetDocument(id)).OfType<Document>();

    private static string PathOf(TextDocument document)
        => document.FilePath ?? document.Id.Id.ToString();
}
