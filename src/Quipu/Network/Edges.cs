using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Network;

/// <summary>Makes edges of claims that have two different parties: one edge for each pair, type and negation.</summary>
public static class Edges
{
    static readonly Modality[] Strength = [Modality.Denied, Modality.Possible, Modality.Alleged, Modality.Stated];

    /// <summary>The edges between the parties of the given claims, in order of their ends and type. Rejected and retracted claims make none.</summary>
    public static ImmutableArray<Edge> Of(IEnumerable<ShownClaim> claims) =>
    [
        .. claims.Where(c => c.Review.State != ReviewState.Rejected && !c.IsRetracted && c.Subject is not null && c.Object is not null && c.Subject.Entity != c.Object.Entity)
            .GroupBy(Ends).Select(g => Of(g.Key, [.. g.OrderBy(c => c.Claim.Id)]))
            .OrderBy(e => e.From).ThenBy(e => e.To).ThenBy(e => e.Type).ThenBy(e => e.Negated),
    ];

    static (EntityId From, EntityId To, ClaimType Type, bool Negated) Ends(ShownClaim claim)
    {
        var (from, to) = (claim.Subject!.Entity, claim.Object!.Entity);
        if (claim.Claim.Type.IsSymmetric() && from.CompareTo(to) > 0) (from, to) = (to, from);
        return (from, to, claim.Claim.Type, claim.Claim.Negated);
    }

    static Edge Of((EntityId From, EntityId To, ClaimType Type, bool Negated) ends, ImmutableArray<ShownClaim> claims)
    {
        var dates = claims.Select(c => c.Claim.Date).OfType<PartialDate>().Order().ToList();
        var last = claims.Select(c => c.Claim.End ?? c.Claim.Date).OfType<PartialDate>().Order().ToList();
        var reached = Latest(claims);
        return new(
            ends.From, ends.To, ends.Type, !ends.Type.IsSymmetric(), claims.Select(c => c.Claim.Modality).MaxBy(m => Array.IndexOf(Strength, m)), ends.Negated, reached?.Stage,
            dates is [var first, ..] ? first : null, last is [.., var end] ? end : null,
            claims.Count(c => !c.Answers.IsEmpty), claims.Count(c => c.Review.State is ReviewState.Accepted or ReviewState.Corrected), claims)
        { Whose = reached?.Subject };
    }

    static StandingStep? Latest(ImmutableArray<ShownClaim> claims) =>
        LegalOrder.InOrder([.. claims.SelectMany(c => c.Steps).Where(s => s.IsReached).DistinctBy(s => s.Claim)]).LastOrDefault();
}
