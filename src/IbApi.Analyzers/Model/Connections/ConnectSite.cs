using System.Collections.Immutable;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// A connect call as it stands in the code, for questions that need more than the plain data of <see cref="ConnectCall"/>.
/// Lives as long as one closure.
/// </summary>
/// <param name="Call">What is kept of it.</param>
/// <param name="Operation">The call, the creation, or the method that becomes a delegate.</param>
/// <param name="Host">The origins of the host, with the objects they were read from.</param>
/// <param name="Port">The origins of the port, with the objects they were read from.</param>
/// <param name="ClientId">The origins of the client ID, with the objects they were read from.</param>
internal sealed record ConnectSite(
    ConnectCall Call,
    IOperation Operation,
    ImmutableArray<Origin> Host,
    ImmutableArray<Origin> Port,
    ImmutableArray<Origin> ClientId);
