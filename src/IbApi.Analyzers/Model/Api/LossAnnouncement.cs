namespace IbApi.Analyzers.Model.Api;

/// <summary>How a build of the API says that TWS is gone. Source: facts/connection-rules.md, section 5.</summary>
internal enum LossAnnouncement
{
    /// <summary><c>connectionClosed</c>.</summary>
    ConnectionClosed,

    /// <summary><c>error(Exception)</c> and nothing else.</summary>
    ErrorException,

    /// <summary><c>error(string)</c> and nothing else.</summary>
    ErrorString,

    /// <summary>Nothing, until the next request cannot be sent.</summary>
    Nothing,
}
