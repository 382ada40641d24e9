using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>What stands over a trigger: whether it is asked and not said, whether what is above it makes it not so, and how it is then said.</summary>
/// <param name="Basis">The word that it rests on; -1 where that stands at the trigger itself.</param>
/// <param name="Sure">It is told for a fact that it is not so.</param>
readonly record struct Verdict(bool Asked, bool Negated, Modality? Modality, int Basis = -1, bool Sure = false);

/// <summary>Reads the scope in which a trigger stands off the sentence's tree: questions, refusals, requests, conditions, denials, conditional copulas.</summary>
sealed class Scopes(Scene scene)
{
    /// <summary>In tokens: how far before a noun the negated verb that has it may stand.</summary>
    const int Enough = 18;

    List<Stretch>? _unreal;

    internal Verdict Of(Draft draft)
    {
        if (IsQuestion(draft.TriggerFirst)) return new(Asked: true, Negated: false, null);
        foreach (var stretch in _unreal ??= Unreal.In(scene))
            if (stretch.Holds(draft.TriggerFirst) && !Unreal.IsAside(scene, draft, stretch)) return Within(stretch);
        if (IsOfAnother(draft)) return new(Asked: true, Negated: false, null);
        if (IsToCome(draft)) return new(Asked: false, Negated: false, Modality.Possible);
        var subject = NegatedSubject(draft);
        if (subject < 0) subject = NegatedCopula(draft);
        if (subject < 0) subject = NegatedHaving(draft);
        if (subject >= 0 && IsChargedOf(draft, subject)) return new(Asked: true, Negated: false, null);
        var verdict = new Verdict(false, subject >= 0 || NotYet(draft.TriggerFirst), null, subject);
        var top = Governors.Top(scene, draft.TriggerFirst, draft.TriggerLast);
        if (IsRequest(draft) || IsConditional(draft) || IsLikely(draft.TriggerFirst)) verdict = verdict with { Modality = Modality.Possible };
        if (HasMark(top, "whether") || IsOpen(draft.TriggerFirst)) return new(Asked: true, Negated: false, null);
        if (scene.Tokens[top].Deprel is not Deprel.Ccomp && HasMark(top, "if", "si", "unless")) verdict = verdict with { Modality = Modality.Possible };
        foreach (var step in Governors.Of(scene, draft.TriggerFirst, draft.TriggerLast))
        {
            var under = Under(step, draft, verdict);
            if (under.Asked) return under;
            verdict = under == verdict ? verdict : under with { Basis = step.Head };
        }

        return verdict;
    }

    static Verdict Within(Stretch stretch) => stretch.Kind switch
    {
        Unreality.Imagined => new(Asked: true, Negated: false, null),
        Unreality.Supposed => new(Asked: false, Negated: false, Modality.Possible, stretch.Governor),
        _ => new(Asked: false, Negated: true, Modality.Stated, stretch.Governor, Sure: true),
    };

    /// <summary>"faces up to nine years in prison", "recibiría 15 años", "si X hubiera …, habría sido detenido": what would come, and has not.</summary>
    bool IsToCome(Draft draft)
    {
        var trigger = draft.TriggerFirst;
        if (draft is { Type: ClaimType.Proceeding, Stage: Stage.Sentenced })
            for (var i = trigger; i >= scene.First && i >= trigger - 6 && !scene.IsStop(i) && !scene.IsComma(i); i--)
            {
                if (scene.Tokens[i].Lemma is "face" or "risk" or "enfrentar" or "afrontar" or "arriesgar") return scene.Evidence.Spanish || draft.TriggerLast == trigger || scene.Is(i, "face", "faces", "facing", "faced", "risk", "risks", "risking", "risked");
                if (scene.IsFinite(i) && scene.Tokens[i].Upos == Upos.Verb && scene.Evidence.Spanish && scene.Tokens[i].Morph.HasFlag(Morph.Conditional)) return true;
            }

        return scene.Evidence.Spanish && IsHypothetical() && IsWouldBe(trigger);
    }

    /// <summary>The sentence supposes: "si X hubiera", "de haber".</summary>
    bool IsHypothetical()
    {
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (scene.Is(i, "de") && scene.Is(i + 1, "haber") && (i == scene.First || scene.IsComma(i - 1))) return true;
            if (!scene.Is(i, "si") || (i > scene.First && scene.IsVerb(i - 1))) continue;
            for (var j = i + 1; j <= scene.Last && j <= i + 10 && !scene.IsComma(j) && !scene.IsStop(j); j++)
                if (Unreal.IsUnrealPast(scene, j)) return true;
        }

