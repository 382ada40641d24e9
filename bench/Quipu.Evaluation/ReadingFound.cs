using Quipu.Documents;

namespace Quipu.Evaluation;

/// <summary>What scoring a folder of articles found: counts of all, by language, what was missed, harm, and how long reading took.</summary>
sealed class ReadingFound
{
    internal Tally Total { get; } = new();

    internal SortedDictionary<string, Tally> Parts { get; } = new(StringComparer.Ordinal);

    internal List<string> Missing { get; } = [];

    internal List<HarmClaim> Harm { get; } = [];

    internal long Words { get; set; }

    internal TimeSpan Time { get; set; }

    internal double WordsPerSecond => Time > TimeSpan.Zero ? Words / Time.TotalSeconds : 0;

    internal void Add(string stem, ScoredFile gold, byte[] json, Document document, TextWriter each)
    {
        var one = new Tally();
        var score = new ReadingScore(gold, ScoredFile.Read(json), document.Text);
        score.Count(one, Missing, stem);
        Harm.AddRange(Evaluation.Harm.Of(score));
        Total.Add(one);
        foreach (var part in PartsOf(gold, stem)) (Parts.TryGetValue(part, out var tally) ? tally : Parts[part] = new()).Add(one);
        each.WriteLine(one.Row(stem));
    }

    static IEnumerable<string> PartsOf(ScoredFile gold, string stem) => stem.StartsWith("seed", StringComparison.Ordinal) ? [gold.Language ?? "?", "seeds"] : [gold.Language ?? "?"];
}
