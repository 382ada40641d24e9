using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Publishing.Drafts;

// What carries a sentence, and how hard the record says it.
sealed partial class SentenceJudge
{
    /// <summary>Tokens of a sentence that leans on the one before it.</summary>
    const int Brief = 14;

    /// <summary>Steps of the law that the sentence tells of the party, against those on record.</summary>
    (bool Any, bool IsMarked) CheckStages(DraftParty party, PartyRecord record)
    {
        var (any, marked) = (false, false);
        foreach (var meant in _content.Of(ConceptKind.Stage).Where(m => m is { Negated: false, Perhaps: false, Aside: false, Concept.Stage: not null }))
        {
            if (Undergoers.Of(_content, meant) is { Count: > 0 } told && !told.Contains(party.Entity)) continue;
            any = true;
            var stage = meant.Concept.Stage!.Value;
            if (record.Has(stage))
            {
                _carried.AddRange(record.Reached.Where(r => r.Stage == stage).Select(r => r.Passage));
                CheckDate(party, record, stage);
            }
            else if (stage is Stage.Accused or Stage.Investigated && HasAllegation(record)) continue;
            else
            {
                marked = true;
                MarkStage(party, record, stage);
            }
        }

        return (any, marked);
    }

    /// <summary>The one date of the sentence, where the record dates the same step otherwise.</summary>
    void CheckDate(DraftParty party, PartyRecord record, Stage stage)
    {
        if (_content.Dates.Where(d => d is { Date: not null, End: null, Vague: false }).ToList() is not [{ Date: { } date }]) return;
        var dated = record.Claims.Where(c => c.Claim.Stage == stage && c.Claim is { Negated: false, Date: not null } && c.Subject?.Entity == record.Id).ToList();
        if (dated.Count == 0 || dated.Exists(c => AgreeAsFar(c.Claim.Date!.Value.ToString(), date.ToString()))) return;
        Mark(DraftMarkKind.Unsupported, DraftReason.DateDiffers, party.Shown, date.ToString(), dated[0].Claim.Date!.Value.ToString(), record.Passages.Where(p => p.Claims.Any(c => c.Claim.Id == dated[0].Claim.Id)));
    }

    static bool AgreeAsFar(string one, string other) => one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    /// <summary>Somebody alleges something of them, though no proceeding was read.</summary>
    static bool HasAllegation(PartyRecord record) => record.Passages.Any(p => p.IsHedged && p.Content.Accuses);

    /// <summary>
    /// What the sentence calls the party ("a criminal", "guilty"): a court must have found so; what is only alleged of them is hardened by it, and where nothing is, nothing carries it. True: it calls them something.
    /// </summary>
    bool CheckCalled(DraftParty party, PartyRecord record)
    {
        var called = _content.Of(ConceptKind.Offender).Where(m => m is { Negated: false, Perhaps: false } && Predicates.Of(_content, m.First).Contains(party.Entity)).ToList();
        foreach (var meant in called)
        {
            var alleging = record.Alleging(ofGang: meant.Concept.Name == "gangster").ToList();
            if (alleging.Count == 0) Mark(DraftMarkKind.Unsupported, DraftReason.NotOnRecord, party.Shown, Word(meant), null, [], record);
            else if (_content.IsFlat && !(record.IsConvicted && record.Ending is null)) Harden(DraftReason.SaidAsFact, party, alleging, record);
            else _carried.AddRange(alleging);
        }

        return called.Count > 0;
    }

    /// <summary>"X, the boss of the gang, is in jail", "X, who leads the gang, was arrested": the step of the law may be on record, and what they are said to be besides must be so too, and as hard.</summary>
    void CheckOfGang(DraftParty party, PartyRecord record)
    {
        if (!_content.IsFlat || _marks.Exists(m => m.Whom == party.Shown && m.Kind is DraftMarkKind.Hardened or DraftMarkKind.Unsupported)) return;
        foreach (var meant in _content.Meant.Where(m => m is { Negated: false, Perhaps: false } && (m.IsTie || m.Concept.Name is "lead" or "found" or "own") && IsSaidBeside(m, party) && _content.IsToGroup(m, g => context.Gangs.Contains(g.Entity))).Take(1))
        {
            var gangs = Ids(context.Named(_content).Where(p => context.Gangs.Contains(p.Entity)));
            var alleging = record.Alleging(ofGang: false).Where(p => p.Content.Of(ConceptKind.Group).Any() || gangs.Exists(p.NamesNear)).ToList();
            if (alleging.Count == 0) Mark(DraftMarkKind.Unsupported, DraftReason.NotOnRecord, party.Shown, Word(meant), null, [], record);
            else CheckHardened(party, alleging, record);
        }
    }

