using System.Text;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Reading.Models;

namespace Quipu.Evaluation;

/// <summary>
/// Scores analysis on every corpus of a folder laid out like the material for training: <c>*.conllu</c> files (tags, lemmas and trees on gold tokens; tokens and sentences from
/// raw text; chains where there is <c>Entity=</c>) and names files (<c>*.conll</c>, <c>*.iob2</c>), plain or as <c>.xz</c>, in any folder below. Files whose name ends in
/// <c>-train</c> or <c>-all</c> are what models were made of and are left out. The command: <c>analysis DIR</c>.
/// </summary>
static class AnalysisRun
{
    internal static int Start(string folder)
    {
        foreach (var (line, _) in Scored(folder)) Console.WriteLine(line);
        return 0;
    }

    /// <summary>The lines of the report, each with the figures that it holds.</summary>
    internal static IEnumerable<(string Line, Figure[] Figures)> Scored(string folder)
    {
        var files = (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : []).Where(IsHeldOut).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new GivenException($"There is no folder {folder} with .conllu, .conll or .iob2 files that are not for training.");
        var treebanks = files.Where(f => Bare(f).EndsWith(".conllu", StringComparison.Ordinal)).ToList();
        if (treebanks.Count > 0) yield return ("Tags and trees on gold tokens, F1 in per cent:\n\n" + TreebankScore.Heading, []);
        foreach (var path in treebanks)
        {
            var score = Given.Named(path, () => OnGoldTokens(path));
            yield return (score.Row(Stem(path)!), [.. Asked.Where(a => a.Corpus == Stem(path)!).Select(a => new Figure($"{a.Corpus}, {a.Rate}", score.Rates[a.Rate], a.Least))]);
        }

        if (treebanks.Count > 0) yield return ("\nFrom raw text:\n\n" + TreebankScore.Heading, []);
        foreach (var path in treebanks)
        {
            var score = FromRawText(path);
            yield return (score.Row(Stem(path)!), Stem(path) == "es_ancora-dev" ? [new("es_ancora-dev from raw text, sentences", score.Rates["sentences"], 95)] : []);
        }

        foreach (var (line, figures) in NamesAndChains(files)) yield return (line, figures);
    }

    static IEnumerable<(string Line, Figure[] Figures)> NamesAndChains(List<string> files)
    {
        var names = files.Where(f => Bare(f) is var bare && (bare.EndsWith(".conll", StringComparison.Ordinal) || bare.EndsWith(".iob2", StringComparison.Ordinal))).ToList();
        if (names.Count > 0) yield return ("\nNames; kinds as person, group, place, other (docs/reading.md has the mapping):\n\n" + NamesScore.Heading, []);
        foreach (var path in names)
        {
            var (row, f1) = NamesScore.Row(path, LanguageOf(path) == Language.Spanish);
            yield return (row, [.. AskedNames.Where(a => a.Corpus == Stem(path)!).Select(a => new Figure($"{a.Corpus}, names F1", f1, a.Least))]);
        }

        foreach (var path in files.Where(f => Bare(f).EndsWith(".conllu", StringComparison.Ordinal)))
            if (Coreference.Of(path, Stem(path)!) is { } chains)
                yield return ($"\nCoreference, {Stem(path)}:\n\n```\n{chains.Lines.TrimEnd()}\n```", chains.Figures);
    }

    static readonly (string Corpus, double Least)[] AskedNames = [("en_uner_ewt-dev", 0.72), ("es_ancora_ner-dev", 0.84), ("en_crossner_politics-dev", 0.70)];

    /// <summary>What is asked of the development sets.</summary>
    static readonly (string Corpus, string Rate, double Least)[] Asked =
    [
        ("en_ewt-dev", "UPOS", 95.3), ("es_ancora-dev", "UPOS", 97.5), ("es_gsd-dev", "UPOS", 92.5), ("en_ewt-dev", "LAS", 83), ("es_ancora-dev", "LAS", 82),
    ];

    // Other domains than politics are trained on, their dev sets too (NameTraining): what they score says nothing.
    static bool IsHeldOut(string path) => Stem(path) is { } stem && (!stem.StartsWith("en_crossner_", StringComparison.Ordinal) || stem == "en_crossner_politics-dev") && !stem.EndsWith("-train", StringComparison.Ordinal) && !stem.EndsWith("-all", StringComparison.Ordinal);

    static string Bare(string path) => path.EndsWith(".xz", StringComparison.Ordinal) ? path[..^3] : path;

    /// <summary>The name of a corpus file without its endings, or null for another file.</summary>
    static string? Stem(string path) => Path.GetExtension(Bare(path)) is ".conllu" or ".conll" or ".iob2" ? Path.GetFileNameWithoutExtension(Bare(path)) : null;

    static Language LanguageOf(string path) => Path.GetFileName(path).StartsWith("es", StringComparison.Ordinal) ? Language.Spanish : Language.English;

    static TreebankScore OnGoldTokens(string path)
    {
        using var text = Quipu.Training.Corpora.OpenFile(path);
        var gold = Conllu.Read(text).ToList();
        return new(gold, gold.Select(s => ConlluText.Reanalyse(s, LanguageOf(path))));
    }

    static TreebankScore FromRawText(string path)
    {
        using var text = Quipu.Training.Corpora.OpenFile(path);
        var gold = Conllu.Read(text).ToList();
        var raw = Robustness.Plain(RawText(gold));
        // Every paragraph is to be read, also what would be boilerplate on a page.
        return new(gold, ConlluText.Sentences(raw with { Language = LanguageOf(path), Blocks = [.. raw.Blocks.Select(b => b with { Kind = BlockKind.Paragraph })] }));
    }

    /// <summary>The text that sentences were made of: joined by a space, a new paragraph where the file marks one.</summary>
    internal static string RawText(List<ConlluSentence> sentences)
    {
        var raw = new StringBuilder();
        foreach (var sentence in sentences)
        {
            if (raw.Length > 0) raw.Append(sentence.Comments.Any(c => c.StartsWith("# newdoc", StringComparison.Ordinal) || c.StartsWith("# newpar", StringComparison.Ordinal)) ? "\n\n" : " ");
            raw.Append(sentence["text"] ?? string.Join(' ', sentence.Words.Select(w => w[1])));
        }

        return raw.ToString();
    }
}
