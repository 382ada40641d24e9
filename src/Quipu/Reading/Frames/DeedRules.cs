using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Frames;

/// <summary>Puts in order what frames told of deeds: a shorter trigger inside a longer one, crimes with a victim, bribes, finds that are people, routes to several places.</summary>
sealed class DeedRules(Scene scene, Parties parties)
{
    static readonly ImmutableArray<Slot> Victims = [Slot.Parse("nmod:contra|en-contra-de|en-agravio-de|en-perjuicio-de|against")!];
    static readonly ImmutableArray<Slot> Ways = [Slot.Parse("obl:to|into|bound-for|towards|a|hacia|hasta|con-destino-a")!];
    static readonly ImmutableArray<EntityType> Places = [EntityType.Place];

    internal void Settle(List<Draft> drafts)
    {
        foreach (var draft in drafts.ToList())
        {
            if (draft.Type == ClaimType.EngagesIn) Suffered(draft, drafts);
            else if (draft.Kind == IncidentKind.Discovery) Found(draft);
            else if (draft.Type == ClaimType.Moves && IsBase(draft)) Settled(draft, drafts);
            else if (draft.Type == ClaimType.Moves) Spread(draft, drafts);
            else if (draft.Type == ClaimType.Funds) Bribe(draft, drafts);
        }

        drafts.RemoveAll(d => drafts.Exists(o => Contains(o, d)));
        // "is responsible for the murder of X": the murder is told, and is no activity beside it.
        drafts.RemoveAll(d => d is { Type: ClaimType.EngagesIn, Words: { } words } && drafts.Exists(o => o is { Type: ClaimType.Incident, Object: not null } && o.Subject?.Entity == d.Subject?.Entity && scene.Tokens[o.TriggerFirst].At.Start >= words.Start && scene.Tokens[o.TriggerFirst].At.Start <= words.Start + 6));
        drafts.RemoveAll(d => d is { Type: ClaimType.Incident, Kind: IncidentKind.Killing or IncidentKind.Attack or IncidentKind.Robbery or IncidentKind.Kidnapping, Subject: null, Object: { } victim, Date: null } && IsAnybody(victim));
    }

    /// <summary>"received death threats from X" holds "threats from X": told once, by the longer trigger.</summary>
    static bool Contains(Draft outer, Draft inner) => outer != inner && outer.Type == inner.Type && outer.Kind == inner.Kind && outer.Type is ClaimType.Incident or ClaimType.ActsAgainst or ClaimType.Funds or ClaimType.ColludesWith &&
        outer.TriggerFirst <= inner.TriggerFirst && outer.TriggerLast >= inner.TriggerLast && outer.TriggerLast - outer.TriggerFirst > inner.TriggerLast - inner.TriggerFirst &&
        (inner.Subject is null || inner.Subject?.Entity == outer.Subject?.Entity) && (inner.Object is null || inner.Object?.Entity == outer.Object?.Entity);

    /// <summary>"convicted of assault against X", "por lesiones graves en agravio de X": a crime with a victim is an incident.</summary>
    void Suffered(Draft draft, List<Draft> drafts)
    {
        if (scene.IsVerb(draft.TriggerFirst) || KindOf(draft) is not { } kind || parties.Fill(Victims, draft.TriggerFirst, draft.TriggerLast, [EntityType.Person, EntityType.Organization]) is not [var victim, ..] || victim.Entity == draft.Subject?.Entity) return;
        var incident = new Draft(ClaimType.Incident, draft.Sentence, draft.TriggerFirst, draft.TriggerLast) { Kind = kind, Modality = draft.Modality, Sureness = draft.Sureness, Of = draft.Of };
        incident[ClaimEnd.Subject] = draft.Subject;
        incident[ClaimEnd.Object] = Filler.Of(victim);
        foreach (var other in drafts.Where(d => d.About.Remove(draft))) other.About.Add(incident);
        drafts.RemoveAll(d => d.Type == ClaimType.Incident && d.TriggerFirst <= draft.TriggerLast && d.TriggerLast >= draft.TriggerFirst && d.Kind == kind);
        drafts.Remove(draft);
        drafts.Add(incident);
    }

    IncidentKind? KindOf(Draft draft)
    {
        for (var i = draft.TriggerFirst; i <= draft.TriggerLast; i++)
            if (scene.Lexicon.Has("attack-crimes", scene.Tokens[i])) return IncidentKind.Attack;
            else if (scene.Lexicon.Has("killing-crimes", scene.Tokens[i])) return IncidentKind.Killing;
            else if (scene.Lexicon.Has("kidnapping-crimes", scene.Tokens[i])) return IncidentKind.Kidnapping;
        return null;
    }

