using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Waits;

/// <summary>
/// Names for the variables through which clients are reached, so that a client can be recognised within a body and across a
/// call: <c>this.client</c> of a method is <c>bot.client</c> of its caller. Lives as long as one closure.
/// </summary>
internal sealed class ClientKeys(SourceSearch search, BodyFacts bodies)
{
    private const string This = "this";
    private const string Parameter = "parameter ";
    private const string Local = "local ";
    private const string Static = "static ";

    private readonly LocalDefinitions _locals = LocalDefinitions.In(search);

    /// <summary>The name for what a call is made on; null where that may be another object each time.</summary>
    public string? Of(IOperation? receiver)
        => Of(receiver, WaitLimits.Aliases);

    /// <summary>The caller's name for what a called method knows by a name of its own; null where the caller cannot reach it.</summary>
    public string? AtCall(string key, IMethodSymbol method, IOperation call)
    {
        var (root, rest) = key.IndexOf('.') is >= 0 and var dot ? (key.Substring(0, dot), key.Substring(dot)) : (key, string.Empty);
        if (root.StartsWith(Static, StringComparison.Ordinal) || (method.MethodKind == MethodKind.LocalFunction && !IsParameterOf(root, method)))
        {
            return key;
        }

        var value = root == This ? (call as IInvocationOperation)?.Instance
            : IsParameterOf(root, method) ? Argument(call, root.Substring(ParameterRoot(method, string.Empty).Length))
            : null;
        return value is not null && Of(value) is { } outer ? outer + rest : null;
    }

    private string? Of(IOperation? receiver, int aliases)
    {
        switch (receiver?.BehindQuestionMark())
        {
            case IInstanceReferenceOperation:
                return This;
            case ILocalReferenceOperation { Local: var local }:
                return (aliases > 0 && MemberIn(local) is { } member ? Of(member, aliases - 1) : null)
                    ?? Local + local.Name + local.Locations.FirstOrDefault()?.SourceSpan.Start.ToString(CultureInfo.InvariantCulture);
            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter }:
                return ParameterRoot(method, parameter.Name);
            case IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                return OfMember((IMemberReferenceOperation)receiver.BehindQuestionMark(), aliases);
            default:
                return null;
        }
    }

    private string? OfMember(IMemberReferenceOperation reference, int aliases)
    {
        var name = "." + NameOf(reference.Member);
        return reference.Instance is null ? Static + reference.Member.ContainingType.Name + name
            : Of(reference.Instance, aliases) is { } owner ? owner + name
            : null;
    }

    /// <summary>A property that only hands out a field is the field.</summary>
    private string NameOf(ISymbol member)
        => member is IPropertySymbol { GetMethod: { } getter } && !member.IsAbstract
            && bodies.Of(getter) is { } body
            && BodyFacts.ReturnedBy(body) is [var returned]
            && returned.Core() is IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation }
                ? field.Name
                : member.SimpleName();

    /// <summary>The field or property that a local is only another name for.</summary>
    private IOperation? MemberIn(ILocalSymbol local)
        => _locals.Of(local) is [{ Value: { Path: null, IsElement: false, Source: var source } }]
            && source.Core() is (IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }) and var member
                ? member
                : null;

    private static string ParameterRoot(IMethodSymbol method, string name)
        => Parameter + method.Name + "/" + name;

    private static bool IsParameterOf(string root, IMethodSymbol method)
        => root.StartsWith(ParameterRoot(method, string.Empty), StringComparison.Ordinal);

    private static IOperation? Argument(IOperation call, string parameter)
        => (call switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        }).FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
}
