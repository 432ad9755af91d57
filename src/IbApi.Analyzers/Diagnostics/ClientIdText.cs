using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace IbApi.Analyzers.Diagnostics;

/// <summary>A set of client IDs as text, and the next one that is not in it.</summary>
internal static class ClientIdText
{
    /// <summary>The IDs as text, neighbours as a range: <c>0-3,7</c>.</summary>
    public static string TextOf(IEnumerable<long> ids)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var id in ids.Distinct().OrderBy(static id => id))
        {
            if (ranges.Count > 0 && ranges[ranges.Count - 1].Last == id - 1)
            {
                ranges[ranges.Count - 1] = (ranges[ranges.Count - 1].First, id);
            }
            else
            {
                ranges.Add((id, id));
            }
        }

        return string.Join(",", ranges.Select(static range => range.First == range.Last
            ? range.First.ToString(CultureInfo.InvariantCulture)
            : range.First.ToString(CultureInfo.InvariantCulture) + "-" + range.Last.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The first ID above one that is not taken; null when there is none that TWS takes.</summary>
    public static int? NextFree(string taken, long above, ICollection<long> alsoTaken)
    {
        var ranges = Ranges(taken).ToList();
        for (var id = above + 1; id is > 0 and <= int.MaxValue;)
        {
            if (ranges.Find(range => range.First <= id && id <= range.Last) is (_, > 0 and var last))
            {
                id = last + 1;
            }
            else if (alsoTaken.Contains(id))
            {
                id++;
            }
            else
            {
                return (int)id;
            }
        }

        return null;
    }

    private static IEnumerable<(long First, long Last)> Ranges(string taken)
    {
        foreach (var part in taken.Split(','))
        {
            var ends = part.Split('-');
            if (long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                && long.TryParse(ends[ends.Length - 1], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            {
                yield return (first, last);
            }
        }
    }
}
