using System.Collections.Immutable;
using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>
/// Quipu's own score: the probability that two parties are one. Evidence of names, dates, numbers and countries is added in log-odds; the weights are the table
/// <c>logic-q1.tsv</c>, frozen under this name. Symmetric: query and candidate may change places.
/// </summary>
sealed class LogicQ1 : Algorithm
{
    /// <summary>Tens of bits from which a name is hardly borne by two in a country of forty million.</summary>
    const double Unique = 3;

    /// <summary>Log-odds below which a common name alone does not take a pair: a little above even.</summary>
    const double Undecided = 0.2;

    /// <summary>Log-odds that a name of common words does not pass without a date or a number: a country in common on top would not make it strong.</summary>
    const double Ceiling = 0.75;

    /// <summary>Bits up to which a word is common, and tens of bits up to which a name of such words has several bearers in a country of thirty million.</summary>
    const double CommonWord = 10, CommonName = 2.6;

    [ThreadStatic]
    static Alignment? _alignment;

    readonly Weights _weights;

    internal LogicQ1()
        : this(Weights.Frozen)
    {
    }

    internal LogicQ1(Weights weights)
        : base("logic-q1", "Probability that both are one: names by their parts, rarity, dates, numbers and countries, with what is missing left open.") => _weights = weights;

    /// <inheritdoc/>
    public override ImmutableArray<Feature> Features => _weights.Features;

