using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Frames;

/// <summary>
/// Offences named beside proceedings: "arrested for extortion" is the arrest and, apart from it, the conduct that it concerns, which stays alleged until a court has spoken.
/// </summary>
sealed class OffenceRules(Scene scene)
{
    /// <summary>In tokens: how far into its phrase an offence may stand.</summary>
    const int Leads = 7;

    readonly ChargeRules _charges = new(scene);

    internal List<Draft> Apply(List<Draft> drafts)
    {
        var found = _charges.Shared(drafts).ToList();
        drafts.AddRange(found);
        found.Clear();
        foreach (var group in drafts.Where(d => d.Type == ClaimType.Proceeding && d.Subject is not null).GroupBy(d => (d.TriggerFirst, d.TriggerLast)).ToList())
        {
            if (PhraseAfter(group.Key.TriggerLast) is not { } phrase) continue;
            var named = Offences(phrase.First, phrase.Last);
            foreach (var proceeding in group)
            {
                if (_charges.On(phrase.First - 1) is not null && proceeding.Stage is Stage.Arrested or Stage.PreventiveDetention or Stage.Restricted or Stage.Extradited) found.Add(_charges.Charged(proceeding, phrase));
                proceeding.Details[Detail.Offence] = scene.Evidence.Words(phrase.First, phrase.Last);
                proceeding.Cover(scene.Evidence.SpanOf(phrase.First, phrase.Last));
                if (named.Count == 0 && IsCharge(group.Key.TriggerLast) && !scene.IsVerb(phrase.First)) named = [phrase];
                foreach (var (first, last) in named.Count > 0 && !IsDeedOf(phrase.First) ? Untold(named, drafts, proceeding) : Deeds(phrase).SelectMany(d => DeedOf(d, drafts, proceeding))) found.Add(Conduct(proceeding, first, last));
            }
        }

        return found;
    }

    /// <summary>"kidnapping a farmer" is a deed; "kidnapping and rape" names crimes.</summary>
    internal static bool TakesObject(Scene scene, int gerund) => scene.Holds(gerund + 1) && (scene.IsDeterminer(gerund + 1) || scene.Tokens[gerund + 1].Upos is Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num or Upos.Pron || scene.Over(gerund + 1) is not null);

    /// <summary>"acusado de", "culpable de": whatever follows is the charge, though no list of offences has it.</summary>
    bool IsCharge(int trigger) => scene.Evidence.Spanish && scene.Is(trigger + 1, "de", "del") && scene.Lexicon.Has("charging-words", scene.Tokens[trigger]);

    bool IsDeedOf(int first) => scene.IsVerb(first) && (Crime(first) == 0 || TakesObject(scene, first + Crime(first) - 1));

    /// <summary>"arrested for the murder of X" is the murder of X by whom is arrested: the incident that the noun evokes takes its doer from the proceeding, and is no activity beside it.</summary>
    List<(int First, int Last)> Untold(List<(int First, int Last)> offences, List<Draft> drafts, Draft proceeding)
    {
        var rest = new List<(int First, int Last)>();
        foreach (var offence in offences)
        {
            var told = drafts.Where(d => d is { Type: ClaimType.Incident, Object: not null } && d.TriggerFirst <= offence.Last && d.TriggerLast >= offence.First && d.Object?.Entity != proceeding.Subject?.Entity).ToList();
            if (told.Count == 0) rest.Add(offence);
            foreach (var incident in told.Where(d => d.Subject is null || d.Subject?.Entity == proceeding.Subject?.Entity))
            {
                incident[ClaimEnd.Subject] = proceeding.Subject;
                incident.Modality = Upheld(proceeding) && !proceeding.Negated ? Modality.Stated : Modality.Alleged;
                proceeding.About.Add(incident);
            }
        }

        return rest;
    }

    /// <summary>"of diverting funds and creating a network": each deed of the list, in order.</summary>
    IEnumerable<(int First, int Last)> Deeds((int First, int Last) phrase)
    {
        yield return phrase;
        if (!scene.IsVerb(phrase.First)) yield break;
        for (var at = Skip(phrase.Last + 1); at > phrase.Last + 1 && scene.Holds(at) && SameForm(phrase.First, at); at = Skip(phrase.Last + 1))
        {
            phrase = (at, Phrases.VerbPhraseEnd(scene, at));
            yield return phrase;
        }
    }

