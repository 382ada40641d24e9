using System.Collections.Frozen;
using System.IO.Compression;

namespace Quipu.Matching.Names;

/// <summary>Phrases of one word or more and what they stand for; found in a name without making a string.</summary>
sealed class PhraseTable<T>
{
    readonly FrozenDictionary<string, T> _phrases;
    readonly FrozenDictionary<string, int> _longest;
    readonly FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _byPhrase;
    readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byFirst;

    /// <param name="phrases">Folded words with single spaces between them, and what they stand for.</param>
    internal PhraseTable(IEnumerable<KeyValuePair<string, T>> phrases)
    {
        _phrases = phrases.ToFrozenDictionary(StringComparer.Ordinal);
        var longest = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var phrase in _phrases.Keys)
        {
            var gap = phrase.IndexOf(' ', StringComparison.Ordinal);
            var first = gap < 0 ? phrase : phrase[..gap];
            longest[first] = Math.Max(longest.GetValueOrDefault(first), phrase.Count(c => c == ' ') + 1);
        }

        _longest = longest.ToFrozenDictionary(StringComparer.Ordinal);
        _byPhrase = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        _byFirst = _longest.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal IEnumerable<KeyValuePair<string, T>> All => _phrases;

    /// <summary>Most words of a phrase that begins with this one; 0 where none does.</summary>
    internal int Longest(ReadOnlySpan<char> first) => _byFirst.TryGetValue(first, out var words) ? words : 0;

    internal bool TryFind(ReadOnlySpan<char> phrase, out T? meaning) => _byPhrase.TryGetValue(phrase, out meaning);

    internal bool Has(ReadOnlySpan<char> phrase) => _byPhrase.ContainsKey(phrase);

    /// <summary>The longest phrase that begins at a word: how many words it has, 0 where there is none.</summary>
    internal int Find(NameWords words, int at, out T? meaning)
    {
        meaning = default;
        for (var count = Math.Min(Longest(words[at]), words.Count - at); count > 0; count--)
            if (_byPhrase.TryGetValue(words.Range(at, at + count - 1), out meaning)) return count;
        return 0;
    }
}

/// <summary>Tables of this room, packed with brotli: lines of cells parted by tabs, remarks after a number sign.</summary>
static class NameResource
{
    internal static IEnumerable<string[]> Rows(string name)
    {
        var packed = typeof(NameResource).Assembly.GetManifestResourceStream($"Matching/{name}") ?? throw new InvalidOperationException($"The assembly lacks its table {name}.");
        using var reader = new StreamReader(name.EndsWith(".br", StringComparison.Ordinal) ? new BrotliStream(packed, CompressionMode.Decompress) : packed);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
    }

    /// <summary>A phrase as names are folded; empty where nothing of it remains.</summary>
    internal static string Fold(string phrase)
    {
        var words = new NameWords();
        words.Read(phrase);
        return words.Form;
    }
}
