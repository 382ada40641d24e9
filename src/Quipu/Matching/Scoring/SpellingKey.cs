namespace Quipu.Matching.Scoring;

/// <summary>
/// Words that are spelled apart and sound one in the Andes' Spanish, Quechua and Aymara: s, z and soft c; b and v; ll and y; hua, gua and wa; c, k, q and cc; i and y; silent h;
/// doubled letters; and the three vowels of Quechua (e with i, o with u).
/// </summary>
static class SpellingKey
{
    const int Longest = 48;

    internal static bool Same(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<char> left = stackalloc char[Longest];
        Span<char> right = stackalloc char[Longest];
        var (a, b) = (Write(one, left), Write(other, right));
        return a > 2 && a == b && left[..a].SequenceEqual(right[..b]);
    }

    /// <summary>Writes the key of a folded word; how many characters it has.</summary>
    internal static int Write(ReadOnlySpan<char> word, Span<char> key)
    {
        var at = 0;
        for (var i = 0; i < word.Length && at < Math.Min(key.Length, Longest); i++)
        {
            var (c, next, after) = (word[i], i + 1 < word.Length ? word[i + 1] : '\0', i + 2 < word.Length ? word[i + 2] : '\0');
            var sound = c switch
            {
                'h' when next == 'u' && IsVowel(after) => 'w',
                'g' when next == 'u' && after is 'a' or 'o' => 'w',
                'h' => '\0',
                'c' when next == 'h' => 'C',
                'l' when next == 'l' => 'y',
                's' when next == 'h' => 'S',
                'p' when next == 'h' => 'f',
                'c' when next is 'e' or 'i' => 's',
                'z' or 'x' => 's',
                'c' or 'q' => 'k',
                'v' => 'b',
                'y' when i == word.Length - 1 || !IsVowel(next) => 'i',
                'e' => 'i',
                'o' => 'u',
                'j' when i > 0 && !IsVowel(next) => '\0',
                _ => c,
            };
            if (sound is 'w' && c is 'h' or 'g') i++;
            else if (sound is 'C' or 'S' || (c == 'l' && sound == 'y') || (c == 'p' && sound == 'f')) i++;
            else if (c == 'q' && next == 'u' && after is 'e' or 'i') i++;
            if (sound != '\0' && (at == 0 || key[at - 1] != sound)) key[at++] = sound;
        }

        return at;
    }

    static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
