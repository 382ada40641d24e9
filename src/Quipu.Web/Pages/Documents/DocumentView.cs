using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Documents;

/// <summary>A document with its claims in the order of their words, its entities and its reprints.</summary>
/// <param name="Left">Claims beyond what one page shows; the page says so.</param>
/// <param name="Lit">The claim whose words the address lights.</param>
/// <param name="Correcting">The claim whose correction form is open.</param>
public sealed record DocumentView(
    Document Document, DocumentHead Head, ImmutableArray<NumberedClaim> Claims, int Left, ImmutableArray<(LocalEntity Local, EntityCard Card)> Entities,
    ImmutableArray<DocumentHead> Reprints, ClaimId? Lit, ClaimId? Correcting)
{
    /// <summary>More claims than this in one article are a fault of reading, not of the page.</summary>
    internal const int Most = 1000;

    internal static DocumentView? Load(Desk desk, DocumentId id, Asked asked)
    {
        var (store, viewer) = (desk.Store, desk.Viewer);
        if (store.Document(viewer, id) is not { } document || store.Head(viewer, id) is not { } head) return null;
        var query = asked.Claims() with { Document = id, Order = ClaimOrder.Position };
        var claims = store.Claims(viewer, query, new(0, Most));
        var numbered = claims.Rows.OrderBy(c => c.Claim.Quote.At).ThenBy(c => c.Claim.Id).Select((c, i) => new NumberedClaim(i + 1, c));
        return new(document, head, [.. numbered], claims.Total - claims.Rows.Length, store.EntitiesOf(viewer, id), store.Reprints(viewer, id),
            asked.Text("claim") is { } lit ? new ClaimId(lit) : null, asked.Text("correct") is { } correct ? new ClaimId(correct) : null);
    }
}
