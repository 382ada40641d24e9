using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Finds the triggers of a sentence and makes a draft of each frame whose parties stand where it says.</summary>
sealed class FrameMatcher
{
    /// <summary>A list longer than this is cut: the claims of a longer one are noise.</summary>
    const int LongestList = 12;

    readonly Scene _scene;
    readonly Parties _parties;
    readonly List<Draft> _drafts = [];
    readonly List<Draft> _bare = [];

    internal FrameMatcher(Scene scene) => (_scene, _parties) = (scene, new(scene));

    internal static List<Draft> Drafts(Scene scene)
    {
        var (matcher, evoked) = (new FrameMatcher(scene), new List<(Frame Frame, int Length)>());
        for (var i = scene.First; i <= scene.Last; i++)
        {
            scene.Lexicon.Evoked(scene.Tokens, i, scene.Last, evoked);
            foreach (var (frame, length) in evoked)
                if (!matcher.InsideName(i, length) && !matcher.IsToldWithin(frame, i, i + length - 1)) matcher.Try(frame, i, i + length - 1);
        }

        // "suspected of belonging to X": the deed has a claim of its own.
        matcher._drafts.RemoveAll(d => d.Type == ClaimType.EngagesIn && !scene.Evidence.Spanish && scene.Is(d.TriggerLast, "of", "suspected") && matcher._drafts.Exists(o => o.IsConduct && o != d && o.Subject?.Entity == d.Subject?.Entity && o.TriggerFirst > d.TriggerLast && o.TriggerFirst <= d.TriggerLast + 2));
        // A phrase that holds a shorter one says all that it says: "leading to the arrest of X" is no arrest.
        matcher._drafts.RemoveAll(d => d.Type == ClaimType.Proceeding && matcher._drafts.Exists(o => o.Type == ClaimType.Proceeding && o.Stage != d.Stage && o.Subject?.Entity == d.Subject?.Entity && o.TriggerFirst <= d.TriggerFirst && o.TriggerLast >= d.TriggerLast && o.TriggerLast - o.TriggerFirst > d.TriggerLast - d.TriggerFirst));
        // "the attack", and no more, is told where somebody is said to have done it.
        new DoerRules(scene, matcher._parties).Complete(matcher._bare);
        matcher._drafts.AddRange(matcher._bare.Where(d => d.Subject is not null && !matcher._drafts.Exists(o => o.Type == d.Type && o.TriggerFirst <= d.TriggerLast && o.TriggerLast >= d.TriggerFirst)));
        return matcher._drafts;
    }

    /// <summary>"ordered the capture of X" is a warrant: the noun within the phrase tells no arrest beside it. An appeal or an annulment leaves the step standing that it is against.</summary>
    bool IsToldWithin(Frame frame, int first, int last) => frame.Claim is ClaimType.Proceeding or ClaimType.Incident &&
        _drafts.Exists(d => d.Type == frame.Claim && d.TriggerFirst < first && d.TriggerLast >= last && d.Stage is not (Stage.Appealed or Stage.Annulled) && (d.Subject is not { } told || _scene.IsSureParty(told)));

    /// <summary>A trigger inside a name is none: "Policía Nacional de Control", "Operation Capture".</summary>
    bool InsideName(int first, int length) => _scene.Over(first) is { Kind: MentionKind.Name } over && over.Last >= first + length - 1 && (over.Head < first || over.Head >= first + length);

