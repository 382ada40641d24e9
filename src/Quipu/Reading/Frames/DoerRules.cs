using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Who did what a noun names, where a verb beside it says so: "X ordered the killing of Y", "X is responsible for dozens of murders", "an attack carried out by X".
/// </summary>
sealed class DoerRules(Scene scene, Parties parties)
{
    /// <summary>In tokens: between the verb and the noun stand determiners, numbers and adjectives only.</summary>
    const int Nearest = 7;

    static readonly ImmutableArray<EntityType> Actors = [EntityType.Person, EntityType.Organization, EntityType.PublicBody, EntityType.Company];
    static readonly ImmutableArray<Slot> OfVerb = [Slot.Parse("nsubj")!, Slot.Parse("control")!];
    static readonly ImmutableArray<Slot> OfAdjective = [Slot.Parse("cop")!, Slot.Parse("self")!, Slot.Parse("appos")!, Slot.Parse("amod")!];
    static readonly ImmutableArray<Slot> Agent = [Slot.Parse("obl:by|por")!];

    /// <summary>Gives incidents without a doer theirs.</summary>
    internal void Complete(List<Draft> drafts)
    {
        foreach (var draft in drafts)
            if (draft is { Type: ClaimType.Incident, Subject: null } && scene.Tokens[draft.TriggerLast].Upos is Upos.Noun or Upos.Propn && (Governor(draft) ?? Participle(draft)) is { } doer && doer.Entity != draft.Object?.Entity)
                draft[ClaimEnd.Subject] = Filler.Of(doer);
            else if (draft is { Type: ClaimType.Incident, Subject: null } && Blamed(draft) is { } blamed && blamed.Entity != draft.Object?.Entity)
            {
                draft[ClaimEnd.Subject] = Filler.Of(blamed);
                draft.Modality = Modality.Alleged;
            }
            else if (draft is { Type: ClaimType.ActsAgainst, Subject: null } && Launcher(draft) is { } launcher && launcher.Entity != draft.Object?.Entity) draft[ClaimEnd.Subject] = Filler.Of(launcher);
    }

    static readonly ImmutableArray<Slot> OnWhom = [Slot.Parse("obl:to|on|a")!];

    /// <summary>"blamed the attack on X", "atribuyó el ataque a X": said to be X's deed.</summary>
    TokenMention? Blamed(Draft draft)
    {
        for (var i = draft.TriggerFirst - 1; i >= scene.First && i >= draft.TriggerFirst - 5; i--)
        {
            if (scene.IsVerb(i) && scene.Lexicon.Has("blaming", scene.Tokens[i]) && !scene.Is(i - 1, "se")) return parties.Fill(OnWhom, draft.TriggerLast, draft.TriggerLast, Actors) is [var found, ..] ? found : null;
            if (scene.IsVerb(i) || scene.IsComma(i)) return null;
        }

        return null;
    }

    /// <summary>"The minister launched an offensive against X": who launches it acts.</summary>
    TokenMention? Launcher(Draft draft)
    {
        if (scene.IsVerb(draft.TriggerFirst)) return null;
        for (var i = draft.TriggerFirst - 1; i >= scene.First && i >= draft.TriggerFirst - 5; i--)
        {
            if (scene.IsVerb(i) && scene.Over(i) is null) return scene.Lexicon.Has("launching", scene.Tokens[i]) && scene.VoiceOf(i) == Voice.Active && parties.Fill(OfVerb, i, i, Actors) is [var found, ..] ? found : null;
            if (scene.IsComma(i) || scene.IsPreposition(i)) return null;
        }

        return null;
    }

    TokenMention? Governor(Draft draft)
    {
        for (var i = draft.TriggerFirst - 1; i >= scene.First && i >= draft.TriggerFirst - Nearest; i--)
        {
            if (scene.Tokens[i].Lemma is "atribuir" or "adjudicar" && scene.Is(scene.GroupStart(i), "se")) return parties.Fill(OfVerb, i, i, Actors) is [var owner, ..] ? owner : null;
            if (scene.Lexicon.Length("doing", scene.Tokens, i, scene.Last) is > 0 and var length && i + length <= draft.TriggerFirst)
                return parties.Fill(scene.IsVerb(i) ? OfVerb : OfAdjective, i, i + length - 1, Actors) is [var found, ..] ? found : null;
            if (scene.Over(i) is { Kind: MentionKind.Name } || scene.IsComma(i) || scene.IsStop(i) || scene.IsFinite(i)) return null;
        }

        return null;
    }

    /// <summary>"the attack carried out by X", "el atentado perpetrado por X".</summary>
    TokenMention? Participle(Draft draft)
    {
        for (var i = draft.TriggerLast + 1; i <= scene.Last && i <= draft.TriggerLast + Nearest; i++)
        {
            if (scene.Lexicon.Length("doing", scene.Tokens, i, scene.Last) is > 0 and var length && scene.IsVerb(i)) return scene.IsParticiple(i) && parties.Fill(Agent, i, i + length - 1, Actors) is [var found, ..] ? found : null;
            if (scene.IsVerb(i) || scene.IsComma(i) || scene.IsStop(i)) return null;
        }

        return null;
    }
}
