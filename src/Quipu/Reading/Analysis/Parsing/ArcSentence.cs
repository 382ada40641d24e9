using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>A sentence being parsed: its leaves and what stands between them. Used again for the next one.</summary>
sealed class ArcSentence
{
    // Tags of Upos + 1 that bear on how far an arc reaches.
    const int Conjunction = (int)Upos.Cconj + 1, Mark = (int)Upos.Punct + 1, Doing = (int)Upos.Verb + 1, Opening = (int)Upos.Sconj + 1;

    /// <summary>Longer ones cannot be parsed in one piece.</summary>
    internal const int Longest = 4000;

    /// <summary>Kinds of marks, beside the bits of tags: commas, quotes, brackets.</summary>
    internal const uint Comma = 1u << 24, Quote = 1u << 25, Bracket = 1u << 26, Marks = Comma | Quote | Bracket | 1u << Mark;

    static readonly uint CommaForm = Feature.Of(",");
    static readonly HashSet<uint> Quotes = [.. new[] { "\"", "“", "”", "«", "»", "''", "``", "'", "‘", "’" }.Select(q => Feature.Of(q))];
    static readonly HashSet<uint> Openers = [.. new[] { "(", "[", "{", "-lrb-" }.Select(q => Feature.Of(q))];
    static readonly HashSet<uint> Closers = [.. new[] { ")", "]", "}", "-rrb-" }.Select(q => Feature.Of(q))];

    Leaf[] _leaves = new Leaf[64];
    uint[] _sums = new uint[64]; // running counts: a byte each for verbs, marks, conjunctions and subordinators
    uint[] _kinds = new uint[64];
    byte[] _within = new byte[64];

    internal ReadOnlySpan<Leaf> Leaves => _leaves.AsSpan(0, Count + 2);

    /// <summary>How many words it has.</summary>
    internal int Count { get; private set; }

    /// <summary>The number that stands for no word.</summary>
    internal ushort None => (ushort)(Count + 1);

    /// <summary>What a word is as a child: a bit for its tag, and for a mark of what kind it is.</summary>
    internal uint KindOf(int word) => _kinds[word];

    /// <summary>Whether a word stands in quotes (1), brackets (2) or both.</summary>
    internal uint Within(int word) => _within[word];

    internal void Fill(ReadOnlySpan<Leaf> words)
    {
        if (words.Length > Longest) throw new ArgumentException($"A sentence of {words.Length} words is longer than {Longest}.", nameof(words));
        Count = words.Length;
        var room = _leaves.Length < Count + 2 ? Count * 2 + 2 : 0;
        if (room > 0) (_leaves, _sums, _kinds, _within) = (new Leaf[room], new uint[room], new uint[room], new byte[room]);
        _leaves[0] = Leaf.Root;
        _leaves[Count + 1] = Leaf.None;
        words.CopyTo(_leaves.AsSpan(1));
        var (sum, quoted, bracketed) = (0u, 0, 0);
        for (var i = 0; i < Count + 2; i++)
        {
            ref var leaf = ref _leaves[i];
            _sums[i] = sum;
            sum += leaf.Tag switch { Doing => 1u, Mark => 1u << 8, Conjunction => 1u << 16, Opening => 1u << 24, _ => 0u };
            _kinds[i] = 1u << leaf.Tag;
            _within[i] = (byte)(quoted | (bracketed > 0 ? 2 : 0));
            if (leaf.Tag != Mark) continue;
            // A mark is told by what it opens or closes: a quote that opens is not one that closes.
            leaf = leaf with { Rich = leaf.Rich ^ (_within[i] + 1u) * 0x61C88647 ^ leaf.Form };
            if (leaf.Form == CommaForm) _kinds[i] |= Comma;
            else if (Quotes.Contains(leaf.Form)) (_kinds[i], quoted) = (_kinds[i] | Quote, quoted ^ 1);
            else if (Openers.Contains(leaf.Form)) (_kinds[i], bracketed) = (_kinds[i] | Bracket, bracketed + 1);
            else if (Closers.Contains(leaf.Form)) (_kinds[i], bracketed) = (_kinds[i] | Bracket, Math.Max(0, bracketed - 1));
        }
    }

    /// <summary>The word before one in the sentence.</summary>
    internal ref readonly Leaf Before(int word) => ref _leaves[word == 0 ? None : word - 1];

    /// <summary>The word after one in the sentence.</summary>
    internal ref readonly Leaf After(int word) => ref _leaves[Math.Min(word + 1, None)];

    /// <summary>Whether none, one or more verbs, marks, conjunctions and subordinators stand between two words.</summary>
    internal uint Between(int first, int second)
    {
        if (second <= first + 1) return 255;
        var counts = _sums[second] - _sums[first + 1];
        return Few(counts) | Few(counts >> 8) << 2 | Few(counts >> 16) << 4 | Few(counts >> 24) << 6;

        static uint Few(uint count) => (byte)count > 2 ? 2u : (byte)count;
    }
}
