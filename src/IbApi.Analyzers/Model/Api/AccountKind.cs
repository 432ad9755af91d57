namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// Whose money a session trades with. <see cref="Unknown"/> is the default and always means silence.
/// </summary>
internal enum AccountKind
{
    /// <summary>Nothing is known, or what is known contradicts itself.</summary>
    Unknown,

    /// <summary>Real money.</summary>
    Live,

    /// <summary>IB's simulated account.</summary>
    Paper,
}
