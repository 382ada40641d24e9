using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Quipu.Matching.Candidates;

/// <summary>Writes arrays one after another, each with its length and CRC-32C.</summary>
sealed class SectionWriter(Stream stream)
{
    const int Piece = 1 << 20;

    internal void Write<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(items);
        Span<byte> head = stackalloc byte[12];
        MemoryMarshal.Write(head, (long)bytes.Length);
        MemoryMarshal.Write(head[8..], SectionReader.Checksum(bytes));
        stream.Write(head);
        for (; bytes.Length > 0; bytes = bytes[Math.Min(Piece, bytes.Length)..]) stream.Write(bytes[..Math.Min(Piece, bytes.Length)]);
    }
}

/// <summary>Reads what <see cref="SectionWriter"/> wrote. Each array is read in one go into memory of its own: every byte has to be looked at for its checksum anyway.</summary>
sealed class SectionReader(Stream stream)
{
    /// <exception cref="InvalidDataException">The file ends early, or what it holds is not what was written.</exception>
    internal T[] Read<T>()
        where T : unmanaged
    {
        Span<byte> head = stackalloc byte[12];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) throw new InvalidDataException("it ends early");
        var size = MemoryMarshal.Read<long>(head);
        if (size < 0 || size > stream.Length - stream.Position || size % Unsafe.SizeOf<T>() != 0) throw new InvalidDataException("it ends early");
        var items = GC.AllocateUninitializedArray<T>(checked((int)(size / Unsafe.SizeOf<T>())));
        var bytes = MemoryMarshal.AsBytes(items.AsSpan());
        stream.ReadExactly(bytes);
        return Checksum(bytes) == MemoryMarshal.Read<uint>(head[8..]) ? items : throw new InvalidDataException("its checksum is wrong");
    }

    /// <summary>CRC-32C of four strands folded into one, so that the processor's instruction never waits for itself.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var (a, b, c, d) = (1u, 2u, 3u, 4u);
        var at = 0;
        for (; at + 4 <= words.Length; at += 4)
        {
            a = BitOperations.Crc32C(a, words[at]);
            b = BitOperations.Crc32C(b, words[at + 1]);
            c = BitOperations.Crc32C(c, words[at + 2]);
            d = BitOperations.Crc32C(d, words[at + 3]);
        }

        foreach (var last in bytes[(at * 8)..]) a = BitOperations.Crc32C(a, last);
        return BitOperations.Crc32C(BitOperations.Crc32C(BitOperations.Crc32C(a, b), c), d);
    }
}
