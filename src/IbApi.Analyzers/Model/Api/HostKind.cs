namespace IbApi.Analyzers.Model.Api;

/// <summary>What a written host is.</summary>
internal enum HostKind
{
    /// <summary>A name for a resolver, or anything doubtful. Nothing can be said about it.</summary>
    Name,

    /// <summary>This computer: <c>localhost</c>, an address of 127.0.0.0/8, <c>::1</c>, or the empty string.</summary>
    ThisMachine,

    /// <summary>
    /// An address that the public internet does not route: private, link-local, documentation, multicast, …
    /// </summary>
    NonPublicAddress,

    /// <summary>An address on the public internet.</summary>
    PublicAddress,

    /// <summary>A text that a deployment tool or a person is meant to replace.</summary>
    Placeholder,

    /// <summary>A text that no resolver takes; <see cref="NotAHostReason"/> says why.</summary>
    NotAHost,
}
