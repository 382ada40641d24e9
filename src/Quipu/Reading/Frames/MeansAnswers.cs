using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// "siempre ha dicho que su fortuna viene del trigo", "has always maintained that his money is clean": whoever has just been accused over money or property says where it comes
/// from. It answers that accusation alone; the same words about anything else, or by anybody else, answer nothing.
/// </summary>
static class MeansAnswers
{
    /// <summary>Sentences back to the accusation, and tokens from what is owned on to where it is from.</summary>
    const int Back = 2, Reach = 8;

    static readonly ImmutableArray<EntityType> Answering = [EntityType.Person, EntityType.Company];

    static readonly ImmutableArray<string> Money = ["money", "laundering", "launder", "laundered", "funds", "bribe", "bribes", "bribery", "assets", "enrichment", "fortune", "dinero", "lavado", "lavar", "activos", "fondos", "soborno", "sobornos", "coima", "coimas", "bienes", "enriquecimiento", "fortuna", "compra", "patrimonio"];

    internal static List<Draft> Find(Scene[] scenes, List<Draft> told)
    {
        var found = new List<Draft>();
        var held = told.Where(d => d.Subject is not null && d.Type is ClaimType.EngagesIn or ClaimType.Funds or ClaimType.Owns && OverMoney(scenes[d.Sentence])).ToLookup(d => d.Subject!.Value.Entity);
        if (held.Count == 0) return found;
        foreach (var scene in scenes.Where(s => s.Sentence.Count is > 2 and <= 220))
            for (var i = scene.First; i <= scene.Last; i++)
            {
                if (!scene.IsFinite(i) && !scene.IsParticiple(i) || !scene.IsVerb(i) || !scene.Lexicon.Has("speech-verbs", scene.Tokens[i]) || Owned(scene, i) is not { } whose || Speaker(scenes, scene, i) is not { } speaker) continue;
                if (scene.Over(whose) is { Kind: MentionKind.Pronoun } other && other.Entity != speaker.Entity && scene.Evidence.TypeOf(other.Entity) == EntityType.Person) continue;
                var about = held[speaker.Entity].Where(d => d.Sentence <= scene.Sentence.Index && scene.Sentence.Index - d.Sentence <= Back).ToList();
                if (about.Count > 0 && !told.Exists(d => d.Type == ClaimType.Denies && d.Sentence == scene.Sentence.Index && d.Subject?.Entity == speaker.Entity)) found.Add(Answer(scene, i, speaker, about));
            }

        return found;
    }

    static Draft Answer(Scene scene, int verb, TokenMention speaker, List<Draft> about)
    {
        var draft = new Draft(ClaimType.Denies, scene.Sentence.Index, verb, verb) { Modality = Modality.Stated, Sureness = 600, Pointed = true };
        draft[ClaimEnd.Subject] = Filler.Of(speaker);
        draft.Details[Detail.Matter] = scene.Evidence.Words(verb + 1, scene.ClauseEnd(verb + 2));
        draft.Cover(scene.Evidence.SpanOf(verb, scene.ClauseEnd(verb + 2)));
        draft.About.AddRange(about);
        return draft;
    }

    static bool OverMoney(Scene scene)
    {
        for (var i = scene.First; i <= scene.Last; i++)
            if (Money.Contains(scene.Tokens[i].Folded)) return true;
        return false;
    }

    /// <summary>The "su" of "que su fortuna viene de", "that his money is clean"; null where what is said is nothing of the kind.</summary>
    static int? Owned(Scene scene, int verb)
    {
        var at = scene.Is(verb + 1, "que", "that") ? verb + 2 : verb + 1;
        if (!scene.Is(at, "su", "sus", "his", "her", "their", "its")) return null;
        for (var noun = at + 1; noun <= at + 3 && noun <= scene.Last; noun++)
        {
            if (!scene.Lexicon.Has("means-nouns", scene.Tokens[noun])) continue;
            for (var i = noun + 1; i <= Math.Min(scene.Last, noun + Reach) && !scene.IsStop(i); i++)
                if (scene.Lexicon.Has("origin-words", scene.Tokens[i])) return at;
        }

        return null;
    }

    /// <summary>Who says so; where Spanish leaves it out and the sentence names nobody, the one person of the sentence before.</summary>
    static TokenMention? Speaker(Scene[] scenes, Scene scene, int verb)
    {
        var subjects = new Subjects(scene, speaking: true);
        if ((subjects.Of(verb, Answering) ?? subjects.Dropped(verb, verb, Answering)) is { } said) return said;
        var start = scene.GroupStart(verb);
        if (!scene.Evidence.Spanish || scene.Sentence.Index == 0 || !subjects.IsSingular(start) || start > scene.First && !scene.IsConjunction(start - 1) || HasSubject(scene, verb)) return null;
        var people = scenes[scene.Sentence.Index - 1].Mentions.Where(m => m.Kind == MentionKind.Name && Answering.Contains(scene.Evidence.TypeOf(m.Entity))).DistinctBy(m => m.Entity).Take(2).ToArray();
        return people is [var only] ? subjects.LeftOut(only, verb) : null;
    }

    static bool HasSubject(Scene scene, int verb)
    {
        for (var i = scene.First; i < verb; i++)
            if (scene.Tokens[i].Deprel is Deprel.Nsubj or Deprel.NsubjPass) return true;
        return false;
    }
}
