namespace IbApi.Analyzers.Diagnostics;

/// <summary>The categories of the rules: the folders of <c>Rules</c>.</summary>
internal static class Category
{
    public const string Endpoint = "Endpoint";
    public const string Versions = "Versions";
    public const string Lifecycle = "Lifecycle";
    public const string ClientId = "ClientId";
    public const string Configuration = "Configuration";
    public const string Orders = "Orders";
}
