using System.Collections.Frozen;
using Quipu.Model;

namespace Quipu.Text;

/// <summary>Which language a text is in, by its commonest words.</summary>
public static class Languages
{
    /// <summary>Words looked at: a text tells its language early.</summary>
    const int Limit = 3_000;

    static readonly FrozenSet<string> English = Words(
        "the of and to in that is was for with as his on by at from are this be it an were which has had have not but their they who he she been will would " +
        "its after also than when about into more other between during because there while where could against said them what our we you your");

    static readonly FrozenSet<string> Spanish = Words(
        "el la los las de del que y en un una por con para su sus se al como mas fue es ha lo sobre entre este esta desde cuando tambien segun ser han " +
        "pero sin ante hasta donde contra quien son era muy habia durante otros ya estos porque fueron tiene le les nos ni si esa ese");

    // Words that tell the neighbours of Spanish from it.
    static readonly FrozenSet<string> Others = Words(
        "o os do da dos das em nao uma um pelo pela foi mais sao le les des du et est dans une pour qui sur au aux pas il della che di non per gli sono " +
        "der die und das ist nicht mit den dem von zu ein eine auch");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EnglishLookup = English.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SpanishLookup = Spanish.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OthersLookup = Others.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>English, Spanish, or <see cref="Language.Unknown"/> where function words do not tell or tell of a third language.</summary>
    public static Language Detect(ReadOnlySpan<char> text)
    {
        var (english, spanish, other, words) = (0, 0, 0, 0);
        Span<char> folded = stackalloc char[16];
        for (var at = 0; at < text.Length && words < Limit;)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            words++;
            if (end - at <= folded.Length)
            {
                Folding.Fold(text[at..end], folded);
                var word = (ReadOnlySpan<char>)folded[..(end - at)];
                if (EnglishLookup.Contains(word)) english++;
                if (SpanishLookup.Contains(word)) spanish++;
                if (OthersLookup.Contains(word)) other++;
            }

            at = end;
        }

        return Verdict(english, spanish, other, words);
    }

    static Language Verdict(int english, int spanish, int other, int words)
    {
        var best = Math.Max(english, spanish);
        var enough = best >= 2 && best * 100 >= words * 12 || words <= 12 && best >= 1;
        if (!enough || other > best || english == spanish) return Language.Unknown;
        return english > spanish ? Language.English : Language.Spanish;
    }

    static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
