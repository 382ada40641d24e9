using Quipu.Model;
using Quipu.Reading.Analysis.Parsing;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>Trains the parser of a language: moves by beam search, then names of arcs and heads of marks on right and on found trees. The same corpora give the same bytes.</summary>
static class TreeTraining
{
    const int Passes = 8;
    const int NamePasses = 4;
    const int Room = 1 << 22;

    internal static void Run(Corpora corpora, Language language, string path)
    {
        // Measured: English gains by it, Spanish does not.
        var apart = language == Language.English;
        var (trees, names, known) = TreeCorpus.For(corpora, language, apart);
        var shuffle = new Shuffle(2025);
        var (moves, relations, marks) = (new MoveTraining(TreeParser.Width, Room), new RelationTraining(names.Length), new MarkTraining());
        for (var pass = 1; pass <= Passes; pass++)
        {
            shuffle.Mix(trees);
            var wrong = moves.Pass(trees);
            Console.Error.WriteLine($"  trees pass {pass}: {wrong} of {trees.Length} wrong, {moves.Count} features");
            if (pass > NamePasses) continue;
            foreach (var tree in trees) Learn(tree, relations, marks);
        }

        using var file = File.Create(path);
        ModelFile.Write(file,
            ("moves", w => MoveWeights.Write(w, moves.Averaged(scale: 4, updates: 4, least: 20))),
            ("relations", w => WeightTable.Write(w, names.Length, relations.Averaged())),
            ("marks", w => WeightTable.Write(w, 1, marks.Averaged())),
            ("apart", w => w.Write(apart)),
            ("known", w => Leaves.WriteKnown(w, known)),
            ("names", w => TreeParser.WriteNames(w, names)));
    }

    static void Learn(GoldTree tree, RelationTraining relations, MarkTraining marks)
    {
        marks.Learn(tree, tree.Heads, tree.Relations);
        relations.Learn(tree, tree.WordHeads);
        var given = relations.Learn(tree, tree.Found);
        var (heads, all) = (new int[tree.All.Length], new int[tree.All.Length]);
        for (var i = 0; i < given.Length; i++) (heads[tree.At[i]], all[tree.At[i]]) = (tree.Found[i] == 0 ? 0 : tree.At[tree.Found[i] - 1] + 1, given[i]);
        marks.Learn(tree, heads, all);
    }
}
