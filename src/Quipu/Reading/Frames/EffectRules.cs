using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>What a law does and to whom: the kind of its effect by the words of its sentence, and the bodies and groups whose powers or liability it changes.</summary>
static class EffectRules
{
    /// <summary>From the narrowest reading to the widest: an amnesty also limits, a limit also permits something else.</summary>
    static readonly (string List, EffectKind Kind)[] Kinds =
    [
        ("effect-amnesty", EffectKind.Amnesty), ("effect-limits", EffectKind.LimitsAuthority), ("effect-narrows", EffectKind.NarrowsOffence),
        ("effect-creates", EffectKind.CreatesOffence), ("effect-extends", EffectKind.ExtendsPower),
    ];

    internal static void Fill(Scene scene, List<Draft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft is not { Type: ClaimType.Enacts, EffectKind: null or EffectKind.Other } || Effect(scene, draft) is not { } effect) continue;
            draft.EffectKind = effect.Kind;
            foreach (var mention in scene.Mentions)
                if (mention.First > effect.At && IsAffected(scene, mention) && !draft.Ends.Values.Any(f => f.Entity == mention.Entity) && !draft.Affects.Exists(f => f.Entity == mention.Entity))
                    draft.Affects.Add(Filler.Of(mention));
        }
    }

    /// <summary>The first word of an effect that is not the enacting verb itself.</summary>
    static (EffectKind Kind, int At)? Effect(Scene scene, Draft draft)
    {
        foreach (var (list, kind) in Kinds)
            for (var i = scene.First; i <= scene.Last; i++)
                if ((i < draft.TriggerFirst || i > draft.TriggerLast) && scene.Over(i) is not { Kind: MentionKind.Name } && scene.Lexicon.Length(list, scene.Tokens, i, scene.Last) > 0) return (kind, i);
        return null;
    }

    /// <summary>Bodies, parties and groups, and several people told together ("prosecutors"); no speaker's pronoun.</summary>
    static bool IsAffected(Scene scene, TokenMention mention) => mention.Kind != MentionKind.Pronoun && scene.Over(mention.First) == mention &&
        scene.Evidence.TypeOf(mention.Entity) is EntityType.PublicBody or EntityType.Organization or EntityType.Company;
}
