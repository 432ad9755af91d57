using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>A referenced assembly that a test gives as text: its code is not visible to the program.</summary>
internal static class Library
{
    public static PortableExecutableReference Compile(string source, bool withApi = false, string name = "Lib")
        => Compile(source, name, withApi ? [ApiGeneration.Newest.Reference] : []);

    public static PortableExecutableReference Compile(string source, string name, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            References.Runtime.AddRange(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(TestProgram.ErrorsOf(compilation));
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
