using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Registers;

namespace Quipu.Assessment;

/// <summary>Words and phrases, folded; one that ends with an asterisk stands for every word that begins so.</summary>
public sealed class PhraseSet
{
    readonly FrozenSet<string> _words;
    readonly ImmutableArray<string> _beginnings;
    readonly ImmutableArray<string[]> _phrases;

    internal PhraseSet(IEnumerable<string> phrases)
    {
        var all = phrases.Select(p => (Open: p.EndsWith('*'), Words: RegisterId.Key(p.TrimEnd('*')).Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(p => p.Words.Length > 0).ToList();
        _words = all.Where(p => p is { Open: false, Words.Length: 1 }).Select(p => p.Words[0]).ToFrozenSet(StringComparer.Ordinal);
        _beginnings = [.. all.Where(p => p is { Open: true, Words.Length: 1 }).Select(p => p.Words[0]).Distinct()];
        _phrases = [.. all.Where(p => p.Words.Length > 1).Select(p => p.Open ? [.. p.Words[..^1], p.Words[^1] + "*"] : p.Words)];
    }

    /// <summary>Whether a text, as <see cref="Words"/> gives it, says one of them.</summary>
    internal bool IsIn(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (_words.Contains(word)) return true;
            foreach (var beginning in _beginnings)
                if (word.StartsWith(beginning, StringComparison.Ordinal)) return true;
            foreach (var phrase in _phrases)
                if (Stands(phrase, words, i)) return true;
        }

        return false;
    }

    /// <summary>The folded words of texts, each text by itself: no phrase runs over the end of one.</summary>
    internal static string[] Words(IEnumerable<string?> texts) => [.. texts.OfType<string>().SelectMany(t => RegisterId.Key(t).Split(' ', StringSplitOptions.RemoveEmptyEntries).Append("|"))];

    static bool Stands(string[] phrase, string[] words, int at)
    {
        if (at + phrase.Length > words.Length) return false;
        for (var i = 0; i < phrase.Length; i++)
            if (phrase[i] is [.. var beginning, '*'] ? !words[at + i].StartsWith(beginning, StringComparison.Ordinal) : phrase[i] != words[at + i]) return false;
        return true;
    }
}