    /// <summary>"the body of X was found", "hallaron a X": who is found is no goods.</summary>
    void Found(Draft draft)
    {
        if (draft.Object is not null || !draft.Details.TryGetValue(Detail.Goods, out var goods) || draft.Words is not { } words) return;
        var first = scene.Evidence.TokenAt(words.Start);
        var person = scene.Mentions.FirstOrDefault(m => m.Kind == MentionKind.Name && scene.Evidence.TypeOf(m.Entity) == EntityType.Person && m.First >= first && m.At.End <= words.End && m.Last - first < 4 && goods.EndsWith(m.At.Of(scene.Evidence.Document.Text), StringComparison.Ordinal));
        if (person is null) return;
        draft[ClaimEnd.Object] = Filler.Of(person);
        draft.Details.Remove(Detail.Goods);
    }

    /// <summary>"murdered reporters", "the killing of farmers": of no one in particular.</summary>
    bool IsAnybody(Filler victim)
    {
        if (scene.Evidence.Entities[victim.Entity].Named || !scene.Holds(victim.First) || scene.Over(victim.First) is not { } mention || !scene.Tokens[mention.Head].Morph.HasFlag(Morph.Plural)) return false;
        if (scene.IsDeterminer(mention.First) || scene.IsDeterminer(mention.First - 1)) return false;
        for (var i = Math.Max(scene.First, mention.First - 3); i <= mention.Last; i++)
            if (scene.Tokens[i].Upos == Upos.Num || scene.Lexicon.Has("counts", scene.Tokens[i].Folded)) return false;
        return true;
    }

    static bool IsBase(Draft draft) => draft.Details.TryGetValue(Detail.Goods, out var goods) && goods.Split(' ').Any(w => Text.Folding.Fold(w) is "operations" or "headquarters" or "base" or "center" or "operaciones" or "sede" or "centro" or "actividades");

    /// <summary>"moved its base to X": where a group works is no cargo.</summary>
    static void Settled(Draft draft, List<Draft> drafts)
    {
        drafts.Remove(draft);
        if (draft.Subject is not { } group || draft[ClaimEnd.To] is not { } place) return;
        var settled = new Draft(ClaimType.OperatesIn, draft.Sentence, draft.TriggerFirst, draft.TriggerLast) { Modality = draft.Modality, Sureness = draft.Sureness };
        settled[ClaimEnd.Subject] = group;
        settled[ClaimEnd.Object] = place;
        drafts.Add(settled);
    }

    /// <summary>"moved the money to accounts in A, B and C": a route for each.</summary>
    void Spread(Draft draft, List<Draft> drafts)
    {
        if (draft[ClaimEnd.To] is not { } to || parties.Fill(Ways, draft.TriggerFirst, draft.TriggerLast, Places) is not [_, _, ..] ways || ways[0].Entity != to.Entity) return;
        foreach (var way in ways.Skip(1))
        {
            var again = draft.Again();
            again[ClaimEnd.To] = Filler.Of(way);
            drafts.Add(again);
        }
    }

    /// <summary>Who takes a bribe from a gang or trafficker serves them: the money is told, and the collusion.</summary>
    void Bribe(Draft draft, List<Draft> drafts)
    {
        if (draft.Subject is not { } payer || draft.Object is not { } paid || scene.Evidence.TypeOf(payer.Entity) is EntityType.Company or EntityType.PublicBody || scene.Evidence.TypeOf(paid.Entity) == EntityType.Company || !IsBribe(draft)) return;
        if (drafts.Exists(d => d.Type == ClaimType.ColludesWith && d.Subject?.Entity == paid.Entity && d.Object?.Entity == payer.Entity)) return;
        var collusion = new Draft(ClaimType.ColludesWith, draft.Sentence, draft.TriggerFirst, draft.TriggerLast) { Modality = draft.Modality, Sureness = draft.Sureness - 60, Of = draft.Of };
        collusion[ClaimEnd.Subject] = paid;
        collusion[ClaimEnd.Object] = payer;
        drafts.Add(collusion);
    }

    bool IsBribe(Draft draft)
    {
        for (var i = draft.TriggerFirst; i <= Math.Min(scene.Last, draft.TriggerLast + 5); i++)
            if (scene.Lexicon.Has("bribe-words", scene.Tokens[i])) return true;
        return false;
    }
}
