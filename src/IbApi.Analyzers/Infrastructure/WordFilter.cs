namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// Level 0 of the index: which words a text may contain, in a few hundred bytes. It never denies a word that is there;
/// about one in five hundred answers of "may contain" is wrong, which costs an indexing and nothing else. Wrong answers grow with
/// the searches times the files, so they must be rare: with one in twenty, a project of 5,000 files, 50 of which use the API, had
/// 590 files indexed for nothing.
/// </summary>
/// <remarks>
/// Words are folded to lower case so that one filter serves C# and Visual Basic; a query in C# that differs only in
/// case passes the filter and fails in the index.
/// </remarks>
internal sealed class WordFilter
{
    /// <summary>The number of bits that a word has.</summary>
    public const int BitsOfWord = 4;

    private const int MinimumBits = 1024;
    private const int MaximumBits = 1 << 17;

    /// <summary>Odd, and far from each other: the factors of well-known hash functions.</summary>
    private static readonly uint[] Factors = [0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F];

    private readonly uint[] _bits;
    private readonly uint _mask;

    private WordFilter(int textLength)
    {
        // Source has about one distinct word in thirty characters: four of sixteen bits or more are set for each.
        var wanted = MinimumBits;
        while (wanted < textLength / 2 && wanted < MaximumBits)
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
    {
        for (var i = 0; i < BitsOfWord; i++)
        {
            if (!Bit(BitOf(hash, i) & _mask))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One of the bits of a word, of as many as a filter has at the most: the high bits of a product, which depend on the whole hash.</summary>
    public static uint BitOf(uint hash, int i)
        => (hash * Factors[i]) >> 15;

    private bool Bit(uint bit)
        => (_bits[bit >> 5] & (1u << (int)(bit & 31))) != 0;

    private void Add(uint hash)
    {
        for (var i = 0; i < BitsOfWord; i++)
        {
            Set(BitOf(hash, i) & _mask);
        }
    }

    private void Set(uint bit)
        => _bits[bit >> 5] |= 1u << (int)(bit & 31);
}
