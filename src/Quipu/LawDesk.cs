using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Network.Laws;

namespace Quipu;

/// <summary>Reads what is on record of a law.</summary>
/// <param name="store">Where it is read.</param>
/// <param name="viewer">Who asks.</param>
public sealed class LawDesk(IStore store, Viewer viewer)
{
    /// <summary>Claims of one law that are read; of one person's proceedings; people of one body that are looked at, and claims of their posts.</summary>
    const int MostClaims = 200, MostProceedings = 5, MostPeople = 100, MostPosts = 500;

    /// <summary>A law with its claims, without looking at its makers.</summary>
    /// <param name="most">Claims that are read.</param>
    public LawRecord Read(EntityCard law, int most = MostClaims)
    {
        ArgumentNullException.ThrowIfNull(law);
        var found = store.Claims(viewer, new() { Entity = law.Id, Types = [ClaimType.Enacts, ClaimType.Stance], Order = ClaimOrder.Published }, new(0, most));
        // What was reported last is read where not all is; it is told in the order in which it was.
        var about = found.Rows.OrderBy(c => c.Claim.Date is null).ThenBy(c => c.Claim.Date?.Earliest).ThenBy(c => c.Claim.Id).Where(c => c.Object?.Entity == law.Id || c.Claim.Type == ClaimType.Enacts).ToLookup(c => c.Claim.Type);
        return new(law, [.. about[ClaimType.Enacts]], [.. about[ClaimType.Stance]], found.Total - found.Rows.Length);
    }

    /// <summary>A law with its makers; null: there is no such law.</summary>
    public LawRecord? Find(EntityId id)
    {
        if (store.Entity(viewer, id) is not { Type: EntityType.Law } law) return null;
        var record = Read(law);
        var makers = record.Steps.Where(s => s.Claim is { LawStage: LawStage.Proposed or LawStage.Passed or LawStage.InForce, Negated: false } && s.Subject is { Type: not EntityType.Law }).Select(s => s.Subject!).DistinctBy(m => m.Entity);
        return record with { Makers = [.. makers.Select(Maker)] };
    }

    LawMaker Maker(ShownParty maker)
    {
        if (maker.Type == EntityType.Person) return new(maker, Proceedings(maker) is { Found.IsEmpty: false } own ? [new(maker, null, own.Found, own.More)] : [], 1, 1);
        var posts = store.Claims(viewer, new() { Entity = maker.Entity, PartyOnly = true, Types = [ClaimType.HoldsPost, ClaimType.MemberOf, ClaimType.Leads] }, new(0, MostPosts)).Rows
            .Where(p => p.Object?.Entity == maker.Entity && p.Subject is { Type: EntityType.Person } && p.Claim is { Negated: false, Modality: Modality.Stated or Modality.Alleged }).DistinctBy(p => p.Subject!.Entity).ToList();
        var members = posts.Take(MostPeople).Select(p => (Post: p, Law: Proceedings(p.Subject!))).Select(p => new LawMember(p.Post.Subject!, p.Post, p.Law.Found, p.Law.More)).Where(m => m.Proceedings.Length > 0);
        return new(maker, [.. members], Math.Min(posts.Count, MostPeople), posts.Count);
    }

    // The latest first: how a case ended stands beside how it began.
    (ImmutableArray<ShownClaim> Found, int More) Proceedings(ShownParty person)
    {
        var found = store.Claims(
            viewer,
            new() { Entity = person.Entity, PartyOnly = true, Types = [ClaimType.Proceeding], Reviews = [ReviewState.Proposed, ReviewState.Accepted, ReviewState.Corrected], Order = ClaimOrder.Published },
            new(0, MostProceedings));
        return ([.. found.Rows.Where(p => p.Subject?.Entity == person.Entity)], found.Total - found.Rows.Length);
    }
}
