using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>
/// Where a name of several words stands: two of its words or more beside each other, in any order, with particles, initials and up to two names more among them; and the names before and after, since
/// most people have more of them than the desk was told.
/// </summary>
sealed class NameRun(IReadOnlySet<string> nameWords)
{
    const int MostStrangers = 2, WidestGap = 4, ShortestOfCapitals = 3;

    static readonly HashSet<string> Joiners = ["y", "e", "and"];

    // Words with a capital that begin a sentence, or stand before a name, and are none.
    static readonly HashSet<string> Openers =
    [
        .. "el la los las lo un una unos unas en de del al a ante con contra desde hasta para por sin segun sobre tras entre hacia y e o u ni que quien como cuando donde mientras aunque si no ya asi pero mas tambien tampoco luego despues antes ayer hoy manana anoche entonces ahora fue era es son esta este ese esa aquel su sus mi se le les me nos yo ella ellos dice dicen vino fueron habla tiene".Split(' '),
        .. "the a an in on at by for from with without of to and or but nor as if when where while because since after before then now today yesterday tomorrow tonight he she they we it his her their our my this that these those was were is are has had did who what".Split(' '),
        .. "sr sra srta senor senora senorita don dona dr dra doctor doctora ing ingeniero ingeniera lic licenciado licenciada abg abogado abogada arq prof profesor profesora fiscal juez jueza testigo ministro ministra alcalde alcaldesa gerente director directora jefe jefa mr mrs ms miss sir judge prosecutor officer witness minister mayor director manager atentamente firma firmado cc para asunto de".Split(' '),
    ];

    /// <summary>The stretch of the name that begins at a word; null where none does.</summary>
    internal Span? At(string text, List<NameWord> words, int at)
    {
        if (!IsOfName(words[at].Folded)) return null;
        var (seen, last, strangers) = (new HashSet<string>(StringComparer.Ordinal), at, 0);
        for (var i = at; i < words.Count && (i == at || !IsApart(text, words[i - 1], words[i])); i++)
        {
            if (IsOfName(words[i].Folded)) (_, last, strangers) = (seen.Add(words[i].Folded), i, 0);
            else if (strangers > 0 && Joiners.Contains(words[i].Folded)) break;
            else if (!NameMask.Particles.Contains(words[i].Folded) && (++strangers > MostStrangers || !MayBeName(text, words, i))) break;
        }

        if (seen.Count < 2 || !seen.Any(w => w.Length > 2)) return null;
        return words[Before(text, words, at)].At.Cover(words[After(text, words, last)].At);
    }

    bool IsOfName(string word) => nameWords.Contains(word) || (word.Length == 1 && nameWords.Any(n => n[0] == word[0]));

    // Another name within this one: with a capital, in the same line and not behind a comma.
    static bool MayBeName(string text, List<NameWord> words, int i) =>
        i > 0 && IsCapital(text, words[i]) && (words[i].Folded.Length == 1 || !Openers.Contains(words[i].Folded)) && text.AsSpan(words[i - 1].At.End, words[i].At.Start - words[i - 1].At.End).IndexOfAny(",\n") < 0;

    // The first of the names that stand right before it.
    static int Before(string text, List<NameWord> words, int first)
    {
        var at = first;
        while (at > 0 && first - at < MostStrangers && IsBeside(text, words[at - 1], words[at]) && IsName(text, words[at - 1]) && !IsVerb(words[at - 1].Folded)) at--;
        return at;
    }

    // The last of the names that stand right after it, with the particles between: “Campos de la Vega”.
    static int After(string text, List<NameWord> words, int last)
    {
        var (to, names) = (last, 0);
        for (var i = last + 1; i < words.Count && names < MostStrangers && IsBeside(text, words[i - 1], words[i]); i++)
        {
            if (IsName(text, words[i])) (to, names) = (i, names + 1);
            else if (!NameMask.Particles.Contains(words[i].Folded) || Joiners.Contains(words[i].Folded)) break;
        }

        // Of a headline in capitals no more than the next word.
        return to > last + 1 && IsAllCapitals(text, words[to]) && !EndsLine(text, words[to]) ? last + 1 : to;
    }

    static bool IsName(string text, NameWord word) =>
        IsCapital(text, word) && word.Folded.All(char.IsLetter) && !Openers.Contains(word.Folded) && (!IsAllCapitals(text, word) || word.Folded.Length >= ShortestOfCapitals);

    // A word that begins a sentence has a capital too.
    static bool IsVerb(string folded) => folded.EndsWith("aron", StringComparison.Ordinal) || folded.EndsWith("ieron", StringComparison.Ordinal) || folded.EndsWith("mente", StringComparison.Ordinal) || (folded.Length > 3 && folded[^1] == 'o' && Past.Contains(folded));

    static readonly HashSet<string> Past = [.. "hablo dijo conto declaro afirmo llego llamo escribio firmo envio entrego pidio denuncio explico senalo aseguro relato confirmo recibio salio entro murio nego acuso hizo quiso puso supo pudo trajo trabajo estuvo tuvo anadio agrego respondio pregunto".Split(' ')];

    static bool IsCapital(string text, NameWord word) => char.IsUpper(text[word.At.Start]);

    static bool IsAllCapitals(string text, NameWord word) => word.At.Length > 1 && text.AsSpan(word.At.Start, word.At.Length).IndexOfAnyInRange('a', 'z') < 0;

    static bool EndsLine(string text, NameWord word) => word.At.End >= text.Length || text[word.At.End] is '\n' or '\r' or ',' or ';' or '.';

    // A blank between them, or a hyphen, also at a line's end, and nothing else.
    static bool IsBeside(string text, NameWord one, NameWord next) => text.AsSpan(one.At.End, next.At.Start - one.At.End) is " " or "-" or "\u00A0" or "_" or "-\n" or "-\r\n";

    // A sentence's end, or more than what stands between the words of a name.
    internal static bool IsApart(string text, NameWord one, NameWord next)
    {
        var gap = text.AsSpan(one.At.End, next.At.Start - one.At.End);
        return gap.Trim().Length > WidestGap || (gap.StartsWith(".") && gap.Length > 1 && one.Folded.Length > 1) || gap.IndexOfAny("!?;=&") >= 0;
    }
}
