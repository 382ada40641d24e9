namespace Quipu.Matching.Linkage;

/// <summary>The keys of one blocking rule: for each record some numbers; records that share one are compared.</summary>
sealed class BlockingKeys
{
    readonly Func<int, IEnumerable<long>> _of;

    BlockingKeys(string name, int filled, Func<int, IEnumerable<long>> of) => (Name, Filled, _of) = (name, filled, of);

    internal string Name { get; }

    /// <summary>Records that have a key.</summary>
    internal int Filled { get; }

    internal IEnumerable<long> Of(int record) => _of(record);

    internal static BlockingKeys Exact(ComparedColumn column) =>
        new(column.Name.Name, column.Filled, record => column.ValueOf(record) is >= 0 and var value ? [value] : []);

    /// <summary>Null where the kind of column has no loose form.</summary>
    internal static BlockingKeys? Loose(ComparedColumn column)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var byValue = new long[column.Values.Count][];
        for (var value = 0; value < byValue.Length; value++)
        {
            var keys = new List<long>();
            foreach (var key in column.LooseKeys(value))
            {
                if (!ids.TryGetValue(key, out var id)) ids[key] = id = ids.Count;
                keys.Add(id);
            }

            byValue[value] = [.. keys];
        }

        return ids.Count == 0 ? null : new($"{column.Name.Name} (loosely)", column.Filled, record => column.ValueOf(record) is >= 0 and var value ? byValue[value] : []);
    }

    /// <summary>Both at once; only of rules with one key a record.</summary>
    internal static BlockingKeys Both(BlockingKeys one, BlockingKeys other) =>
        new($"{one.Name} + {other.Name}", Math.Min(one.Filled, other.Filled), record => from a in one.Of(record) from b in other.Of(record) select a << 32 | b);
}
