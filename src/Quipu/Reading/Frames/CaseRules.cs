using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Frames;

/// <summary>
/// What becomes of a case, told of the case and not of its party: "the charges against X were dismissed", "anuló la condena de X", "la causa contra X prescribió".
/// The party is whoever the case is against; the stage is the verb's, and a judgment that is thrown out is annulled where a mere charge is dropped.
/// </summary>
sealed class CaseRules(Scene scene)
{
    static readonly ImmutableArray<EntityType> Charged = [EntityType.Person, EntityType.Organization, EntityType.Company];
    static readonly ImmutableArray<Slot> Against = [Slot.Parse("nmod:against|into|of|contra|de|a|en-contra-de")!, Slot.Parse("nmod:poss")!];

    /// <summary>In tokens: from "charges" to the verb that says what became of them.</summary>
    const int Farthest = 16;

    readonly Parties _parties = new(scene);

    internal List<Draft> Drafts(List<Draft> known)
    {
        var found = new List<Draft>();
        foreach (var condemned in known.Where(d => d.Stage == Stage.Sentenced && scene.Tokens[d.TriggerFirst].Lemma == "condenar" && !HasTerm(d.TriggerLast))) condemned.Stage = Stage.Convicted;
        foreach (var tried in known.Where(d => d.Stage == Stage.Charged && scene.Tokens[d.TriggerFirst].Lemma is "procesar" or "enjuiciar" && d.TriggerFirst == d.TriggerLast && IsGoingOn(d.TriggerFirst))) tried.Stage = Stage.OnTrial;
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (scene.Over(i) is { Kind: MentionKind.Name } || !scene.Lexicon.Has("case-nouns", scene.Tokens[i]) || (Ending(i) ?? Before(i) ?? Behind(i)) is not { } ending) continue;
            foreach (var party in PartiesOf(i, known))
            {
                if (known.Exists(d => d.Stage == ending.Stage && d.Subject?.Entity == party.Entity)) continue;
                var draft = new Draft(ClaimType.Proceeding, scene.Sentence.Index, ending.First, ending.Last) { Stage = ending.Stage, Sureness = 760 };
                draft[ClaimEnd.Subject] = party;
                if (ending.By is { } by) draft[ClaimEnd.Authority] = by;
                if (IsDecided(i)) (draft.Modality, draft.Date) = (Modality.Stated, OnlyDateBehind(ending.Last));
                found.Add(draft);
            }
        }

