using System.IO.Compression;

namespace Quipu.Reading.Mentions;

/// <summary>
/// A gazetteer: one text of <c>KEY TAB VALUE</c> lines and an open hash of where each starts. Loading is unpacking; a look-up allocates nothing,
/// so that fifty thousand names cost about a megabyte and a few milliseconds.
/// </summary>
sealed class NameTable
{
    readonly string _text;
    readonly int[] _lines;

    /// <summary>Where the line of a key starts, plus one; 0 for an empty place.</summary>
    readonly int[] _places;

    NameTable(string text)
    {
        _text = text;
        var lines = new List<int>(text.Length / 12);
        for (var at = 0; at < text.Length; at = text.IndexOf('\n', at) + 1) lines.Add(at);
        _lines = [.. lines];
        _places = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, lines.Count * 2))];
        foreach (var start in _lines)
        {
            var place = Hash(text.AsSpan(start, text.IndexOf('\t', start) - start)) & _places.Length - 1;
            while (_places[place] != 0) place = place + 1 & _places.Length - 1;
            _places[place] = start + 1;
        }
    }

    /// <summary>Reads an embedded table, unpacked where its name ends in <c>.br</c>.</summary>
    internal static NameTable Load(string name)
    {
        using var raw = typeof(NameTable).Assembly.GetManifestResourceStream($"Reading/Mentions/Gazetteers/{name}") ?? throw new InvalidOperationException($"The assembly lacks its table {name}.");
        using var stream = name.EndsWith(".br", StringComparison.Ordinal) ? new BrotliStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }

    internal int Count => _lines.Length;

    /// <summary>The value of a key; false where it is not in the table.</summary>
    internal bool TryFind(ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        for (var place = Hash(key) & _places.Length - 1; _places[place] != 0; place = place + 1 & _places.Length - 1)
        {
            var line = _text.AsSpan(_places[place] - 1);
            if (!line.StartsWith(key) || line[key.Length] != '\t') continue;
            value = line[(key.Length + 1)..line.IndexOf('\n')];
            return true;
        }

        value = default;
        return false;
    }

    internal bool Has(ReadOnlySpan<char> key) => TryFind(key, out _);

    // FNV-1a over UTF-16 units; its own so that nothing depends on the process.
    static int Hash(ReadOnlySpan<char> key)
    {
        var hash = 2166136261u;
        foreach (var c in key) hash = (hash ^ c) * 16777619u;
        return (int)(hash ^ hash >> 15);
    }

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
