using System.Globalization;
using System.Text;

namespace Quipu.Matching.Candidates;

/// <summary>
/// Pairs of a cross-reference as lines of tab-separated text, a line of its own behind each block. A run that was killed is gone on with behind the last whole block;
/// what stands behind that is cut off.
/// </summary>
public sealed class CrossedFile : IDisposable
{
    const string Mark = "#block";

    readonly FileStream _stream;

    CrossedFile(FileStream stream, int blocks) => (_stream, Blocks) = (stream, blocks);

    /// <summary>How many blocks it has: the first that is still to be made.</summary>
    public int Blocks { get; private set; }

    /// <summary>Opens a file, or makes it.</summary>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static CrossedFile Open(string path)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var (blocks, whole) = Whole(stream);
        stream.SetLength(whole);
        stream.Position = whole;
        return new(stream, blocks);
    }

    /// <summary>Keeps a block; it is on disk when this returns.</summary>
    /// <exception cref="ArgumentException">It is not the next one.</exception>
    public void Add(CrossedBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.Number != Blocks) throw new ArgumentException($"The next block is {Blocks}, not {block.Number}.", nameof(block));
        var text = new StringBuilder();
        foreach (var pair in block.Pairs)
            text.Append(CultureInfo.InvariantCulture, $"{pair.Query}\t{pair.Candidate}\t{pair.Score:R}\n");
        text.Append(CultureInfo.InvariantCulture, $"{Mark}\t{block.Number}\t{block.Asked}\n");
        _stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        _stream.Flush(flushToDisk: true);
        Blocks++;
    }

    /// <summary>The pairs of whole blocks, in the order in which they were found.</summary>
    public static IEnumerable<CrossedPair> Pairs(string path)
    {
        foreach (var line in File.ReadLines(path))
            if (line.Split('\t') is [var query, var candidate, var score] && query != Mark)
                yield return new(new(query), new(candidate), double.Parse(score, CultureInfo.InvariantCulture));
    }

    public void Dispose() => _stream.Dispose();

    static (int Blocks, long Whole) Whole(FileStream stream)
    {
        var (blocks, whole, at) = (0, 0L, 0L);
        using var reader = new StreamReader(stream, Encoding.UTF8, false, -1, leaveOpen: true);
        // Lengths in bytes; a last line without its end is not whole.
        while (reader.ReadLine() is { } line)
        {
            at += Encoding.UTF8.GetByteCount(line) + 1;
            if (!line.StartsWith(Mark + "\t", StringComparison.Ordinal) || at > stream.Length) continue;
            (blocks, whole) = (blocks + 1, at);
        }

        return (blocks, whole);
    }
}