    void Try(Frame frame, int first, int last)
    {
        if (frame.Pos == Upos.Verb && _scene.IsSource(first)) return;
        if (frame.Pos == Upos.Verb && length(first, last) == 1 && (_scene.Tokens[first].Upos == Upos.Aux || IsNominal(first) || (frame.Stage == Stage.Accused && _scene.Tokens[first].Deprel == Deprel.Amod && !_scene.Is(first + 1, "of", "de", "por")))) return;
        var subjects = Fill(frame, ClaimEnd.Subject, (first, last), PartyTypes.Subject(frame));
        if (frame.Pos == Upos.Verb && (frame.Claim == ClaimType.Denies || frame.Stage == Stage.Appealed) && Counsel.Speaks(_scene, first)) subjects = Counsel.Of(_scene, _parties, first);
        var objects = Fill(frame, ClaimEnd.Object, (first, last), PartyTypes.Object(frame));
        if (frame is { Claim: ClaimType.Proceeding, Pos: Upos.Verb }) subjects = Companions.With(subjects, _scene, _parties, (first, last));
        if (frame is { Claim: ClaimType.Incident, Pos: Upos.Verb }) objects = Companions.With(objects, _scene, _parties, (first, last));
        var needs = PartyTypes.NeedsOf(frame);
        if (IsMutual(frame, subjects, objects))
        {
            foreach (var other in subjects.Skip(1).Take(LongestList)) _drafts.Add(Make(frame, first, last, subjects[0], other));
            return;
        }

        if (!Enough(needs, subjects, objects))
        {
            if (frame is { Claim: ClaimType.Proceeding, Pos: Upos.Verb } && IsNobody(first)) _drafts.Add(Make(frame, first, last, null, null));
            if (frame is { Claim: ClaimType.Incident, Pos: Upos.Noun } && needs == Needs.Either) _bare.Add(Make(frame, first, last, null, null));
            return;
        }

        if (frame is { Claim: ClaimType.EngagesIn, Details: [{ From: WordsFrom.Literal }] } && subjects.Any(s => s.First <= first && s.Last >= last && s.Kind != MentionKind.Name && _scene.Tokens[s.Head].Morph.HasFlag(Morph.Plural))) return;
        if (frame is { Claim: ClaimType.EngagesIn, Details: [{ From: WordsFrom.Literal }] } && _scene.Is(last + 1, "of", "de", "del")) subjects = subjects.RemoveAll(s => s.First > last);
        if (frame is { Claim: ClaimType.EngagesIn, Details: [{ From: WordsFrom.Literal }] } && subjects.IsEmpty) return;
        if (frame.Money && Sum(last) is null) return;
        if (frame is { Claim: ClaimType.Incident, Pos: Upos.Noun } && _scene.Is(first - 1, "de") && _scene.Is(first - 2, "amenaza", "amenazas", "pena", "escuadron", "escuadrones", "condena", "riesgo", "peligro")) return;
        if (needs == Needs.Words && Words(frame.Details[0], first, last) is null) return;
        foreach (var subject in OrNone(subjects))
            foreach (var @object in OrNone(objects))
            {
                if (subject is not null && @object is not null && subject.Entity == @object.Entity) continue;
                var draft = frame.Claim == ClaimType.ColludesWith && subject is not null && @object is not null && IsCriminal(subject) && !IsCriminal(@object) ? Make(frame, first, last, @object, subject) : Make(frame, first, last, subject, @object);
                if (IsWhole(frame, draft)) _drafts.Add(draft);
            }

        static int length(int first, int last) => last - first + 1;
    }

    /// <summary>"no one has been arrested", "nadie ha sido condenado": a step that was taken against nobody.</summary>
    bool IsNobody(int verb)
    {
        var start = _scene.GroupStart(verb);
        if (_scene.VoiceOf(verb) != Voice.Passive) return false;
        return _scene.Is(start - 1, "nobody", "nadie") || _scene.Is(start - 1, "one") && _scene.Is(start - 2, "no");
    }

    /// <summary>"A and B were rivals", "A and B met": said of each of them to the other.</summary>
    bool IsMutual(Frame frame, ImmutableArray<TokenMention> subjects, ImmutableArray<TokenMention> objects) => !_scene.Evidence.Spanish && objects.IsEmpty &&
        subjects.Length > 1 && frame.Pos == Upos.Noun && frame.Claim is ClaimType.RivalOf or ClaimType.AlliedWith or ClaimType.AssociateOf;

    /// <summary>"money laundering", "the killing": a gerund that stands where a noun does is told by the noun's frames.</summary>
    bool IsNominal(int verb) => _scene.Tokens[verb].Deprel is Deprel.Compound or Deprel.Nmod or Deprel.Obj or Deprel.Obl or Deprel.Nsubj or Deprel.NsubjPass or Deprel.Amod && _scene.Tokens[verb].Morph.HasFlag(Morph.Gerund) && !IsDeed(verb) || IsCrimeNoun(verb);

