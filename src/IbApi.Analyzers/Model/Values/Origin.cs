using System;
using System.Collections.Immutable;
using System.Globalization;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Values;

/// <summary>Where a setting's value comes from.</summary>
internal enum OriginKind
{
    /// <summary>Anything that the model cannot follow. No rule speaks about it.</summary>
    Unknown,

    /// <summary>A constant in the code.</summary>
    Written,

    /// <summary>A constant in the code that is used only when a configured value is missing.</summary>
    Fallback,

    /// <summary>Configuration, an environment variable, the command line or a settings file.</summary>
    Configured,

    /// <summary>What differs from run to run: a clock, a random number, the number of a process.</summary>
    Changing,
}

/// <summary>How a written value stands in the code, as far as a fix wants to know.</summary>
internal enum OriginForm
{
    /// <summary>Not written at all.</summary>
    None,

    /// <summary>A number or string literal: <see cref="Origin.Place"/> is its token.</summary>
    Literal,

    /// <summary>A constant expression of several parts.</summary>
    Expression,

    /// <summary>An enum member or a constant that cannot be edited here; it is reported where it is used.</summary>
    Vocabulary,
}

/// <summary>One of the values that a setting can have, and how it gets to the connect call. Plain data.</summary>
internal sealed record Origin
{
    public static readonly Origin Unknown = new() { Kind = OriginKind.Unknown };

    public required OriginKind Kind { get; init; }

    /// <summary>
    /// The constant: a <see cref="string"/>, or a <see cref="long"/> for every integral and enum type. Null when not written.
    /// </summary>
    public object? Value { get; init; }

    /// <summary>Where a user would edit the value; null for <see cref="OriginKind.Unknown"/>.</summary>
    public CodePlace? Place { get; init; }

    public OriginForm Form { get; init; }

    /// <summary>
    /// The key that is read from configuration; for a fallback, the key it stands in for. Null when unknown.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>By which means the key is read.</summary>
    public SettingsSource Source { get; init; }

    /// <summary>The settings class whose property is read, with its namespace; null for other sources, or when it is not known.</summary>
    public string? SettingsClass { get; init; }

    /// <summary>Whether the section before the key is not known.</summary>
    public bool IsKeyPart { get; init; }

    /// <summary>What makes the value differ from run to run, as a message names it; null for what does not.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>The names under which the value goes, the nearest to the value first.</summary>
    public OriginName? Names { get; init; }

    /// <summary>The written values that a condition could choose instead of this one, in no order.</summary>
    public ImmutableArray<object> Alternatives { get; init; } = ImmutableArray<object>.Empty;

    /// <summary>Whether a condition chooses between this origin and something that is not written.</summary>
    public bool HasUnwrittenAlternative { get; init; }

    /// <summary>
    /// Whether the written value is used only when something unknown, a text that a user typed perhaps, is missing or does
    /// not read as one.
    /// </summary>
    public bool StandsInForUnknown { get; init; }

    /// <summary>The steps between connect call and origin, the nearest to the connect call first; null when there is none.</summary>
    public Step? Way { get; init; }

    /// <summary>
    /// The objects from which the value was read, and the calls through which they came, in the shape of a way: where two
    /// settings come out of two objects of one type, they are settings of two connections.
    /// </summary>
    public Step? Objects { get; init; }

    /// <summary>Whether something else could be used instead, by a condition or because it is assigned later.</summary>
    public bool HasAlternative => HasUnwrittenAlternative || !Alternatives.IsEmpty;

    /// <summary>Whether the value is what a field or property starts with.</summary>
    public bool IsInitializer
    {
        get
        {
            var step = Way;
            while (step?.Next is { } next)
            {
                step = next;
            }

            return step is not null && step.Place == Place;
        }
    }

    /// <summary>Whether the value stands in the code, as the only value or as a fallback.</summary>
    public bool IsInCode => Kind is OriginKind.Written or OriginKind.Fallback;

