using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Endpoint;

/// <summary>IBAPI1005: a number that is no port, or the port of something else than TWS and IB Gateway.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class NotASocketPort : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.NotASocketPort);

    private protected override void AnalyzeTree(TreeContext file)
    {
        var ports = AccountPorts.Of(file.Options);
        foreach (var value in file.Values(Setting.Port))
        {
            var use = value.First();
            if (use.Origin is { IsInCode: true, Number: { } port } && SocketPorts.IsOfAnotherKind(port)
                && ports.KindOf(port) == AccountKind.Unknown)
            {
                file.Report(
                    Descriptors.NotASocketPort,
                    value.Key,
                    value.Select(static other => other.Call.Place),
                    null,
                    port,
                    SocketPorts.DescribeAnotherKind(port),
                    WayText.Of(use));
            }
        }
    }
}
