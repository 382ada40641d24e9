using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// What a gang is told to do is its conduct, whatever the verb: "the gang invaded farms, then resold them". Where a frame evokes the deed, that claim stands
/// alone; verbs that tell
/// of no deed (<c>plain-verbs</c>) say nothing.
/// </summary>
sealed class GangRules(Scene scene, Parties parties)
{
    static readonly ImmutableArray<Slot> Doers = [Slot.Parse("nsubj")!, Slot.Parse("control")!];
    static readonly ImmutableArray<EntityType> Groups = [EntityType.Organization];

    internal IEnumerable<Draft> Drafts(List<Draft> known)
    {
        if (scene.Evidence.Spanish || !scene.IsProse || !scene.Mentions.Any(m => scene.Evidence.Overview.IsGang(m.Entity))) yield break;
        var told = known.Where(d => d.Type is not (ClaimType.Figure or ClaimType.LocatedIn or ClaimType.Condition or ClaimType.HoldsPost)).ToLookup(d =>
            d.Subject?.Entity ?? -1);
        var until = -1;
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (i <= until || !IsDeed(i)) continue;
            var end = Phrases.ActivityEnd(scene, i, Phrases.VerbPhraseEnd(scene, i));
            foreach (var doer in parties.Fill(Doers, i, i, Groups))
            {
                if (!scene.Evidence.Overview.IsGang(doer.Entity) || IsAnybody(doer) || told[doer.Entity].Concat(told[-1]).Any(d => d.TriggerFirst <= end &&
                    d.TriggerLast >= i)) continue;
                var draft = new Draft(ClaimType.EngagesIn, scene.Sentence.Index, i, end) { Sureness = 430 };
                draft[ClaimEnd.Subject] = Filler.Of(doer);
                draft.Details[Detail.Activity] = Phrases.Gerund(scene, i, end);
                until = end;
                yield return draft;
            }
        }
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