    bool SameForm(int one, int other) => scene.Tokens[other].Upos == Upos.Verb && !scene.IsFinite(other) && scene.Over(other) is null &&
        (scene.Tokens[one].Morph & (Morph.Gerund | Morph.Infinitive)) == (scene.Tokens[other].Morph & (Morph.Gerund | Morph.Infinitive));

    /// <summary>A deed that no frame evokes is conduct all the same; one that a frame evokes is that claim.</summary>
    List<(int First, int Last)> DeedOf((int First, int Last) phrase, List<Draft> drafts, Draft proceeding)
    {
        if (!IsDeedOf(phrase.First)) return [];
        var deeds = drafts.Where(d => d.IsConduct && d.TriggerFirst >= phrase.First && d.TriggerFirst <= phrase.First + 1 && d.Object?.Entity != proceeding.Subject?.Entity).ToList();
        if (deeds.Count == 0) return [phrase];
        // What somebody is charged with is theirs, whoever else the frame took for its doer; of several who are charged, each has done it.
        var evoked = deeds.Find(d => d.Subject?.Entity == proceeding.Subject?.Entity) ?? deeds[0];
        if (evoked.Subject?.Entity != proceeding.Subject?.Entity && drafts.Exists(d => d.Type == ClaimType.Proceeding && d.TriggerFirst == proceeding.TriggerFirst && d.Subject?.Entity == evoked.Subject?.Entity))
        {
            evoked = evoked.Again();
            drafts.Add(evoked);
        }

        evoked[ClaimEnd.Subject] = proceeding.Subject;
        proceeding.About.Add(evoked);
        return [];
    }

    /// <summary>A court has spoken; a record ("tiene antecedentes por") may hold what none ever upheld.</summary>
    bool Upheld(Draft proceeding) => proceeding.Stage is Stage.Convicted or Stage.Sentenced && !scene.Is(proceeding.TriggerLast, "antecedentes", "record", "records") && !scene.Is(proceeding.TriggerFirst + 1, "antecedentes");

    Draft Conduct(Draft proceeding, int first, int last)
    {
        var draft = new Draft(ClaimType.EngagesIn, proceeding.Sentence, first, last)
        {
            Modality = Upheld(proceeding) && proceeding is { Negated: false, Modality: null or Modality.Stated } ? Modality.Stated : Modality.Alleged,
            Sureness = proceeding.Sureness - 80,
            Of = proceeding,
        };
        draft[ClaimEnd.Subject] = proceeding.Subject;
        draft.Details[Detail.Activity] = Phrases.Deed(scene, first, last);
        proceeding.About.Add(draft);
        return draft;
    }

    /// <summary>The words that name the offence of a proceeding: after "for", "on charges of", "por el delito de" …</summary>
    (int First, int Last)? PhraseAfter(int trigger)
    {
        var (clause, end) = (scene.ClauseEnd(trigger), trigger + 22);
        // A trigger such as "declararse culpable de" holds the preposition itself.
        for (var i = scene.Is(trigger, "de", "por", "of", "for") ? trigger : trigger + 1; i <= Math.Min(clause, end); i++)
        {
            if (_charges.On(i) is { } onCharges) return onCharges;
            var length = scene.Lexicon.Length("offence-before", scene.Tokens, i, scene.Last);
            if (scene.IsComma(i) && Listed(i) is { } listed)
            {
                (i, end) = (listed, Math.Max(end, listed + 12));
                continue;
            }

            // "in Miami, Florida, on drug charges"
            if (scene.IsComma(i) && !scene.Evidence.Spanish && scene.Over(i + 1) is { Kind: MentionKind.Name } where && scene.Evidence.TypeOf(where.Entity) == EntityType.Place && scene.IsComma(where.Last + 1))
            {
                i = where.Last + 1;
                continue;
            }

            if (scene.IsComma(i) && Aside(i, Math.Min(clause, end)) is { } aside)
            {
                i = aside;
                continue;
            }

            if (scene.IsComma(i) && !(i < Math.Min(end, scene.Last) && scene.Lexicon.Length("offence-before", scene.Tokens, i + 1, scene.Last) is > 0 and var led && (led > 1 || scene.Is(i + 1, "por", "for") && i + 2 <= scene.Last && Offence(i + 2) is not null))) return null;
            if (length == 0 && i == trigger + 1 && scene.Lexicon.Has("offence-next", scene.Tokens[i])) length = 1;
            if (length == 0 && scene.Is(i, "on") && i < end && Offence(i + 1) is { } charged && scene.Lexicon.Has("charge-nouns", scene.Tokens[Math.Min(scene.Last, charged.Last + 1)])) return charged;
            // "a case against a network with links to X": the network's.
            if (length == 1 && i > trigger + 1 && scene.Is(i, "with", "con") && scene.EndingAt(i - 1).Any(m => scene.Lexicon.Has("group-nouns", scene.Tokens[m.Head]) && (scene.IsPreposition(m.First - 1) || scene.IsPreposition(m.First - 2)))) continue;
            if (length == 0 || i + length > scene.Last || IsActor(i + length)) continue;
            if (Offence(i + length) is { } offence) return offence;
            if (length > 1 && Phrases.Complement(scene, i + length) is { } words) return words;
            if (length == 1 && Deed(i + 1) is { } deed) return deed;
            if (i == trigger + 1 && IsCharge(trigger) && Phrases.NounPhrase(scene, i + 1) is { } charge) return charge;
        }

        return null;
    }

