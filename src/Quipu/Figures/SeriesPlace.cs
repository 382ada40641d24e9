using Quipu.Model;
using Quipu.Registers.Places;
using Quipu.Registers;

namespace Quipu.Figures;

/// <summary>Where a figure of the reporting is: the place that the claim names, else a country that the words of its metric name. Its words are no part of what is counted.</summary>
sealed class SeriesPlace
{
    /// <summary>Shorter words are codes or articles, not names of countries.</summary>
    const int ShortestCountry = 4;

    internal SeriesPlace(LocalEntity? place, string metric)
    {
        var words = Words(metric);
        if (place is not null)
        {
            foreach (var name in place.Aliases.Prepend(place.Name).OrderByDescending(n => n.Length)) Cut(words, Words(name));
            (Code, Name) = (CodeOf(place), place.Name);
        }
        else if (Country(words) is { } found)
        {
            Name = string.Join(' ', words[found.First..(found.Last + 1)]);
            Code = found.Code;
            words.RemoveRange(found.First, found.Last - found.First + 1);
        }

        Rest = words;
    }

    /// <summary>Empty where there is none.</summary>
    internal string Code { get; } = "";

    internal string? Name { get; }

    /// <summary>Folded words of the metric without those of the place.</summary>
    internal IReadOnlyList<string> Rest { get; }

    /// <summary>The code of a place that is known by its words alone; empty where there are none.</summary>
    internal static string Named(string? words) => words is null || RegisterId.Slug(words) is not { Length: > 0 } slug ? "" : CountryWords.Code(words) is { } country && words.Length >= ShortestCountry ? country : "place:" + slug;

    static string CodeOf(LocalEntity place)
    {
        if (place.Ubigeo is { } ubigeo) return "ubigeo:" + ubigeo.PadRight(6, '0');
        foreach (var name in place.Aliases.Prepend(place.Name))
            if ((name.Length >= ShortestCountry || place.Country is not null) && CountryWords.Code(name) is { } country && (place.Country ?? country) == country) return country;
        return (place.Country ?? "place") + ":" + RegisterId.Slug(place.Name);
    }

    static List<string> Words(string text) => [.. RegisterId.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    static void Cut(List<string> words, List<string> name)
    {
        for (var i = 0; name.Count > 0 && i + name.Count <= words.Count; i++)
            if (words.GetRange(i, name.Count).SequenceEqual(name)) words.RemoveRange(i--, name.Count);
    }

    // "in Peru", "en el Perú", "of the Dominican Republic": the name after a preposition; a people's name ("Peruvian") is no place.
    static (int First, int Last, string Code)? Country(List<string> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (!IsAt(words, i)) continue;
            for (var last = Math.Min(words.Count - 1, i + 3); last >= i; last--)
                if (string.Join(' ', words[i..(last + 1)]) is { Length: >= ShortestCountry } name && CountryWords.Code(name) is { } code && !CountryWords.IsPeople(name)) return (i, last, code);
        }

        return null;
    }

    static bool IsAt(List<string> words, int at) =>
        words[at - 1] is "in" or "en" or "de" or "del" or "of" || at > 1 && words[at - 1] is "the" or "el" or "la" or "los" && words[at - 2] is "in" or "en" or "de" or "of";
}
