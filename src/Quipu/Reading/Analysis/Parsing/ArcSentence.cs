namespace Quipu.Reading.Analysis.Parsing;

/// <summary>A sentence being parsed: its leaves and what stands between them. Used again for the next one.</summary>
sealed class ArcSentence
{
    // Tags of Upos + 1 that bear on how far an arc reaches.
    const int Conjunction = (int)Upos.Cconj + 1, Mark = (int)Upos.Punct + 1, Doing = (int)Upos.Verb + 1, Opening = (int)Upos.Sconj + 1;

    Leaf[] _leaves = new Leaf[64];
    uint[] _sums = new uint[64]; // running counts: a byte each for verbs, marks, conjunctions and subordinators

    internal ReadOnlySpan<Leaf> Leaves => _leaves.AsSpan(0, Count + 2);

    /// <summary>How many words it has.</summary>
    internal int Count { get; private set; }

    /// <summary>The number that stands for no word.</summary>
    internal ushort None => (ushort)(Count + 1);

    internal void Fill(ReadOnlySpan<Leaf> words)
    {
        Count = words.Length;
        if (_leaves.Length < Count + 2) (_leaves, _sums) = (new Leaf[Count * 2 + 2], new uint[Count * 2 + 2]);
        _leaves[0] = Leaf.Root;
        _leaves[Count + 1] = Leaf.None;
        words.CopyTo(_leaves.AsSpan(1));
        var sum = 0u;
        for (var i = 0; i < Count + 2; i++)
        {
            _sums[i] = sum;
            sum += _leaves[i].Tag switch { Doing => 1u, Mark => 1u << 8, Conjunction => 1u << 16, Opening => 1u << 24, _ => 0u };
        }
    }

    /// <summary>Whether none, one or more verbs, marks, conjunctions and subordinators stand between two words.</summary>
    internal uint Between(int first, int second)
    {
        if (second <= first + 1) return 255;
        var counts = _sums[second] - _sums[first + 1];
        return Few(counts) | Few(counts >> 8) << 2 | Few(counts >> 16) << 4 | Few(counts >> 24) << 6;

        static uint Few(uint count) => (byte)count > 2 ? 2u : (byte)count;
    }
}
