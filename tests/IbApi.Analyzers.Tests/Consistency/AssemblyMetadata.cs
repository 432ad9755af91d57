using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>
/// What a built assembly refers to, read from its metadata and the code of its methods: a <c>using</c> that nobody needs
/// leaves no trace here, and neither does a constant.
/// </summary>
internal sealed class AssemblyMetadata : IDisposable
{
    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value, static code => code.OperandType);

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public AssemblyMetadata(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
    }

    public IEnumerable<(string Name, Version Version)> References
        => _metadata.AssemblyReferences
            .Select(_metadata.GetAssemblyReference)
            .Select(reference => (_metadata.GetString(reference.Name), reference.Version));

    /// <summary>The full names of types of another assembly that this one refers to.</summary>
    public IEnumerable<string> TypesFrom(string assembly)
        => _metadata.TypeReferences
            .Where(handle => AssemblyOf(handle) == assembly)
            .Select(handle => NameOf(handle));

    /// <summary>
    /// Which type of this assembly uses which other one, both by full name; nested types and what the compiler makes count
    /// as the outermost type.
    /// </summary>
    public IEnumerable<(string User, string Used)> Uses()
    {
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var used = new HashSet<EntityHandle>();
            var collector = new Collector(_metadata, used);
            CollectFrom(_metadata.GetTypeDefinition(handle), collector);
            var user = NameOf(handle);
            foreach (var name in used.Where(static type => type.Kind == HandleKind.TypeDefinition).Select(NameOf).Distinct())
            {
                if (name != user)
                {
                    yield return (user, name);
                }
            }
        }
    }

    public void Dispose()
        => _file.Dispose();

    private void CollectFrom(TypeDefinition type, Collector collector)
    {
        collector.Add(type.BaseType);
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            collector.Add(_metadata.GetInterfaceImplementation(implementation).Interface);
        }

        foreach (var attribute in type.GetCustomAttributes())
        {
            collector.Add(_metadata.GetCustomAttribute(attribute).Constructor);
        }

        foreach (var field in type.GetFields())
        {
            _metadata.GetFieldDefinition(field).DecodeSignature(collector, null);
        }

        foreach (var parameter in type.GetGenericParameters())
        {
            CollectConstraints(parameter, collector);
        }

        foreach (var handle in type.GetMethods())
        {
            var method = _metadata.GetMethodDefinition(handle);
            method.DecodeSignature(collector, null);
            foreach (var parameter in method.GetGenericParameters())
            {
                CollectConstraints(parameter, collector);
            }

            if (method.RelativeVirtualAddress != 0)
            {
                CollectFrom(_file.GetMethodBody(method.RelativeVirtualAddress), collector);
            }
        }
    }

    private void CollectConstraints(GenericParameterHandle parameter, Collector collector)
    {
        foreach (var constraint in _metadata.GetGenericParameter(parameter).GetConstraints())
        {
            collector.Add(_metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void CollectFrom(MethodBodyBlock body, Collector collector)
    {
        if (!body.LocalSignature.IsNil)
        {
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(collector, null);
        }

        foreach (var region in body.ExceptionRegions)
        {
            collector.Add(region.CatchType);
        }

        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            int first = code.ReadByte();
            var operand = Operands[(short)(first == 0xFE ? (first << 8) | code.ReadByte() : first)];
            switch (operand)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    collector.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                default:
                    code.Offset += 4;
                    break;
            }
        }
    }

    private string? AssemblyOf(TypeReferenceHandle handle)
        => _metadata.GetTypeReference(handle).ResolutionScope switch
        {
            { Kind: HandleKind.AssemblyReference } scope =>
                _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            { Kind: HandleKind.TypeReference } outer => AssemblyOf((TypeReferenceHandle)outer),
            _ => null,
        };

    private string NameOf(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeReference)
        {
            var reference = _metadata.GetTypeReference((TypeReferenceHandle)handle);
            return reference.ResolutionScope.Kind == HandleKind.TypeReference
                ? NameOf(reference.ResolutionScope)
                : _metadata.GetString(reference.Namespace) + "." + _metadata.GetString(reference.Name);
        }

        var definition = _metadata.GetTypeDefinition((TypeDefinitionHandle)handle);
        return definition.GetDeclaringType() is { IsNil: false } outer
            ? NameOf(outer)
            : _metadata.GetString(definition.Namespace) + "." + _metadata.GetString(definition.Name);
    }

    /// <summary>Gathers the types that a signature or a token leads to.</summary>
    private sealed class Collector(MetadataReader metadata, HashSet<EntityHandle> types) : ISignatureTypeProvider<bool, object?>
    {
        public void Add(EntityHandle handle)
        {
            if (handle.IsNil)
            {
                return;
            }

            switch (handle.Kind)
            {
                case HandleKind.TypeDefinition or HandleKind.TypeReference:
                    types.Add(handle);
                    break;
                case HandleKind.TypeSpecification:
                    metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                    break;
                case HandleKind.MethodDefinition:
                    Add(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                    break;
                case HandleKind.FieldDefinition:
                    Add(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                    break;
                case HandleKind.MethodSpecification:
                    var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                    specification.DecodeSignature(this, null);
                    Add(specification.Method);
                    break;
                case HandleKind.MemberReference:
                    var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                    Add(member.Parent);
                    if (member.GetKind() == MemberReferenceKind.Method)
                    {
                        member.DecodeMethodSignature(this, null);
                    }
                    else
                    {
                        member.DecodeFieldSignature(this, null);
                    }

                    break;
                default:
                    break;
            }
        }

        public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
            => types.Add(handle);

        public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
            => types.Add(handle);

        public bool GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
            => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public bool GetArrayType(bool elementType, ArrayShape shape) => elementType;

        public bool GetByReferenceType(bool elementType) => elementType;

        public bool GetFunctionPointerType(MethodSignature<bool> signature) => false;

        public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => genericType;

        public bool GetGenericMethodParameter(object? genericContext, int index) => false;

        public bool GetGenericTypeParameter(object? genericContext, int index) => false;

        public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => unmodifiedType;

        public bool GetPinnedType(bool elementType) => elementType;

        public bool GetPointerType(bool elementType) => elementType;

        public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => false;

        public bool GetSZArrayType(bool elementType) => elementType;
    }
}
