using Quipu.Model;

namespace Quipu.Publishing.Drafts;

/// <summary>Judges one sentence of a draft: sets its marks, and notes what carries it.</summary>
sealed partial class SentenceJudge(DraftContext context, Bearers bearers, int number)
{
    /// <summary>A passage that says less of a sentence than this does not carry it. Chosen on the drafts of bench/drafts (docs/decisions/0038).</summary>
    const double Carries = .34;

    /// <summary>Passages that say nearly as much as the best one carry the sentence too.</summary>
    const double NearBest = .8;

    /// <summary>The same where nobody is named: what is told must be told almost whole.</summary>
    const double CarriesNobody = .6;

    const int MostBeside = 5;

    readonly Content _content = context.Sentences[number];
    readonly List<DraftMark> _marks = [];
    readonly HashSet<DraftNoteKind> _notes = [];
    readonly List<Passage> _carried = [];

    internal DraftSentence Judge(DraftSentence blank)
    {
        if (_content.IsQuestion || (!_content.HasVerb && !_content.Accuses)) return blank;
        var named = context.Named(_content);
        var unsure = MarkUnsure();
        var accused = Accused.Of(_content, context.Parties, context.Gangs).Where(p => !unsure.Contains(p.Entity)).ToList();
        CheckFigures(named);
        foreach (var party in accused) CheckAccused(party, named);
        if (accused.Count == 0 && unsure.Count == 0) CheckOthers(named);
        if (accused.Count == 0 && unsure.Count == 0 && !named.Exists(p => p.IsActor)) CheckNobody();
        var state = State(named);
        return blank with
        {
            State = state.State,
            Why = state.Why,
            Marks = [.. _marks.OrderBy(m => m.Kind)],
            Notes = state.State is DraftSentenceState.NotChecked or DraftSentenceState.LeftAlone ? [] : [.. _notes.Order()],
            Carried = [.. _carried.Distinct().Take(MostBeside).Select(p => p.Words)],
        };
    }

    (DraftSentenceState State, DraftUnchecked? Why) State(List<DraftParty> named)
    {
        if (_marks.Count > 0) return (DraftSentenceState.Marked, null);
        if (named.Exists(p => p.IsActor && p.Id is not null) || _content.Figures.Any(f => Figures.IsChecked(f, _content))) return (DraftSentenceState.NothingFound, null);
        return named.Exists(p => p.IsActor) ? (DraftSentenceState.NotChecked, DraftUnchecked.NobodyOnRecord) : (DraftSentenceState.LeftAlone, null);
    }

    HashSet<int> MarkUnsure()
    {
        var unsure = new HashSet<int>();
        foreach (var (at, entities, fitting, isNamesake) in bearers.Unsure(number))
        {
            unsure.UnionWith(entities);
            if (entities.IsEmpty) unsure.Add(-1);
            var beside = fitting.SelectMany(c => context.Record.Naming(c.Id).OrderByDescending(p => Cover.Of(_content, c.Id, [], p)).Take(1)).Take(MostBeside);
            Mark(DraftMarkKind.Ambiguous, isNamesake ? DraftReason.Namesake : DraftReason.SeveralBearers, at.Of(_content.Text), null, string.Join("; ", fitting.Select(c => c.Name)), beside);
        }

        return unsure;
    }

    void CheckAccused(DraftParty party, List<DraftParty> named)
    {
        if (bearers.Of(party.Entity) is not { } id)
        {
            Mark(DraftMarkKind.Unsupported, DraftReason.NobodyOfThatName, party.Name, null, null, []);
            return;
        }

        var record = context.Of(id);
        if (record.IsVictim && !_content.Of(ConceptKind.Stage).Any(m => !m.Negated))
        {
            _carried.AddRange(Carrying(record, named));
            return;
        }

        if (record.Ending is { } end && _content.Of(ConceptKind.Ended).Any(m => !m.Negated))
        {
            _carried.Add(end.Passage);
            return;
        }

        var stages = CheckStages(party, record);
        if (!stages.IsMarked) CheckCarried(party, record, named, stages.Any);
        CheckEnding(party, record);
        CheckAnswer(party, record);
    }

