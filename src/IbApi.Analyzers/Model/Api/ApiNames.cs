using System.Collections.Immutable;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// The names of IB's C# API, as IB spells them. Source: the public signatures of releases 9.71 to 10.50, see
/// docs/decisions/0001-facts.md. Nothing else in the package spells a type or member of the API.
/// </summary>
internal static class ApiNames
{
    public const string Namespace = "IBApi";

    public const string ClientSocket = "EClientSocket";
    public const string ClientBase = "EClient";
    public const string Wrapper = "EWrapper";

    /// <summary>Empty bodies for every callback, to derive from; since 9.72.04.</summary>
    public const string DefaultWrapper = "DefaultEWrapper";

    public const string ClientSocketMetadataName = Namespace + "." + ClientSocket;
    public const string ClientBaseMetadataName = Namespace + "." + ClientBase;
    public const string WrapperMetadataName = Namespace + "." + Wrapper;
    public const string DefaultWrapperMetadataName = Namespace + "." + DefaultWrapper;

    /// <summary><c>eConnect(string host, int port, int clientId[, bool extraAuth])</c>: the same order in every release.</summary>
    public const string Connect = "eConnect";
    public const int HostOrdinal = 0;
    public const int PortOrdinal = 1;
    public const int ClientIdOrdinal = 2;

    /// <summary>The numbers of the protocol; the newest server version that the API negotiates, since 9.72.02; what it tells old servers.</summary>
    public const string Constants = "Constants";
    public const string MaxVersion = "MaxVersion";
    public const string ClientVersion = "ClientVersion";

    /// <summary>The constants for comparisons with the server's version, and the client's property that has it.</summary>
    public const string MinServerVer = "MinServerVer";
    public const string ServerVersion = "ServerVersion";

    /// <summary>Goes back to the handshake before 9.72.02; between 9.72.06 and now.</summary>
    public const string DisableUseV100Plus = "DisableUseV100Plus";

    public const string Disconnect = "eDisconnect";
    public const string PlaceOrder = "placeOrder";
    public const int OrderIdOrdinal = 0;

    /// <summary>The requests that TWS refuses (321) with its setting <em>Read-Only API</em>.</summary>
    public static readonly ImmutableArray<string> OrderRequests = ImmutableArray.Create(
        PlaceOrder, "cancelOrder", "reqGlobalCancel", "exerciseOptions", "reqOpenOrders", "reqAllOpenOrders", "reqAutoOpenOrders",
        "reqCompletedOrders");

    /// <summary>Waits until messages have arrived; of the signal.</summary>
    public const string WaitForSignal = "waitForSignal";

    /// <summary>The callback that answers <c>reqCurrentTime</c>.</summary>
    public const string CurrentTime = "currentTime";

    /// <summary><c>reqAutoOpenOrders(bool autoBind)</c>: only client 0 may ask for it (327); facts/connection-rules 2.4.</summary>
    public const string RequestAutoOpenOrders = "reqAutoOpenOrders";

    /// <summary>The callback with the accounts of the session: comma-separated, may end with a comma.</summary>
    public const string ManagedAccounts = "managedAccounts";

    /// <summary>The same accounts in a message of its own, before the other callback; between 10.38 and 10.40.01.</summary>
    public const string ManagedAccountsProtoBuf = "managedAccountsProtoBuf";

    /// <summary>What stands between two accounts.</summary>
    public const char AccountSeparator = ',';

    /// <summary>What an account ID of a paper session starts with (DU, DF, DI); facts/connection-rules 1.2.</summary>
    public const string PaperAccountPrefix = "D";

    /// <summary>
    /// The namespaces of what IB ships as source beside or as the API: the client itself, the ActiveX control, the RTD
    /// server. Files that declare types in them are IB's, not the user's.
    /// </summary>
    public static readonly ImmutableArray<string> SourceNamespaces = ImmutableArray.Create(Namespace, "TWSLib", "TwsRtdServer");

    /// <summary>The assemblies under which the ActiveX control is referenced.</summary>
    public static readonly ImmutableArray<string> ActiveXAssemblies = ImmutableArray.Create(
        "TWSLib", "AxTWSLib", "Interop.TWSLib", "AxInterop.TWSLib", "Interop.AxTWSLib");

    /// <summary>Whether a type is the API's client or derives from it.</summary>
    public static bool IsClient(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.Name is ClientSocket or ClientBase && t.ContainingNamespace.IsNamed(Namespace))
            {
                return true;
            }
        }

        return false;
    }
}
