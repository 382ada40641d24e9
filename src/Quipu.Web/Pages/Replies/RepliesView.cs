using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Search;

namespace Quipu.Web.Pages.Replies;

/// <summary>A request as a list shows it.</summary>
/// <param name="Name">Of whoever was asked; null: no document on record names them any more.</param>
/// <param name="Claims">Those asked about that are on record.</param>
/// <param name="Missing">Those asked about that are on record no more.</param>
public sealed record RequestRow(KeptRequest Kept, string? Name, RequestState State, ImmutableArray<ShownClaim> Claims, int Missing)
{
    internal static RequestRow Of(Desk desk, KeptRequest kept)
    {
        ImmutableArray<ShownClaim> claims = [.. kept.Claims.OfType<ClaimId>().Select(c => desk.Store.Claim(desk.Viewer, c)).OfType<ShownClaim>()];
        return new(kept, desk.Store.Entity(desk.Viewer, kept.Party)?.Name, kept.StateOn(RepliesView.Today(desk)), claims, kept.Claims.Length - claims.Length);
    }
}

/// <summary>Somebody against whom something is alleged without an answer.</summary>
/// <param name="Claims">The first of it.</param>
public sealed record UnansweredRow(Unanswered Open, ImmutableArray<ShownClaim> Claims);

/// <summary>Who was asked, and who has not been asked yet.</summary>
public sealed record RepliesView(RequestQuery Query, string? Party, Page<RequestRow> Rows, Paging Paging, Page<UnansweredRow> Open, bool UnaskedOnly)
{
    internal const int OpenRows = 20, MostClaims = 3;

    internal static DateOnly Today(Desk desk) => DateOnly.FromDateTime(desk.Options.Time.GetLocalNow().DateTime);

    internal static RequestQuery Asked(Desk desk, Asked asked) => new(Today(desk), asked.Text("party") is { } party ? new EntityId(party) : null, asked.Text("claim") is { } claim ? new ClaimId(claim) : null)
    {
        States = asked.Many<RequestState>("state"),
    };

    internal static RepliesView Load(Desk desk, Asked asked)
    {
        var (query, paging, unasked) = (Asked(desk, asked), asked.Paging(), asked.Flag("unasked"));
        var rows = desk.Store.Requests(desk.Viewer, query, paging);
        var named = query.Party is { } party ? desk.Store.Entity(desk.Viewer, party) : null;
        var open = query.Claim is not null || !query.States.IsEmpty ? [] : OpenAllegations.Of(desk.Network, desk.Store, desk.Viewer, query.Today)
            .Where(u => (named is null || u.Party == named.Id) && !(unasked && u.Asked.Length == u.Claims.Length)).ToList();
        var (at, size) = (asked.Paging("open", OpenRows).Offset, OpenRows);
        var shown = open.Skip(at).Take(size).Select(u => new UnansweredRow(u, [.. u.Claims.Take(MostClaims).Select(c => desk.Store.Claim(desk.Viewer, c)).OfType<ShownClaim>()]));
        return new(query, named?.Name ?? query.Party?.Value, new([.. rows.Rows.Select(r => RequestRow.Of(desk, r))], rows.Total, rows.Offset), paging, new([.. shown], open.Count, at), unasked);
    }
}
