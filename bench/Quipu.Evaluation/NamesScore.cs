using System.Globalization;
using Quipu.Reading.Mentions;
using Quipu.Reading.Models;
using Quipu.Training;

namespace Quipu.Evaluation;

/// <summary>
/// Scores names against a corpus in columns: a name counts where its first and last word and its kind (person, group, place, other) are right.
/// Kinds that a corpus does not mark are not asked of it; documents marked untyped count for spans alone.
/// </summary>
static class NamesScore
{
    /// <summary>The custom in which a corpus of that file name was marked.</summary>
    internal static NameCustom CustomOf(string path)
    {
        var name = Path.GetFileName(path);
        return name.Contains("crossner", StringComparison.Ordinal) ? NameCustom.Encyclopedia : name.Contains("wnut", StringComparison.Ordinal) ? NameCustom.Chat :
            name.Contains("echr", StringComparison.Ordinal) ? NameCustom.Court : NameCustom.News;
    }

    internal static int Start(string[] args)
    {
        if (args is not [var path, var language, .. var rest] || language is not ("en" or "es")) return Usage();
        NameTagger? tagger = null;
        var (custom, change) = (CustomOf(path), "");
        for (var i = 0; i + 1 < rest.Length; i += 2)
            switch (rest[i])
            {
                case "--model": tagger = Load(rest[i + 1]); break;
                case "--custom" when Enum.TryParse<NameCustom>(rest[i + 1], true, out var named): custom = named; break;
                case "--case": change = rest[i + 1]; break;
                case "--errors": Errors = int.Parse(rest[i + 1], CultureInfo.InvariantCulture); break;
                default: return Usage();
            }

        Console.WriteLine(Score(path, language == "es", new(tagger ?? NameTagger.For(language == "es"), custom, change)));
        return 0;
    }

    /// <summary>How many wrong names to print.</summary>
    static int Errors { get; set; }

    static int Usage()
    {
        Console.Error.WriteLine("usage: names-score FILE en|es [--model FILE] [--custom news|encyclopedia|…] [--case lower|upper]");
        return 1;
    }

    static NameTagger Load(string path)
    {
        using var file = File.OpenRead(path);
        return new(ModelFile.Read(file).Weights("weights"));
    }

    /// <summary>How a corpus is read.</summary>
    internal sealed record Manner(NameTagger Tagger, NameCustom Custom, string Case);

    /// <summary>A line with F1 of names with kinds, and of spans, and by kind.</summary>
    internal static string Score(string path, bool spanish, Manner how)
    {
        if (Errors <= 0) Tally(path, spanish, how);
        var start = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;
        var (tally, words) = Tally(path, spanish, how);
        var spent = (System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - start).TotalMicroseconds / words;
        var line = string.Join("  ", Keys.Select(k => Figures(tally, k)));
        return string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)} ({how.Custom}{(how.Case.Length > 0 ? ", " + how.Case : "")}): {line}  {spent:0.0} µs/word");
    }

    internal const string Heading = "| names | all, F1 | spans | person | group | place | other |\n| --- | --- | --- | --- | --- | --- | --- |";

    /// <summary>A row under <see cref="Heading"/> of what ships, and F1 of names with kinds.</summary>
    internal static (string Row, double F1) Row(string path, bool spanish)
    {
        var (tally, _) = Tally(path, spanish, new(NameTagger.For(spanish), CustomOf(path), ""));
        var cells = Keys.Select(k => tally[k + "_gold"] == 0 ? "" : tally.F1(k).F.ToString("0.000", CultureInfo.InvariantCulture));
        return ($"| {Path.GetFileName(path).Split('.')[0]} | {string.Join(" | ", cells)} |", tally.F1("all").F);
    }

    static readonly string[] Keys = ["all", "span", "Person", "Group", "Place", "Other"];

    static (Tally Tally, int Words) Tally(string path, bool spanish, Manner how)
    {
        var documents = Documents(path).ToList();
        var marked = documents.SelectMany(d => d).SelectMany(NameCorpus.Spans).Select(s => s.Kind).ToHashSet();
        var (tally, words) = (new Tally(), 0);
        foreach (var document in documents)
        {
            var text = NameText.Of([.. document.Select(s => s.Words.Select(w => Cased(w, how.Case)).ToArray())], spanish, how.Custom);
            words += text.Forms.Length;
            var found = how.Tagger.Find(text).Where(n => marked.Contains((int)n.Kind) || marked.Contains(NameCorpus.AnyKind)).Select(n => (n.First, n.Last, Kind: (int)n.Kind)).ToHashSet();
            var gold = document.SelectMany((s, i) => NameCorpus.Spans(s).Select(g => (text.Sentences[i].First + g.First, text.Sentences[i].First + g.Last, g.Kind))).ToHashSet();
            Count(tally, "span", [.. found.Select(n => (n.First, n.Last, 0))], [.. gold.Select(g => (g.Item1, g.Item2, 0))]);
            if (!document[0].Typed) continue;
            found.RemoveWhere(n => gold.Contains((n.First, n.Last, NameCorpus.AnyKind)));
            gold.RemoveWhere(g => g.Kind == NameCorpus.AnyKind);
            Count(tally, "all", found, gold);
            Print(text, found, gold);
            for (var kind = 0; kind < 4; kind++) Count(tally, ((NameKind)kind).ToString(), [.. found.Where(n => n.Kind == kind)], [.. gold.Where(n => n.Kind == kind)]);
        }

        return (tally, words);
    }

    static void Print(NameText text, HashSet<(int First, int Last, int Kind)> found, HashSet<(int First, int Last, int Kind)> gold)
    {
        foreach (var (first, last, kind) in found.Except(gold).Concat(gold.Except(found)).Order())
            if (Errors-- > 0) Console.WriteLine($"{(gold.Contains((first, last, kind)) ? "missed" : "wrong")} {(NameKind)kind}\t{string.Join(' ', text.Forms[first..(last + 1)])}\t{string.Join(' ', text.Forms[Math.Max(0, first - 6)..Math.Min(text.Forms.Length, last + 6)])}");
    }

    static string Cased(string word, string how) => how switch { "lower" => word.ToLowerInvariant(), "upper" => word.ToUpperInvariant(), _ => word };

    static string Figures(Tally tally, string key)
    {
        var (p, r, f) = tally.F1(key);
        return string.Create(CultureInfo.InvariantCulture, $"{key} P {p:0.000} R {r:0.000} F1 {f:0.000} ({tally[key + "_gold"]})");
    }

    static void Count(Tally tally, string key, HashSet<(int, int, int)> found, HashSet<(int, int, int)> gold)
    {
        tally[key + "_out"] += found.Count;
        tally[key + "_gold"] += gold.Count;
        tally[key + "_tp"] += found.Count(gold.Contains);
    }

    static IEnumerable<List<TaggedSentence>> Documents(string path)
    {
        using var text = Corpora.OpenFile(path);
        var open = new List<TaggedSentence>();
        foreach (var sentence in TaggedNames.Read(text))
        {
            if (open.Count > 0 && (sentence.Document is null || sentence.Document != open[^1].Document))
            {
                yield return open;
                open = [];
            }

            open.Add(sentence);
        }

        if (open.Count > 0) yield return open;
    }
}
