using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>How a stretch of a sentence is not told as having happened: said to be false or unproven, made up, or only supposed.</summary>
enum Unreality : byte { Untrue, Imagined, Supposed }

/// <summary>Words that are not told as having happened, and the word that makes them so.</summary>
readonly record struct Stretch(int First, int Last, Unreality Kind, int Governor)
{
    internal bool Holds(int token) => token >= First && token <= Last;
}

/// <summary>
/// Finds what a sentence tells as false, unproven, made up or merely supposed: "no evidence that …", "es falso que …", "the rumor that … was debunked", "did not prove that …",
/// "falsely claimed that …", "joked that …", "Had X paid, …".
/// </summary>
sealed class Unreal(Scene scene)
{
    const int Near = 7;

    readonly List<Stretch> _found = [];

    internal static List<Stretch> In(Scene scene)
    {
        var unreal = new Unreal(scene);
        for (var i = scene.First; i <= scene.Last; i++) unreal.At(i);
        return unreal._found;
    }

    /// <summary>A clause set off inside a stretch, and what merely names somebody there, are told on their own account.</summary>
    internal static bool IsAside(Scene scene, Draft draft, Stretch stretch)
    {
        var trigger = draft.TriggerFirst;
        if (!scene.IsVerb(trigger) && scene.Tokens[trigger].Deprel is Deprel.Appos or Deprel.Compound or Deprel.Amod or Deprel.Flat && draft.Type is ClaimType.Leads or ClaimType.MemberOf or ClaimType.Proceeding) return true;
        for (var i = trigger; i > stretch.First; i--)
        {
            if (scene.IsComma(i) && i < trigger) return i + 1 == trigger && scene.IsParticiple(trigger) && !scene.IsFinite(trigger);
            if (scene.IsRelative(i) && scene.IsComma(i - 1)) return true;
        }

        return false;
    }

    void At(int at)
    {
        if (scene.Lexicon.Has("evidence-nouns", scene.Tokens[at]) && scene.Tokens[at].Upos is Upos.Noun) Evidence(at);
        if (scene.Lexicon.Has("tellings", scene.Tokens[at]) && scene.Tokens[at].Upos is Upos.Noun) Telling(at);
        if (IsUntrue(at) && Clause(at, 1) is > 0 and var said) Add(said, EndOf(said), Unreality.Untrue, at);
        if (scene.IsVerb(at) && scene.Lexicon.Has("proving", scene.Tokens[at]) && Negation(at) is >= 0 and var not && Complement(at) is > 0 and var shown) Add(shown, EndOf(shown), Unreality.Untrue, not);
        if (scene.Lexicon.Has("falsely", scene.Tokens[at])) Falsely(at);
        if (scene.IsVerb(at) && scene.Lexicon.Has("jesting", scene.Tokens[at]) && Complement(at) is > 0 and var told) Add(told, EndOf(told), Unreality.Imagined, at);
        if (scene.Lexicon.Has("fictions", scene.Tokens[at]) && scene.Tokens[at].Upos is Upos.Noun) Fiction(at);
        Supposition(at);
    }

    void Add(int first, int last, Unreality kind, int governor) => _found.Add(new(first, last, kind, governor));

    /// <summary>"no evidence that", "no hay pruebas de que", "without proof of", "falta de indicios de".</summary>
    void Evidence(int noun)
    {
        var not = Negation(noun);
        if (not < 0) return;
        var clause = Clause(noun, 3);
        if (clause < 0 && scene.Is(noun + 1, "of", "to", "de", "linking", "connecting", "tying", "vinculen", "que")) clause = noun + 2;
        if (clause > 0) Add(clause, EndOf(clause), Unreality.Untrue, not);
    }

    /// <summary>"the rumor that … is false", "false claims that", "retracted its report that".</summary>
    void Telling(int noun)
    {
        var clause = Clause(noun, 3);
        if (clause < 0) return;
        for (var i = noun - 1; i >= scene.First && i >= noun - 3; i--)
            if (IsFalse(i)) Add(clause, EndOf(clause), Unreality.Untrue, i);
            else if (scene.Tokens[i].Upos is not (Upos.Adj or Upos.Noun)) break;
        for (var i = noun + 1; i < clause; i++)
            if (IsFalse(i)) Add(clause, EndOf(clause), Unreality.Untrue, i);
        for (var i = noun - 1; i >= scene.First && i >= noun - 5 && !scene.IsComma(i) && !scene.IsStop(i); i--)
            if (scene.IsVerb(i) && scene.Lexicon.Has("retracting", scene.Tokens[i]) && !scene.Lexicon.Has("denying", scene.Tokens[i]) && Negation(i) < 0) Add(clause, EndOf(clause), Unreality.Untrue, i);
        if (Refuted(noun, clause) is > 0 and var refuted) Add(clause, refuted - 1, Unreality.Untrue, refuted);
    }

    /// <summary>The word that says of a telling, behind its clause, that it is not so.</summary>
    int Refuted(int noun, int clause)
    {
        var end = EndOf(clause);
        for (var i = clause + 2; i <= end; i++)
        {
            var isTaken = scene.IsVerb(i) && scene.Lexicon.Has("retracting", scene.Tokens[i]) && scene.IsParticiple(i);
            if (!isTaken && !IsUntrue(i) && !IsFalse(i)) continue;
            if (!IsPredicate(i)) continue;
            var subject = scene.Tree.Child(i, Deprel.Nsubj, Deprel.NsubjPass);
            if (subject is null || subject == noun || subject < clause) return i;
        }

        return -1;
    }

    bool IsPredicate(int at)
    {
        for (var i = at - 1; i >= scene.First && i >= at - 4; i--)
            if (scene.Tokens[i].Lemma is "be" or "ser" or "estar" or "resultar" or "prove" or "turn" or "haber") return true;
        return false;
    }

