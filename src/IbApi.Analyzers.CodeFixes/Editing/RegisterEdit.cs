using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>
/// Changes of the session register by positions: layout, comments, line ends and encoding stay. Projects that share the file
/// hold copies of it, of which the last written would win, so every copy gets every change.
/// </summary>
internal static class RegisterEdit
{
    /// <summary>Whether the register is there and has its list of client IDs where it is said to be.</summary>
    public static async Task<bool> HasListAsync(Solution solution, string path, TextSpan list, CancellationToken cancellationToken)
    {
        foreach (var copy in CopiesOf(solution, path))
        {
            if (IsList(await copy.GetTextAsync(cancellationToken).ConfigureAwait(false), list))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds entries at the end of the list of client IDs.</summary>
    public static async Task<Solution> AddAsync(
        Solution solution,
        string path,
        TextSpan list,
        TextSpan? last,
        IReadOnlyList<(int Id, string Project, string Session)> entries,
        CancellationToken cancellationToken)
    {
        foreach (var copy in CopiesOf(solution, path).ToList())
        {
            var text = await copy.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (IsList(text, list) && entries.Count > 0)
            {
                solution = solution.WithAdditionalDocumentText(
                    copy.Id, text.WithChanges(Insertion(text, list, last, entries.Distinct().Select(TextOf).ToList())));
            }
        }

        return solution;
    }

    /// <summary>Removes entries with the comma that belongs to each.</summary>
    public static async Task<Solution> RemoveAsync(
        Solution solution, string path, IEnumerable<TextSpan> entries, CancellationToken cancellationToken)
    {
        var spans = entries.Distinct().OrderByDescending(static span => span.Start).ToList();
        foreach (var copy in CopiesOf(solution, path).ToList())
        {
            // From the end on, so that what is before stays where it is.
            var text = await copy.GetTextAsync(cancellationToken).ConfigureAwait(false);
            foreach (var span in spans.Where(span => IsEntry(text, span)))
            {
                text = text.WithChanges(new TextChange(WithComma(text, span), string.Empty));
            }

            solution = solution.WithAdditionalDocumentText(copy.Id, text);
        }

        return solution;
    }

    /// <summary>Whether an entry stands at a place in some copy of the register.</summary>
    public static async Task<bool> HasEntryAsync(Solution solution, string path, TextSpan entry, CancellationToken cancellationToken)
    {
        foreach (var copy in CopiesOf(solution, path))
        {
            if (IsEntry(await copy.GetTextAsync(cancellationToken).ConfigureAwait(false), entry))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<TextDocument> CopiesOf(Solution solution, string path)
        => solution.Projects
            .SelectMany(static project => project.AdditionalDocuments)
            .Where(document => (document.FilePath ?? document.Name) == path);

    private static bool IsList(SourceText text, TextSpan span)
        => span.Length >= 2 && span.End <= text.Length && text[span.Start] == '[' && text[span.End - 1] == ']';

    private static bool IsEntry(SourceText text, TextSpan span)
        => span.Length >= 2 && span.End <= text.Length && text[span.Start] == '{' && text[span.End - 1] == '}';

    private static TextChange Insertion(SourceText text, TextSpan list, TextSpan? last, IReadOnlyList<string> entries)
    {
        if (last is not { } before || !list.Contains(before))
        {
            return new TextChange(new TextSpan(list.Start + 1, 0), " " + string.Join(", ", entries) + (text[list.Start + 1] is ']' ? " " : string.Empty));
        }

        // A list that ends with a comma goes on ending with one.
        var comma = Skip(text, before.End);
        var hasComma = comma < text.Length && text[comma] == ',';
        var line = text.Lines.GetLineFromPosition(before.Start);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, before.Start));
        var between = string.IsNullOrWhiteSpace(indent) ? LineEnd(text, line) + indent : " ";
        var added = string.Concat(entries.Select(entry => hasComma ? between + entry + "," : "," + between + entry));
        return new TextChange(new TextSpan(hasComma ? comma + 1 : before.End, 0), added);
    }

    private static string LineEnd(SourceText text, TextLine line)
        => line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak))
            : line.LineNumber > 0 ? LineEnd(text, text.Lines[line.LineNumber - 1])
            : "\n";

    private static int Skip(SourceText text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    private static TextSpan WithComma(SourceText text, TextSpan entry)
    {
        var (start, end) = (entry.Start, entry.End);
        var next = Skip(text, end);
        if (next < text.Length && text[next] == ',')
        {
            end = next + 1;
            var line = text.Lines.GetLineFromPosition(start);
            var lastLine = text.Lines.GetLineFromPosition(end);
            var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, start)))
                && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(end, lastLine.End)));
            return isAlone ? TextSpan.FromBounds(line.Start, lastLine.EndIncludingLineBreak)
                : TextSpan.FromBounds(start, Math.Min(Skip(text, end), lastLine.End));
        }

        var before = start - 1;
        while (before >= 0 && char.IsWhiteSpace(text[before]))
        {
            before--;
        }

        return TextSpan.FromBounds(before >= 0 && text[before] == ',' ? before : start, end);
    }

    private static string TextOf((int Id, string Project, string Session) entry)
        => "{ \"id\": " + entry.Id.ToString(CultureInfo.InvariantCulture)
            + ", \"project\": " + Quoted(entry.Project) + ", \"session\": " + Quoted(entry.Session) + " }";

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                < ' ' => quoted.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