    /// <summary>"for kidnapping and rape", "money laundering": the name of a crime without an object of its own, whatever the tree makes of it.</summary>
    bool IsCrimeNoun(int verb)
    {
        if (_scene.Evidence.Spanish || !_scene.Tokens[verb].Morph.HasFlag(Morph.Gerund)) return false;
        for (var i = verb - 1; i >= _scene.First && i >= verb - 2; i--)
            if (_scene.Lexicon.Length("offences", _scene.Tokens, i, _scene.Last) is > 1 and var length && i + length > verb) return true;
        return _scene.Lexicon.Has("offences", _scene.Tokens[verb].Folded) && !OffenceRules.TakesObject(_scene, verb) && !_scene.Is(verb - 1, "by", "be", "been", "was", "were", "is", "are", "keep", "kept");
    }

    /// <summary>"admitted to paying the officials": a gerund with an object of its own is a verb wherever it hangs.</summary>
    bool IsDeed(int gerund) => !_scene.Evidence.Spanish && _scene.Tokens[gerund].Deprel is Deprel.Nmod or Deprel.Obl or Deprel.Obj && _scene.Tree.Child(gerund, Deprel.Obj) is > 0 and var done && done > gerund && !_scene.IsDeterminer(gerund - 1);

    /// <summary>Who colludes is the official or firm, whichever of the two the text makes the subject: "criminals do business with politicians".</summary>
    bool IsCriminal(TokenMention mention) => _scene.Evidence.Entities[mention.Entity].Name.Split(' ').Any(w => _scene.Lexicon.Has("criminal-nouns", Text.Folding.Fold(w)));

    /// <summary>A gang, trafficker or crime by its own words, or a named group that is no firm or body.</summary>
    bool IsOutlaw(Filler party)
    {
        var entity = _scene.Evidence.Entities[party.Entity];
        if (entity.Named) return entity.Type is EntityType.Organization or EntityType.Person;
        for (var i = party.First; i <= Math.Min(party.Last + 2, _scene.Last); i++)
            if (_scene.Lexicon.Has("criminal-nouns", _scene.Tokens[i]) || _scene.Lexicon.Has("criminal-adjectives", _scene.Tokens[i].Folded) || _scene.Lexicon.Has("gangs", _scene.Tokens[i])) return true;
        return false;
    }

    ImmutableArray<TokenMention> Fill(Frame frame, ClaimEnd end, (int First, int Last) trigger, ImmutableArray<EntityType> types)
    {
        if (trigger.First < trigger.Last && frame.HasObject(end) && Within(frame, trigger.First, trigger.Last, types) is { } inner) return _scene.ListOf(inner);
        var found = _parties.Fill(frame[end], trigger.First, trigger.Last, types);
        if (frame.Claim == ClaimType.Incident && end == ClaimEnd.Object && frame.Pos == Upos.Noun) found = found.RemoveAll(m => _scene.Is(m.First, "its", "their"));
        if (end == ClaimEnd.Object && frame is { Claim: ClaimType.Incident, Pos: Upos.Verb, Kind: IncidentKind.Killing or IncidentKind.Attack or IncidentKind.Kidnapping } && trigger.First == trigger.Last && !found.IsEmpty && IsDoneToThing(trigger.First, found)) found = [];
        if (!found.IsEmpty || end != ClaimEnd.Object || frame.Pos != Upos.Verb) return found;
        return frame.Claim == ClaimType.Funds ? OwnerOf("campaign-nouns", trigger.Last, types) : frame.Kind is IncidentKind.Attack or IncidentKind.Robbery ? OwnerOf("belonging-nouns", trigger.Last, types) : found;
    }

    /// <summary>"ejecutó la orden contra X": what the verb is done to is a thing, and no party.</summary>
    bool IsDoneToThing(int verb, ImmutableArray<TokenMention> found) => _scene.Tree.Child(verb, Deprel.Obj) is { } thing && thing > verb && _scene.Tokens[thing].Upos == Upos.Noun && _scene.Over(thing) is null && found[0].First > thing;

    static readonly ImmutableArray<Slot> OfCampaign = [Slot.Parse("nmod:of|for|de")!, Slot.Parse("nmod:poss")!];