    bool IsFalse(int at) => scene.Lexicon.Has("mistaken", scene.Tokens[at]) || (scene.Lexicon.Has("untrue", scene.Tokens[at]) && !scene.Tokens[at].Folded.StartsWith("inno", StringComparison.Ordinal) && !scene.Tokens[at].Folded.StartsWith("inoc", StringComparison.Ordinal));

    /// <summary>"false", "a lie"; "not true", "no es cierto".</summary>
    bool IsUntrue(int at) => IsFalse(at) ? Negation(at) < 0 : scene.Lexicon.Has("true-words", scene.Tokens[at]) && Negation(at) >= 0;

    /// <summary>"was falsely accused of", "afirmó falsamente que": what is charged or said is not so. "Falsely listing soldiers" is a deed like any other.</summary>
    void Falsely(int adverb)
    {
        var verb = scene.IsVerb(adverb + 1) ? adverb + 1 : scene.IsVerb(adverb - 1) ? adverb - 1 : -1;
        if (verb < 0) return;
        var first = Math.Max(verb, adverb) + 1;
        var charges = scene.Lexicon.Has("accused-by", scene.Tokens[verb]) && scene.VoiceOf(verb) != Voice.Active;
        var says = scene.Lexicon.Has("speech-verbs", scene.Tokens[verb]) && Clause(Math.Max(verb, adverb), 2) > 0;
        if ((charges || says || scene.Tokens[verb].Lemma is "accuse" or "acusar") && scene.Holds(first)) Add(first, EndOf(first), Unreality.Untrue, adverb);
    }

    /// <summary>"the novel tells how", "In her novel, …".</summary>
    void Fiction(int noun)
    {
        if (scene.Is(scene.First, "in", "en") && noun <= scene.First + 4) Add(noun, scene.Last, Unreality.Imagined, noun);
        else if (scene.Tokens[noun].Deprel is Deprel.Nsubj && scene.IsVerb(scene.Tokens[noun].Head) && (scene.Lexicon.Has("speech-verbs", scene.Tokens[scene.Tokens[noun].Head]) || scene.Lexicon.Has("depicting", scene.Tokens[scene.Tokens[noun].Head])))
            Add(noun, EndOf(scene.Tokens[noun].Head), Unreality.Imagined, noun);
    }

    /// <summary>"Were X to be charged, …", "Had X paid, …", "Si X hubiera pagado, …", "De haber pagado, …".</summary>
    void Supposition(int at)
    {
        if (at != scene.First && !scene.IsComma(at - 1) && !scene.IsQuote(at - 1) || scene.Tokens[scene.Last].Form == "?") return;
        var comma = at + 1;
        while (comma <= scene.Last && !scene.IsComma(comma) && !scene.IsStop(comma)) comma++;
        if (!IsSupposing(at, comma)) return;
        Add(at, comma - 1, Unreality.Supposed, at);
    }

    bool IsSupposing(int at, int end)
    {
        if (scene.Evidence.Spanish && scene.Is(at, "de")) return scene.Is(at + 1, "haber");
        if (scene.Evidence.Spanish ? !scene.Is(at, "si") : !scene.Is(at, "were", "had", "should") || at != scene.First) return false;
        for (var i = at + 1; i < end; i++)
            if (scene.Evidence.Spanish ? IsUnrealPast(i) : scene.Is(at, "should") ? scene.IsVerb(i) : scene.Is(at, "were") ? scene.Is(i, "to") : scene.IsVerb(i) && !scene.Tokens[i].Folded.EndsWith("ing", StringComparison.Ordinal)) return scene.IsComma(end);
        return false;
    }

    internal static bool IsUnrealPast(Scene scene, int token) => scene.Is(token, "hubiera", "hubieran", "hubiese", "hubiesen", "fuera", "fueran", "fuese", "fuesen");

    bool IsUnrealPast(int token) => IsUnrealPast(scene, token);

    /// <summary>Where the clause or object of a verb begins: behind its "that", else right behind it where the tree has a clause there.</summary>
    int Complement(int verb)
    {
        if (Clause(verb, 2) is > 0 and var clause) return clause;
        return scene.Tree.Child(verb, Deprel.Ccomp) is { } child && child > verb ? verb + 1 : -1;
    }

    /// <summary>The first word behind "that", "que" or "de que" within so many words of a place; -1 where there is none.</summary>
    int Clause(int at, int within)
    {
        for (var i = at + 1; i <= at + within && i < scene.Last && !scene.IsComma(i) && !scene.IsStop(i); i++)
            if (scene.Is(i, "that", "que")) return i + 1;
        return -1;
    }

    /// <summary>What negates a word before it in its clause: "not", "nobody", "no", "without", "failed to"; -1 where nothing does.</summary>
    int Negation(int at)
    {
        for (var i = at - 1; i >= scene.First && i >= at - Near && !scene.IsStop(i) && !scene.IsComma(i); i--)
        {
            if (scene.Is(i, "that", "que", "but", "pero", "and", "y")) return -1;
            if (scene.Is(i, "solo", "only", "doubt", "duda")) return -1;
            if (scene.Lexicon.Has("negations", scene.Tokens[i].Folded) || scene.Lexicon.Has("lacking", scene.Tokens[i])) return i;
        }

        return -1;
    }

    int EndOf(int from)
    {
        for (var i = from; i <= scene.Last; i++)
            if (scene.IsStop(i) || scene.Is(i, "but", "pero", "aunque", "although", "though", "sino", "however", "while", "mientras", "whereas")) return i - 1;
        return scene.Last;
    }
}
