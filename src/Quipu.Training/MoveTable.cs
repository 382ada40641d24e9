using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Quipu.Reading.Analysis.Parsing;

namespace Quipu.Training;

/// <summary>Weights of the moves while they are learned: wide, and to be changed at any time.</summary>
sealed class MoveTable : ArcWeights
{
    const int Lanes = 8, BucketLength = 2 * Lanes;

    // Buckets of a cache line: eight features (0 where free, the last filled last), then their weights, left in the low half of each. A look-up has no
    // branch that depends on whether the feature is known, so that the misses of many look-ups overlap. What does not fit is in the next bucket.
    readonly uint[] _buckets;
    readonly int _mask;

    /// <summary>Room for that many features.</summary>
    internal MoveTable(int features)
    {
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, features / 4));
        (_buckets, _mask) = (new uint[count * BucketLength], count - 1);
    }

    /// <summary>How many features it knows.</summary>
    internal int Count { get; private set; }

    /// <summary>How many it has room for; <see cref="Place"/> gives numbers below this.</summary>
    internal int Slots => _buckets.Length / 2;

    internal override (int Left, int Right) Score(ReadOnlySpan<uint> features)
    {
        var (lefts, rights) = (Vector256<int>.Zero, Vector256<int>.Zero);
        var further = (Left: 0, Right: 0);
        ref var first = ref MemoryMarshal.GetArrayDataReference(_buckets);
        foreach (var feature in features)
        {
            // In range: a bucket's number is below their count.
            var at = (nuint)((int)feature & _mask) * BucketLength;
            var hit = Vector256.Equals(Vector256.LoadUnsafe(ref first, at), Vector256.Create(feature));
            var weights = (Vector256.LoadUnsafe(ref first, at + Lanes) & hit).AsInt32();
            lefts += weights << 16 >> 16;
            rights += weights >> 16;
            if (Unsafe.Add(ref first, at + Lanes - 1) != 0 && hit == Vector256<uint>.Zero) Further(feature, ref further);
        }

        return (Vector256.Sum(lefts) + further.Left, Vector256.Sum(rights) + further.Right);
    }

    void Further(uint feature, ref (int Left, int Right) sum)
    {
        var slot = Find(feature);
        if (Key(slot) == 0) return;
        var (left, right) = this[slot];
        sum = (sum.Left + left, sum.Right + right);
    }

    /// <summary>The feature in a slot; 0 where it is free.</summary>
    internal uint Key(int slot) => _buckets[slot / Lanes * BucketLength + slot % Lanes];

    /// <summary>The weights in a slot.</summary>
    internal (short Left, short Right) this[int slot]
    {
        get
        {
            var weights = _buckets[slot / Lanes * BucketLength + Lanes + slot % Lanes];
            return ((short)weights, (short)(weights >> 16));
        }
        set => _buckets[slot / Lanes * BucketLength + Lanes + slot % Lanes] = (ushort)value.Left | (uint)(ushort)value.Right << 16;
    }

    /// <summary>The slot of a feature, given one where it has none.</summary>
    internal int Place(uint feature)
    {
        var slot = Find(feature);
        if (Key(slot) != 0) return slot;
        _buckets[slot / Lanes * BucketLength + slot % Lanes] = feature;
        Count++;
        return slot;
    }

    /// <summary>The slot of a feature; -1 where it has none.</summary>
    internal int Known(uint feature) => Find(feature) is var slot && Key(slot) != 0 ? slot : -1;

    // The feature's slot, or the free one where it belongs.
    int Find(uint feature)
    {
        for (var slot = ((int)feature & _mask) * Lanes; ; slot = slot + 1 == Slots ? 0 : slot + 1)
            if (Key(slot) is var key && (key == feature || key == 0)) return slot;
    }
}
