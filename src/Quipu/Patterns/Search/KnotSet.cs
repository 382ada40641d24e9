using System.Numerics;

namespace Quipu.Patterns.Search;

/// <summary>Entities of a network, one bit each: small enough to be asked for each of millions of ties.</summary>
sealed class KnotSet(int knots)
{
    readonly ulong[] _bits = new ulong[(knots + 63) / 64];

    internal int Count => _bits.Sum(BitOperations.PopCount);

    internal bool Has(int knot) => (_bits[knot >> 6] >> (knot & 63) & 1) != 0;

    internal void Add(int knot) => _bits[knot >> 6] |= 1UL << (knot & 63);

    /// <summary>Leaves those that the other has too.</summary>
    internal void Keep(KnotSet other)
    {
        for (var i = 0; i < _bits.Length; i++) _bits[i] &= other._bits[i];
    }

    internal void Join(KnotSet other)
    {
        for (var i = 0; i < _bits.Length; i++) _bits[i] |= other._bits[i];
    }

    /// <summary>In order.</summary>
    internal int[] ToArray()
    {
        var (knots, at) = (new int[Count], 0);
        for (var i = 0; i < _bits.Length; i++)
            for (var left = _bits[i]; left != 0; left &= left - 1) knots[at++] = (i << 6) + BitOperations.TrailingZeroCount(left);
        return knots;
    }
}
