using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Quipu.Access;
using Quipu.Documents;
using Quipu.Search;
using Quipu.Text;

namespace Quipu.Publishing.Drafts;

/// <summary>Which sentences of a draft have words that stand in the same order in material of a protected source: by them it can be told who gave it.</summary>
static partial class SourceWords
{
    /// <summary>Words in a row that are no chance.</summary>
    const int Run = 7;

    /// <summary>A whole sentence or a quotation that is shorter counts from so many words on.</summary>
    const int Least = 4;

    /// <summary>Numbers of the sentences (from 1) that repeat such words.</summary>
    internal static IReadOnlySet<int> Repeated(IStore store, Viewer viewer, IEnumerable<DraftSentence> sentences, CancellationToken cancellation)
    {
        var (wanted, found) = (new Dictionary<(int Length, ulong Words), List<int>>(), new HashSet<int>());
        foreach (var sentence in sentences) Ask(wanted, sentence);
        if (wanted.Count == 0) return found;
        foreach (var source in Paging.All(p => store.Protected.Sources(viewer, p)))
            foreach (var row in Paging.All(p => store.Documents(viewer, new() { Protected = source.Source.Id }, p)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (store.Document(viewer, row.Head.Id) is { } document) Find(wanted, document, found);
            }

        return found;
    }

    static void Ask(Dictionary<(int Length, ulong Words), List<int>> wanted, DraftSentence sentence)
    {
        var words = Words(sentence.Text);
        Runs(words, Run);
        if (words.Length < Run) Runs(words, words.Length);
        foreach (var quoted in Quotation().EnumerateMatches(sentence.Text))
            if (Words(sentence.Text[quoted.Index..(quoted.Index + quoted.Length)]) is { Length: < Run } few) Runs(few, few.Length);

        void Runs(ulong[] of, int length)
        {
            if (length < Least) return;
            for (var i = 0; i + length <= of.Length; i++)
            {
                ref var numbers = ref CollectionsMarshal.GetValueRefOrAddDefault(wanted, (length, Joined(of.AsSpan(i, length))), out _);
                (numbers ??= []).Add(sentence.Number);
            }
        }
    }

    static void Find(Dictionary<(int Length, ulong Words), List<int>> wanted, Document document, HashSet<int> found)
    {
        var words = Words(document.Text);
        for (var i = 0; i < words.Length; i++)
            for (var length = Least; length <= Run && i + length <= words.Length; length++)
                if (wanted.TryGetValue((length, Joined(words.AsSpan(i, length))), out var numbers)) found.UnionWith(numbers);
    }

    // Letters and digits, without accents and case.
    static ulong[] Words(string text) => [.. Word().Matches(Folding.Compact(text)).Select(m => Hash(MemoryMarshal.Cast<char, ushort>(m.ValueSpan)))];

    static ulong Joined(ReadOnlySpan<ulong> words) => Hash(words);

    // FNV-1a over whole values, mixed: two runs of a draft and a workspace that fall together by chance are not to be expected.
    static ulong Hash<T>(ReadOnlySpan<T> values) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var hash = 14695981039346656037UL;
        foreach (var value in values)
        {
            hash = (hash ^ ulong.CreateTruncating(value)) * 1099511628211UL;
            hash ^= hash >> 29;
        }

        return hash;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex("[«“\"„‘][^«»“”\"„‘]{8,400}[»”\"“’]", RegexOptions.NonBacktracking)]
    private static partial Regex Quotation();
}
