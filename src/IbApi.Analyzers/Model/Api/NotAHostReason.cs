namespace IbApi.Analyzers.Model.Api;

/// <summary>Why a text is not a host. Of several reasons the first in this order is given.</summary>
internal enum NotAHostReason
{
    /// <summary>It is a host, or nobody can tell.</summary>
    None,

    /// <summary><c>http://localhost</c></summary>
    Scheme,

    /// <summary><c>localhost/v1</c></summary>
    Path,

    /// <summary><c>localhost:7497</c></summary>
    Port,

    /// <summary><c>127.0.0.256</c></summary>
    Octet,

    /// <summary><c>0.0.0.127</c> or <c>1.0.0.127</c>: 127.0.0.1 written backwards.</summary>
    MirroredLoopback,

    /// <summary>White space before, after or inside.</summary>
    Spaces,
}
