using System.Numerics;
using System.Runtime.InteropServices;

namespace Quipu.Matching.Candidates;

/// <summary>Byte strings, each kept once and known by its number, in one blob with an open hash: no object a string.</summary>
sealed class Interned
{
    readonly Grown<byte> _bytes;

    /// <summary>Where each starts, and at the end where the next would.</summary>
    readonly Grown<int> _starts;

    /// <summary>Number plus one; 0 for an empty place.</summary>
    int[] _places;

    internal Interned()
        : this(new Grown<byte>(1 << 10), new Grown<int>(1 << 8)) => _starts.Add(0);

    Interned(Grown<byte> bytes, Grown<int> starts)
    {
        (_bytes, _starts) = (bytes, starts);
        _places = new int[1 << 8];
        if (starts.Count > 1) Rehash();
    }

    internal int Count => _starts.Count - 1;

    internal ReadOnlySpan<byte> this[int number] => _bytes.Span[_starts[number].._starts[number + 1]];

    internal long Bytes => _bytes.Bytes + _starts.Bytes + (_places.Length * 4L);

    /// <summary>Its number, or -1 where it is not there.</summary>
    internal int Find(ReadOnlySpan<byte> text)
    {
        var places = _places;
        for (var place = (int)Hash(text) & (places.Length - 1); places[place] != 0; place = (place + 1) & (places.Length - 1))
            if (this[places[place] - 1].SequenceEqual(text)) return places[place] - 1;
        return -1;
    }

    internal int Add(ReadOnlySpan<byte> text)
    {
        var place = (int)Hash(text) & (_places.Length - 1);
        for (; _places[place] != 0; place = (place + 1) & (_places.Length - 1))
            if (this[_places[place] - 1].SequenceEqual(text)) return _places[place] - 1;
        _bytes.AddRange(text);
        _starts.Add(_bytes.Count);
        _places[place] = Count;
        if (Count * 2 > _places.Length) Rehash();
        return Count - 1;
    }

    internal void Save(SectionWriter to)
    {
        to.Write(_bytes.Span);
        to.Write(_starts.Span);
    }

    internal static Interned Load(SectionReader from) => new(new(from.Read<byte>()), new(from.Read<int>()));

    internal void Trim()
    {
        _bytes.Trim();
        _starts.Trim();
    }

    /// <summary>FNV-1a over eight bytes at a time, mixed at the end: the same in every process.</summary>
    internal static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = 0xcbf29ce484222325UL;
        for (; text.Length >= 8; text = text[8..]) hash = (hash ^ MemoryMarshal.Read<ulong>(text)) * 0x9e3779b97f4a7c15UL;
        foreach (var b in text) hash = (hash ^ b) * 0x100000001b3UL;
        hash = (hash ^ (hash >> 32)) * 0xbf58476d1ce4e5b9UL;
        return (uint)(hash >> 32);
    }

    void Rehash()
    {
        var places = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(1 << 8, Count * 3))];
        for (var number = 0; number < Count; number++)
        {
            var place = (int)Hash(this[number]) & (places.Length - 1);
            while (places[place] != 0) place = (place + 1) & (places.Length - 1);
            places[place] = number + 1;
        }

        _places = places;
    }
}
