using System.Globalization;

namespace FollowTheMoney.Identifiers;

/// <summary>Items of Wikidata, also as the end of their address.</summary>
sealed class WikidataFormat() : IdentifierFormat("wikidata", "Wikidata QID")
{
    public override IReadOnlyList<string> Aliases => ["qid"];

    public override bool Strong => true;

    public override bool IsValid(string text) => text.Length > 1 && text[0] == 'Q' && Checks.AllDigits(text.AsSpan(1));

    public override string? Normalize(string text) => text[(text.LastIndexOf('/') + 1)..].Trim().ToUpperInvariant() is var id && IsValid(id) ? id : null;
}

/// <summary>Numbers of ships and of shipping companies, found in a text that names them; five to seven digits.</summary>
sealed class ImoFormat() : IdentifierFormat("imo", "IMO number")
{
    const string Prefix = "IMO";

    public override bool Strong => true;

    public override bool IsValid(string text) => Find(text) is not null;

    public override string? Normalize(string text) => Find(text) is { } digits ? Prefix + digits : null;

    public override string Format(string value) =>
        Find(value) is { } digits ? Prefix + digits : value.Replace(" ", "", StringComparison.Ordinal) is var plain && plain.StartsWith(Prefix, StringComparison.Ordinal) ? plain : Prefix + plain;

    /// <summary>A number that is called one first; else the first that its check digit allows.</summary>
    static string? Find(string text)
    {
        string? bare = null;
        var called = false;
        foreach (var word in Checks.Words(text))
        {
            var prefixed = word.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
            var digits = prefixed ? word[Prefix.Length..] : word;
            if (digits.Length is >= 5 and <= 7 && Checks.AllDigits(digits) && digits.PadLeft(7, '0') is var padded && Fits(padded))
            {
                if (prefixed || called) return padded;
                bare ??= padded;
            }

            called = prefixed && digits.Length == 0;
        }

        return bare;
    }

    /// <summary>Of a ship: 7 6 5 4 3 2 modulo 10; of a company: 8 6 4 2 9 7 modulo 11.</summary>
    static bool Fits(string digits)
    {
        var check = digits[6] - '0';
        if (Checks.AllDigits(digits) && digits.AsSpan().IndexOfAnyExcept('0') < 0) return false;
        return Checks.Weighted(digits, [7, 6, 5, 4, 3, 2]) % 10 == check || (11 - (Checks.Weighted(digits, [8, 6, 4, 2, 9, 7]) % 11)) % 10 == check;
    }
}

/// <summary>Primary state registration numbers of Russia: 13 digits for firms, 15 for sole traders.</summary>
sealed class OgrnFormat() : IdentifierFormat("ogrn", "OGRN")
{
    public override bool Strong => true;

    public override string? Country => "ru";

    public override bool IsValid(string text) => text.Length is 13 or 15 && Checks.AllDigits(text) && text[0] != '0' &&
        long.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture) % (text.Length - 2) % 10 == text[^1] - '0';

    /// <summary>The first number of a fitting length.</summary>
    public override string? Normalize(string text) =>
        Checks.Words(text).FirstOrDefault(w => w.Length is 13 or 15 && Checks.AllDigits(w)) is { } found && IsValid(found) ? found : null;
}

/// <summary>National provider identifiers of the United States.</summary>
sealed class NpiFormat() : IdentifierFormat("npi", "NPI")
{
    public override bool Strong => true;

    public override string? Country => "us";

    /// <summary>Luhn's check over the number with the prefix for the health industry of the United States.</summary>
    public override bool IsValid(string text) => text.Length is 10 or 15 && Checks.AllDigits(text) && Checks.Luhn(text.Length == 10 ? "80840" + text : text);

    public override string? Normalize(string text) =>
        Checks.Words(text).FirstOrDefault(w => w.Length is 10 or 15 && Checks.AllDigits(w)) is { } found && IsValid(found) ? found : null;
}

/// <summary>Unique entity ids of the United States' procurement. They are given to groups and their owners alike, so they are not strong.</summary>
sealed class UeiFormat() : IdentifierFormat("uei", "UEI")
{
    public override string? Country => "us";

    public override bool IsValid(string text) => text.Length == 12 && text[0] != '0' && text.All(c => char.IsAsciiLetterOrDigit(c) && c is not ('I' or 'i' or 'O' or 'o'));

    public override string? Normalize(string text) => Checks.Words(text).FirstOrDefault(w => w.Length == 12) is { } found && IsValid(found) ? found.ToUpperInvariant() : null;
}
