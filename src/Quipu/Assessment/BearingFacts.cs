using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Assessment;

/// <summary>A claim that bears on something, before it is known who has which post and where places lie.</summary>
sealed record BearingFact(AssessedClaim Claim, EntityId? Subject, ImmutableArray<EntityId> Places);

/// <summary>What one document gives: claims that bear on a scheme's indicators, and what is needed to tell where they lie and whose posts they are about.</summary>
sealed class BearingFacts
{
    internal Dictionary<ClaimId, BearingFact> Claims { get; } = [];

    internal List<(EntityId Holder, string Words)> Posts { get; } = [];

    internal HashSet<EntityId> Places { get; } = [];

    internal List<(EntityId Part, EntityId Whole)> Ties { get; } = [];

    /// <summary>Parties of proceedings and denials, whose other claims stand otherwise when these change.</summary>
    internal HashSet<EntityId> Parties { get; } = [];

    internal HashSet<ClaimId> About { get; } = [];

    internal void Add(BearingReader reader, ShownClaim shown)
    {
        var claim = shown.Claim;
        if (shown.Spent is not null) return;
        Set(reader, shown);
        Places.UnionWith(PlacesOf(shown));
        if (claim.Type is ClaimType.Proceeding or ClaimType.Denies)
        {
            foreach (var party in new[] { shown.Subject, shown.Object }.OfType<ShownParty>()) Parties.Add(party.Entity);
            About.UnionWith(claim.About);
        }

        if (claim.Negated || shown.Review.State == ReviewState.Rejected || shown.IsRetracted) return;
        if (IsPost(shown)) Posts.Add((shown.Subject!.Entity, $"{claim[Detail.Role]} | {shown.Object?.Name}"));
        if (claim is { Type: ClaimType.LocatedIn or ClaimType.PartOf, Modality: Modality.Stated } && shown is { Subject: { Type: EntityType.Place } part, Object: { Type: EntityType.Place } whole }) Ties.Add((part.Entity, whole.Entity));
    }

    /// <summary>Reads one claim anew; what else its document says stays.</summary>
    internal void Set(BearingReader reader, ShownClaim shown)
    {
        var bears = shown.Spent is null ? reader.Of(shown).ToImmutableArray() : [];
        if (bears.IsEmpty) Claims.Remove(shown.Claim.Id);
        else Claims[shown.Claim.Id] = new(AssessedClaim.Of(shown, bears), shown.Subject?.Entity, [.. PlacesOf(shown)]);
    }

    // A post of a public body, or one whose body is not told; of a party, a firm or a gang it is none.
    static bool IsPost(ShownClaim shown) => shown is { Claim: { Type: ClaimType.HoldsPost, Modality: Modality.Stated or Modality.Alleged }, Subject.Type: EntityType.Person, Object: null or { Type: EntityType.PublicBody or EntityType.Place } };

    static IEnumerable<EntityId> PlacesOf(ShownClaim shown) => new[] { shown.Place, shown.Subject, shown.Object }.Concat(shown.OtherEnds.Select(e => e.Party)).OfType<ShownParty>().Where(p => p.Type == EntityType.Place).Select(p => p.Entity).Distinct();
}
