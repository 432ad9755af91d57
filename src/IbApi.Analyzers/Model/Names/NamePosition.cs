namespace IbApi.Analyzers.Model.Names;

/// <summary>Where a name stands in relation to a value.</summary>
internal enum NamePosition
{
    /// <summary>It names the value itself: an identifier, an enum member, a parameter, a key with its path.</summary>
    Value,

    /// <summary>It names the type or the method around the value, which may well be about something else.</summary>
    EnclosingTypeOrMethod,
}
