namespace IbApi.Analyzers.Options;

/// <summary>The MSBuild properties that the package makes visible besides those of the options.</summary>
internal static class BuildProperties
{
    /// <summary>The name of the project file without its extension.</summary>
    public const string ProjectName = "MSBuildProjectName";

    /// <summary>What the SDK, or the user, says: true or false; xunit.v3 leaves it empty.</summary>
    public const string IsTestProject = "IsTestProject";

    public const string IsTestingPlatformApplication = "IsTestingPlatformApplication";

    /// <summary>Not empty when the project has the capability of that name.</summary>
    public const string HasTestContainer = "_IbApiHasTestContainer";

    /// <summary>
    /// The names of assemblies with the API among the files that the project's references bring along, separated by commas.
    /// </summary>
    public const string CopiedAssemblies = "_IbApiCopiedAssemblies";
}
