using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Crimes that a sentence names, each of a list a claim of its own, and whose they are: "is deeply involved in X and Y", "faces allegations of X", "is in charge of X", "X by the gang".
/// The lists <c>engaging</c>, <c>facing</c> and <c>charge-nouns</c> hold the words; the party is found as for any verb.
/// </summary>
sealed class CrimeRules(Scene scene, Parties parties)
{
    static readonly ImmutableArray<EntityType> Private = [EntityType.Person, EntityType.Organization, EntityType.Company];
    static readonly ImmutableArray<Slot> OfVerb = [Slot.Parse("nsubj")!, Slot.Parse("nsubj:pass")!, Slot.Parse("control")!];
    static readonly ImmutableArray<Slot> OfPhrase = [Slot.Parse("cop")!, Slot.Parse("amod")!, Slot.Parse("appos")!];
    static readonly ImmutableArray<Slot> Doers = [Slot.Parse("obl:by|por|por-parte-de|a-manos-de")!];
    static readonly ImmutableArray<Slot> Against = [Slot.Parse("nmod:against|contra|en-contra-de|sobre")!];
    static readonly ImmutableArray<Slot> Owners = [Slot.Parse("nmod:poss")!];

    readonly OffenceRules _offences = new(scene);
    readonly List<Draft> _found = [];

    internal List<Draft> Drafts(List<Draft> known)
    {
        Split(known);
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (scene.Over(i) is { Kind: MentionKind.Name }) continue;
            if (scene.Lexicon.Length("engaging", scene.Tokens, i, scene.Last) is > 0 and var engaging) Engaged(i, i + engaging - 1);
            if (scene.IsVerb(i) && scene.Lexicon.Length("committing", scene.Tokens, i, scene.Last) is > 0 and var committing && Run(i + committing) is { } done)
                Make(parties.Fill(scene.VoiceOf(i) == Voice.Active ? OfVerb : Doers, i, i + committing - 1, PartyTypes.Actor), done, hedged: false);
            if (scene.Lexicon.Length("facing", scene.Tokens, i, scene.Last) is > 0 and var facing) Faced(i, i + facing - 1);
            if (scene.Lexicon.Has("crime-verbs", scene.Tokens[i]) || scene.Lexicon.Has("spoiling", scene.Tokens[i])) Handled(i);
            if (scene.Lexicon.Has("charge-nouns", scene.Tokens[i])) Charged(i);
            Owned(i);
        }

