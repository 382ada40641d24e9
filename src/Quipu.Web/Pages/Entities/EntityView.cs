using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Network;
using Quipu.Web.Pages.Registers;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Entities;

/// <summary>A dossier: what is on record about one entity, grouped, with its ties, its documents and why its names are held to be one.</summary>
/// <param name="Left">Claims beyond what one page shows.</param>
/// <param name="Others">Names of entities that joins and judgements speak of, by id.</param>
public sealed record EntityView(
    EntityCard Card, ImmutableArray<(ClaimGroup Group, ImmutableArray<ShownClaim> Claims)> Groups, int Total, int Left, EdgeSet Ties, ImmutableArray<DocumentHead> Documents,
    ImmutableArray<Join> Joins, ImmutableArray<SamenessJudgement> Judgements, ImmutableSortedDictionary<string, string> Others, ClaimId? Correcting)
{
    /// <summary>What registers say of it; null where none does.</summary>
    public RegisterView? Registers { get; init; }

    /// <summary>The joins between the two members that were asked about (<c>?one=…&amp;other=…</c>); null where nobody asked.</summary>
    public (EntityId From, EntityId To, ImmutableArray<Join> Chain)? Why { get; init; }

    const int Most = 300;

    internal static EntityView? Load(Desk desk, EntityId id, Asked asked)
    {
        var (store, viewer) = (desk.Store, desk.Viewer);
        if (store.Entity(viewer, id) is not { } card) return null;
        var query = asked.Claims() with { Entity = card.Id, Order = ClaimOrder.Date };
        var claims = store.Claims(viewer, query, new(0, Most));
        var groups = claims.Rows.GroupBy(c => ClaimGroups.Of(c.Claim.Type)).OrderBy(g => g.Key)
            .Select(g => (g.Key, g.OrderBy(c => c.Claim.Date is null).ThenBy(c => c.Claim.Date).ThenBy(c => c.Document.Published).ThenBy(c => c.Claim.Id).ToImmutableArray()));
        var (joins, judgements) = store.Joins(viewer, card.Id);
        return new(card, [.. groups], claims.Total, claims.Total - claims.Rows.Length, store.Edges(viewer, new() { Centres = [card.Id], Limit = 60 }), DocumentsOf(desk, card),
            joins, judgements, Names(desk, card, joins, judgements), asked.Text("correct") is { } correct ? new ClaimId(correct) : null)
        {
            Registers = RegisterView.Load(desk, card.Id, asked),
            Why = asked.Text("one") is { } from && asked.Text("other") is { } to ? (new(from), new(to), JoinChain.Between(joins, new(from), new(to))) : null,
        };
    }

    static ImmutableArray<DocumentHead> DocumentsOf(Desk desk, EntityCard card) =>
        [.. card.Members.Select(m => m.Document).Distinct().Select(d => desk.Store.Head(desk.Viewer, d)).OfType<DocumentHead>().OrderByDescending(h => h.Published).ThenBy(h => h.Id)];

    static ImmutableSortedDictionary<string, string> Names(Desk desk, EntityCard card, ImmutableArray<Join> joins, ImmutableArray<SamenessJudgement> judgements)
    {
        var names = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var member in card.Members) names[member.Local.Value] = member.Name;
        var spoken = joins.SelectMany(j => new[] { j.One, j.Other }).Concat(judgements.SelectMany(j => new[] { j.One, j.Other }));
        foreach (var id in spoken)
            if (!names.ContainsKey(id.Value)) names[id.Value] = desk.Store.Entity(desk.Viewer, id)?.Name ?? id.Value;
        return names.ToImmutable();
    }
}
