using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>
/// Strands of one tie of a shape in columns: most are two ends and one tie, so that the further ones have columns only where a way has several steps.
/// </summary>
sealed class StrandList
{
    int[] _from, _to, _a;
    int[]? _b, _c;

    internal StrandList(int room = 0) => (_from, _to, _a) = (Unset(room), Unset(room), Unset(room));

    internal int Count { get; private set; }

    internal int[] From => _from;

    internal int[] To => _to;

    internal Strand this[int i] => new(_from[i], _to[i], _a[i], _b?[i] ?? -1, _c?[i] ?? -1);

    /// <summary>Everything is one step, in order of the numbers of ties.</summary>
    internal bool IsSingle => _b is null;

    internal void Add(int from, int to, int tie)
    {
        if (Count == _from.Length) Grow(Math.Max(256, 2 * Count));
        (_from[Count], _to[Count], _a[Count]) = (from, to, tie);
        Count++;
    }

    internal void Add(Strand strand)
    {
        Add(strand.From, strand.To, strand.A);
        if (strand.B < 0 && _b is null) return;
        if (_b is null)
        {
            (_b, _c) = (new int[_from.Length], new int[_from.Length]);
            Array.Fill(_b, -1);
            Array.Fill(_c, -1);
        }

        (_b[Count - 1], _c![Count - 1]) = (strand.B, strand.C);
    }

    /// <summary>Leaves the strands whose ends both can be, and notes their ends.</summary>
    internal void Keep(KnotSet mayFrom, KnotSet mayTo, KnotSet metFrom, KnotSet metTo)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            var (from, to) = (_from[i], _to[i]);
            if (!mayTo.Has(to) || !mayFrom.Has(from)) continue;
            metFrom.Add(from);
            metTo.Add(to);
            (_from[kept], _to[kept], _a[kept]) = (from, to, _a[i]);
            if (_b is not null) (_b[kept], _c![kept]) = (_b[i], _c[i]);
            kept++;
        }

        Count = kept;
    }

    /// <summary>Whether the ends are in order.</summary>
    internal bool IsSorted()
    {
        for (var i = 1; i < Count; i++)
            if (_from[i - 1] > _from[i] || (_from[i - 1] == _from[i] && _to[i - 1] > _to[i])) return false;
        return true;
    }

    /// <summary>Those of all parts whose ends both can be, in order, in no more room than they need.</summary>
    internal static StrandList Of(IReadOnlyList<StrandList> parts, PatternTie tie, Sift sift)
    {
        var count = 0;
        foreach (var part in parts)
            for (var i = 0; i < part.Count; i++)
                if (sift.May(tie, part._from[i], part._to[i])) count++;
        var all = new StrandList(count);
        if (parts.Any(p => !p.IsSingle)) return Mixed(all, parts, tie, sift);
        foreach (var part in parts)
            for (var i = 0; i < part.Count; i++)
                if (sift.May(tie, part._from[i], part._to[i])) all.Add(part._from[i], part._to[i], part._a[i]);
        if (all.IsSorted()) return all;
        // By one end and then the other, each leaving as it is what is equal: ties keep the order of their numbers.
        all.Place(all._to, sift.Knots);
        all.Place(all._from, sift.Knots);
        return all;
    }

    static StrandList Mixed(StrandList all, IReadOnlyList<StrandList> parts, PatternTie tie, Sift sift)
    {
        var strands = new Strand[all._from.Length];
        var count = 0;
        foreach (var part in parts)
            for (var i = 0; i < part.Count; i++)
                if (sift.May(tie, part._from[i], part._to[i])) strands[count++] = part[i];
        Array.Sort(strands);
        foreach (var strand in strands) all.Add(strand);
        return all;
    }

    void Place(int[] key, int knots)
    {
        var starts = new int[knots + 1];
        for (var i = 0; i < Count; i++) starts[key[i] + 1]++;
        for (var i = 0; i < knots; i++) starts[i + 1] += starts[i];
        var (from, to, a) = (new int[Count], new int[Count], new int[Count]);
        for (var i = 0; i < Count; i++)
        {
            var at = starts[key[i]]++;
            (from[at], to[at], a[at]) = (_from[i], _to[i], _a[i]);
        }

        (_from, _to, _a) = (from, to, a);
    }

    void Grow(int room)
    {
        (_from, _to, _a) = (Grown(_from, room), Grown(_to, room), Grown(_a, room));
        if (_b is not null) (_b, _c) = (Grown(_b, room), Grown(_c!, room));
    }

    int[] Grown(int[] column, int room)
    {
        var grown = Unset(room);
        column.AsSpan(0, Count).CopyTo(grown);
        return grown;
    }

    // Nothing is read before it is written.
    static int[] Unset(int room) => GC.AllocateUninitializedArray<int>(room);
}
