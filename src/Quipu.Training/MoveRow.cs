using Quipu.Reading.Analysis.Parsing;

namespace Quipu.Training;

/// <summary>The weights of one feature as trained, scaled, and how often it was updated.</summary>
readonly record struct MoveRow(uint Feature, int Left, int Right, int Updates)
{
    /// <summary>Adds the rows of two trainings, features ascending in both.</summary>
    internal static List<MoveRow> Sum(List<MoveRow> one, List<MoveRow> two)
    {
        var rows = new List<MoveRow>(one.Count + two.Count / 2);
        for (var (i, j) = (0, 0); i < one.Count || j < two.Count;)
        {
            if (j == two.Count || i < one.Count && one[i].Feature < two[j].Feature) rows.Add(one[i++]);
            else if (i == one.Count || two[j].Feature < one[i].Feature) rows.Add(two[j++]);
            else
            {
                var (a, b) = (one[i++], two[j++]);
                rows.Add(new(a.Feature, a.Left + b.Left, a.Right + b.Right, a.Updates + b.Updates));
            }
        }

        return rows;
    }

    /// <summary>The rows divided by <paramref name="by"/>, without what was updated fewer than <paramref name="updates"/> times or weighs less than <paramref name="least"/> before.</summary>
    internal static List<(uint Feature, short Left, short Right)> Pruned(List<MoveRow> rows, int by, int updates, int least)
    {
        var kept = new List<(uint, short, short)>();
        foreach (var row in rows)
            if (row.Updates >= updates && Math.Abs(row.Left) + Math.Abs(row.Right) >= least) kept.Add((row.Feature, Rounded(row.Left), Rounded(row.Right)));
        return kept;

        short Rounded(int weight) => (short)Math.Clamp((weight + (weight < 0 ? -by : by) / 2) / by, -MoveWeights.MostWeight, MoveWeights.MostWeight);
    }

    /// <summary>The heaviest rows, at most that many; of equally heavy ones all or none.</summary>
    internal static List<(uint Feature, short Left, short Right)> Heaviest(List<(uint Feature, short Left, short Right)> rows, int most)
    {
        var of = new int[2 * MoveWeights.MostWeight + 2];
        foreach (var row in rows) of[Weight(row)]++;
        var (least, kept) = (of.Length - 1, 0);
        while (least > 0 && kept + of[least - 1] <= most) kept += of[--least];
        return rows.FindAll(r => Weight(r) >= least);

        static int Weight((uint Feature, short Left, short Right) row) => Math.Abs(row.Left) + Math.Abs(row.Right);
    }
}