    /// <inheritdoc/>
    public override Match Compare(Party query, Party candidate)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(candidate);
        var kind = Party.Common(query, candidate);
        if (kind == PartyKind.Unknown) return Match.None;
        var evidence = new Evidence();
        return Weigh(kind, (query, candidate), evidence) is { } score ? new(score, Reasons(query, candidate, kind, evidence), Wanting(kind, query, candidate, score)) : Match.None;
    }

    /// <inheritdoc/>
    public override double Score(Party query, Party candidate)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(candidate);
        var kind = Party.Common(query, candidate);
        if (kind == PartyKind.Unknown) return 0;
        return Weigh(kind, (query, candidate), new()) ?? 0;
    }

    /// <inheritdoc/>
    public override Algorithm With(IReadOnlyDictionary<string, double> weights, IReadOnlyDictionary<string, double> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Count > 0 ? throw new ArgumentException($"{Name} has no options; it was asked for {string.Join(", ", options.Keys)}.", nameof(options))
            : weights.Count == 0 ? this : new LogicQ1(_weights.With(weights));
    }

    /// <summary>The evidence of one pair of parties, for fitting; null where they cannot be one thing.</summary>
    internal (PartyKind Kind, Evidence Evidence)? EvidenceOf(Party query, Party candidate)
    {
        var kind = Party.Common(query, candidate);
        var evidence = new Evidence();
        if (kind == PartyKind.Unknown || !Best(query, candidate, kind, evidence)) return null;
        PartyEvidence.Add(query, candidate, evidence);
        return (kind, evidence);
    }

    /// <summary>The evidence of the best pair of names; false where a side has none.</summary>
    bool Best(Party query, Party candidate, PartyKind kind, Evidence best)
    {
        var (left, right) = (query.NamesAs(kind), candidate.NamesAs(kind));
        var alignment = _alignment ??= new();
        var trial = new Evidence();
        var most = double.NegativeInfinity;
        foreach (var one in left)
            foreach (var other in right)
            {
                if (one.PartArray.Length == 0 || other.PartArray.Length == 0) continue;
                // One order for both ways of asking, so that ties fall alike.
                var (first, second) = IsFirst(one, other) ? (one, other) : (other, one);
                NameEvidence.Read(alignment, first, second, trial);
                var odds = _weights.LogOdds(kind, trial);
                if (odds <= most) continue;
                most = odds;
                best.CopyFrom(trial);
                (best.Left, best.Right) = (one, other);
            }

        return !double.IsNegativeInfinity(most);
    }

    static bool IsFirst(AnalysedName one, AnalysedName other) =>
        string.CompareOrdinal(one.Form, other.Form) is var order and not 0 ? order < 0 : string.CompareOrdinal(one.Text, other.Text) <= 0;

    /// <summary>What two parties' evidence is worth together; null where there is none to weigh.</summary>
    double? Weigh(PartyKind kind, (Party Query, Party Candidate) pair, Evidence evidence)
    {
        var found = Best(pair.Query, pair.Candidate, kind, evidence);
        PartyEvidence.Add(pair.Query, pair.Candidate, evidence);
        if (!found && !evidence.HasNumber) return null;
        if (!found) evidence[Q.NoName] = 1;
        var odds = _weights.LogOdds(kind, evidence);
        if (kind == PartyKind.Person && found && evidence is { HasNumber: false, HasBirth: false }) odds = Commonness(odds, evidence);
        return 1 / (1 + Math.Exp(-odds));
    }

    /// <summary>
    /// A name that many bear is no proof without a date or a number: the commoner it is, the less sure. Where nothing speaks against it, such a pair is
    /// still shown (<see cref="Undecided"/>); where a country, a sex or a date does, it is not. Four common words are more than one person's too, for parents choose
    /// them together, and what they bear in common with a country is nothing: such a pair stays below what joins or counts as strong (<see cref="Ceiling"/>).
    /// </summary>
    double Commonness(double odds, Evidence evidence)
    {
        var weight = _weights.Of(PartyKind.Person, Q.Common);
        var common = Math.Max(0, Unique - evidence[Q.Rarity]);
        if (weight >= 0 || odds <= Undecided) return odds;
        if (evidence.Rarest <= CommonWord && evidence[Q.Rarity] < CommonName) common = Math.Max(common, (odds - Ceiling) / -weight);
        if (common == 0) return odds;
        evidence[Q.Common] = evidence.IsCompatible ? Math.Min(common, (odds - Undecided) / -weight) : common;
        return odds + (weight * evidence[Q.Common]);
    }

    ImmutableArray<Reason> Reasons(Party query, Party candidate, PartyKind kind, Evidence evidence)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        for (var q = 0; q < Evidence.Size; q++)
        {
            var feature = (Q)q;
            if (evidence[feature] == 0) continue;
            var weight = _weights.Of(kind, feature);
            var (left, right) = Shown(feature, query, candidate, evidence);
            reasons.Add(new(Weights.NameOf(kind, feature), evidence[feature], weight, left, right, Wordings.Of(feature)));
        }

        reasons.Sort((a, b) => Math.Abs(b.Contribution).CompareTo(Math.Abs(a.Contribution)) is var order and not 0 ? order : string.CompareOrdinal(a.Feature, b.Feature));
        return reasons.ToImmutable();
    }

    static (string? Left, string? Right) Shown(Q feature, Party query, Party candidate, Evidence evidence) => feature switch
    {
        < Q.NoName => (evidence.Left?.Text, evidence.Right?.Text),
        Q.BirthDay or Q.BirthYear or Q.BirthDiffers or Q.BirthYearNear or Q.BirthYearDiffers => (Joined(query.BirthDates), Joined(candidate.BirthDates)),
        Q.Country or Q.CountryDiffers => (Joined(query.Countries), Joined(candidate.Countries)),
        Q.GenderDiffers => (Joined(query.Genders), Joined(candidate.Genders)),
        Q.StrongNumber or Q.Number or Q.NumberDiffers => (Joined(query.Identifiers.Select(i => i.Value)), Joined(candidate.Identifiers.Select(i => i.Value))),
        _ => (null, null),
    };

    static string? Joined(IEnumerable<string> values) => string.Join(", ", values) is { Length: > 0 } text ? text : null;

    /// <summary>Neither likely nor unlikely enough: what would decide. A strong match wants nothing.</summary>
    static string? Wanting(PartyKind kind, Party query, Party candidate, double score) =>
        score < 0.3 || score >= MatchThresholds.High ? null
        : kind == PartyKind.Person && (query.BirthDates.Length == 0 || candidate.BirthDates.Length == 0) ? "birthDate"
        : kind != PartyKind.Person && (query.Identifiers.Length == 0 || candidate.Identifiers.Length == 0) ? "registrationNumber"
        : null;
}
