using Quipu.Matching.Names;
using Quipu.Matching.Scoring;
using Quipu.Model;

namespace Quipu.Entities;

/// <summary>
/// Which names may be one's although they differ: an inverted index over pairs of words as they sound, short forms by the names they stand for, and in names of two or
/// three words with a letter left out. Names are never compared all with all; what very many names have in common finds nobody.
/// </summary>
static class LikeNames
{
    /// <summary>So many names with one key: it is too common to find anybody by.</summary>
    const int Crowd = 30;

    const int MostLetters = 3, LeastCut = 5, LeastWord = 4;

    /// <summary>Pairs of places in the list, the lesser first, in order.</summary>
    internal static List<(int One, int Other)> Pairs(IReadOnlyList<NamedBearer> names)
    {
        var keyed = new List<(ulong Key, int Name)>();
        for (var i = 0; i < names.Count; i++)
        {
            var analysed = NameAnalysis.Analyse(names[i].Entity.Name, names[i].IsPerson ? PartyKind.Person : PartyKind.Organization);
            foreach (var key in Keys(analysed, names[i].Family)) keyed.Add((key, i));
        }

        keyed.Sort();
        var pairs = new HashSet<(int, int)>();
        for (var first = 0; first < keyed.Count;)
        {
            var end = first + 1;
            while (end < keyed.Count && keyed[end].Key == keyed[first].Key) end++;
            for (var i = first; end - first <= Crowd && i < end; i++)
                for (var j = i + 1; j < end; j++) pairs.Add((keyed[i].Name, keyed[j].Name));
            first = end;
        }

        return [.. pairs.Order()];
    }

    static HashSet<ulong> Keys(AnalysedName name, EntityType family)
    {
        var words = Words(name);
        var keys = new HashSet<ulong>();
        var seed = Mixed(14695981039346656037, (ulong)family);
        for (var i = 0; i < words.Count; i++)
        {
            if (family != EntityType.Person && words[i].Word.Length >= LeastWord) keys.UnionWith(words[i].Keys.Select(k => Mixed(seed, k)));
            for (var j = 0; j < words.Count; j++)
            {
                if (i == j) continue;
                if (i < j) keys.UnionWith(words[i].Keys.SelectMany(one => words[j].Keys.Select(other => Both(seed, one, other))));
                if (words.Count <= MostLetters)
                    keys.UnionWith(words[i].Keys.SelectMany(one => Cut(words[j].Word).Select(other => Both(seed + 1, one, other))));
            }
        }

        return keys;
    }

    /// <summary>The words that tell, each with its sound and the symbols that it may stand for.</summary>
    static List<(string Word, List<ulong> Keys)> Words(AnalysedName name)
    {
        var words = new List<(string, List<ulong>)>();
        Span<char> sound = stackalloc char[48];
        for (var i = 0; i < name.Parts.Length; i++)
        {
            if (name.Parts[i].Role is PartRole.Particle or PartRole.Honorific or PartRole.Nickname or PartRole.Stop or PartRole.LegalForm or PartRole.Generic or PartRole.Place) continue;
            if (name.Parts[i].Length < 2) continue;
            var keys = new List<ulong> { Text(sound[..SpellingKey.Write(name.Word(i), sound)]) };
            foreach (var symbol in name.Symbols)
                if (symbol is { Count: 1, Kind: SymbolKind.Nick or SymbolKind.Name } && symbol.First == i) keys.Add(Mixed(Mixed(7, (ulong)symbol.Kind), (ulong)symbol.Id));
            words.Add((name.Word(i).ToString(), keys));
        }

        return words;
    }

    /// <summary>The word, and the word without each of its letters: two that differ by one letter have one of these in common.</summary>
    static IEnumerable<ulong> Cut(string word)
    {
        yield return Text(word);
        if (word.Length < LeastCut) yield break;
        for (var i = 0; i < word.Length; i++) yield return Text(string.Concat(word.AsSpan(0, i), word.AsSpan(i + 1)));
    }

    static ulong Both(ulong seed, ulong one, ulong other) => Mixed(Mixed(seed, Math.Min(one, other)), Math.Max(one, other));

    static ulong Text(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037;
        foreach (var c in text) hash = Mixed(hash, c);
        return hash;
    }

    // FNV-1a: a key that two names share by chance costs one comparison, and changes no answer.
    static ulong Mixed(ulong hash, ulong value) => ((hash ^ value) * 1099511628211) ^ (value >> 32);
}
