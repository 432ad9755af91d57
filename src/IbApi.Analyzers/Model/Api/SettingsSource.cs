namespace IbApi.Analyzers.Model.Api;

/// <summary>By which means a program reads a setting, which decides in which files it can stand.</summary>
internal enum SettingsSource
{
    /// <summary>Not known, or nothing that a settings file of the project stands for.</summary>
    None,

    /// <summary><c>IConfiguration</c>: JSON files, and environment variables whose <c>__</c> is a colon.</summary>
    Configuration,

    /// <summary><c>ConfigurationManager.AppSettings</c>.</summary>
    AppSettings,

    /// <summary>A property of <c>Settings.Default</c>.</summary>
    ApplicationSettings,

    /// <summary>An environment variable by its name.</summary>
    Environment,

    /// <summary>A parameter of the test run, from a <c>.runsettings</c> file.</summary>
    TestParameters,
}
