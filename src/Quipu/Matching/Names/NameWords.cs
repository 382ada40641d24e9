using System.Text;
using FollowTheMoney.Types;

namespace Quipu.Matching.Names;

/// <summary>The words of a name, folded, one after another in a buffer that is used again for the next name.</summary>
sealed class NameWords
{
    /// <summary>Words beyond these are left out: no name of a person or body has more.</summary>
    internal const int Most = 48;

    const int Longest = 400;

    const string Percent = "percent";

    readonly char[] _text = new char[Longest + 8];
    readonly (short Start, short Length)[] _places = new (short, short)[Most];
    ulong _quoted;

    internal int Count { get; private set; }

    /// <summary>Index of the first word behind the one comma; 0 where there is none or more than one.</summary>
    internal int Turn { get; private set; }

    /// <summary>The word stands in quotes: an alias among a person's names.</summary>
    internal bool IsQuoted(int word) => (_quoted & (1UL << word)) != 0;

    internal ReadOnlySpan<char> this[int word] => _text.AsSpan(_places[word].Start, _places[word].Length);

    internal string Form => Count == 0 ? "" : new(_text, 0, EndOf(Count - 1));

    internal (short Start, short Length) Place(int word) => _places[word];

    /// <summary>Words <paramref name="first"/> to <paramref name="last"/>, with the spaces between them.</summary>
    internal ReadOnlySpan<char> Range(int first, int last) => _text.AsSpan(_places[first].Start, EndOf(last) - _places[first].Start);

    internal void Read(ReadOnlySpan<char> text)
    {
        (Count, Turn, _quoted) = (0, 0, 0);
        var folded = Ascii.IsValid(text) ? text : Latin(text.ToString());
        var (commas, at, start) = (0, 0, 0);
        var quoted = false;
        for (var i = 0; i <= folded.Length && at < Longest && Count < Most; i++)
        {
            var c = i < folded.Length ? folded[i] : ' ';
            if (c is '"' or '“' or '”' or '«' or '»') quoted = c switch { '“' or '«' => true, '»' => false, _ => !quoted };
            if (c is ',') (commas, Turn) = (commas + 1, Count + (at > start ? 1 : 0));
            if (c is '%' && at > start && at + Percent.Length < Longest)
            {
                // "3%ers" and "three percenters".
                Percent.CopyTo(0, _text, at + 1, Percent.Length);
                (_text[at], _places[Count++]) = (' ', ((short)start, (short)(at - start)));
                (start, at) = (at + 1, at + 1 + Percent.Length);
                continue;
            }

            var role = char.IsAscii(c) ? Plain(c) : Words.Role(c);
            if (role > 0)
            {
                _text[at++] = char.ToLowerInvariant(c);
            }
            else if (role < 0 && at > start)
            {
                // The closing quote itself ends the word that it encloses.
                if (quoted != c is '"' or '“' or '”' or '«' or '»') _quoted |= 1UL << Count;
                _places[Count++] = ((short)start, (short)(at - start));
                _text[at++] = ' ';
                start = at;
            }
        }

        if (at > start && Count < Most) _places[Count++] = ((short)start, (short)(at - start));
        if (commas != 1 || Turn >= Count) Turn = 0;
    }

    internal void Clear() => (Count, Turn, _quoted) = (0, 0, 0);

    internal void Quote(int word) => _quoted |= 1UL << word;

    /// <summary>Adds words behind the others; false where there is no room for them.</summary>
    internal bool Add(ReadOnlySpan<char> word)
    {
        var start = Count == 0 ? 0 : EndOf(Count - 1) + 1;
        if (word.Length == 0 || Count == Most || start + word.Length > Longest) return false;
        if (start > 0) _text[start - 1] = ' ';
        word.CopyTo(_text.AsSpan(start));
        _places[Count++] = ((short)start, (short)word.Length);
        return true;
    }

    internal void TurnAt(int word) => Turn = word > 0 && word < Count ? word : 0;

    int EndOf(int word) => _places[word].Start + _places[word].Length;

    /// <summary>Kana keeps its marks: without them "ba" would be "ha".</summary>
    static string Latin(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u3041', '\u30FF') < 0) return Letters.Latinise(text);
        var kept = new StringBuilder(text.Length);
        foreach (var c in Letters.WellFormed(text).Normalize(NormalizationForm.FormKC)) kept.Append(c is >= '\u3041' and <= '\u30FF' ? c.ToString() : Letters.Latinise(c.ToString()));
        return kept.ToString();
    }

    // 1: part of a word; -1: parts words; 0: left out. What Words says of letters beyond ASCII.
    static int Plain(char c) => char.IsAsciiLetterOrDigit(c) ? 1 : c is '.' or '\'' or '`' or '^' or '$' ? 0 : -1;
}
