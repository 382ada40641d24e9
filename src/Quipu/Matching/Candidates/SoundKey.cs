namespace Quipu.Matching.Candidates;

/// <summary>
/// How a word sounds, roughly, in Spanish, English, the spellings of Quechua and Aymara and the usual romanisations of Arabic and Russian: words that are written
/// differently and sound alike have one key. Only for finding: what is found is compared letter by letter afterwards.
/// </summary>
static class SoundKey
{
    const int Longest = 12;

    /// <summary>The key of a folded word, five bits a sound; 0 where it has too few letters a-z to say.</summary>
    internal static ulong Of(ReadOnlySpan<byte> word)
    {
        Span<byte> sounds = stackalloc byte[Longest];
        var count = 0;
        for (var at = 0; at < word.Length && count < Longest;)
        {
            if (word[at] is < (byte)'a' or > (byte)'z') return 0;
            var (sound, length) = Sound(word[at..], at == 0);
            at += length;
            if (sound != 0 && (count == 0 || sounds[count - 1] != sound)) sounds[count++] = sound;
        }

        return Packed(sounds[..count]);
    }

    // Vowels count where the word begins with one, and where there are too few consonants to tell words apart.
    static ulong Packed(ReadOnlySpan<byte> sounds)
    {
        var consonants = 0;
        foreach (var sound in sounds)
            if (!IsVowel(sound)) consonants++;
        var key = 0UL;
        byte before = 0;
        for (var i = 0; i < sounds.Length; i++)
        {
            if (IsVowel(sounds[i]) && (i > 0 || consonants < 2) && consonants >= 3) continue;
            if (sounds[i] == before) continue;
            before = sounds[i];
            key = (key << 5) | (uint)(before - 'a' + 1);
        }

        return sounds.Length < 2 ? 0 : key;
    }

    static bool IsVowel(byte sound) => sound is (byte)'a' or (byte)'i' or (byte)'u';

    /// <summary>The sound at the beginning of what is left of a word (0: none) and how many letters it takes.</summary>
    static (byte Sound, int Length) Sound(ReadOnlySpan<byte> rest, bool first)
    {
        var next = rest.Length > 1 ? rest[1] : (byte)0;
        return (char)rest[0] switch
        {
            'p' when next == 'h' => ((byte)'f', 2),
            's' when next == 'h' => ((byte)'s', 2),
            's' when next == 'c' && rest.Length > 2 && rest[2] == 'h' => ((byte)'s', 3),
            'c' when next == 'h' => ((byte)'s', 2),
            't' when next == 's' || next == 'z' => ((byte)'s', 2),
            't' when next == 'h' => ((byte)'t', 2),
            'd' when next == 'j' || next == 'h' => (next == 'j' ? (byte)'y' : (byte)'d', 2),
            'l' when next == 'l' => ((byte)'l', 2),
            'g' when next == 'h' => ((byte)'k', 2),
            'k' when next == 'h' => ((byte)'k', 2),
            'z' when next == 'h' => ((byte)'s', 2),
            'q' when next == 'u' => ((byte)'k', 2),
            // "Guaman", "Huaman", "Waman".
            'g' or 'h' when next == 'u' && rest.Length > 2 && rest[2] is (byte)'a' or (byte)'i' or (byte)'e' => ((byte)'w', 2),
            'c' when next is (byte)'e' or (byte)'i' or (byte)'y' => ((byte)'s', 1),
            'c' or 'k' or 'q' or 'g' => ((byte)'k', 1),
            'x' => ((byte)'s', 1),
            's' or 'z' => ((byte)'s', 1),
            'b' or 'v' => ((byte)'b', 1),
            'm' or 'n' => ((byte)'n', 1),
            'd' or 't' => ((byte)'t', 1),
            'j' when first => ((byte)'y', 1),
            'h' => (0, 1),
            'w' => ((byte)'w', 1),
            'j' => ((byte)'y', 1),
            'y' when first && next is (byte)'a' or (byte)'e' or (byte)'o' or (byte)'u' => ((byte)'y', 1),
            'e' or 'i' or 'y' => ((byte)'i', 1),
            'o' or 'u' => ((byte)'u', 1),
            'a' => ((byte)'a', 1),
            var other => ((byte)other, 1),
        };
    }
}
