using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>How a draft is said: by the hedges, plans, conditionals, accusations and negations in whose scope its trigger stands.</summary>
sealed partial class Modalities(Scene scene)
{
    const int Reach = 14;

    /// <summary>In tokens: a quote is not stretched further than this to the word that its manner rests on.</summary>
    const int LongestWay = 40;

    readonly Scopes _scopes = new(scene);

    int _basis;

    /// <summary>False where the draft is only asked about ("whether he bribed them") and so nothing is claimed.</summary>
    internal bool Weigh(Draft draft, bool accused)
    {
        var (first, last) = (draft.TriggerFirst, draft.TriggerLast);
        if (IsMisread(draft)) return false;
        TurnDative(draft);
        if (draft.Type is ClaimType.LocatedIn or ClaimType.HoldsPost or ClaimType.RelativeOf) Manner(draft, first, last, accused);
        else
        {
            var verdict = _scopes.Of(draft);
            if (verdict.Asked) return false;
            var isWeighed = draft.Type is not (ClaimType.Denies or ClaimType.Figure or ClaimType.Condition);
            if (isWeighed && verdict.Basis >= 0) Cover(draft, verdict.Basis);
            if (isWeighed && verdict.Sure) draft.Modality = verdict.Modality;
            if (verdict.Negated && isWeighed) draft.Negated = true;
            else if (draft.Type is not (ClaimType.Figure or ClaimType.Condition or ClaimType.Denies)) draft.Modality ??= verdict.Modality;
            Manner(draft, first, last, accused);
        }

        return true;
    }

    /// <summary>What a claim's manner rests on belongs into its quote.</summary>
    void Cover(Draft draft, int basis)
    {
        if (scene.Holds(basis) && Math.Abs(basis - draft.TriggerFirst) <= LongestWay) draft.Cover(scene.Evidence.SpanOf(basis, basis));
    }

    /// <summary>Remembers the word on which an answer rests.</summary>
    bool By(int token)
    {
        _basis = token;
        return true;
    }

    /// <summary>"a quienes se les aseguró un arma": what is done to somebody is not done by them.</summary>
    void TurnDative(Draft draft)
    {
        if (draft is not { Type: ClaimType.Incident, Subject: { } undergoer, Object: null } || !scene.Evidence.Spanish || !scene.Is(draft.TriggerFirst - 1, "le", "les") || !scene.Is(draft.TriggerFirst - 2, "se")) return;
        draft.Ends.Remove(ClaimEnd.Subject);
        draft[ClaimEnd.Object] = undergoer;
    }

    /// <summary>Who tells of a deed, and owns to nothing, did not do it: there the subject was taken from the verb of speech.</summary>
    bool IsMisread(Draft draft)
    {
        if (draft.Type is not (ClaimType.EngagesIn or ClaimType.ColludesWith or ClaimType.Funds or ClaimType.Incident or ClaimType.Moves) || draft is not { Subject: { } subject, Speakers: [var speaker, ..] }) return false;
        if (speaker.Entity != subject.Entity || speaker.First != subject.First || subject.First > draft.TriggerFirst) return false;
        for (var i = draft.TriggerFirst; i >= scene.First; i--)
            if (scene.Lexicon.Has("owning-up", scene.Tokens[i])) return false;
        return true;
    }

    void Manner(Draft draft, int first, int last, bool accused)
    {
        if (draft.Type is ClaimType.LocatedIn) return;
        if (draft.Type is not (ClaimType.Denies or ClaimType.Figure or ClaimType.Condition or ClaimType.HoldsPost) && (IsNegated(first) || (draft.Type == ClaimType.Proceeding && IsUnderNegated(first))))
        {
            draft.Negated = true;
            Cover(draft, _basis);
        }

        _basis = -1;
        if (draft.Modality is not null) return;
        draft.Modality = draft.Type is ClaimType.HoldsPost or ClaimType.RelativeOf ? Hedged(draft, first, last, near: true) ? Modality.Alleged : Modality.Stated : Judge(draft, first, last, accused);
        if (draft.Modality != Modality.Stated && draft.Type is not (ClaimType.HoldsPost or ClaimType.RelativeOf or ClaimType.Figure or ClaimType.Condition or ClaimType.Denies)) Cover(draft, _basis);
    }

