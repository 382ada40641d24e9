using System.Globalization;
using Quipu.Matching.Linkage;

namespace Quipu.Cli.Terminal;

/// <summary>Linked rows as lines: for a person, and as CSV.</summary>
static class LinkText
{
    /// <summary>Both rows under their probability, then why.</summary>
    internal static IEnumerable<string> Pair(LinkedPair pair, (LinkTable Left, LinkTable Right) tables)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Percent(pair.Probability)}  row {pair.Left + 1}: {Cells(tables.Left, pair.Left)}");
        yield return string.Create(CultureInfo.InvariantCulture, $"        row {pair.Right + 1}: {Cells(tables.Right, pair.Right)}");
        yield return $"        {Reasons(pair)}";
    }

    /// <summary>A line for each pair; rows are numbered from 1, the header not counted.</summary>
    internal static IEnumerable<string> Csv(LinkOutcome outcome, (LinkTable Left, LinkTable Right) tables)
    {
        yield return string.Join(',', ((string[])["left_row", "right_row", "probability", "bits", "reasons"]).Concat(tables.Left.Columns.Select(c => Quoted($"left {c}"))).Concat(tables.Right.Columns.Select(c => Quoted($"right {c}"))));
        foreach (var pair in outcome.Pairs)
        {
            var head = string.Create(CultureInfo.InvariantCulture, $"{pair.Left + 1},{pair.Right + 1},{pair.Probability:0.######},{pair.Bits:0.00},{Quoted(Reasons(pair))}");
            yield return string.Join(',', Row(tables.Left, pair.Left).Concat(Row(tables.Right, pair.Right)).Select(Quoted).Prepend(head));
        }
    }

    static string Reasons(LinkedPair pair) => string.Join("; ", pair.Reasons.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Column} {r.Level} {r.Bits + r.Rarity:+0.0;-0.0;0.0}{Rarity(r.Rarity)}")));

    static string Rarity(double bits) => bits switch { >= 1 => " (rare)", <= -1 => " (common)", _ => "" };

    // Never 100 %: the model may be wrong.
    static string Percent(double probability) => Math.Min(probability, 0.9999).ToString("00.00 %", CultureInfo.InvariantCulture);

    static string Cells(LinkTable table, int row) => string.Join(" | ", Row(table, row).Where(c => c.Length > 0));

    static IEnumerable<string> Row(LinkTable table, int row) => Enumerable.Range(0, table.Columns.Length).Select(c => c < table.Rows[row].Count ? table.Rows[row][c].ReplaceLineEndings(" ") : "");

    static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
