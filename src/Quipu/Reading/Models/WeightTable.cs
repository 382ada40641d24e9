using System.Numerics;

namespace Quipu.Reading.Models;

/// <summary>
/// Learned weights: for each known feature, whole numbers by class. A score is a sum of them, so that it is the same on every machine
/// whatever its SIMD width. Read only; safe from any thread.
/// </summary>
sealed class WeightTable : Weights
{
    const int Batch = 32;

    // Open addressing: key and start of the cells in one, so that a look-up is one miss of the cache. A key of zero marks a free slot, so that feature 0 is kept as 1.
    readonly ulong[] _slots;
    readonly int[] _cells; // a count, then that many of (class << 16 | weight)
    readonly int _mask;

    WeightTable(int classes, int features, int cells)
    {
        Classes = classes;
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features * 2));
        (_slots, _cells, _mask) = (new ulong[capacity], new int[cells + features], capacity - 1);
    }

    /// <summary>How many classes a score is given for.</summary>
    internal int Classes { get; }

    internal override void Add(uint feature, Span<int> scores)
    {
        var at = Find(feature);
        if (at < 0) return;
        var cells = _cells;
        var end = at + 1 + cells[at];
        for (var i = at + 1; i < end; i++)
        {
            var cell = cells[i];
            scores[cell >> 16] += (short)cell;
        }
    }

    /// <summary>
    /// The table is larger than a cache, so that time goes into waiting for memory: the slots of many features are asked for before any is looked at,
    /// then the cells of those that were found.
    /// </summary>
    internal override void Add(ReadOnlySpan<uint> features, Span<int> scores)
    {
        Span<ulong> slots = stackalloc ulong[Batch];
        Span<int> starts = stackalloc int[Batch], counts = stackalloc int[Batch];
        for (; features.Length > 0; features = features[Math.Min(Batch, features.Length)..])
        {
            var some = features.Length > Batch ? features[..Batch] : features;
            for (var i = 0; i < some.Length; i++) slots[i] = _slots[SlotOf(some[i])];
            var found = 0;
            for (var i = 0; i < some.Length; i++)
                if ((uint)slots[i] == some[i]) starts[found++] = (int)(slots[i] >> 32);
                else if (slots[i] != 0 && Find(some[i]) is >= 0 and var at) starts[found++] = at;
            for (var i = 0; i < found; i++) counts[i] = _cells[starts[i]];
            for (var i = 0; i < found; i++)
                foreach (var cell in _cells.AsSpan(starts[i] + 1, counts[i])) scores[cell >> 16] += (short)cell;
        }
    }

    int SlotOf(uint key) => (int)(key * 0x9E3779B1 >> 7) & _mask;

    int Find(uint feature)
    {
        var key = feature == 0 ? 1 : feature;
        for (var slot = SlotOf(key); ; slot = (slot + 1) & _mask)
        {
            var found = _slots[slot];
            if ((uint)found == key) return (int)(found >> 32);
            if (found == 0) return -1;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static WeightTable Read(BinaryReader from)
    {
        var (classes, features, cells) = (from.Read7BitEncodedInt(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt());
        var table = new WeightTable(classes, features, cells);
        var (key, at) = (0u, 0);
        for (var i = 0; i < features; i++)
        {
            key += (uint)from.Read7BitEncodedInt();
            var slot = table.SlotOf(key);
            while (table._slots[slot] != 0) slot = (slot + 1) & table._mask;
            table._slots[slot] = (ulong)at << 32 | key;
            var count = table._cells[at++] = from.Read7BitEncodedInt();
            for (var c = 0; c < count; c++)
            {
                var label = from.Read7BitEncodedInt();
                var weight = from.Read7BitEncodedInt();
                table._cells[at++] = label << 16 | (ushort)(short)(weight >> 1 ^ -(weight & 1));
            }
        }

        return table;
    }

    /// <summary>Writes rows of (feature, weights by class), features ascending and distinct, none 0; weights within 16 bits, none 0.</summary>
    internal static void Write(BinaryWriter to, int classes, IReadOnlyList<(uint Feature, (int Class, int Weight)[] Weights)> rows)
    {
        to.Write7BitEncodedInt(classes);
        to.Write7BitEncodedInt(rows.Count);
        to.Write7BitEncodedInt(rows.Sum(r => r.Weights.Length));
        var last = 0u;
        foreach (var (feature, weights) in rows)
        {
            to.Write7BitEncodedInt((int)(feature - last));
            last = feature;
            to.Write7BitEncodedInt(weights.Length);
            foreach (var (label, weight) in weights)
            {
                to.Write7BitEncodedInt(label);
                to.Write7BitEncodedInt(weight << 1 ^ weight >> 31);
            }
        }
    }
}
