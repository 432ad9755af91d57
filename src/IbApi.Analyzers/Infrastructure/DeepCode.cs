using System;
using System.Runtime.CompilerServices;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// Code so deep that a thread's stack does not bear to follow it: calls on calls, thousands of operands. The compiler gives up
/// there by an <see cref="InsufficientExecutionStackException"/>; so do we, before the stack ends the whole process.
/// </summary>
internal static class DeepCode
{
    /// <summary>For functions that call themselves for each level of the code.</summary>
    public static void EnsureStack()
        => RuntimeHelpers.EnsureSufficientExecutionStack();

    /// <summary>The answer to a question, or null where the code is too deep: nothing is known of it.</summary>
    public static TAnswer? Ask<TQuestion, TAnswer>(TQuestion question, Func<TQuestion, TAnswer?> answer)
        where TAnswer : class
    {
        try
        {
            return answer(question);
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }
}