        return [.. _found.Where(f => !known.Exists(k => Covers(k, f)))];
    }

    /// <summary>Told already: the same party's conduct in the same words, or the deed of which the crime is the name.</summary>
    static bool Covers(Draft known, Draft found) => known.Subject?.Entity == found.Subject?.Entity && (known.Type is ClaimType.EngagesIn or ClaimType.Incident || known.TriggerFirst == found.TriggerFirst && known.Type is ClaimType.Moves or ClaimType.Controls or ClaimType.Funds or ClaimType.ColludesWith) &&
        known.TriggerFirst <= found.TriggerLast && found.TriggerFirst <= End(known) && known != found;

    static int End(Draft draft) => draft.TriggerLast + (draft.Type == ClaimType.EngagesIn ? 12 : 0);

    /// <summary>"dedicated to fraud and extortion" is two activities, where nothing but crimes is listed.</summary>
    void Split(List<Draft> known)
    {
        foreach (var draft in known.Where(d => d.Type == ClaimType.EngagesIn && d.Words is not null).ToList())
        {
            var (first, last) = (scene.Evidence.TokenAt(draft.Words!.Value.Start), scene.Evidence.TokenAt(draft.Words!.Value.End - 1));
            if (!scene.Holds(first) || scene.IsVerb(first) || _offences.Offence(first) is not { } run) continue;
            var named = _offences.Offences(run.First, run.Last);
            if (named.Count < 2 || run.Last < last) continue;
            known.Remove(draft);
            foreach (var (from, to) in named) _found.Add(Copy(draft, from, to));
        }
    }

    Draft Copy(Draft draft, int first, int last)
    {
        var copy = new Draft(ClaimType.EngagesIn, draft.Sentence, first, last) { Modality = draft.Modality, Sureness = draft.Sureness, Of = draft.Of };
        foreach (var (end, filler) in draft.Ends) copy[end] = filler;
        copy.Details[Detail.Activity] = scene.Evidence.Words(first, last);
        return copy;
    }

    /// <summary>"involved (deeply) in", "in charge of", "known for" and then a crime.</summary>
    void Engaged(int first, int last)
    {
        var at = last + 1;
        while (scene.Holds(at) && scene.Tokens[at].Upos == Upos.Adv) at++;
        if (scene.IsPreposition(at) || scene.Is(at, "to")) at++;
        else if (!scene.IsPreposition(last)) return;
        if (Run(at) is not { } run) return;
        var known = _found.Count;
        Make(parties.Fill(scene.IsVerb(first) ? OfVerb : OfPhrase, first, last, PartyTypes.Actor), run, hedged: false);
        // "may move into extortion": how the verb is said is how the crime is.
        for (var i = known; scene.IsVerb(first) && !scene.Evidence.Spanish && i < _found.Count; i++) _found[i] = Led(_found[i], first);
    }

    static Draft Led(Draft draft, int verb)
    {
        var led = new Draft(ClaimType.EngagesIn, draft.Sentence, verb, draft.TriggerLast) { Modality = draft.Modality, Sureness = draft.Sureness, Of = draft.Of };
        foreach (var (end, filler) in draft.Ends) led[end] = filler;
        led.Details[Detail.Activity] = draft.Details[Detail.Activity];
        return led;
    }

    /// <summary>"faces charges of X", "dogged by X and Y allegations", "fleeing X charges": what somebody is charged with is alleged of them.</summary>
    void Faced(int first, int last)
    {
        if (!scene.IsVerb(first)) return;
        var at = last + 1;
        if (scene.IsPreposition(at)) at++;
        for (var i = at; i <= Math.Min(scene.Last, at + 9) && !scene.IsStop(i) && !scene.IsFinite(i); i++)
        {
            if (Run(i) is { } named && scene.Lexicon.Has("charge-nouns", scene.Tokens[Math.Min(scene.Last, named.Last + 1)]) && named.First - i < 3)
            {
                Make(parties.Fill(OfVerb, first, last, Private), named, hedged: true);
                return;
            }

            if (!scene.Lexicon.Has("charge-nouns", scene.Tokens[i])) continue;
            if (_offences.After(i) is { } run) Make(parties.Fill(OfVerb, first, last, Private), run, hedged: true);
            return;
        }
    }

    /// <summary>"fraud charges against X", "denuncias por cohecho contra X": alleged of whom the charges are against.</summary>
    void Charged(int noun)
    {
        var against = parties.Fill(Against, noun, noun, Private);
        if (against.IsEmpty || against[0].First > noun + 14) return;
        if (_offences.After(noun) is { } after && after.Last < against[0].First) Make(against, after, hedged: true);
        else
            for (var i = Math.Max(scene.First, noun - 6); i < noun; i++)
                if (Run(i) is { } before && before.Last == noun - 1)
                {
                    Make(against, before, hedged: true);
                    return;
                }
    }

    /// <summary>"runs clandestine laboratories", "sold stolen phones": an everyday verb whose object is of crime.</summary>
    void Handled(int verb)
    {
        if (!scene.IsVerb(verb) || scene.Tokens[verb].Upos == Upos.Aux || scene.VoiceOf(verb) != Voice.Active || (Phrases.NounPhrase(scene, verb + 1) ?? (scene.Is(verb + 1, "a", "al", "de", "down", "up") ? Phrases.NounPhrase(scene, verb + 2) : null)) is not { } noun || noun.First > verb + 4) return;
        if (!(IsOfCrime(noun) && scene.Lexicon.Has("crime-verbs", scene.Tokens[verb])) && !IsSpoiling(verb, noun) && !IsHidden(verb) && !IsForced(verb) && !IsLaundered(verb, noun.Last) || IsAgainstCrime(verb, noun.Last)) return;
        if (parties.Fill(OfVerb, verb, verb, Private) is not [_, ..] doers) return;
        foreach (var doer in doers.Where(d => !IsOfLaw(d)))
        {
            var end = Phrases.ActivityEnd(scene, verb, Phrases.VerbPhraseEnd(scene, verb));
            var draft = Draft(doer, verb, end, 520);
            draft.Details[Detail.Activity] = Phrases.Deed(scene, verb, end);
            _found.Add(draft);
        }
    }

    /// <summary>"hid the accounts from the auditors", "ocultó sus cuentas a la justicia".</summary>
    bool IsHidden(int verb)
    {
        if (scene.Tokens[verb].Lemma is not ("hide" or "conceal" or "ocultar" or "esconder")) return false;
        for (var i = verb + 1; i <= Math.Min(scene.Last, verb + 10) && !scene.IsStop(i); i++)
            if (scene.Is(i, "from", "a", "al") && (scene.Lexicon.Has("authority-words", scene.Tokens[Math.Min(scene.Last, i + 1)]) || scene.Lexicon.Has("authority-words", scene.Tokens[Math.Min(scene.Last, i + 2)]))) return true;
        return false;
    }

    /// <summary>"felled cedar in the reserve", "se apropiaron de tierras de la comunidad".</summary>
    bool IsSpoiling(int verb, (int First, int Last) noun)
    {
        if (!scene.Lexicon.Has("spoiling", scene.Tokens[verb])) return false;
        for (var i = noun.First; i <= noun.Last; i++)
            if (scene.Lexicon.Has("spoiled", scene.Tokens[i])) return true;
        return false;
    }

    /// <summary>"forces shopkeepers to pay", "obliga a los pescadores a entregar".</summary>
    bool IsForced(int verb)
    {
        if (scene.Tokens[verb].Lemma is not ("force" or "oblige" or "coerce" or "obligar" or "forzar")) return false;
        for (var i = verb + 2; i <= Math.Min(scene.Last, verb + 8) && !scene.IsStop(i); i++)
            if (scene.IsVerb(i) && scene.Tokens[i].Lemma is "pay" or "hand" or "give" or "sell" or "pagar" or "entregar" or "dar" or "vender") return true;
        return false;
    }

    /// <summary>"lavó 3 millones de soles": laundering is of money; shirts are washed too.</summary>
    bool IsLaundered(int verb, int last)
    {
        if (scene.Tokens[verb].Lemma is not ("lavar" or "blanquear")) return false;
        for (var i = verb + 1; i <= last; i++)
            if (scene.Is(i, "dinero", "dolares", "soles", "pesos", "euros", "reales", "bolivares", "millones", "activos", "fondos", "capitales", "ganancias", "recursos", "efectivo", "oro", "sobornos", "coimas")) return true;
        return false;
    }

    bool IsOfCrime((int First, int Last) noun)
    {
        for (var i = noun.First; i <= noun.Last; i++)
            if (scene.Over(i) is not { Kind: MentionKind.Name } && (scene.Lexicon.Length("crime-words", scene.Tokens, i, scene.Last) > 0 || _offences.Crime(i) > 0)) return true;
        return false;
    }

    /// <summary>"runs a unit against fraud", "manages drug cases": of those who answer crime.</summary>
    bool IsAgainstCrime(int first, int last)
    {
        for (var i = Math.Max(scene.First, first - 3); i <= Math.Min(scene.Last, last + 2); i++)
            if (scene.Lexicon.Has("counter-crime", scene.Tokens[i]) || scene.Lexicon.Has("charge-nouns", scene.Tokens[i])) return true;
        return false;
    }

    bool IsOfLaw(TokenMention party)
    {
        var first = party.First;
        while (first > scene.First && first > party.First - 3 && !scene.IsComma(first - 1)) first--;
        for (var i = first; i <= party.Last; i++)
            if (scene.Lexicon.Has("prosecutors", scene.Tokens[i]) || scene.Lexicon.Has("agents", scene.Tokens[i]) || scene.Lexicon.Has("judges", scene.Tokens[i]) || scene.Lexicon.Has("police-words", scene.Tokens[i]) || scene.Lexicon.Has("experts", scene.Tokens[i])) return true;
        return false;
    }

    /// <summary>"extortion by the gang", "the ring's fraud"; whose murder or kidnapping it is, is who suffered it.</summary>
    void Owned(int at)
    {
        if (scene.Lexicon.Length("offences", scene.Tokens, at, scene.Last) is not (> 0 and var length) || at > scene.First && scene.Lexicon.Length("offences", scene.Tokens, at - 1, scene.Last) > 1) return;
        var last = at + length - 1;
        if (scene.Lexicon.Has("charge-nouns", scene.Tokens[Math.Min(scene.Last, last + 1)]) || scene.Lexicon.Has("suffered", scene.Tokens[last])) return;
        var doers = scene.Is(last + 1, "by", "por") ? parties.Fill(Doers, at, last, Private) : scene.Evidence.Spanish ? [] : parties.Fill(Owners, at, last, Private).RemoveAll(m => m.Kind == MentionKind.Pronoun);
        Make(doers, (at, last), hedged: false);
    }

    (int First, int Last)? Run(int at) => scene.Holds(at) ? _offences.Offence(at) : null;

    void Make(ImmutableArray<TokenMention> doers, (int First, int Last) run, bool hedged)
    {
        foreach (var doer in doers)
            foreach (var (first, last) in _offences.Offences(run.First, run.Last))
            {
                if (doer.First <= last && doer.Last >= first) continue;
                var draft = Draft(doer, first, last, 540);
                draft.Modality = hedged ? Modality.Alleged : null;
                draft.Details[Detail.Activity] = scene.Evidence.Words(first, last);
                _found.Add(draft);
            }
    }

    Draft Draft(TokenMention doer, int first, int last, int sureness)
    {
        var draft = new Draft(ClaimType.EngagesIn, scene.Sentence.Index, first, last) { Sureness = sureness };
        draft[ClaimEnd.Subject] = Filler.Of(doer);
        return draft;
    }
}
