using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Claims.Reviewing;
using Quipu.Model;

namespace Quipu.Web.Pages.Review;

/// <summary>What the open claim is being made into.</summary>
public enum ReviewMode { Decide, Split, Add }

/// <summary>The queue of claims that wait for a person, with one of them open.</summary>
/// <param name="At">Which claim of the queue is open, from 1; beyond the end the last is.</param>
/// <param name="Left">Claims of this queue.</param>
public sealed record ReviewView(ClaimQuery Query, int At, int Left, ReviewMode Mode)
{
    /// <summary>Decisions that can be taken back from here.</summary>
    const int Remembered = 5;

    /// <summary>Null where nothing waits.</summary>
    public ReviewItem? Open { get; private init; }

    /// <summary>Opened by its id, and not as the one at a place of the queue.</summary>
    public bool ByName { get; private init; }

    /// <summary>The last decisions of who asks, newest first.</summary>
    public ImmutableArray<(Decision Decision, ShownClaim Shown)> Last { get; private init; } = [];

    internal static ReviewView Load(Desk desk, Asked asked)
    {
        var (query, at) = (Read(asked), asked.Number("at", 1, 1, 10_000_000));
        var mode = asked.Flag("add") ? ReviewMode.Add : asked.Flag("split") ? ReviewMode.Split : ReviewMode.Decide;
        if (asked.Fault is not null) return new(query, at, 0, mode);
        var rows = desk.Store.Claims(desk.Viewer, query, new(at - 1, 1));
        if (rows.Rows.IsEmpty && rows.Total > 0) rows = desk.Store.Claims(desk.Viewer, query, new((at = rows.Total) - 1, 1));
        var named = asked.Text("claim") is { } id ? desk.Store.Claim(desk.Viewer, new(id)) : null;
        return new(query, at, rows.Total, mode)
        {
            Open = Item(desk, named ?? rows.Rows.FirstOrDefault(), mode, query.Document),
            ByName = named is not null,
            Last = [.. desk.Store.Decisions(desk.Viewer, desk.Viewer.Name, Remembered).Select(d => (Decision: d, Shown: desk.Store.Claim(desk.Viewer, d.Claim))).Where(d => d.Shown is not null).Select(d => (d.Decision, d.Shown!))],
        };
    }

    /// <summary>Which claims an address asks for: where it does not say, those that nobody has decided, in the order of worth.</summary>
    internal static ClaimQuery Read(Asked asked)
    {
        var query = asked.Claims() with { Order = asked.One<ClaimOrder>("order") ?? ClaimOrder.Worth, Disputed = asked.Flag("disputed") };
        return query.Reviews.IsDefaultOrEmpty && !query.Disputed ? query with { Reviews = [ReviewState.Proposed] } : query;
    }

    // A claim that was missed may be added to a document that has none.
    static ReviewItem? Item(Desk desk, ShownClaim? shown, ReviewMode mode, DocumentId? document) =>
        shown is not null ? ReviewItem.Load(desk, shown, mode)
        : mode == ReviewMode.Add && document is { } id ? ReviewItem.Blank(desk, id)
        : null;
}
