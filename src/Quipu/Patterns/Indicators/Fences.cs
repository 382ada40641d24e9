namespace Quipu.Patterns.Indicators;

/// <summary>Quartiles, and the fences beyond which a value is an outlier (Tukey 1977: one and a half times the range between quartiles).</summary>
static class Fences
{
    /// <summary>
    /// The value below which this share lies, between two values in proportion: the estimate that is right at the median whatever the distribution
    /// (Hyndman and Fan 1996, definition 8). Not a number without values.
    /// </summary>
    internal static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) return double.NaN;
        var place = ((sorted.Length + (1.0 / 3)) * share) + (1.0 / 3);
        var below = (int)place;
        if (below <= 0 || share <= 0) return sorted[0];
        if (below >= sorted.Length || share >= 1) return sorted[^1];
        return sorted[below - 1] + ((place - below) * (sorted[below] - sorted[below - 1]));
    }

    internal static (double First, double Third) Quartiles(IReadOnlyCollection<double> values) => (Quantile(values, 0.25), Quantile(values, 0.75));

    internal static double Lower((double First, double Third) quartiles) => Math.FusedMultiplyAdd(quartiles.Third - quartiles.First, -1.5, quartiles.First);

    internal static double Upper((double First, double Third) quartiles) => Math.FusedMultiplyAdd(quartiles.Third - quartiles.First, 1.5, quartiles.Third);
}