    /// <summary>Who is named without being accused: what somebody denies, put as fact, is an accusation though no word of it is.</summary>
    void CheckOthers(List<DraftParty> named)
    {
        foreach (var party in named.Where(p => p.IsActor))
        {
            if (bearers.Of(party.Entity) is not { } id) continue;
            var carrying = Carrying(id, named);
            _carried.AddRange(carrying);
            if (carrying.Count > 0) Note(carrying);
            if (_content.Denies || !_content.IsFlat || _content.Of(ConceptKind.Stage).Any() || !(party.CanAnswer || context.Gangs.Contains(party.Entity)) || _content.Of(ConceptKind.Counter).Any()) continue;
            carrying = [.. Nearest(carrying, id)];
            if (carrying.Count > 0 && carrying.TrueForAll(p => p.IsHedged) && carrying.Exists(p => IsDeniedBy(p, id))) Harden(DraftReason.SaidAsFact, party, carrying);
        }
    }

    /// <summary>A deed of nobody who is named ("the colonel", "he"): whether any passage about the draft's parties carries it.</summary>
    void CheckNobody()
    {
        if (_content.Denies || _content.Figures.Any(f => Figures.IsChecked(f, _content)) || !_content.Of(ConceptKind.Conduct).Any(m => m is { Negated: false, Aside: false }) || context.Record.All.IsEmpty) return;
        var others = Ids(context.Named(_content));
        var ranked = context.Record.All.Select(p => (Passage: p, Score: Cover.Of(_content, null, others, p))).OrderByDescending(r => r.Score).ToList();
        if (ranked[0].Score < CarriesNobody) Mark(DraftMarkKind.Unsupported, DraftReason.NotOnRecord, null, null, null, [ranked[0].Passage]);
        else _carried.AddRange(ranked.TakeWhile(r => r.Score >= Math.Max(Carries, ranked[0].Score * NearBest)).Select(r => r.Passage));
    }

    static bool IsDeniedBy(Passage passage, EntityId id) =>
        passage.Claims.Any(c => !c.Answers.IsEmpty && (c.Subject?.Entity == id || c.Object?.Entity == id)) || new[] { passage, passage.Next, passage.Next?.Next }.OfType<Passage>().Any(p => p.Content.Denies && (p.Named.Contains(id) || !p.NamesSomebody));

    void CheckEnding(DraftParty party, PartyRecord record)
    {
        if (record.Ending is not { } end || _content.Of(ConceptKind.Ended).Any(m => !m.Negated)) return;
        if (context.GivesEnding(party, end.Stage) && !IsPresent()) return;
        Mark(DraftMarkKind.Outdated, DraftReason.CaseEnded, party.Name, null, end.Stage.Wire(), [end.Passage]);
    }

    /// <summary>"is", "faces", "remains": it is told as going on.</summary>
    bool IsPresent()
    {
        for (var i = _content.Sentence.First; i <= _content.Sentence.Last; i++)
            if (_content.Tokens[i] is { Deprel: Reading.Analysis.Deprel.Root } root) return root.Morph.HasFlag(Reading.Analysis.Morph.Present) && !root.Morph.HasFlag(Reading.Analysis.Morph.Past) && _content.IsFlat;
        return false;
    }

    void CheckAnswer(DraftParty party, PartyRecord record)
    {
        if (record.IsConvicted || record.IsVictim || record.Ending is not null || OnlyWeak()) return;
        if (record.IsAnswered)
        {
            if (!context.GivesAnswer(party, number)) Mark(DraftMarkKind.Outdated, DraftReason.AnswerLeftOut, party.Name, null, null, record.Answer is { } answer ? [answer] : record.Passages.Where(p => p.Claims.Any(c => !c.Answers.IsEmpty)).Take(1));
        }
        else if (!context.GivesSilence(party) && !context.GivesAnswer(party, number))
        {
            Mark(DraftMarkKind.Unreplied, record.Silence is null ? DraftReason.NoAnswer : DraftReason.AskedInVain, party.Name, null, null, record.Silence is { } silence ? [silence] : Carrying(record, context.Named(_content)).Take(1));
        }
    }

    bool OnlyWeak() => !_content.Accuses && !_content.Mentions.Any(m => context.Gangs.Contains(m.Entity));

    void Mark(DraftMarkKind kind, DraftReason reason, string? whom, string? draft, string? record, IEnumerable<Passage> beside)
    {
        if (_marks.Exists(m => m.Kind == kind && m.Whom == whom && m.Reason == reason && m.Draft == draft)) return;
        _marks.Add(new(kind, reason, whom, draft, record, [.. beside.Distinct().Take(MostBeside).Select(p => p.Words)]));
    }

    void Note(List<Passage> carrying)
    {
        if (carrying.Select(p => p.Document.Origin).Distinct().Count() == 1) _notes.Add(DraftNoteKind.OneOrigin);
        if (carrying.TrueForAll(p => p.Claims.IsEmpty)) _notes.Add(DraftNoteKind.PassageOnly);
    }
}
