namespace FollowTheMoney.Identifiers;

/// <summary>Numbers that a state gives: Russia's taxpayers, the United States' social security, China's unified credit code.</summary>
static class CountryFormats
{
    const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    internal static IdentifierFormat Inn { get; } = new CompactFormat("inn", "INN", " ", IsInn) { IsStrong = true, Of = "ru" };

    internal static IdentifierFormat Ssn { get; } = new CompactFormat("ssn", "SSN", "-", IsSsn) { Of = "us", Lengths = 9..9, Written = n => $"{n[..3]}-{n[3..5]}-{n[5..]}" };

    internal static IdentifierFormat Uscc { get; } = new CompactFormat("uscc", "USCC", " -", IsUscc) { IsStrong = true, Of = "cn" };

    /// <summary>10 digits of a firm, 12 of a person; weighted sums modulo 11 modulo 10.</summary>
    static bool IsInn(string n) => Checks.AllDigits(n) && (n.Length switch
    {
        10 => Checks.Weighted(n, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == n[9] - '0',
        12 => Checks.Weighted(n, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == n[10] - '0' && Checks.Weighted(n, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == n[11] - '0',
        _ => false,
    });

    /// <summary>Areas 000, 666 and from 900 on are not given, nor group 00 and serial 0000; three numbers were printed as samples.</summary>
    static bool IsSsn(string n) => n.Length == 9 && Checks.AllDigits(n) && n[..3] is not ("000" or "666") && n[0] != '9' && n[3..5] != "00" && n[5..] != "0000" &&
        n is not ("078051120" or "457555462" or "219099999");

    /// <summary>18 characters; weights are powers of 3 modulo 31 (GB 32100-2015).</summary>
    static bool IsUscc(string n)
    {
        if (n.Length != 18 || !Checks.AllDigits(n.AsSpan(2, 6))) return false;
        var (sum, weight) = (0, 1);
        foreach (var c in n.AsSpan(0, 17))
        {
            var value = CreditAlphabet.IndexOf(c);
            if (value < 0) return false;
            sum += value * weight;
            weight = weight * 3 % 31;
        }

        return n[17] == CreditAlphabet[(31 - (sum % 31)) % 31];
    }
}
