using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace FollowTheMoney.Types;

/// <summary>How a country's telephone numbers are made.</summary>
/// <param name="Code">What is dialled for the country: <c>51</c>.</param>
/// <param name="Trunks">What is dialled before a number within the country, and left out from abroad.</param>
/// <param name="Abroad">What is dialled before a foreign number.</param>
/// <param name="Rules">National numbers: their length and what they may begin with (nothing: anything).</param>
sealed record PhonePlan(string Country, string Code, ImmutableArray<string> Trunks, string Abroad, ImmutableArray<(int Length, ImmutableArray<(string From, string To)> Starts)> Rules)
{
    internal bool Fits(ReadOnlySpan<char> national)
    {
        foreach (var (length, starts) in Rules)
        {
            if (length != national.Length) continue;
            foreach (var (from, to) in starts)
                if (national[..from.Length].SequenceCompareTo(from) >= 0 && national[..to.Length].SequenceCompareTo(to) <= 0) return true;
        }

        return false;
    }

    internal static PhonePlan Read(string[] row) => new(row[0].ToLowerInvariant(), row[1], row[2] == "-" ? [] : [.. row[2].Split(',')], row[3],
        [.. row[4].Split(';').Select(rule => rule.Split(':')).Select(rule => (int.Parse(rule[0], CultureInfo.InvariantCulture), Starts(rule[1])))]);

    static ImmutableArray<(string, string)> Starts(string text) =>
        text == "*" ? [("", "")] : [.. text.Split(',').Select(s => s.Split('-')).Select(s => (s[0], s[^1]))];
}

/// <summary>Telephone numbers of the world as E.164: a plus, the country's code, the national number.</summary>
public static class Phones
{
    static readonly Lazy<ImmutableArray<PhonePlan>> Plans = new(() => [.. Resource.Rows("Types/phones.tsv").Select(PhonePlan.Read)]);

    static readonly Lazy<FrozenDictionary<string, PhonePlan>> ByCountry = new(() => Plans.Value.ToFrozenDictionary(p => p.Country, StringComparer.Ordinal));

    /// <summary>Codes shared by several countries: those whose rules are narrowest first.</summary>
    static readonly Lazy<FrozenDictionary<string, ImmutableArray<PhonePlan>>> ByCode =
        new(() => Plans.Value.GroupBy(p => p.Code, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.OrderBy(Breadth).ToImmutableArray(), StringComparer.Ordinal));

    /// <summary>Reads a number that says its country's code, or that stands in one of the countries named; null where it fits no numbering plan.</summary>
    /// <param name="text">As it was written: blanks, dashes, brackets and an extension do not count.</param>
    /// <param name="countries">FollowTheMoney's codes, tried in order.</param>
    public static string? Clean(string text, IEnumerable<string>? countries = null)
    {
        var digits = Digits(text);
        if (digits.Length is < 4 or > 20) return null;
        if (digits[0] == '+') return Abroad(digits[1..]);
        foreach (var country in countries ?? [])
            if (ByCountry.Value.TryGetValue(country.ToLowerInvariant(), out var plan) && Within(digits, plan) is { } number) return number;
        return null;
    }

    /// <summary>Code of the country that a number in E.164 belongs to; null where it is none.</summary>
    public static string? Country(string number) => Digits(number) is ['+', .. var digits] ? Find(digits)?.Plan.Country : null;

    /// <summary>With a blank behind the country's code and between groups of the national number.</summary>
    public static string Caption(string number) => Digits(number) is ['+', .. var digits] && Find(digits) is { } found ? $"+{found.Plan.Code} {Grouped(found.Plan.Code, found.National)}" : number;

    static string? Abroad(string digits) => Find(digits) is { } found ? $"+{found.Plan.Code}{found.National}" : null;