    /// <summary>"the arrest of A, B and C for": past the commas of a list, to its last name.</summary>
    int? Listed(int comma) => scene.EndingAt(comma - 1).FirstOrDefault() is { } before && scene.ListOf(before) is [.., var last] && last.First > comma ? last.Last : null;

    /// <summary>"fue procesado X, extesorero de Y, por el delito de": past an aside, to the comma that closes it, where an offence follows at once.</summary>
    int? Aside(int comma, int end)
    {
        for (var i = comma + 1; i < end && i <= comma + 12; i++)
        {
            if (scene.IsFinite(i) && scene.Over(i) is null) return null;
            if (scene.IsComma(i)) return scene.Lexicon.Length("offence-before", scene.Tokens, i + 1, scene.Last) > 0 && !scene.Is(i + 1, "de") ? i : null;
        }

        return null;
    }

    /// <summary>"for diverting …", "por financiar a …": an infinitive or gerund, past a hedge.</summary>
    (int First, int Last)? Deed(int at)
    {
        if (scene.Holds(at) && scene.Tokens[at].Upos == Upos.Adv) at++;
        return scene.Holds(at) && scene.IsVerb(at) && !scene.IsFinite(at) && scene.VoiceOf(at) == Voice.Active ? (at, Phrases.VerbPhraseEnd(scene, at)) : null;
    }

    /// <summary>"por la Policía" names who acts and no offence.</summary>
    bool IsActor(int at)
    {
        while (scene.IsDeterminer(at)) at++;
        if (scene.Holds(at) && scene.Lexicon.Length("offences", scene.Tokens, at, scene.Last) > 0) return false;
        return scene.Over(at) is { } over && scene.Evidence.TypeOf(over.Entity) is not (EntityType.Event or EntityType.Law);
    }

    /// <summary>An offence's noun that begins here, past determiners, hedges and the nouns that lead to it ("of involvement in"), with what is listed after it.</summary>
    internal (int First, int Last)? Offence(int at)
    {
        var first = at;
        for (var i = at; i <= scene.Last && i <= at + Leads; i++)
        {
            if (Crime(i) is > 0 and var length)
            {
                var last = i + length - 1;
                for (var next = Skip(last + 1); next <= scene.Last; next = Skip(last + 1))
                {
                    if (Crime(next) is not (> 0 and var more)) break;
                    last = next + more - 1;
                }

                return (first == at ? i : first, last);
            }

            if (!LeadsOn(i)) return null;
        }

        return null;
    }

    bool LeadsOn(int at) => scene.Tokens[at].Upos is Upos.Det or Upos.Adj or Upos.Adv || scene.IsQuote(at) || scene.Lexicon.Has("offence-ties", scene.Tokens[at]) || scene.Lexicon.Has("crime-leads", scene.Tokens[at]) ||
        scene.Is(at, "to", "with", "con", "in", "en", "de", "of", "a", "al", "presunto", "presunta");

