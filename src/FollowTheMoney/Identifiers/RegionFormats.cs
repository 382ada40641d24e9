namespace FollowTheMoney.Identifiers;

/// <summary>Numbers of people and firms in Latin America, by the rules of the authorities that give them.</summary>
static class RegionFormats
{
    const string DniLetters = "KABCDEFGHIJ", DniDigits = "67890112345";

    const string CurpAlphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ", RfcAlphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";

    static readonly int[] Cnpj12 = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], Cnpj13 = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <summary>Persons in Brazil.</summary>
    internal static IdentifierFormat Cpf { get; } = new CompactFormat("cpf", "CPF", "-. ", IsCpf) { Of = "br", Lengths = 11..11, Written = n => $"{n[..3]}.{n[3..6]}.{n[6..9]}-{n[9..]}" };

    /// <summary>Legal entities in Brazil; since 2026 also with letters.</summary>
    internal static IdentifierFormat Cnpj { get; } = new CompactFormat("cnpj", "CNPJ", "-./ ", IsCnpj)
    {
        IsStrong = true,
        Of = "br",
        Lengths = 14..14,
        Written = n => $"{n[..2]}.{n[2..5]}.{n[5..8]}/{n[8..12]}-{n[12..]}",
    };

    /// <summary>National identity documents of Peru: eight digits, perhaps with their check character behind.</summary>
    internal static IdentifierFormat Dni { get; } = new CompactFormat("dni", "DNI (Peru)", " -.", IsDni) { Of = "pe", Kept = n => n[..8] };

    /// <summary>Taxpayers of Peru.</summary>
    internal static IdentifierFormat Ruc { get; } = new CompactFormat("ruc", "RUC (Peru)", " -.", IsRuc) { IsStrong = true, Of = "pe" };

    /// <summary>Taxpayers and workers of Argentina.</summary>
    internal static IdentifierFormat Cuit { get; } = new CompactFormat("cuit", "CUIT", " -.", IsCuit)
    {
        IsStrong = true,
        Of = "ar",
        AlsoCalled = ["cuil"],
        Lengths = 11..11,
        Written = n => $"{n[..2]}-{n[2..10]}-{n[10..]}",
    };

    /// <summary>Persons and taxpayers of Chile.</summary>
    internal static IdentifierFormat Rut { get; } = new CompactFormat("rut", "RUT (Chile)", " -.", IsRut)
    {
        Of = "cl",
        AlsoCalled = ["run"],
        Lengths = 2..9,
        Written = n => $"{Grouped(n[..^1])}-{n[^1]}",
    };

    /// <summary>Taxpayers of Colombia, with the check digit.</summary>
    internal static IdentifierFormat Nit { get; } = new CompactFormat("nit", "NIT (Colombia)", " -.,", IsNit) { Of = "co", Lengths = 2..16, Written = n => $"{Grouped(n[..^1])}-{n[^1]}" };

    /// <summary>Persons in Mexico.</summary>
    internal static IdentifierFormat Curp { get; } = new CompactFormat("curp", "CURP", " -", IsCurp) { IsStrong = true, Of = "mx" };

    /// <summary>Taxpayers of Mexico: 13 characters of a person, 12 of a firm.</summary>
    internal static IdentifierFormat Rfc { get; } = new CompactFormat("rfc", "RFC", " -", IsRfc) { IsStrong = true, Of = "mx" };

    static string Grouped(string digits)
    {
        for (var i = digits.Length - 3; i > 0; i -= 3) digits = digits.Insert(i, ".");
        return digits;
    }

    static bool IsSame(string n) => n.AsSpan().IndexOfAnyExcept(n[0]) < 0;

    static bool IsCpf(string n)
    {
        if (n.Length != 11 || !Checks.AllDigits(n) || IsSame(n)) return false;
        var one = Checks.Weighted(n, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10;
        return one == n[9] - '0' && Checks.Weighted(n, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10 == n[10] - '0';
    }

    static bool IsCnpj(string n)
    {
        if (n.Length != 14 || IsSame(n) || !n.All(char.IsAsciiLetterOrDigit) || !Checks.AllDigits(n.AsSpan(12))) return false;
        return Digit(Cnpj12) == n[12] && Digit(Cnpj13) == n[13];

        // A letter counts by its place in ASCII, as the tax authority has it.
        char Digit(int[] weights) => (Checks.Weighted(n, weights) % 11) is var rest && rest < 2 ? '0' : (char)('0' + (11 - rest));
    }

    /// <summary>Weights 3 2 7 6 5 4 3 2 modulo 11 give a digit or, on newer cards, a letter.</summary>
    static bool IsDni(string n)
    {
        if (n.Length is not (8 or 9) || !Checks.AllDigits(n.AsSpan(0, 8)) || n.AsSpan(0, 8).IndexOfAnyExcept('0') < 0) return false;
        if (n.Length == 8) return true;
        var place = (11 - (Checks.Weighted(n, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
        return n[8] == DniDigits[place] || n[8] == DniLetters[place];
    }

    static bool IsRuc(string n) => n.Length == 11 && Checks.AllDigits(n) && n[..2] is "10" or "15" or "16" or "17" or "20" &&
        (11 - (Checks.Weighted(n, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10 == n[10] - '0';

    static bool IsCuit(string n) => n.Length == 11 && Checks.AllDigits(n) && n[..2] is "20" or "23" or "24" or "25" or "26" or "27" or "30" or "33" or "34" or "50" or "51" or "55" &&
        (11 - (Checks.Weighted(n, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) is var check && (check == 11 ? 0 : check == 10 ? 9 : check) == n[10] - '0';

    static bool IsRut(string n)
    {
        if (n.Length is < 7 or > 9 || !Checks.AllDigits(n.AsSpan(0, n.Length - 1))) return false;
        var (sum, weight) = (0, 2);
        for (var i = n.Length - 2; i >= 0; i--, weight = weight == 7 ? 2 : weight + 1) sum += (n[i] - '0') * weight;
        return n[^1] == (11 - (sum % 11)) switch { 10 => 'K', 11 => '0', var digit => (char)('0' + digit) };
    }

    static bool IsNit(string n)
    {
        ReadOnlySpan<int> primes = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];
        if (n.Length is < 8 or > 16 || !Checks.AllDigits(n)) return false;
        var sum = 0;
        for (var i = 0; i < n.Length - 1; i++) sum += (n[n.Length - 2 - i] - '0') * primes[i];
        return (sum % 11) is var rest && (rest > 1 ? 11 - rest : rest) == n[^1] - '0';
    }

    /// <summary>Four letters, a day, sex, state, three consonants, a differentiator and a check digit over all.</summary>
    static bool IsCurp(string n)
    {
        if (n.Length != 18 || !n.AsSpan(0, 4).ToString().All(IsLetter) || !IsDay(n.AsSpan(4, 6)) || n[10] is not ('H' or 'M' or 'X') || !char.IsAsciiDigit(n[17])) return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var value = CurpAlphabet.IndexOf(n[i]);
            if (value < 0 || (i is > 10 and < 16 && !IsLetter(n[i]))) return false;
            sum += value * (18 - i);
        }

        return (10 - (sum % 10)) % 10 == n[17] - '0';
    }

    /// <summary>Three or four letters, a day, two characters against homonyms, and a check character modulo 11.</summary>
    static bool IsRfc(string n)
    {
        if (n.Length is not (12 or 13) || !IsDay(n.AsSpan(n.Length - 9, 6)) || !n[..(n.Length - 9)].All(c => IsLetter(c) || c == '&')) return false;
        var (text, sum) = (n.PadLeft(13), 0);
        for (var i = 0; i < 12; i++)
        {
            var value = RfcAlphabet.IndexOf(text[i]);
            if (value < 0) return false;
            sum += value * (13 - i);
        }

        return text[12] == (11 - (sum % 11)) switch { 11 => '0', 10 => 'A', var digit => (char)('0' + digit) };
    }

    static bool IsLetter(char c) => char.IsAsciiLetterUpper(c) || c == 'Ñ';

    /// <summary>Year, month and day of two digits each.</summary>
    static bool IsDay(ReadOnlySpan<char> text) => Checks.AllDigits(text) && Number(text[2..4]) is >= 1 and <= 12 && Number(text[4..6]) is >= 1 and <= 31;

    static int Number(ReadOnlySpan<char> two) => ((two[0] - '0') * 10) + (two[1] - '0');
}
