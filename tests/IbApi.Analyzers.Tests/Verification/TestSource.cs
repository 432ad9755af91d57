namespace IbApi.Analyzers.Tests.Verification;

/// <summary>The frames into which tests put the few lines that they are about.</summary>
internal static class TestSource
{
    /// <summary>Statements of a method with a <c>client</c>, a <c>flag</c>, a <c>number</c> and a <c>text</c>.</summary>
    public static string Method(string body) => $$"""
        public sealed class Bot
        {
            public void Run(EClientSocket client, bool flag, int number, string text)
            {
                {{body}}
            }
        }
        """;

    /// <summary>Members of a class with a <c>client</c>.</summary>
    public static string Members(string members) => $$"""
        public sealed class Bot(EClientSocket client)
        {
            {{members}}
        }
        """;

    /// <summary>Statements of a method with an <c>IConfiguration configuration</c>.</summary>
    public static string Configured(string body) => $$"""
        using Microsoft.Extensions.Configuration;

        public sealed class Bot
        {
            public void Run(EClientSocket client, IConfiguration configuration, bool flag)
            {
                {{body}}
            }
        }
        """;
}
