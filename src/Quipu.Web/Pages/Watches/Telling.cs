using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Search;
using Quipu.Watches;
using Quipu.Web.Pages.Replies;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Watches;

/// <summary>One alert as it may leave by mail or feed, in one line with how it is said, by whom, where it stands in law and what answers it.</summary>
/// <param name="Claim">What leaves with it; null: no claim does.</param>
public sealed record ToldAlert(Alert Alert, string Line, string? Quote, string? Source, ShownClaim? Claim);

/// <summary>What of the alerts of a watch may leave, and how many stay on its page.</summary>
/// <param name="Proposals">About claims that a machine read and nobody accepted.</param>
/// <param name="Amending">Of those: how many take back or answer something.</param>
/// <param name="Private">About leads and findings that are private, or what a protected source gave.</param>
public sealed record Telling(ImmutableArray<ToldAlert> Lines, int Proposals, int Amending, int Private)
{
    /// <summary>All of them.</summary>
    public int Total => Lines.Length + Proposals + Private;
}

/// <summary>Decides what of alerts leaves by mail or feed: what a person stands for, with its status in each line; the rest is counted.</summary>
public sealed class Teller(IStore store, Viewer viewer, Words words, ImmutableArray<Pattern> patterns)
{
    readonly LeavingClaims _leaving = new(store, viewer);

    internal IStore Store => store;

    internal Words Words => words;

    /// <summary>What a watch is called.</summary>
    public string Title(Watch watch) => WatchWords.Title(words, store, viewer, watch, patterns);

    /// <summary>All alerts of a query, the most serious first where it asks so.</summary>
    public Telling Tell(Watch watch, AlertQuery query, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(watch);
        var (lines, proposals, amending, hidden) = (ImmutableArray.CreateBuilder<ToldAlert>(), 0, 0, 0);
        foreach (var alert in Paging.All(p => store.Alerts(viewer, query, p)).Take(most))
            switch (Told(watch, alert))
            {
                case (Kept.Proposal, _):
                    proposals++;
                    amending += alert.IsAmending ? 1 : 0;
                    break;
                case (Kept.Private, _): hidden++; break;
                case (_, { } told): lines.Add(told); break;
                default: break;
            }

        return new(lines.ToImmutable(), proposals, amending, hidden);
    }

    enum Kept { Nothing, Proposal, Private }

    (Kept Kept, ToldAlert? Told) Told(Watch watch, Alert alert) => alert.Item switch
    {
        { Claim: { } id } => Told(watch, alert, id),
        { Finding: { } id } => Told(alert, id),
        { Document: { } id } => store.Head(viewer, id) is { } head ? head.IsConfidential ? (Kept.Private, null) : (Kept.Nothing, Line(alert, Source(head))) : (Kept.Nothing, Line(alert, words["watches.gone"])),
        // Who on record it may be is seen on the page: nobody has decided yet that it is them.
        { Match: { } match } => (Kept.Nothing, Line(alert, words.Of("watches.match.told", words.Number(match.Row), alert.State))),
        _ => default,
    };

    (Kept, ToldAlert?) Told(Watch watch, Alert alert, ClaimId id)
    {
        if (store.Claim(viewer, id) is not { } shown) return (Kept.Nothing, Line(alert, words["watches.gone"]));
        if (IsOfProtected(shown)) return (Kept.Private, null);
        if (shown.Review.State == ReviewState.Rejected || shown.IsRetracted) return (Kept.Nothing, Line(alert, words[shown.IsRetracted ? "watches.retracted" : "watches.rejected"]));
        if (shown.Review.State == ReviewState.Proposed && !watch.WithProposals) return (Kept.Proposal, null);
        if (_leaving.Find(id) is not { } leaves) return (Kept.Nothing, Line(alert, words["watches.gone"]));
        // What is asked for openly is told with all that is on record of it.
        var told = watch.WithProposals ? shown : leaves;
        return (Kept.Nothing, Line(alert, $"{words.Label(told.Claim.Modality)}: {LetterText.Said(words, told)} · {StatusWords.Of(words, told)}") with { Quote = Flat(told.Claim.Quote.Text), Source = Source(told.Document), Claim = told });
    }

    (Kept, ToldAlert?) Told(Alert alert, FindingId id)
    {
        if (store.Finding(viewer, id) is not { } kept) return (Kept.Nothing, Line(alert, words["watches.gone"]));
        if (!_leaving.MayLeave(kept.Finding)) return (Kept.Private, null);
        var finding = _leaving.Staged(FindingSight.Leaving(_leaving.OnRecord(kept.Finding)));
        if (finding.Ties.Where(t => !t.FromRegister).Any(t => store.Claim(viewer, new(t.Evidence)) is { } claim && IsOfProtected(claim))) return (Kept.Private, null);
        var title = patterns.FirstOrDefault(p => p.Slug == finding.Pattern)?.Title.In(words.Code) ?? finding.Pattern;
        var weakest = finding.Weakest.FromRegister ? null : _leaving.Find(new(finding.Weakest.Evidence));
        var status = weakest is null ? $"{words.Label(finding.Weakest.Modality)} · {words.Of("finding.register", finding.Weakest.Dataset)}" : StatusWords.Of(words, weakest);
        var parties = string.Join(", ", finding.Parties.Select(p => p.Name).Distinct(StringComparer.Ordinal));
        return (Kept.Nothing, Line(alert, $"{words[kept.IsLead ? "finding.lead" : "finding.one"]} “{title}”: {parties} · {words["finding.weakest"]} {status}") with { Claim = weakest });
    }

    ToldAlert Line(Alert alert, string told) => new(alert, $"{words.Label(alert.Kind)} · {told}", null, null, null);

    // Mails and feeds are read by more eyes than pages: nothing that a protected source gave, or that rests on it, goes by them.
    static bool IsOfProtected(ShownClaim shown) =>
        shown.Document.IsConfidential || shown.Answers.Any(a => a.Document.IsConfidential) || shown.Steps.Any(s => s.Document.IsConfidential);

    string Source(DocumentHead head) => string.Join(", ", new[] { head.Title, head.Publisher, head.Published is { } day ? words.Date(day) : null }.OfType<string>());

    static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