        foreach (var end in found.Concat(known.Where(d => d.Stage is Stage.Dropped or Stage.Annulled or Stage.Prescribed)).ToList())
            if (!scene.Evidence.Spanish && !IsAhead(end.TriggerFirst)) known.RemoveAll(d => d.Stage is Stage.Charged or Stage.Investigated or Stage.Accused && d.Subject?.Entity == end.Subject?.Entity && scene.Lexicon.Has("case-nouns", scene.Tokens[d.TriggerLast]) && Math.Abs(d.TriggerLast - end.TriggerFirst) < 14);
        known.RemoveAll(d => d.Stage is Stage.Annulled or Stage.Dropped && found.Exists(f => f.Stage != d.Stage && f.TriggerFirst == d.TriggerFirst && f.Subject?.Entity == d.Subject?.Entity));
        return found;
    }

    /// <summary>What ends the case of a noun that tells of nobody; null where nothing does, or the noun says whose the case is.</summary>
    internal (int First, int Last, Stage Stage)? Unnamed(int noun, List<Draft> known)
    {
        if (scene.Over(noun) is { Kind: MentionKind.Name } || !scene.Lexicon.Has("case-nouns", scene.Tokens[noun]) || scene.Is(noun + 1, "against", "into", "of", "contra", "de", "del", "en")) return null;
        return (Ending(noun) ?? Before(noun)) is { } ending && PartiesOf(noun, known).Count == 0 ? (ending.First, ending.Last, ending.Stage) : null;
    }

    /// <summary>"es procesado por", "están siendo procesados": the trial goes on; "fue procesado" tells that it was opened.</summary>
    bool IsGoingOn(int verb) => scene.Is(scene.GroupStart(verb), "es", "son", "esta", "estan", "sigue", "siguen");

    /// <summary>"condenado a nueve años" is a sentence; "condenado por cohecho", a conviction.</summary>
    bool HasTerm(int trigger)
    {
        for (var i = trigger + 1; i <= Math.Min(scene.Last, trigger + 18) && !scene.IsStop(i); i++)
            if (scene.Lexicon.Has("measure-nouns", scene.Tokens[i]) || scene.Is(i, "prision", "carcel", "reclusion", "perpetua", "muerte", "multa", "pagar", "pago", "pena", "penas")) return true;
        return false;
    }

    /// <summary>The parties of a proceeding that the noun itself evokes, else those it is said to be against.</summary>
    List<Filler> PartiesOf(int noun, List<Draft> known)
    {
        var evoked = known.Where(d => d.Type == ClaimType.Proceeding && d.TriggerFirst <= noun && d.TriggerLast >= noun && d.Subject is not null).Select(d => d.Subject!.Value).ToList();
        if (evoked.Count > 0) return evoked;
        var filled = _parties.Fill(Against, noun, noun, Charged);
        if (filled.IsEmpty && scene.Holds(noun + 1) && scene.IsParticiple(noun + 1)) filled = _parties.Fill(Against, noun + 1, noun + 1, Charged);
        return [.. filled.Select(Filler.Of)];
    }

    /// <summary>The verb whose object or passive subject the noun is, where it ends cases.</summary>
    (int First, int Last, Stage Stage, Filler? By)? Ending(int noun)
    {
        var verb = scene.Tokens[noun].Head;
        if (!scene.Holds(verb) || scene.Tokens[noun].Deprel is not (Deprel.Obj or Deprel.NsubjPass or Deprel.Nsubj)) return null;
        var passive = scene.Tokens[noun].Deprel != Deprel.Obj && scene.VoiceOf(verb).HasFlag(Voice.Passive);
        if (scene.Tokens[noun].Deprel == Deprel.Nsubj && !passive && !Lists("prescribing", verb)) return null;
        var judged = scene.Lexicon.Has("judged-nouns", scene.Tokens[noun]);
        Stage? stage = Lists("prescribing", verb) ? Stage.Prescribed : judged && Lists("annulling", verb) ? Stage.Annulled : Lists("dropping", verb) || (!judged && Lists("annulling", verb)) ? Stage.Dropped : null;
        return stage is { } found ? (verb, verb, found, null) : null;
    }

    /// <summary>"called off the money laundering investigations into X": by the order of words, where the tree has lost the object.</summary>
    (int First, int Last, Stage Stage, Filler? By)? Before(int noun)
    {
        if (scene.Evidence.Spanish) return null;
        for (var i = noun - 1; i >= scene.First && i >= noun - 8; i--)
        {
            if (scene.IsVerb(i) && Lists("dropping", i) && scene.VoiceOf(i) == Voice.Active && scene.Lexicon.Length("dropping", scene.Tokens, i, scene.Last) + i <= noun) return (i, i, Stage.Dropped, null);
            if (scene.IsFinite(i) || scene.IsComma(i) || scene.IsStop(i) || scene.Tokens[i].Upos is Upos.Pron or Upos.Sconj || scene.Tokens[i].Upos == Upos.Adp && !scene.Is(i, "off", "out")) return null;
        }

        return null;
    }

    /// <summary>"charges against former first lady X would be dropped", "los cargos por fraude contra X serán retirados": the next verb after the noun, by the order of words.</summary>
    (int First, int Last, Stage Stage, Filler? By)? Behind(int noun)
    {
        if (!scene.Is(noun + 1, "against", "contra", "en", "por", "for", "of", "de")) return null;
        for (var i = noun + 1; i <= scene.Last && i <= noun + Farthest && !scene.IsComma(i) && !scene.IsStop(i) && !scene.IsRelative(i) && !scene.IsConjunction(i); i++)
        {
            if (!scene.IsVerb(i) || scene.Over(i) is not null || scene.Tokens[i].Upos == Upos.Aux) continue;
            return scene.GroupStart(i) < i && scene.IsParticiple(i) && Lists("dropping", i) && IsPassive(i) ? (i, i, Stage.Dropped, null) : null;
        }

        return null;
    }

    /// <summary>"the announcement that charges would be dropped came on": what an authority decides or announces of a case is what becomes of it; a hope or a request is not.</summary>
    bool IsDecided(int noun)
    {
        var that = scene.ClauseStart(noun);
        if (!scene.Is(that, "that", "que")) return false;
        var decision = scene.Is(that - 1, "de") ? that - 2 : that - 1;
        return scene.Holds(decision) && scene.Lexicon.Has("decision-nouns", scene.Tokens[decision]) && scene.Tokens[decision].Upos == Upos.Noun;
    }

    PartialDate? OnlyDateBehind(int verb) => scene.Evidence.Dates(scene.Sentence.Index) is [{ Date: { } date, First: var first }] && first > verb ? date : null;

    /// <summary>"would be dropped", "may be dropped": until then they stand.</summary>
    bool IsAhead(int verb)
    {
        for (var i = scene.GroupStart(verb); i < verb; i++)
            if (scene.Is(i, "would", "will", "may", "might", "could", "should")) return true;
        return false;
    }

    bool IsPassive(int participle)
    {
        for (var i = scene.GroupStart(participle); i < participle; i++)
            if (scene.Tokens[i].Lemma is "be" or "ser" or "get") return true;
        return false;
    }

    bool Lists(string list, int verb) => scene.Lexicon.Length(list, scene.Tokens, verb, scene.Last) > 0;
}
