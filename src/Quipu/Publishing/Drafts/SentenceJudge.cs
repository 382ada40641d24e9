using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Publishing.Drafts;

/// <summary>Judges one sentence of a draft: sets its marks, and notes what carries it.</summary>
sealed partial class SentenceJudge(DraftContext context, Bearers bearers, int number)
{
    /// <summary>A passage that says less of a sentence than this does not carry it. Chosen on the drafts of bench/drafts (docs/decisions/0038).</summary>
    const double Carries = .34;

    /// <summary>Passages that say nearly as much as the best one carry the sentence too.</summary>
    const double NearBest = .8;

    /// <summary>The same where nobody is named and the draft itself says so: what is told must be told almost whole.</summary>
    const double CarriesNobody = .6;

    /// <summary>A passage that tells less than this of a sentence's matter, names apart, does not carry it where nobody is accused.</summary>
    const double Tells = .3;

    const int MostBeside = 5;

    readonly Content _content = context.Sentences[number];
    readonly List<DraftMark> _marks = [];
    readonly HashSet<DraftNoteKind> _notes = [];
    readonly List<Passage> _carried = [];
    readonly List<DraftAsked> _asked = [];

    internal DraftSentence Judge(DraftSentence blank)
    {
        if (_content.IsQuestion || (!_content.HasVerb && !_content.Accuses)) return blank;
        var named = context.Named(_content);
        var unsure = MarkUnsure();
        var accused = Accused.Of(_content, context.Parties, context.Gangs, context.Posts).Where(p => !unsure.Contains(p.Entity)).ToList();
        CheckFigures(named);
        foreach (var party in accused) CheckAccused(Likelier(party), named);
        if (accused.Count == 0 && unsure.Count == 0) CheckOthers(named);
        var isByPost = Accused.ByPost(_content, context.Posts, context.Gangs).Count > 0;
        if (accused.Count == 0 && unsure.Count == 0 && !isByPost && !named.Exists(p => p.IsActor)) CheckNobody();
        if (_marks.Count == 0 && _carried.Count == 0) CarryElse(named);
        if (_carried.Count > 0 && _carried.TrueForAll(p => p.Document.IsConfidential)) _notes.Add(DraftNoteKind.ConfidentialOnly);
        var state = _marks.Count == 0 && isByPost ? (State: DraftSentenceState.NotChecked, Why: DraftUnchecked.NamedByPost) : State(named);
        return blank with
        {
            State = state.State,
            Why = state.Why,
            Marks = [.. _marks.OrderBy(m => m.Kind)],
            Notes = state.State is DraftSentenceState.NotChecked or DraftSentenceState.LeftAlone ? [] : [.. _notes.Order()],
            Carried = [.. _carried.Distinct().Take(MostBeside).Select(p => p.Words)],
            Asked = [.. _asked],
        };
    }

    (DraftSentenceState State, DraftUnchecked? Why) State(List<DraftParty> named)
    {
        if (_marks.Count > 0) return (DraftSentenceState.Marked, null);
        if (named.Exists(p => p.IsActor && p.Id is not null)) return (_carried.Count > 0 ? DraftSentenceState.NothingFound : DraftSentenceState.NotOnRecord, null);
        if (_content.Figures.Any(f => Figures.IsChecked(f, _content))) return (DraftSentenceState.NothingFound, null);
        return named.Exists(p => p.IsActor) ? (DraftSentenceState.NotChecked, DraftUnchecked.NobodyOnRecord) : (DraftSentenceState.LeftAlone, null);
    }

    /// <summary>Those of the passages that tell what the sentence tells, and not only name whom it names.</summary>
    List<Passage> Telling(List<Passage> carrying) => carrying.FindAll(p => Cover.Told(_content, Known, p) >= Tells);

    HashSet<int> Known => context.Parties.Values.Where(p => p.Id is not null).Select(p => p.Entity).ToHashSet();

