namespace Quipu.Reading.Analysis.Parsing;

/// <summary>Room for the parsing of one thread, used again from sentence to sentence.</summary>
sealed class ParseScratch(ArcSearch search, Relations relations)
{
    Leaf[] _leaves = [];
    int[] _heads = [], _relations = [];

    /// <summary>Heads of the last sentence: numbers from 1, 0 for the root.</summary>
    internal ReadOnlySpan<int> Heads => _heads;

    /// <summary>Numbers of the relations of the last sentence.</summary>
    internal ReadOnlySpan<int> Relations => _relations;

    /// <summary>Room for the leaves of that many words.</summary>
    internal Span<Leaf> Leaves(int count)
    {
        if (_leaves.Length < count) (_leaves, _heads, _relations) = (new Leaf[count * 2], new int[count * 2], new int[count * 2]);
        return _leaves.AsSpan(0, count);
    }

    /// <summary>Finds heads and relations for leaves that were filled in.</summary>
    internal void Parse(int count)
    {
        search.Parse(_leaves.AsSpan(0, count), _heads.AsSpan(0, count));
        relations.Name(search.Sentence, _heads.AsSpan(0, count), _relations.AsSpan(0, count));
    }
}
