using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Publishing.Searches;
using Quipu.Search;

namespace Quipu.Web.Tests.Case;

/// <summary>Somebody of the sample case was asked and answered, somebody was asked and kept silent, and somebody was looked for in vain.</summary>
static class ReplyCase
{
    internal const string Words = "I never met them.\nAsk the prosecutor who paid for <b>that</b> story.";

    internal static readonly DateOnly Asked = new(2026, 5, 4), Deadline = new(2026, 5, 11);

    internal static ReplyDesk Desk(Site site) => new(site.Store, new Viewer("Ana"), bytes => site.Workspace.Captures.Keep(bytes), TimeProvider.System);

    internal static SearchDesk Searches(Site site) => new(site.Store, new Viewer("Ana"), MatchIndex.Of(site.Store), bytes => site.Workspace.Captures.Keep(bytes), TimeProvider.System);

    /// <summary>Claims that say something of a named person that nobody answered, by the person.</summary>
    internal static IReadOnlyList<IGrouping<EntityId, ShownClaim>> Unanswered(Site site) =>
    [
        .. Paging.All(p => site.Store.Claims(Viewer.Owner, new() { Types = [.. Enum.GetValues<ClaimType>().Where(t => t.IsAccusing())] }, p))
            .Where(c => c is { Claim.Negated: false, Subject: { Named: true, Type: EntityType.Person }, Answers.IsEmpty: true }).GroupBy(c => c.Subject!.Entity).OrderBy(g => g.Key),
    ];

    internal static RequestId Ask(Site site, EntityId party, params IEnumerable<ClaimId> claims) => Desk(site).Ask(new()
    {
        Id = default,
        Party = party,
        Claims = [.. claims],
        How = ReplyChannel.Email,
        AskedOn = Asked,
        Deadline = Deadline,
        To = "press@office.example",
        By = "",
        At = default,
    }).Request!.Value;

    internal static void Add(Site site)
    {
        var open = Unanswered(site);
        var answered = Ask(site, open[0].Key, open[0].Select(c => c.Claim.Id));
        if (Desk(site).Answer(answered, new(Words, AnswerKind.Denies, Asked.AddDays(2)) { How = ReplyChannel.Email }).Fault is { } fault) throw new InvalidOperationException(fault.ToString());
        var silent = Ask(site, open[1].Key, open[1].First().Claim.Id);
        if (Desk(site).Log(silent, new(0, ReplyKind.Silent, Deadline.AddDays(1), "", default)).Fault is { } other) throw new InvalidOperationException(other.ToString());
        var noted = Searches(site).Names(new("Zoraida Quispilaya Utrilla", null, null, 0.7));
        if (noted.Fault is { } third) throw new InvalidOperationException(third.ToString());
        Searches(site).Cite(noted.Record!.Id, null, open[1].Key);
    }
}
