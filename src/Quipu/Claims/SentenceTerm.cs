using System.Text.RegularExpressions;
using Quipu.Model;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Claims;

/// <summary>How long a sentence is, as the words of its claim say it: years and months of prison. Where several are told, the longest, so that nothing is over too early.</summary>
public static partial class SentenceTerm
{
    const int MostYears = 60;

    const string Number = "[a-z0-9]+(?: y [a-z]+|-[a-z]+)?";

    /// <summary>The last day on which it is being served, reckoned from the claim's day without what courts count towards it; null: the claim does not carry what is needed.</summary>
    public static DateOnly? Served(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (claim.End is { } end) return end.Latest;
        if (claim.Date is not { } from || Months(claim.Quote.Text) is not { } months) return null;
        return from.Latest.AddMonths(months);
    }

    /// <summary>In months; null: no length of prison is told.</summary>
    public static int? Months(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var terms = Terms().Matches(Folding.Fold(words)).Select(Length).OfType<int>().ToList();
        return terms.Count == 0 ? null : terms.Max();
    }

    static int? Length(Match term)
    {
        var (years, months) = (Value(term.Groups["years"]), Value(term.Groups["months"]));
        if (years is null && months is null) return null;
        return years > MostYears ? null : ((years ?? 0) * 12) + (months ?? 0);
    }

    static int? Value(Group group)
    {
        if (!group.Success) return null;
        if (int.TryParse(group.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var digits)) return digits;
        return Word(group.Value) ?? NumberWords.Compound(group.Value) ?? Sum(group.Value);
    }

    // The unit beside it (años, years) says the language; what is a number in either is one here.
    static int? Word(string word) => NumberWords.Value(word, spanish: true) ?? NumberWords.Value(word, spanish: false);

    // "treinta y cinco"
    static int? Sum(string words)
    {
        var parts = words.Split(" y ");
        return parts.Length == 2 && Word(parts[0]) is { } tens && Word(parts[1]) is { } ones ? tens + ones : parts.Length == 2 ? Word(parts[1]) : null;
    }

    // The length stands beside what it is a length of: "4 años de prisión", "a six-year prison term", "cinco años y seis meses de cárcel", "30 months in jail".
    [GeneratedRegex($@"\b(?:(?<years>{Number})[ -](?:a[nñ]os?|years?)(?:(?: y| and|,) (?<months>{Number}) (?:meses|months?))?|(?<months>{Number})[ -](?:meses|months?))(?: (?:de|la|pena|privativa|efectiva|of|in|behind))*[ -](?:prision|carcel|reclusion|presidio|privacion|pena|prison|jail|imprisonment|custody|incarceration|bars|libertad)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Terms();
}
