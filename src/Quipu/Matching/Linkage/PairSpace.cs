namespace Quipu.Matching.Linkage;

/// <summary>The pairs that could be one: of two tables, of one table with itself, or of one of two tables with itself. The record with the lower number comes first.</summary>
/// <param name="From">The first record that may come first.</param>
/// <param name="Until">Where the records end that may come first.</param>
sealed record PairSpace(int From, int Until, int OtherFrom, int OtherUntil)
{
    internal static PairSpace Of(ComparedTables tables) => tables.IsOne ? Within(0, tables.Left) : new(0, tables.Left, tables.Left, tables.Records);

    internal static PairSpace Within(int from, int until) => new(from, until, from, until);

    internal bool IsWithin => From == OtherFrom;

    internal long Count => IsWithin ? (long)(Until - From) * (Until - From - 1) / 2 : (long)(Until - From) * (OtherUntil - OtherFrom);

    internal bool Has(int record) => (record >= From && record < Until) || (record >= OtherFrom && record < OtherUntil);

    /// <summary>Whether a pair of its records, the lower number first, belongs to it.</summary>
    internal bool Has(int one, int other) => one != other && one >= From && one < Until && other >= OtherFrom && other < OtherUntil;

    internal long CountIn(List<int> block)
    {
        if (IsWithin) return (long)block.Count * (block.Count - 1) / 2;
        var first = block.Count(r => r < Until);
        return (long)first * (block.Count - first);
    }

    internal ulong[] All()
    {
        var pairs = new ulong[Count];
        var at = 0;
        for (var one = From; one < Until; one++)
            for (var other = IsWithin ? one + 1 : OtherFrom; other < OtherUntil; other++) pairs[at++] = Blocking.Packed(one, other);
        return pairs;
    }

    /// <summary>A pair by chance.</summary>
    internal ulong Any(Random random)
    {
        while (true)
        {
            var (one, other) = (random.Next(From, Until), random.Next(OtherFrom, OtherUntil));
            if (IsWithin && one > other) (one, other) = (other, one);
            if (one != other) return Blocking.Packed(one, other);
        }
    }
}
