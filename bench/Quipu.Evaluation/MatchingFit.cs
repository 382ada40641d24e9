using Quipu.Matching.Names;
using Quipu.Matching.Scoring;

namespace Quipu.Evaluation;

/// <summary>A pair as the fit sees it.</summary>
/// <param name="Fold">Pairs that share a name are in one fold; -1: always learned from.</param>
/// <param name="Count">How much it counts.</param>
sealed record FitRow(PartyKind Kind, double[] Values, bool Same, int Fold, double Count);

/// <summary>
/// Fits the weights of logic-q1 that are of names: logistic regression that keeps near the weights set by hand (ridge), on name-pairs.csv and half of the Hispanic set.
/// Weights of dates, numbers and countries stay as they were set: no labelled pairs have them.
/// </summary>
static class MatchingFit
{
    internal const int Folds = 5;

    const double Ridge = 1, HispanicCount = 0.2, Step = 0.02;
    const int Rounds = 3000;

    /// <summary>The command: <c>names DIR --fit FILE</c> writes the table.</summary>
    internal static int Write(string folder, string to)
    {
        var rows = Rows(NamePairs.Read(Path.Combine(folder, "name-pairs.csv")));
        var (before, fitted) = (Weights.BeforeFitting, Fit(rows, _ => true));
        File.WriteAllText(to, fitted.Table(before));
        Console.WriteLine($"Written: {to} ({rows.Count} pairs)");
        return 0;
    }

    /// <summary>Each pair scored by weights that were fitted without its fold.</summary>
    internal static MatchTally CrossValidated(List<NamePair> pairs, double threshold)
    {
        var rows = Rows(pairs);
        var scored = new List<(double, bool)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit(rows, r => r.Fold != fold);
            scored.AddRange(rows.Where(r => r.Fold == fold).Select(r => (Score(weights, r), r.Same)));
        }

        return MatchTally.Of(scored, threshold);
    }

    static double Score(Weights weights, FitRow row) => 1 / (1 + Math.Exp(-Dot(weights.Column(row.Kind), row.Values)));

    static double Dot(double[] weights, double[] values)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++) sum += weights[i] * values[i];
        return sum;
    }

    static List<FitRow> Rows(List<NamePair> pairs)
    {
        var (algorithm, rows, folds) = (new LogicQ1(), new List<FitRow>(), FoldsOf(pairs));
        for (var i = 0; i < pairs.Count; i++)
        {
            var (left, right) = pairs[i].Parties;
            if (algorithm.EvidenceOf(left, right) is var (kind, evidence)) rows.Add(new(kind, evidence.Values.ToArray(), pairs[i].Same, folds[i], 1));
        }

        if (!File.Exists(HispanicScore.File)) return rows;
        foreach (var pair in HispanicScore.Learned(HispanicScore.Read(HispanicScore.File)))
        {
            var (left, right) = HispanicScore.Parties(pair);
            if (algorithm.EvidenceOf(left, right) is var (kind, evidence)) rows.Add(new(kind, evidence.Values.ToArray(), pair.Same, -1, HispanicCount));
        }

        return rows;
    }

    /// <summary>Pairs that share a name, by way of others too, are in one fold; the groups are dealt out in order of size.</summary>
    static int[] FoldsOf(List<NamePair> pairs)
    {
        var leader = new Dictionary<string, string>(StringComparer.Ordinal);
        string Find(string name)
        {
            while (leader.TryGetValue(name, out var next) && next != name) name = next;
            return name;
        }

        foreach (var pair in pairs)
        {
            var (one, other) = (NameAnalysis.Form(pair.Left), NameAnalysis.Form(pair.Right));
            leader.TryAdd(one, one);
            leader.TryAdd(other, other);
            leader[Find(one)] = Find(other);
        }

        var fold = new Dictionary<string, int>(StringComparer.Ordinal);
        var sizes = new int[Folds];
        foreach (var group in pairs.GroupBy(p => Find(NameAnalysis.Form(p.Left)), StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var least = Array.IndexOf(sizes, sizes.Min());
            (fold[group.Key], sizes[least]) = (least, sizes[least] + group.Count());
        }

        return [.. pairs.Select(p => fold[Find(NameAnalysis.Form(p.Left))])];
    }

    static Weights Fit(List<FitRow> rows, Func<FitRow, bool> learned)
    {
        var before = Weights.BeforeFitting;
        var kept = rows.Where(learned).ToList();
        return new(Fit([.. kept.Where(r => r.Kind == PartyKind.Person)], before.Column(PartyKind.Person)), Fit([.. kept.Where(r => r.Kind != PartyKind.Person)], before.Column(PartyKind.Organization)));
    }

    /// <summary>Adam's steps down the gradient; what is not of names stays.</summary>
    static double[] Fit(FitRow[] rows, double[] before)
    {
        var weights = (double[])before.Clone();
        var (first, second, gradient) = (new double[weights.Length], new double[weights.Length], new double[weights.Length]);
        for (var round = 1; round <= Rounds; round++)
        {
            for (var i = 0; i < weights.Length; i++) gradient[i] = Ridge * (weights[i] - before[i]);
            foreach (var row in rows)
            {
                var wrong = row.Count * ((1 / (1 + Math.Exp(-Dot(weights, row.Values)))) - (row.Same ? 1 : 0));
                for (var i = 0; i < weights.Length; i++) gradient[i] += wrong * row.Values[i];
            }

            for (var i = 0; i < (int)Q.NoName; i++)
            {
                first[i] = (0.9 * first[i]) + (0.1 * gradient[i]);
                second[i] = (0.999 * second[i]) + (0.001 * gradient[i] * gradient[i]);
                weights[i] -= Step * first[i] / (1 - Math.Pow(0.9, round)) / (Math.Sqrt(second[i] / (1 - Math.Pow(0.999, round))) + 1e-8);
                // What speaks against a pair never comes to speak for it, however the few pairs fall.
                if (i > 0 && weights[i] * before[i] < 0) weights[i] = 0;
            }
        }

        return [.. weights.Select(w => Math.Round(w, 2))];
    }
}
