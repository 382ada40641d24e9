using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Quipu.Documents;

/// <summary>Recognises bylines ("By Ana Paz and Luis Roa", "Redacción El Faro", "Agencia Sur") and the names in them.</summary>
static partial class Bylines
{
    const int Longest = 120;

    static readonly string[] _desks = ["redacción", "redaccion", "staff", "newsroom", "editorial", "corresponsal", "enviado especial", "enviada especial"];

    static readonly string[] _agencies =
    [
        "afp", "ap", "dpa", "efe", "reuters", "notimex", "ansa", "xinhua", "europa press", "associated press", "andina", "agencias", "agencia", "apro", "télam", "telam", "upi", "ips", "bbc mundo", "la jornada",
    ];

    /// <summary>True where a whole line says who wrote the piece.</summary>
    internal static bool TryParse(string line, out ImmutableArray<string> authors)
    {
        authors = [];
        line = line.Trim().TrimEnd('.', '|', '-', '–', '—').Trim();
        if (line.Length is 0 or > Longest || line.Contains('?', StringComparison.Ordinal)) return false;
        var named = Lead().Match(line);
        var rest = named.Success ? line[named.Length..] : line;
        if (Dates.TryFind(rest, out _, out var at)) rest = rest[..at.Start];
        authors = Names(rest);
        if (named.Success) return authors.Length > 0 && authors.All(IsName);
        var folded = line.ToLowerInvariant();
        var isDesk = folded.Split(" / ") is { Length: > 1 } parts && parts.Any(IsAgency);
        return isDesk || IsAgency(folded) || _desks.Any(d => folded == d || (folded.StartsWith(d, StringComparison.Ordinal) && folded.Length < d.Length + 40));
    }

    static bool IsAgency(string folded) => _agencies.Contains(folded) || (folded.StartsWith("agencia ", StringComparison.Ordinal) && folded.Length < 40);

    /// <summary>True for a bare line of two to five capitalised words, as scraped pages leave an author's name below the title.</summary>
    internal static bool LooksLikeName(string line) => line.Length < 50 && line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is >= 2 and <= 5 && IsName(line);

    /// <summary>The names in a list of authors, without roles, addresses and dates.</summary>
    internal static IEnumerable<string> Split(string text)
    {
        text = Address().Replace(text, "");
        foreach (var part in Separator().Split(Lead().Replace(text.Trim(), "")))
        {
            var name = part.Trim(' ', ',', '.', '|', '-', '–', '—', '/', '·', '(', ')', '■');
            if (name.Length is > 1 and < 80) yield return name;
        }
    }

    internal static ImmutableArray<string> Names(string text) => [.. Split(text).Distinct(StringComparer.Ordinal).Take(12)];

    static bool IsName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 7 || text.Any(char.IsDigit)) return false;
        foreach (var word in words)
            if (!char.IsUpper(word[0]) && word is not ("de" or "del" or "la" or "las" or "los" or "y" or "da" or "do" or "dos" or "van" or "von" or "e" or "di")) return false;
        return words.Length < 7 && !text.EndsWith('.') && text.IndexOfAny([':', ';', '!', '"', '“', '”', '(']) < 0;
    }

    [GeneratedRegex(@"^\s*(?:by|por|texto(?:s)?|written by|escrito por|autora?|autor(?:es)?|author|reportaje de|reportaje)\s*[:|]?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s*(?:[,;/|·•&]|\s(?:and|y|e|und|con|with)\s)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\(?\S+@\S+\)?|https?://\S+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
