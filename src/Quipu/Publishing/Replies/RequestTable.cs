using System.Collections.Immutable;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Publishing.Replies;

/// <summary>
/// Requests for comment as a table, a row for each claim asked about, with its status in the same row. It is made to be handed on: addresses and notes are in none, and of a claim that
/// nobody has reviewed only that it was asked about.
/// </summary>
public sealed class RequestTable(IStore store, Viewer viewer, DateOnly today)
{
    readonly LeavingClaims _claims = new(store, viewer);

    /// <summary>Told of each claim whose words stand in the table; null: nobody asks.</summary>
    public Action<ShownClaim>? Carried { get; init; }

    /// <summary>Writes the table.</summary>
    public void Write(Stream to, IEnumerable<KeptRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        using var csv = new Utf8CsvWriter(to, quoteAll: false);
        Write(csv, requests);
    }

    /// <summary>Writes the table's head and rows.</summary>
    public void Write(Utf8CsvWriter csv, IEnumerable<KeptRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(requests);
        csv.Row(
            "request", "party", "party_name", "asked_on", "how", "asked_by", "deadline", "state", "came_on", "answer", "words", "answer_document", "told", "claim", "claim_type", "claim_status", "claim_quote", "claim_document");
        foreach (var kept in requests)
            for (var i = 0; i < kept.Claims.Length; i++) Row(csv, kept, i);
    }

    /// <summary>The requests about any of some claims.</summary>
    public static ImmutableArray<KeptRequest> About(IStore store, Viewer viewer, IEnumerable<ClaimId> claims, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(store);
        var wanted = claims.ToHashSet();
        return wanted.Count == 0 ? [] : [.. Paging.All(p => store.Requests(viewer, new(today), p)).Where(k => !k.IsRetracted(0) && k.Claims.Any(c => c is { } id && wanted.Contains(id)))];
    }

    /// <summary>"asked on 2031-06-02 by email, no answer by 2031-06-09": one line for data and for people who read English.</summary>
    public static string Told(KeptRequest kept, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var asked = $"asked on {IsoTime.Of(kept.Request.AskedOn)} by {kept.Request.How.Wire()}";
        var on = IsoTime.Of(kept.Outcome?.On);
        return kept.StateOn(today) switch
        {
            RequestState.Answered => $"{asked}, answered on {on} ({StatusText.Said(kept.Outcome!.Answer ?? AnswerKind.Denies)})",
            RequestState.Refused => $"{asked}, refused to answer on {on}",
            RequestState.Silent => $"{asked}, no answer by {IsoTime.Of(kept.Deadline) ?? on}",
            RequestState.Unreachable => $"{asked}, could not be reached by {on}",
            RequestState.Overdue => $"{asked}, no answer logged; the deadline was {IsoTime.Of(kept.Deadline)}",
            RequestState.Retracted => $"{asked}, taken back",
            _ => asked + (kept.Deadline is { } day ? $", answer awaited by {IsoTime.Of(day)}" : ", answer awaited"),
        };
    }

    void Row(Utf8CsvWriter csv, KeptRequest kept, int at)
    {
        var (request, outcome) = (kept.Request, kept.Outcome);
        var claim = kept.Claims[at] is { } id ? _claims.Find(id) : null;
        var shown = claim is { Review.State: ReviewState.Accepted or ReviewState.Corrected } ? claim : null;
        if (shown is not null) Carried?.Invoke(shown);
        csv.Row(
            request.Id.Value, kept.Party.Value, Csv.Inert(store.Entity(viewer, kept.Party)?.Name), IsoTime.Of(request.AskedOn), request.How.Wire(), Csv.Inert(request.By), IsoTime.Of(kept.Deadline),
            kept.StateOn(today).Wire(), IsoTime.Of(outcome?.On), outcome?.Answer?.Wire(), Csv.Inert(Words(outcome)), outcome?.Document?.Value, Csv.Inert(Told(kept, today)), (kept.Claims[at] ?? request.Claims[at]).Value,
            shown?.Claim.Type.Wire(), Csv.Inert(shown is not null ? StatusText.Sentence(shown) : claim is not null ? "not reviewed: kept back" : "no longer on record"), Csv.Inert(shown?.Claim.Quote.Text),
            shown?.Claim.Document.Value);
    }

    /// <summary>The words that came: of an answer those that stand beside what was asked, of a refusal its own.</summary>
    public string? Words(ReplyEvent? came) => came is { Kind: ReplyKind.Answered, Claims: [var first, ..] } ? store.Claim(viewer, first)?.Claim.Quote.Text : came?.Words;
}