    Modality Judge(Draft draft, int first, int last, bool accused)
    {
        var isConduct = draft.IsConduct;
        if (isConduct && IsDenied(first)) return Modality.Denied;
        if (isConduct && (HedgedClause(first) || IsTiedTo(draft))) return Modality.Alleged;
        if (IsCalled(draft)) return Modality.Stated;
        if (isConduct && IsTheory(first)) return Modality.Possible;
        if (draft.Type == ClaimType.Figure && scene.Evidence.Spanish && IsCalledPossible(first)) return Modality.Possible;
        if (draft.Type == ClaimType.Figure ? IsHedgedCount(first) || IsRumoured(last) : Hedged(draft, first, last, near: !isConduct)) return Modality.Alleged;
        if (scene.Evidence.Spanish && IsRumour(first)) return AboutLinks.IsOutcome(draft) && !IsPerfect(first) ? Modality.Possible : Modality.Alleged;
        if ((isConduct || draft.Type == ClaimType.Figure) && IsAccused(first, draft.Type == ClaimType.Figure)) return Modality.Alleged;
        if (isConduct && (accused || ByProsecutor(draft) || ByAccuser(draft) || ToldByProsecutor(first) || Hearsay.Tells(scene, draft))) return Modality.Alleged;
        return IsPossible(draft, first) || IsAhead(draft) ? Modality.Possible : Modality.Stated;
    }

    /// <summary>A hedge before the trigger in its clause, right behind it, or on the words that name a party.</summary>
    bool Hedged(Draft draft, int first, int last, bool near)
    {
        for (var i = first; draft.Type == ClaimType.HoldsPost && i <= last; i++)
            if (scene.Lexicon.Has("hedges", scene.Tokens[i])) return true;
        var clause = scene.ClauseStart(first);
        if (!near && clause > scene.First && scene.IsRelative(clause)) clause = scene.ClauseStart(clause);
        var start = Math.Max(clause, first - (near ? 4 : Reach));
        for (var i = first - 1; i >= start; i--)
        {
            // "el delito imputado prescribió", "the suspected smuggler was arrested": the step itself is sure.
            if (draft.Type == ClaimType.Proceeding && scene.Tokens[i].Upos != Upos.Adv) continue;
            if (!near && scene.IsFinite(i) && i < scene.GroupStart(first) && !scene.Lexicon.Has("hedges", scene.Tokens[i]) && first - i > 6) break;
            if (scene.Lexicon.Has("hedges", scene.Tokens[i]) && (!near || draft.IsConduct || scene.Tokens[i].Upos != Upos.Adj || IsOn(i, draft))) return By(i);
        }

        for (var i = last + 1; (!near || draft.Type == ClaimType.Condition) && i <= Math.Min(last + 3, scene.Last) && !scene.IsComma(i); i++)
            if (scene.Lexicon.Has("hedges", scene.Tokens[i]) && scene.Tokens[i].Upos is Upos.Adv or Upos.Adj) return By(i);
        if (!near && IsReportedPerfect(first)) return true;
        return draft.IsConduct && draft.Subject is { } subject && scene.Holds(subject.First) && HedgedName(subject);
    }

    /// <summary>"politicians with ties to the drug trade": a tie to an offence is no deed of theirs that anybody asserts.</summary>
    bool IsTiedTo(Draft draft)
    {
        if (draft is not { Type: ClaimType.EngagesIn, Subject: { } subject } || IsGroup(subject)) return false;
        for (var i = Math.Max(scene.First, draft.TriggerFirst - 4); i <= draft.TriggerFirst; i++)
            if (scene.Lexicon.Has("offence-ties", scene.Tokens[i])) return true;
        return false;
    }

    bool IsGroup(Filler party)
    {
        if (!scene.Holds(party.First)) return scene.Evidence.TypeOf(party.Entity) == EntityType.Organization;
        for (var i = party.First; i <= Math.Min(party.Last, scene.Last); i++)
            if (scene.Lexicon.Has("group-nouns", scene.Tokens[i])) return true;
        return false;
    }

    /// <summary>"the extortion gang": what a group is called after is no part of what is alleged of somebody with it.</summary>
    bool IsCalled(Draft draft) => draft.Type == ClaimType.EngagesIn && scene.Holds(draft.TriggerLast + 1) && scene.Lexicon.Has("group-nouns", scene.Tokens[draft.TriggerLast + 1]) &&
        !scene.Lexicon.Has("hedges", scene.Tokens[Math.Max(scene.First, draft.TriggerFirst - 1)]);

    /// <summary>"one theory is that criminals …", "la hipótesis de que …".</summary>
    bool IsTheory(int first)
    {
        for (var i = first - 1; i >= scene.First && i >= first - Reach && !scene.IsStop(i); i--)
            if (scene.Lexicon.Has("theories", scene.Tokens[i]) && (scene.Is(i + 1, "that", "is", "es", "was", "era") || (scene.Is(i + 1, "de") && scene.Is(i + 2, "que")))) return true;
        return false;
    }

