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
        foreach (var value in file.Values(Setting.Port))
        {
            var use = value.Uses.FirstOrDefault(candidate => !IsPlaceholder(candidate));
            if (use?.Origin is { IsInCode: true, Number: { } port } && SocketPorts.IsOfAnotherKind(port)
                && file.Ports.KindOf(port) == AccountKind.Unknown)
            {
                file.Report(
                    Descriptors.NotASocketPort,
                    value.Place,
                    value.Uses.Select(static other => other.Call.Place),
                    null,
                    port,
                    SocketPorts.DescribeAnotherKind(port),
                    WayText.Of(use));
            }
        }
    }

    /// <summary>
    /// Whether a zero, or less, is what a variable starts with before it gets its port: the call can see other values, too.
    /// </summary>
    private static bool IsPlaceholder(SettingUse use)
        => use.Origin is { Number: <= 0 } origin
            && (origin.HasAlternative || (origin.IsInitializer && use.Call.Port.Length > 1));
}
