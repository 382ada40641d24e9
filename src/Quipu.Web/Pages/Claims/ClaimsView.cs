using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Web.Pages.Claims;

/// <summary>A page of claims, and what was asked for.</summary>
public sealed record ClaimsView(Page<ShownClaim> Rows, ClaimQuery Query, Paging Paging, ClaimId? Correcting)
{
    internal static ClaimsView Load(Desk desk, Asked asked)
    {
        var (query, paging) = (asked.Claims(), asked.Paging());
        return new(asked.Fault is null ? desk.Store.Claims(desk.Viewer, query, paging) : Page<ShownClaim>.Empty, query, paging,
            asked.Text("correct") is { } correct ? new ClaimId(correct) : null);
    }
}
