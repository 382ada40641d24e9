namespace FollowTheMoney.Identifiers;

/// <summary>Check digits.</summary>
static class Checks
{
    internal static bool AllDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiDigit(c)) return false;
        return !text.IsEmpty;
    }

    /// <summary>Each digit times its weight, added up.</summary>
    internal static int Weighted(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += (digits[i] - '0') * weights[i];
        return sum;
    }

    /// <summary>Luhn's sum of digits is a multiple of ten.</summary>
    internal static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            var digit = digits[i] - '0';
            if ((digits.Length - i) % 2 == 0) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>Digits and letters (A = 10 … Z = 35) as one number, modulo 97 (ISO 7064); -1 where there is another character.</summary>
    internal static int Mod97(ReadOnlySpan<char> text)
    {
        var rest = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) rest = ((rest * 10) + (c - '0')) % 97;
            else if (char.IsAsciiLetterUpper(c)) rest = ((rest * 100) + (c - 'A' + 10)) % 97;
            else return -1;
        }

        return rest;
    }

    /// <summary>Digits and letters as the digits of their numbers: <c>US03</c> as <c>302803</c>; null where there is another character.</summary>
    internal static string? Expanded(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[text.Length * 2];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[length++] = c;
            }
            else if (char.IsAsciiLetterUpper(c))
            {
                digits[length++] = (char)('0' + ((c - 'A' + 10) / 10));
                digits[length++] = (char)('0' + ((c - 'A' + 10) % 10));
            }
            else
            {
                return null;
            }
        }

        return digits[..length].ToString();
    }

    /// <summary>Runs of ASCII letters, digits and underscores (what a regular expression calls a word), with their places.</summary>
    internal static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_');
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            yield return text[start..i];
            start = -1;
        }
    }
}