    /// <summary>The offences that a noun for charges leads to: "charges of X", "allegations related to X and Y".</summary>
    internal (int First, int Last)? After(int charges)
    {
        var at = charges + 1;
        if (scene.Is(at, "related", "linked", "connected", "relating", "stemming", "relacionados", "relacionadas", "vinculados", "vinculadas")) at++;
        return scene.IsPreposition(at) || scene.Is(at, "to") ? Offence(at + 1) : null;
    }

    /// <summary>How many tokens name a crime from here: a listed one, or a noun that its adjective makes one ("illicit dealings", "tratos ilícitos").</summary>
    internal int Crime(int at)
    {
        if (scene.Lexicon.Length("offences", scene.Tokens, at, scene.Last) is > 0 and var listed) return listed;
        if (Composed(at) is > 0 and var composed) return composed;
        // "la elaboración y distribución de droga": the first of two that share what they are of.
        if (scene.Evidence.Spanish && scene.Holds(at + 2) && scene.IsConjunction(at + 1) && scene.Tokens[at].Upos == Upos.Noun && (scene.Lexicon.Has("crime-heads", scene.Tokens[at].Folded) || scene.Lexicon.Has("goods-deeds", scene.Tokens[at].Folded)) && scene.Lexicon.Length("offences", scene.Tokens, at + 2, scene.Last) > 1) return 1;
        var (adjective, noun) = scene.Evidence.Spanish ? (at + 1, at) : (at, at + 1);
        if (!scene.Holds(at + 1) || !scene.Lexicon.Has("criminal-adjectives", scene.Tokens[adjective].Folded)) return 0;
        while (!scene.Evidence.Spanish && scene.Holds(noun + 1) && noun < at + 2 && scene.Tokens[noun].Upos is Upos.Adj or Upos.Noun && scene.Tokens[noun + 1].Upos == Upos.Noun) noun++;
        return scene.Tokens[noun].Upos == Upos.Noun && scene.Lexicon.Has("deed-nouns", scene.Tokens[noun]) ? Math.Max(noun, adjective) - at + 1 : 0;
    }

    /// <summary>"baby smuggling", "tráfico de fósiles": a head that makes any goods a crime.</summary>
    int Composed(int at)
    {
        var head = scene.Evidence.Spanish ? at : at + 1;
        if (!scene.Holds(at + 1) || scene.Over(head) is { Kind: MentionKind.Name }) return 0;
        if (!scene.Evidence.Spanish)
        {
            if (scene.Tokens[at].Upos is not (Upos.Noun or Upos.Adj)) return 0;
            for (; head <= at + 2 && scene.Holds(head); head++)
                if (scene.Lexicon.Has("crime-heads", scene.Tokens[head].Folded)) return scene.Lexicon.Has("counter-crime", scene.Tokens[at]) ? 0 : head - at + 1;
                else if (scene.Tokens[head].Upos != Upos.Noun && scene.Tokens[head].Form != "-") return 0;
            return 0;
        }

        if (!scene.Lexicon.Has("crime-heads", scene.Tokens[at].Folded) || !scene.Is(at + 1, "de", "ilegal", "ilicito", "ilicita") || !scene.Holds(at + 2)) return 0;
        var goods = scene.Is(at + 1, "de") ? at + 2 : scene.Is(at + 2, "de") ? at + 3 : at + 1;
        if (!scene.Holds(goods) || scene.Over(goods) is { Kind: MentionKind.Name } || scene.Tokens[goods].Upos is not (Upos.Noun or Upos.Adj)) return 0;
        while (scene.Holds(goods + 1) && scene.Tokens[goods + 1].Upos == Upos.Adj && goods < at + 5) goods++;
        return goods - at + 1;
    }

    int Skip(int at)
    {
        while (at <= scene.Last && (scene.IsComma(at) || scene.IsConjunction(at) || (scene.IsConjunction(at - 1) && scene.Is(at, "of", "for", "por", "a", "al", "en", "con", "in", "to")) || scene.IsDeterminer(at) || scene.Is(at, "as", "well", "also", "asi", "como", "ademas", "de", "presunto", "presunta"))) at++;
        return at;
    }

    internal List<(int First, int Last)> Offences(int from, int to)
    {
        var found = new List<(int, int)>();
        for (var i = from; i <= to; i++)
            if (Crime(i) is > 0 and var length)
            {
                found.Add((i, i + length - 1));
                i += length - 1;
            }

        return found;
    }
}
