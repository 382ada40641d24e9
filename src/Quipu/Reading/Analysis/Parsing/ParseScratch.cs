namespace Quipu.Reading.Analysis.Parsing;

/// <summary>Room for the parsing of one thread, used again from sentence to sentence.</summary>
sealed class ParseScratch(ArcSearch search, Relations relations, MarkHeads marks, bool apart)
{
    Leaf[] _leaves = [];
    int[] _heads = [], _relations = [], _wordHeads = [], _wordRelations = [];

    /// <summary>Heads of the last sentence: numbers from 1, 0 for the root.</summary>
    internal ReadOnlySpan<int> Heads => _heads;

    /// <summary>Numbers of the relations of the last sentence; those of marks are not set.</summary>
    internal ReadOnlySpan<int> Relations => _relations;

    /// <summary>The last sentence, its marks set apart.</summary>
    internal SetApart Parts { get; } = new(apart);

    /// <summary>Room for the leaves of that many words and marks.</summary>
    internal Span<Leaf> Leaves(int count)
    {
        if (_leaves.Length < count)
            (_leaves, _heads, _relations, _wordHeads, _wordRelations) = (new Leaf[count * 2], new int[count * 2], new int[count * 2], new int[count * 2], new int[count * 2]);
        return _leaves.AsSpan(0, count);
    }

    /// <summary>Finds heads and relations for leaves that were filled in.</summary>
    internal void Parse(int count)
    {
        var leaves = _leaves.AsSpan(0, count);
        Parts.Fill(leaves);
        var words = Parts.Words.Length;
        var heads = _wordHeads.AsSpan(0, words);
        var names = _wordRelations.AsSpan(0, words);
        search.Parse(Parts.Words, Parts.End, heads);
        relations.Name(search.Sentence, heads, names);
        Parts.Spread(heads, names, _heads, _relations);
        marks.Hang(leaves, Parts.IsMark, _heads.AsSpan(0, count), _relations.AsSpan(0, count));
    }
}
