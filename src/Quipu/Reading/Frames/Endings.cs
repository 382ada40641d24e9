using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// What becomes of a case that the text has told, said without its party: "pero el caso fue archivado", "the verdict was overturned", "later cleared her".
/// It is of whoever the last such step before was against; where that may be one of several, of nobody.
/// </summary>
static class Endings
{
    /// <summary>Sentences back to the step that a case noun takes up.</summary>
    const int Back = 2;

    static readonly ImmutableArray<EntityType> People = [EntityType.Person];

    internal static List<Draft> Find(Scene[] scenes, List<Draft> drafts)
    {
        var found = new List<Draft>();
        var bySentence = drafts.Where(d => d.Type == ClaimType.Proceeding).ToLookup(d => d.Sentence);
        foreach (var scene in scenes.Where(s => s.Sentence.Count is > 2 and <= 220))
        {
            var known = bySentence[scene.Sentence.Index].ToList();
            for (var i = scene.First; i <= scene.Last; i++)
                if (Cleared(scene, i, bySentence) is { } cleared && !known.Exists(d => d.Stage is { } stage && stage.IsExonerating() && d.Subject?.Entity == cleared.Entity)) found.Add(Make(scene, (i, i, Stage.Dropped), Filler.Of(cleared)));
                else if (IsTakenUp(scene, i) && new CaseRules(scene).Unnamed(i, known) is { } ending)
                    foreach (var party in Against(scenes, scene, (i, ending.First), bySentence))
                        if (!known.Exists(d => d.Stage == ending.Stage && d.Subject?.Entity == party.Entity)) found.Add(Make(scene, ending, party));
        }

        return found;
    }

    /// <summary>"the verdict", "el caso", "esa condena": one that the text has told of; trials, terms and posts have other ends.</summary>
    static bool IsTakenUp(Scene scene, int noun)
    {
        if (!scene.Lexicon.Has("case-nouns", scene.Tokens[noun]) || scene.Is(noun, "trial", "juicio", "accion", "delito", "cargo", "pena", "proceedings", "settlement")) return false;
        return scene.Is(noun - 1, "the", "that", "his", "her", "their", "el", "la", "los", "las", "su", "dicho", "dicha", "ese", "esa", "esta", "este", "dichos", "esos");
    }

    static Draft Make(Scene scene, (int First, int Last, Stage Stage) ending, Filler party)
    {
        var draft = new Draft(ClaimType.Proceeding, scene.Sentence.Index, ending.First, ending.Last) { Stage = ending.Stage, Sureness = 650 };
        draft[ClaimEnd.Subject] = party;
        return draft;
    }

    /// <summary>"charged X but later cleared her": to clear somebody against whom a step was taken.</summary>
    static TokenMention? Cleared(Scene scene, int verb, ILookup<int, Draft> bySentence)
    {
        if (scene.Evidence.Spanish || !scene.IsVerb(verb) || scene.Tokens[verb].Lemma != "clear" || scene.VoiceOf(verb) != Voice.Active) return null;
        if (scene.Over(verb + 1) is not { } party || !People.Contains(scene.Evidence.TypeOf(party.Entity)) || !scene.Evidence.Entities[party.Entity].Named) return null;
        for (var sentence = scene.Sentence.Index; sentence >= 0 && sentence >= scene.Sentence.Index - Back; sentence--)
            if (bySentence[sentence].Any(d => IsStep(d) && d.Subject?.Entity == party.Entity && (sentence < scene.Sentence.Index || d.TriggerLast < verb))) return party;
        return null;
    }

    static List<Filler> Against(Scene[] scenes, Scene scene, (int Noun, int Verb) at, ILookup<int, Draft> bySentence)
    {
        var judged = scene.Is(at.Noun, "verdict", "conviction", "convictions", "sentence", "sentences", "condena", "condenas", "sentencia", "sentencias");
        for (var sentence = scene.Sentence.Index; sentence >= 0 && sentence >= scene.Sentence.Index - Back; sentence--)
        {
            var steps = bySentence[sentence].Where(d => IsStep(d) && (!judged || d.Stage is Stage.Convicted or Stage.Sentenced) && (sentence < scene.Sentence.Index || d.TriggerLast < at.Noun)).ToList();
            if (steps.Count == 0) continue;
            var last = steps.MaxBy(d => d.TriggerFirst)!.TriggerFirst;
            var parties = steps.Where(d => d.TriggerFirst == last).Select(d => d.Subject!.Value).DistinctBy(f => f.Entity).ToList();
            var sure = steps.TrueForAll(d => parties.Exists(p => p.Entity == d.Subject!.Value.Entity)) && parties.TrueForAll(p => scenes[sentence].IsSureParty(p));
            return sure && !NamesAnother(scene, at.Verb, parties, sentence < scene.Sentence.Index) ? [.. parties.Select(p => Standing(scenes[sentence], scene, p, at.Verb))] : [];
        }

        return [];
    }

    /// <summary>The party where it stands; from another sentence, in the words of the ending itself.</summary>
    static Filler Standing(Scene from, Scene here, Filler party, int verb) => from == here ? party : party with { First = verb, Last = verb, At = here.Tokens[verb].At };

    /// <summary>Somebody else is named who may be meant; who acts in the ending's own clause is the court or the prosecutor.</summary>
    static bool NamesAnother(Scene scene, int verb, List<Filler> parties, bool whole)
    {
        var actor = scene.VoiceOf(verb) == Voice.Active ? scene.Tree.Child(verb, Deprel.Nsubj) : null;
        return whole && scene.Mentions.Any(m => m.Kind == MentionKind.Name && People.Contains(scene.Evidence.TypeOf(m.Entity)) && !parties.Exists(p => p.Entity == m.Entity) && !(actor is { } by && m.First <= by + 3 && m.Last >= by));
    }

    static bool IsStep(Draft draft) => draft is { Negated: false, Subject: not null, Stage: { } stage } && !stage.IsExonerating() && stage is Stage.Accused or Stage.Investigated or Stage.Charged or Stage.Arrested or Stage.PreventiveDetention or Stage.OnTrial or Stage.Convicted or Stage.Sentenced;
}
