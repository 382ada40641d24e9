using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Web.Pages.Claims;

/// <summary>A page of claims, and what was asked for.</summary>
/// <param name="About">Name of the entity that the list is narrowed to.</param>
public sealed record ClaimsView(Page<ShownClaim> Rows, ClaimQuery Query, Paging Paging, string? About, ClaimId? Correcting)
{
    internal static ClaimsView Load(Desk desk, Asked asked)
    {
        var (query, paging) = (asked.Claims(), asked.Paging());
        var about = query.Entity is { } entity ? desk.Store.Entity(desk.Viewer, entity)?.Name : null;
        return new(asked.Fault is null ? desk.Store.Claims(desk.Viewer, query, paging) : Page<ShownClaim>.Empty, query, paging, about,
            asked.Text("correct") is { } correct ? new ClaimId(correct) : null);
    }
}
