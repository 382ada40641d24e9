namespace Quipu.Reading.Analysis.Parsing;

/// <summary>Room for the parsing of one thread, used again from sentence to sentence.</summary>
sealed class ParseScratch(ArcSearch search, Relations relations)
{
    Leaf[] _leaves = new Leaf[64];
    int[] _heads = new int[64], _relations = new int[64];

    internal ArcSearch Search => search;

    internal Relations Relations => relations;

    /// <summary>Leaves, heads and relations for that many words.</summary>
    internal void Room(int words, out Span<Leaf> leaves, out Span<int> heads, out Span<int> names)
    {
        if (_leaves.Length < words) (_leaves, _heads, _relations) = (new Leaf[words * 2], new int[words * 2], new int[words * 2]);
        leaves = _leaves.AsSpan(0, words);
        heads = _heads.AsSpan(0, words);
        names = _relations.AsSpan(0, words);
    }
}
