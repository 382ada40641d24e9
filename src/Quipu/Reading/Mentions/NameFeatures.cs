using Quipu.Reading.Analysis;
using Quipu.Reading.Models;

namespace Quipu.Reading.Mentions;

/// <summary>
/// What a tagger of names sees of each word of a document: the word and its neighbours, shape, endings, lists, the run of capitals it stands in,
/// and what the rest of the document shows of the same word.
/// </summary>
sealed partial class NameFeatures
{
    /// <summary>No word has more features.</summary>
    internal const int Most = 128;

    // Where capitals tell nothing, every word has this case.
    const int Flat = 5;
    const uint Edge = 6;
    const uint Outside = 0x0BADF00D;

    readonly NameText _text;
    readonly WordTraits[] _traits;
    readonly byte[] _cases;
    readonly int[] _runFirst, _runLast, _longFirst, _longLast;
    int _first, _last;

    internal NameFeatures(NameText text)
    {
        _text = text;
        var count = text.Forms.Length;
        (_traits, _cases) = (new WordTraits[count], new byte[count]);
        (_runFirst, _runLast, _longFirst, _longLast) = (new int[count], new int[count], new int[count], new int[count]);
        for (var i = 0; i < count; i++) _traits[i] = WordTraits.Of(text.Forms[i], text.Folded[i], text.Spanish);

        var lowered = IsLowered();
        foreach (var (first, last) in text.Sentences)
        {
            Cases(first, last, lowered);
            Runs(first, last);
        }

        Gather();
    }

    internal NameText Text => _text;

    // Most sentences have no capital: a single one without is a sentence without names.
    bool IsLowered()
    {
        var (without, all) = (0, 0);
        foreach (var (first, last) in _text.Sentences)
        {
            if (last - first < 2) continue;
            all++;
            var capital = false;
            for (var i = first; i <= last; i++) capital |= _traits[i].Case is Case.Initial or Case.Mixed or Case.Upper;
            if (!capital) without++;
        }

        return without * 2 >= all;
    }

    // A sentence all in small or all in large letters says nothing by its capitals: both are read alike.
    void Cases(int first, int last, bool lowered)
    {
        var (small, large, initial, plain, shown) = (0, 0, 0, 0, 0);
        for (var i = first; i <= last; i++)
            switch (_traits[i].Case)
            {
                case Case.Lower: small++; break;
                case Case.Upper: large++; break;
                case Case.Initial when _text.Forms[i].Length > 1: initial++; break;
                case Case.Mixed: initial++; break;
            }

        for (var i = first; i <= last; i++)
        {
            if (_text.Forms[i].Length < 4 || _traits[i].Case == Case.None) continue;
            if (_traits[i].Case == Case.Lower) plain++;
            else if (_traits[i].Case == Case.Initial && (_traits[i].Lists & Listed.Common) != 0) shown++;
        }

        // "Mayor Held Over Ties to Port Gang": capitals on common words for show.
        var title = shown >= 3 && shown * 2 > initial && plain * 5 <= shown;
        var flat = title || initial == 0 && (lowered && large == 0 && small > 2 || small == 0 && large > 1 || large > 4 && small * 8 < large) || large > 5 && large > (small + initial) * 4;
        for (var i = first; i <= last; i++) _cases[i] = flat && _traits[i].Case != Case.None ? (byte)Flat : (byte)_traits[i].Case;
    }

    /// <summary>True where capitals tell nothing in these words.</summary>
    internal bool IsFlat(int first, int last) => _cases.AsSpan(first, last - first + 1).Contains((byte)Flat);

    bool IsCapital(int i) => _cases[i] is (byte)Case.Initial or (byte)Case.Upper or (byte)Case.Mixed;

    void Runs(int first, int last)
    {
        for (var i = first; i <= last; i++) (_runFirst[i], _runLast[i], _longFirst[i], _longLast[i]) = (-1, -1, -1, -1);
        for (var i = first; i <= last; i++)
        {
            if (!IsCapital(i) || i == first && (_traits[i].Lists & Listed.Joiner) != 0 || _traits[i].IsNever) continue;
            var end = i;
            while (end < last && IsCapital(end + 1) && !_traits[end + 1].IsNever) end++;
            for (var k = i; k <= end; k++) (_runFirst[k], _runLast[k]) = (i, end);
            i = end;
        }

        for (var i = first; i <= last; i++)
        {
            if (_runFirst[i] < 0) continue;
            var end = _runLast[i];
            while (Joined(end, last) is var next && next > 0) end = _runLast[next];
            for (var k = i; k <= end; k++) (_longFirst[k], _longLast[k]) = (i, end);
            i = end;
        }
    }

    // The first word of the run that one or two joining words tie to a run ending here; 0 where there is none.
    int Joined(int end, int last)
    {
        var next = end + 1;
        if (next >= last || !IsTie(_text.Folded[next])) return 0;
        next++;
        if (next < last && _runFirst[next] < 0 && _text.Folded[next] is "la" or "los" or "las" or "el" or "the" or "lo") next++;
        return next <= last && _runFirst[next] == next ? next : 0;
    }

