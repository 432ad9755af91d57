namespace IbApi.Analyzers.Model.Settings;

/// <summary>What kind of settings file an additional file is, told by its name.</summary>
internal enum SettingsFileKind
{
    /// <summary>None that the model reads.</summary>
    None,

    /// <summary>The session register, <c>ibapi.json</c>.</summary>
    Register,

    /// <summary><c>appsettings*.json</c> and <c>testsettings*.json</c>.</summary>
    Json,

    /// <summary><c>launchSettings.json</c>: of interest are its environment variables.</summary>
    LaunchSettings,

    /// <summary><c>*.runsettings</c>: parameters and environment variables of test runs.</summary>
    RunSettings,

    /// <summary><c>xunit.runner.json</c>, which says what runs at the same time.</summary>
    XunitRunner,

    /// <summary><c>app.config</c> and <c>web.config</c>.</summary>
    AppConfig,
}
