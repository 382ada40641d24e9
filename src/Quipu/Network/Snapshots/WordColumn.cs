using System.Runtime.InteropServices;
using System.Text;

namespace Quipu.Network.Snapshots;

/// <summary>Words by number: UTF-8, one after another.</summary>
sealed class WordColumn(Column<int> starts, Column<byte> bytes)
{
    internal Column<int> Starts => starts;

    internal Column<byte> Bytes => bytes;

    internal int Count => starts.Length - 1;

    internal string this[int word] => Encoding.UTF8.GetString(Utf8(word));

    internal ReadOnlySpan<byte> Utf8(int word) => bytes.Span[starts[word]..starts[word + 1]];

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
}
