using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Replies;

namespace Quipu.Publishing.Drafts;

/// <summary>What is on record of one party, as far as a draft's check asks: how far the law got, what ended, what it answers.</summary>
sealed class PartyRecord
{
    /// <summary>Steps of which the later imply the earlier; an arrest, a detention or a warrant implies none above being accused.</summary>
    static readonly Stage[] _ladder = [Stage.Accused, Stage.Investigated, Stage.Charged, Stage.OnTrial, Stage.Convicted, Stage.Sentenced];

    readonly EntityId _id;

    internal PartyRecord(EntityId id, IReadOnlyList<Passage> passages, ImmutableArray<KeptRequest> requests)
    {
        (_id, Passages, Requests) = (id, passages, requests);
        Claims = [.. passages.SelectMany(p => p.Claims).Where(c => c.Subject?.Entity == id || c.Object?.Entity == id).DistinctBy(c => c.Claim.Id)];
        Reached = [.. Steps()];
        Ending = FindEnding();
    }

    internal EntityId Id => _id;

    internal IReadOnlyList<Passage> Passages { get; }

    internal ImmutableArray<ShownClaim> Claims { get; }

    /// <summary>The requests for comment that went to them.</summary>
    internal ImmutableArray<KeptRequest> Requests { get; }

    /// <summary>Stages that are said to have come about, each with the passages that say so.</summary>
    internal ImmutableArray<(Stage Stage, Passage Passage)> Reached { get; }

    /// <summary>How the case ended, where nothing on record is later; null where it did not.</summary>
    internal (Stage Stage, Passage Passage)? Ending { get; }

    /// <summary>The same for a mark: the day of the end, else of the document that tells it.</summary>
    internal DraftEnding? Ended => Ending is { } end ? new(end.Stage, Claims.FirstOrDefault(c => c.Claim.Stage == end.Stage && c.Subject?.Entity == _id && c.Claim.Date is not null)?.Claim.Date?.ToString() ?? end.Passage.Document.Published?.ToString()) : null;

    /// <summary>By the one ladder of the law: an arrest is further than an accusation in words.</summary>
    internal Stage? Furthest => Reached.Length == 0 ? null : Reached.MaxBy(r => LegalOrder.Rung(r.Stage)).Stage;

    /// <summary>Somebody has denied it: the party, or who speaks for it.</summary>
    internal Passage? Answer => Passages.FirstOrDefault(p => Claims.Any(c => p.Claims.Contains(c) && c.Claim is { Type: ClaimType.Denies, Negated: false } && c.Subject?.Entity == _id))
        ?? Passages.FirstOrDefault(p => p.Content.Denies && p.Named.Contains(_id) && p.Claims.All(c => c.Claim.Type != ClaimType.Denies || c.Subject is null || c.Subject.Entity == _id || IsFor(c)));

    /// <summary>Somebody asked them, in vain.</summary>
    internal Passage? Silence => Passages.FirstOrDefault(p => p.Content.IsSilence && p.Named.Contains(_id));

    /// <summary>A court has found against them: nobody need answer that any more.</summary>
    internal bool IsConvicted => Reached.Any(r => r.Stage is Stage.Convicted or Stage.Sentenced);

    /// <summary>Answers that stand beside claims about them: denials of others on their behalf, ends of their case, what came to a request.</summary>
    internal bool IsAnswered => Answer is not null || Claims.Any(c => c.Answers.Any(a => a.Subject?.Entity == _id));

    /// <summary>They were killed, or it is they who were attacked or threatened.</summary>
    internal bool IsVictim => Claims.Any(c => c.Claim is { Type: ClaimType.Incident, Negated: false } && c.Object?.Entity == _id);

    /// <summary>Passages that tell of a step of the law or of a deed against them; of ties to a gang alone where so asked.</summary>
    internal IEnumerable<Passage> Alleging(bool ofGang) => Passages.Where(p => (!ofGang || p.Content.Of(ConceptKind.Group).Any()) && (Accuses(p) || Reached.Any(r => r.Passage == p && r.Stage is not (Stage.Removed or Stage.Sanctioned or Stage.Released))));

    // To be a member or to lead is no accusation by itself: "leads a cooperative".
    bool Accuses(Passage passage) => passage.Claims.Any(c => c.Subject?.Entity == _id && !c.Claim.Negated && c.Claim.Type.IsAccusing()
        && (c.Claim.Type is not (ClaimType.MemberOf or ClaimType.Leads or ClaimType.Controls) || c.Claim.Modality == Modality.Alleged || passage.Content.Of(ConceptKind.Group).Any()));

    /// <summary>The passage tells this of them: they do it by its tree or by a claim, or nobody else is near who could.</summary>
    internal bool IsTold(Passage passage, Concept concept) => passage.Content.Meant.Where(m => m.Concept == concept && !m.Negated).Any(m => IsDoer(passage, m));

    bool IsDoer(Passage passage, Meant meant)
    {
        var doers = passage.Ids(Undergoers.Doers(passage.Content, meant).Concat(Predicates.Of(passage.Content, meant.First))).ToHashSet();
        if (doers.Count > 0) return doers.Contains(_id);
        return Accuses(passage) || (passage.Named.Contains(_id) && IsAlone(passage));
    }

    internal bool Has(Stage stage) => Reached.Any(r => r.Stage == stage || Implies(r.Stage, stage)) || (Ending is { } end && IsBefore(end.Stage, stage));