    static bool IsTie(string folded) => folded is "de" or "del" or "of" or "for" or "da" or "do" or "di" or "von" or "van" or "bin" or "al" or "para" or "&" or "-" or "contra" or "on";

    /// <summary>
    /// True for a word in small letters that the lexicon has, among others of its like and with no capital near it: no name, and not worth the reading.
    /// Two words in three are so.
    /// </summary>
    internal bool IsPlain(int i)
    {
        if (!IsSmall(i) || i > _first && !IsSmall(i - 1) || i < _last && !IsSmall(i + 1)) return false;
        return (i - 2 < _first || !IsCapital(i - 2)) && (i + 2 > _last || !IsCapital(i + 2));
    }

    bool IsSmall(int i) => _cases[i] == (byte)Case.Lower ? (_traits[i].Lists & Listed.Common) != 0 : _cases[i] == (byte)Case.None;

    /// <summary>Turns to a sentence: <see cref="Extract"/> then sees nothing beyond it.</summary>
    internal void Enter(int sentence) => (_first, _last) = _text.Sentences[sentence];

    uint Word(int i) => i < _first || i > _last ? Outside + (i < _first ? 0u : 1u) : _traits[i].Word;

    uint Lists(int i) => i < _first || i > _last ? 1u << 30 : (uint)_traits[i].Lists;

    uint CaseOf(int i) => i < _first || i > _last ? Edge : (uint)_cases[i];

    uint Shape(int i) => i < _first || i > _last ? Outside : _cases[i] == Flat ? _traits[i].FlatShape : _traits[i].Shape;

    uint Suffix(int i) => i < _first || i > _last ? Outside : _traits[i].Suffix3;

    /// <summary>Whether ties between names in the run of tags weigh otherwise at this word: a capital, a tie, "and", a mark, another.</summary>
    internal int Joint(int i) => IsCapital(i) ? 0 : (_traits[i].Lists & Listed.Joiner) != 0 ? _text.Folded[i] is "y" or "e" or "and" ? 2 : 1 : _cases[i] == (byte)Case.None ? 3 : _cases[i] == Flat ? 5 : 4;

    internal const int Joints = 6;

    /// <summary>The features of a word of the sentence entered; how many there are.</summary>
    internal int Extract(int i, Span<uint> into)
    {
        var n = 0;
        var (custom, traits, first) = ((uint)_text.Custom, _traits[i], i == _first ? 1u : 0u);
        var (w, w1, w2, v1, v2) = (traits.Word, Word(i - 1), Word(i - 2), Word(i + 1), Word(i + 2));
        var (c, cb, ca) = ((uint)_cases[i], CaseOf(i - 1), CaseOf(i + 1));
        var (g, gb, ga) = ((uint)traits.Lists, Lists(i - 1), Lists(i + 1));
        var s = Shape(i);
        into[n++] = Feature.Of(1, custom);
        into[n++] = Feature.Of(2, w, c);
        into[n++] = Feature.Of(3, w);
        into[n++] = Feature.Of(4, w1);
        into[n++] = Feature.Of(5, v1);
        into[n++] = Feature.Of(6, w2);
        into[n++] = Feature.Of(7, v2);
        into[n++] = Feature.Of(8, w1, w);
        into[n++] = Feature.Of(9, w, v1);
        into[n++] = Feature.Of(10, w1, w2, c);
        into[n++] = Feature.Of(11, v1, v2, c);
        into[n++] = Feature.Of(12, w1, v1, c);
        into[n++] = Feature.Of(13, w1, c);
        into[n++] = Feature.Of(14, v1, c);
        into[n++] = Feature.Of(15, traits.Prefix, c);
        into[n++] = Feature.Of(16, traits.Suffix2, c);
        into[n++] = Feature.Of(17, traits.Suffix3, c);
        into[n++] = Feature.Of(18, traits.Suffix4, c);
        into[n++] = Feature.Of(19, Suffix(i - 1), c);
        into[n++] = Feature.Of(20, Suffix(i + 1), c);
        into[n++] = Feature.Of(21, s, first);
        into[n++] = Feature.Of(22, s, w1);
        into[n++] = Feature.Of(23, s, v1);
        into[n++] = Feature.Of(24, c, cb, ca, first);
        into[n++] = Feature.Of(25, c * 64 + cb * 8 + ca, CaseOf(i - 2), CaseOf(i + 2));
        into[n++] = Feature.Of(26, Shape(i - 1), s);
        into[n++] = Feature.Of(27, s, Shape(i + 1));
        into[n++] = Feature.Of(28, g, c);
        into[n++] = Feature.Of(29, gb, c);
        into[n++] = Feature.Of(30, ga, c);
        into[n++] = Feature.Of(31, gb, g, c);
        into[n++] = Feature.Of(32, g, ga, c);
        into[n++] = Feature.Of(33, gb, g, ga, c);
        into[n++] = Feature.Of(34, g, w1, c);
        into[n++] = Feature.Of(35, g, v1, c);
        into[n++] = Feature.Of(36, Lists(i - 2), gb, g, c);
        into[n++] = Feature.Of(37, g, ga, Lists(i + 2), c);
        into[n++] = Feature.Of(38, c, custom);
        into[n++] = Feature.Of(39, w, custom);
        into[n++] = Feature.Of(40, g, c, custom);
        into[n++] = Feature.Of(41, s, custom);
        into[n++] = Feature.Of(42, w1, c, custom);
        into[n++] = Feature.Of(43, traits.Suffix3, c, custom);
        for (uint bits = g, at = 0; bits != 0; bits >>= 1, at++)
            if ((bits & 1) != 0) into[n++] = Feature.Of(44, at, c);
        n = Lists(i, into, n);
        n = Phrases(i, into, n);
        n = Run(i, into, n);
        return Elsewhere(i, into, n);
    }

