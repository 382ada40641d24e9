using Quipu.Model;
using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>
/// Heads and relations of tagged words, by a trained model (docs/decisions/0010). What it holds is read only and may be used from any thread;
/// each thread brings its own <see cref="ParseScratch"/>. Time and room are linear in the number of words.
/// </summary>
sealed class TreeParser
{
    /// <summary>How many analyses of a sentence's beginning are kept.</summary>
    internal const int Width = 4;

    /// <summary>Longer sentences are parsed in pieces; what the pieces' roots are, hangs on the first of them.</summary>
    internal const int Longest = 250;

    static readonly Lazy<TreeParser> LazyEnglish = new(() => new(ModelFile.Open("trees-en"), () => Tagger.For(Language.English).Feats));
    static readonly Lazy<TreeParser> LazySpanish = new(() => new(ModelFile.Open("trees-es"), () => Tagger.For(Language.Spanish).Feats));

    readonly MoveWeights _moves;
    readonly WeightTable _relations;
    readonly Leaves _leaves;
    readonly Deprel[] _deprels;
    readonly int _root, _other;

    internal TreeParser(ModelFile model, FeatsTable feats) : this(model, () => feats)
    {
    }

    // The bundles are the tagger's, which may still be loading: they are asked for last.
    TreeParser(ModelFile model, Func<FeatsTable> feats)
    {
        (_moves, _relations, Names) = (MoveWeights.Read(model["moves"]), model.Weights("relations"), ReadNames(model["names"]));
        _deprels = [.. Names.Select(Deprels.Of)];
        (_root, _other) = (Array.IndexOf(Names, "root"), Array.IndexOf(Names, "parataxis"));
        _leaves = new(feats());
    }

    internal static TreeParser For(Language language) => (language == Language.Spanish ? LazySpanish : LazyEnglish).Value;

    /// <summary>The relations as the treebanks write them, by their numbers.</summary>
    internal string[] Names { get; }

    /// <summary>What one thread needs to parse with this model.</summary>
    internal ParseScratch Scratch() => new(new(_moves, Width), new(_relations));

    /// <summary>Sets head and relation of the words of one sentence.</summary>
    internal void Parse(Span<UdWord> words, ParseScratch scratch)
    {
        var root = -1;
        for (var first = 0; first < words.Length; first += Longest)
        {
            var piece = words[first..Math.Min(words.Length, first + Longest)];
            var found = first + Parse(piece, first, scratch);
            if (root < 0) root = found;
            else
            {
                words[found].Head = root;
                Name(ref words[found], _other);
            }
        }
    }

    // Returns the root's place in the piece.
    int Parse(Span<UdWord> words, int offset, ParseScratch scratch)
    {
        var leaves = scratch.Leaves(words.Length);
        for (var i = 0; i < words.Length; i++) leaves[i] = _leaves.Of(words[i]);
        scratch.Parse(words.Length);
        var root = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var head = scratch.Heads[i];
            if (head == 0) root = i;
            words[i].Head = head == 0 ? -1 : offset + head - 1;
            Name(ref words[i], head == 0 ? _root : scratch.Relations[i] == _root ? _other : scratch.Relations[i]);
        }

        return root;
    }

    void Name(ref UdWord word, int relation) => (word.Relation, word.Deprel) = ((byte)relation, _deprels[relation]);

    static string[] ReadNames(PartReader from)
    {
        var names = new string[from.Number()];
        for (var i = 0; i < names.Length; i++) names[i] = from.Text();
        return names;
    }

    internal static void WriteNames(BinaryWriter to, IReadOnlyList<string> names)
    {
        to.Write7BitEncodedInt(names.Count);
        foreach (var name in names) to.Write(name);
    }
}
