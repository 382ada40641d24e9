using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Network;
using Quipu.Search;
using Quipu.Web.Pages.Findings;
using Quipu.Web.Pages.Registers;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Entities;

/// <summary>A dossier: what is on record about one entity, grouped, with its ties, its documents and why its names are held to be one.</summary>
/// <param name="Left">Claims beyond what one page shows.</param>
/// <param name="Registers">What registers say of it; null where none does.</param>
public sealed record EntityView(
    EntityCard Card, ImmutableArray<(ClaimGroup Group, ImmutableArray<ShownClaim> Claims)> Groups, int Total, int Left, EdgeSet Ties, ImmutableArray<DocumentHead> Documents,
    JoinsView Joins, RegisterView? Registers, ClaimId? Correcting)
{
    const int Most = 100;

    /// <summary>What was asked of where its claims come from; null: nothing.</summary>
    public Quipu.Sources.Grades.GradeFilter? Graded { get; init; }

    /// <summary>Convictions that the law of their country no longer lets be shown; the owner alone gets the rows.</summary>
    public required Page<ShownClaim> Spent { get; init; }

    /// <summary>What patterns found with it.</summary>
    public required PartyFindings Found { get; init; }

    internal static EntityView? Load(Desk desk, EntityId id, Asked asked)
    {
        var (store, viewer) = (desk.Store, desk.Viewer);
        if (store.Entity(viewer, id) is not { } card) return null;
        var query = asked.Claims() with { Entity = card.Id, Order = ClaimOrder.Date };
        var claims = store.Claims(viewer, query, new(0, Most));
        var groups = claims.Rows.GroupBy(c => ClaimGroups.Of(c.Claim.Type)).OrderBy(g => g.Key)
            .Select(g => (g.Key, g.OrderBy(c => c.Claim.Date is null).ThenBy(c => c.Claim.Date).ThenBy(c => c.Document.Published).ThenBy(c => c.Claim.Id).ToImmutableArray()));
        var (documents, registers) = (DocumentsOf(desk, card), RegisterView.Load(desk, card.Id, asked));
        var ties = store.Edges(viewer, new() { Centres = [card.Id], Limit = 60 });
        return new(card, [.. groups], claims.Total, claims.Total - claims.Rows.Length, ties, documents,
            JoinsView.Load(desk, card.Id, (card, documents, registers), asked), registers, asked.Text("correct") is { } correct ? new ClaimId(correct) : null)
        {
            Graded = query.Graded,
            Found = PartyFindings.Of(desk, card.Id),
            Spent = store.Claims(viewer, new() { Entity = card.Id, Spent = true }, new(0, Most)),
        };
    }

    static ImmutableArray<DocumentHead> DocumentsOf(Desk desk, EntityCard card) =>
        [.. card.Members.Select(m => m.Document).Distinct().Select(d => desk.Store.Head(desk.Viewer, d)).OfType<DocumentHead>().OrderByDescending(h => h.Published).ThenBy(h => h.Id)];
}