    /// <summary>"financed the campaign of X", "shot at X's car": what is done to what is theirs is done to them.</summary>
    ImmutableArray<TokenMention> OwnerOf(string list, int last, ImmutableArray<EntityType> types)
    {
        for (var i = last + 1; i <= _scene.Last && i <= last + 8 && !_scene.IsComma(i) && !_scene.IsStop(i) && !_scene.IsFinite(i); i++)
            if (_scene.Lexicon.Has(list, _scene.Tokens[i]) && _parties.Fill(OfCampaign, i, i, types) is [_, ..] found) return found;
        return [];
    }

    /// <summary>"found X guilty": the object within a trigger of several words; "an operation" of "launch an operation against" is the trigger's own.</summary>
    TokenMention? Within(Frame frame, int first, int last, ImmutableArray<EntityType> types) => _scene.Mentions.FirstOrDefault(m =>
        m.First > first && m.Last < last && _parties.Subjects.Fits(m, types) && !frame.Triggers.Any(t => t.Contains(_scene.Tokens[m.Head].Folded) || t.Contains(_scene.Tokens[m.Head].Lemma)));

    /// <summary>A route without goods or places, an activity that is no offence and no deed, and "se encuentra" say nothing.</summary>
    bool IsWhole(Frame frame, Draft draft)
    {
        if (draft.Type == ClaimType.Proceeding && draft.Subject is { } party && _scene.Evidence.Entities[party.Entity] is { Type: EntityType.PublicBody, Named: true })
            return draft.Stage is Stage.Accused or Stage.Investigated or Stage.Sanctioned or Stage.Rehabilitated;
        // "killed two officers": people counted; a body itself is not killed.
        if (draft is { Type: ClaimType.Incident, Kind: IncidentKind.Killing or IncidentKind.Kidnapping, Object: { } victim } && _scene.Evidence.Entities[victim.Entity] is { Type: EntityType.PublicBody } body && (body.Named || !_scene.IsSureParty(victim))) return false;
        if (draft.Type == ClaimType.MemberOf && _scene.Is(draft.TriggerFirst, "including", "incluyendo")) return draft.Object is { } whole && (_scene.Evidence.Entities[whole.Entity].Named || _scene.Lexicon.Has("group-nouns", _scene.Tokens[whole.Last]));
        // "men from the Southern Prison": where they sit is nothing that they belong to.
        if (draft.Type == ClaimType.MemberOf && !_scene.Evidence.Spanish && draft.Object is { } held && _scene.Is(held.First - 1, "from", "the") &&
            _scene.Lexicon.Has("prisons", _scene.Tokens[held.Last])) return false;
        if (draft.Type == ClaimType.Denies && _scene.Evidence.Spanish && IsRefusal(draft)) return false;
        if (draft is { Type: ClaimType.Stance, Stance: StanceKind.Supports, Subject: { } backer } && IsCounsel(backer, draft)) return false;
        // "ingresaron a la reserva": where somebody goes is no cargo.
        if (draft.Type == ClaimType.Moves && draft[ClaimEnd.To] is { } aim && draft.Details.TryGetValue(Detail.Goods, out var carried) && draft.Words is { } cover && cover.Start <= aim.At.Start && carried.EndsWith(aim.At.Of(_scene.Evidence.Document.Text), StringComparison.Ordinal)) return false;
        if (draft is { Type: ClaimType.Proceeding, Stage: Stage.Sentenced or Stage.Convicted } && IsRebuke(draft)) return false;
        // "anuló el indulto de X": what is undone there was in X's favour.
        if (draft.Stage == Stage.Annulled && Enumerable.Range(draft.TriggerFirst, draft.TriggerLast - draft.TriggerFirst + 4).Any(i => _scene.Holds(i) && _scene.Lexicon.Has("favours", _scene.Tokens[i]))) return false;
        if (draft.Type == ClaimType.Condition && frame is { Details: [{ From: WordsFrom.Subject } told], Needs: Needs.Words })
            return Words(told, draft.TriggerFirst, draft.TriggerLast, ClaimType.Condition) is { } aspect && new ConditionRules(_scene, _parties).IsOfHarm(aspect.First, aspect.Last);
        if (draft.Type == ClaimType.HoldsPost && draft.Object is null && !draft.Details.ContainsKey(Detail.Role)) return false;
        // "three gangs, the son of a policeman": only those whom the noun itself describes are anybody's kin as a group.
        if (draft is { Type: ClaimType.RelativeOf, Subject: { } kin } && _scene.Evidence.TypeOf(kin.Entity) == EntityType.Organization && (kin.Last < draft.TriggerFirst || kin.First > draft.TriggerLast)) return false;
        if (draft.Type == ClaimType.EngagesIn && !draft.Details.ContainsKey(Detail.Activity)) return false;
        if (draft.Type == ClaimType.Moves && frame.Details is [{ From: WordsFrom.Subject }, ..] && !IsCargo(draft)) return false;
        if (draft.Type == ClaimType.Moves) return draft[ClaimEnd.From] is not null || draft[ClaimEnd.To] is not null;
        if (draft.Stage == Stage.Charged && _scene.Tokens[draft.TriggerFirst].Lemma == "charge" && draft.TriggerFirst == draft.TriggerLast) return IsLegal(draft.TriggerLast);
        if (_scene.Evidence.Spanish && draft.Kind == IncidentKind.Seizure && IsSaid(draft)) return false;
        if (_scene.Evidence.Spanish && draft.Kind is IncidentKind.Killing or IncidentKind.Kidnapping && IsDoneToThing(draft)) return false;
        if (draft.Stage == Stage.Arrested && _scene.Tokens[draft.TriggerFirst].Morph.HasFlag(Morph.Infinitive) && _scene.Tokens[draft.TriggerFirst].Lemma is "entregarse" or "entregar") return !_scene.Is(draft.TriggerFirst - 1, "de", "sin", "para", "a");
        if (draft.Kind is IncidentKind.Discovery && (draft.Object is null && !IsFind(draft) || draft.Object is not null && draft.Object?.Entity == draft.Subject?.Entity)) return false;
        if (draft.Kind is IncidentKind.Discovery && _scene.Evidence.Spanish && _scene.Is(draft.TriggerFirst, "encuentra", "encuentran", "encontraba", "encontraban", "halla", "hallan", "hallaba") && _scene.Is(draft.TriggerFirst - 1, "se")) return false;
        if (draft.Kind is IncidentKind.Seizure && _scene.Lexicon.Has("taking", _scene.Tokens[draft.TriggerFirst]) && !IsFind(draft)) return false;
        if (draft.Type == ClaimType.Funds && draft.Object is null && !draft.Details.ContainsKey(Detail.Amount)) return false;
        if (draft.Type == ClaimType.Controls && (draft.Subject is null || _scene.Tokens[draft.TriggerFirst].Lemma is "capture" or "capturar" or "infiltrate" or "infiltrar" or "take" or "tomar" && draft.Object is { } seat && _scene.Evidence.TypeOf(seat.Entity) is not (EntityType.PublicBody or EntityType.Place))) return false;
        if (draft.Type == ClaimType.OperatesIn && draft.Subject is { } there && _scene.Lexicon.Has("prosecutors", _scene.Tokens[there.Last])) return false;
        if (draft.Type == ClaimType.ColludesWith && _scene.Lexicon.Has("helping", _scene.Tokens[draft.TriggerFirst]) && draft.TriggerFirst == draft.TriggerLast && !IsOutlaw(draft.Object!.Value)) return false;
        if (draft.Type == ClaimType.ColludesWith && draft.TriggerFirst == draft.TriggerLast &&
            _scene.Lexicon.Has("supplying", _scene.Tokens[draft.TriggerFirst]) && !_scene.Evidence.Overview.IsGang(draft.Object!.Value.Entity)) return false;
        if (draft.Type == ClaimType.ColludesWith && draft.Object is { } payer && !_scene.Evidence.Entities[payer.Entity].Named && Enumerable.Range(draft.TriggerFirst, draft.TriggerLast - draft.TriggerFirst + 1).Any(i => _scene.Lexicon.Has("payment-nouns", _scene.Tokens[i])) && !IsOutlaw(payer)) return false;
        return true;
    }

