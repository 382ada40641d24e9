using Quipu.Model;
using Quipu.Reading.Models;
using Quipu.Text;

namespace Quipu.Reading.Analysis;

/// <summary>
/// Cuts surface tokens into the words that UD counts: "del" is "de" and "el", "dárselo" is "dar", "se" and "lo", "Al-Zaman" is three words
/// (English treebanks cut at hyphens except after prefixes), "gonna" is "gon" and "na".
/// </summary>
sealed class WordSplitting(Language language, HashSet<uint> verbs, WordForms forms)
{
    static readonly HashSet<string> Prefixes = new(
        ("a anti arch bi co counter contra cyber de e eco ex extra hyper inter intra macro mega meta micro mid mini mono multi neo non over pan para post pre pro proto pseudo quasi re semi sub super supra trans tri ultra un " +
        "uni vice psycho socio cross under").Split(' '), StringComparer.Ordinal);

    static readonly HashSet<string> Suffixes = new("based like wide wise esque ish fold".Split(' ').Skip(2), StringComparer.Ordinal);

    static readonly string[] Clitics = ["los", "las", "les", "nos", "lo", "la", "le", "se", "me", "te"];

    /// <summary>Adds the words of the tokens of one sentence.</summary>
    internal void Split(string text, ReadOnlySpan<RawToken> tokens, List<UdWord> into)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            var form = text.AsSpan(token.Start, token.Length);
            if (token.Shape == TokenShape.Word && (language == Language.Spanish ? Spanish(form, token, i, into) : English(form, token, i, into))) continue;
            Add(form, token.Start, token.End, i, into);
        }
    }

    /// <summary>The tokens of UD that the words make: parts of a contraction make one, and so do "do" and "n't"; "Al-Zaman" is three.</summary>
    internal static List<Span> Tokens(string text, ReadOnlySpan<UdWord> words)
    {
        var tokens = new List<Span>();
        foreach (ref readonly var word in words)
        {
            if (tokens.Count > 0 && (word.At == tokens[^1] || word.At.Start == tokens[^1].End && IsClitic(text.AsSpan(word.At.Start, word.At.End - word.At.Start), text[tokens[^1].End - 1])))
                tokens[^1] = new(tokens[^1].Start, word.At.End);
            else tokens.Add(word.At);
        }

        return tokens;
    }

    static bool IsClitic(ReadOnlySpan<char> form, char before) =>
        char.IsLetterOrDigit(before) && (form[0] is '\'' or '’' && form.Length is > 1 and < 4 || form.EndsWith("'t") || form.EndsWith("’t") || form is "nt" or "not" or "na" or "ta");

    void Add(ReadOnlySpan<char> form, int start, int end, int token, List<UdWord> into) =>
        into.Add(new() { Form = forms[form], At = new(start, end), Token = token, Lemma = "", Folded = "", Head = -1 });

    // --- English ------------------------------------------------------------------------------------------------------------------------

    bool English(ReadOnlySpan<char> form, RawToken token, int index, List<UdWord> into)
    {
        if (form.Length is 5 or 6 && Informal(form) is var cut && cut > 0)
        {
            Add(form[..cut], token.Start, token.Start + cut, index, into);
            Add(form[cut..], token.Start + cut, token.End, index, into);
            return true;
        }

        var hyphen = Hyphen(form, 0);
        if (hyphen < 0 || form[^1] == '.') return false;
        var from = 0;
        for (; hyphen >= 0; hyphen = Hyphen(form, hyphen + 1))
        {
            if (IsPrefix(form[from..hyphen]) || IsSuffix(form[(hyphen + 1)..])) continue;
            Add(form[from..hyphen], token.Start + from, token.Start + hyphen, index, into);
            Add(form.Slice(hyphen, 1), token.Start + hyphen, token.Start + hyphen + 1, index, into);
            from = hyphen + 1;
        }

        Add(form[from..], token.Start + from, token.End, index, into);
        return true;
    }

    static int Hyphen(ReadOnlySpan<char> form, int from)
    {
        for (var i = Math.Max(1, from); i < form.Length - 1; i++)
            if (form[i] is '-' or '\u2010' or '\u2011') return i;
        return -1;
    }

    static bool IsPrefix(ReadOnlySpan<char> part)
    {
        Span<char> lower = stackalloc char[12];
        if (part.Length > lower.Length) return false;
        part.ToLowerInvariant(lower);
        return Prefixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..part.Length]);
    }

    static bool IsSuffix(ReadOnlySpan<char> part) => part.Length <= 5 && Suffixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(part);

    static int Informal(ReadOnlySpan<char> form)
    {
        if (form.Equals("gonna", StringComparison.OrdinalIgnoreCase) || form.Equals("gotta", StringComparison.OrdinalIgnoreCase) || form.Equals("wanna", StringComparison.OrdinalIgnoreCase)) return 3;
        if (form.Equals("didnt", StringComparison.OrdinalIgnoreCase) || form.Equals("doesnt", StringComparison.OrdinalIgnoreCase) || form.Equals("wasnt", StringComparison.OrdinalIgnoreCase) ||
            form.Equals("isnt", StringComparison.OrdinalIgnoreCase)) return form.Length - 2;
        return 0;
    }

    // --- Spanish ------------------------------------------------------------------------------------------------------------------------

    bool Spanish(ReadOnlySpan<char> form, RawToken token, int index, List<UdWord> into)
    {
        if (form.Length is 2 or 3 && Contraction(form) is var cut && cut > 0)
        {
            Add(form[..cut], token.Start, token.End, index, into);
            Add(char.IsUpper(form[1]) ? "EL" : "el", token.Start, token.End, index, into);
            return true;
        }

        if (form.Length < 5 || !HasClitic(form)) return false;
        Span<char> lower = stackalloc char[32];
        if (form.Length > lower.Length) return false;
        form.ToLowerInvariant(lower);
        lower = lower[..form.Length];
        var last = CliticAt(lower);
        var first = lower[..last] is var rest && CliticAt(rest) is var inner && inner > 0 && IsDouble(lower[inner..last], lower[last..]) && IsVerb(rest[..inner], known: false) ? inner : last;
        if (!IsVerb(lower[..first], lower[last..] is "me" or "te" or "nos")) return false;
        AddVerb(form[..first], token, index, into);
        if (first < last) Add(form[first..last], token.Start, token.End, index, into);
        Add(form[last..], token.Start, token.End, index, into);
        return true;
    }

    static int Contraction(ReadOnlySpan<char> form) =>
        form.Equals("del", StringComparison.OrdinalIgnoreCase) ? 2 : form.Equals("al", StringComparison.OrdinalIgnoreCase) ? 1 : 0;

    static bool HasClitic(ReadOnlySpan<char> form) => form[^1] is 'a' or 'o' or 'e' or 's' or 'A' or 'O' or 'E' or 'S';

    static int CliticAt(ReadOnlySpan<char> lower)
    {
        foreach (var clitic in Clitics)
            if (lower.Length > clitic.Length + 2 && lower.EndsWith(clitic, StringComparison.Ordinal)) return lower.Length - clitic.Length;
        return 0;
    }

    static bool IsDouble(ReadOnlySpan<char> one, ReadOnlySpan<char> two) => one is "se" or "me" or "te" or "nos" && two is "lo" or "la" or "los" or "las" or "le" or "les" or "me" or "nos";

    // An infinitive that training knew, or, unless it must be known, a long one; or a gerund.
    bool IsVerb(ReadOnlySpan<char> stem, bool known)
    {
        Span<char> folded = stackalloc char[32];
        Folding.Fold(stem, folded);
        folded = folded[..stem.Length];
        if (folded.EndsWith("ando", StringComparison.Ordinal) || folded.EndsWith("iendo", StringComparison.Ordinal) || folded.EndsWith("yendo", StringComparison.Ordinal)) return stem.Length > 4;
        if (folded.Length < 2 || folded[^1] != 'r' || folded[^2] is not ('a' or 'e' or 'i')) return false;
        return verbs.Contains(Feature.Of(folded)) || !known && folded.Length > 5;
    }

    // The accent that the clitic brought goes: "dár" is "dar", "haciéndo" is "haciendo"; "oír" keeps its own.
    void AddVerb(ReadOnlySpan<char> stem, RawToken token, int index, List<UdWord> into)
    {
        Span<char> plain = stackalloc char[stem.Length];
        for (var i = 0; i < stem.Length; i++)
        {
            var own = stem[i] == 'í' && i == stem.Length - 2 && i > 0 && stem[i - 1] is 'a' or 'e' or 'o';
            plain[i] = own ? stem[i] : stem[i] switch { 'á' => 'a', 'é' => 'e', 'í' => 'i', 'ó' => 'o', 'ú' => 'u', 'Á' => 'A', 'É' => 'E', 'Í' => 'I', 'Ó' => 'O', 'Ú' => 'U', var c => c };
        }

        Add(plain, token.Start, token.End, index, into);
    }
}
