using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>
/// Learned weights of the moves, packed: time goes into waiting for memory, so that it counts how much of it is looked at and that no look-up waits for
/// another. Read only; safe from any thread.
/// </summary>
sealed class MoveWeights : ArcWeights
{
    /// <summary>Features are numbers of that many bits.</summary>
    internal const int FeatureBits = 28;

    /// <summary>No weight is greater, nor smaller than minus that.</summary>
    internal const int MostWeight = 1000;

    const int Lanes = 16, BucketLength = 2 * Lanes, LeastBits = 16, Further = 1 << 13, LineBytes = 64;

    // Buckets of a cache line: sixteen marks (0 where free, the last filled last), then their weights, left in the low byte of each. The mark is what the bucket's
    // number does not tell of the feature, plus one; an eighth of its range for each bucket that it had to go further. A weight too great for a byte has several places.
    readonly ushort[] _buckets;
    readonly int _bits;

    // Where the first bucket is, so that each is one line of the cache.
    readonly int _first;

    /// <summary>Weights of features, which are distinct, not 0, and of <see cref="FeatureBits"/>; weights within <see cref="MostWeight"/>.</summary>
    internal MoveWeights((uint Feature, short Left, short Right)[] rows) : this(rows.Length, () => new(rows))
    {
    }

    // The rows are gone through once more where some feature would have to go too far, with twice the room.
    MoveWeights(int count, Func<Rows> rows)
    {
        for (_bits = LeastBits; count > 12 << _bits; _bits++) { }
        for (; ; _bits++)
        {
            _buckets = GC.AllocateArray<ushort>((BucketLength << _bits) + BucketLength, pinned: true);
            _first = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_buckets, 0) & LineBytes - 1) / sizeof(ushort);
            if (Fill(rows())) return;
        }
    }

    internal override (int Left, int Right) Score(ReadOnlySpan<uint> features)
    {
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buckets), _first);
        var mask = (1 << _bits) - 1;
        // All lines are asked for before any is waited for.
        var asked = 0;
        foreach (var feature in features) asked |= Unsafe.Add(ref first, ((int)feature & mask) * BucketLength);
        if (asked == 0) return (0, 0);
        var (lefts, rights) = (Vector256<short>.Zero, Vector256<short>.Zero);
        foreach (var feature in features)
        {
            var bucket = (int)feature & mask;
            var mark = (feature >> _bits) + 1;
            // Always in range: a bucket's number is below their count.
            while (true)
            {
                var at = (nuint)bucket * BucketLength;
                var hits = Vector256.Equals(Vector256.LoadUnsafe(ref first, at), Vector256.Create((ushort)mark));
                var weights = (Vector256.LoadUnsafe(ref first, at + Lanes) & hits).AsInt16();
                lefts += weights << 8 >> 8;
                rights += weights >> 8;
                if (Unsafe.Add(ref first, at + Lanes - 1) == 0) break;
                // The bucket is full: there may be more of the feature in the next one.
                (bucket, mark) = (bucket + 1 & mask, mark + Further);
            }
        }

        return (Sum(lefts), Sum(rights));
    }

    // At most 127 times the features: no lane overflows before the sum.
    static int Sum(Vector256<short> lanes)
    {
        var (low, high) = Vector256.Widen(lanes);
        return Vector256.Sum(low + high);
    }

    // Weights have a byte each; a heavier one goes in several times. False where a feature would have to go too far.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool Fill(Rows rows)
    {
        while (rows.Next())
        {
            var (feature, left, right) = (rows.Feature, rows.Left, rows.Right);
            if (feature == 0 || feature >> FeatureBits != 0 || Math.Max(Math.Abs(left), Math.Abs(right)) > MostWeight)
                throw new ArgumentException($"No feature {feature} with weights {left}, {right}.", nameof(rows));
            while (left != 0 || right != 0)
            {
                var (byteLeft, byteRight) = ((sbyte)Math.Clamp(left, -127, 127), (sbyte)Math.Clamp(right, -127, 127));
                if (!Place(feature, (ushort)((byte)byteLeft | (byte)byteRight << 8))) return false;
                (left, right) = (left - byteLeft, right - byteRight);
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool Place(uint feature, ushort weights)
    {
        var mark = (feature >> _bits) + 1;
        for (var bucket = (int)feature & (1 << _bits) - 1; mark <= ushort.MaxValue; bucket = bucket + 1 & (1 << _bits) - 1, mark += Further)
        {
            var marks = _buckets.AsSpan(_first + bucket * BucketLength, Lanes);
            var free = marks.IndexOf((ushort)0);
            if (free < 0) continue;
            (marks[free], _buckets[_first + bucket * BucketLength + Lanes + free]) = ((ushort)mark, weights);
            return true;
        }

        return false;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static MoveWeights Read(PartReader from)
    {
        var count = from.Number();
        return new(count, () => new(from, count));
    }

    /// <summary>Writes rows, features ascending and distinct, none 0.</summary>
    internal static void Write(BinaryWriter to, IReadOnlyList<(uint Feature, short Left, short Right)> rows)
    {
        to.Write7BitEncodedInt(rows.Count);
        var last = 0u;
        foreach (var row in rows)
        {
            to.Write7BitEncodedInt((int)(row.Feature - last));
            last = row.Feature;
        }

        foreach (var row in rows) to.Write7BitEncodedInt(row.Left << 1 ^ row.Left >> 31);
        foreach (var row in rows) to.Write7BitEncodedInt(row.Right << 1 ^ row.Right >> 31);
    }

    // Features with their weights, one after the other: from an array, or from the three runs of a file, which need no room beside it.
    sealed class Rows
    {
        readonly (uint Feature, short Left, short Right)[]? _array;
        readonly PartReader? _features, _lefts, _rights;
        readonly int _count;
        int _at;

        internal Rows((uint Feature, short Left, short Right)[] array) => (_array, _count) = (array, array.Length);

        internal Rows(PartReader from, int count)
        {
            (_features, _count) = (from.Here(), count);
            _lefts = from.Here().Past(count);
            _rights = _lefts.Here().Past(count);
        }

        internal uint Feature { get; private set; }

        internal int Left { get; private set; }

        internal int Right { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal bool Next()
        {
            if (_at == _count) return false;
            if (_array is { } rows) (Feature, Left, Right) = rows[_at];
            else (Feature, Left, Right) = (Feature + (uint)_features!.Number(), Signed(_lefts!.Number()), Signed(_rights!.Number()));
            _at++;
            return true;
        }

        static int Signed(int coded) => (short)(coded >> 1 ^ -(coded & 1));
    }
}
