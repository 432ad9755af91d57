using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace IbApi.Analyzers.Model.Api;

/// <summary>One release of the C# API, and what it is recognised by.</summary>
/// <param name="Version">Its number.</param>
/// <param name="MaxServerVersion">The newest server version that it negotiates; null before the handshake that does (9.72.02).</param>
/// <param name="Callbacks">The number of methods of its <c>EWrapper</c>; null where no C# source or assembly was seen.</param>
/// <param name="ClientVersion">The version that it tells old servers.</param>
internal sealed record ApiRelease(IbVersion Version, int? MaxServerVersion, int? Callbacks, int ClientVersion);

/// <summary>
/// The releases of the C# API in order, and what IB says about old ones. Source: facts/api-versions.json, from public
/// sources and assemblies of each; releases whose server version nobody has seen (10.48, 10.51) are left out.
/// </summary>
internal static class ApiReleases
{
    /// <summary>The highest server version that the tables know. An API that negotiates more is newer than they are.</summary>
    public const int NewestServerVersion = 226;

    /// <summary>The lowest server version that an API with the newer handshake accepts (<c>Constants.MinVersion</c>).</summary>
    public const int LeastServerVersionOfV100 = 100;

    /// <summary>The last server version without the newer handshake; no API negotiates more without it.</summary>
    public const int LeastServerVersion = 38;

    /// <summary>The folder below a drive's root into which IB's installer puts the API.</summary>
    public const string InstallFolder = "TWS API";

    /// <summary>API 9.72 and later works with this TWS and later ones.</summary>
    public static readonly IbVersion LeastTws = new(9, 52, 0);

    /// <summary>The first release that needs <see cref="LeastTws"/>.</summary>
    public static readonly IbVersion FirstThatNeedsLeastTws = new(9, 72, 0);

    /// <summary>What IB still lets log in, since when; the last is in force.</summary>
    public static readonly ImmutableArray<(IbVersion Tws, string Since)> LoginFloors = ImmutableArray.Create(
        (new IbVersion(10, 19, 2), "2023-07-18"),
        (new IbVersion(10, 30, 1), "2025-03-20"));

    public static readonly ImmutableArray<ApiRelease> All = ImmutableArray.Create(
        Release(9, 71, 0, null, 48, 63),
        Release(9, 72, 1, null, 48, 64),
        Release(9, 72, 2, 100, 50, 65),
        Release(9, 72, 3, 100, 50, 65),
        Release(9, 72, 4, 100, 51),
        Release(9, 72, 6, 101, 51),
        Release(9, 72, 10, 103, 55),
        Release(9, 72, 13, 104, 57),
        Release(9, 72, 15, 105, 57),
        Release(9, 72, 18, 106, 58),
        Release(9, 73, 1, 113, 62),
        Release(9, 73, 2, 121, 70),
        Release(9, 73, 3, 129, 76),
        Release(9, 73, 4, 134, 79),
        Release(9, 73, 5, 136, 79),
        Release(9, 73, 6, 139, 82),
        Release(9, 73, 7, 142, 82),
        Release(9, 73, 7, 145, 83),
        Release(9, 73, 7, 145, 83),
        Release(9, 74, 1, 148, 83),
        Release(9, 76, 1, 151, 85),
        Release(9, 79, 1, 155, 85),
        Release(9, 80, 3, 157, null),
        Release(9, 81, 1, 157, 86),
        Release(10, 10, 1, 162, 88),
        Release(10, 14, 0, 166, null),
        Release(10, 16, 1, 173, 90),
        Release(10, 18, 2, 175, 90),
        Release(10, 19, 1, 176, null),
        Release(10, 19, 4, 176, 90),
        Release(10, 20, 1, 177, 90),
        Release(10, 22, 1, 177, null),
        Release(10, 24, 1, 177, null),
        Release(10, 25, 1, 180, null),
        Release(10, 26, 2, 180, 90),
        Release(10, 29, 1, 184, null),
        Release(10, 30, 1, 187, 90),
        Release(10, 32, 1, 193, 90),
        Release(10, 33, 2, 195, null),
        Release(10, 34, 2, 199, 91),
        Release(10, 35, 1, 201, null),
        Release(10, 36, 0, 202, null),
        Release(10, 37, 2, 203, 97),
        Release(10, 38, 0, 207, null),
        Release(10, 39, 1, 208, null),
        Release(10, 40, 1, 215, 171),
        Release(10, 41, 1, 217, null),
        Release(10, 42, 1, 218, 171),
        Release(10, 43, 2, 219, null),
        Release(10, 44, 1, 222, null),
        Release(10, 45, 1, 223, 173),
        Release(10, 46, 1, 225, 173),
        Release(10, 47, 1, 225, 171),
        Release(10, 50, 2, 226, 171));

    /// <summary>
    /// Whether an API that negotiates a server version can be the release that a user names. Releases between two known
    /// ones may be either's.
    /// </summary>
    public static bool CanBe(IbVersion named, int maxServerVersion)
    {
        var fitting = All.Where(release => release.Version.Fits(named)).ToList();
        if (fitting.Count > 0)
        {
            return fitting.Any(release => release.MaxServerVersion == maxServerVersion);
        }

        var before = All.LastOrDefault(release => release.Version <= named)?.MaxServerVersion ?? 0;
        var after = All.FirstOrDefault(release => release.Version > named)?.MaxServerVersion ?? int.MaxValue;
        return maxServerVersion >= before && maxServerVersion <= after;
    }

    /// <summary>Whether a version is what a user means who may have written no patch.</summary>
    public static bool Fits(this IbVersion version, IbVersion named)
        => version.Major == named.Major && version.Minor == named.Minor && (named.Patch == 0 || version.Patch == named.Patch);

    /// <summary>Whether a version is certainly older than another: where no patch is written it may be any patch.</summary>
    public static bool IsOlderThan(this IbVersion version, IbVersion other)
        => version < other && !(version.Patch == 0 && version.Fits(other with { Patch = 0 }));

    /// <summary>As releases of the API are called: 9.72.18, 10.30.01.</summary>
    public static string ToReleaseText(this IbVersion version)
        => version.Patch == 0
            ? string.Format(CultureInfo.InvariantCulture, "{0}.{1:00}", version.Major, version.Minor)
            : string.Format(CultureInfo.InvariantCulture, "{0}.{1:00}.{2:00}", version.Major, version.Minor, version.Patch);

    /// <summary>As builds of TWS are called: 952, 985, 10.30.1.</summary>
    public static string ToTwsText(this IbVersion version)
        => version.Major < 10 ? version.ToBuildText() : version.ToString();

    private static ApiRelease Release(int major, int minor, int patch, int? maxServerVersion, int? callbacks, int clientVersion = 66)
        => new(new IbVersion(major, minor, patch), maxServerVersion, callbacks, clientVersion);
}
