using Quipu.Model;
using Quipu.Reading.Analysis.Parsing;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>Trains the parser of a language: moves by beam search, names of arcs on the right trees. The same corpora give the same bytes.</summary>
static class TreeTraining
{
    const int Passes = 8;
    const int NamePasses = 5;
    const int Room = 1 << 22;

    internal static void Run(Corpora corpora, Language language, string path)
    {
        var (trees, names) = TreeCorpus.For(corpora, language);
        var shuffle = new Shuffle(2025);
        var (moves, relations) = (new MoveTraining(TreeParser.Width, Room), new RelationTraining(names.Length));
        for (var pass = 1; pass <= Passes; pass++)
        {
            shuffle.Mix(trees);
            var wrong = moves.Pass(trees);
            Console.Error.WriteLine($"  trees pass {pass}: {wrong} of {trees.Length} wrong, {moves.Count} features");
            if (pass > NamePasses) continue;
            foreach (var tree in trees) relations.Learn(tree);
        }

        using var file = File.Create(path);
        ModelFile.Write(file,
            ("moves", w => MoveWeights.Write(w, moves.Averaged(scale: 8, updates: 12, least: 40))),
            ("relations", w => WeightTable.Write(w, names.Length, relations.Averaged())),
            ("names", w => TreeParser.WriteNames(w, names)));
    }
}
