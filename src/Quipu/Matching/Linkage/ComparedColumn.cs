using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>A column of both tables, made ready to be compared: each different value once, records pointing at them.</summary>
abstract class ComparedColumn
{
    /// <summary>The level of two values of which one is not told: it says nothing for or against.</summary>
    internal const int Missing = 15;

    readonly int[] _valueOf;
    readonly int[] _counts;

    /// <param name="plain">The comparable form of each record's value; empty where nothing is told.</param>
    private protected ComparedColumn(ColumnName name, IReadOnlyList<string> plain)
    {
        Name = name;
        _valueOf = new int[plain.Count];
        var (ids, counts) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<int>());
        var values = new List<string>();
        for (var record = 0; record < plain.Count; record++)
        {
            if (plain[record].Length == 0)
            {
                _valueOf[record] = -1;
                continue;
            }

            if (!ids.TryGetValue(plain[record], out var id))
            {
                ids[plain[record]] = id = values.Count;
                values.Add(plain[record]);
                counts.Add(0);
            }

            _valueOf[record] = id;
            counts[id]++;
            Filled++;
        }

        (Values, _counts) = (values, [.. counts]);
    }

    internal ColumnName Name { get; }

    internal abstract ColumnKind Kind { get; }

    /// <summary>What each level means, the strongest agreement first, difference last.</summary>
    internal abstract ImmutableArray<string> Levels { get; }

    /// <summary>Different values in the order of their first record.</summary>
    internal IReadOnlyList<string> Values { get; }

    /// <summary>Records that have a value.</summary>
    internal int Filled { get; }

    internal int Records => _valueOf.Length;

    /// <summary>The value of a record, or -1.</summary>
    internal int ValueOf(int record) => _valueOf[record];

    internal int CountOf(int value) => _counts[value];

    /// <summary>The share of records, of those that have a value, that have this one.</summary>
    internal double Frequency(int value) => (double)_counts[value] / Filled;

    /// <summary>How far two records agree: 0 is the same, <see cref="Missing"/> where either has nothing.</summary>
    internal int Level(int one, int other)
    {
        var (a, b) = (_valueOf[one], _valueOf[other]);
        if (a < 0 || b < 0) return Missing;
        return a == b ? 0 : Compare(a, b);
    }

    /// <summary>Keys under which records that may be one are found together; each begins with what kind of key it is.</summary>
    internal virtual IEnumerable<string> LooseKeys(int value) => [];

    /// <summary>The level of two different values.</summary>
    private protected abstract int Compare(int one, int other);
}

/// <summary>What a compared column is called, and where it comes from in either table.</summary>
/// <param name="Left">Columns of the left table, whose values are joined by a space.</param>
sealed record ColumnName(string Name, ImmutableArray<int> Left, ImmutableArray<int> Right);
