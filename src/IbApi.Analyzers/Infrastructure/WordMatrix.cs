using System.Collections.Generic;
using System.Linq;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// The word filters of a project's trees, turned on their side: one row for each bit, with a bit for each tree. In which
/// trees a word may stand is then answered for 64 trees at a time, so that many searches in a large project do not cost the
/// number of searches times the number of trees.
/// </summary>
/// <remarks>
/// It hangs on the facts of the first tree, knows the facts of the others and no tree. After an edit it still serves: trees
/// whose facts have changed are asked one by one.
/// </remarks>
internal sealed class WordMatrix
{
    /// <summary>Trees with filters of one size; fewer are not worth a row of their own.</summary>
    private const int LeastInGroup = 64;

    /// <summary>Changed trees that are asked one by one; with more of them a new matrix is made.</summary>
    private const int MostChanged = 64;

    private readonly TreeFacts[] _facts;
    private readonly List<Group> _groups = [];
    private readonly List<int> _others = [];

    public WordMatrix(TreeFacts[] facts)
    {
        _facts = facts;
        foreach (var size in Enumerable.Range(0, facts.Length).GroupBy(index => facts[index].FilterSize))
        {
            var members = size.ToArray();
            if (members.Length < LeastInGroup)
            {
                _others.AddRange(members);
            }
            else
            {
                _groups.Add(new Group(facts, members, size.Key));
            }
        }
    }

    /// <summary>The trees that are not as they were when the matrix was made; null when these are too many, or other trees altogether.</summary>
    public ISet<int>? ChangedIn(TreeFacts[] facts)
    {
        if (facts.Length != _facts.Length)
        {
            return null;
        }

        var changed = new HashSet<int>();
        for (var i = 0; i < facts.Length; i++)
        {
            if (!ReferenceEquals(facts[i], _facts[i]) && (!changed.Add(i) || changed.Count > MostChanged))
            {
                return null;
            }
        }

        return changed;
    }

    /// <summary>The indexes of the trees that satisfy a query, ascending.</summary>
    public List<int> Find(in WordQuery query, TreeFacts[] facts, ISet<int> changed)
    {
        var found = new List<int>();
        foreach (var group in _groups)
        {
            group.Find(query, changed, found);
        }

        foreach (var index in _others)
        {
            if (!changed.Contains(index) && query.IsMetBy(facts[index]))
            {
                found.Add(index);
            }
        }

        foreach (var index in changed)
        {
            if (query.IsMetBy(facts[index]))
            {
                found.Add(index);
            }
        }

        found.Sort();
        return found;
    }

    /// <summary>Trees whose filters have one size.</summary>
    private sealed class Group
    {
        private const int Width = 64;

        private readonly int[] _members;
        private readonly int _stride;
        private readonly uint _mask;
        private readonly ulong[] _rows;

        public Group(TreeFacts[] facts, int[] members, int size)
        {
            _members = members;
            _stride = (members.Length + Width - 1) / Width;
            _mask = (uint)size - 1;
            _rows = new ulong[size * _stride];
            for (var i = 0; i < members.Length; i++)
            {
                facts[members[i]].AddTo(_rows, _stride, i);
            }
        }

        public void Find(in WordQuery query, ISet<int> changed, List<int> found)
        {
            for (var column = 0; column < _stride; column++)
            {
                var trees = query.Word is { } word ? At(word, column) : ulong.MaxValue;
                if (trees != 0 && query.OtherWord is { } other)
                {
                    trees &= At(other, column);
                }

                if (trees != 0 && query.AnyOf is { } words)
                {
                    var any = 0UL;
                    foreach (var one in words)
                    {
                        any |= At(one, column);
                    }

                    trees &= any;
                }

                for (var i = column * Width; trees != 0 && i < _members.Length; i++, trees >>= 1)
                {
                    if ((trees & 1) != 0 && !changed.Contains(_members[i]))
                    {
                        found.Add(_members[i]);
                    }
                }
            }
        }

        private ulong At(uint hash, int column)
        {
            var trees = ulong.MaxValue;
            for (var i = 0; i < WordFilter.BitsOfWord && trees != 0; i++)
            {
                trees &= _rows[((WordFilter.BitOf(hash, i) & _mask) * _stride) + column];
            }

            return trees;
        }
    }
}

/// <summary>Words that a tree must have: both of two, and any of several; what is null is not asked for.</summary>
internal readonly record struct WordQuery(uint? Word, uint? OtherWord, uint[]? AnyOf)
{
    public bool IsMetBy(TreeFacts facts)
    {
        if ((Word is { } word && !facts.MayContain(word)) || (OtherWord is { } other && !facts.MayContain(other)))
        {
            return false;
        }

        if (AnyOf is null)
        {
            return true;
        }

        foreach (var one in AnyOf)
        {
            if (facts.MayContain(one))
            {
                return true;
            }
        }

        return false;
    }
}
