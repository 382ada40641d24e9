using System.Collections.Immutable;

namespace Quipu.Matching.Scoring;

/// <summary>
/// The simplest scores of nomenklatura, for clients that ask for them: <c>name-based</c> is half Jaro-Winkler and half Soundex of the words of names, and
/// <c>name-qualified</c> takes off what speaks against it. Each word asked for counts by the best word on the other side.
/// </summary>
sealed class NameBased : Algorithm
{
    internal const string Known = "name-based", Qualified = "name-qualified";

    const string Letters = "jaro_name_parts", Sound = "soundex_name_parts";

    /// <summary>Words less alike than this are different words.</summary>
    const double LeastAlike = 0.6;

    static readonly ImmutableArray<Feature> Names =
    [
        new(Sound, 0.5, false, "Words of names sound alike (Soundex)."),
        new(Letters, 0.5, false, "Words of names are alike (Jaro-Winkler)."),
    ];

    static readonly ImmutableArray<Feature> Qualifiers =
    [
        new("country_mismatch", -0.1, true, "No country in common."),
        new("dob_year_disjoint", -0.1, true, "Born in different years."),
        new("dob_day_disjoint", -0.15, true, "Born on different days."),
        new("gender_mismatch", -0.1, true, "Not of one sex."),
        new("orgid_disjoint", -0.1, true, "Numbers of bodies differ."),
    ];

    NameBased(string name, string meaning, ImmutableArray<Feature> features)
        : base(name, meaning) => Features = features;

    internal static NameBased Plain { get; } = new(Known, "Words of names alike in letters and in sound, and nothing else.", Names);

    internal static NameBased WithQualifiers { get; } = new(Qualified, "Words of names alike in letters and in sound, less where dates, countries or numbers differ.", [.. Names, .. Qualifiers]);

    /// <inheritdoc/>
    public override ImmutableArray<Feature> Features { get; }

    /// <inheritdoc/>
    public override Match Compare(Party query, Party candidate)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(candidate);
        if (Schemata.Common(query.Schema, candidate.Schema) is null) return Match.None;
        var (left, right) = (Words(query), Words(candidate));
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        var score = 0.0;
        foreach (var feature in Features)
        {
            var value = feature.Weight == 0 || (feature.Qualifier && score == 0) ? 0 : Value(feature.Name, (query, left), (candidate, right));
            if (value == 0) continue;
            score += value * feature.Weight;
            reasons.Add(new(feature.Name, value, feature.Weight, null, null, feature.Meaning));
        }

        return new(Math.Clamp(score, 0, 1), reasons.ToImmutable());
    }

    /// <inheritdoc/>
    public override Algorithm With(IReadOnlyDictionary<string, double> weights, IReadOnlyDictionary<string, double> options)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Count > 0) throw new ArgumentException($"{Name} has no options; it was asked for {string.Join(", ", options.Keys)}.", nameof(options));
        foreach (var asked in weights.Keys)
            if (!Features.Any(f => f.Name == asked)) throw new ArgumentException($"{Name} has no feature “{asked}”.", nameof(weights));
        return weights.Count == 0 ? this : new NameBased(Name, Meaning, [.. Features.Select(f => weights.TryGetValue(f.Name, out var weight) ? f with { Weight = weight } : f)]);
    }

    static double Value(string feature, (Party Party, string[] Words) query, (Party Party, string[] Words) candidate) => feature switch
    {
        Sound => Share(query.Words, candidate.Words, static (one, other) => one == other || Soundex(one) == Soundex(other) ? 1 : 0),
        Letters => Share(query.Words, candidate.Words, static (one, other) => LogicV1.JaroWinkler(one, other) is >= LeastAlike and var alike ? alike : 0),
        "country_mismatch" => SharedFeatures.Country(query.Party, candidate.Party),
        "dob_year_disjoint" => SharedFeatures.BirthYear(query.Party, candidate.Party),
        "dob_day_disjoint" => SharedFeatures.BirthDay(query.Party, candidate.Party),
        "gender_mismatch" => SharedFeatures.Gender(query.Party, candidate.Party),
        "orgid_disjoint" => SharedFeatures.OrganizationNumbers(query.Party, candidate.Party),
        _ => 0,
    };

    static string[] Words(Party party) => [.. party.Names.SelectMany(n => n.Form.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)];

    static double Share(string[] asked, string[] others, Func<string, string, double> alike)
    {
        if (asked.Length == 0 || others.Length == 0) return 0;
        var sum = 0.0;
        foreach (var word in asked) sum += others.Max(other => alike(word, other));
        return sum / asked.Length;
    }

    /// <summary>The first letter and three digits for the sounds that follow; of no letters of the alphabet, the word itself.</summary>
    static string Soundex(string word)
    {
        Span<char> key = ['\0', '0', '0', '0'];
        var (count, last) = (0, '0');
        foreach (var c in word)
        {
            if (c is < 'a' or > 'z') continue;
            var sound = "01230120022455012623010202"[c - 'a'];
            if (count == 0) (key[count++], last) = (c, sound);
            else if (count < key.Length && sound != '0' && sound != last) key[count++] = sound;
            // A vowel parts two like sounds; h and w do not.
            if (c is not ('h' or 'w')) last = sound;
        }

        return count == 0 ? word : new(key);
    }
}
