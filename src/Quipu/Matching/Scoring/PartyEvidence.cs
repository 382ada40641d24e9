using FollowTheMoney.Identifiers;
using FollowTheMoney.Types;

namespace Quipu.Matching.Scoring;

/// <summary>Evidence beside names: dates of birth, countries, sex, numbers. What one side does not say is no evidence.</summary>
static class PartyEvidence
{
    internal static void Add(Party query, Party candidate, Evidence evidence)
    {
        Births(query, candidate, evidence);
        if (query.Countries.Length > 0 && candidate.Countries.Length > 0)
            evidence[Territories.Intersect(query.Countries, candidate.Countries).Count > 0 ? Q.Country : Q.CountryDiffers] = 1;
        if (query.Genders.Length > 0 && candidate.Genders.Length > 0 && !query.Genders.Intersect(candidate.Genders, StringComparer.Ordinal).Any()) evidence[Q.GenderDiffers] = 1;
        if (query.Identifiers.Length > 0 && candidate.Identifiers.Length > 0) Numbers(query, candidate, evidence);
        if (query.Addresses.Length > 0 && candidate.Addresses.Length > 0) evidence[Q.Address] = AddressEvidence.Similarity(query.Addresses, candidate.Addresses);
        if (query.WeakAliases.Length + candidate.WeakAliases.Length > 0 && WeakAliases.Meet(query, candidate)) evidence[Q.WeakAlias] = 1;
    }

    /// <summary>The best agreement of any two dates counts; where none agrees, the least disagreement does.</summary>
    static void Births(Party query, Party candidate, Evidence evidence)
    {
        var found = BirthDates.Compare(query.BirthDates, candidate.BirthDates);
        if (found == BirthAgreement.None) return;
        evidence[found switch
        {
            BirthAgreement.Day => Q.BirthDay,
            BirthAgreement.Year or BirthAgreement.DayTurned => Q.BirthYear,
            BirthAgreement.OtherDay => Q.BirthDiffers,
            BirthAgreement.NearYear => Q.BirthYearNear,
            _ => Q.BirthYearDiffers,
        }] = 1;
    }

    static void Numbers(Party query, Party candidate, Evidence evidence)
    {
        foreach (var one in query.Identifiers)
            foreach (var other in candidate.Identifiers)
            {
                var format = one.Format ?? other.Format;
                var same = Same(one.Value, other.Value, format);
                if (same && format is not null && IdentifierFormats.Find(format) is { Strong: true }) evidence[Q.StrongNumber] = 1;
                else if (same) evidence[Q.Number] = 1;
                else if (one.Property == other.Property && one.Property is "taxNumber" or "idNumber" or "leiCode" or "innCode" or "ogrnCode" or "imoNumber" or "registrationNumber") evidence[Q.NumberDiffers] = 1;
            }

        // A body may have several numbers: one that agrees outweighs those that differ.
        if (evidence[Q.StrongNumber] + evidence[Q.Number] > 0) evidence[Q.NumberDiffers] = 0;
    }

    static bool Same(string one, string other, string? format)
    {
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase)) return true;
        if (format is null || IdentifierFormats.Find(format) is not { } known) return false;
        return known.Normalize(one) is { Length: > 0 } left && left == known.Normalize(other);
    }
}

/// <summary>How two sides' dates of birth stand to each other, best first.</summary>
enum BirthAgreement
{
    /// <summary>A side says nothing.</summary>
    None,
    Day,

    /// <summary>The year agrees, and no side says more than the other contradicts.</summary>
    Year,

    /// <summary>Day and month are changed over.</summary>
    DayTurned,

    /// <summary>The year agrees, the day does not.</summary>
    OtherDay,

    /// <summary>A year apart, or the same day of a year of which one digit differs: records of one person do so.</summary>
    NearYear,
    OtherYear,
}

/// <summary>Dates of birth side by side.</summary>
static class BirthDates
{
    internal static BirthAgreement Compare(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var best = BirthAgreement.None;
        foreach (var left in one)
            foreach (var right in other)
                if (PartialDate.TryParse(left, out var a) && PartialDate.TryParse(right, out var b) && Of(a, b) is var found && (best == BirthAgreement.None || found < best)) best = found;
        return best;
    }

    static BirthAgreement Of(PartialDate one, PartialDate other) =>
        one.Year != other.Year ? (AreNear(one, other) ? BirthAgreement.NearYear : BirthAgreement.OtherYear)
        : !one.Agrees(other) && (IsNewYear(one) || IsNewYear(other)) ? BirthAgreement.Year
        : !one.Agrees(other) ? one.Month == other.Day && one.Day == other.Month ? BirthAgreement.DayTurned : BirthAgreement.OtherDay
        : one.Day is not null && other.Day is not null ? BirthAgreement.Day
        : BirthAgreement.Year;

    // The first of January is what registers write where they know the year alone.
    static bool IsNewYear(PartialDate date) => date is { Month: 1, Day: 1 };

    static bool AreNear(PartialDate one, PartialDate other) =>
        Math.Abs(one.Year - other.Year) == 1 || (one.Day is not null && one.Day == other.Day && one.Month == other.Month && Digits(one.Year, other.Year) == 1);

    static int Digits(int one, int other)
    {
        var differ = 0;
        for (; one > 0 || other > 0; one /= 10, other /= 10)
            if (one % 10 != other % 10) differ++;
        return differ;
    }
}

/// <summary>Weak aliases: they meet another's name or weak alias whole or not at all.</summary>
static class WeakAliases
{
    internal static bool Meet(Party one, Party other) => Any(one.WeakAliases, other) || Any(other.WeakAliases, one);

    static bool Any(IReadOnlyList<string> aliases, Party other)
    {
        foreach (var alias in aliases)
        {
            var form = Names.NameAnalysis.Form(alias);
            if (form.Length == 0) continue;
            foreach (var name in other.NameTexts)
                if (Names.NameAnalysis.Form(name) == form) return true;
            foreach (var weak in other.WeakAliases)
                if (Names.NameAnalysis.Form(weak) == form) return true;
        }

        return false;
    }
}
