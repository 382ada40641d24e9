using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Everything that frames and rules find in a text, sentence by sentence, in order.</summary>
static class DraftFinder
{
    /// <summary>Nobody reads a sentence this long; it is a table or a list that was taken for prose.</summary>
    const int LongestSentence = 220;

    internal static (List<Draft> Drafts, Scene[] Scenes) Find(MentionSet set, OwnFrames? own = null)
    {
        var evidence = new Evidence(set, own?.Of(set.Text.Language));
        var scenes = evidence.Sentences.Select(s => new Scene(evidence, s)).ToArray();
        Topics.Follow(scenes);
        Gathered.Follow(scenes);
        foreach (var scene in scenes)
            foreach (var mention in scene.Mentions)
                if (!evidence.Entities[mention.Entity].Named && scene.IsIndividuated(mention)) evidence.Individuated.Add(mention.Entity);
        var seats = new Seats(evidence);
        var drafts = new List<Draft>(PostRules.Drafts(evidence, seats));
        var figures = new List<Draft>();
        foreach (var scene in scenes.Where(s => s.Sentence.Count is > 2 and <= LongestSentence))
        {
            var found = InSentence(scene);
            figures.RemoveAll(f => f.Sentence < scene.Sentence.Index - 1);
            figures.AddRange(found.Where(f => f.Type == ClaimType.Figure));
            figures.AddRange(BareFigures.Drafts(scene, figures));
            drafts.AddRange(found);
            drafts.AddRange(figures.Where(f => f.Sentence == scene.Sentence.Index && !found.Contains(f)));
        }

        drafts.AddRange(Endings.Find(scenes, drafts));
        drafts.AddRange(Confessions.Find(scenes, drafts));
        drafts.AddRange(MeansAnswers.Find(scenes, drafts));
        seats.Settle(drafts);
        PostRules.Settle(drafts, evidence.Spanish);
        DropRetold(drafts, evidence);
        Circumstances.Fill(drafts, scenes);
        DropLesser(drafts);
        var judges = set.Posts.Where(p => p.Role.Split(' ').Any(w => evidence.Lexicon.Has("judges", Text.Folding.Fold(w)))).Select(p => p.Person).ToHashSet();
        drafts.RemoveAll(d => d.Type.IsAccusing() && d.Subject is { } subject && judges.Contains(subject.Entity) && (scenes[d.Sentence].IsPronoun(subject) || IsUnsaid(scenes[d.Sentence], d)));
        // Whoever did it, the deed was done to somebody.
        foreach (var deed in drafts.Where(d => d is { Type: ClaimType.Incident, Object: not null, Subject: not null } && !scenes[d.Sentence].IsSureParty(d.Subject.Value))) deed.Ends.Remove(ClaimEnd.Subject);
        // Those who seize, search and find are accused of nothing.
        drafts.RemoveAll(d => d.Type.IsAccusing() && d.Subject is { } subject && !scenes[d.Sentence].IsSureParty(subject) && !(d.Type == ClaimType.EngagesIn && scenes[d.Sentence].IsClass(subject)) && !(d.Kind is IncidentKind.Seizure or IncidentKind.Raid or IncidentKind.Discovery && evidence.TypeOf(subject.Entity) == EntityType.PublicBody));
        // Who arrests, charges or judges in a sentence did not do there what is told of the other party.
        var authorities = drafts.Where(d => d.Type == ClaimType.Proceeding && d[ClaimEnd.Authority] is not null).ToLookup(d => (d.Sentence, d[ClaimEnd.Authority]!.Value.First));
        drafts.RemoveAll(d => d.Type is ClaimType.EngagesIn or ClaimType.ColludesWith or ClaimType.Funds or ClaimType.Moves && d.Subject is { } doer && authorities[(d.Sentence, doer.First)].Any(p => p.TriggerFirst < d.TriggerFirst));
        drafts.RemoveAll(d => !Chargeable.Allows(d, evidence));
        PaymentTerms.Settle(drafts, scenes);
        drafts.RemoveAll(d => d is { Type: ClaimType.Incident, Subject: null, Object: null } && d[ClaimEnd.Place] is null && !d.Details.ContainsKey(Detail.Goods));
        return (drafts, scenes);
    }

