using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Exports;

namespace Quipu.Cli.Terminal;

/// <summary>Pairs of a cross-reference, as lines and as a table.</summary>
static class CrossedText
{
    /// <summary>One line: score, both sides, the model and why.</summary>
    internal static void Write(CrossExplained pair, TextWriter to) =>
        to.WriteLine($"{ScreeningReport.Score(pair.Pair.Score)}  {Side(pair.One)}  =?  {Side(pair.Other)}  {pair.Pair.Algorithm}: {Reasons(pair)}{(pair.Match.Wanting is { } wanting ? $"; undecided for want of {wanting}" : "")}");

    internal static void Write(IEnumerable<CrossExplained> pairs, CrossAsked asked, Stream to)
    {
        using var csv = new Utf8CsvWriter(to, quoteAll: false, mark: true);
        csv.Row("score", "one", "one_name", "one_schema", "one_datasets", "other", "other_name", "other_schema", "other_datasets", "wanting", "reasons", "model", "threshold");
        foreach (var pair in pairs)
        {
            var (one, other) = (pair.One, pair.Other);
            csv.Row(
                ScreeningReport.Score(pair.Pair.Score), Csv.Inert(one.Id.Value), Csv.Inert(one.Name), one.Schema, string.Join("; ", one.Datasets), Csv.Inert(other.Id.Value), Csv.Inert(other.Name), other.Schema,
                string.Join("; ", other.Datasets), pair.Match.Wanting ?? "", Csv.Inert(Reasons(pair)), pair.Pair.Algorithm, ScreeningReport.Score(asked.Least));
        }
    }

    static string Side(CrossSide side) => $"{side.Name} ({side.Schema}, {string.Join(", ", side.Datasets)}) {side.Id}";

    static string Reasons(CrossExplained pair) =>
        string.Join("; ", pair.Match.Reasons.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Feature} {r.Contribution:+0.00;-0.00}")));
}
