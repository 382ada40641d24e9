using System.Runtime.InteropServices;
using Quipu.Network.Algorithms;

namespace Quipu.Benchmarks;

/// <summary>Invented scale-free graphs: each new node is joined to five that are chosen by how many edges they have (Barabási and Albert 1999), in a direction by chance.</summary>
static class ScaleFree
{
    const int Edges = 5;

    /// <summary>Writes the counts of nodes and edges and then both ends of each edge, as 32-bit numbers.</summary>
    internal static void Write(string path, int nodes)
    {
        var (dice, ends, at) = (new Random(42), new int[2 * Edges * (nodes - Edges)], 0);
        Span<int> chosen = stackalloc int[Edges];
        for (var node = Edges; node < nodes; node++)
        {
            for (var i = 0; i < Edges;)
            {
                var other = at == 0 ? i : ends[dice.Next(at)];
                if (!chosen[..i].Contains(other)) chosen[i++] = other;
            }

            foreach (var other in chosen)
            {
                var isOut = dice.Next(2) == 0;
                (ends[at], ends[at + 1]) = isOut ? (node, other) : (other, node);
                at += 2;
            }
        }

        using var file = File.Create(path);
        file.Write(MemoryMarshal.AsBytes<int>([nodes, ends.Length / 2]));
        file.Write(MemoryMarshal.AsBytes(ends.AsSpan()));
    }

    internal static Graph Read(string path)
    {
        using var file = File.OpenRead(path);
        var block = new int[1 << 14];
        file.ReadExactly(MemoryMarshal.AsBytes(block.AsSpan(0, 2)));
        var (nodes, from, to) = (block[0], new int[block[1]], new int[block[1]]);
        for (var at = 0; at < from.Length;)
        {
            var ends = block.AsSpan(0, Math.Min(block.Length, 2 * (from.Length - at)));
            file.ReadExactly(MemoryMarshal.AsBytes(ends));
            for (var i = 0; i < ends.Length; i += 2, at++) (from[at], to[at]) = (ends[i], ends[i + 1]);
        }

        return Graph.Of(nodes, from, to, isDirected: true);
    }
}
