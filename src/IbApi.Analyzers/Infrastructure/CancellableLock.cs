using System;
using System.Threading;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// A lock whose waiting ends with the request: an editor that drops a request need not wait until another is through with the
/// whole project. Whoever holds the lock may take it again.
/// </summary>
internal static class CancellableLock
{
    /// <summary>How long a waiting request may take to notice that it was dropped, in milliseconds.</summary>
    private const int Notice = 15;

    /// <summary>Does the work while nobody else holds the gate.</summary>
    /// <exception cref="OperationCanceledException">The request was cancelled while it waited.</exception>
    public static T Within<T>(object gate, Func<T> work, CancellationToken cancellationToken)
    {
        while (!Monitor.TryEnter(gate, Notice))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        try
        {
            return work();
        }
        finally
        {
            Monitor.Exit(gate);
        }
    }
}
