namespace Quipu.Matching.Linkage;

/// <summary>
/// What the same value says by being rare or common: agreement on a rare surname says more than on a common one. Relative to the mean of the column, so that it says nothing where all values
/// are equally rare: log2 of Σf²/f, f the share of records with the value.
/// </summary>
sealed class TermFrequency
{
    readonly double[][] _bits;

    internal TermFrequency(ComparedTables tables) => _bits = [.. tables.Columns.Select(Bits)];

    /// <summary>Bits to add for a column on whose value both records agree; 0 where they do not.</summary>
    internal double Of(ComparedTables tables, int column, ulong pattern, int record) =>
        ComparedTables.LevelOf(pattern, column) == 0 ? _bits[column][tables.Columns[column].ValueOf(record)] : 0;

    internal double Of(int column, int value) => _bits[column][value];

    static double[] Bits(ComparedColumn column)
    {
        double mean = 0;
        for (var v = 0; v < column.Values.Count; v++) mean += column.Frequency(v) * column.Frequency(v);
        return [.. Enumerable.Range(0, column.Values.Count).Select(v => Math.Log2(mean / column.Frequency(v)))];
    }
}