    /// <summary>The value as a port or ID: integers, and strings that read as one. Null for anything else.</summary>
    public long? Number => NumberOf(Value);

    public string? Text => Value as string;

    /// <summary>Integers of all types become <see cref="long"/>, strings stay, everything else is no setting.</summary>
    public static object? Normalize(object? constant)
        => constant switch
        {
            null => null,
            string text => text,
            int number => (long)number,
            char or bool or float or double or decimal => null,
            ulong number => number <= long.MaxValue ? (long)number : null,
            IConvertible number => number.ToInt64(CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>A normalized constant as a port or ID; null for anything that reads as neither.</summary>
    public static long? NumberOf(object? value)
        => value switch
        {
            long number => number,
            string text when long.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture,
                out var number) => number,
            _ => null,
        };

    public Origin Named(OriginName name)
        => this with { Names = OriginName.Append(Names, name) };

    /// <summary>Handed on under a name, at a step that has no next one yet.</summary>
    public Origin Handed(OriginName name, Step step)
        => this with { Names = OriginName.Append(Names, name), Way = Way is null ? step : step with { Next = Way } };

    /// <summary>Read from an object that was made at a step and came here on a way, perhaps out of other objects.</summary>
    public Origin ReadFrom(Step made, Step? way, Step? objects)
    {
        var all = made with { Next = Objects };
        foreach (var steps in (Step?[])[way, objects])
        {
            for (var step = steps; step is not null; step = step.Next)
            {
                all = step with { Next = all };
            }
        }

        return this with { Objects = all };
    }
}

/// <summary>What kind of name an <see cref="OriginName"/> is.</summary>
internal enum OriginNameKind
{
    /// <summary>A constant, variable, parameter, property or enum member that holds the value.</summary>
    Value,

    /// <summary>Part of a condition under which the value is chosen.</summary>
    Condition,

    /// <summary>Part of a condition under which the value is <em>not</em> chosen.</summary>
    NegatedCondition,

    /// <summary>The type or method around the value.</summary>
    Enclosing,
}

/// <summary>One name under which a value goes, and the next one on its way to the connect call.</summary>
internal sealed record OriginName(string Name, OriginNameKind Kind, OriginName? Next = null)
{
    /// <summary>Where the symbol of the name is declared, which tells two of one name apart; null when it is not in this project.</summary>
    public CodePlace? Declaration { get; init; }

    /// <summary>The name of what holds a value.</summary>
    public static OriginName Of(ISymbol holder)
        => new(holder.Name, OriginNameKind.Value)
        {
            Declaration = holder.OriginalDefinition.DeclaringSyntaxReferences is [var declaration, ..]
                ? new CodePlace(declaration.SyntaxTree, declaration.Span)
                : null,
        };

    public static OriginName OfCondition(string name, bool isNegated)
        => new(name, isNegated ? OriginNameKind.NegatedCondition : OriginNameKind.Condition);

    /// <summary>Whether both are the name of one thing, for all that is known.</summary>
    public bool IsOfSameThing(OriginName other)
        => Name == other.Name && Kind == other.Kind && Declaration == other.Declaration;

    /// <summary>Names are few; the list is kept in the order of the way, from the value to the connect call.</summary>
    public static OriginName Append(OriginName? names, OriginName last)
        => names is null ? last : names with { Next = Append(names.Next, last) };
}

/// <summary>
/// One step of the way from a connect call to an origin: a call, a creation or an assignment that hands the value on.
/// Two settings of one connect call belong together where their steps agree.
/// </summary>
/// <param name="Receiver">What the value is handed to, as a message names it: <c>Bot.Connect</c>, <c>Settings.Port</c>.</param>
/// <param name="Place">The call, creation or assignment.</param>
/// <param name="Next">The next step, further away from the connect call; null at the origin.</param>
internal sealed record Step(string Receiver, CodePlace Place, Step? Next);
