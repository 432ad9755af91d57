using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3005: a request is sent before the session is ready.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class EarlyRequest : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.EarlyRequest);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var request in file.Model.EarlyRequests(file.CancellationToken).All.In(file.Tree))
        {
            var places = new List<CodePlace> { request.Connect };
            int IndexOf(CodePlace place)
            {
                if (!places.Contains(place))
                {
                    places.Add(place);
                }

                return places.IndexOf(place);
            }

            var apiConnect = IndexOf(request.ApiConnect);
            var pause = request.Pause is { } delay ? IndexOf(delay) : -1;
            file.Report(
                Descriptors.EarlyRequest,
                request.Place,
                places,
                request.Wrapper is { } wrapper ? FixData.ForSessionWait(apiConnect, pause, IndexOf(wrapper)) : null,
                request.Request,
                Since(request));
        }
    }

    private static string Since(Model.EarlyRequest request)
    {
        var line = (request.Connect.ToLocation().GetLineSpan().StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture);
        var connect = "`" + request.ConnectName + "` in line " + line;
        return request.Pause is null
            ? "directly after " + connect
            : "after " + connect + " and a fixed delay, which looks at nothing";
    }
}