    /// <summary>"lawyer X defends Y": that is their trade, and no stand that they take.</summary>
    bool IsCounsel(Filler backer, Draft draft)
    {
        for (var i = Math.Max(_scene.First, backer.First - 2); i <= Math.Min(_scene.Last, backer.Last + 4); i++)
            if ((i < draft.TriggerFirst || i > draft.TriggerLast) && _scene.Lexicon.Has("counsel", _scene.Tokens[i])) return true;
        return false;
    }

    /// <summary>A find is of bodies, drugs, arms, money or what is hidden; "found weaknesses" is none.</summary>
    bool IsFind(Draft draft)
    {
        if (!draft.Details.TryGetValue(Detail.Goods, out var goods)) return false;
        foreach (var word in goods.Split(' '))
        {
            var folded = Text.Folding.Fold(word);
            if (_scene.Lexicon.Has("finds", folded) || _scene.Lexicon.Has("found-goods", folded) || _scene.Lexicon.Has("cargo", folded) || _scene.Lexicon.Has("crime-words", folded) || _scene.Lexicon.Has("small-goods", folded) || _scene.Lexicon.Has("weights", folded)) return true;
        }

        return draft.Words is { } words && _scene.Evidence.Quantities(_scene.Sentence.Index).Any(q => q.Currency is not null && q.At.Start >= words.Start && q.At.End <= words.End) ||
            _scene.Mentions.Any(m => m.Kind == MentionKind.Name && _scene.Evidence.TypeOf(m.Entity) == EntityType.Person && goods.EndsWith(m.At.Of(_scene.Evidence.Document.Text), StringComparison.Ordinal));
    }

