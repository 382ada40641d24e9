using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Denials that no verb of denying makes: "said the claim was false", "insists that he is innocent", and in the first person “I never took a cent”, said X.
/// Whoever says it denies; where counsel says it, the client.
/// </summary>
sealed class DenialRules(Scene scene)
{
    /// <summary>In tokens: from "false" back to the verb that calls something so.</summary>
    const int Farthest = 24;

    static readonly ImmutableArray<EntityType> Denying = [EntityType.Person, EntityType.Company, EntityType.Organization];

    readonly Parties _parties = new(scene);

    internal List<Draft> Drafts(List<Draft> known)
    {
        var found = new List<Draft>();
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (!scene.Lexicon.Has("untrue", scene.Tokens[i]) && !IsOwnNo(i) && !Rejects(i)) continue;
            if ((Rejects(i) ? i : SaidBy(i) ?? CalledBy(i)) is not { } verb || IsOfOther(verb, i) || known.Concat(found).Any(d => d.Type == ClaimType.Denies)) continue;
            foreach (var party in Who(verb, i))
            {
                var draft = new Draft(ClaimType.Denies, scene.Sentence.Index, i, i) { Modality = Modality.Stated, Sureness = 650 };
                draft[ClaimEnd.Subject] = Filler.Of(party);
                found.Add(draft);
            }
        }

