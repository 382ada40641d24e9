using System.Diagnostics;
using System.Globalization;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Analysis.Parsing;
using Quipu.Reading.Models;

namespace Quipu.Evaluation;

/// <summary>
/// Scores trees on gold words of a CoNLL-U file, tags found by the tagger. UAS: the head is right; LAS: and the main relation, which is UD's measure; full: and its subtype.
/// All words count, marks too.
/// </summary>
static class TreeScore
{
    internal static int Print(string path, string language, string? model = null)
    {
        var of = language == "es" ? Language.Spanish : Language.English;
        var tagger = Tagger.For(of);
        var parser = model is null ? TreeParser.For(of) : Load(model, tagger);
        ConlluSentence[] gold;
        using (var reader = new StreamReader(path)) gold = [.. Conllu.Read(reader)];
        var (tags, trees) = (tagger.Scratch(), parser.Scratch());
        var (words, heads, main, full) = (0, 0, 0, 0);
        var watch = new Stopwatch();
        foreach (var sentence in gold)
        {
            string[][] rows = [.. sentence.Words];
            UdWord[] found = [.. rows.Select((r, i) => new UdWord { Form = tags.Forms[r[Conllu.Form]], Token = i })];
            tagger.Tag(found, tags);
            watch.Start();
            parser.Parse(found, trees);
            watch.Stop();
            for (var i = 0; i < rows.Length; i++)
            {
                words++;
                if (found[i].Head + 1 != int.Parse(rows[i][Conllu.Head], CultureInfo.InvariantCulture)) continue;
                heads++;
                var (name, right) = (parser.Names[found[i].Relation], rows[i][Conllu.Deprel]);
                if (name.Split(':')[0] == right.Split(':')[0]) main++;
                if (name == right) full++;
            }
        }

        Console.WriteLine(FormattableString.Invariant($"{Path.GetFileName(path)}: words {words} UAS {100.0 * heads / words:0.00} LAS {100.0 * main / words:0.00} full {100.0 * full / words:0.00} {words / watch.Elapsed.TotalSeconds:0} words/s"));
        return 0;
    }

    static TreeParser Load(string path, Tagger tagger)
    {
        using var file = File.OpenRead(path);
        return new(ModelFile.Read(file), tagger.Feats);
    }
}
