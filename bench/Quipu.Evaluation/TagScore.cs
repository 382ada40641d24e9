using System.Diagnostics;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Models;

namespace Quipu.Evaluation;

/// <summary>Scores parts of speech, features and lemmas on gold words of a CoNLL-U file.</summary>
static class TagScore
{
    /// <summary>The tagger of the language, or that of a model file.</summary>
    internal static int Print(string path, string language, string? model = null)
    {
        var tagger = model is null ? Tagger.For(language == "es" ? Language.Spanish : Language.English) : Load(model);
        ConlluSentence[] gold;
        using (var reader = new StreamReader(path)) gold = [.. Conllu.Read(reader)];
        var scratch = tagger.Scratch();
        var (words, upos, feats, lemmas) = (0, 0, 0, 0);
        var confusions = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var watch = new Stopwatch();
        foreach (var sentence in gold)
        {
            string[][] rows = [.. sentence.Words];
            watch.Start();
            UdWord[] found = [.. rows.Select((r, i) => new UdWord { Form = scratch.Forms[r[Conllu.Form]], Token = i })];
            tagger.Tag(found, scratch);
            watch.Stop();
            for (var i = 0; i < rows.Length; i++)
            {
                words++;
                var tag = found[i].Upos.ToString().ToUpperInvariant();
                if (tag == rows[i][Conllu.Tag]) upos++;
                else
                {
                    confusions[$"{rows[i][Conllu.Tag]}→{tag}"] = confusions.GetValueOrDefault($"{rows[i][Conllu.Tag]}→{tag}") + 1;
                    if (Environment.GetEnvironmentVariable("SHOW") == "1") Console.WriteLine($"{rows[i][Conllu.Tag]}→{tag}\t{(i > 1 ? rows[i - 2][1] : "")} {(i > 0 ? rows[i - 1][1] : "")} [{rows[i][1]}] {(i + 1 < rows.Length ? rows[i + 1][1] : "")}");
                }

                if (tagger.Feats[found[i].Feats] == rows[i][Conllu.Feats]) feats++;
                else if (Environment.GetEnvironmentVariable("SHOW") == "2") Console.WriteLine($"{tag} {rows[i][1]}: {rows[i][Conllu.Feats]} → {tagger.Feats[found[i].Feats]}");
                if (found[i].Lemma == rows[i][Conllu.Lemma]) lemmas++;
                else if (Environment.GetEnvironmentVariable("SHOW") == "3") Console.WriteLine($"{rows[i][1]} {tag}: {rows[i][Conllu.Lemma]} → {found[i].Lemma}");
            }
        }

        Console.WriteLine(FormattableString.Invariant($"{Path.GetFileName(path)}: words {words} upos {100.0 * upos / words:0.00} feats {100.0 * feats / words:0.00} lemmas {100.0 * lemmas / words:0.00} {watch.Elapsed.TotalMicroseconds / words:0.0} µs/word"));
        Console.WriteLine(string.Join("  ", confusions.OrderByDescending(p => p.Value).Take(16).Select(p => $"{p.Key} {p.Value}")));
        return 0;
    }

    static Tagger Load(string path)
    {
        using var file = File.OpenRead(path);
        return new(ModelFile.Read(file));
    }
}
