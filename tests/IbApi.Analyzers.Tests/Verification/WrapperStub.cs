using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>
/// What differs between generations of the API in a program that receives callbacks: all members of the interface, and
/// how a client is made.
/// </summary>
internal static class WrapperStub
{
    /// <summary>A class that implements <c>EWrapper</c> directly, every member virtual and empty.</summary>
    public static string Source(ApiGeneration generation, string name, params string[] except)
    {
        var compilation = CSharpCompilation.Create("Stub", [], References.Runtime.Add(generation.Reference));
        var wrapper = compilation.GetTypeByMetadataName("IBApi.EWrapper")!;
        var text = new StringBuilder($"public abstract class {name} : IBApi.EWrapper\n{{\n");
        foreach (var method in wrapper.GetMembers().OfType<IMethodSymbol>())
        {
            var parameters = string.Join(", ", method.Parameters.Select(static parameter =>
                parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + " @" + parameter.Name));
            text.Append(except.Contains(method.Name)
                ? $"    public abstract void {method.Name}({parameters});\n"
                : $"    public virtual void {method.Name}({parameters}) {{ }}\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>The creation of a client for a wrapper.</summary>
    public static string NewClient(ApiGeneration generation, string wrapper)
        => generation == ApiGeneration.V971
            ? $"new IBApi.EClientSocket({wrapper})"
            : $"new IBApi.EClientSocket({wrapper}, new IBApi.EReaderMonitorSignal())";
}
