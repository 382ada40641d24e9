using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Assessments by what there is too little of, by what harm does to a place, and whose they are.</summary>
sealed partial class ConditionRules
{
    /// <summary>"little oversight", "pocos inspectores"; "only six inspectors": too little of what should be there.</summary>
    Assessment? Scarce(int at)
    {
        if (!scene.Lexicon.Has("scarce", scene.Tokens[at]) && !(scene.Is(at, "only", "just", "solo", "unicamente") && scene.Holds(at + 1) &&
            scene.Tokens[at + 1].Upos == Upos.Num) &&
            !scene.Is(at, "without", "sin") && !(scene.Is(at, "no", "ningun", "ninguna") &&
                scene.Is(at - 1, "almost", "virtually", "practically", "casi", "with", "is", "are", "has", "have"))) return null;
        if (scene.Is(at - 1, "a", "un", "una", "not", "no", "not") || Phrases.NounPhrase(scene, at + 1) is not { } phrase || phrase.First > at + 2) return null;
        for (var i = phrase.First; i <= phrase.Last; i++)
            if (scene.Is(at, "without", "sin") ? scene.Lexicon.Has("wanted", scene.Tokens[i]) :
                IsWanted(i)) return new(scene.Tokens[phrase.First].Upos == Upos.Num ? phrase.First + 1 : phrase.First, phrase.Last, Direction.Weak);
            else if (scene.Is(i, "of", "de", "del")) return null;
        return null;
    }

    bool IsWanted(int at) => Kind(at) is { Good: true } || scene.Lexicon.Has("wanted", scene.Tokens[at]) && scene.Tokens[at].Upos == Upos.Noun;

    /// <summary>"violence has engulfed the valley", "la extorsión asfixia a los comerciantes": the harm that does it.</summary>
    Assessment? Ravaged(int at)
    {
        if (scene.Tokens[at].Upos != Upos.Verb || scene.Tree.Child(at, Deprel.Nsubj) is not { } subject || subject >= at ||
            Kind(subject) is not { Bad: true } kind || scene.VoiceOf(at) != Voice.Active) return null;
        if (!scene.Lexicon.Has("ravaging", scene.Tokens[at]) && (!scene.Lexicon.Has("lasting-harms", scene.Tokens[subject]) ||
            scene.Lexicon.Has("speech-verbs", scene.Tokens[at]) || scene.Lexicon.Has("plain-verbs", scene.Tokens[at]))) return null;
        if (scene.Tree.Child(at, Deprel.Obj, Deprel.Obl, Deprel.Xcomp, Deprel.Ccomp) is not { } done || done < at) return null;
        var (first, last, _, _) = Whole(subject, kind);
        return new(first, last, Direction.Strong);
    }

    /// <summary>The body that an assessment is of: the judged noun itself ("the weak judiciary"), or who lacks what is missing.</summary>
    TokenMention? Body(int cue, Assessment found)
    {
        if (scene.IsVerb(cue) && scene.Tokens[cue].Lemma is "lack" or "carecer" or "contar" &&
            scene.Tree.Child(cue, Deprel.Nsubj) is { } subject && BodyAt(subject) is { } who) return who;
        return found.Last == found.First && found.Direction is Direction.Weak or Direction.Strong ? BodyAt(found.First) : null;
    }

    TokenMention? BodyAt(int token) => scene.HeadedBy(token) is { } body && scene.Evidence.TypeOf(body.Entity) == EntityType.PublicBody ? body : null;

    /// <summary>True where the words of a frame's aspect name harm: what "runs deep" or "is on the rise" there is a harm and no hope.</summary>
    internal bool IsOfHarm(int first, int last) => HasHarm((first, last));
}