    static string? Within(string digits, PhonePlan plan)
    {
        if (digits.StartsWith(plan.Abroad, StringComparison.Ordinal) && Abroad(digits[plan.Abroad.Length..]) is { } foreign) return foreign;
        if (National(digits, plan) is { } national) return $"+{plan.Code}{national}";
        return digits.StartsWith(plan.Code, StringComparison.Ordinal) && National(digits[plan.Code.Length..], plan) is { } own ? $"+{plan.Code}{own}" : null;
    }

    static (PhonePlan Plan, string National)? Find(string digits)
    {
        for (var length = 1; length <= Math.Min(3, digits.Length); length++)
        {
            if (!ByCode.Value.TryGetValue(digits[..length], out var plans)) continue;
            foreach (var plan in plans)
                if (National(digits[length..], plan) is { } national) return (plan, national);
            return null;
        }

        return null;
    }

    /// <summary>The number without its trunk prefix, where the plan has such numbers. Mexico's former 1 and Argentina's 15 for mobile numbers are put right.</summary>
    static string? National(string digits, PhonePlan plan)
    {
        if (plan.Fits(digits)) return digits;
        foreach (var trunk in plan.Trunks)
            if (digits.StartsWith(trunk, StringComparison.Ordinal) && plan.Fits(digits.AsSpan(trunk.Length))) return digits[trunk.Length..];
        if (plan.Country == "mx" && digits is ['1', .. var mobile] && plan.Fits(mobile)) return mobile;
        return plan.Country == "ar" ? Argentine(digits, plan) : null;
    }

    /// <summary>011 15 2345-6789 is +54 9 11 2345-6789: the 15 behind the area becomes a 9 before it.</summary>
    static string? Argentine(string digits, PhonePlan plan)
    {
        var plain = digits.TrimStart('0');
        for (var area = 2; plain.Length == 12 && area <= 4; area++)
            if (plain.AsSpan(area, 2) is "15" && plan.Fits("9" + plain[..area] + plain[(area + 2)..])) return "9" + plain[..area] + plain[(area + 2)..];
        return null;
    }

    /// <summary>The plus, where the number begins with one, and its digits, up to a word or sign for an extension; nothing where letters stand among them.</summary>
    static string Digits(string text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsDigit(c)) digits.Append((char)('0' + (int)char.GetNumericValue(c)));
            else if (c is '+' or '＋' && digits.Length == 0) digits.Append('+');
            else if (digits.Length > 6 && (char.IsLetter(c) || c is '#' or ';' or ',' or '/')) break;
            else if (char.IsLetter(c) && digits.Length > 0) return "";
        }

        return digits.ToString();
    }

    static string Grouped(string code, string national) => national.Length switch
    {
        10 when code == "1" => $"{national[..3]}-{national[3..6]}-{national[6..]}",
        > 9 when code == "49" && national[0] == '1' => $"{national[..3]} {national[3..]}",
        <= 5 => national,
        <= 7 => $"{national[..3]} {national[3..]}",
        8 => $"{national[..4]} {national[4..]}",
        9 => $"{national[..3]} {national[3..6]} {national[6..]}",
        _ => $"{national[..3]} {national[3..6]} {national[6..]}",
    };

    static double Breadth(PhonePlan plan) => plan.Rules.Sum(r => r.Starts.Sum(s => Math.Pow(10, -s.From.Length) * (int.Parse("0" + s.To, CultureInfo.InvariantCulture) - int.Parse("0" + s.From, CultureInfo.InvariantCulture) + 1)));
}

sealed class PhoneKind : ValueKind
{
    internal override string? Clean(string text, Cleaning how) => Phones.Clean(text, how.Countries);

    internal override bool IsValid(string text, Cleaning how) => Phones.Clean(text) is not null;

    internal override string? CountryHint(string value) => Phones.Country(value);

    internal override string? NodeId(string type, string value) => $"tel:{value}";

    internal override string Caption(string value, string? format) => Phones.Caption(value);

    protected override double Weight(string value) => Dampen(7, 11, CodePoints(value));
}
