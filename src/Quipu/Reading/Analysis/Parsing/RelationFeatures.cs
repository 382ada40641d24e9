using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>What a relation is told by, where the whole tree is known: both words, their children, sisters named before, and the head's own relation.</summary>
sealed class RelationFeatures
{
    const int Adp = (int)Upos.Adp + 1, Aux = (int)Upos.Aux + 1, Sconj = (int)Upos.Sconj + 1, Part = (int)Upos.Part + 1, Cconj = (int)Upos.Cconj + 1, Pron = (int)Upos.Pron + 1;

    readonly uint[] _into = new uint[64];
    ArcSentence _sentence = new();
    int[] _heads = [], _names = [], _last = [], _marks = [], _auxes = [], _order = [], _first = [], _sister = [], _clitics = [];
    uint[] _lefts = [], _rights = [];
    ulong[] _given = [];
    int _count;

    /// <summary>The words, from 1, in the order in which they are to be named.</summary>
    internal ReadOnlySpan<int> Order => _order.AsSpan(0, _sentence.Count);

    internal void Start(ArcSentence sentence, ReadOnlySpan<int> heads)
    {
        _sentence = sentence;
        var n = sentence.Count;
        if (_heads.Length < n + 2) Grow(n * 2 + 2);
        for (var i = 0; i <= n + 1; i++) (_marks[i], _auxes[i], _lefts[i], _rights[i], _given[i], _last[i], _names[i], _first[i], _sister[i], _clitics[i]) = (n + 1, n + 1, 0, 0, 0, -1, -1, 0, 0, n + 1);
        _heads[0] = -1;
        _heads[n + 1] = n + 1;
        for (var i = n; i > 0; i--)
        {
            var head = _heads[i] = heads[i - 1];
            (_sister[i], _first[head]) = (_first[head], i);
        }

        for (var i = 1; i <= n; i++) Kin(i, _heads[i]);
        var (done, found) = (0, 0);
        for (var child = _first[0]; child > 0; child = _sister[child]) _order[found++] = child;
        while (done < found)
            for (var child = _first[_order[done++]]; child > 0; child = _sister[child]) _order[found++] = child;
    }

    void Grow(int room)
    {
        (_heads, _names, _last, _marks) = (new int[room], new int[room], new int[room], new int[room]);
        (_auxes, _order, _first, _sister, _clitics) = (new int[room], new int[room], new int[room], new int[room], new int[room]);
        (_lefts, _rights, _given) = (new uint[room], new uint[room], new ulong[room]);
    }

    void Kin(int word, int head)
    {
        var tag = _sentence.Leaves[word].Tag;
        var kind = 1u << tag;
        if (word > head)
        {
            _rights[head] |= kind;
            return;
        }

        _lefts[head] |= kind;
        if (tag is Adp or Sconj or Part or Cconj && _marks[head] > _sentence.Count) _marks[head] = word;
        if (tag == Aux) _auxes[head] = word;
        if (tag == Pron) _clitics[head] = word;
    }

    /// <summary>Tells what a word's relation was found, or is known, to be.</summary>
    internal void Named(int word, int relation)
    {
        var head = _heads[word];
        _names[word] = relation;
        _last[head] = relation;
        _given[head] |= 1UL << relation;
    }

    void Add(uint a, uint b = 0, uint c = 0, uint d = 0)
    {
        var id = (uint)_count + 1001;
        _into[_count++] = Feature.Mix(id * 0x9E3779B1 + a * 0x85EBCA77 + b * 0xC2B2AE3D + c * 0x27D4EB2F + d * 0x165667B1);
    }

    /// <summary>What tells the relation of a word, those above it named; good until the next call.</summary>
    internal ReadOnlySpan<uint> Of(int word)
    {
        _count = 0;
        var head = _heads[word];
        ref readonly var d = ref _sentence.Leaves[word];
        ref readonly var h = ref _sentence.Leaves[head];
        var side = word < head ? 1u : 2u;
        Both(word, head, d, h, side);
        Openers(word, head, d, h, side);
        Named(head, _sentence.Leaves[_marks[word]].Form, d, h, side);
        Around(word, head, d, h, side);
        Valency(word, head, d, h, side);
        return _into.AsSpan(0, _count);
    }

    void Both(int word, int head, in Leaf d, in Leaf h, uint side)
    {
        var apart = side << 4 | (uint)(Math.Abs(word - head) switch { 1 => 1, 2 => 2, <= 5 => 3, <= 10 => 4, _ => 5 });
        var between = side << 8 | (word < head ? _sentence.Between(word, head) : _sentence.Between(head, word));
        Add(d.Form, d.Tag, side);
        Add(d.Lemma, d.Tag, h.Tag, side);
        Add(d.Rich, h.Tag, side);
        Add(d.Tag, h.Tag, apart);
        Add(d.Tag, h.Tag, between);
        Add(d.Rich, h.Rich, side);
        Add(d.Form, h.Form, side);
        Add(d.Lemma, h.Lemma, side);
        Add(h.Lemma, d.Tag, side);
        Add(h.Form, d.Rich, side);
        Add(d.Ending, d.Tag, h.Tag, side);
        Add(h.Ending, d.Tag, h.Tag, side);
        Add(0, h.Tag, side);
    }

