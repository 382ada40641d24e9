namespace Quipu.Network.Algorithms;

/// <summary>
/// Numbers by chance of which each of many has its own row, cheap to begin (SplitMix64: Steele, Lea and Flood 2014). The same seed, the same numbers.
/// </summary>
struct Chance(ulong seed)
{
    ulong _state = seed;

    /// <summary>From 0 up to 1.</summary>
    internal double Next() => (Bits() >> 11) * (1.0 / (1UL << 53));

    internal void Shuffle(Span<int> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var other = (int)(((Bits() >> 32) * (ulong)(i + 1)) >> 32);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    ulong Bits()
    {
        var bits = _state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
