using System.Collections.Frozen;
using System.Text;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Entities;

/// <summary>A name as joining compares it: folded words, without leading articles and marks; dots inside abbreviations are dropped (S.A.C. = SAC).</summary>
sealed record NameForm(string Key, string[] Words)
{
    static readonly FrozenSet<string> Articles = new[] { "the", "el", "la", "los", "las" }.ToFrozenSet(StringComparer.Ordinal);

    internal static NameForm Of(string name)
    {
        var words = Split(name);
        var first = 0;
        while (first < words.Count - 1 && Articles.Contains(words[first])) first++;
        var kept = words.Skip(first).ToArray();
        return new(string.Join(' ', kept), kept);
    }

    /// <summary>Starts with an article, as a nickname does ("El Chino").</summary>
    internal static bool HasArticle(string name) => Split(name) is [var first, _, ..] && Articles.Contains(first);

    /// <summary>Capitals only: PNP, APRA, D.E.A.</summary>
    internal static bool IsAcronym(string name)
    {
        var letters = name.Where(c => c is not ('.' or '-')).ToArray();
        return letters.Length is >= 2 and <= 10 && letters.All(char.IsLetterOrDigit) && letters.Count(char.IsUpper) >= 2 && !letters.Any(char.IsLower);
    }

    /// <summary>The words of <paramref name="shorter"/> occur in this name in their order, the first word first.</summary>
    internal bool Holds(NameForm shorter)
    {
        if (shorter.Words.Length > Words.Length || Words.Length == 0 || shorter.Words.Length == 0 || shorter.Words[0] != Words[0]) return false;
        var at = 0;
        foreach (var word in Words)
            if (at < shorter.Words.Length && shorter.Words[at] == word) at++;
        return at == shorter.Words.Length;
    }

    static List<string> Split(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var folded = Folding.Compact(name);
        for (var i = 0; i <= folded.Length; i++)
        {
            var c = i < folded.Length ? folded[i] : ' ';
            if (char.IsLetterOrDigit(c)) word.Append(c);
            else if (c is '\'' or '’' or '.' && word.Length > 0 && i + 1 < folded.Length && char.IsLetterOrDigit(folded[i + 1])) continue;
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}

/// <summary>The kinds of thing within which names are compared: bodies of every sort are one family, since readers differ on them.</summary>
static class TypeFamily
{
    internal static EntityType Of(EntityType type) => type is EntityType.Company or EntityType.PublicBody ? EntityType.Organization : type;
}
