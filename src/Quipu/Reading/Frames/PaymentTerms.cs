using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Reading.Frames;

/// <summary>
/// What a text says of a payment beside its sum: how often it is made, and that it was taken under threat. Money that is extorted goes from the victim to whoever takes it; the purpose says so, since
/// who pays it funds nobody and serves nobody.
/// </summary>
static class PaymentTerms
{
    /// <summary>What the purpose says where money is taken under threat; <see cref="Claim.IsExtorted"/> asks for it.</summary>
    const string English = "extortion", Spanish = "extorsión";

    /// <summary>In tokens, from a verb of payment to the word that says what is paid.</summary>
    const int Reach = 8;

    static readonly ImmutableArray<Slot> Asked = [Slot.Parse("obl:from|to|a|de")!, Slot.Parse("obj")!];

    internal static void Settle(List<Draft> drafts, Scene[] scenes)
    {
        var takers = drafts.Where(d => d is { Type: ClaimType.EngagesIn, Negated: false, Subject: not null } && IsOfThreat(scenes[d.Sentence], d)).Select(d => d.Subject!.Value.Entity).ToHashSet();
        drafts.AddRange(drafts.Where(d => d is { Type: ClaimType.EngagesIn, Subject: not null }).ToList().SelectMany(d => Collected(d, scenes[d.Sentence], drafts)).ToList());
        foreach (var draft in drafts.Where(d => d.Type is ClaimType.Funds or ClaimType.Awards))
        {
            var scene = scenes[draft.Sentence];
            Repeat(draft, scene);
            if (draft is { Type: ClaimType.Funds, Object: { } taker } && !draft.Details.ContainsKey(Detail.Purpose) && IsUnderThreat(draft, scene, takers.Contains(taker.Entity)))
                draft.Details[Detail.Purpose] = scene.Evidence.Spanish ? Spanish : English;
        }

        // Whoever is made to pay does not serve whoever makes them.
        drafts.RemoveAll(d => d.Type == ClaimType.ColludesWith && drafts.Exists(o => o.Type == ClaimType.Funds && o.Sentence == d.Sentence && o.Details.ContainsKey(Detail.Purpose) && IsSamePair(o, d) &&
            o.TriggerFirst <= d.TriggerLast && o.TriggerLast >= d.TriggerFirst));
    }

    static bool IsSamePair(Draft one, Draft other) =>
        (one.Subject?.Entity, one.Object?.Entity) is var (from, to) && ((other.Subject?.Entity, other.Object?.Entity) == (from, to) || (other.Subject?.Entity, other.Object?.Entity) == (to, from));

    static void Repeat(Draft draft, Scene scene)
    {
        if (!draft.Details.TryGetValue(Detail.Amount, out var amount) || !draft.Details.TryGetValue(Detail.Currency, out var currency)) return;
        var sum = scene.Evidence.Quantities(scene.Sentence.Index).Where(q => q.Currency == currency && Draft.Written(q.Value) == amount).MinBy(q => Math.Abs(q.First - draft.TriggerLast));
        if (sum is null || Frequency.Of(scene, sum) is not { } often) return;
        draft.Details[Detail.Period] = scene.Evidence.Words(often.First, often.Last);
        draft.Cover(scene.Evidence.SpanOf(often.First, often.Last));
    }

    /// <summary>The words say so; or somebody who is told to be a criminal collects it from somebody who is not.</summary>
    static bool IsUnderThreat(Draft draft, Scene scene, bool takes)
    {
        if (IsBribe(draft, scene)) return false;
        if (Said(scene, draft, "extortion-words")) return true;
        if (!(takes || IsCriminal(draft.Object, scene)) || draft.Subject is { } payer && IsCriminal(payer, scene)) return false;
        return scene.IsVerb(draft.TriggerFirst) && scene.Lexicon.Has("collecting", scene.Tokens[draft.TriggerFirst]) || Said(scene, draft, "extortion-fees");
    }

    /// <summary>From the verb on, or within its own words; not past a comma, and not in a name.</summary>
    static bool Said(Scene scene, Draft draft, string list)
    {
        for (var i = draft.TriggerFirst; i <= Math.Min(draft.TriggerLast + Reach, scene.Last); i++)
        {
            if (i > draft.TriggerLast && (scene.IsComma(i) || scene.IsStop(i) || scene.IsSubordinator(i))) return false;
            if (scene.Over(i) is not { Kind: MentionKind.Name } && scene.Lexicon.Length(list, scene.Tokens, i, scene.Last) > 0) return true;
        }

        return false;
    }

    static bool IsBribe(Draft draft, Scene scene) => Said(scene, draft, "bribe-words");

    static bool IsCriminal(Filler? party, Scene scene) => party is { } there && (scene.Evidence.Overview.IsGang(there.Entity) || scene.Holds(there.First) && scene.Over(there.First) is { } mention && new Outlaws(scene).Names(mention));

    static bool IsOfThreat(Scene scene, Draft deed) => Said(scene, deed, "extortion-words");

    /// <summary>"cobraba cupos de 50 soles a los mototaxistas", "extorted $900 from X": told as a deed alone, and money went from somebody.</summary>
    static IEnumerable<Draft> Collected(Draft deed, Scene scene, List<Draft> known)
    {
        if (!scene.IsVerb(deed.TriggerFirst) || !scene.Lexicon.Has("collecting", scene.Tokens[deed.TriggerFirst]) || IsBribe(deed, scene)) yield break;
        if (known.Exists(d => d.Type == ClaimType.Funds && d.Sentence == deed.Sentence && d.Object?.Entity == deed.Subject!.Value.Entity)) yield break;
        var sum = scene.Evidence.Quantities(scene.Sentence.Index).FirstOrDefault(q => q.Currency is not null && q.First > deed.TriggerFirst && q.First <= scene.ClauseEnd(deed.TriggerFirst));
        // Without a word for it, a gang that collects a sum from somebody who is none of its own.
        if (!IsOfThreat(scene, deed) && (sum is null || !IsCriminal(deed.Subject, scene))) yield break;
        var parties = new Parties(scene);
        var payers = parties.Fill(Asked, deed.TriggerFirst, deed.TriggerLast, PartyTypes.Actor);
        foreach (var payer in payers.IsEmpty ? parties.Fill(Asked, deed.TriggerFirst, deed.TriggerFirst, PartyTypes.Actor) : payers)
        {
            if (payer.Entity == deed.Subject!.Value.Entity || !scene.IsSureParty(Filler.Of(payer)) || IsCriminal(Filler.Of(payer), scene)) continue;
            var taken = new Draft(ClaimType.Funds, deed.Sentence, deed.TriggerFirst, deed.TriggerLast) { Modality = deed.Modality, Negated = deed.Negated, Date = deed.Date, Until = deed.Until, Sureness = deed.Sureness - 60, Of = deed.Of };
            taken[ClaimEnd.Subject] = Filler.Of(payer);
            taken[ClaimEnd.Object] = deed.Subject;
            if (sum is not null) taken.Add(sum, scene.Lexicon.Has("amounts-open", scene.Tokens[sum.First]));
            yield return taken;
        }
    }
}