    /// <summary>Whoever was acquitted had been tried, whoever was pardoned convicted; whose case was dropped had been accused at least.</summary>
    static bool IsBefore(Stage ending, Stage asked) =>
        asked is Stage.Accused or Stage.Investigated || (ending == Stage.Acquitted && asked is Stage.Charged or Stage.OnTrial) || (ending is Stage.Annulled or Stage.Pardoned or Stage.Rehabilitated && Rank(asked) >= 0);

    /// <summary>The passage that says that it did not come to this stage.</summary>
    internal Passage? Denied(Stage stage) => Passages.FirstOrDefault(p => p.Named.Contains(_id) && (p.Content.Meant.Any(m => m.Concept.Stage == stage && m.Negated && Befalls(p, m)) || p.Claims.Any(c => c.Claim.Stage == stage && c.Claim.Negated && c.Subject?.Entity == _id)));

    static int Rank(Stage stage) => Array.IndexOf(_ladder, stage);

    static bool Implies(Stage reached, Stage asked) =>
        asked is Stage.Accused or Stage.Investigated || (Rank(asked) >= 0 && Rank(reached) >= Rank(asked)) || (asked == Stage.Arrested && reached == Stage.PreventiveDetention) || (asked is Stage.Convicted or Stage.Sentenced && reached is Stage.Convicted or Stage.Sentenced);

    IEnumerable<(Stage, Passage)> Steps()
    {
        foreach (var passage in Passages)
        {
            foreach (var claim in passage.Claims.Where(c => c.Claim is { Type: ClaimType.Proceeding, Stage: { } stage, Negated: false, Modality: Modality.Stated or Modality.Alleged } && !stage.IsExonerating() && c.Subject?.Entity == _id && !(stage == Stage.Charged && passage.Content.Denies))) yield return (claim.Claim.Stage!.Value, passage);
            foreach (var meant in passage.Content.Of(ConceptKind.Stage).Concat(passage.Content.Of(ConceptKind.Weak)).Where(m => !m.Negated && !m.Perhaps))
                if (passage.Named.Contains(_id) && !(meant.Concept.Stage == Stage.Charged && passage.Content.Denies) && !IsBeyondClaims(passage, meant) && Befalls(passage, meant)) yield return (meant.Concept.Stage!.Value, passage);
        }
    }

    /// <summary>Where claims of the passage tell how far the law got with them, its words do not raise it.</summary>
    bool IsBeyondClaims(Passage passage, Meant meant)
    {
        var read = passage.Claims.Where(c => c.Claim is { Type: ClaimType.Proceeding, Stage: { } stage, Negated: false } && LegalOrder.Rung(stage) >= 0 && c.Subject?.Entity == _id).ToList();
        return read.Count > 0 && LegalOrder.Rung(meant.Concept.Stage!.Value) > read.Max(c => LegalOrder.Rung(c.Claim.Stage!.Value));
    }

    // Where the tree or a claim says of whom it is told, it is theirs alone.
    bool Befalls(Passage passage, Meant meant)
    {
        var read = passage.Claims.Where(c => c.Claim.Type == ClaimType.Proceeding && c.Claim.Stage == meant.Concept.Stage && c.Subject is not null).ToList();
        if (read.Count > 0) return read.Exists(c => c.Subject!.Entity == _id);
        return Undergoers.Of(passage.Content, meant) is not { } told || passage.Ids(told).ToList() is not { } ids || (ids.Count == 0 ? IsAlone(passage) && told.Count == 0 : ids.Contains(_id));
    }

    bool IsAlone(Passage passage) => passage.Named.All(n => n == _id || passage.Claims.All(c => c.Subject?.Entity != n));

    (Stage, Passage)? FindEnding()
    {
        (Stage Stage, Passage Passage)? last = null;
        foreach (var passage in Passages)
            foreach (var stage in EndsIn(passage))
                if (last is null || Later(passage, last.Value.Passage)) last = (stage, passage);
        if (last is not { } end) return null;
        // A later case of the same party is another matter, or the same that was opened anew.
        return Reached.Any(r => Later(r.Passage, end.Passage) && r.Stage is not (Stage.Removed or Stage.Released or Stage.Sanctioned) && r.Passage.Document.Published?.ToString() is { } later && string.CompareOrdinal(later, end.Passage.Document.Published?.ToString() ?? "") > 0) ? null : end;
    }

    IEnumerable<Stage> EndsIn(Passage passage)
    {
        var read = passage.Claims.Where(c => c.Claim is { Type: ClaimType.Proceeding, Stage: { } stage, Negated: false, Modality: Modality.Stated } && stage.IsExonerating()).ToList();
        foreach (var claim in read.Where(c => c.Subject?.Entity == _id)) yield return claim.Claim.Stage!.Value;
        if (read.Exists(c => c.Subject is not null)) yield break;
        foreach (var meant in passage.Content.Of(ConceptKind.Ended).Where(m => !m.Negated && !m.Perhaps && !passage.Content.Of(ConceptKind.Perhaps).Any()))
            if (Undergoers.Of(passage.Content, meant) is { } told && passage.Ids(told).Contains(_id)) yield return meant.Concept.Stage!.Value;
    }

    static bool Later(Passage one, Passage other) => string.CompareOrdinal(one.Document.Published?.ToString() ?? "", other.Document.Published?.ToString() ?? "") > 0;

    static bool IsFor(ShownClaim denial) => denial.Claim.Type == ClaimType.Denies && denial.Object is not null;
}
