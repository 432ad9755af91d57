namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// Level 0 of the index: which words a text may contain, in a few hundred bytes. It never denies a word that is there;
/// about one in fifty answers of "may contain" is wrong, which costs an indexing and nothing else.
/// </summary>
/// <remarks>
/// Words are folded to lower case so that one filter serves C# and Visual Basic; a query in C# that differs only in
/// case passes the filter and fails in the index.
/// </remarks>
internal sealed class WordFilter
{
    private const int MinimumBits = 512;
    private const int MaximumBits = 1 << 16;

    private readonly uint[] _bits;
    private readonly uint _mask;

    private WordFilter(int textLength)
    {
        // Source has about one distinct word in thirty characters; eight bits for each keep wrong answers near 2%.
        var wanted = MinimumBits;
        while (wanted < textLength / 4 && wanted < MaximumBits)
        {
            wanted <<= 1;
        }

        _mask = (uint)wanted - 1;
        _bits = new uint[wanted >> 5];
    }

    public static WordFilter Of(WordReader reader, int textLength)
    {
        var filter = new WordFilter(textLength);
        while (reader.Next())
        {
            filter.Add(reader.Hash);
            filter.Words++;
        }

        return filter;
    }

    /// <summary>The number of words in the text.</summary>
    public int Words { get; private set; }

    /// <summary>The number of bits.</summary>
    public int Size => _bits.Length << 5;

    /// <summary>Sets the bit of a tree in the row of each bit that is set here.</summary>
    public void AddTo(ulong[] rows, int stride, int tree)
    {
        var (column, bit) = (tree >> 6, 1UL << (tree & 63));
        for (var i = 0; i < _bits.Length; i++)
        {
            var row = i << 5;
            for (var bits = _bits[i]; bits != 0; bits >>= 1, row++)
            {
                if ((bits & 1) != 0)
                {
                    rows[(row * stride) + column] |= bit;
                }
            }
        }
    }

    public bool MayContain(string word)
        => MayContain(WordReader.HashOf(word));

    public bool MayContain(uint hash)
        => Bit(hash & _mask) && Bit(Second(hash) & _mask);

    /// <summary>The second of the two bits that a word has.</summary>
    public static uint Second(uint hash)
        => (hash >> 15) ^ (hash * 0x9E3779B1u);

    private bool Bit(uint bit)
        => (_bits[bit >> 5] & (1u << (int)(bit & 31))) != 0;

    private void Add(uint hash)
    {
        Set(hash & _mask);
        Set(Second(hash) & _mask);
    }

    private void Set(uint bit)
        => _bits[bit >> 5] |= 1u << (int)(bit & 31);
}
