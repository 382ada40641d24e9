using System.IO.Compression;

namespace Quipu.Reading.Mentions;

/// <summary>
/// A gazetteer: one text of sorted <c>KEY TAB VALUE</c> lines and where each starts. Loading is unpacking; a look-up is a binary search and
/// allocates nothing, so that fifty thousand names cost half a megabyte and a few milliseconds.
/// </summary>
sealed class SortedTable
{
    readonly string _text;
    readonly int[] _lines;

    SortedTable(string text)
    {
        _text = text;
        var lines = new List<int>(text.Length / 12);
        for (var at = 0; at < text.Length; at = text.IndexOf('\n', at) + 1) lines.Add(at);
        _lines = [.. lines];
    }

    /// <summary>Reads an embedded table, unpacked where its name ends in <c>.br</c>.</summary>
    internal static SortedTable Load(string name)
    {
        using var raw = typeof(SortedTable).Assembly.GetManifestResourceStream($"Reading/Mentions/Gazetteers/{name}") ?? throw new InvalidOperationException($"The assembly lacks its table {name}.");
        using var stream = name.EndsWith(".br", StringComparison.Ordinal) ? new BrotliStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }

    internal int Count => _lines.Length;

    /// <summary>The value of a key; false where it is not in the table.</summary>
    internal bool TryFind(ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        var (low, high) = (0, _lines.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var line = _text.AsSpan(_lines[middle]);
            line = line[..line.IndexOf('\n')];
            var tab = line.IndexOf('\t');
            var order = line[..tab].SequenceCompareTo(key);
            if (order == 0)
            {
                value = line[(tab + 1)..];
                return true;
            }

            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        value = default;
        return false;
    }

    internal bool Has(ReadOnlySpan<char> key) => TryFind(key, out _);

    /// <summary>Every line, key and value.</summary>
    internal IEnumerable<(string Key, string Value)> Rows()
    {
        foreach (var start in _lines)
        {
            var end = _text.IndexOf('\n', start);
            var tab = _text.IndexOf('\t', start);
            yield return (_text[start..tab], _text[(tab + 1)..end]);
        }
    }
}
