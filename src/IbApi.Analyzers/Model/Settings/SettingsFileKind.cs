namespace IbApi.Analyzers.Model.Settings;

/// <summary>What kind of settings file an additional file is, told by its name.</summary>
internal enum SettingsFileKind
{
    /// <summary>None that the model reads.</summary>
    None,

    /// <summary>The session register, <c>ibapi.json</c>.</summary>
    Register,
}
