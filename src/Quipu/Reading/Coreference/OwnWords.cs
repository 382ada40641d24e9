using System.Collections.Frozen;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Coreference;

/// <summary>Whose words stand between quotation marks or in a turn of speech, so that "I" and "mi" in them are the speaker's.</summary>
sealed class OwnWords(Resolution resolution)
{
    static readonly FrozenSet<string> Verbs = Set(
        "say tell add state declare explain claim insist argue warn recall ask write reply respond note admit confess testify decir declarar afirmar señalar asegurar manifestar expresar sostener indicar añadir agregar explicar precisar " +
        "comentar relatar contar confesar admitir reconocer responder recordar advertir escribir aseverar puntualizar subrayar enfatizar");

    static readonly FrozenSet<string> First = Set("i me my mine myself yo mi mis mio mia conmigo");

    static readonly FrozenSet<string> Second = Set("you your yours yourself usted");

    readonly Turns _turns = new(resolution);

    int _last = -1;
    int? _speaker;
    bool _open;

    /// <summary>Of whom the paragraph tells whose first sentence this is.</summary>
    internal int? Headed(Sentence sentence) => _turns.Headed(sentence);

    /// <summary>"I", "my", "yo", "mí".</summary>
    internal static bool IsFirst(Token token) => First.Contains(token.Folded);

    internal static bool Tells(Token verb) => Verbs.Contains(verb.Lemma);

    /// <summary>Who has the turn in a sentence: "he" is somebody else.</summary>
    internal int? Turn(Sentence sentence) => _turns.Speaker(sentence);

    /// <summary>The first-person words within the quotations and turns of a sentence, with their speaker.</summary>
    internal IEnumerable<(int Word, int Speaker)> In(Sentence sentence)
    {
        List<int>? words = null;
        List<(int, int)>? spoken = null;
        var turn = _turns.Speaker(sentence);
        var open = _open && sentence.Index == _last + 1;
        var quoted = open;
        for (var i = sentence.First; i <= sentence.Last; i++)
        {
            if (IsMark(resolution.Tokens[i], open) is { } opens)
            {
                open = opens;
                quoted |= open;
            }
            else if (open && First.Contains(resolution.Tokens[i].Folded) && resolution.Tokens[i].Upos is Upos.Pron or Upos.Det) (words ??= []).Add(i);
            else if (!open && turn is { } told && First.Contains(resolution.Tokens[i].Folded)) (spoken ??= []).Add((i, told));
            else if (!open && Second.Contains(resolution.Tokens[i].Folded) && _turns.Addressed(sentence) is { } asked) (spoken ??= []).Add((i, asked));
        }

        var before = sentence.Index == _last + 1 ? _speaker : null;
        var speaker = quoted ? Speaker(sentence) ?? before : null;
        (_last, _speaker, _open) = (sentence.Index, speaker, open);
        IEnumerable<(int, int)> quotes = speaker is { } found && words is not null ? words.Select(w => (w, found)) : [];
        return spoken is null ? quotes : quotes.Concat(spoken);
    }

    // True where a mark opens, false where it closes, null where it is none.
    internal static bool? IsMark(Token token, bool open) => token.Form switch
    {
        "“" or "«" => true,
        "”" or "»" => false,
        "\"" => !open,
        _ => null,
    };

    int? Speaker(Sentence sentence)
    {
        for (var i = sentence.First; i <= sentence.Last; i++)
        {
            if (resolution.Tokens[i].Upos != Upos.Verb || !Verbs.Contains(resolution.Tokens[i].Lemma)) continue;
            if (Beside(i) is { } beside) return beside;
            foreach (var child in resolution.Index.Children(i))
                if (resolution.Tokens[child].Deprel == Deprel.Nsubj && Whose(child) is { } speaker) return speaker;
        }

        return null;
    }

    // "…”, dijo X", "…,” X said": right beside the verb, whatever the tree says.
    int? Beside(int verb)
    {
        if (verb + 1 < resolution.Tokens.Length && resolution.Index.Names(verb + 1) is { } after && after.First == verb + 1 && resolution.IsPerson(after.Entity)) return resolution.Root(after.Entity);
        return verb > 0 && resolution.Index.Names(verb - 1) is { } before && resolution.IsPerson(before.Entity) ? resolution.Root(before.Entity) : null;
    }

    int? Whose(int word)
    {
        if (resolution.Index.At(word) is { } mention) return resolution.IsPerson(mention.Entity) ? resolution.Root(mention.Entity) : null;
        for (var i = resolution.Pronouns.Count - 1; i >= 0 && resolution.Pronouns[i].First >= word; i--)
            if (resolution.Pronouns[i].First == word && resolution.IsPerson(resolution.Pronouns[i].Entity)) return resolution.Pronouns[i].Entity;
        return null;
    }

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
