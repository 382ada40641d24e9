using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;

namespace Quipu;

/// <summary>Why findings changed: asked of the store, where the judgements, readings and rows are that their evidence rests on.</summary>
/// <param name="store">As it is now.</param>
/// <param name="news">What happened to it since the last run.</param>
/// <param name="found">Everything that the pattern finds now.</param>
sealed class FindingReasons(IStore store, StoreNews news, ImmutableArray<Finding> found)
{
    static Viewer Owner => Viewer.Owner;

    /// <summary>A cause that concerns every change of the run: another file of the pattern, another Quipu; null: none.</summary>
    internal FindingCause? Whole { get; init; }

    /// <summary>The reasons of one change: those of single pieces of evidence first.</summary>
    internal ImmutableArray<FindingReason> Of(ChangedFinding changed)
    {
        var (before, after) = (Evidence(changed.Before), Evidence(changed.After));
        var reasons = before.Values.Select(t => Lost(t, after.GetValueOrDefault(t.Evidence))).Concat(after.Values.Where(t
            => !before.ContainsKey(t.Evidence)).Select(Gained)).OfType<FindingReason>()
            .OrderBy(r => r.Evidence is null).ThenBy(r => r.Evidence, StringComparer.Ordinal).Distinct().ToList();
        if (!IsTold(changed, reasons) && Joined(changed) is { } joined) reasons.Add(joined);
        if (Whole is { } whole) reasons.Add(new(whole));
        if (reasons.Count == 0) reasons.Add(new(Beside(changed)));
        return [.. reasons];
    }

    /// <summary>Of findings that appeared those that took the place of one that was withdrawn: the same entities, under their ids of today, play the same
    /// parts.</summary>
    internal static Dictionary<FindingId, FindingId?> Followed(ImmutableArray<ChangedFinding> changes, Func<EntityId, EntityId> now)
    {
        var gone = changes.Where(c => c.Change == FindingChange.Withdrawn).Select(c => (c.Before!.Id, c.Before.Lead, Parts: Parts(c.Before, now)))
            .ToLookup(g => g.Parts, StringComparer.Ordinal);
        return changes.Where(c => c.Change == FindingChange.Appeared && gone.Contains(Parts(c.After!, now)))
            .ToDictionary(c => c.Id, c => (FindingId?)gone[Parts(c.After!, now)].OrderBy(g => g.Lead != c.After!.Lead).ThenBy(g => g.Id).First().Id);
    }