    /// <summary>A number is hedged by an adverb on its verb ("allegedly accepted $6 million"); "siete presuntos integrantes" are seven.</summary>
    bool IsHedgedCount(int first)
    {
        for (var i = first - 1; i >= Math.Max(scene.ClauseStart(first), first - Reach); i--)
            if (scene.Lexicon.Has("hedges", scene.Tokens[i]) && (scene.Tokens[i].Upos is Upos.Adv or Upos.Verb || (scene.Evidence.Spanish && IsOfDeed(i)))) return true;
        // "habría recibido 57 millones"
        for (var i = first - 1; scene.Evidence.Spanish && i >= Math.Max(scene.ClauseStart(first), first - 8); i--)
            if (scene.Is(i, "habria", "habrian")) return true;
        return IsReportedPerfect(first);
    }

    /// <summary>"otras tres personas serían responsables": what is told of the counted is rumour.</summary>
    bool IsRumoured(int last)
    {
        for (var i = last + 1; scene.Evidence.Spanish && i <= scene.Last && i <= last + 5 && !scene.IsStop(i); i++)
            if (scene.IsFinite(i)) return scene.Is(i, "seria", "serian", "habria", "habrian", "estaria", "estarian", "tendria", "tendrian");
        return false;
    }

    /// <summary>"posibles recuperaciones por 17 millones": what is counted may only come to be.</summary>
    bool IsCalledPossible(int first)
    {
        for (var i = first - 1; i >= scene.First && i >= first - 6 && !scene.IsComma(i) && !scene.IsStop(i); i--)
            if (scene.Is(i, "posible", "posibles", "probable", "probables", "eventual", "eventuales", "potencial", "potenciales")) return true;
        return false;
    }

    /// <summary>"su presunta responsabilidad en el desvío de 2 millones": the hedge is on the deed, and the sum is as unsure as that.</summary>
    bool IsOfDeed(int hedge)
    {
        var head = scene.Tokens[hedge].Head;
        return scene.Holds(head) && head > hedge && (scene.Lexicon.Length("offences", scene.Tokens, head, scene.Last) > 0 || scene.Is(head, "responsabilidad", "participacion", "delito", "delitos", "pago", "pagos", "lavado", "desvio", "entrega", "actos"));
    }

    /// <summary>"Al parecer, …", "apparently, …": the hedge stands before the clause's subject, set off by a comma or not.</summary>
    bool HedgedClause(int first)
    {
        for (var i = scene.ClauseStart(first); i < first; i++)
            if (scene.Lexicon.Length("clause-hedges", scene.Tokens, i, scene.Last) > 0) return By(i);
        return false;
    }

    /// <summary>A hedging adjective bears on the word it hangs on: "presuntos integrantes de una célula del cártel" leaves the cell's place in the cartel sure.</summary>
    bool IsOn(int hedge, Draft draft)
    {
        var head = scene.Tokens[hedge].Head;
        return head >= draft.TriggerFirst && head <= draft.TriggerLast || draft.Subject is { } subject && head >= subject.First && head <= subject.Last || draft.Object is { } to && head >= to.First && head <= to.Last;
    }

    /// <summary>"is thought to have amassed … and to have created …", "acusado de haber recibido": the hedge stands as far off as the sentence lets it.</summary>
    bool IsReportedPerfect(int first)
    {
        var at = first;
        while (at > scene.First && at > first - Reach * 2 && !(scene.Is(at, "to") && scene.Is(at + 1, "have")) && !scene.Is(at, "haber")) at--;
        if (!(scene.Is(at, "to") && scene.Is(at + 1, "have")) && !scene.Is(at, "haber")) return false;
        for (var i = at - 1; i >= scene.First && !scene.IsStop(i); i--)
            if (scene.Lexicon.Has("hedges", scene.Tokens[i]) || scene.Lexicon.Has("accused-by", scene.Tokens[i])) return By(i);
        return false;
    }

    /// <summary>"presuntos integrantes": the hedge is on the party itself.</summary>
    bool HedgedName(Filler party)
    {
        for (var i = Math.Max(scene.First, party.First - 2); i <= Math.Min(party.Last, party.First + 2); i++)
            if (scene.Lexicon.Has("hedges", scene.Tokens[i]) && scene.Tokens[i].Upos is Upos.Adj or Upos.Verb) return true;
        return false;
    }

