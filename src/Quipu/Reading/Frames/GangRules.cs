using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// What a gang, or people whose trade is crime, are told to do is their conduct, whatever the verb: "the gang invaded farms, then resold them",
/// "los taladores ilegales sacan la caoba". Where a frame evokes the deed, that claim stands alone; verbs that tell of no deed (<c>plain-verbs</c>) say
/// nothing.
/// </summary>
sealed class GangRules(Scene scene, Parties parties)
{
    static readonly ImmutableArray<Slot> Doers = [Slot.Parse("nsubj")!, Slot.Parse("control")!];
    static readonly ImmutableArray<EntityType> Groups = [EntityType.Organization];

    readonly Outlaws _outlaws = new(scene);

    internal IEnumerable<Draft> Drafts(List<Draft> known)
    {
        if (!scene.IsProse || !scene.Mentions.Any(IsCriminal)) yield break;
        var told = known.Where(d => d.Type is not (ClaimType.Figure or ClaimType.LocatedIn or ClaimType.Condition or ClaimType.HoldsPost)).ToLookup(d =>
            d.Subject?.Entity ?? -1);
        var until = -1;
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (i <= until || !IsDeed(i)) continue;
            var end = Phrases.ActivityEnd(scene, i, Phrases.VerbPhraseEnd(scene, i));
            foreach (var doer in parties.Fill(Doers, i, i, Groups))
            {
                if (!IsCriminal(doer) || IsAnybody(doer) || scene.Evidence.Spanish && !IsSubject(doer, i) ||
                    told[doer.Entity].Concat(told[-1]).Any(d => d.TriggerFirst <= end && d.TriggerLast >= i)) continue;
                var draft = new Draft(ClaimType.EngagesIn, scene.Sentence.Index, i, end) { Sureness = 430 };
                draft[ClaimEnd.Subject] = Filler.Of(doer);
                draft.Details[Detail.Activity] = Phrases.Deed(scene, i, end);
                until = end;
                yield return draft;
            }
        }
    }

    /// <summary>"young people are recruited by traffickers", "eran llevados por coyotes": the deed with whom it is done to.</summary>
    internal IEnumerable<Draft> Suffered(List<Draft> known)
    {
        if (!scene.IsProse || !scene.Mentions.Any(IsCriminal)) yield break;
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (scene.Tokens[i].Upos != Upos.Verb || !scene.Is(i + 1, "by", "por") || scene.VoiceOf(i) != Voice.Passive ||
                scene.Lexicon.Has("plain-verbs", scene.Tokens[i]) ||
                scene.Lexicon.Has("speech-verbs", scene.Tokens[i]) || scene.Tree.Child(i, Deprel.NsubjPass, Deprel.Nsubj) is not { } undergoer ||
                    undergoer >= i || scene.Tokens[undergoer].Upos != Upos.Noun) continue;
            foreach (var doer in parties.Fill(Agents, i, i, Groups))
            {
                if (!IsCriminal(doer) || doer.First > i + 4 || known.Exists(d => d.Subject?.Entity == doer.Entity && d.TriggerFirst <= i &&
                    d.TriggerLast >= i)) continue;
                var draft = new Draft(ClaimType.EngagesIn, scene.Sentence.Index, i, i) { Sureness = 430 };
                draft[ClaimEnd.Subject] = Filler.Of(doer);
                draft.Details[Detail.Activity] = Phrases.Done(scene, i, undergoer);
                draft.Cover(scene.Evidence.SpanOf(undergoer, i));
                yield return draft;
            }
        }
    }

    static readonly ImmutableArray<Slot> Agents = [Slot.Parse("obl:by|por")!];

    bool IsCriminal(TokenMention doer) => scene.Evidence.Overview.IsGang(doer.Entity) || _outlaws.Names(doer);

    /// <summary>A Spanish verb's subject may stand far off or be left out: a crime is held against whom the tree itself makes the subject.</summary>
    bool IsSubject(TokenMention doer, int verb)
    {
        for (var (i, step) = (verb, 0); step < 3 && scene.Holds(i); step++)
        {
            if (scene.Tree.Child(i, Deprel.Nsubj) is { } subject) return subject >= doer.First && subject <= doer.Last;
            if (scene.Tokens[i].Deprel is not (Deprel.Conj or Deprel.Xcomp)) return false;
            i = scene.Tokens[i].Head;
        }

        return false;
    }

    /// <summary>"extortionists charge drivers": people at large, whoever was spoken of before.</summary>
    bool IsAnybody(TokenMention doer) => doer.Kind == MentionKind.Nominal && doer.First == doer.Last &&
        scene.Tokens[doer.Head].Morph.HasFlag(Morph.Plural) && !scene.IsDeterminer(doer.First - 1) &&
        Text.Folding.Fold(scene.Evidence.Entities[doer.Entity].Name) != scene.Tokens[doer.Head].Folded;

    /// <summary>A verb with an object, which is no person's saying and no state.</summary>
    bool IsDeed(int verb) => scene.Tokens[verb] is { Upos: Upos.Verb } token && token.Deprel is not (Deprel.Amod or Deprel.Compound or Deprel.Case) &&
        scene.Over(verb) is not { Kind: MentionKind.Name } && !scene.Lexicon.Has("plain-verbs", token) &&
        !scene.Lexicon.Has("speech-verbs", token) && scene.VoiceOf(verb) == Voice.Active && !scene.IsSource(verb) &&
            scene.Tree.Child(verb, Deprel.Obj) is { } done && done > verb && scene.Tokens[done].Upos is Upos.Noun or Upos.Propn;
}
