using System.Collections.Generic;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>What a diagnostic of IBAPI3005 tells, as places in documents.</summary>
/// <param name="Request">The request.</param>
/// <param name="Connect">The connect call in the same function.</param>
/// <param name="ApiConnect">The call of the API's connect method.</param>
/// <param name="Pause">The fixed delay between them; null where there is none.</param>
/// <param name="Wrapper">The type that hears of the session.</param>
internal sealed record SessionWaitPlaces(
    (DocumentId Document, TextSpan Span) Request,
    (DocumentId Document, TextSpan Span) Connect,
    (DocumentId Document, TextSpan Span) ApiConnect,
    (DocumentId Document, TextSpan Span)? Pause,
    (DocumentId Document, TextSpan Span) Wrapper)
{
    public static SessionWaitPlaces? Of(Project project, Diagnostic diagnostic)
    {
        if (FixData.SessionWait(diagnostic.Properties) is not { } indices)
        {
            return null;
        }

        (DocumentId Document, TextSpan Span)? At(int index)
            => index >= 0 && index < diagnostic.AdditionalLocations.Count ? ReconnectPlaces.PlaceOf(project, diagnostic.AdditionalLocations[index]) : null;

        return ReconnectPlaces.PlaceOf(project, diagnostic.Location) is { } request
            && At(0) is { } connect
            && At(indices.ApiConnect) is { } apiConnect
            && At(indices.Wrapper) is { } wrapper
                ? new SessionWaitPlaces(request, connect, apiConnect, At(indices.Pause), wrapper)
                : null;
    }

    /// <summary>The same places after changes of the text; null when one of them was changed.</summary>
    public SessionWaitPlaces? Moved(IReadOnlyDictionary<DocumentId, IReadOnlyList<TextChange>> changes)
        => ReconnectPlaces.Moved(Request, changes) is { } request
            && ReconnectPlaces.Moved(Connect, changes) is { } connect
            && ReconnectPlaces.Moved(ApiConnect, changes) is { } apiConnect
            && ReconnectPlaces.Moved(Wrapper, changes) is { } wrapper
                ? new SessionWaitPlaces(request, connect, apiConnect, Pause is { } pause ? ReconnectPlaces.Moved(pause, changes) : null, wrapper)
                : null;
}