        return false;
    }

    bool IsWouldBe(int trigger)
    {
        for (var i = scene.GroupStart(trigger); i <= trigger; i++)
            if (scene.Is(i, "habria", "habrian", "hubiera", "hubieran", "hubiese", "hubiesen") || scene.Tokens[i].Morph.HasFlag(Morph.Conditional)) return true;
        return false;
    }

    /// <summary>"no ha dicho si X es investigado", "se desconoce si": a question told.</summary>
    bool IsOpen(int trigger)
    {
        if (!scene.Evidence.Spanish) return false;
        for (var i = trigger - 1; i > scene.First && i >= trigger - 8 && !scene.IsComma(i) && !scene.IsStop(i); i--)
            if (scene.Is(i, "si")) return scene.IsVerb(i - 1) && (scene.Lexicon.Has("speech-verbs", scene.Tokens[i - 1]) || scene.Lexicon.Has("asking-words", scene.Tokens[i - 1]));
        return false;
    }

    bool IsSubjunctive(int verb)
    {
        for (var i = scene.GroupStart(verb); i <= verb; i++)
            if (scene.Tokens[i].Morph.HasFlag(Morph.Subjunctive)) return true;
        return false;
    }

    /// <summary>"solicitó prisión preventiva": the phrase that evokes the step only asks for it.</summary>
    bool IsRequest(Draft draft) => draft is { Type: ClaimType.Proceeding, Stage: not (Stage.Wanted or Stage.Appealed) } && draft.TriggerLast > draft.TriggerFirst && scene.IsVerb(draft.TriggerFirst) && scene.Lexicon.Has("requests", scene.Tokens[draft.TriggerFirst]) && !(draft.Stage == Stage.Convicted && scene.Tokens[draft.TriggerFirst].Lemma == "considerar");

    /// <summary>"es probable que sus abogados apelen", "se prevé que": it has not come to be.</summary>
    bool IsLikely(int trigger)
    {
        if (!scene.Evidence.Spanish) return false;
        var que = scene.ClauseStart(trigger);
        if (!scene.Is(que, "que") || !scene.Holds(que - 1)) return false;
        if (scene.Lexicon.Has("likely", scene.Tokens[que - 1].Folded)) return true;
        return scene.IsVerb(que - 1) && scene.Lexicon.Has("requests", scene.Tokens[que - 1]) && scene.IsVerb(trigger) && IsSubjunctive(trigger);
    }

    /// <summary>"De ser condenada, X …", "para encarcelar a X": what may come of it, and what is meant to.</summary>
    bool IsConditional(Draft draft)
    {
        if (draft.Type != ClaimType.Proceeding || !scene.Evidence.Spanish || !scene.IsVerb(draft.TriggerFirst)) return false;
        var start = scene.GroupStart(draft.TriggerFirst);
        return scene.Tokens[start].Morph.HasFlag(Morph.Infinitive) && (scene.Is(start - 1, "para") || (scene.Is(start - 1, "de") && start - 1 == scene.First && start < draft.TriggerFirst));
    }

    Verdict Under(Governor step, Draft draft, Verdict so)
    {
        var proceeding = draft.Type == ClaimType.Proceeding;
        if (step.Relation == Deprel.Advcl && !IsPurpose(step.Child)) return so.Modality is null && IsCondition(step.Child) ? so with { Modality = Modality.Possible } : so;
        if (step.Relation is Deprel.Ccomp or Deprel.Csubj or Deprel.Obj or Deprel.Xcomp or Deprel.Acl && HasMark(step.Child, "if", "whether", "si")) return so with { Asked = true };
        if (step.Relation == Deprel.Conj) return so;
        if (step.Relation is Deprel.Ccomp or Deprel.Xcomp && IsNegated(step.Head) && Unsaid(step.Head, draft, so) is { } unsaid) return unsaid;
        var (head, rumour) = (scene.Tokens[step.Head], scene.Evidence.Spanish && IsConditionalCopula(step.Head));
        if (rumour && so.Modality is null) so = so with { Modality = Modality.Alleged };
        if (proceeding && IsSaidOf(step) && scene.Lexicon.Has("refusing", head) && !IsOwnSubject(step) && !IsAnswer(draft)) return so with { Negated = true };
        // "revocó la prisión preventiva", "anuló el indulto": the step that the noun names stands no longer.
        if (proceeding && step.Relation is Deprel.Obj or Deprel.NsubjPass && scene.Evidence.Spanish && !scene.IsVerb(step.Child) && scene.Lexicon.Has("annulling", head) && draft.TriggerFirst > step.Head) return so with { Negated = true };
        if (proceeding && IsSaidOf(step) && scene.Lexicon.Has("bringing", head) && IsNegated(step.Head)) return so with { Negated = true };
        if (proceeding && IsSaidOf(step) && so.Modality is null && scene.Lexicon.Has("requests", head) && !(head.Upos == Upos.Noun && scene.Lexicon.Has("bringing", scene.Tokens[Math.Max(scene.First, step.Head - 1)])))
            return so with { Modality = Modality.Possible };
        // "piden que sea trasladado": in the subjunctive under a request nothing has come to be yet.
        if (!proceeding && so.Modality is null && step.Relation == Deprel.Ccomp && scene.Evidence.Spanish && scene.Lexicon.Has("requests", head) && scene.Is(scene.GroupStart(step.Child) - 1, "que") && IsSubjunctive(step.Child)) return so with { Modality = Modality.Possible };
        if (draft.IsConduct && so.Modality is null && IsHeldUnder(step, head)) return so with { Modality = Modality.Alleged };
        if (!proceeding && so.Modality is null && draft.IsConduct && step.Relation is Deprel.Ccomp or Deprel.Xcomp or Deprel.Acl or Deprel.Csubj && scene.Lexicon.Has("denying", head)) return so with { Modality = Modality.Denied };
        return so;
    }

    /// <summary>"is thought to have created firms to launder", "under investigation for charging fees in order to pay": a hedge or a charge above, however far off.</summary>
    bool IsHeldUnder(Governor step, Token head)
    {
        if (step.Relation is not (Deprel.Xcomp or Deprel.Ccomp or Deprel.Acl or Deprel.Advcl or Deprel.Obl or Deprel.Nmod) || !scene.IsVerb(step.Child)) return false;
        if (scene.Lexicon.Has("upheld-by", head) || (step.Relation == Deprel.Ccomp && scene.IsFinite(step.Head) && scene.VoiceOf(step.Head) == Voice.Active)) return false;
        return head.Upos is Upos.Verb or Upos.Noun or Upos.Adj && (scene.Lexicon.Has("accused-by", head) || (scene.IsVerb(step.Head) && scene.Lexicon.Has("hedges", head)));
    }

    /// <summary>"created firms to launder": a purpose is said as the deed is that it is the purpose of.</summary>
    bool IsPurpose(int verb) => scene.IsVerb(verb) && (scene.Tokens[verb].Morph.HasFlag(Morph.Infinitive) || scene.Is(verb - 1, "to"));

    /// <summary>"has not said that", "no afirma que": nothing is claimed. "did not rule out": it may be. "did not deny": it is said of them still.</summary>
    Verdict? Unsaid(int verb, Draft draft, Verdict so)
    {
        var head = scene.Tokens[verb];
        if (head.Lemma is "descartar" or "exclude" or "rule") return so with { Modality = Modality.Possible };
        if (scene.Lexicon.Has("denying", head)) return so with { Modality = draft.IsConduct ? Modality.Alleged : so.Modality };
        return scene.Lexicon.Has("said-then", head) || scene.Lexicon.Has("relays-again", head) ? so with { Asked = true } : null;
    }

    /// <summary>"X, detenido el lunes, negó": who is told of denies, and is not denied.</summary>
    bool IsOwnSubject(Governor step) => step.Relation == Deprel.Nsubj || (scene.Tokens[step.Child].Upos != Upos.Noun && step.Relation is Deprel.Obl or Deprel.Nmod);

    /// <summary>"X negó los cargos en su contra": who denies a charge has been charged.</summary>
    bool IsAnswer(Draft draft) => scene.Evidence.Spanish && draft is { Stage: Stage.Accused or Stage.Charged or Stage.Investigated, Subject: { } subject } && scene.IsPronoun(subject);

    /// <summary>The relations through which a word is what its head is about.</summary>
    static bool IsSaidOf(Governor step) => step.Relation is Deprel.Obj or Deprel.Ccomp or Deprel.Xcomp or Deprel.NsubjPass or Deprel.Nsubj or Deprel.Nmod or Deprel.Acl or Deprel.Csubj or Deprel.Obl or Deprel.Compound;

    /// <summary>Between "¿" and "?", or in a clause that ends with "?".</summary>
    bool IsQuestion(int at)
    {
        for (var i = at + 1; i <= scene.Last; i++)
        {
            if (scene.Tokens[i].Form == "?") return true;
            if (scene.Tokens[i].Form is "." or "!" or ";" || scene.IsQuote(i)) return false;
        }

        return false;
    }

    /// <summary>"if convicted", "si es condenada", "de ser hallado culpable", "unless".</summary>
    bool IsCondition(int clause) => HasMark(clause, "if", "si", "unless") || (scene.Evidence.Spanish && scene.Is(scene.GroupStart(clause) - 1, "de") && scene.Is(scene.GroupStart(clause), "ser", "resultar", "haber"));

    bool HasMark(int clause, params ReadOnlySpan<string> words)
    {
        for (var i = scene.First; i < clause; i++)
            if (scene.Tokens[i].Head == clause && scene.Tokens[i].Deprel is Deprel.Mark or Deprel.Advmod && scene.Is(i, words)) return true;
        return false;
    }

    /// <summary>"serían los autores del asesinato": the conditional is on what the trigger belongs to.</summary>
    bool IsConditionalCopula(int head)
    {
        for (var i = Math.Max(scene.First, head - 6); i < head; i++)
            if (scene.Tokens[i].Head == head && scene.Tokens[i].Deprel is Deprel.Cop or Deprel.Aux or Deprel.AuxPass && scene.Is(i, "seria", "serian", "estaria", "estarian", "habria", "habrian")) return true;
        return false;
    }

    bool IsNegated(int verb)
    {
        for (var i = Math.Max(scene.First, scene.GroupStart(verb) - 1); i < verb; i++)
            if (scene.Lexicon.Has("negations", scene.Tokens[i].Folded)) return true;
        return false;
    }

    /// <summary>"Neither X nor Y was", "ni X ni Y han sido", "none of", "no inquiry into", "nobody has charged", "ningún tribunal ha condenado": the word that negates; -1 where none does.</summary>
    int NegatedSubject(Draft draft)
    {
        if (draft.Type is not ClaimType.Proceeding && !draft.IsConduct) return -1;
        if (draft.Subject is { } subject && scene.Holds(subject.First) && subject.First < draft.TriggerFirst)
        {
            if (scene.Is(subject.First - 1, "neither", "nor", "ni", "none") || (scene.Is(subject.First - 1, "of") && scene.Is(subject.First - 2, "none", "neither"))) return subject.First - 1;
            if (scene.Is(subject.First, "none", "neither", "no")) return subject.First;
            if (NegatedList(subject.First, draft.TriggerFirst) is >= 0 and var list) return list;
        }

        for (var i = draft.TriggerFirst - 1; i >= scene.First && i >= draft.TriggerFirst - 3; i--)
        {
            if (scene.Is(i, "no", "ningun", "ninguna", "neither") && scene.Tokens[draft.TriggerFirst].Upos == Upos.Noun) return i;
            if (scene.Tokens[i].Upos is not (Upos.Adj or Upos.Det or Upos.Noun)) break;
        }

        return NegatedDoer(draft.TriggerFirst);
    }

    /// <summary>"Neither the mayor A nor B was": the words between are names and titles.</summary>
    int NegatedList(int subject, int trigger)
    {
        for (var i = subject - 1; i >= scene.First && !scene.IsStop(i); i--)
        {
            if (scene.IsVerb(i)) return -1;
            if (!scene.Is(i, "neither", "ni")) continue;
            for (var j = i + 1; j < trigger; j++)
                if (scene.Is(j, "nor", "ni")) return i;
        }

        return -1;
    }

    /// <summary>"nobody has accused", "no court has convicted", "ningún fiscal acusó": who does it is nobody.</summary>
    int NegatedDoer(int verb)
    {
        if (!scene.IsVerb(verb)) return -1;
        for (var i = scene.GroupStart(verb) - 1; i >= scene.First && i >= verb - 8; i--)
        {
            if (scene.Is(i, "nobody", "none", "nadie", "ningun", "ninguna", "ninguno") || (scene.Is(i, "no") && !scene.Evidence.Spanish && !scene.IsComma(i + 1))) return i;
            if (scene.Tokens[i].Upos is not (Upos.Noun or Upos.Adj or Upos.Det or Upos.Adp or Upos.Propn or Upos.Pron or Upos.Num)) return -1;
        }

        return -1;
    }

    /// <summary>"is not a member of", "nunca fue el líder de": the negation on the copula of a noun; -1 where there is none.</summary>
    int NegatedCopula(Draft draft)
    {
        if (!draft.IsConduct || scene.IsVerb(draft.TriggerFirst)) return -1;
        var isCopular = false;
        for (var i = draft.TriggerFirst - 1; i > scene.First && i >= draft.TriggerFirst - 6; i--)
        {
            if (scene.Lexicon.Has("negations", scene.Tokens[i].Folded) && !scene.Is(i, "sin", "without"))
                return !scene.Is(i + 1, "only", "solo") && (scene.Evidence.Spanish ? isCopular : scene.Tokens[i - 1].Lemma is "be") ? i : -1;
            isCopular |= scene.Tokens[i].Lemma is "ser";
            if (scene.Tokens[i].Lemma is not ("ser" or "be") && scene.Tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Adv)) return -1;
        }

        return -1;
    }

    /// <summary>"no tiene denuncias por corrupción ni vínculos con X", "no hay investigación por": what somebody does not have, or what is not there; -1 where no such verb negates it.</summary>
    int NegatedHaving(Draft draft)
    {
        if (!scene.Evidence.Spanish || !(draft.IsConduct || draft.Type is ClaimType.Proceeding or ClaimType.AssociateOf)) return -1;
        for (var i = draft.TriggerFirst; i > scene.First && i >= draft.TriggerFirst - Enough; i--)
        {
            if (scene.Is(i, "duda", "dudas", "solo", "pero", "sino") || scene.IsStop(i)) return -1;
            if (scene.IsComma(i) && !scene.Is(draft.TriggerFirst - 1, "ni")) return -1;
            if (!scene.IsFinite(i) || scene.Over(i) is not null) continue;
            if (!scene.Lexicon.Has("having", scene.Tokens[i])) return -1;
            for (var j = i - 1; j >= scene.First && j >= scene.GroupStart(i) - 1; j--)
                if (scene.Is(j, "no", "nunca", "jamas", "tampoco", "nadie")) return j;
            return -1;
        }

        return -1;
    }

    /// <summary>"no tiene denuncias por corrupción": of a charge that nobody has brought nothing is claimed.</summary>
    bool IsChargedOf(Draft draft, int negation)
    {
        if (!scene.Evidence.Spanish || draft.Type != ClaimType.EngagesIn || scene.IsVerb(draft.TriggerFirst)) return false;
        for (var i = negation + 1; i < draft.TriggerFirst; i++)
            if (scene.Lexicon.Has("charge-nouns", scene.Tokens[i]) && scene.Tokens[i].Upos == Upos.Noun) return true;
        return false;
    }

    /// <summary>"X no es el empresario condenado por": what is told of somebody who X is not.</summary>
    bool IsOfAnother(Draft draft)
    {
        if (!scene.Evidence.Spanish || draft.Subject is not { } subject) return false;
        for (var i = draft.TriggerFirst - 1; i > scene.First && i >= draft.TriggerFirst - Enough; i--)
        {
            if (scene.IsComma(i) || scene.IsStop(i)) return false;
            if (!scene.IsFinite(i) || scene.Over(i) is not null) continue;
            if (scene.IsRelative(scene.GroupStart(i) - 1)) continue;
            if (scene.Tokens[i].Lemma is not "ser" || !scene.Is(i - 1, "no", "tampoco") || !scene.Is(i + 1, "el", "la", "los", "las", "aquel", "ese", "quien")) return false;
            for (var j = i + 2; j <= draft.TriggerFirst; j++)
                if (scene.IsParticiple(j) || scene.IsRelative(j)) return scene.Mentions.Any(m => m.Entity == subject.Entity && m.First < i);
            return false;
        }

        return false;
    }

    /// <summary>"has yet to be sentenced", "está por ser juzgado".</summary>
    bool NotYet(int trigger)
    {
        for (var i = Math.Max(scene.First, trigger - 6); i < trigger; i++)
            if (scene.Lexicon.Length("not-yet", scene.Tokens, i, trigger - 1) > 0) return true;
        return false;
    }
}
