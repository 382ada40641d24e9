using System.Collections.Frozen;
using System.Globalization;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>
/// How sure the reader is of a claim: the chance, in thousandths, that a careful person would set down the same claim with the same parties from that sentence.
/// A logistic model over <see cref="Cues"/>; weights are thousandths of a logit, and the sum is turned into thousandths by whole numbers, so that it is the same everywhere.
/// </summary>
static class Sureness
{
    internal const string Resource = "Reading/Attribution/sureness.tsv";

    const int Least = 10, Most = 990;

    static readonly Lazy<FrozenDictionary<Seen, int>> Weights = new(Load);

    /// <summary>For each sureness the least sum of weights that reaches it: the inverse of the logistic function, ascending.</summary>
    static readonly int[] Steps = [.. Enumerable.Range(1, 999).Select(s => (int)Math.Round(1000 * Math.Log(s / (1000.0 - s))))];

    [ThreadStatic]
    static List<Seen>? _seen;

    internal static int Of(Draft draft, Scene scene)
    {
        var seen = _seen ??= [];
        Cues.Of(draft, scene, seen);
        var sum = 0;
        foreach (var one in seen) sum += Weights.Value.GetValueOrDefault(one);
        return FromLogit(sum);
    }

    /// <summary>Thousandths for a sum of thousandths of a logit.</summary>
    internal static int FromLogit(int sum)
    {
        var at = Array.BinarySearch(Steps, sum);
        return Math.Clamp(at >= 0 ? at + 1 : ~at, Least, Most);
    }

    static FrozenDictionary<Seen, int> Load()
    {
        using var stream = typeof(Sureness).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        var weights = new Dictionary<Seen, int>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split('\t') is not [var cue, var value, var weight]) continue;
            weights[Seen.Of(Enum.Parse<Cue>(cue), value)] = int.Parse(weight, CultureInfo.InvariantCulture);
        }

        return weights.ToFrozenDictionary();
    }
}
