using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Assessments of an institution, market or right: what rises or falls, is rampant or weak, stands at a high level. Rising harm is worsening, rising good is improving;
/// the lists of the lexicon say which nouns are which. An assessment of several places is one of each.
/// </summary>
sealed partial class ConditionRules(Scene scene, Parties parties)
{
    static readonly ImmutableArray<ImmutableArray<string>> Where = [["in"], ["en"], ["across"], ["throughout"]];

    internal IEnumerable<Draft> Drafts(List<Draft> known)
    {
        var told = known.Where(d => d.Type == ClaimType.Condition).ToList();
        var until = -1;
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (i <= until || scene.Over(i) is { Kind: MentionKind.Name }) continue;
            if ((Produced(i) ?? Level(i) ?? Harmed(i, "thriving-places", "for", "of", "de", "para") ?? Missing(i) ?? Harmed(i, "beset", "by", "with", "from", "in", "por", "de", "en", "con") ?? Turned(i) ?? Harmed(i, "extents", "of", "with") ?? Shown(i) ?? Problem(i) ?? Scarce(i) ?? Ravaged(i)) is not { } found || IsFigure(i, found.Last)) continue;
            // A frame tells it with its subject.
            if (told.Exists(d => d.TriggerFirst <= i && d.TriggerLast >= i)) continue;
            until = Math.Max(i, found.First > i ? found.Last : i);
            foreach (var draft in Make(i, found)) yield return draft;
        }
    }

    enum Turn { Up, Down, Strong, Weak, Worse, Better }

    readonly record struct Assessment(int First, int Last, Direction Direction);

    Assessment? Turned(int at)
    {
        if (Cue(at) is not { } cue || Aspect(at) is not { } aspect || Judge(cue, at, aspect.Bad, aspect.Good) is not { } direction) return null;
        return new(aspect.First, aspect.Last, direction);
    }

    /// <summary>"high levels of violence", "las tasas más bajas de confianza".</summary>
    Assessment? Level(int at)
    {
        if (!scene.Lexicon.Has("levels", scene.Tokens[at])) return null;
        var (high, low) = (false, false);
        foreach (var i in (ReadOnlySpan<int>)[at - 1, at - 2, at + 1, at + 2])
            if (scene.Holds(i)) (high, low) = (high || scene.Lexicon.Has("high", scene.Tokens[i]), low || scene.Lexicon.Has("low", scene.Tokens[i]));
        if (high == low) return null;
        for (var i = at + 1; i <= Math.Min(at + 4, scene.Last); i++)
            if (scene.Is(i, "of", "de") && Phrases.NounPhrase(scene, i + 1) is { } phrase && Enumerable.Range(phrase.First, phrase.Last - phrase.First + 1).Any(n => Kind(n) is not null)) return new(phrase.First, phrase.Last, high ? Direction.Strong : Direction.Weak);
        return null;
    }

    /// <summary>"the world's largest cocaine producer", "el mayor productor de hoja de coca".</summary>
    Assessment? Produced(int at)
    {
        if (!scene.Lexicon.Has("producers", scene.Tokens[at]) && !scene.Tokens[at].Folded.EndsWith("-producing", StringComparison.Ordinal)) return null;
        var first = -1;
        for (var i = at - 1; i >= scene.First && i >= at - 6; i--)
            if (scene.Tokens[i].Folded.EndsWith("largest", StringComparison.Ordinal) || scene.Is(i, "biggest", "main", "top", "leading", "foremost", "mayor", "principal", "primer", "mayores", "principales")) first = i + 1;
        if (first < 0 && !(scene.Is(at + 1, "mundial") || scene.Is(at + 1, "numero"))) return null;
        var last = Phrases.NounPhraseEnd(scene, at);
        return new(first < 0 || first > at ? at : first, last, Direction.Strong);
    }

    /// <summary>"a hub for drug flights", "nido de corrupción"; "plagued by corruption", "azotada por la violencia": what thrives, behind a word of a list and what joins the two.</summary>
    Assessment? Harmed(int at, string list, params ReadOnlySpan<string> joints)
    {
        if (!scene.Lexicon.Has(list, scene.Tokens[at]) || !scene.Is(at + 1, joints)) return null;
        return Phrases.NounPhrase(scene, at + 2) is { } phrase && HasHarm(phrase) ? new(phrase.First, phrase.Last, Direction.Strong) : null;
    }

    /// <summary>"lack of guarantees", "no se contó con garantías de transparencia", "there is no oversight": what should be there and is not.</summary>
    Assessment? Missing(int at)
    {
        var from = scene.Lexicon.Has("missing", scene.Tokens[at]) && scene.Is(at + 1, "of", "de", "in", "en") ? at + 2
            : scene.Tokens[at].Lemma is "lack" or "carecer" && scene.IsVerb(at) ? scene.Is(at + 1, "de") ? at + 2 : at + 1
            : scene.Tokens[at].Lemma is "contar" && scene.Is(at + 1, "con") && IsNegated(at) ? at + 2
            : scene.Tokens[at].Lemma is "existir" or "haber" && IsNegated(at) || scene.Tokens[at].Lemma is "be" && scene.Is(at - 1, "there") && scene.Is(at + 1, "no", "little", "few") ? at + 1 : -1;
        if (from < 0 || Phrases.NounPhrase(scene, from) is not { } phrase || phrase.First > from + 3) return null;
        for (var i = phrase.First; i <= phrase.Last; i++)
            if (IsWanted(i)) return new(phrase.First, phrase.Last, Direction.Weak);
            else if (scene.Is(i, "of", "de", "del")) return null;
        return null;
    }

    /// <summary>"highlights the infiltration of gangs": what a story shows, where it is harm.</summary>
    Assessment? Shown(int at)
    {
        if (!scene.IsVerb(at) || !scene.Lexicon.Has("showing", scene.Tokens[at])) return null;
        var from = scene.Is(at + 1, "to") ? at + 2 : at + 1;
        if (Phrases.NounPhrase(scene, from) is not { } phrase || phrase.First > from + 3 || !HasHarm(phrase)) return null;
        for (var i = phrase.First; i <= phrase.Last; i++)
            if (Cue(i) is not null) return null;
        return new(phrase.First, phrase.Last, Direction.Strong);
    }

    /// <summary>"extortion has been an ongoing problem": the harm that is called one.</summary>
    Assessment? Problem(int at)
    {
        if (!scene.Lexicon.Has("problem-nouns", scene.Tokens[at])) return null;
        var above = scene.Tokens[at].Head;
        var verb = scene.Tree.Child(at, Deprel.Cop) is not null ? at : scene.Holds(above) &&
            scene.Tokens[above].Lemma is "remain" or "become" or "stay" ? above : -1;
        if (verb < 0 || scene.Tree.Child(verb, Deprel.Nsubj) is not { } subject || subject >= at || Kind(subject) is not { Bad: true } kind) return null;
        var (first, last, _, _) = Whole(subject, kind);
        return new(first, last, Direction.Strong);
    }

    bool HasHarm((int First, int Last) phrase)
    {
        for (var i = phrase.First; i <= phrase.Last; i++)
            if (Kind(i) is { Bad: true } || scene.Lexicon.Length("offences", scene.Tokens, i, phrase.Last) > 0) return true;
        return false;
    }

    bool IsNegated(int verb)
    {
        for (var i = verb - 1; i >= scene.First && i >= verb - 3; i--)
            if (scene.Is(i, "no", "not", "n't", "nunca", "tampoco")) return true;
        return false;
    }

    Turn? Cue(int at)
    {
        var (lexicon, token) = (scene.Lexicon, scene.Tokens[at]);
        if (lexicon.Has("up", token)) return Turn.Up;
        if (lexicon.Has("down", token)) return Turn.Down;
        if (lexicon.Has("strong", token)) return Turn.Strong;
        // "archivada por falta de pruebas": what is lacking there is no institution's strength.
        if (scene.Evidence.Spanish && scene.Is(at + 1, "de") && scene.Holds(at + 2) && (lexicon.Has("evidence-nouns", scene.Tokens[at + 2]) || scene.Is(at + 2, "merito", "meritos"))) return null;
        if (lexicon.Has("weak", token)) return Turn.Weak;
        if (lexicon.Has("worse", token)) return Turn.Worse;
        return lexicon.Has("better", token) ? Turn.Better : null;
    }

    /// <summary>What gets better is good, or it is harm that advances: "the advance of illegal mining".</summary>
    Direction? Judge(Turn turn, int cue, bool bad, bool good) => turn switch
    {
        Turn.Up => bad ? Direction.Worsening : good ? Direction.Improving : null,
        Turn.Down => bad ? Direction.Improving : good ? Direction.Worsening : null,
        Turn.Strong => Direction.Strong,
        Turn.Weak => good ? Direction.Weak : null,
        Turn.Worse => Direction.Worsening,
        _ => good ? Direction.Improving : scene.Is(cue, "advance", "avance", "avanza", "avanzado", "advances", "advanced") ? Direction.Worsening : null,
    };

    /// <summary>
    /// The noun that the cue is about: beside an adjective or its copula's subject, after "of/in/de/en" for nouns, else the nearest to the left in the clause, else right after it.
    /// </summary>
    (int First, int Last, bool Bad, bool Good)? Aspect(int cue)
    {
        var (start, end) = (Math.Max(scene.ClauseStart(cue), cue - 14), Math.Min(scene.ClauseEnd(cue), cue + 8));
        var upos = scene.Tokens[cue].Upos;
        // A harm's own adjective is part of its name: "robo agravado".
        if (scene.Is(cue, "agravado", "agravada", "agravados") && Kind(cue - 1) is not null) return null;
        if (upos == Upos.Adj)
        {
            end = Math.Min(end, cue + 3);
            var predicate = false;
            for (var i = Math.Max(scene.First, cue - 3); i < cue; i++) predicate |= scene.Tokens[i].Lemma is "be" or "ser" or "estar" or "remain" or "become" or "seguir" or "resultar" or "get";
            if (!predicate) start = Math.Max(start, cue - 2);
        }

        // "the reform would weaken the independence of prosecutors": what is done to its object.
        if (upos == Upos.Verb && !scene.Evidence.Spanish && scene.Tree.Child(cue, Deprel.Obj) is { } done && done > cue &&
            Kind(done) is { } object_) return Whole(done, object_);
        if (upos is Upos.Noun or Upos.Adj or Upos.X && Behind(cue, end) is { } behind) return behind;
        for (var i = cue - 1; i >= start; i--)
            if (Kind(i) is { } kind) return IsHead(i) ? Whole(i, kind) : null;
        return !scene.Evidence.Spanish && scene.Is(cue, Intransitive) ? null : Behind(cue, end);
    }

    static readonly string[] Intransitive =
        ["rise", "rises", "rose", "risen", "rising", "grow", "grows", "grew", "grown", "growing", "soar", "soared", "fall", "falls", "fell", "fallen", "falling", "drop", "dropped", "decline", "declined", "surge", "surged", "plummeted", "plunged", "climbed", "increased"];

    // The first noun behind: "falta de X", "aumentó el X"; another noun in between is what the cue is about.
    (int First, int Last, bool Bad, bool Good)? Behind(int cue, int end)
    {
        for (var i = cue + 1; i <= end; i++)
        {
            if (Kind(i) is { } kind) return Whole(i, kind);
            if (scene.Tokens[i].Upos is Upos.Noun && !scene.Lexicon.Has("carriers", scene.Tokens[i]) && scene.Is(i + 1, "of", "de", "del")) return null;
        }

        return null;
    }

    // "the price of coca fell": the price did.
    bool IsHead(int noun)
    {
        var i = noun - 1;
        while (i > scene.First && scene.Tokens[i].Upos is Upos.Det or Upos.Adj) i--;
        if (!scene.Is(i, "of", "de", "del") || i == scene.First) return true;
        i--;
        while (i > scene.First && scene.Tokens[i].Upos is Upos.Adj) i--;
        return scene.Tokens[i].Upos != Upos.Noun || Kind(i) is not null || Cue(i) is not null || scene.Lexicon.Has("carriers", scene.Tokens[i]);
    }

    (bool Bad, bool Good)? Kind(int at)
    {
        if (!scene.Holds(at) || scene.Tokens[at].Upos is not (Upos.Noun or Upos.X or Upos.Propn or Upos.Adj) || scene.Over(at) is { Kind: MentionKind.Name }) return null;
        var (bad, good) = (scene.Lexicon.Has("bad-aspects", scene.Tokens[at]), scene.Lexicon.Has("good-aspects", scene.Tokens[at]));
        return bad || good ? (bad, good && !bad) : null;
    }

    (int, int, bool, bool) Whole(int noun, (bool Bad, bool Good) kind)
    {
        var first = noun;
        while (first - 1 >= scene.First && scene.Tokens[first - 1].Upos is Upos.Noun or Upos.Adj && Cue(first - 1) is null && first - 1 >= scene.First) first--;
        var last = Phrases.NounPhraseEnd(scene, noun);
        for (var i = noun + 1; i <= last; i++)
            if (Cue(i) is not null) last = i - 1;
        if (scene.Is(last + 1, "among", "within", "entre") && Phrases.NounPhrase(scene, last + 2) is { } around && around.Last - last < 9) last = around.Last;
        return (first, last, kind.Bad, kind.Good);
    }

    /// <summary>"rose by 12 percent" is a figure, and said as one.</summary>
    bool IsFigure(int cue, int last)
    {
        var end = Math.Max(cue, last) + 5;
        return scene.Evidence.Quantities(scene.Sentence.Index).Any(q => Metrics.IsPercent(q) && q.First > cue && q.First <= end && !scene.IsSubordinator(q.First - 1));
    }

    IEnumerable<Draft> Make(int cue, Assessment found)
    {
        var place = parties.After(Math.Max(cue, found.Last), Where, [EntityType.Place], 14) ?? AsExample(Math.Max(cue, found.Last)) ?? Before(Math.Min(cue, found.First));
        var places = place is null ? [] : scene.ListOf(place).Where(m => scene.Evidence.TypeOf(m.Entity) == EntityType.Place).ToList();
        for (var i = 0; i < Math.Max(1, places.Count); i++)
        {
            var draft = new Draft(ClaimType.Condition, scene.Sentence.Index, cue, cue) { Direction = found.Direction, Sureness = 480 };
            if (Body(cue, found) is { } body) draft[ClaimEnd.Subject] = Filler.Of(body);
            draft.Details[Detail.Aspect] = Worded(found.First, found.Last);
            draft.Cover(scene.Evidence.SpanOf(found.First, found.Last));
            if (places.Count > 0)
            {
                draft[ClaimEnd.Place] = Filler.Of(places[i]);
                if (places.Count > 1) draft.Cover(places[i].At);
            }

            yield return draft;
        }
    }

    /// <summary>"in other countries such as A, B and C", "en países como A y B".</summary>
    TokenMention? AsExample(int from)
    {
        for (var i = from + 1; i <= Math.Min(from + 12, scene.Last); i++)
        {
            if (scene.IsStop(i)) return null;
            if (scene.Is(i, "such") && scene.Is(i + 1, "as") || scene.Is(i, "like", "como")) return parties.Adjacent(scene.Is(i, "such") ? i + 2 : i + 1, [EntityType.Place], crossA: false);
        }

        return null;
    }

    /// <summary>"Guatemala is plagued by corruption": the place that the clause begins with.</summary>
    TokenMention? Before(int cue)
    {
        var start = scene.ClauseStart(cue);
        return scene.Mentions.LastOrDefault(m => m.First >= start && m.Last < cue && m.Kind == MentionKind.Name && scene.Evidence.TypeOf(m.Entity) == EntityType.Place);
    }

    // A single English plural stands for the thing itself: "extortions" are extortion.
    string Worded(int first, int last)
    {
        var words = scene.Evidence.Words(first, last);
        var token = scene.Tokens[first];
        return first == last && !scene.Evidence.Spanish && token.Folded == token.Lemma + "s" ? words[..^1] : words;
    }
}