    /// <summary>In a title or a clause of its own, and not as what the step of the law is about: "arrested for leading the gang".</summary>
    bool IsSaidBeside(Meant meant, DraftParty party)
    {
        var word = _content.Tokens[meant.First];
        return word.Upos == Reading.Analysis.Upos.Noun ? Predicates.Of(_content, meant.First).Contains(party.Entity) : word.Deprel == Reading.Analysis.Deprel.AclRelcl && word.Head >= 0 && Undergoers.Within(_content, word.Head).Contains(party.Entity);
    }

    string Word(Meant meant) => _content.Tokens[meant.First].At.Cover(_content.Tokens[meant.Last].At).Of(_content.Text);

    void MarkStage(DraftParty party, PartyRecord record, Stage stage)
    {
        if (record.Denied(stage) is { } denied) Mark(DraftMarkKind.Hardened, DraftReason.Contradicted, party.Shown, stage.Wire(), null, [denied], record);
        else if (record.Furthest is { } furthest) Mark(DraftMarkKind.Hardened, DraftReason.StageBeyond, party.Shown, stage.Wire(), furthest.Wire(), record.Reached.Where(r => r.Stage == furthest).Select(r => r.Passage).Take(2), record);
        else Mark(DraftMarkKind.Unsupported, DraftReason.NotOnRecord, party.Shown, stage.Wire(), null, [], record);
    }

    /// <summary>What else the sentence says against the party: whether anything on record carries it, and whether as hard.</summary>
    void CheckCarried(DraftParty party, PartyRecord record, List<DraftParty> named, bool hasStage)
    {
        var carrying = Carrying(record, named);
        var missing = Missing(party, record).ToList();
        if (carrying.Count == 0 || missing.Count > 0)
        {
            var nearest = carrying.Count > 0 ? carrying : [.. Ranked(record, named).Take(1).Select(r => r.Passage)];
            Mark(DraftMarkKind.Unsupported, DraftReason.NotOnRecord, party.Shown, missing.Count > 0 ? string.Join(", ", missing) : null, null, nearest, record);
            return;
        }

        _carried.AddRange(carrying);
        Note(carrying);
        if (!hasStage && _content.IsFlat && SaysDeed()) CheckHardened(party, Nearest(carrying, record.Id), record);
    }

    /// <summary>Those that name the party themselves, where there are any; of these those that have the sentence's figures, where any has: what lacks them tells of something else.</summary>
    List<Passage> Nearest(List<Passage> carrying, EntityId id)
    {
        var near = carrying.Exists(p => p.Named.Contains(id)) ? carrying.FindAll(p => p.Named.Contains(id)) : carrying;
        var figures = _content.Figures.Where(f => Figures.IsChecked(f, _content)).ToList();
        var exact = near.FindAll(p => figures.TrueForAll(f => p.Content.Figures.Any(o => Figures.AreSame(f, o))));
        return exact.Count > 0 ? exact : near;
    }

    /// <summary>The sentence tells a deed, or a tie to a gang; not what somebody is charged with.</summary>
    bool SaysDeed() => !_content.Of(ConceptKind.Stage).Any(m => !m.Negated) && HasDeed();

    bool HasDeed() => _content.Of(ConceptKind.Conduct).Any(m => !m.Negated) || _content.Of(ConceptKind.Group).Any(m => !m.Negated) || _content.Mentions.Any(m => context.Gangs.Contains(m.Entity));

    void CheckHardened(DraftParty party, List<Passage> carrying, PartyRecord record)
    {
        if (carrying.TrueForAll(p => p.IsHedged || p.IsOnlyProceeding)) Harden(DraftReason.SaidAsFact, party, carrying, record);
        else if (carrying.Where(p => !p.IsHedged && !p.IsOnlyProceeding).SelectMany(p => p.Claims).Where(c => c.Claim.Type.IsAccusing()).ToList() is { Count: > 0 } claims && claims.TrueForAll(c => c.Review.State == ReviewState.Proposed)) Harden(DraftReason.Unreviewed, party, carrying, record);
    }

