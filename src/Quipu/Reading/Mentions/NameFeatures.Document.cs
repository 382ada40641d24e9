using System.Runtime.InteropServices;
using Quipu.Reading.Analysis;
using Quipu.Reading.Models;

namespace Quipu.Reading.Mentions;

/// <summary>What lists have of several words, and what the document shows of a word elsewhere.</summary>
sealed partial class NameFeatures
{
    const int Signs = 8, LongestPhrase = 5;

    byte[] _phrases = [];
    int[] _word = [];
    byte[] _signs = [];
    // How each word, by its folded form, stands in the document: a row of counts.
    int[] _seen = [];

    const int Small = 0, Capital = 1, Tagged = 2, BestFirst = 3, BestCount = 4, Kinds = 5, FirstSign = 9, Row = FirstSign + Signs;

    Span<int> Seen(int i) => _seen.AsSpan(_word[i] * Row, Row);

    void Gather()
    {
        var count = _text.Forms.Length;
        (_phrases, _word, _signs) = (new byte[count], new int[count], new byte[count]);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, _text.Folded[i], out var known);
            if (!known) id = ids.Count - 1;
            _word[i] = id;
        }

        _seen = new int[ids.Count * Row];
        foreach (var (first, last) in _text.Sentences)
        {
            FindPhrases(first, last);
            for (var i = first; i <= last; i++) Note(i, first, last);
        }
    }

    void Note(int i, int first, int last)
    {
        var seen = Seen(i);
        if (_cases[i] == (byte)Case.Lower) seen[Small]++;
        else if (IsCapital(i) && i > first) seen[Capital]++;
        if (!IsCapital(i)) return;
        var signs = 0;
        if (i > first && (_traits[i - 1].Lists & (Listed.Honorific | Listed.Post)) != 0) signs |= 1;
        if (i > first && IsCapital(i - 1) && (_traits[i - 1].Lists & Listed.Given) != 0) signs |= 2;
        if (i > first && _text.Folded[i - 1] is "in" or "en" or "from" or "near" or "desde") signs |= 4;
        if (i < last && (_traits[i + 1].Lists & Listed.CompanyForm) != 0 && IsCapital(i + 1)) signs |= 8;
        var (from, to) = (_runFirst[i], _runLast[i]);
        if (from >= 0)
        {
            var union = (Listed)Union(from, to);
            if ((union & (Listed.GroupHead | Listed.BodyHead | Listed.CompanyHead)) != 0) signs |= 16;
            if ((union & (Listed.OtherHead | Listed.PlaceHead)) != 0) signs |= 32;
            if (to - from + 1 > seen[BestCount]) (seen[BestFirst], seen[BestCount]) = (from, to - from + 1);
        }

        if (i < last && _text.Folded[i + 1] is "said" or "says" or "dijo" or "told" or "señalo" or "afirmo" or "who" or "quien") signs |= 64;
        if (i < last && _text.Folded[i + 1] is "'s" or "’s") signs |= 128;
        _signs[i] = (byte)signs;
        for (var k = 0; k < Signs; k++)
            if ((signs >> k & 1) != 0) seen[FirstSign + k]++;
    }

    // Places of two to five words: the bits of their lists, and in the lowest two first, inside or last.
    void FindPhrases(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if ((_traits[i].Lists & (Listed.Mark | Listed.Number)) != 0) continue;
            var (best, lists) = (0, 0);
            var key = _traits[i].Word;
            for (var k = i + 1; k <= last && k < i + LongestPhrase; k++)
            {
                if ((_traits[k].Lists & Listed.Mark) != 0 && _text.Forms[k] is not ("-" or "'" or ".")) break;
                key = WordLists.Then(key, _traits[k].Word);
                if (WordLists.Names[key] is var found && found > 0 && (IsCapital(i) || _cases[i] == Flat || k > i + 1 || (_traits[i].Lists & Listed.Common) == 0)) (best, lists) = (k, found);
            }

            for (var k = i; best > 0 && k <= best; k++) _phrases[k] = (byte)(lists & 0xF0 | (lists & 1) << 3 | 4 | (k == i ? 0 : k == best ? 2 : 1));
            i = Math.Max(i, best);
        }
    }

    // What other mentions of the word show; its own is taken out.
    int Elsewhere(int i, Span<uint> into, int n)
    {
        if (!IsCapital(i)) return n;
        var (own, first) = (_signs[i], i == _first ? 1u : 0u);
        var seen = Seen(i);
        var capital = seen[Capital] - (i > _first ? 1 : 0);
        into[n++] = Feature.Of(80, (uint)Math.Min(2, seen[Small]), (uint)Math.Min(2, capital), first);
        if (seen[Small] > 0) into[n++] = Feature.Of(81, (uint)_traits[i].Lists, first, (uint)Math.Min(1, capital));
        for (var k = 0; k < Signs; k++)
            if (seen[FirstSign + k] - (own >> k & 1) > 0) into[n++] = Feature.Of(82, (uint)k, _runFirst[i] == _runLast[i] ? 1u : 0u);
        if (seen[BestCount] <= _runLast[i] - _runFirst[i] + 1 || seen[BestFirst] == _runFirst[i]) return n;
        var (from, to) = (seen[BestFirst], seen[BestFirst] + seen[BestCount] - 1);
        var at = (uint)(_word[to] == _word[i] ? 2 : _word[from] == _word[i] ? 0 : 1);
        into[n++] = Feature.Of(83, _traits[to].Word, at);
        into[n++] = Feature.Of(84, _traits[from].Word, at);
        into[n++] = Feature.Of(85, Union(from, to), at);
        into[n++] = Feature.Of(86, (uint)_traits[from].Lists, at);
        return n;
    }

    /// <summary>Takes note of the tags given to the document, for <see cref="ExtractLabels"/>.</summary>
    internal void Note(ReadOnlySpan<byte> tags)
    {
        for (var row = 0; row < _seen.Length; row += Row)
        {
            _seen[row + Tagged] = 0;
            _seen.AsSpan(row + Kinds, 4).Clear();
        }

        for (var i = 0; i < tags.Length; i++)
        {
            if (!Counts(i)) continue;
            var seen = Seen(i);
            if (tags[i] != NameTags.Outside) seen[Kinds + (int)NameTags.Kind(tags[i])]++;
            seen[Tagged]++;
        }
    }

    // Small words ("de") are in names of every kind.
    bool Counts(int i) => (_traits[i].Lists & (Listed.Joiner | Listed.Mark | Listed.Number)) == 0 && (IsCapital(i) || _cases[i] == Flat);

    /// <summary>What the other mentions of the word were tagged as; how many features.</summary>
    internal int ExtractLabels(int i, int tag, Span<uint> into)
    {
        if (!Counts(i)) return 0;
        var seen = Seen(i);
        var others = seen[Tagged] - 1;
        if (others <= 0) return 0;
        var n = 0;
        var (best, named) = (-1, 0);
        var own = tag == NameTags.Outside ? -1 : (int)NameTags.Kind((byte)tag);
        for (var kind = 0; kind < 4; kind++)
        {
            var count = seen[Kinds + kind] - (own == kind ? 1 : 0);
            named += count;
            if (count > 0 && (best < 0 || count > seen[Kinds + best] - (own == best ? 1 : 0))) best = kind;
            if (count > 0) into[n++] = Feature.Of(90, (uint)kind, count * 2 > others ? 1u : 0u);
        }

        var share = (uint)(named * 3 / others);
        into[n++] = Feature.Of(91, (uint)(best + 1), share, (uint)Math.Min(3, others));
        into[n++] = Feature.Of(92, (uint)(best + 1), share, _traits[i].Word);
        into[n++] = Feature.Of(93, (uint)(best + 1), share, (uint)_traits[i].Lists);
        return n;
    }
}
