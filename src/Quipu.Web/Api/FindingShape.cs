using Quipu.Claims;
using Quipu.Publishing.Searches;
using Quipu.Web.Pages.Findings;

namespace Quipu.Web.Api;

/// <summary>A finding as data: its weakest link never without how it is said, who says it and where it stands in law.</summary>
static class FindingShape
{
    /// <summary>With every hop, what answers it, and what became of it.</summary>
    internal static object Of(Desk desk, FindingView view, Offsets offsets) => new
    {
        Finding = Of(view.Row),
        Hops = view.Hops.Select(h => Of(h, offsets)),
        Marks = view.Marks.Select(h => Of(h, offsets)),
        view.Row.Pattern?.Innocent,
        view.Row.Pattern?.Confirm,
        view.Row.Pattern?.Refute,
        Replies = RepliesApi.Brief(desk, FindingSupplements.Requests(desk.Store, desk.Viewer, view.Kept.Finding, Pages.Replies.RepliesView.Today(desk))),
        Searches = FindingSupplements.Searches(desk.Store, desk.Viewer, view.Kept.Finding.Id).Select(SearchesApi.Shape),
        ToReview = view.ToReview.Select(c => c.Claim.Id),
        History = view.Kept.History.Select(e => new
        {
            e.At,
            e.By,
            e.Change,
            Came = e.Came.IsEmpty ? null : e.Came.AsEnumerable(),
            Went = e.Went.IsEmpty ? null : e.Went.AsEnumerable(),
            Reasons = e.Reasons.IsEmpty ? null : e.Reasons.Select(r => new { r.Cause, r.Evidence, r.By, r.At, r.Stage, r.Whose }),
            e.Status,
            e.Note,
        }),
    };

    static object Of(ShownHop shown, Offsets offsets) => new
    {
        shown.Hop.Tie,
        shown.Hop.From,
        shown.Hop.To,
        shown.Hop.Accuses,
        Weakest = shown.IsWeakest,
        shown.Origins,
        WantsReview = shown.Hop.IsOpenAccusation,
        Through = shown.Hop.Through.Select(p => new { p.Entity, p.Name }),
        Evidence = shown.Ties.Select(t => new
        {
            t.Tie.Evidence,
            t.Tie.Relation,
            t.Tie.Dataset,
            t.Tie.FromRegister,
            t.Tie.Modality,
            t.Tie.Stage,
            Whose = t.Tie.Whose?.Name,
            t.Tie.First,
            t.Tie.Last,
            Claim = t.Claim is { } claim ? ClaimShape.Of(offsets, claim) : null,
            Rows = t.Rows.IsEmpty ? null : t.Rows.Select(RegisterShapes.Of),
        }),
        shown.Left,
    };

    internal static object Of(FindingRow row) => new
    {
        row.Finding.Id,
        row.Finding.Pattern,
        Kind = row.Finding.Lead is null ? "finding" : "lead",
        row.Finding.Lead,
        row.Finding.Missing,
        row.Finding.Where,
        Parties = row.Finding.Parties.Select(p => new { p.Part, p.Entity, p.Name }),
        Weakest = new
        {
            row.WeakestHop?.Tie,
            row.Finding.Weakest.Evidence,
            row.Finding.Weakest.Modality,
            Attribution = row.Weakest is { } shown
                ? new { OwnVoice = shown.Attribution.IsEmpty, Chain = shown.Attribution.Select(a => a.Name), Register = (string?)null }
                : new { OwnVoice = false, Chain = Enumerable.Empty<string>(), Register = row.Finding.Weakest.FromRegister ? row.Finding.Weakest.Dataset : null },
            Standing = new { row.Stage, row.Whose, Documents = row.LookedAt },
            Review = row.Finding.Weakest.FromRegister ? (ReviewState?)null : row.Finding.Weakest.Review,
        },
        Private = row.IsPrivate,
        row.Finding.Undated,
        Origins = row.Origins.All,
        WeakestOrigins = row.Origins.Weakest,
        row.Answered,
        Status = row.Kept?.Status,
        Holds = row.Kept?.Holds,
        FirstFound = row.Kept?.FirstFound,
        LastChanged = row.Kept?.LastChanged,
    };
}