    /// <summary>"cocaine flows to X", but not "the delegation arrived in X".</summary>
    bool IsCargo(Draft draft) => draft.Details.TryGetValue(Detail.Goods, out var goods) && goods.Split(' ').Any(w => _scene.Lexicon.Has("cargo", Text.Folding.Fold(w)));

    /// <summary>"…, aseguró el testigo X": a person without "a" behind the verb says it, and is no booty.</summary>
    bool IsSaid(Draft draft)
    {
        if (!_scene.IsVerb(draft.TriggerFirst) || _scene.VoiceOf(draft.TriggerFirst) != Voice.Active || _scene.Is(draft.TriggerLast + 1, "a", "al")) return false;
        for (var i = draft.TriggerLast + 1; i <= draft.TriggerLast + 3; i++)
            if (_scene.Over(i) is { } over) return _scene.Evidence.TypeOf(over.Entity) is EntityType.Person or EntityType.PublicBody;
        return false;
    }

    /// <summary>"la congresista condenó a X por sus dichos": whoever is no court and sets no term passes no sentence.</summary>
    bool IsRebuke(Draft draft)
    {
        if (!_scene.Evidence.Spanish || _scene.Tokens[draft.TriggerFirst].Lemma != "condenar" || _scene.VoiceOf(draft.TriggerFirst) != Voice.Active) return false;
        if (draft[ClaimEnd.Authority] is not { } authority) return false;
        for (var i = Math.Max(_scene.First, authority.First - 3); i <= authority.Last; i++)
            if (_scene.Lexicon.Has("judges", _scene.Tokens[i]) || _scene.Lexicon.Has("courts", _scene.Tokens[i])) return false;
        for (var i = draft.TriggerLast + 1; i <= _scene.ClauseEnd(draft.TriggerLast); i++)
            if (_scene.Tokens[i].Upos == Upos.Num || _scene.Is(i, "año", "años", "meses", "prision", "carcel", "cadena", "pena", "muerte", "multa")) return false;
        return true;
    }

    /// <summary>"negó la solicitud", "se negó a responder": a refusal answers no accusation.</summary>
    bool IsRefusal(Draft draft)
    {
        if (_scene.Is(_scene.GroupStart(draft.TriggerFirst), "se") && _scene.Is(draft.TriggerLast + 1, "a") && _scene.Tokens[draft.TriggerFirst].Lemma.StartsWith("negar", StringComparison.Ordinal)) return true;
        return _scene.Tree.Child(draft.TriggerFirst, Deprel.Obj) is { } refused && _scene.Lexicon.Has("refused-things", _scene.Tokens[refused]);
    }

