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
        foreach (var sentence in gold)
        {
            string[][] rows = [.. sentence.Words];
            UdWord[] found = [.. rows.Select((r, i) => new UdWord { Form = scratch.Forms[r[Conllu.Form]], Token = i })];
            tagger.Tag(found, scratch);
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

        Console.WriteLine(FormattableString.Invariant($"{Path.GetFileName(path)}: words {words} upos {100.0 * upos / words:0.00} feats {100.0 * feats / words:0.00} lemmas {100.0 * lemmas / words:0.00} {Speed(tagger, gold):0.0} µs/word"));
        Console.WriteLine(string.Join("  ", confusions.OrderByDescending(p => p.Value).Take(16).Select(p => $"{p.Key} {p.Value}")));
        return 0;
    }

    // Processor time for all words, tags and lemmas, once warm.
    static double Speed(Tagger tagger, ConlluSentence[] sentences)
    {
        var scratch = tagger.Scratch();
        UdWord[][] words = [.. sentences.Select(s => s.Words.Select((r, i) => new UdWord { Form = scratch.Forms[r[Conllu.Form]], Token = i }).ToArray())];
        foreach (var sentence in words) tagger.Tag(sentence, scratch);
        using var process = Process.GetCurrentProcess();
        var start = process.UserProcessorTime;
        foreach (var sentence in words) tagger.Tag(sentence, scratch);
        process.Refresh();
        return (process.UserProcessorTime - start).TotalMicroseconds / words.Sum(w => w.Length);
    }

    static Tagger Load(string path)
    {
        using var file = File.OpenRead(path);
        return new(ModelFile.Read(file));
    }
}
