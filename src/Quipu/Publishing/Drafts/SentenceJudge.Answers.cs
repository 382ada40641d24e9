using Quipu.Model;
using Quipu.Publishing.Replies;

namespace Quipu.Publishing.Drafts;

// Whether those whom the sentence accuses had their say: on record, in the draft, or by a request of this desk (decision 0036).
sealed partial class SentenceJudge
{
    void CheckAnswer(DraftParty party, PartyRecord record, List<DraftParty> named)
    {
        if (record.IsConvicted || record.IsVictim || record.Ending is not null || OnlyWeak()) return;
        var put = PutTo(party, record, named).ToList();
        _asked.AddRange(put);
        if (context.GivesAnswer(party, number)) return;
        if (record.IsAnswered) Mark(DraftMarkKind.Outdated, DraftReason.AnswerLeftOut, party.Shown, null, null, Answering(record, put));
        else if (!put.Exists(p => p.IsClosed) && !context.GivesSilence(party)) MarkUnreplied(party, record, named, put);
    }

    void MarkUnreplied(DraftParty party, PartyRecord record, List<DraftParty> named, List<DraftAsked> put)
    {
        if (put.Find(p => p.State == RequestState.Asked) is { } open)
            Mark(DraftMarkKind.Unreplied, DraftReason.AnswerAwaited, party.Shown, IsoTime.Of(open.Request.Request.AskedOn), IsoTime.Of(open.Request.Deadline), Carrying(record, named).Take(1));
        else if (put.Find(p => p.State == RequestState.Unreachable) is { } missed)
            Mark(DraftMarkKind.Unreplied, DraftReason.NotReached, party.Shown, IsoTime.Of(missed.Request.Request.AskedOn), null, Carrying(record, named).Take(1));
        else if (record.Silence is { } silence) Mark(DraftMarkKind.Unreplied, DraftReason.AskedInVain, party.Shown, null, null, [silence]);
        else Mark(DraftMarkKind.Unreplied, DraftReason.NoAnswer, party.Shown, null, null, Carrying(record, named).Take(1));
    }

    /// <summary>What came to a request about this very thing before any other answer of theirs.</summary>
    IEnumerable<Passage> Answering(PartyRecord record, List<DraftAsked> put)
    {
        var answers = put.SelectMany(p => p.Request.Outcome?.Claims ?? []).ToHashSet();
        var asked = context.Record.All.Where(p => p.Claims.Any(c => answers.Contains(c.Claim.Id))).Take(1).ToList();
        return asked.Count > 0 ? asked : record.Answer is { } answer ? [answer] : record.Passages.Where(p => p.Claims.Any(c => !c.Answers.IsEmpty)).Take(1);
    }

    /// <summary>The requests that asked the party about a claim of words that carry the sentence; a request about something else puts nothing of it to them.</summary>
    IEnumerable<DraftAsked> PutTo(DraftParty party, PartyRecord record, List<DraftParty> named)
    {
        if (record.Requests.IsEmpty) return [];
        var told = Ranked(record, named).Where(r => r.Score >= Carries && Alleges(r.Passage)).Select(r => r.Passage).Concat(_carried);
        var about = told.SelectMany(p => p.Claims).Select(c => c.Claim.Id).ToHashSet();
        return record.Requests.Where(r => r.Claims.Any(c => c is { } id && about.Contains(id))).Select(r => new DraftAsked(party.Shown, r, context.Today));
    }

    /// <summary>The passage tells of a deed, a step of the law or a gang that the sentence tells of.</summary>
    bool Alleges(Passage passage) =>
        _content.Meant.Any(m => !m.Negated && m.Concept.Kind is ConceptKind.Conduct or ConceptKind.Stage or ConceptKind.Group && Cover.Has(passage.Content, m.Concept))
        || Ids(context.Named(_content).Where(p => context.Gangs.Contains(p.Entity))).Exists(passage.Named.Contains);

    bool OnlyWeak() => !_content.Accuses && !_content.Mentions.Any(m => context.Gangs.Contains(m.Entity));
}
