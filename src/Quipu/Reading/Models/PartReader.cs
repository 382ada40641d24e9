using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Quipu.Reading.Models;

/// <summary>Reads one part of a model from its bytes, as <see cref="BinaryWriter"/> wrote it. Millions of small numbers are read before the first word is: they are taken straight from memory.</summary>
sealed class PartReader(byte[] bytes)
{
    int _at;

    /// <summary>A whole number in groups of seven bits, the lowest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Number()
    {
        uint first = bytes[_at++];
        return first < 0x80 ? (int)first : Longer(first);
    }

    int Longer(uint first)
    {
        var value = first & 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            uint next = bytes[_at++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80) return (int)value;
        }
    }

    /// <summary>Another reader that begins where this one stands.</summary>
    internal PartReader Here() => new(bytes) { _at = _at };

    /// <summary>This reader, so many numbers further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal PartReader Past(int count)
    {
        for (; count > 0; count--)
            while (bytes[_at++] >= 0x80) { }
        return this;
    }

    internal byte Byte() => bytes[_at++];

    internal bool Bool() => bytes[_at++] != 0;

    internal uint Word()
    {
        _at += sizeof(uint);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(_at - sizeof(uint)));
    }

    internal string Text()
    {
        var length = Number();
        _at += length;
        return Encoding.UTF8.GetString(bytes, _at - length, length);
    }

    /// <summary>Numbers that were written as their differences, ascending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal uint[] Ascending(int count)
    {
        var numbers = new uint[count];
        var last = 0u;
        for (var i = 0; i < numbers.Length; i++) numbers[i] = last += (uint)Number();
        return numbers;
    }
}
