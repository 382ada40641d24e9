using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Quipu.Claims;

namespace Quipu.Publishing.Editions;

/// <summary>What a reviewer said of a claim.</summary>
public readonly record struct Rating(string Claim, string Reviewer, Verdict Verdict);

/// <summary>
/// How far those who reviewed agree, over claims that two or more judged: Krippendorff's alpha over all of them (nominal; Krippendorff, Content Analysis, ch. 12), and Cohen's kappa for each pair (Cohen 1960).
/// Below <see cref="Fewest"/> claims neither is given: so few say nothing.
/// </summary>
public sealed record Agreement(int Claims, int Reviewers, decimal? Alpha, ImmutableArray<PairAgreement> Pairs)
{
    /// <summary>Claims that two judged, from which on a coefficient is given.</summary>
    public const int Fewest = 20;

    /// <param name="ratings">At most one for each claim and reviewer.</param>
    public static Agreement Of(IEnumerable<Rating> ratings)
    {
        var units = ratings.GroupBy(r => r.Claim, StringComparer.Ordinal).Select(g => g.ToList()).Where(g => g.Count > 1).ToList();
        var reviewers = units.SelectMany(u => u).Select(r => r.Reviewer).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var pairs = from i in Enumerable.Range(0, reviewers.Count)
                    from j in Enumerable.Range(i + 1, reviewers.Count - i - 1)
                    let pair = Pair(units, reviewers[i], reviewers[j])
                    where pair.Claims > 0
                    select pair;
        return new(units.Count, reviewers.Count, units.Count < Fewest ? null : AlphaOf(units), [.. pairs]);
    }

    /// <summary>
    /// 1 − observed disagreement / disagreement expected by chance, from the coincidences of values within each claim. Where all say the same of everything there is nothing to tell apart: null.
    /// </summary>
    internal static decimal? AlphaOf(List<List<Rating>> units)
    {
        var (values, verdicts) = (new Dictionary<Verdict, decimal>(), Enum.GetValues<Verdict>());
        var agreeing = 0m;
        foreach (var unit in units)
            foreach (var verdict in verdicts)
            {
                decimal of = unit.Count(r => r.Verdict == verdict);
                values[verdict] = values.GetValueOrDefault(verdict) + of;
                agreeing += of * (of - 1) / (unit.Count - 1);
            }

        var all = values.Values.Sum();
        var expected = all * all - values.Values.Sum(v => v * v);
        return expected == 0 ? null : 1 - (all - 1) * (all - agreeing) / expected;
    }

    static PairAgreement Pair(List<List<Rating>> units, string one, string other)
    {
        var both = units.Select(u => (One: Of(u, one), Other: Of(u, other))).Where(p => p is { One: not null, Other: not null }).Select(p => (One: p.One!.Value, Other: p.Other!.Value)).ToList();
        return new(one, other, both.Count, both.Count(p => p.One == p.Other), both.Count < Fewest ? null : KappaOf(both));
    }

    static Verdict? Of(List<Rating> unit, string reviewer) => unit.Where(r => r.Reviewer == reviewer).Select(r => (Verdict?)r.Verdict).FirstOrDefault();

    /// <summary>(observed − expected agreement) / (1 − expected); null where both always say the same one thing.</summary>
    internal static decimal? KappaOf(IReadOnlyCollection<(Verdict One, Verdict Other)> both)
    {
        decimal n = both.Count;
        var observed = both.Count(p => p.One == p.Other) / n;
        var expected = Enum.GetValues<Verdict>().Sum(v => both.Count(p => p.One == v) / n * (both.Count(p => p.Other == v) / n));
        return expected == 1 ? null : (observed - expected) / (1 - expected);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("note", $"Over claims that two or more reviewed, rejected ones too. No coefficient is given below {Fewest} such claims, nor where all verdicts are the same.");
        json.WriteNumber("fewest", Fewest);
        json.WriteNumber("claims_judged_by_two_or_more", Claims);
        json.WriteNumber("reviewers", Reviewers);
        json.WriteString("krippendorff_alpha", Text(Alpha, Claims));
        json.WriteStartArray("cohen_kappa");
        foreach (var pair in Pairs)
        {
            json.WriteStartObject();
            json.WriteString("one", pair.One);
            json.WriteString("other", pair.Other);
            json.WriteNumber("claims", pair.Claims);
            json.WriteNumber("same", pair.Same);
            json.WriteString("kappa", Text(pair.Kappa, pair.Claims));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A coefficient to four places; else why there is none.</summary>
    public static string Text(decimal? coefficient, int claims) =>
        coefficient is { } known ? Math.Round(known, 4, MidpointRounding.AwayFromZero).ToString("0.0000", CultureInfo.InvariantCulture) : claims < Fewest ? "too few" : "all the same";
}

/// <summary>How far two reviewers agree.</summary>
/// <param name="Same">Claims of which both said the same.</param>
public sealed record PairAgreement(string One, string Other, int Claims, int Same, decimal? Kappa);