    /// <summary>What carries a denial, a silence, what never befell somebody, or a figure, where the words alone found nothing.</summary>
    void CarryElse(List<DraftParty> named)
    {
        foreach (var party in named.Where(p => p.IsActor))
            if (bearers.Of(party.Entity) is { } id && context.Of(id) is var record)
                _carried.AddRange(new[] { _content.Denies ? record.Answer : null, _content.IsSilence ? record.Silence : null }
                    .Concat(_content.Of(ConceptKind.Stage).Where(m => m.Negated).Select(m => record.Denied(m.Concept.Stage!.Value))).OfType<Passage>());
        if (_carried.Count > 0 || !_content.Figures.Any(f => Figures.IsChecked(f, _content))) return;
        var known = Known;
        _carried.AddRange(context.Record.All.Where(p => _content.Figures.All(f => !Figures.IsChecked(f, _content) || p.Content.Figures.Any(o => Figures.AreEqual(f, o))) && Cover.Told(_content, known, p, 1) >= Tells).Take(1));
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

    /// <summary>
    /// Whom a pronoun means is a guess: where the record has no step of the law of the one guessed, and has it of somebody whom one of the two sentences before names, that one is meant.
    /// </summary>
    DraftParty Likelier(DraftParty party)
    {
        var stages = _content.Of(ConceptKind.Stage).Where(m => m is { Negated: false, Concept.Stage: not null }).Select(m => m.Concept.Stage!.Value).ToList();
        if (stages.Count == 0 || _content.Mentions.Any(m => m.Entity == party.Entity && m.Kind == MentionKind.Name) || HasAny(party)) return party;
        return Enumerable.Range(1, Math.Min(2, number)).SelectMany(back => context.Named(context.Sentences[number - back])).FirstOrDefault(p => p.Type == party.Type && HasAny(p)) ?? party;

        bool HasAny(DraftParty one) => bearers.Of(one.Entity) is { } id && stages.Exists(context.Of(id).Has);
    }

    void CheckAccused(DraftParty party, List<DraftParty> named)
    {
        if (bearers.Of(party.Entity) is not { } id)
        {
            Mark(DraftMarkKind.Unsupported, DraftReason.NobodyOfThatName, party.Shown, null, null, []);
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
        var isCalled = CheckCalled(party, record);
        if (!stages.IsMarked && (!isCalled || _content.Of(ConceptKind.Conduct).Any(m => !m.Negated))) CheckCarried(party, record, named, stages.Any);
        if (stages.Any) CheckOfGang(party, record);
        CheckEnding(party, record);
        CheckAnswer(party, record, named);
    }

    /// <summary>Who is named without being accused: what somebody denies, put as fact, is an accusation though no word of it is.</summary>
    void CheckOthers(List<DraftParty> named)
    {
        foreach (var party in named.Where(p => p.IsActor))
        {
            if (bearers.Of(party.Entity) is not { } id) continue;
            var carrying = Telling(Carrying(id, named));
            _carried.AddRange(carrying);
            if (carrying.Count > 0) Note(carrying);
            CheckTaken(party, id);
            if (_content.Denies || !_content.IsFlat || _content.Of(ConceptKind.Stage).Any() || !(party.CanAnswer || context.Gangs.Contains(party.Entity)) || _content.Of(ConceptKind.Counter).Any()) continue;
            carrying = Nearest(carrying, id);
            if (carrying.Count > 0 && carrying.TrueForAll(p => p.IsHedged) && carrying.Exists(p => IsDeniedBy(p, id)))
            {
                Harden(DraftReason.SaidAsFact, party, carrying, context.Of(id));
                CheckEnding(party, context.Of(id));
            }
        }
    }

    /// <summary>That somebody took money is an accusation though no word of it is: the record must tell that they did, or that somebody says so.</summary>
    void CheckTaken(DraftParty party, EntityId id)
    {
        if (!party.CanAnswer || _content.Denies || !_content.IsFlat || !_content.Meant.Any(m => m.Concept.Name == "fund" && !m.Negated)) return;
        foreach (var taken in _content.Meant.Where(m => m is { Negated: false, Perhaps: false, Aside: false, Concept.Name: "money-in" }))
            if (Undergoers.Doers(_content, taken).Contains(party.Entity) && !context.Of(id).Passages.Any(p => Cover.Has(p.Content, taken.Concept) || p.Neighbours.Any(n => Cover.Has(n.Content, taken.Concept))))
            {
                Mark(DraftMarkKind.Unsupported, DraftReason.NotOnRecord, party.Shown, _content.Tokens[taken.First].Form, null, []);
                return;
            }
    }

    /// <summary>A deed of nobody who is named ("the colonel", "he"): whether any passage about the draft's parties carries it.</summary>
    void CheckNobody()
    {
        if (_content.Denies || _content.Figures.Any(f => Figures.IsChecked(f, _content)) || !_content.Of(ConceptKind.Conduct).Any(m => m is { Negated: false, Aside: false }) || context.Record.All.IsEmpty) return;
        var others = Ids(context.Named(_content));
        var ranked = context.Record.All.Select(p => (Passage: p, Score: Cover.Of(_content, null, others, p))).OrderByDescending(r => r.Score).ToList();
        if (ranked[0].Score < (_content.IsFlat ? CarriesNobody : Carries)) Mark(DraftMarkKind.Unsupported, DraftReason.NotOnRecord, null, null, null, [ranked[0].Passage]);
        else _carried.AddRange(ranked.TakeWhile(r => r.Score >= Math.Max(Carries, ranked[0].Score * NearBest)).Select(r => r.Passage));
    }

    static bool IsDeniedBy(Passage passage, EntityId id) =>
        passage.Claims.Any(c => !c.Answers.IsEmpty && (c.Subject?.Entity == id || c.Object?.Entity == id)) || new[] { passage, passage.Next, passage.Next?.Next }.OfType<Passage>().Any(p => p.Content.Denies && (p.Named.Contains(id) || !p.NamesSomebody));

    void CheckEnding(DraftParty party, PartyRecord record)
    {
        if (record.Ending is not { } end || _content.Of(ConceptKind.Ended).Any(m => !m.Negated)) return;
        if (context.GivesEnding(party, end.Stage) && !IsPresent()) return;
        Mark(DraftMarkKind.Outdated, DraftReason.CaseEnded, party.Shown, null, end.Stage.Wire(), [end.Passage]);
    }

    /// <summary>"is", "faces", "remains": it is told as going on.</summary>
    bool IsPresent()
    {
        for (var i = _content.Sentence.First; i <= _content.Sentence.Last; i++)
            if (_content.Tokens[i] is { Deprel: Deprel.Root } root) return (_content.IsFlat || IsStep(i)) && (Finite(i) is { } auxiliary ? IsPresent(auxiliary) : IsPresent(root));
        return false;
    }

    /// <summary>The sentence says the step itself, whatever the charge: "is accused of".</summary>
    bool IsStep(int verb) => _content.Of(ConceptKind.Stage).Any(m => !m.Negated && m.First <= verb && m.Last >= verb);

    static bool IsPresent(Token token) => token.Morph.HasFlag(Morph.Present) && !token.Morph.HasFlag(Morph.Past);

    /// <summary>The first auxiliary or copula of a verb: it has the tense ("is charged", "está acusada", "has been").</summary>
    Token? Finite(int verb)
    {
        for (var i = _content.Sentence.First; i <= _content.Sentence.Last; i++)
            if (_content.Tokens[i].Head == verb && _content.Tokens[i].Deprel is Deprel.Aux or Deprel.AuxPass or Deprel.Cop) return _content.Tokens[i];
        return null;
    }

    /// <param name="of">Where the mark tells of somebody whose case has ended, it tells that first.</param>
    void Mark(DraftMarkKind kind, DraftReason reason, string? whom, string? draft, string? record, IEnumerable<Passage> beside, PartyRecord? of = null)
    {
        if (_marks.Exists(m => m.Kind == kind && m.Whom == whom && m.Reason == reason && m.Draft == draft)) return;
        var ended = of?.Ended;
        _marks.Add(new(kind, reason, whom, draft, record, [.. (ended is null ? beside : beside.Prepend(of!.Ending!.Value.Passage)).Distinct().Take(MostBeside).Select(p => p.Words)]) { Ended = ended });
    }

    void Note(List<Passage> carrying)
    {
        if (carrying.Select(p => p.Document.CountsAs).Distinct().Count() == 1) _notes.Add(DraftNoteKind.OneOrigin);
        if (carrying.TrueForAll(p => p.Claims.IsEmpty)) _notes.Add(DraftNoteKind.PassageOnly);
    }
}
