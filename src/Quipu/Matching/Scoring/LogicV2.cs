using System.Collections.Immutable;
using FollowTheMoney.Identifiers;
using FollowTheMoney.Types;
using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>What the heuristic algorithms share: the best main feature counts, then qualifiers are added; 0 to 1.</summary>
abstract class HeuristicAlgorithm(string name, string meaning, ImmutableArray<Feature> features) : Algorithm(name, meaning)
{
    /// <inheritdoc/>
    public override ImmutableArray<Feature> Features => features;

    /// <inheritdoc/>
    public override Match Compare(Party query, Party candidate)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(candidate);
        var kind = Party.Common(query, candidate);
        if (kind == PartyKind.Unknown && Schemata.Common(query.Schema, candidate.Schema) is null) return Match.None;
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        var (main, added) = (0.0, 0.0);
        foreach (var feature in features)
        {
            if (feature.Weight == 0 || (feature.Qualifier && main == 0)) continue;
            var value = Value(feature.Name, query, candidate, kind);
            if (value == 0) continue;
            if (feature.Qualifier) added += value * feature.Weight;
            else main = Math.Max(main, value * feature.Weight);
            reasons.Add(new(feature.Name, value, feature.Weight, null, null, feature.Meaning));
        }

        var score = main == 0 ? 0 : Math.Clamp(main + added, 0, 1);
        return new(score, [.. reasons.OrderByDescending(r => Math.Abs(r.Contribution)).ThenBy(r => r.Feature, StringComparer.Ordinal)]);
    }

    /// <summary>How much there is of a feature.</summary>
    protected abstract double Value(string feature, Party query, Party candidate, PartyKind kind);

    /// <summary>The features with the weights of a request.</summary>
    protected ImmutableArray<Feature> Reweighed(IReadOnlyDictionary<string, double> weights)
    {
        foreach (var asked in weights.Keys)
            if (!features.Any(f => f.Name == asked)) throw new ArgumentException($"{Name} has no feature “{asked}”.", nameof(weights));
        return [.. features.Select(f => weights.TryGetValue(f.Name, out var weight) ? f with { Weight = weight } : f)];
    }
}

/// <summary>Features that both heuristic algorithms have.</summary>
static class SharedFeatures
{
    internal static double Country(Party query, Party candidate) =>
        query.Countries.Length > 0 && candidate.Countries.Length > 0 && Territories.Intersect(query.Countries, candidate.Countries).Count == 0 ? 1 : 0;

    internal static double Gender(Party query, Party candidate) =>
        query.Genders is [var one] && candidate.Genders is [var other] && one is "male" or "female" && other is "male" or "female" && one != other ? 1 : 0;

    internal static double BirthYear(Party query, Party candidate) => BirthDates.Compare(query.BirthDates, candidate.BirthDates) == BirthAgreement.OtherYear ? 1 : 0;

    /// <summary>Full dates of which none agrees; day and month changed over count half.</summary>
    internal static double BirthDay(Party query, Party candidate)
    {
        var (one, other) = (Full(query), Full(candidate));
        if (one.Length == 0 || other.Length == 0 || one.Intersect(other).Any()) return 0;
        return one.Any(a => other.Any(b => a.Year == b.Year && a.Month == b.Day && a.Day == b.Month)) ? 0.5 : 1;
    }

    /// <summary>Both have numbers of registration or taxes, and none in common.</summary>
    internal static double OrganizationNumbers(Party query, Party candidate) =>
        Disjoint(query["registrationNumber"].Concat(query["taxNumber"]), candidate["registrationNumber"].Concat(candidate["taxNumber"]));

    internal static double Disjoint(IEnumerable<string> one, IEnumerable<string> other)
    {
        var (left, right) = (one.ToHashSet(StringComparer.OrdinalIgnoreCase), other.ToHashSet(StringComparer.OrdinalIgnoreCase));
        return left.Count > 0 && right.Count > 0 && !left.Overlaps(right) ? 1 : 0;
    }

    static PartialDate[] Full(Party party) => [.. party.BirthDates.Select(d => PartialDate.TryParse(d, out var date) ? date : default).Where(d => d.Day is not null)];

    /// <summary>Both have a number of the system; one may have it in a property for any number.</summary>
    internal static double Formatted(Party query, Party candidate, params ReadOnlySpan<string> formats)
    {
        foreach (var format in formats)
        {
            var (one, other) = (Numbers(query, format), Numbers(candidate, format));
            if (one.Own.Overlaps(other.Own) || one.Own.Overlaps(other.Any) || one.Any.Overlaps(other.Own)) return 1;
        }

        return 0;
    }

    static (HashSet<string> Own, HashSet<string> Any) Numbers(Party party, string format)
    {
        var (own, any) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var identifier in party.Identifiers)
        {
            if (identifier.Format is not null && identifier.Format != format) continue;
            if (IdentifierFormats.Find(format)?.Normalize(identifier.Value) is { Length: > 0 } number) (identifier.Format is null ? any : own).Add(number);
        }

