using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Assessment;

/// <summary>How far a claim counts: as said, only as alleged (it is counted apart), or not at all (it is denied, negated, rejected, retracted, or a court ended it) and shown nevertheless.</summary>
public enum BearingWeight { Weighs, Alleged, Disputed }

/// <summary>Whether something is said to become better or worse, for the public.</summary>
public enum BearingTurn { None, Improving, Worsening }

/// <summary>That a claim bears on an indicator, by which rule, and what it says of it.</summary>
/// <param name="Indicator">Its position among those of the scheme.</param>
/// <param name="Side">For or against; null: it only says how things turn.</param>
public sealed record Bearing(int Indicator, BearingRule Rule, bool? Side, BearingTurn Turn, BearingWeight Weight);

/// <summary>Tells of a claim which indicators of a scheme it bears on.</summary>
sealed class BearingReader(AssessmentScheme scheme)
{
    static readonly Detail[] Said =
        [Detail.Offence, Detail.Activity, Detail.Goods, Detail.Matter, Detail.Market, Detail.Act, Detail.Aspect, Detail.Purpose, Detail.Effect, Detail.Role];

    readonly ILookup<ClaimType, (int Indicator, BearingRule Rule)> _rules =
        scheme.Indicators.SelectMany((indicator, i) => indicator.Rules.SelectMany(r => r.Claims.Select(c => (Claim: c, Indicator: i, Rule: r)))).ToLookup(r => r.Claim, r => (r.Indicator, r.Rule));

    /// <summary>At most one for each indicator: the first rule that holds. Rules that ask for a post are to be asked <see cref="Holds"/> as well, when the posts are known.</summary>
    internal IEnumerable<Bearing> Of(ShownClaim shown)
    {
        var claim = shown.Claim;
        string[]? said = null, quote = null;
        foreach (var (indicator, rule) in _rules[claim.Type])
        {
            if (!Fits(rule, shown)) continue;
            var words = rule.InQuote ? quote ??= PhraseSet.Words(Details(claim).Append(claim.Quote.Text)) : said ??= PhraseSet.Words(Details(claim));
            if (rule.Words?.IsIn(words) == false || rule.With?.IsIn(words) == false || rule.Without?.IsIn(words) == true) continue;
            var (side, turn) = Says(rule, claim);
            if (side is not null || turn != BearingTurn.None) yield return new(indicator, rule, side, turn, Weight(rule, shown));
        }
    }

    /// <summary>Whether a rule holds of somebody with these posts (words of the posts and of their bodies; null: none is known).</summary>
    internal static bool Holds(BearingRule rule, string[]? posts) => (!rule.Official || posts is not null) && (rule.Post is null || posts is not null && rule.Post.IsIn(posts));

    static bool Fits(BearingRule rule, ShownClaim shown) =>
        (rule.Subject.IsEmpty || shown.Subject is { } subject && rule.Subject.Contains(subject.Type))
        && (rule.Object.IsEmpty || shown.Object is { } other && rule.Object.Contains(other.Type))
        && (rule.Kinds.IsEmpty || shown.Claim.Kind is { } kind && rule.Kinds.Contains(kind))
        && (rule.Stages.IsEmpty || shown.Claim.Stage is { } stage && rule.Stages.Contains(stage));

    static IEnumerable<string?> Details(Claim claim) => Said.Select(d => claim[d]);

    static (bool? Side, BearingTurn Turn) Says(BearingRule rule, Claim claim) => rule.Side switch
    {
        BearingSide.For => (true, BearingTurn.None),
        BearingSide.Against => (false, BearingTurn.None),
        var told => claim.Direction switch
        {
            Direction.Strong => (told == BearingSide.Told, BearingTurn.None),
            Direction.Weak => (told != BearingSide.Told, BearingTurn.None),
            Direction.Improving => (null, BearingTurn.Improving),
            Direction.Worsening => (null, BearingTurn.Worsening),
            _ => (null, BearingTurn.None),
        },
    };

    BearingWeight Weight(BearingRule rule, ShownClaim shown)
    {
        var claim = shown.Claim;
        if (shown.Review.State == ReviewState.Rejected || shown.IsRetracted || claim.Negated || claim.Modality == Modality.Denied) return BearingWeight.Disputed;
        var isSaid = claim.Modality == Modality.Stated;
        // Where a rule names steps, that the step was taken is what is said, and no later end of the case takes it back.
        if (!rule.Stages.IsEmpty) return isSaid ? BearingWeight.Weighs : BearingWeight.Alleged;
        var reached = shown.Reached?.Stage;
        if (reached is { } end && end.IsExonerating()) return BearingWeight.Disputed;
        if (claim.Type == ClaimType.Proceeding) return isSaid && reached is { } stage && scheme.Weighs.Contains(stage) ? BearingWeight.Weighs : BearingWeight.Alleged;
        if (reached is { } far && scheme.Weighs.Contains(far)) return BearingWeight.Weighs;
        // What a party denies stands against its word: it is no more than alleged.
        return isSaid && !shown.Answers.Any(a => a is { Type: ClaimType.Denies, Kind: AnswerKind.Denies }) ? BearingWeight.Weighs : BearingWeight.Alleged;
    }
}
