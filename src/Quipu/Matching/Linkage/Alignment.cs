using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>
/// Which columns of two tables hold the same: those of one name first, then those whose words are met in each other. Several columns of one table may stand for one of the other
/// (given name and two surnames, and the whole name).
/// </summary>
static class Alignment
{
    /// <summary>A column of few different words shares them with any other such column by chance.</summary>
    const int FewestWords = 10;

    const double Covered = 0.5;

    /// <summary>Every column of one table with itself.</summary>
    internal static ImmutableArray<ColumnName> Of(LinkTable table, IReadOnlyCollection<string>? only) =>
        [.. Chosen(table, only).Select(c => new ColumnName(table.Columns[c], [c], [c]))];

    /// <summary>The columns that both tables have.</summary>
    /// <param name="only">Columns to use, by their names; null: all.</param>
    internal static ImmutableArray<ColumnName> Of(LinkTable left, LinkTable right, IReadOnlyCollection<string>? only)
    {
        var (leftOnes, rightOnes) = (Chosen(left, only), Chosen(right, only));
        var aligned = new List<ColumnName>();
        foreach (var l in leftOnes.ToArray())
        {
            var r = rightOnes.FindIndex(r => Key(right.Columns[r]) == Key(left.Columns[l]));
            if (r < 0) continue;
            aligned.Add(new(left.Columns[l], [l], [rightOnes[r]]));
            leftOnes.Remove(l);
            rightOnes.RemoveAt(r);
        }

        var (leftWords, rightWords) = (leftOnes.ToDictionary(c => c, c => new ColumnWords(left, c)), rightOnes.ToDictionary(c => c, c => new ColumnWords(right, c)));
        aligned.AddRange(Joined(leftWords, rightWords).Select(j => new ColumnName(right.Columns[j.Whole], j.Parts, [j.Whole])));
        aligned.AddRange(Joined(rightWords, leftWords).Select(j => new ColumnName(left.Columns[j.Whole], [j.Whole], j.Parts)));
        return [.. aligned];
    }

    /// <summary>For each column of one table the columns of the other whose words are for the most part met in it, where together they hold most of its words. What was joined is taken out.</summary>
    static List<(int Whole, ImmutableArray<int> Parts)> Joined(Dictionary<int, ColumnWords> partsFrom, Dictionary<int, ColumnWords> wholes)
    {
        var joined = new List<(int, ImmutableArray<int>)>();
        foreach (var (whole, words) in wholes.OrderBy(w => w.Key).ToArray())
        {
            var parts = partsFrom.Where(p => p.Value.Count >= FewestWords && p.Value.ShareIn([words]) >= Covered).OrderBy(p => p.Key).ToArray();
            if (parts.Length == 0 || words.Count < FewestWords || words.ShareIn([.. parts.Select(p => p.Value)]) < Covered) continue;
            joined.Add((whole, [.. parts.Select(p => p.Key)]));
            wholes.Remove(whole);
            foreach (var (part, _) in parts) partsFrom.Remove(part);
        }

        return joined;
    }

    static List<int> Chosen(LinkTable table, IReadOnlyCollection<string>? only) =>
        [.. Enumerable.Range(0, table.Columns.Length).Where(c => only is null || only.Contains(table.Columns[c], StringComparer.OrdinalIgnoreCase))];

    // Of an address on the web ("…/ontology#phone_number") the last part is the name.
    static string Key(string column) => PlainText.Code(column[(column.LastIndexOfAny(['#', '/']) + 1)..]);
}

/// <summary>The words of a column with how often each stands there.</summary>
sealed class ColumnWords
{
    readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    readonly long _total;

    internal ColumnWords(LinkTable table, int column)
    {
        for (var row = 0; row < table.Rows.Count; row++)
        {
            foreach (var word in PlainText.Of(table.Cell(row, column)).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                _counts[word] = _counts.GetValueOrDefault(word) + 1;
                _total++;
            }
        }
    }

    /// <summary>Different words.</summary>
    internal int Count => _counts.Count;

    /// <summary>The share of this column's words, as often as they stand, that stand in any of the others too.</summary>
    internal double ShareIn(IReadOnlyList<ColumnWords> others) => _total == 0 ? 0 : (double)_counts.Where(c => others.Any(o => o._counts.ContainsKey(c.Key))).Sum(c => c.Value) / _total;
}
