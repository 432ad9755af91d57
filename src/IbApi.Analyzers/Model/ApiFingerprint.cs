using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model;

/// <summary>One copy of the API that a compilation knows: an assembly, or source compiled in. Plain data.</summary>
/// <param name="AssemblyName">The assembly that declares it; the project's own where it is compiled in.</param>
/// <param name="IsSource">Whether it is compiled in.</param>
/// <param name="MaxServerVersion">The newest server version that it negotiates; null where it does not say.</param>
/// <param name="Releases">The releases that it can be, oldest first; empty when it is none that is known.</param>
internal sealed record ApiCopy(string AssemblyName, bool IsSource, int? MaxServerVersion, ImmutableArray<ApiRelease> Releases)
{
    /// <summary>Whether it is newer than the tables, which then say nothing about it.</summary>
    public bool IsNewerThanTables => MaxServerVersion > ApiReleases.NewestServerVersion;

    /// <summary>Whether the client needs an <c>EReaderSignal</c> (9.72.04 and later).</summary>
    public bool HasReaderSignal { get; init; }

    /// <summary>Where it is referenced from, or compiled from; null when that is not a file.</summary>
    public string? Path { get; init; }

    /// <summary>Whether it lies where IB's installer puts it for the whole machine: the next install replaces it.</summary>
    public bool IsMachineWide
        => Path?.Replace('\\', '/') is { Length: > 3 } path
            && path[1] == ':' && path[2] == '/'
            && path.Substring(3).StartsWith(ApiReleases.InstallFolder + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The release, or the first and the last that it can be, as a message names them; null when nothing is known.</summary>
    public string? Display
        => Releases.IsEmpty
            ? MaxServerVersion is { } version ? $"of server version {version}" : null
            : Releases.Length == 1
                ? Releases[0].Version.ToReleaseText()
                : $"{Releases[0].Version.ToReleaseText()} to {Releases[Releases.Length - 1].Version.ToReleaseText()}";

    /// <summary>Whether it can be the release that a user names; true also where nothing is known.</summary>
    public bool CanBe(IbVersion named)
        => IsNewerThanTables
            ? ApiReleases.All[ApiReleases.All.Length - 1].Version < named
            : !Releases.IsEmpty && ApiReleases.All.Any(release => release.Version.Fits(named))
                ? Releases.Any(release => release.Version.Fits(named))
                : MaxServerVersion is not { } version || ApiReleases.CanBe(named, version);
}

/// <summary>
/// Which API a compilation is compiled against: its <c>Constants.MaxVersion</c> first, which every build carries, then its
/// surface, then the assembly's version, which only official builds set.
/// </summary>
internal sealed class ApiFingerprint
{
    private const string OfSelfBuilt = "1.0.0.0";

    private readonly Dictionary<ISymbol, ApiCopy> _byAssembly = new(SymbolEqualityComparer.Default);

    private ApiFingerprint(ImmutableArray<ApiCopy> copies)
        => Copies = copies;

    /// <summary>All copies, by name, the compiled-in one first; empty where only foreign wrappers lead to the API.</summary>
    public ImmutableArray<ApiCopy> Copies { get; }

    /// <summary>The copy that the project uses, if there is one only.</summary>
    public ApiCopy? Only => Copies is [var only] ? only : null;

    public static ApiFingerprint Of(IbApiSymbols symbols, Compilation compilation)
    {
        var found = symbols.Sockets
            .GroupBy(static socket => socket.ContainingAssembly, SymbolEqualityComparer.Default)
            .Select(group => (Assembly: group.Key!, Copy: CopyOf(group.First(), compilation)))
            .OrderBy(static pair => !pair.Copy.IsSource)
            .ThenBy(static pair => pair.Copy.AssemblyName, StringComparer.Ordinal)
            .ThenBy(static pair => pair.Copy.MaxServerVersion ?? 0)
            .ToList();
        var fingerprint = new ApiFingerprint(found.Select(static pair => pair.Copy).ToImmutableArray());
        foreach (var (assembly, copy) in found)
        {
            fingerprint._byAssembly.Add(assembly, copy);
        }

        return fingerprint;
    }

    /// <summary>The copy to which a type of the API belongs; null for any other type.</summary>
    public ApiCopy? CopyWith(ISymbol apiType)
        => apiType.ContainingAssembly is { } assembly && _byAssembly.TryGetValue(assembly, out var copy) ? copy : null;

    private static ApiCopy CopyOf(INamedTypeSymbol socket, Compilation compilation)
    {
        var maxServerVersion = ConstantOf(socket, ApiNames.MaxVersion);
        var clientVersion = ConstantOf(socket, ApiNames.ClientVersion);
        var candidates = ApiReleases.All
            .Where(release => release.MaxServerVersion == maxServerVersion
                && (maxServerVersion is not null || release.ClientVersion == clientVersion))
            .ToImmutableArray();

        var callbacks = socket.ContainingNamespace.GetTypeMembers(ApiNames.Wrapper).FirstOrDefault()?
            .GetMembers().OfType<IMethodSymbol>().Count(static member => member.MethodKind == MethodKind.Ordinary);
        candidates = Narrowed(candidates, release => release.Callbacks == callbacks);

        var version = socket.ContainingAssembly.Identity.Version;
        if (version.ToString() != OfSelfBuilt)
        {
            candidates = Narrowed(candidates, release => IsVersionOf(version, release.Version));
        }

        return new ApiCopy(
            socket.ContainingAssembly.Name,
            SymbolEqualityComparer.Default.Equals(socket.ContainingAssembly, compilation.Assembly),
            maxServerVersion,
            candidates)
        {
            Path = compilation.GetMetadataReference(socket.ContainingAssembly) is { } reference
                ? (reference as PortableExecutableReference)?.FilePath
                : socket.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath,
            HasReaderSignal = socket.InstanceConstructors.Any(static constructor => constructor.Parameters.Length > 1),
        };
    }

    /// <summary>What decides nothing for any of them decides nothing.</summary>
    private static ImmutableArray<ApiRelease> Narrowed(ImmutableArray<ApiRelease> candidates, Func<ApiRelease, bool> isIt)
        => candidates.Any(isIt) ? candidates.Where(isIt).ToImmutableArray() : candidates;

    /// <summary>10.30.1.0 for 10.30.01.</summary>
    private static bool IsVersionOf(Version assembly, IbVersion release)
        => assembly.Major == release.Major && assembly.Minor == release.Minor && assembly.Build == release.Patch;

    private static int? ConstantOf(INamedTypeSymbol socket, string name)
        => socket.ContainingNamespace.GetTypeMembers(ApiNames.Constants)
            .SelectMany(constants => constants.GetMembers(name))
            .OfType<IFieldSymbol>()
            .FirstOrDefault() is { HasConstantValue: true, ConstantValue: int value } ? value : null;
}
