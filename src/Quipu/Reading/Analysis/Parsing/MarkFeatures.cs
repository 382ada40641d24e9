using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>
/// Where a mark may hang in a tree of words: on the word before it and what is above that, on the word after it and what is above that, as far as no arc is crossed.
/// And what tells which of them it is. Words and marks are numbered together from 1.
/// </summary>
sealed class MarkFeatures
{
    /// <summary>More places than that are not looked at.</summary>
    internal const int Most = 24;

    internal const byte MarkTag = (byte)Upos.Punct + 1;

    readonly uint[] _into = new uint[64];
    int _filled;
    int _count;
    int[] _heads = [], _relations = [], _firsts = [], _lasts = [], _before = [], _after = [];
    byte[] _tags = [];
    uint[] _forms = [];
    (int Place, uint Form) _opened; // the last mark that hangs on a word after it

    internal int[] Places { get; } = new int[Most];

    /// <summary>Takes a sentence; of its words head and relation are known.</summary>
    internal void Start(ReadOnlySpan<Leaf> all, ReadOnlySpan<int> heads, ReadOnlySpan<int> relations, ReadOnlySpan<bool> marks)
    {
        var n = _count = all.Length;
        if (_heads.Length < n + 2) Grow(n * 2 + 2);
        (_heads[0], _relations[0], _tags[0], _forms[0], _firsts[0], _lasts[0]) = (-1, -1, Leaf.RootTag, 1, 0, n);
        (_heads[n + 1], _relations[n + 1], _tags[n + 1], _forms[n + 1]) = (0, -1, Leaf.NoTag, 2);
        for (var i = 1; i <= n; i++)
        {
            (_heads[i], _relations[i], _tags[i], _forms[i]) = (marks[i - 1] ? -1 : heads[i - 1], relations[i - 1], all[i - 1].Tag, all[i - 1].Form);
            _firsts[i] = _lasts[i] = i;
        }

        _opened = (-1, 0);
        Neighbours(marks);
        for (var i = 1; i <= n; i++)
            if (!marks[i - 1]) Widen(i);
    }

    void Grow(int room)
    {
        (_heads, _relations, _firsts, _lasts, _before, _after) = (new int[room], new int[room], new int[room], new int[room], new int[room], new int[room]);
        (_tags, _forms) = (new byte[room], new uint[room]);
    }

    // The nearest word on either side of each mark; 0 where there is none.
    void Neighbours(ReadOnlySpan<bool> marks)
    {
        for (var (i, last) = (1, 0); i <= marks.Length; i++)
        {
            _before[i] = last;
            if (!marks[i - 1]) last = i;
        }

        for (var (i, last) = (marks.Length, 0); i > 0; i--)
        {
            _after[i] = last;
            if (!marks[i - 1]) last = i;
        }
    }

    // A word widens the spans of what is above it.
    void Widen(int word)
    {
        for (var above = _heads[word]; above > 0; above = _heads[above])
        {
            if (_firsts[above] <= word && _lasts[above] >= word) break;
            (_firsts[above], _lasts[above]) = (Math.Min(_firsts[above], word), Math.Max(_lasts[above], word));
        }
    }

    /// <summary>Fills <see cref="Places"/>, nearest before first; returns how many.</summary>
    internal int Find(int mark)
    {
        var count = 0;
        for (var at = _before[mark]; at > 0 && at < mark && count < Most / 2; at = _heads[at]) Places[count++] = at;
        for (var at = _after[mark]; at > mark && count < Most; at = _heads[at]) Places[count++] = at;
        return count;
    }

    /// <summary>The mark hangs there.</summary>
    internal void Hang(int mark, int place)
    {
        _heads[mark] = place;
        if (mark < place) _opened = (place, _forms[mark]);
    }

    void Add(uint a, uint b = 0, uint c = 0, uint d = 0)
    {
        var id = (uint)_filled + 2001;
        _into[_filled++] = Feature.Mix(id * 0x9E3779B1 + a * 0x85EBCA77 + b * 0xC2B2AE3D + c * 0x27D4EB2F + d * 0x165667B1);
    }

    /// <summary>What speaks for or against one of the places.</summary>
    internal ReadOnlySpan<uint> Of(int mark, int at, int count)
    {
        _filled = 0;
        var (place, form, left) = (Places[at], _forms[mark], LeftCount(mark, count));
        var side = place < mark ? 1u : 2u;
        var rank = side == 1 ? at : at - left;
        var top = side == 1 ? at + 1 == left : at + 1 == count;
        var near = (uint)Math.Min(rank, 3) | (top ? 4u : 0u) | side << 3;
        var relation = (uint)_relations[place] + 1;
        Place(mark, place, near, relation);
        var edge = (side == 1 ? _lasts[place] >= _before[mark] : _firsts[place] == _after[mark]) ? side << 1 | 1 : side << 1;
        Chain(form, (uint)(rank == 0 ? 99 : _relations[Places[at - 1]] + 1), (uint)(top ? 99 : _relations[Places[at + 1]] + 1), relation, edge);
        var (leftTop, rightTop) = (left == 0 ? 0 : (uint)_relations[Places[left - 1]] + 1, left == count ? 0 : (uint)_relations[Places[count - 1]] + 1);
        Add(form, leftTop, rightTop, near);
        Add(form, leftTop, rightTop, relation << 3 | side);
        Add(form, relation, _tags[place], edge);
        Add(form, edge, near);
        Add(form, _forms[Math.Min(mark + 1, _count + 1)], relation, edge);
        Add(form, _forms[mark - 1], relation, edge);
        Add(form, Covered(place), relation, edge);
        return _into.AsSpan(0, _filled);
    }

    void Place(int mark, int place, uint near, uint relation)
    {
        var (form, tag, side) = (_forms[mark], _tags[place], near >> 3);
        var paired = _opened.Place == place && side == 1 ? _opened.Form == form ? 2u : 1u : 0u;
        var far = side << 4 | (uint)(Math.Abs(place - mark) switch { 1 => 1, 2 => 2, <= 4 => 3, <= 8 => 4, _ => 5 });
        var (before, after) = (_tags[_before[mark]], _after[mark] == 0 ? Leaf.NoTag : _tags[_after[mark]]);
        Add(form, near);
        Add(form, tag, near);
        Add(form, relation, near);
        Add(form, mark == _count ? 1u : 0u, near);
        Add(form, paired, relation, side);
        Add(form, paired, near);
        Add(form, far);
        Add(form, far, relation);
        Add(form, _forms[place], side);
        Add(form, before, after, near);
        Add(form, before, after, relation << 3 | side);
        Add(form, _forms[Math.Min(mark + 1, _count + 1)], near);
        Add(form, _forms[mark - 1], near);
    }

    void Chain(uint form, uint inner, uint outer, uint relation, uint edge)
    {
        Add(form, inner, relation, edge);
        Add(form, outer, relation, edge);
    }

    // Another mark already hangs on the place, or on what its span begins with.
    uint Covered(int place) => (_firsts[place] > 1 && _tags[_firsts[place] - 1] == MarkTag ? 1u : 0u) | (_lasts[place] < _count && _tags[_lasts[place] + 1] == MarkTag ? 2u : 0u);

    int LeftCount(int mark, int count)
    {
        var left = 0;
        while (left < count && Places[left] < mark) left++;
        return left;
    }
}
