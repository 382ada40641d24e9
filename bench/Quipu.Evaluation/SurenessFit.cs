using System.Globalization;
using System.Text;
using Quipu.Reading;
using Quipu.Reading.Attribution;

namespace Quipu.Evaluation;

/// <summary>A claim of a reading as the fit sees it: its article, what was seen of it, and whether gold has the same claim (strict).</summary>
sealed record Judged(string Article, Seen[] Seen, bool Right);

/// <summary>
/// Fits the weights of sureness on a folder of gold files, and says how well calibrated they are on articles that were left out of the fit:
/// Brier score against always saying the base rate, and a table of what was promised and what held.
/// </summary>
sealed class SurenessFit(string folder)
{
    const int Rounds = 400;
    const double Ridge = 3;

    /// <summary>The command: <c>sureness DIR [--write FILE]</c>.</summary>
    internal static int Start(string[] args)
    {
        if (args is not [var folder, ..] || !Directory.Exists(folder))
        {
            Console.Error.WriteLine("usage: sureness DIR [--write FILE]; DIR holds NNN.txt with NNN.gold.json.");
            return 1;
        }

        var fit = new SurenessFit(folder);
        var judged = fit.Judge();
        foreach (var line in Report(judged)) Console.WriteLine(line);
        if (args is [_, "--write", var path]) File.WriteAllText(path, Table(Fit(judged)));
        return 0;
    }

    /// <summary>The report alone.</summary>
    internal static IEnumerable<string> Lines(string folder) => Report(new SurenessFit(folder).Judge());

    List<Judged> Judge()
    {
        var (judged, reader) = (new List<Judged>(), new FrameReader());
        foreach (var path in Directory.EnumerateFiles(folder, "*.gold.json").Order(StringComparer.Ordinal))
        {
            var stem = Path.GetFileName(path)[..^".gold.json".Length];
            if (ReadingRun.DocumentAt(Path.Combine(folder, stem + ".txt")) is not { } document) continue;
            var set = reader.ReadWithMentions(document).Mentions;
            var (drafts, scenes) = FrameReader.Weighed(set);
            var builder = new ClaimBuilder(scenes, set.Entities, "fit");
            var reading = FrameReader.Read(set, "fit");
            var right = new ReadingScore(ScoredFile.Read(File.ReadAllBytes(path)), ScoredFile.Read(Exports.ReadingJson.Write(reading, document, stem)), document.Text).StrictlyRight();
            var ids = reading.Claims.Select((c, i) => (c.Id, $"c{i + 1}")).ToDictionary(p => p.Id, p => p.Item2);
            var seen = new List<Seen>();
            foreach (var draft in drafts)
            {
                if (!ids.Remove(builder.IdOf(draft), out var name)) continue;
                Cues.Of(draft, scenes[draft.Sentence], seen);
                judged.Add(new(stem, [.. seen], right.Contains(name)));
            }
        }

        return judged;
    }

    /// <summary>Full-batch gradient descent on the logistic loss with a ridge, in a fixed order; the constant is not held down.</summary>
    static Dictionary<Seen, double> Fit(List<Judged> judged)
    {
        var weights = judged.SelectMany(j => j.Seen).Distinct().OrderBy(s => s.Cue).ThenBy(s => s.Value).ToDictionary(s => s, _ => 0.0);
        var keys = weights.Keys.ToArray();
        // A step that cannot overshoot: the loss bends no more than a quarter for each claim, shared by the cues seen at once.
        var count = judged.SelectMany(j => j.Seen).CountBy(s => s).ToDictionary();
        var most = judged.Max(j => j.Seen.Length);
        for (var round = 0; round < Rounds; round++)
        {
            var slope = keys.ToDictionary(k => k, k => k.Cue == Cue.Always ? 0 : -Ridge * weights[k]);
            foreach (var one in judged)
            {
                var error = (one.Right ? 1 : 0) - Chance(weights, one.Seen);
                foreach (var seen in one.Seen) slope[seen] += error;
            }

            foreach (var key in keys) weights[key] += slope[key] / (0.25 * most * count[key] + Ridge);
        }

        return weights;
    }

    static double Chance(Dictionary<Seen, double> weights, Seen[] seen) => 1 / (1 + Math.Exp(-seen.Sum(s => weights.GetValueOrDefault(s))));

    /// <summary>The lines of the report: each claim is judged by weights fitted without its article.</summary>
    static IEnumerable<string> Report(List<Judged> judged)
    {
        var held = new List<(double Chance, bool Right)>();
        foreach (var article in judged.Select(j => j.Article).Distinct().ToArray())
        {
            var weights = Fit([.. judged.Where(j => j.Article != article)]);
            held.AddRange(judged.Where(j => j.Article == article).Select(j => (Chance(weights, j.Seen), j.Right)));
        }

        var rate = held.Average(h => h.Right ? 1.0 : 0);
        var (brier, flat) = (held.Average(h => Math.Pow(h.Chance - (h.Right ? 1 : 0), 2)), rate * (1 - rate));
        yield return Text($"{held.Count} claims, {rate:0.000} of them as gold has them; Brier {brier:0.000}, always saying {rate:0.000}: {flat:0.000}");
        yield return "| sureness | claims | promised | held |";
        yield return "| --- | --- | --- | --- |";
        foreach (var bin in held.GroupBy(h => Math.Min(9, (int)(h.Chance * 10))).OrderBy(b => b.Key))
            yield return Text($"| {bin.Key / 10.0:0.0}–{(bin.Key + 1) / 10.0:0.0} | {bin.Count()} | {bin.Average(h => h.Chance):0.00} | {bin.Average(h => h.Right ? 1.0 : 0):0.00} |");
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static string Table(Dictionary<Seen, double> weights)
    {
        var text = new StringBuilder("# Weights of what is seen of a claim, in thousandths of a logit: cue, its value, weight. Fitted by `sureness DIR --write` (docs/decisions/0011).\n");
        foreach (var (seen, weight) in weights.OrderBy(w => w.Key.Cue).ThenBy(w => w.Key.Value)) text.Append(CultureInfo.InvariantCulture, $"{seen.Cue}\t{seen.Value}\t{Math.Round(weight * 1000):0}\n");
        return text.ToString();
    }
}