    /// <summary>"ejecutó la orden contra X", "eliminó las pruebas": done to a thing, whoever stands further on.</summary>
    bool IsDoneToThing(Draft draft) => draft.TriggerFirst == draft.TriggerLast && _scene.IsVerb(draft.TriggerFirst) && _scene.Tree.Child(draft.TriggerFirst, Deprel.Obj, Deprel.NsubjPass, Deprel.Nsubj) is { } thing && thing > draft.TriggerFirst &&
        thing <= draft.TriggerFirst + 3 && _scene.Tokens[thing].Upos == Upos.Noun && _scene.Over(thing) is null && !_scene.Lexicon.Has("measure-nouns", _scene.Tokens[thing]);

    /// <summary>"charged with", "charged in connection", "was not charged"; but "charged $70".</summary>
    bool IsLegal(int trigger)
    {
        if (_scene.Tokens[trigger].Upos == Upos.Noun) return true;
        // "no one has charged X"
        if (_scene.GroupStart(trigger) is var start && (_scene.Is(start - 1, "nobody") ||
            _scene.Is(start - 1, "one", "court", "prosecutor", "prosecutors") && _scene.Is(start - 2, "no"))) return true;
        if (_scene.VoiceOf(trigger).HasFlag(Voice.Passive) && Sum(trigger) is null && (_scene.VoiceOf(trigger) == Voice.Passive || _scene.Is(trigger - 1, "not", "never"))) return true;
        for (var i = trigger + 1; i <= Math.Min(trigger + 8, _scene.Last); i++)
            if (_scene.Is(i, "with", "over", "connection")) return true;
        return false;
    }

    static bool Enough(Needs needs, ImmutableArray<TokenMention> subjects, ImmutableArray<TokenMention> objects) => needs switch
    {
        Needs.Nothing or Needs.Words => true,
        Needs.Subject => !subjects.IsEmpty,
        Needs.Object => !objects.IsEmpty,
        Needs.Either => !subjects.IsEmpty || !objects.IsEmpty,
        _ => !subjects.IsEmpty && !objects.IsEmpty,
    };

    static TokenMention?[] OrNone(ImmutableArray<TokenMention> mentions) => mentions.IsEmpty ? [null] : [.. mentions.Take(LongestList)];

    Draft Make(Frame frame, int first, int last, TokenMention? subject, TokenMention? @object)
    {
        var draft = new Draft(frame.Claim, _scene.Sentence.Index, first, last)
        {
            Stage = frame.Stage,
            LawStage = frame.LawStage,
            EffectKind = frame.EffectKind,
            Kind = frame.Kind,
            Stance = frame.Stance,
            Direction = frame.Direction,
            Modality = frame.Modality,
            Negated = frame.Negated,
            Ended = frame.Ended || (frame is { Claim: ClaimType.HoldsPost, Pos: Upos.Verb } && IsOver(first)) || (frame is { Claim: ClaimType.HoldsPost, Pos: Upos.Verb } && _scene.Lexicon.Has("past-posts", _scene.Tokens[first]) && _scene.Tokens[first].Form is [.., 'ó'] or [.., 'r', 'o', 'n']),
            Sureness = frame.Sureness,
        };
        draft[ClaimEnd.Subject] = subject is null ? null : Filler.Of(subject);
        draft[ClaimEnd.Object] = @object is null ? null : Filler.Of(@object);
        foreach (var end in (ReadOnlySpan<ClaimEnd>)[ClaimEnd.Place, ClaimEnd.Authority, ClaimEnd.From, ClaimEnd.To])
            if (_parties.Fill(frame[end], first, last, PartyTypes.Other(end)) is [var found, ..] && found.Entity != draft.Subject?.Entity && found.Entity != draft.Object?.Entity) draft[end] = Filler.Of(found);
        draft.Via.AddRange(_parties.Fill(frame[ClaimEnd.Via], first, last, PartyTypes.Other(ClaimEnd.Via)).Select(Filler.Of));
        foreach (var rule in frame.Details)
            if (rule.From == WordsFrom.Literal) draft.Details[rule.Detail] = rule.Literal;
            else if (Words(rule, first, last, frame.Claim) is { } words) Add(draft, rule.Detail, words);
        if (frame.Claim is ClaimType.Funds or ClaimType.Awards && (Sum(last) ?? Sum(first)) is { } sum) draft.Add(sum, _scene.Lexicon.Has("amounts-open", _scene.Tokens[sum.First]));
        return draft;
    }

