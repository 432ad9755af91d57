using System;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// Keeps one value for each source snapshot: the same trees, references, options and <see cref="Key.Settings"/>. For
/// every file that an editor asks about, the driver clones the compilation and makes new symbols, so a cache by
/// compilation would compute the value once for each open file.
/// </summary>
/// <remarks>
/// This is the only static state of the analyzers. It hangs weakly on the first tree of the snapshot, keeps the last
/// <see cref="Capacity"/> snapshots of a project, and its values are plain data: no symbol, no operation, no compilation.
/// </remarks>
internal static class SnapshotSlot<TValue>
    where TValue : class
{
    /// <summary>A project has one current snapshot; a second one serves editors that ask about an older text meanwhile.</summary>
    private const int Capacity = 2;

    private static readonly ConditionalWeakTable<SyntaxTree, Slot> Slots = new();

    /// <summary>
    /// The value of a snapshot, made by <paramref name="create"/> when there is none. Others that ask for the same
    /// snapshot wait for it until they are cancelled; an exception (a cancellation, too) leaves nothing behind. Only that the
    /// code is too deep to be followed is remembered: it is for every file that is asked about.
    /// </summary>
    public static TValue GetOrCreate(Key key, Func<TValue> create, CancellationToken cancellationToken)
    {
        if (key.Trees.IsDefaultOrEmpty)
        {
            return create();
        }

        var entry = Slots.GetValue(key.Trees[0], static _ => new Slot()).EntryFor(key);
        return entry.Value ?? Create(entry, create, cancellationToken);
    }

    /// <summary>By itself, so that whoever finds the value made pays for no closure.</summary>
    private static TValue Create(Entry entry, Func<TValue> create, CancellationToken cancellationToken)
        => CancellableLock.Within(entry, () => entry.GetOrCreate(create), cancellationToken);

    /// <summary>What makes two compilations one snapshot.</summary>
    internal readonly struct Key
    {
        private readonly ImmutableArray<MetadataReference> _references;
        private readonly CompilationOptions _options;

        public Key(Compilation compilation, string settings)
        {
            Trees = SemanticModels.TreesOf(compilation);
            _references = compilation.ExternalReferences;
            _options = compilation.Options;
            Settings = settings;
        }

        public ImmutableArray<SyntaxTree> Trees { get; }

        /// <summary>The options that the value depends on, as one text.</summary>
        public string Settings { get; }

        public bool IsSameAs(in Key other)
            => Trees == other.Trees
                && (_references == other._references || _references.SequenceEqual(other._references))
                && (ReferenceEquals(_options, other._options) || _options.Equals(other._options))
                && Settings == other.Settings;
    }

    private sealed class Entry(Key key)
    {
        public Key Key { get; } = key;

        public TValue? Value { get; private set; }

        private bool IsTooDeep { get; set; }

        /// <summary>The value; whoever calls this holds the lock of the entry.</summary>
        public TValue GetOrCreate(Func<TValue> create)
        {
            if (IsTooDeep)
            {
                throw new InsufficientExecutionStackException();
            }

            try
            {
                return Value ??= create();
            }
            catch (InsufficientExecutionStackException)
            {
                IsTooDeep = true;
                throw;
            }
        }
    }

    private sealed class Slot
    {
        private ImmutableArray<Entry> _entries = ImmutableArray<Entry>.Empty;

        public Entry EntryFor(Key key)
        {
            lock (this)
            {
                foreach (var entry in _entries)
                {
                    if (entry.Key.IsSameAs(key))
                    {
                        return entry;
                    }
                }

                var added = new Entry(key);
                _entries = _entries.Take(Capacity - 1).Prepend(added).ToImmutableArray();
                return added;
            }
        }
    }
}
