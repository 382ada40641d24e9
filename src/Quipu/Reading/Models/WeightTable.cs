using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Quipu.Reading.Models;

/// <summary>
/// Learned weights: for each known feature, whole numbers by class. A score is a sum of them, so that it is the same on every machine
/// whatever its SIMD width. Read only; safe from any thread.
/// </summary>
sealed class WeightTable : Weights
{
    const int Batch = 64, BucketLength = 4;

    // Buckets of four: key and start of the cells in one, the first ones filled first. A key of zero marks a free place, so that feature 0 is kept as 1.
    readonly ulong[] _buckets;
    readonly uint _last; // bucket
    readonly int[] _cells; // a count, then that many of (class << 16 | weight)

    // A bit for every feature that is known, and for one of ten that is not: look-ups of what is unknown end here, in less memory.
    readonly uint[] _filter;
    readonly int _filterShift;

    WeightTable(int classes, int features, int cells)
    {
        Classes = classes;
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, features * 2));
        (_buckets, _cells, _last) = (new ulong[places], new int[cells + features], (uint)(places / BucketLength - 1));
        _filter = new uint[places / 8];
        _filterShift = 32 - BitOperations.Log2((uint)places * 4);
    }

    /// <summary>How many classes a score is given for.</summary>
    internal int Classes { get; }

    internal override void Add(uint feature, Span<int> scores) => Add([feature], scores);

    /// <summary>
    /// The tables are larger than a cache, so that time goes into waiting for memory: each step asks for what all features need before any is looked at.
    /// </summary>
    internal override void Add(ReadOnlySpan<uint> features, Span<int> scores)
    {
        Span<uint> known = stackalloc uint[Batch];
        Span<int> starts = stackalloc int[Batch], counts = stackalloc int[Batch];
        for (; features.Length > Batch; features = features[Batch..]) Add(features[..Batch], scores);
        var (asked, found) = (0, 0);
        foreach (var feature in features)
        {
            var key = feature == 0 ? 1 : feature;
            var bit = FilterBit(key);
            known[asked] = key;
            asked += (int)(_filter[bit >> 5] >> (int)bit) & 1;
        }

        foreach (var key in known[..asked])
            if (Find(key) is >= 0 and var start) starts[found++] = start;
        for (var i = 0; i < found; i++) counts[i] = _cells[starts[i]];
        for (var i = 0; i < found; i++)
            foreach (var cell in _cells.AsSpan(starts[i] + 1, counts[i])) scores[cell >> 16] += (short)cell;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    uint FilterBit(uint key) => key * 0x9E3779B1 >> _filterShift;

    // The start of a feature's cells, or -1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Find(uint key)
    {
        for (var bucket = key & _last; ; bucket = bucket + 1 & _last)
        {
            var places = _buckets.AsSpan((int)bucket * BucketLength, BucketLength);
            var same = Vector256.Equals(Vector256.Create((ReadOnlySpan<ulong>)places).AsUInt32(), Vector256.Create(key)).ExtractMostSignificantBits() & 0b01010101;
            if (same != 0) return (int)(places[BitOperations.TrailingZeroCount(same) / 2] >> 32);
            if (places[BucketLength - 1] == 0) return -1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Place(uint key, int start)
    {
        _filter[FilterBit(key) >> 5] |= 1u << (int)FilterBit(key);
        for (var bucket = key & _last; ; bucket = bucket + 1 & _last)
        {
            var places = _buckets.AsSpan((int)bucket * BucketLength, BucketLength);
            for (var free = 0; free < BucketLength; free++)
                if (places[free] == 0)
                {
                    places[free] = (ulong)start << 32 | key;
                    return;
                }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static WeightTable Read(PartReader from)
    {
        var (classes, features, cells) = (from.Number(), from.Number(), from.Number());
        var table = new WeightTable(classes, features, cells);
        var (key, at) = (0u, 0);
        for (var i = 0; i < features; i++)
        {
            key += (uint)from.Number();
            table.Place(key, at);
            var count = table._cells[at++] = from.Number();
            for (var c = 0; c < count; c++)
            {
                var label = from.Number();
                var weight = from.Number();
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
