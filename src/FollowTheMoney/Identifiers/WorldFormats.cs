using System.Collections.Frozen;

namespace FollowTheMoney.Identifiers;

/// <summary>Numbers of the world's money: accounts, securities, banks, legal entities.</summary>
static class WorldFormats
{
    /// <summary>
    /// Basic account numbers by country, in the IBAN registry's own notation: digits (n), letters (a) and both (c), with how many of each.
    /// </summary>
    const string Accounts = """
        AD 8n12c AE 19n AL 8n16c AT 16n AZ 4a20c BA 16n BE 12n BG 4a6n8c BH 4a14c BI 23n BR 23n1a1c BY 4c4n16c CH 5n12c CR 18n CY 8n16c CZ 20n DE 18n DJ 23n DK 14n DO 4c20n
        EE 16n EG 25n ES 20n FI 14n FK 2a12n FO 14n FR 10n11c2n GB 4a14n GE 2a16n GI 4a15c GL 14n GR 7n16c GT 4c20c HN 4a20n HR 17n HU 24n IE 4a14n IL 19n IQ 4a15n IS 22n IT 1a10n12c
        JO 4a4n18c KW 4a22c KZ 3n13c LB 4n20c LC 4a24c LI 5n12c LT 16n LU 3n13c LV 4a13c LY 21n MC 10n11c2n MD 2c18c ME 18n MK 3n10c2n MN 16n MR 23n MT 4a5n18c MU 4a19n3a NI 4a20n NL 4a10n
        NO 11n OM 3n16c PK 4a16c PL 24n PS 4a21c PT 21n QA 4a21c RO 4a16c RS 18n RU 14n15c SA 2n18c SC 4a20n3a SD 14n SE 20n SI 15n SK 20n SM 1a10n12c SO 19n ST 21n SV 4a20n TL 19n TN 20n
        TR 5n1n16c UA 6n19c VA 18n VG 4a16n XK 16n YE 4a4n18c AO 21n BF 2c22n BJ 2c22n CF 23n CG 23n CI 2a22n CM 23n CV 21n DZ 22n GA 23n GQ 23n GW 2c19n IR 22n KM 23n MA 24n MG 23n
        ML 2c22n MZ 21n NE 2a22n SN 2a22n TD 23n TG 2a22n
        """;

    static readonly FrozenDictionary<string, string> ByCountry = Accounts.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2)
        .ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    /// <summary>Prefixes of securities that are no country's.</summary>
    static readonly FrozenSet<string> OtherPrefixes = "EU EZ XA XB XC XD XF XK XS XT QS QT QM QZ ZZ AN CS SU YU TP".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    internal static IdentifierFormat Isin { get; } = new CompactFormat("isin", "ISIN", " ", IsIsin) { IsStrong = true };

    internal static IdentifierFormat Iban { get; } = new CompactFormat("iban", "IBAN", " -.", IsIban)
    {
        IsStrong = true,
        Written = n => string.Join(' ', n.Chunk(4).Select(c => new string(c))),
    };

    internal static IdentifierFormat Figi { get; } = new CompactFormat("figi", "FIGI", " ", IsFigi) { IsStrong = true, AlsoCalled = ["openfigi"] };

    /// <summary>Kept without the branch: eight characters name the bank.</summary>
    internal static IdentifierFormat Bic { get; } = new CompactFormat("bic", "BIC", " -", IsBic) { IsStrong = true, AlsoCalled = ["swift"], Kept = n => n[..8] };

    internal static IdentifierFormat Lei { get; } = new CompactFormat("lei", "LEI", " -", n => n.Length == 20 && Checks.Mod97(n) == 1) { IsStrong = true };

    /// <summary>Country, nine characters, and Luhn's digit over all with letters as numbers (ISO 6166).</summary>
    static bool IsIsin(string n) => n.Length == 12 && char.IsAsciiDigit(n[11]) && (IsCountry(n[..2]) || OtherPrefixes.Contains(n[..2])) &&
        Checks.Expanded(n) is { } digits && Checks.Luhn(digits);

    static bool IsCountry(string code) => code.All(char.IsAsciiLetterUpper) && Types.Territories.Get(code.ToLowerInvariant()) is { Alpha3: not null };

    /// <summary>Length and make-up as the registry has them for the country, modulo 97 (ISO 13616); in Spain and Belgium the bank's own check digits too.</summary>
    static bool IsIban(string n)
    {
        if (n.Length < 5 || !Checks.AllDigits(n.AsSpan(2, 2)) || !ByCountry.TryGetValue(n[..2], out var form)) return false;
        return Fits(n.AsSpan(4), form) && Checks.Mod97(n[4..] + n[..4]) == 1 && (n[..2] switch
        {
            "ES" => SpanishDigit("00" + n[4..12]) == n[12] && SpanishDigit(n[14..24]) == n[13],
            "BE" => Checks.Mod97(n.AsSpan(4, 10)) is var rest && (rest == 0 ? "97" : rest.ToString("00", System.Globalization.CultureInfo.InvariantCulture)) == n[14..16],
            _ => true,
        });
    }

    static char SpanishDigit(string ten) => (11 - (Checks.Weighted(ten, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11)) switch
    {
        10 => '1',
        11 => '0',
        var digit => (char)('0' + digit),
    };

    static bool Fits(ReadOnlySpan<char> account, string form)
    {
        var count = 0;
        foreach (var sign in form)
        {
            if (char.IsAsciiDigit(sign))
            {
                count = (count * 10) + (sign - '0');
                continue;
            }

            if (account.Length < count) return false;
            foreach (var c in account[..count])
                if (!(sign == 'n' ? char.IsAsciiDigit(c) : sign == 'a' ? char.IsAsciiLetterUpper(c) : char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c))) return false;
            account = account[count..];
            count = 0;
        }

        return account.IsEmpty;
    }

    /// <summary>Two consonants, a G, eight more characters without vowels, and a check digit (every second number doubled, digits added up).</summary>
    static bool IsFigi(string n)
    {
        if (n.Length != 12 || n[2] != 'G' || !char.IsAsciiDigit(n[11]) || n[..2] is "BS" or "BM" or "GG" or "GB" or "GH" or "KY" or "VG") return false;
        var sum = 0;
        for (var i = 0; i < 11; i++)
        {
            var letter = char.IsAsciiLetterUpper(n[i]);
            if (!(letter || (char.IsAsciiDigit(n[i]) && i > 1)) || n[i] is 'A' or 'E' or 'I' or 'O' or 'U') return false;
            var value = (letter ? n[i] - 'A' + 10 : n[i] - '0') * (i % 2 == 0 ? 1 : 2);
            sum += (value / 10) + (value % 10);
        }

        return (10 - (sum % 10)) % 10 == n[11] - '0';
    }

    /// <summary>Four letters of the bank, the country, two of the place, and perhaps three of the branch (ISO 9362).</summary>
    static bool IsBic(string n) => n.Length is 8 or 11 && n.AsSpan(0, 6).IndexOfAnyExceptInRange('A', 'Z') < 0 && n.All(char.IsAsciiLetterOrDigit) && (IsCountry(n[4..6]) || n[4..6] is "XK");
}
