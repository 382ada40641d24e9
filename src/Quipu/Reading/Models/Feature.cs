namespace Quipu.Reading.Models;

/// <summary>
/// Names of features as 32-bit numbers: a template's number mixed with what was seen there. The same on every machine and in every run;
/// two features that meet in one number share their weights, which at these sizes happens to one in some ten thousand.
/// </summary>
static class Feature
{
    const uint Prime = 0x9E3779B1;

    /// <summary>A number for a word or a piece of one, from its UTF-16 units.</summary>
    internal static uint Of(ReadOnlySpan<char> text)
    {
        var hash = 0x811C9DC5u;
        foreach (var c in text) hash = (hash ^ c) * 0x01000193u;
        return Mix(hash);
    }

    internal static uint Of(int template, uint a) => Mix(((uint)template * Prime) ^ a);

    internal static uint Of(int template, uint a, uint b) => Mix(Of(template, a) * 31 ^ b);

    internal static uint Of(int template, uint a, uint b, uint c) => Mix(Of(template, a, b) * 37 ^ c);

    internal static uint Of(int template, uint a, uint b, uint c, uint d) => Mix(Of(template, a, b, c) * 41 ^ d);

    /// <summary>Spreads every bit over all bits (the finalizer of MurmurHash3, public domain).</summary>
    internal static uint Mix(uint h)
    {
        h ^= h >> 16;
        h *= 0x85EBCA6B;
        h ^= h >> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >> 16);
    }
}