    /// <summary>"served as president from 1985 to 1990", "governed": told in the simple past of a time that lasted; "has served", "was elected" leave the post open.</summary>
    bool IsOver(int verb)
    {
        if (_scene.Evidence.Spanish || _scene.Tokens[verb].Lemma is not ("serve" or "govern" or "work" or "hold" or "rule")) return false;
        return _scene.IsFinite(verb) ? _scene.Tokens[verb].Folded is "served" or "governed" or "worked" or "held" or "ruled" : _scene.Tokens[verb].Morph.HasFlag(Morph.Gerund) && (_scene.Is(verb - 1, "while") || _scene.Is(verb - 1, "was", "were"));
    }

    /// <summary>The sum of money that follows a trigger in its clause.</summary>
    QuantityMention? Sum(int last) => _scene.Evidence.Quantities(_scene.Sentence.Index).FirstOrDefault(q => q.Currency is not null && q.First > last && q.First <= last + 10 && q.First <= _scene.ClauseEnd(last));

    /// <summary>The words of a detail; a name alone is a party and no goods, market or matter.</summary>
    (int First, int Last)? Words(DetailRule rule, int first, int last, ClaimType claim = ClaimType.EngagesIn) => (Phrases.Of(rule, _scene, first, last) ?? Compound(rule, first)) is { } words &&
        !(rule.From is WordsFrom.Object or WordsFrom.After && !(rule.Detail == Detail.Role && claim == ClaimType.CandidateFor) && _scene.Over(words.First) is { Kind: MentionKind.Name } name && name.Last >= words.Last) &&
        !(rule.Detail == Detail.Activity && rule.From == WordsFrom.After && (IsTime(words) || !IsDoing(words))) ? Trimmed(rule, words) : null;

    /// <summary>"a 300 kilo cocaine seizure": the goods before the noun.</summary>
    (int First, int Last)? Compound(DetailRule rule, int noun)
    {
        if (rule is not { Detail: Detail.Goods, From: WordsFrom.After } || _scene.Evidence.Spanish) return null;
        var first = noun;
        while (_scene.Holds(first - 1) && (_scene.Tokens[first - 1].Upos is Upos.Noun or Upos.Num or Upos.Adj || _scene.Tokens[first - 1].Form == "-")) first--;
        for (var i = first; i < noun; i++)
            if (_scene.Lexicon.Has("cargo", _scene.Tokens[i]) || _scene.Lexicon.Has("finds", _scene.Tokens[i])) return (first, noun - 1);
        return null;
    }

    (int First, int Last) Trimmed(DetailRule rule, (int First, int Last) words) => rule.Detail == Detail.Activity && _scene.IsVerb(words.First) ? (words.First, Phrases.ActivityEnd(_scene, words.First, words.Last)) : words;

    /// <summary>What somebody is involved in or dedicated to is conduct where it is a deed or of crime; "the case", "Lima and Cusco", "the accounts" are none.</summary>
    bool IsDoing((int First, int Last) words)
    {
        if (_scene.IsVerb(words.First)) return true;
        var offences = new OffenceRules(_scene);
        for (var i = words.First; i <= words.Last; i++)
            if (offences.Crime(i) > 0 || _scene.Lexicon.Length("crime-words", _scene.Tokens, i, _scene.Last) > 0 || _scene.Lexicon.Has("bad-aspects", _scene.Tokens[i])) return true;
        return false;
    }

    /// <summary>"in recent years", "in 2004": a time is no activity.</summary>
    bool IsTime((int First, int Last) words) => _scene.Lexicon.Has("measure-nouns", _scene.Tokens[words.Last]) || _scene.Evidence.Dates(_scene.Sentence.Index).Any(d => d.First <= words.First && d.Last >= words.First);

    void Add(Draft draft, Detail detail, (int First, int Last) words)
    {
        draft.Details[detail] = detail == Detail.Activity ? Phrases.Deed(_scene, words.First, words.Last) : _scene.Evidence.Words(words.First, words.Last);
        draft.Cover(_scene.Evidence.SpanOf(words.First, words.Last));
    }
}
