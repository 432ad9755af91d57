using System;
using System.Globalization;

namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// A version of TWS, of IB Gateway or of the API. IB writes one version in several ways: 1030 and 1030.1 in an installer's
/// name, 10.30 in a title, 10.30.1t in a log.
/// </summary>
internal readonly record struct IbVersion(int Major, int Minor, int Patch) : IComparable<IbVersion>
{
    /// <summary>What a text must be to be read, as part of a sentence that “is expected” ends.</summary>
    public const string Expected = "a version such as 952, 1030, 10.30 or 10.30.1t";

    // Before 8 there was no socket API to speak of; a number far above the current 10 is no version but something else.
    private const int MinMajor = 8;
    private const int MaxMajor = 29;

    /// <summary>Reads all of IB's notations; letters behind the last number name a flavour of the build and are dropped.</summary>
    public static bool TryParse(string text, out IbVersion version)
    {
        version = default;
        text = text.Trim();
        var end = text.Length;
        while (end > 0 && text.Length - end < 2 && text[end - 1] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
        {
            end--;
        }

        var parts = text.Substring(0, end).Split('.');
        var numbers = new int[4];
        if (parts.Length > numbers.Length)
        {
            return false;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length is 0 or > 4 || (i == 0 && parts[i][0] == '0') || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        // 952, 1030.1: major and minor in one number, the last two digits being the minor.
        if (parts[0].Length >= 3)
        {
            version = new IbVersion(numbers[0] / 100, numbers[0] % 100, numbers[1]);
            return parts.Length <= 2 && version.Major is >= MinMajor and <= MaxMajor;
        }

        version = new IbVersion(numbers[0], numbers[1], numbers[2]);
        return parts.Length >= 2 && parts[1].Length <= 2 && version.Major is >= MinMajor and <= MaxMajor;
    }

    public int CompareTo(IbVersion other)
        => Major != other.Major ? Major.CompareTo(other.Major)
            : Minor != other.Minor ? Minor.CompareTo(other.Minor)
            : Patch.CompareTo(other.Patch);

    public static bool operator <(IbVersion left, IbVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(IbVersion left, IbVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(IbVersion left, IbVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(IbVersion left, IbVersion right) => left.CompareTo(right) >= 0;

    /// <summary>With dots: <c>10.30.1</c>, <c>9.52</c>.</summary>
    public override string ToString()
        => Patch == 0
            ? string.Format(CultureInfo.InvariantCulture, "{0}.{1:00}", Major, Minor)
            : string.Format(CultureInfo.InvariantCulture, "{0}.{1:00}.{2}", Major, Minor, Patch);

    /// <summary>As TWS builds are called: <c>952</c>, <c>1030.1</c>.</summary>
    public string ToBuildText()
        => Patch == 0
            ? string.Format(CultureInfo.InvariantCulture, "{0}{1:00}", Major, Minor)
            : string.Format(CultureInfo.InvariantCulture, "{0}{1:00}.{2}", Major, Minor, Patch);
}
