using System.Collections.Immutable;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Api;

/// <summary>The interfaces and base classes whose members a host runs: the services of a program, all at the same time.</summary>
internal static class HostApis
{
    public const string AddHostedService = "AddHostedService";

    /// <summary>The base classes of objects that a web server makes anew for each request.</summary>
    private static readonly ImmutableArray<string> OfRequests = ImmutableArray.Create("ControllerBase", "Controller", "ApiController", "PageModel", "Hub");

    /// <summary>Whether a framework makes an object of a type for each request.</summary>
    public static bool MakesAnew(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
        {
            if (OfRequests.Contains(t.Name) && (t.IsWithin("Microsoft.AspNetCore") || t.IsWithin("System.Web")))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Runs(INamedTypeSymbol type)
        => (type.Name is "IHostedService" or "IHostedLifecycleService" or "BackgroundService" && type.IsWithin("Microsoft.Extensions.Hosting"))
            || (type.Name == "ServiceBase" && type.IsWithin("System.ServiceProcess"));
}