    uint Names(int i) => i < _first || i > _last ? 256u : _traits[i].Names;

    int Lists(int i, Span<uint> into, int n)
    {
        var (m, mb, ma, c) = (Names(i), Names(i - 1), Names(i + 1), (uint)_cases[i]);
        var common = (uint)(_traits[i].Lists & (Listed.Common | Listed.GroupHead | Listed.BodyHead | Listed.PlaceHead | Listed.Joiner));
        if ((m | mb | ma) == 0) return n;
        into[n++] = Feature.Of(110, m, common, c);
        into[n++] = Feature.Of(111, mb, m, c);
        into[n++] = Feature.Of(112, m, ma, c);
        if (m == 0) return n;
        into[n++] = Feature.Of(113, m, Word(i - 1), c);
        into[n++] = Feature.Of(114, m, Word(i + 1), c);
        into[n++] = Feature.Of(115, m, common, c, (uint)_text.Custom);
        return n;
    }

    int Run(int i, Span<uint> into, int n)
    {
        if (_runFirst[i] >= 0)
        {
            var (first, last) = (_runFirst[i], _runLast[i]);
            var place = (uint)(Math.Min(3, i - first) * 4 + Math.Min(3, last - i));
            into[n++] = Feature.Of(50, place, first == _first ? 1u : 0u);
            into[n++] = Feature.Of(51, _traits[last].Word, (uint)Math.Min(2, last - i));
            into[n++] = Feature.Of(52, _traits[first].Word, (uint)Math.Min(2, i - first));
            into[n++] = Feature.Of(53, Word(first - 1), (uint)Math.Min(1, i - first));
            into[n++] = Feature.Of(54, Word(last + 1), (uint)Math.Min(1, last - i));
            into[n++] = Feature.Of(55, place, (uint)_traits[first].Lists, (uint)_traits[last].Lists);
            into[n++] = Feature.Of(56, place, Lists(first - 1));
            into[n++] = Feature.Of(57, _traits[last].Suffix3, (uint)(last - first));
            into[n++] = Feature.Of(58, place, Lists(last + 1));
            into[n++] = Feature.Of(59, _traits[first].Word, _traits[last].Word);
            into[n++] = Feature.Of(60, Word(first - 2), Word(first - 1));
            into[n++] = Feature.Of(61, Union(first, last), (uint)Math.Min(3, last - first));
        }

        if (_longFirst[i] < 0 || _longFirst[i] == _runFirst[i] && _longLast[i] == _runLast[i]) return n;
        var (from, to) = (_longFirst[i], _longLast[i]);
        into[n++] = Feature.Of(62, _traits[from].Word, i == from ? 0u : i == to ? 2u : 1u);
        into[n++] = Feature.Of(63, (uint)_traits[from].Lists, (uint)_traits[to].Lists, i == from ? 0u : i == to ? 2u : 1u);
        into[n++] = Feature.Of(64, (uint)_traits[from].Lists, _traits[i].Word);
        into[n++] = Feature.Of(65, Word(from - 1), i == from ? 0u : 1u);
        return n;
    }

    const Listed Telling = Listed.Given | Listed.GroupHead | Listed.BodyHead | Listed.CompanyHead | Listed.PlaceHead | Listed.OtherHead | Listed.CompanyForm | Listed.Demonym | Listed.Country;

    uint Union(int first, int last)
    {
        var union = Listed.None;
        for (var i = first; i <= last; i++) union |= _traits[i].Lists;
        return (uint)(union & Telling);
    }

    // Places and well-known names of several words.
    int Phrases(int i, Span<uint> into, int n)
    {
        var code = _phrases[i];
        if (code == 0) return n;
        into[n++] = Feature.Of(70, code, _cases[i]);
        into[n++] = Feature.Of(71, code, _cases[i], Word(i - 1));
        into[n++] = Feature.Of(72, code, _cases[i], (uint)_traits[i].Lists);
        return n;
    }
}
