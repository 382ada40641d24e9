using Quipu.Model;
using Quipu.Reading.Analysis.Parsing;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>Trains the parser of a language: moves by beam search, relations on the right trees. The same corpora give the same bytes.</summary>
static class TreeTraining
{
    const int Passes = 8;
    const int RelationPasses = 5;
    const int Room = 1 << 22;

    internal static void Run(Corpora corpora, Language language, string path)
    {
        var (trees, names) = TreeCorpus.For(corpora, language);
        var order = trees.ToArray();
        var shuffle = new Shuffle(2025);
        var moves = new MoveTraining(TreeParser.Width, Room);
        var relations = new RelationTraining(names.Length);
        for (var pass = 1; pass <= Passes; pass++)
        {
            shuffle.Mix(order);
            moves.Pass(order);
            if (pass <= RelationPasses) relations.Pass(order);
        }

        using var file = File.Create(path);
        ModelFile.Write(file,
            ("moves", w => MoveWeights.Write(w, moves.Averaged(scale: 8, updates: 12))),
            ("relations", w => WeightTable.Write(w, names.Length, relations.Averaged())),
            ("names", w => TreeParser.WriteNames(w, names)));
    }
}