    /// <summary>"who according to prosecutors is the leader of", "a quien la fiscalía señala como cabecilla": said in an aside, or of somebody as what they are.</summary>
    bool ToldByProsecutor(int first)
    {
        for (var i = first - 1; i >= scene.First && i >= first - Reach && !scene.IsStop(i); i--)
        {
            if (!scene.Lexicon.Has("prosecutors", scene.Tokens[i])) continue;
            for (var j = i - 1; j >= scene.First && j >= i - 4 && !scene.IsVerb(j); j--)
                if (scene.Is(j, "segun") || (scene.Is(j, "to") && scene.Is(j - 1, "according"))) return true;
            for (var j = i + 1; j < first; j++)
                if (scene.Is(j, "como", "as") && scene.IsVerb(j - 1)) return true;
        }

        return false;
    }

    /// <summary>"habría sido absuelto" is rumour of what came about; "serían retirados" has not come about.</summary>
    bool IsPerfect(int first)
    {
        for (var i = scene.GroupStart(first); i <= first; i++)
            if (scene.Is(i, "habria", "habrian")) return true;
        return false;
    }

    /// <summary>The conditional of rumour: "habría recibido", "estaría implicado".</summary>
    bool IsRumour(int first)
    {
        for (var i = scene.GroupStart(first); i <= first; i++)
            if (scene.Tokens[i].Folded is "habria" or "habrian" or "estaria" or "estarian" or "seria" or "serian" or "tendria" or "tendrian" ||
                (i == first && scene.Tokens[i].Morph.HasFlag(Morph.Conditional) && !scene.Lexicon.Has("modals", scene.Tokens[i]))) return true;
        return false;
    }

    /// <summary>Governed by an accusation: "accused of funding", "detenido por financiar", "on charges he was working with".</summary>
    bool IsAccused(int first, bool figure = false)
    {
        var accusing = figure ? "accusing-verbs" : "accused-by";
        var finite = scene.IsFinite(first);
        for (var i = first - 1; i >= scene.First && i >= first - Reach; i--)
        {
            if (scene.IsStop(i) || (finite && scene.IsComma(i))) return false;
            if (!scene.Lexicon.Has(accusing, scene.Tokens[i]) || scene.Over(i) is { Kind: MentionKind.Name }) continue;
            // "señaló que", "denounced that": it is said, and how it is said is told by who says it.
            if (!figure && scene.Lexicon.Has("upheld-by", scene.Tokens[i])) return !IsSure(i);
            if (scene.IsFinite(i) && scene.VoiceOf(i) == Voice.Active && scene.Is(i + 1, "que", "that") && scene.Lexicon.Has("speech-verbs", scene.Tokens[i])) continue;
            for (var j = i + 1; j < first; j++)
                if (scene.Is(j, "of", "for", "with", "de", "por", "over", "que", "that", "he", "she", "they", "against")) return By(i);
        }

        return false;
    }

    /// <summary>A conviction that took place: neither denied, asked for nor ahead.</summary>
    bool IsSure(int verdict)
    {
        if (IsNegated(verdict)) return false;
        for (var i = scene.GroupStart(verdict); i <= verdict; i++)
            if (scene.Lexicon.Has("modals", scene.Tokens[i].Folded) || scene.Tokens[i].Morph.HasFlag(Morph.Future) || scene.Tokens[i].Morph.HasFlag(Morph.Subjunctive) || scene.Is(i, "to", "will", "if")) return false;
        return !IsPlanned(scene.GroupStart(verdict));
    }

    /// <summary>"ahead of his trial", "pending extradition", "a potential future prosecution": the step that the noun names has not been taken.</summary>
    bool IsAhead(Draft draft)
    {
        if (draft.Type is not (ClaimType.Proceeding or ClaimType.CandidateFor) || scene.Evidence.Spanish ||
            scene.Tokens[draft.TriggerLast].Upos is not Upos.Noun) return false;
        for (var i = draft.TriggerFirst - 1; i >= scene.First && i >= draft.TriggerFirst - 4; i--)
        {
            if (scene.Is(i, "potential", "possible", "future", "upcoming", "pending", "eventual", "likely", "looming", "awaiting", "await", "awaits")) return true;
            if (scene.Is(i, "ahead", "prior") && scene.Is(i + 1, "of", "to")) return true;
            if (scene.Tokens[i].Upos is not (Upos.Adj or Upos.Det or Upos.Pron or Upos.Adp or Upos.Noun or Upos.Part)) return false;
        }

        return false;
    }

