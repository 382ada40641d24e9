using System.Runtime.InteropServices;
using System.Text;

namespace Quipu.Network.Snapshots;

/// <summary>Words by number: UTF-8, one after another; those that came later lie in a column of their own.</summary>
sealed class WordColumn(Column<int> starts, Column<byte> bytes, WordColumn? added = null)
{
    readonly int _first = starts.Length - 1;

    internal Column<int> Starts => starts;

    internal Column<byte> Bytes => bytes;

    internal int Count => _first + Added;

    /// <summary>How many came later.</summary>
    internal int Added => added?.Count ?? 0;

    internal string this[int word] => Encoding.UTF8.GetString(Utf8(word));

    internal ReadOnlySpan<byte> Utf8(int word) => word < _first ? bytes.Span[starts[word]..starts[word + 1]] : added!.Utf8(word - _first);

    internal static WordColumn Of(IReadOnlyList<string> words)
    {
        var (starts, bytes) = (new int[words.Count + 1], new List<byte>());
        for (var i = 0; i < words.Count; i++)
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(words[i]));
            starts[i + 1] = bytes.Count;
        }

        return new(new(starts), new(CollectionsMarshal.AsSpan(bytes).ToArray()));
    }

    /// <summary>These words, and others after them.</summary>
    internal WordColumn And(IEnumerable<string> words) =>
        new(starts, bytes, Of([.. Enumerable.Range(_first, Added).Select(w => this[w]), .. words]));

    /// <summary>The same words in one column.</summary>
    internal WordColumn Whole()
    {
        if (added is null) return this;
        var more = added.Starts.Span[1..];
        var length = bytes.Length;
        var (all, text) = (new int[Count + 1], new byte[length + added.Bytes.Length]);
        starts.Span.CopyTo(all);
        for (var i = 0; i < more.Length; i++) all[_first + 1 + i] = length + more[i];
        bytes.Span.CopyTo(text);
        added.Bytes.Span.CopyTo(text.AsSpan(length));
        return new(new(all), new(text));
    }

    /// <summary>Of each word whether it is one of these.</summary>
    internal bool[] Among(IEnumerable<string> wanted)
    {
        var (among, byLength) = (new bool[Count], new Dictionary<int, HashSet<string>>());
        foreach (var word in wanted)
        {
            var length = Encoding.UTF8.GetByteCount(word);
            (byLength.TryGetValue(length, out var known) ? known : byLength[length] = new(StringComparer.Ordinal)).Add(word);
        }

        if (byLength.Count == 0) return among;
        Parallel.For(0, (Count + Part - 1) / Part, part => Note(part, among, byLength));
        return among;
    }

    const int Part = 1 << 16;

    // Most words are of another length, or ASCII that is held against the wanted without being made a string.
    void Note(int part, bool[] among, Dictionary<int, HashSet<string>> byLength)
    {
        Span<char> text = stackalloc char[256];
        var lengths = new HashSet<string>.AlternateLookup<ReadOnlySpan<char>>?[257];
        foreach (var (length, words) in byLength)
            if (length <= 256) lengths[length] = words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var word = part * Part; word < Math.Min(Count, (part + 1) * Part); word++)
        {
            var utf8 = Utf8(word);
            if (utf8.Length <= 256) among[word] = lengths[utf8.Length] is { } wanted && wanted.Contains(text[..Encoding.UTF8.GetChars(utf8, text)]);
            else among[word] = byLength.TryGetValue(utf8.Length, out var words) && words.Contains(Encoding.UTF8.GetString(utf8));
        }
    }
}
