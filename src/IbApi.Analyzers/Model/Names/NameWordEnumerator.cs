namespace IbApi.Analyzers.Model.Names;

/// <summary>
/// Walks over the words of an identifier or a key path. A word is a stretch of digits, or of letters without a change
/// of case that begins a new one: <c>TWSLivePort2</c> is TWS, Live, Port, 2. Every other character separates. A copy
/// looks ahead without moving the original.
/// </summary>
internal struct NameWordEnumerator(string text)
{
    private int _position;

    /// <summary>The word on which the enumerator stands; <c>default</c> before the first and after the last.</summary>
    public NameWord Current { get; private set; }

    /// <summary>Itself, for <c>foreach</c>.</summary>
    public readonly NameWordEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next word.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveNext()
    {
        while (_position < text.Length && !char.IsLetterOrDigit(text[_position]))
        {
            _position++;
        }

        if (_position == text.Length)
        {
            Current = default;
            return false;
        }

        var start = _position++;
        if (char.IsDigit(text[start]))
        {
            while (_position < text.Length && char.IsDigit(text[_position]))
            {
                _position++;
            }
        }
        else
        {
            while (_position < text.Length && char.IsLetter(text[_position]) && !BeginsWord(_position))
            {
                _position++;
            }
        }

        Current = new NameWord(text, start, _position - start);
        return true;
    }

    /// <summary>
    /// A capital after a small letter, or the last capital of several when a small letter follows: the L of
    /// <c>TWSLive</c>. A plural s after an acronym (<c>IDs</c>) splits wrongly, which costs nothing but a word not
    /// known.
    /// </summary>
    private readonly bool BeginsWord(int position) =>
        char.IsUpper(text[position])
        && (!char.IsUpper(text[position - 1])
            || (position + 1 < text.Length && char.IsLower(text[position + 1])));
}
