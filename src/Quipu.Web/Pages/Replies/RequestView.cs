using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Replies;

namespace Quipu.Web.Pages.Replies;

/// <summary>One thing that came of a request, with the claims that it became.</summary>
public sealed record ShownEvent(ReplyEvent Event, bool IsRetracted, ImmutableArray<ShownClaim> Claims);

/// <summary>One request with its history.</summary>
public sealed record RequestView(RequestRow Row, ImmutableArray<ShownEvent> Events, DateOnly Today)
{
    internal static RequestView? Load(Desk desk, string id)
    {
        if (desk.Store.Request(desk.Viewer, new(id)) is not { } kept) return null;
        var events = kept.Events.Select(e => new ShownEvent(e, kept.IsRetracted(e.Number), [.. e.Claims.Select(c => desk.Store.Claim(desk.Viewer, c)).OfType<ShownClaim>()]));
        return new(RequestRow.Of(desk, kept), [.. events], RepliesView.Today(desk));
    }

    /// <summary>The address of a letter that asks the same.</summary>
    internal string Letter => Row.Claims.Aggregate($"/replies/letter?party={Uri.EscapeDataString(Row.Kept.Party.Value)}", (address, c) => $"{address}&about={c.Claim.Id.Value}")
        + $"&unreviewed=1&on={IsoTime.Of(Row.Kept.Request.AskedOn)}" + (Row.Kept.Deadline is { } day ? $"&deadline={IsoTime.Of(day)}" : "");
}

/// <summary>Whom to ask about what, before it is logged.</summary>
/// <param name="Parties">Ends of the claim that the page was opened with; who is asked is one of them.</param>
/// <param name="Chosen">Claims that are ticked.</param>
public sealed record AskView(ShownParty Party, ImmutableArray<ShownParty> Parties, ImmutableArray<ShownClaim> Claims, ImmutableHashSet<ClaimId> Chosen, int Left, DateOnly Today)
{
    const int Most = 50;

    internal static AskView? Load(Desk desk, Asked asked)
    {
        var chosen = desk.Http.Request.Query["about"].OfType<string>().SelectMany(c => c.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)
            .Select(c => desk.Store.Claim(desk.Viewer, new(c))).OfType<ShownClaim>().ToList();
        var parties = chosen.Take(1).SelectMany(c => new[] { c.Subject, c.Object }.OfType<ShownParty>().Concat(c.OtherEnds.Where(e => e.End != ClaimEnd.Attribution).Select(e => e.Party))).DistinctBy(p => p.Entity).ToList();
        var party = asked.Text("party") is { } id && desk.Store.Entity(desk.Viewer, new(id)) is { } card
            ? parties.FirstOrDefault(p => p.Entity == card.Id) ?? new(card.Id, card.Name, card.Type, card.Named, default)
            : parties.OrderByDescending(p => p.Named && p.Type is EntityType.Person or EntityType.Company).FirstOrDefault();
        if (party is null) return null;
        var today = RepliesView.Today(desk);
        var open = OpenAllegations.Of(desk.Network, desk.Store, desk.Viewer, today).FirstOrDefault(u => u.Party == party.Entity)?.Claims ?? [];
        var others = open.Where(o => chosen.All(c => c.Claim.Id != o)).ToList();
        return new(
            party, [.. parties], [.. chosen, .. others.Take(Most).Select(c => desk.Store.Claim(desk.Viewer, c)).OfType<ShownClaim>()], [.. chosen.Select(c => c.Claim.Id)], Math.Max(0, others.Count - Most), today);
    }
}
