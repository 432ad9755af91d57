using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Api;

/// <summary>The interfaces and base classes whose members a host runs: the services of a program, all at the same time.</summary>
internal static class HostApis
{
    public const string AddHostedService = "AddHostedService";

    public static bool Runs(INamedTypeSymbol type)
        => (type.Name is "IHostedService" or "IHostedLifecycleService" or "BackgroundService" && type.IsWithin("Microsoft.Extensions.Hosting"))
            || (type.Name == "ServiceBase" && type.IsWithin("System.ServiceProcess"));
}
