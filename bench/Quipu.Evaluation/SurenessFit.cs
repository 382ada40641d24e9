using System.Globalization;
using System.Text;
using Quipu.Reading;
using Quipu.Reading.Attribution;

namespace Quipu.Evaluation;

/// <summary>A claim of a reading as the fit sees it: its article, what was seen of it, and whether gold has the same claim (strict).</summary>
/// <param name="Harmful">Whether it would wrong the named person that it is said against; null where it is said against none.</param>
sealed record Judged(string Article, Seen[] Seen, bool Right, bool? Harmful);

/// <summary>
/// Fits the weights of sureness on folders of gold files, and says how well calibrated they are on articles that were left out of the fit:
/// Brier score against always saying the base rate, a table of what was promised and what held, and how many claims would wrong somebody at or above each sureness.
/// </summary>
static class SurenessFit
{
    const int Rounds = 400;
    const double Ridge = 3;

    static readonly double[] Thresholds = [0, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8];

    /// <summary>The command: <c>sureness DIR… [--write FILE]</c>.</summary>
    internal static int Start(string[] args)
    {
        var write = Array.IndexOf(args, "--write");
        var folders = write < 0 ? args : args[..write];
        var missing = folders.FirstOrDefault(f => !Directory.Exists(f));
        if (folders is [] || missing is not null)
        {
            Console.Error.WriteLine($"usage: sureness DIR… [--write FILE]; each DIR holds NNN.txt with NNN.gold.json{(missing is null ? "" : $", and {missing} is no folder")}.");
            return 1;
        }

        var judged = Judge(folders);
        foreach (var line in Report(judged)) Console.WriteLine(line);
        if (write >= 0) File.WriteAllText(args[write + 1], Table(Fit(judged)));
        return 0;
    }

    static List<Judged> Judge(IReadOnlyList<string> folders) => [.. folders.SelectMany(Judge)];

    /// <summary>The report alone.</summary>
    internal static IEnumerable<string> Lines(IReadOnlyList<string> folders) => Report(Judge(folders));

    static List<Judged> Judge(string folder)
    {
        var (judged, reader) = (new List<Judged>(), new FrameReader());
        foreach (var path in Given.Files(folder, "*.gold.json"))
        {
            var stem = Path.GetFileName(path)[..^".gold.json".Length];
            if (ReadingRun.DocumentAt(Path.Combine(folder, stem + ".txt")) is not { } document) continue;
            var set = reader.ReadWithMentions(document).Mentions;
            var (drafts, scenes) = FrameReader.Weighed(set);
            var builder = new ClaimBuilder(scenes, set.Entities, "fit");
            var reading = FrameReader.Read(set, "fit");
            var score = new ReadingScore(Given.Read(path, ScoredFile.Gold), ScoredFile.Read(Exports.ReadingJson.Write(reading, document, stem)), document.Text);
            var (right, harm) = (score.StrictlyRight(), Harm.Of(score).ToDictionary(h => h.Id, h => h.IsHarmful));
            var ids = reading.Claims.Select((c, i) => (c.Id, $"c{i + 1}")).ToDictionary(p => p.Id, p => p.Item2);
            var seen = new List<Seen>();
            foreach (var draft in drafts)
            {
                if (!ids.Remove(builder.IdOf(draft), out var name)) continue;
                Cues.Of(draft, scenes[draft.Sentence], seen);
                judged.Add(new(stem, [.. seen], right.Contains(name), harm.TryGetValue(name, out var harmful) ? harmful : null));
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
        var held = new List<(double Chance, bool Right, bool? Harmful)>();
        foreach (var article in judged.Select(j => j.Article).Distinct().ToArray())
        {
            var weights = Fit([.. judged.Where(j => j.Article != article)]);
            held.AddRange(judged.Where(j => j.Article == article).Select(j => (Chance(weights, j.Seen), j.Right, j.Harmful)));
        }

        var rate = held.Average(h => h.Right ? 1.0 : 0);
        var (brier, flat) = (held.Average(h => Math.Pow(h.Chance - (h.Right ? 1 : 0), 2)), rate * (1 - rate));
        yield return Text($"{held.Count} claims, {rate:0.000} of them as gold has them; Brier {brier:0.000}, always saying {rate:0.000}: {flat:0.000}");
        yield return "| sureness | claims | promised | held |";
        yield return "| --- | --- | --- | --- |";
        foreach (var bin in held.GroupBy(h => Math.Min(9, (int)(h.Chance * 10))).OrderBy(b => b.Key))
            yield return Text($"| {bin.Key / 10.0:0.0}–{(bin.Key + 1) / 10.0:0.0} | {bin.Count()} | {bin.Average(h => h.Chance):0.00} | {bin.Average(h => h.Right ? 1.0 : 0):0.00} |");
        foreach (var line in HarmLines(held)) yield return line;
    }

    static IEnumerable<string> HarmLines(List<(double Chance, bool Right, bool? Harmful)> held)
    {
        yield return "";
        yield return "| claims against named persons, sureness at least | claims | would wrong them |";
        yield return "| --- | --- | --- |";
        foreach (var least in Thresholds)
        {
            var shown = held.Where(h => h.Harmful is not null && h.Chance >= least).ToList();
            yield return Text($"| {least:0.00} | {shown.Count} | {(shown.Count == 0 ? 0 : shown.Average(h => h.Harmful == true ? 1.0 : 0)):0.000} |");
        }
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static string Table(Dictionary<Seen, double> weights)
    {
        var text = new StringBuilder("# Weights of what is seen of a claim, in thousandths of a logit: cue, its value, weight. Fitted by `sureness DIR --write` (docs/decisions/0011).\n");
        foreach (var (seen, weight) in weights.OrderBy(w => w.Key.Cue).ThenBy(w => w.Key.Value)) text.Append(CultureInfo.InvariantCulture, $"{seen.Cue}\t{seen.Word}\t{Math.Round(weight * 1000):0}\n");
        return text.ToString();
    }
}
