using System.Collections.Immutable;
using System.Linq;
using static IbApi.Analyzers.Model.Api.Confidence;

namespace IbApi.Analyzers.Model.Api;

/// <summary>How sure a fact is.</summary>
internal enum Confidence
{
    /// <summary>Inferred from neighbours.</summary>
    Low,

    /// <summary>Inferred from the release in which the number is the newest; the server may have it a build earlier.</summary>
    Medium,

    /// <summary>IB's own documents or an observed session.</summary>
    High,
}

/// <summary>
/// Which server version which TWS speaks. Source: facts/server-versions.json; server versions below 100 belong to the
/// older handshake, which no TWS of today needs.
/// </summary>
internal static class ServerVersions
{
    /// <summary>Server version, the build of TWS from which on it is known to be spoken, and how sure that is.</summary>
    private static readonly ImmutableArray<(int Number, int Build, Confidence Confidence)> Known = ImmutableArray.Create(
        (101, 952, Low), (104, 956, High), (106, 959, High), (107, 964, High), (108, 964, High), (111, 963, High), (112, 963, Low),
        (114, 963, High), (115, 963, High), (116, 963, High), (117, 963, High), (118, 963, High), (119, 964, High), (124, 965, High),
        (127, 963, High), (135, 968, High), (137, 969, High), (143, 974, High), (146, 974, High), (158, 1010, Low), (159, 1010, Low),
        (160, 1010, Low), (161, 985, High), (162, 1010, Medium), (163, 1016, Low), (164, 1016, Low), (165, 1016, Low),
        (166, 1014, High), (167, 1016, Low), (168, 1016, Low), (169, 1016, Low), (170, 1016, Low), (171, 1016, Low), (172, 1016, Low),
        (173, 1016, Medium), (174, 1018, Low), (175, 1018, Medium), (176, 1019, Medium), (177, 1020, Medium), (178, 1025, Low),
        (179, 1025, Low), (180, 1025, Medium), (181, 1029, Low), (182, 1029, Low), (183, 1029, Low), (184, 1029, Medium),
        (185, 1030, Low), (186, 1030, Low), (187, 1030, Medium), (188, 1032, Low), (189, 1032, Low), (190, 1032, Low),
        (191, 1032, Low), (192, 1032, Low), (193, 1032, Medium), (194, 1033, Low), (195, 1033, Medium), (196, 1034, Low),
        (197, 1034, Low), (198, 1034, Low), (199, 1034, Medium), (200, 1035, Low), (201, 1035, Medium), (202, 1036, Low),
        (203, 1037, Medium), (204, 1038, Low), (205, 1038, Low), (206, 1038, Low), (207, 1038, Medium), (208, 1039, Medium),
        (209, 1040, Low), (210, 1040, Low), (211, 1040, Low), (212, 1040, Low), (213, 1040, Low), (214, 1040, Low),
        (215, 1040, Medium), (216, 1041, Low), (217, 1041, Medium), (218, 1042, Medium), (219, 1043, High), (220, 1044, Low),
        (221, 1044, High), (222, 1044, Medium), (223, 1045, High), (224, 1046, Low), (225, 1046, High), (226, 1050, Medium));

    /// <summary>
    /// The newest server version that a TWS may speak: one below the first that only a later TWS is known to speak, by facts
    /// that are more than a guess. Where facts contradict each other the TWS is given the most.
    /// </summary>
    public static int NewestOf(IbVersion tws)
    {
        var build = BuildOf(tws);
        var spoken = Known.Where(fact => fact.Build <= build).Select(static fact => fact.Number).DefaultIfEmpty(0).Max();
        var later = Known
            .Where(fact => fact.Build > build && fact.Confidence >= Medium && fact.Number > spoken)
            .Select(static fact => fact.Number)
            .DefaultIfEmpty(int.MaxValue)
            .Min();
        return later == int.MaxValue ? int.MaxValue : later - 1;
    }

    /// <summary>The first build of TWS that is known to speak a server version; null when none is.</summary>
    public static IbVersion? FirstTwsOf(int serverVersion)
        => Known.Where(fact => fact.Number >= serverVersion).Select(static fact => fact.Build).DefaultIfEmpty(0).Min() is > 0 and var build
            ? new IbVersion(build / 100, build % 100, 0)
            : null;

    /// <summary>1030 for 10.30: the tables write a build as one number.</summary>
    private static int BuildOf(IbVersion tws)
        => (tws.Major * 100) + tws.Minor;
}