        return (own, any);
    }

    internal static double Property(Party query, Party candidate, string property) => query[property].Intersect(candidate[property], StringComparer.Ordinal).Any() ? 1 : 0;

    internal static double Identifier(Party query, Party candidate)
    {
        var one = query.Identifiers.Where(i => i.Format is null).Select(i => i.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return one.Overlaps(candidate.Identifiers.Where(i => i.Format is null).Select(i => i.Value)) ? 1 : 0;
    }

    internal static double Address(Party query, Party candidate) =>
        query.Addresses.Length > 0 && candidate.Addresses.Length > 0 ? AddressEvidence.Similarity(query.Addresses, candidate.Addresses) : 0;

    internal static double WeakAlias(Party query, Party candidate) => WeakAliases.Meet(query, candidate) ? 1 : 0;

    internal static double AddressEntity(Party query, Party candidate) =>
        query.Schema.Name == "Address" && candidate.Schema.Name == "Address" ? AddressEvidence.Similarity(query["full"], candidate["full"]) : 0;
}

/// <summary>The score of that name of nomenklatura 4.13, after its published behaviour, for clients that ask for it.</summary>
sealed class LogicV2 : HeuristicAlgorithm
{
    internal const string Known = "logic-v2";

    static readonly ImmutableArray<Feature> Published =
    [
        new("name_match", 1, false, "Names by their parts and symbols."),
        new("address_entity_match", 0.98, false, "Two addresses are one."),
        new("crypto_wallet_address", 0.98, false, "The same wallet."),
        new("isin_security_match", 0.98, false, "The same ISIN."),
        new("lei_code_match", 0.95, false, "The same LEI."),
        new("ogrn_code_match", 0.95, false, "The same OGRN."),
        new("vessel_imo_mmsi_match", 0.95, false, "The same IMO or MMSI number."),
        new("inn_code_match", 0.95, false, "The same INN."),
        new("bic_code_match", 0.95, false, "The same BIC."),
        new("uei_code_match", 0.95, false, "The same UEI."),
        new("npi_code_match", 0.95, false, "The same NPI."),
        new("identifier_match", 0.85, false, "Another number in common."),
        new("weak_alias_match", 0.8, false, "A weak alias in common."),
        new("address_prop_match", 0.2, true, "An address in common."),
        new("country_mismatch", -0.2, true, "No country in common."),
        new("dob_year_disjoint", -0.15, true, "Born in different years."),
        new("dob_day_disjoint", -0.25, true, "Born on different days."),
        new("gender_mismatch", -0.2, true, "Not of one sex."),
    ];

    readonly NameMatchOptions _options;

    internal LogicV2()
        : this(Published, new())
    {
    }

    LogicV2(ImmutableArray<Feature> features, NameMatchOptions options)
        : base(Known, "The rules of that name of nomenklatura: symbols, then letters; words that only the query has count more.", features) => _options = options;

    /// <inheritdoc/>
    public override Algorithm With(IReadOnlyDictionary<string, double> weights, IReadOnlyDictionary<string, double> options)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(options);
        var changed = _options;
        foreach (var (name, value) in options)
            changed = name switch
            {
                "nm_number_mismatch" => changed with { NumberMismatch = value },
                "nm_extra_query_name" => changed with { ExtraQuery = value },
                "nm_extra_result_name" => changed with { ExtraResult = value },
                "nm_family_name_weight" => changed with { Family = value },
                "nm_fuzzy_cutoff_factor" => changed with { Cutoff = value },
                _ => throw new ArgumentException($"{Name} has no option “{name}”.", nameof(options)),
            };
        return new LogicV2(Reweighed(weights), changed);
    }

    /// <inheritdoc/>
    protected override double Value(string feature, Party query, Party candidate, PartyKind kind) => feature switch
    {
        "name_match" => kind == PartyKind.Unknown ? 0 : NameMatch.Score(query, candidate, kind, _options),
        "address_entity_match" => SharedFeatures.AddressEntity(query, candidate),
        "crypto_wallet_address" => query.Schema.Name == "CryptoWallet" ? SharedFeatures.Property(query, candidate, "publicKey") : 0,
        "isin_security_match" => query.Schema.Name == "Security" || candidate.Schema.Name == "Security" ? SharedFeatures.Formatted(query, candidate, "isin") : 0,
        "lei_code_match" => SharedFeatures.Formatted(query, candidate, "lei"),
        "ogrn_code_match" => SharedFeatures.Formatted(query, candidate, "ogrn"),
        "vessel_imo_mmsi_match" => Math.Max(SharedFeatures.Formatted(query, candidate, "imo"), SharedFeatures.Property(query, candidate, "mmsi")),
        "inn_code_match" => SharedFeatures.Formatted(query, candidate, "inn"),
        "bic_code_match" => SharedFeatures.Formatted(query, candidate, "bic"),
        "uei_code_match" => SharedFeatures.Formatted(query, candidate, "uei"),
        "npi_code_match" => SharedFeatures.Formatted(query, candidate, "npi"),
        "identifier_match" => SharedFeatures.Identifier(query, candidate),
        "weak_alias_match" => SharedFeatures.WeakAlias(query, candidate),
        "address_prop_match" => SharedFeatures.Address(query, candidate),
        "country_mismatch" => SharedFeatures.Country(query, candidate),
        "dob_year_disjoint" => SharedFeatures.BirthYear(query, candidate),
        "dob_day_disjoint" => SharedFeatures.BirthDay(query, candidate),
        "gender_mismatch" => SharedFeatures.Gender(query, candidate),
        _ => 0,
    };
}
