using System.Collections.Generic;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>Names the variable through which a client is reached, to tell uses of one client within a body.</summary>
internal static class ClientKey
{
    /// <summary>The variable on which a method is called; null where that may be another client each time.</summary>
    public static string? OfReceiver(IInvocationOperation call)
        => Of(call.Instance?.BehindQuestionMark());

    /// <summary>The name of a variable, with the members that lead to it; null for all other expressions.</summary>
    public static string? Of(IOperation? client)
    {
        var names = new List<string>();
        for (var o = client?.Core(); ; o = ((IMemberReferenceOperation)o!).Instance?.Core())
        {
            switch (o)
            {
                case null or IInstanceReferenceOperation:
                    names.Add("this");
                    return string.Join(".", names);
                case ILocalReferenceOperation local:
                    names.Add(local.Local.Name);
                    return string.Join(".", names);
                case IParameterReferenceOperation parameter:
                    names.Add(parameter.Parameter.Name);
                    return string.Join(".", names);
                case IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                    names.Add(((IMemberReferenceOperation)o).Member.Name);
                    break;
                default:
                    return null;
            }
        }
    }
}
