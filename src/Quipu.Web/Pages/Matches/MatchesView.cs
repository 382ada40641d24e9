using System.Collections.Immutable;
using Quipu.Entities;
using Quipu.Registers;

namespace Quipu.Web.Pages.Matches;

/// <summary>The queue of pairs that wait for a person: one of them open, how many are left, and the last decision, which can be taken back.</summary>
/// <param name="At">Which pair of the queue is open, from 1; beyond the end the last is.</param>
/// <param name="Left">Pairs of this queue that wait, or that are decided where those were asked for.</param>
/// <param name="Decided">Pairs of this queue that are decided.</param>
public sealed record MatchesView(ProposalQuery Query, int At, int Left, int Decided, ImmutableArray<DatasetRow> Datasets)
{
    /// <summary>The pair that is open; null where nothing waits.</summary>
    public PairView? Open { get; private init; }

    /// <summary>Opened by its ids, and not as the one at a place of the queue.</summary>
    public bool ByName { get; private init; }

    /// <summary>What was decided last; null where nothing is, or all that was is taken back.</summary>
    public LastDecision? Last { get; private init; }

    /// <summary>Judgements in force that nothing can be made of, for a side is on record no more; shown beside what was decided.</summary>
    public ImmutableArray<SamenessJudgement> Lost { get; private init; } = [];

    internal static MatchesView Load(Desk desk, Asked asked)
    {
        var (query, datasets) = (Read(asked), desk.Store.Datasets(desk.Viewer));
        var at = asked.Number("at", 1, 1, 10_000_000);
        if (asked.Fault is not null) return new(query, at, 0, 0, datasets);
        var rows = desk.Store.Proposals(desk.Viewer, query, new(at - 1, 1));
        if (rows.Rows.IsEmpty && rows.Total > 0) rows = desk.Store.Proposals(desk.Viewer, query, new((at = rows.Total) - 1, 1));
        var decided = desk.Store.Proposals(desk.Viewer, query with { Decided = true }, new(0, 1));
        var named = asked.Text("one") is { } one && asked.Text("other") is { } other ? PairView.Load(desk, EndOf(one), EndOf(other), null) : null;
        return new(query, at, rows.Total, decided.Total, datasets)
        {
            Open = named ?? (rows.Rows is [var first, ..] ? PairView.Load(desk, first.Pair.One, first.Pair.Other, first) : null),
            ByName = named is not null,
            Lost = query.Decided || rows.Total == 0 ? desk.Store.LostSameness(desk.Viewer) : [],
            Last = Judged(desk, asked) ?? (decided.Rows is [{ Judgement: { RetiredAt: null } judgement }, ..] ? LastDecision.Of(desk, judgement) : null),
        };
    }

    /// <summary>The decision that led here (<c>was</c>, <c>and</c>): one of somebody unsure is not among the decided pairs.</summary>
    static LastDecision? Judged(Desk desk, Asked asked)
    {
        if (asked.Text("was") is not { } one || asked.Text("and") is not { } other) return null;
        var pair = Now(new(one), new(other));
        var judgement = desk.Store.Joins(desk.Viewer, new(one)).Judgements.FirstOrDefault(j => j.RetiredAt is null && Now(j.One, j.Other) == pair);
        return judgement is null ? null : LastDecision.Of(desk, judgement);

        (EntityId, EntityId) Now(EntityId a, EntityId b)
        {
            var (first, second) = (KeptApart.Canonical(desk, a), KeptApart.Canonical(desk, b));
            return first.CompareTo(second) <= 0 ? (first, second) : (second, first);
        }
    }

    /// <summary>Which pairs an address asks for; scores in percent.</summary>
    internal static ProposalQuery Read(Asked asked) => new()
    {
        Dataset = asked.Text("dataset") is { } dataset ? new DatasetName(dataset) : null,
        With = asked.Text("with") is { } with ? new DatasetName(with) : null,
        Entity = asked.Text("entity") is { } entity ? EndOf(entity) : null,
        Least = asked.Number("least", 0, 0, 100) / 100.0,
        Most = asked.Number("most", 100, 0, 100) / 100.0,
        Decided = asked.Flag("decided"),
        Run = asked.Text("run"),
    };

    /// <summary>An id as it is pasted: itself, or the address of a page about it.</summary>
    internal static EntityId EndOf(string text)
    {
        const string Path = "/entities/";
        var at = text.IndexOf(Path, StringComparison.Ordinal);
        if (at < 0) return new(text.Trim());
        var part = text[(at + Path.Length)..].Split('?', '#')[0].TrimEnd('/');
        return new(Uri.UnescapeDataString(part).Trim());
    }
}

/// <summary>A decision that stands, and whether it did what it said.</summary>
/// <param name="Barred">Judgements that keep apart what this one says is one; empty where nothing does.</param>
public sealed record LastDecision(SamenessJudgement Judgement, string One, string Other, ImmutableArray<KeptApart> Barred)
{
    internal static LastDecision Of(Desk desk, SamenessJudgement judgement) =>
        new(judgement, SideView.NameOf(desk, judgement.One), SideView.NameOf(desk, judgement.Other), KeptApart.Of(desk, judgement));
}
