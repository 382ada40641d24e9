using System.IO.Compression;

namespace FollowTheMoney.Types;

/// <summary>Tables that the library carries: lines of cells parted by tabs, packed with brotli.</summary>
static class Resource
{
    internal static IEnumerable<string[]> Rows(string name)
    {
        var packed = typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing from the FollowTheMoney library; build it anew.");
        using var reader = new StreamReader(name.EndsWith(".br", StringComparison.Ordinal) ? new BrotliStream(packed, CompressionMode.Decompress) : packed);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
    }
}
