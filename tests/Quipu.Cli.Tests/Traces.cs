using System.Buffers.Binary;
using System.Text;

namespace Quipu.Cli.Tests;

/// <summary>Pieces of a text, looked for in every byte of a folder: as they stand and folded, in UTF-8 and in UTF-16.</summary>
sealed class Traces
{
    const int Key = 8;

    readonly Dictionary<ulong, List<(byte[] Bytes, string Piece)>> _pieces = [];

    internal Traces(IReadOnlyCollection<string> pieces)
    {
        Count = pieces.Count;
        foreach (var piece in pieces)
            foreach (var form in new[] { piece, piece.ToLowerInvariant(), Text.Folding.Fold(piece) }.Distinct(StringComparer.Ordinal))
                foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode }) Add(encoding.GetBytes(form), piece);
    }

    internal int Count { get; }

    /// <summary>Each place where a piece stands.</summary>
    internal IEnumerable<(string File, string Piece)> In(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var bytes = Bytes(file);
            for (var at = 0; at + Key <= bytes.Length; at++)
            {
                if (!_pieces.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at)), out var known)) continue;
                foreach (var (piece, text) in known)
                    if (bytes.AsSpan(at).StartsWith(piece)) yield return (Path.GetRelativePath(folder, file), text);
            }
        }
    }

    // What another process holds for itself alone is empty: it is there to be held.
    static byte[] Bytes(string file)
    {
        if (new FileInfo(file).Length == 0) return [];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }

    void Add(byte[] bytes, string piece)
    {
        var key = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (!_pieces.TryGetValue(key, out var known)) _pieces[key] = known = [];
        known.Add((bytes, piece));
    }
}
