using Quipu.Model;
using Quipu.Reading.Analysis.Parsing;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>Trains the parser of a language: moves by beam search, names of arcs on right and on found trees. The same corpora give the same bytes.</summary>
static class TreeTraining
{
    /// <summary>Passes of a first training, which shows what features are worth learning; what the second and third find, the namer learns from.</summary>
    const int ScoutPasses = 4;

    const int Passes = 8;

    /// <summary>Perceptrons that the moves' weights are the sum of, each having seen the trees in an order of its own.</summary>
    const int Members = 2;

    const int NamePasses = 3;
    const int Room = 1 << 23;

    // Weights are trained in 64ths and kept in halves: finer ones change next to nothing and compress badly. Features lighter than Worth are not learned, lighter ones than Least left out.
    const int Fine = 64, Coarser = 32, LeastUpdates = 2, Worth = 300, Least = 250;

    /// <summary>Features of a model: what four megabytes hold well.</summary>
    const int Most = 750_000;

    internal static void Run(Corpora corpora, Language language, string path)
    {
        var (trees, names) = TreeCorpus.For(corpora, language);
        using var file = File.Create(path);
        Write(trees, names, file);
    }

    internal static void Write(GoldTree[] trees, string[] names, Stream to)
    {
        var found = new List<(GoldTree Tree, int[] Heads)>();
        var worth = MoveRow.Pruned(Train(new(TreeParser.Width, Room), trees, ScoutPasses, 2025, (pass, tree, heads) =>
        {
            if (pass is 2 or 3) found.Add((tree, heads));
        }), 1, LeastUpdates, Worth);
        var relations = Name(trees, [.. found], names.Length);
        List<MoveRow> moves = [];
        for (var member = 0; member < Members; member++) moves = MoveRow.Sum(moves, Train(new(TreeParser.Width, worth), trees, Passes, (uint)(17 + member * 14)));
        ModelFile.Write(to,
            ("moves", w => MoveWeights.Write(w, MoveRow.Heaviest(MoveRow.Pruned(moves, Members * Coarser, 1, Members * Least), Most))),
            ("relations", w => WeightTable.Write(w, names.Length, relations.Averaged())),
            ("names", w => TreeParser.WriteNames(w, names)));
    }

    static List<MoveRow> Train(MoveTraining moves, GoldTree[] all, int passes, uint seed, Action<int, GoldTree, int[]>? found = null)
    {
        var trees = all.ToArray();
        var shuffle = new Shuffle(seed);
        for (var pass = 1; pass <= passes; pass++)
        {
            shuffle.Mix(trees);
            var wrong = moves.Pass(trees, (tree, heads) => found?.Invoke(pass, tree, heads));
            Console.Error.WriteLine($"  trees pass {pass}: {wrong} of {trees.Length} wrong, {moves.Count} features");
        }

        return moves.Averaged(Fine);
    }

    // As many found trees as right ones: reading has only found ones, but the wrong arcs in them teach nothing.
    static RelationTraining Name(GoldTree[] all, (GoldTree Tree, int[] Heads)[] found, int names)
    {
        var relations = new RelationTraining(names);
        var (trees, shuffle) = (all.ToArray(), new Shuffle(2025));
        for (var pass = 0; pass < NamePasses; pass++)
        {
            shuffle.Mix(trees);
            foreach (var tree in trees) relations.Learn(tree);
            shuffle.Mix(found);
            foreach (var (tree, heads) in found[..trees.Length]) relations.Learn(tree, heads);
        }

        return relations;
    }
}