    /// <summary>A post or candidacy told twice in one sentence ("fue elegida alcaldesa de X": the verb's and the noun's): the telling with its body and its role stays, and takes the other's date.</summary>
    static void DropLesser(List<Draft> drafts)
    {
        var told = drafts.Where(d => d.Type is ClaimType.HoldsPost or ClaimType.Leads or ClaimType.CandidateFor && d.Object is not null).ToLookup(d => (d.Sentence, d.Subject?.Entity));
        drafts.RemoveAll(d => d is { Type: ClaimType.HoldsPost or ClaimType.CandidateFor, Object: null } && told[(d.Sentence, d.Subject?.Entity)].Any(o => o != d && (o.Type == ClaimType.CandidateFor) == (d.Type == ClaimType.CandidateFor) && o.TriggerFirst <= d.TriggerLast && o.TriggerLast >= d.TriggerFirst));
        var lesser = new HashSet<Draft>();
        foreach (var verb in drafts.Where(d => d is { Type: ClaimType.HoldsPost, Object: not null } && !d.Details.ContainsKey(Detail.Role)))
        {
            if (told[(verb.Sentence, verb.Subject?.Entity)].FirstOrDefault(o => o != verb && o.Type == ClaimType.HoldsPost && o.Object?.Entity == verb.Object?.Entity && o.Details.ContainsKey(Detail.Role)) is not { } whole) continue;
            if (whole.Date is null) (whole.Date, whole.Until) = (verb.Date, verb.Until);
            lesser.Add(verb);
        }

        drafts.RemoveAll(lesser.Contains);
    }

    /// <summary>"tras ser sentenciado": an infinitive names no party of its own, and a judge or prosecutor who speaks above it is hardly meant.</summary>
    static bool IsUnsaid(Scene scene, Draft draft) => draft.Type == ClaimType.Proceeding && scene.IsVerb(draft.TriggerFirst) && scene.Tokens[scene.GroupStart(draft.TriggerFirst)].Morph.HasFlag(Morph.Infinitive);

    /// <summary>"At the time of his arrest": a noun that takes up a step which the text tells with a verb, and adds nothing to it, is no second step.</summary>
    static void DropRetold(List<Draft> drafts, Evidence evidence)
    {
        var told = drafts.Where(d => d.Type == ClaimType.Proceeding && evidence.Tokens[d.TriggerFirst].Upos is Upos.Verb && (evidence.Spanish || evidence.Tokens[d.TriggerFirst].Deprel != Analysis.Deprel.Amod)).Select(d => (d.Stage, d.Subject?.Entity)).ToHashSet();
        // "a recently arrested trafficker": a participle before a noun takes up what a verb tells.
        if (!evidence.Spanish) drafts.RemoveAll(d => d.Type == ClaimType.Proceeding && d.TriggerFirst == d.TriggerLast && evidence.Tokens[d.TriggerFirst] is { Upos: Upos.Verb or Upos.Adj, Deprel: Analysis.Deprel.Amod } && d.Date is null && told.Contains((d.Stage, d.Subject?.Entity)));
        drafts.RemoveAll(d => d.Type == ClaimType.Proceeding && d.TriggerFirst == d.TriggerLast && evidence.Tokens[d.TriggerFirst].Upos is Upos.Noun && d.Date is null && !d.Negated && !d.Details.ContainsKey(Detail.Offence) && told.Contains((d.Stage, d.Subject?.Entity)));
    }

    static List<Draft> InSentence(Scene scene)
    {
        var drafts = FrameMatcher.Drafts(scene);
        new DoerRules(scene, new(scene)).Complete(drafts);
        drafts.AddRange(new CaseRules(scene).Drafts(drafts));
        drafts.AddRange(new VerdictRules(scene).Drafts(drafts));
        Failures.Settle(scene, drafts);
        drafts.AddRange(new DenialRules(scene).Drafts(drafts));
        drafts.AddRange(new OffenceRules(scene).Apply(drafts));
        drafts.AddRange(new GroupRules(scene, new(scene)).Drafts());
        drafts.AddRange(new CrimeRules(scene, new(scene)).Drafts(drafts));
        drafts.AddRange(new MoneyRules(scene, new(scene)).Drafts(drafts));
        var gangs = new GangRules(scene, new(scene));
        drafts.AddRange(gangs.Drafts(drafts).Concat(gangs.Suffered(drafts)).ToList());
        new DeedRules(scene, new(scene)).Settle(drafts);
        drafts.AddRange(Kinship.Drafts(scene));
        EffectRules.Fill(scene, drafts);
        drafts.AddRange(PlaceRules.Drafts(scene));
        drafts.AddRange(PartRules.Drafts(scene));
        drafts.AddRange(FigureRules.Drafts(scene));
        drafts.AddRange(new ConditionRules(scene, new(scene)).Drafts(drafts).ToList());
        return drafts;
    }
}