    void Harden(DraftReason reason, DraftParty party, List<Passage> carrying, PartyRecord record) => Mark(DraftMarkKind.Hardened, reason, party.Shown, null, null, carrying, record);

    /// <summary>Deeds that no passage near the party tells.</summary>
    IEnumerable<string> Missing(DraftParty party, PartyRecord record) =>
        from meant in _content.Of(ConceptKind.Conduct)
        where !meant.Negated && !IsOfMoney(meant) && !record.Passages.Any(p => IsOfParty(meant, party)
            ? new[] { p }.Concat(p.Neighbours).Any(n => record.IsTold(n, meant.Concept))
            : Cover.Has(p.Content, meant.Concept) || p.Neighbours.Any(n => Cover.Has(n.Content, meant.Concept)))
        select Word(meant);

    /// <summary>"money from trafficking", "dinero del narcotráfico": where the money is from, whoever earned it.</summary>
    bool IsOfMoney(Meant meant) => _content.Tokens[meant.First] is { Deprel: Reading.Analysis.Deprel.Nmod, Head: >= 0 } of && _content.Meant.Any(m => m.Concept.Name == "fund" && m.First <= of.Head && m.Last >= of.Head && _content.Tokens[of.Head].Upos == Reading.Analysis.Upos.Noun);

    /// <summary>It says what the party is, or whom they serve: that must be on record of them, and not only near them.</summary>
    bool IsOfParty(Meant meant, DraftParty party) => meant.IsTie || (_content.Tokens[meant.First].Upos == Reading.Analysis.Upos.Noun && Predicates.Of(_content, meant.First).Contains(party.Entity));

    List<Passage> Carrying(EntityId id, List<DraftParty> named) => Carrying(context.Of(id), named);

    List<Passage> Carrying(PartyRecord record, List<DraftParty> named)
    {
        var ranked = Ranked(record, named);
        return ranked.Count == 0 || ranked[0].Score < Carries ? [] : [.. ranked.TakeWhile(r => r.Score >= Math.Max(Carries, ranked[0].Score * NearBest)).Select(r => r.Passage)];
    }

    List<(Passage Passage, double Score)> Ranked(PartyRecord record, List<DraftParty> named)
    {
        var others = named.Select(p => bearers.Of(p.Entity)).OfType<EntityId>().Distinct().ToList();
        return [.. record.Passages.Concat(record.Passages.SelectMany(p => p.Neighbours)).Distinct().Select(p => (Passage: p, Score: Cover.Of(_content, record.Id, others, p))).OrderByDescending(r => r.Score)];
    }

    List<EntityId> Ids(IEnumerable<DraftParty> parties) => [.. parties.Select(p => bearers.Of(p.Entity)).OfType<EntityId>().Distinct()];

    void CheckFigures(List<DraftParty> named)
    {
        // A sentence may go on where the one before it left off: "In 2027 there were 161."
        List<DraftParty> both = number > 0 && _content.Sentence.Count < Brief ? [.. named, .. context.Named(context.Sentences[number - 1])] : named;
        var actors = Ids(both.Where(p => p.IsActor));
        foreach (var figure in _content.Figures.Where(f => Figures.IsChecked(f, _content)))
        {
            var parties = figure.Unit is null && figure.Currency is null ? Ids(both) : Ids(named);
            if (Figures.IsOnRecord(figure, _content, parties, actors, context.Record)) continue;
            if (Figures.Other(figure, _content, parties, context.Record) is { } other) Mark(DraftMarkKind.Unsupported, DraftReason.FigureDiffers, null, Figures.Text(figure), Figures.Text(other.Figure), [other.Passage]);
            else if (named.Exists(p => p.IsActor && p.Id is not null)) MarkUnknown(figure);
        }
    }

    /// <summary>Money, shares and whatever an accusation counts must be on record; another count that nothing contradicts ("a staff of 48") is told, and noted.</summary>
    void MarkUnknown(Reading.Mentions.QuantityMention figure)
    {
        if (_content.Accuses || Figures.IsMoneyOrShare(figure)) Mark(DraftMarkKind.Unsupported, DraftReason.FigureNotOnRecord, null, Figures.Text(figure), null, []);
        else _notes.Add(DraftNoteKind.CountNotOnRecord);
    }
}