    bool IsPossible(Draft draft, int first)
    {
        var start = scene.GroupStart(first);
        var reach = draft.Type is ClaimType.Condition or ClaimType.Figure || scene.Tokens[first].Morph.HasFlag(Morph.Infinitive) || scene.Is(first - 1, "to") ? 8 : 2;
        for (var i = Math.Max(scene.ClauseStart(first), Math.Min(start, first - reach)); i <= first; i++)
        {
            if (scene.Lexicon.Has("modals", scene.Tokens[i].Folded) && !(draft.Type == ClaimType.Figure && scene.Is(i, "can", "puede", "pueden"))) return By(i);
            if (draft.Type is not (ClaimType.Figure or ClaimType.Condition) && (scene.Tokens[i].Morph.HasFlag(Morph.Future) || scene.Is(i, "will"))) return By(i);
        }

        return draft.Type is ClaimType.Figure ? IsAskedFor(first) : IsPlanned(start);
    }

    /// <summary>"pide que se le imponga una pena de nueve años": the figure is what is asked for.</summary>
    bool IsAskedFor(int first)
    {
        for (var i = first - 1; i >= scene.First && i >= first - 24 && !scene.IsStop(i); i--)
            if (scene.IsVerb(i) && scene.Tokens[i].Lemma is "pedir" or "solicitar" or "requerir" or "seek" or "request") return true;
        return false;
    }

    /// <summary>"pidió que se le condene", "plans to extradite": asked for or planned, not done.</summary>
    bool IsPlanned(int start)
    {
        // "planea extraditar": a verb of planning that the tree made an auxiliary.
        if (scene.Evidence.Spanish && scene.Holds(start) && scene.Tokens[start].Upos == Upos.Aux && scene.Lexicon.Has("planning", scene.Tokens[start])) return true;
        if (!scene.Is(start, "to") && !scene.Is(start - 1, "to", "que", "a", "para") && !(scene.Holds(start) && scene.Tokens[start].Morph.HasFlag(Morph.Infinitive))) return scene.Is(start - 1, "if", "si") || scene.Is(start - 2, "if");
        for (var i = start - 1; i >= scene.First && i >= start - 4; i--)
            if ((scene.IsVerb(i) || !scene.Evidence.Spanish && scene.Is(i + 1, "to")) && scene.Lexicon.Has("planning", scene.Tokens[i])) return By(i);
        return false;
    }

    bool IsDenied(int first)
    {
        for (var i = first - 1; i >= scene.First && i >= first - 8; i--)
        {
            if (scene.IsStop(i) || scene.IsComma(i)) return false;
            if (scene.IsVerb(i) && scene.Lexicon.Has("denying", scene.Tokens[i])) return By(i);
        }

        return false;
    }

    bool IsNegated(int first)
    {
        for (var i = Math.Max(scene.First, Math.Min(scene.GroupStart(first), first - 1)); i < first; i++)
            if (scene.Lexicon.Has("negations", scene.Tokens[i].Folded) && !(scene.Is(i, "no") && scene.Is(i + 1, "solo")) && !scene.Is(i + 1, "only")) return By(i);
        // "is accused by nobody"
        for (var i = first + 1; !scene.Evidence.Spanish && i <= first + 2; i++)
            if (scene.Is(i, "by") && (scene.Is(i + 1, "nobody", "none") || scene.Is(i + 1, "no") &&
                scene.Is(i + 2, "one", "court", "judge", "prosecutor", "witness"))) return By(i + 1);
        if (!scene.Evidence.Spanish && scene.Is(scene.GroupStart(first) - 1, "one", "court", "judge", "prosecutor", "prosecutors") &&
            scene.Is(scene.GroupStart(first) - 2, "no")) return By(scene.GroupStart(first) - 2);
        return scene.Is(scene.GroupStart(first) - 1, "no", "not", "nunca", "never", "nadie") && By(scene.GroupStart(first) - 1);
    }

    /// <summary>"no ha presentado aún cargos contra", "has not filed any charges against": the noun of a proceeding under a negated verb that would bring it about.</summary>
    bool IsUnderNegated(int noun)
    {
        if (scene.IsVerb(noun)) return false;
        for (var i = noun - 1; i >= scene.First && i >= noun - 5; i--)
        {
            if (scene.IsVerb(i)) return scene.Lexicon.Has("bringing", scene.Tokens[i]) && IsNegated(i);
            if (scene.Tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Adv or Upos.Num)) return false;
        }

        return false;
    }
}
