using System.Collections.Frozen;

namespace FollowTheMoney.Types;

/// <summary>Languages of the world by ISO 639-3 code, two-letter code, bibliographic code and names in several languages.</summary>
public static class Languages
{
    /// <summary>Languages that are one for most purposes.</summary>
    static readonly string[][] Kin =
    [
        ["srp", "hbs", "hrv", "bos"], ["slk", "slo"], ["ron", "rum"], ["nor", "non"], ["nld", "dut"], ["msa", "may"], ["mkd", "mac"], ["kat", "geo"], ["isl", "ice"],
        ["fra", "fre"], ["fas", "per"], ["eus", "baq"], ["ell", "gre"], ["deu", "ger"], ["cym", "wel"], ["zho", "chi"], ["ces", "cze"], ["bod", "tib"], ["fil", "tgl"],
        ["nep", "npi"], ["sqi", "alb"], ["mya", "bur", "int", "tvn", "tco", "rki", "rmz"],
    ];

    static readonly string[] Preferred =
        ["eng", "spa", "fra", "por", "deu", "nld", "ita", "tur", "pol", "ron", "ces", "srp", "hrv", "dan", "nor", "rus", "ukr", "ara", "fas", "urd", "zho"];

    static readonly Lazy<Table> Loaded = new(Load);

    /// <summary>The three-letter code of a language, of any code or name of it, or of a tag such as <c>pt-BR</c>; null where it is none.</summary>
    public static string? ToAlpha3(string text)
    {
        var word = text.Trim().ToLowerInvariant();
        if (word.Length == 0) return null;
        var table = Loaded.Value;
        if (table.Aliases.TryGetValue(word, out var code)) return code;
        if (table.Codes.ContainsKey(word)) return word;
        return word.AsSpan().IndexOfAny('-', '_') is var cut and > 0 ? ToAlpha3(word[..cut]) : null;
    }

    /// <summary>The two-letter code; null where the language has none.</summary>
    public static string? ToAlpha2(string text) => ToAlpha3(text) is { } code && Loaded.Value.Codes[code].Two is { Length: > 0 } two ? two : null;

    /// <summary>The codes of languages, and of those that are much the same.</summary>
    public static IReadOnlySet<string> ToAlpha3(IEnumerable<string> texts)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var code in texts.Select(ToAlpha3).OfType<string>())
        {
            codes.Add(code);
            codes.UnionWith(Kin.Where(k => k.Contains(code, StringComparer.Ordinal)).SelectMany(k => k).Where(Loaded.Value.Codes.ContainsKey));
        }

        return codes;
    }

    /// <summary>Whether more people read the one than the other: the languages most widely read come first, English, Spanish, French and Portuguese before all.</summary>
    public static bool IsBetter(string candidate, string baseline)
    {
        var (one, other) = (Array.IndexOf(Preferred, candidate), Array.IndexOf(Preferred, baseline));
        return (one < 0 ? int.MaxValue : one) < (other < 0 ? int.MaxValue : other);
    }

    /// <summary>The English name of a code.</summary>
    public static string? NameOf(string code) => Loaded.Value.Codes.TryGetValue(code, out var found) ? found.Name : null;

    static Table Load()
    {
        var codes = new Dictionary<string, (string Two, string Name)>(StringComparer.Ordinal);
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Resource.Rows("Types/languages.tsv.br"))
        {
            var names = row[2].Split('|', StringSplitOptions.RemoveEmptyEntries);
            codes[row[0]] = (row[1], names.FirstOrDefault(n => n.Length > 3 && char.IsUpper(n[0])) ?? row[0]);
            foreach (var name in names) aliases.TryAdd(name.ToLowerInvariant(), row[0]);
            if (row[1].Length > 0) aliases[row[1]] = row[0];
        }

        return new(codes.ToFrozenDictionary(StringComparer.Ordinal), aliases.ToFrozenDictionary(StringComparer.Ordinal));
    }

    sealed record Table(FrozenDictionary<string, (string Two, string Name)> Codes, FrozenDictionary<string, string> Aliases);
}