    // Prepositions, subordinators and auxiliaries of either word.
    void Openers(int word, int head, in Leaf d, in Leaf h, uint side)
    {
        var leaves = _sentence.Leaves;
        ref readonly var mark = ref leaves[_marks[word]];
        ref readonly var headAux = ref leaves[_auxes[head]];
        Add(mark.Form, d.Tag, h.Tag, side);
        Add(mark.Form, d.Rich, h.Lemma);
        Add(mark.Form, mark.Tag, h.Rich, d.Rich);
        Add(mark.Form, d.Lemma, h.Tag, side);
        Add(mark.Form, h.Tag, side, d.Tag);
        Add(headAux.Lemma, headAux.Form, d.Tag, h.Rich);
        Add(headAux.Lemma, d.Form, h.Rich, side);
        Add(headAux.Lemma, mark.Form, d.Tag, h.Rich);
        Add(leaves[_marks[head]].Form, d.Tag, h.Tag, side);
        Add(leaves[_auxes[word]].Lemma, d.Tag, h.Tag, side);
    }

    // The sister named last, the names already given under the head, and the head's own.
    void Named(int head, uint mark, in Leaf d, in Leaf h, uint side)
    {
        var last = (uint)_last[head] + 1;
        Add(last, d.Tag, h.Tag, side);
        Add(last, d.Rich, h.Lemma, side);
        Add(last, mark, d.Tag, h.Tag);
        var given = (uint)(_given[head] ^ _given[head] >> 32) + (uint)(_given[head] >> 32) * 7;
        Add(given, d.Tag, h.Tag, side);
        Add(given, d.Rich, h.Rich, side);
        Add(given, mark, d.Tag, side);
        var up = (uint)(head == 0 ? 99 : _names[head] + 1);
        Add(up, d.Tag, h.Tag, side);
        Add(up, mark, d.Tag, h.Tag);
        Add(up, d.Rich, h.Rich, side);
    }

    void Around(int word, int head, in Leaf d, in Leaf h, uint side)
    {
        var leaves = _sentence.Leaves;
        var none = _sentence.Count + 1;
        Add(leaves[head == 0 ? none : _heads[head]].Tag, h.Tag, d.Tag, side);
        Add(_lefts[word], d.Tag, h.Tag, side);
        Add(_rights[word], d.Tag, h.Tag, side);
        Add(_lefts[head], d.Tag, h.Tag, side);
        Add(_rights[head], d.Tag, h.Tag, side);
        Add(_rights[head], d.Rich, h.Lemma, side);
        Add(_lefts[word], leaves[_marks[word]].Form, d.Rich, side);
        Add(leaves[word - 1].Tag, d.Tag, leaves[word + 1].Tag, h.Tag);
        Add(leaves[word - 1].Form, d.Tag, h.Tag, side);
        Add(leaves[word + 1].Form, d.Tag, h.Tag, side);
        Add(d.Form, leaves[word + 1].Form, side);
        Add(d.Form, leaves[word - 1].Form, side);
        Add(leaves[Math.Max(0, head - 1)].Tag, h.Tag, d.Tag, leaves[Math.Min(none, head + 1)].Tag);
        Add((uint)(_sister[word] == 0 ? 0 : leaves[_sister[word]].Tag + 1), d.Tag, h.Tag, side);
    }

    // What the head asks for, and what else it has: the pronoun before it ("se"), the sister to come, the first word of the dependent's own.
    void Valency(int word, int head, in Leaf d, in Leaf h, uint side)
    {
        var leaves = _sentence.Leaves;
        var mark = leaves[_marks[word]].Form;
        var clitic = _clitics[head] == word ? 3u : leaves[_clitics[head]].Form;
        Add(clitic, d.Tag, h.Lemma, side);
        Add(clitic, mark, d.Rich, side);
        Add(clitic, d.Form, h.Tag, side);
        Add(mark, h.Lemma, side);
        Add(mark, h.Lemma, d.Lemma);
        var sister = _sister[word] == 0 ? _sentence.Count + 1 : _sister[word];
        Add(leaves[_marks[sister]].Form, leaves[sister].Tag, d.Tag, h.Tag);
        Add(leaves[_marks[sister]].Form, leaves[sister].Tag, mark, h.Lemma);
        var own = _first[word] is > 0 and var child && child < word ? leaves[child].Form : 3u;
        Add(own, d.Tag, h.Tag, side);
        Add(own, mark, d.Rich, h.Rich);
        Add(mark, d.Tag, (uint)_given[head], h.Lemma);
    }
}