    static string Parts(Finding finding, Func<EntityId, EntityId> now) =>
        string.Join('|', finding.Parties.Select(p => $"{p.Part}={now(p.Entity)}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    static Dictionary<string, FoundTie> Evidence(Finding? finding) => (finding?.Ties ?? []).GroupBy(t => t.Evidence, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    // What became of a piece of evidence that a finding rested on; null: nothing, or nothing that can be told.
    FindingReason? Lost(FoundTie before, FoundTie? after)
    {
        if (before.FromRegister) return after is null && IsGone(before) ? new(FindingCause.RegisterChanged, before.Evidence) : null;
        if (store.Claim(Owner, new(before.Evidence)) is not { } claim)
            return new(news.Has("forgotten") && before.Document is { } document && store.Head(Owner, new(document)) is null
                ? FindingCause.Forgotten : FindingCause.ReadAgain, before.Evidence);
        if (claim.IsRetracted && claim.Notices.First(n => n.Kind == NoticeKind.Retracted) is var notice) return new(FindingCause.Retracted, before.Evidence, notice.By, notice.At);
        if (claim.Review.State != before.Review && Judged(claim) is { } judged) return judged;
        if (!before.IsSpeech && claim.Reached is { } reached && (reached.Stage, reached.Subject?.Entity) != (before.Stage, before.Whose?.Entity))
            return new(reached.Stage.IsExonerating() ? FindingCause.Exonerated : FindingCause.StageReached, before.Evidence, Stage: reached.Stage)
            {
                Whose = reached.Subject?.Entity,
            };
        return !before.Answered && !claim.Answers.IsEmpty ? new(FindingCause.Answered, before.Evidence) : null;
    }

    FindingReason? Gained(FoundTie after)
    {
        if (after.FromRegister) return new(FindingCause.NewEvidence, after.Evidence);
        var claim = store.Claim(Owner, new(after.Evidence));
        // What a person brought back or corrected was there before; whatever else came was read.
        return claim is not null && !IsNew(claim) && Judged(claim) is { } judged ? judged : new(FindingCause.NewEvidence, after.Evidence);
    }

    bool IsNew(ShownClaim claim) => claim.Review.State == ReviewState.Accepted || (claim.Review.State == ReviewState.Proposed && !news.Has("judgement"));

    // The judgement in force; where there is none, the one that was taken back last.
    FindingReason? Judged(ShownClaim claim)
    {
        var id = claim.Claim.Id;
        if (claim.Review.Judgement is { } judgement)
            return new(judgement.Verdict switch
            {
                Verdict.Accepted => FindingCause.Accepted,
                Verdict.Rejected => FindingCause.Rejected,
                _
                => FindingCause.Corrected
            }, id.Value, judgement.By, judgement.At);
        return store.Judgements(Owner, id).Where(j => j.RetiredAt is not null).MaxBy(j => j.RetiredAt) is { } retired ? new(FindingCause.TakenBack,
            id.Value, retired.RetiredBy, retired.RetiredAt) : null;
    }

    bool IsGone(FoundTie tie) => news.Has("import") && (store.Statements(Owner, new(tie.Evidence)) is var rows) && (rows.IsEmpty || rows.All(r => r.Vanished));

    // What its evidence says is the reason: then a judgement of sameness that left its parties as they were (an answer comes with one) is none.
    static bool IsTold(ChangedFinding changed, List<FindingReason> reasons) => (changed.Before, changed.After) switch
    {
        (_, null) => reasons.Exists(r => Undoes(r.Cause)),
        (null, _) => false,
        var (before, after) => reasons.Count > 0 && changed.Came.IsEmpty && changed.Went.IsEmpty && Ids(before.Everybody).SetEquals(Ids(after.Everybody)) && Ids(before.Doubted).SetEquals(Ids(after.Doubted)),
    };

    static HashSet<EntityId> Ids(IEnumerable<FoundParty> parties) => [.. parties.Select(p => p.Entity)];

    // What takes away what a finding rested on.
    static bool Undoes(FindingCause cause) => cause is FindingCause.Answered or FindingCause.Rejected or FindingCause.Retracted or FindingCause.Exonerated or FindingCause.Forgotten
        or FindingCause.ReadAgain or FindingCause.RegisterChanged or FindingCause.TakenBack;

    // Where people judged sameness since: the newest such judgement of one of its parties.
    FindingReason? Joined(ChangedFinding changed)
    {
        if (!news.Has("sameness")) return null;
        var judgements = new[] { changed.Before, changed.After }.OfType<Finding>().SelectMany(f => f.Everybody)
            .Select(p => p.Entity).Distinct()
            .SelectMany(e => store.Joins(Owner, e).Judgements).DistinctBy(j => j.Id);
        return judgements.OrderBy(When).ThenBy(j => j.Id.Value, StringComparer.Ordinal).LastOrDefault() is { } last ? new(FindingCause.SamenessJudged,
            null, last.RetiredBy ?? last.By, When(last)) : null;

        static DateTimeOffset When(SamenessJudgement judgement) => judgement.RetiredAt ?? judgement.At;
    }

    FindingCause Beside(ChangedFinding changed)
    {
        if (changed.Before is not { Lead: not null } lead || changed.After is not null) return FindingCause.Elsewhere;
        var parties = lead.Parties.Select(p => p.Entity).ToHashSet();
        return found.Any(f => parties.IsSubsetOf(f.Parties.Select(p => p.Entity))) ? FindingCause.RecordFound : FindingCause.Elsewhere;
    }
}