        return found;
    }

    /// <summary>Who speaks: the client of counsel, the verb's subject, or who is named behind it.</summary>
    ImmutableArray<TokenMention> Who(int verb, int at)
    {
        if (Counsel.Speaks(scene, verb)) return Counsel.Of(scene, _parties, verb);
        // "…, told X": whom they told.
        if (verb > at && (scene.Evidence.Spanish || scene.Lexicon.Has("said-then", scene.Tokens[verb])) && _parties.Adjacent(verb + 1, Denying, crossA: false) is { } after) return [after];
        return (_parties.Subjects.Of(verb, Denying) ?? _parties.Subjects.Dropped(verb, verb, Denying)) is { } before ? [before] : [];
    }

    /// <summary>The verb of speech over a word: above it in the tree, else the one behind the closing quotation mark.</summary>
    int? SaidBy(int at)
    {
        var child = at;
        for (var steps = 0; steps < 5; steps++)
        {
            var head = scene.Tokens[child].Head;
            if (!scene.Holds(head)) break;
            if (Speaks(head) && head != at && (steps > 0 || scene.Tokens[child].Deprel is Deprel.Ccomp or Deprel.Xcomp or Deprel.Obj or Deprel.Obl)) return IsOwnNo(at) || IsAboutAccusation(at) ? head : null;
            child = head;
        }

        if (!IsOwnNo(at)) return null;
        for (var i = at + 1; i <= scene.Last; i++)
            if (Speaks(i) && (scene.IsQuote(i - 1) || scene.IsComma(i - 1))) return i;
        return null;
    }

    /// <summary>"called the allegations that link him to X “100 percent false”", "calificó de totalmente falsas las acusaciones": by the order of words, where the tree has lost what is called so.</summary>
    int? CalledBy(int at)
    {
        if (!IsFalse(at)) return null;
        for (var i = at - 1; i >= scene.First && i >= at - Farthest && !scene.IsStop(i); i--)
        {
            if (scene.Over(i) is { Kind: MentionKind.Name } || !scene.IsVerb(i) || !scene.Lexicon.Has("calling", scene.Tokens[i])) continue;
            return scene.VoiceOf(i).HasFlag(Voice.Active) && IsOfAccusation(i, at) ? i : null;
        }

        return null;
    }

    /// <summary>A noun for an accusation stands between the verb and the word, or in Spanish right behind the word.</summary>
    bool IsOfAccusation(int verb, int at)
    {
        for (var i = verb + 1; i <= Math.Min(scene.Last, scene.Evidence.Spanish ? at + 6 : at) && !scene.IsStop(i); i++)
            if (scene.Tokens[i].Upos == Upos.Noun && scene.Lexicon.Has("accusation-nouns", scene.Tokens[i])) return true;
        return false;
    }

    /// <summary>"has long rejected, in all its parts, such accusations": the object of the verb is an accusation, whatever stands between.</summary>
    bool Rejects(int verb) => scene.IsVerb(verb) && scene.Lexicon.Has("rejecting", scene.Tokens[verb]) && scene.VoiceOf(verb) == Voice.Active &&
        scene.Tree.Child(verb, Deprel.Obj) is { } matter && matter > verb && scene.Tokens[matter].Upos == Upos.Noun && scene.Lexicon.Has("accusation-nouns", scene.Tokens[matter]);

    /// <summary>"the prosecutor called his claims false": whoever prosecutes and rejects what another says answers nothing.</summary>
    bool IsOfOther(int verb, int at)
    {
        if (_parties.Subjects.Of(verb, Denying) is not { } who || !IsProsecutor(who)) return false;
        for (var i = Math.Min(verb, at) + 1; i <= Math.Min(scene.Last, Math.Max(verb, at) + 6); i++)
            if (scene.Tokens[i].Upos == Upos.Noun && scene.Lexicon.Has("accusation-nouns", scene.Tokens[i]))
                return scene.Is(i - 1, "his", "her", "their", "su", "sus", "'s", "’s") || scene.Is(i + 1, "of", "by", "de", "del");
        return false;
    }

    bool IsProsecutor(TokenMention who) => scene.Evidence.Overview.IsProsecutor(who.Entity) ||
        scene.Holds(who.First - 1) && scene.Lexicon.Has("prosecutors", scene.Tokens[who.First - 1]);

    bool IsFalse(int at) => scene.Lexicon.Has("untrue", scene.Tokens[at]) && !scene.Tokens[at].Folded.StartsWith("innocen", StringComparison.Ordinal) && !scene.Tokens[at].Folded.StartsWith("inocen", StringComparison.Ordinal);

    bool Speaks(int token) => scene.IsVerb(token) && (scene.Lexicon.Has("speech-verbs", scene.Tokens[token]) || !scene.Evidence.Spanish && scene.Tokens[token].Lemma is "call" or "brand" or "label" or "dismiss" or "slam");

    /// <summary>"the claim was false", "es inocente": false is said of the accusation, innocent of the speaker.</summary>
    bool IsAboutAccusation(int at)
    {
        if (scene.Tokens[at].Folded.StartsWith("inocen", StringComparison.Ordinal) || scene.Is(at, "innocent")) return true;
        for (var i = scene.ClauseStart(at); i < at; i++)
            if (scene.Lexicon.Has("accusation-nouns", scene.Tokens[i])) return true;
        var degree = at - 1;
        while (scene.Holds(degree) && (scene.Tokens[degree].Upos is Upos.Adv or Upos.Num || scene.Is(degree, "por", "ciento", "%") || scene.IsQuote(degree))) degree--;
        return scene.Evidence.Spanish && scene.Is(degree, "es", "son", "era", "eran");
    }

    /// <summary>"I never took", "no recibí": a negated verb in the first person singular inside quotation marks.</summary>
    bool IsOwnNo(int at)
    {
        if (!Quoted(at)) return false;
        if (!scene.IsVerb(at)) return IsNotI(at);
        if (scene.Evidence.Spanish && scene.Is(at - 1, "he") && scene.IsParticiple(at)) return scene.Is(at - 2, "no", "nunca", "jamas");
        if (scene.Evidence.Spanish) return scene.Is(at - 1, "no", "nunca", "jamas") && scene.Tokens[at].Form is [.., 'é' or 'í'] && scene.Tokens[at].Upos == Upos.Verb;
        if (scene.Tokens[at].Upos != Upos.Verb) return false;
        for (var i = at - 1; i >= scene.First && i >= at - 4; i--)
            if (scene.Is(i, "never", "not", "n't", "n’t")) return scene.Is(i - 1, "i") || scene.Is(i - 2, "i") || scene.Is(i - 3, "i");
        return false;
    }

    /// <summary>"I 'm not a member", "no soy miembro": what the speaker is not.</summary>
    bool IsNotI(int at)
    {
        if (scene.Tokens[at].Upos is not (Upos.Noun or Upos.Adj)) return false;
        for (var i = at - 1; i > scene.First && i >= at - 5; i--)
        {
            if (scene.Evidence.Spanish && scene.Is(i, "soy", "fui", "era")) return scene.Is(i - 1, "no", "nunca", "jamas");
            if (!scene.Evidence.Spanish && scene.Is(i, "not", "never", "n't", "n’t")) return scene.Tokens[i - 1].Lemma == "be" && scene.Is(i - 2, "i");
            if (scene.Tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Adv)) return false;
        }

        return false;
    }

    bool Quoted(int at)
    {
        for (var i = at - 1; i >= scene.First; i--)
            if (scene.IsQuote(i) && scene.Tokens[i].Form is not ("'" or "’")) return scene.Tokens[i].Form is not ("”" or "»");
        return false;
    }
}
