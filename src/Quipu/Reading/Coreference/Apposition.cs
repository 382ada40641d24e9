using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Coreference;

/// <summary>A description beside the name of the person it describes, by the order of words where the tree does not tell.</summary>
static class Apposition
{
    /// <summary>A description with its complements may be this long.</summary>
    const int Reach = 14;

    /// <summary>"NAME, exmandatario del Perú, …", "NAME, a businessman who …"</summary>
    internal static int? Before(MentionSet set, MentionIndex index, TokenMention mention, Sentence sentence)
    {
        var tokens = set.Text.Tokens;
        var at = mention.First - 1;
        while (at > sentence.First && tokens[at].Folded is "el" or "la" or "the" or "ex" or "former" or "un" or "una" or "a" or "an" or "entonces" or "then" or "hoy") at--;
        if (Ends(tokens, at, sentence.First) is not { } end) return null;
        if (tokens[mention.Head].Deprel == Deprel.Conj && tokens[at].Form is "," or "(" || mention.Last < sentence.Last &&
            tokens[mention.Last + 1].Folded is "y" or "and" or "e") return null;
        if (index.Names(end) is not { } name || name.Last != end || !IsPerson(set, name)) return null;
        // "…, el fiscal dijo": a noun before a finite verb is its subject, not the name's.
        var verb = mention.Last < sentence.Last && tokens[mention.Last + 1].Upos is Upos.Verb or Upos.Aux && (tokens[mention.Last + 1].Morph & (Morph.Participle | Morph.Gerund)) == Morph.None;
        return verb ? null : name.Entity;
    }

    /// <summary>The word before the comma or bracket at a place, past the quotes of a nickname ("X, alias “El Zurdo,” a trafficker"); null where there is no
    /// such mark.</summary>
    internal static int? Ends(ImmutableArray<Token> tokens, int at, int first)
    {
        var quoted = at > first && tokens[at].Form is "”" or "\"" or "»" && tokens[at - 1].Form == ",";
        if (quoted) at--;
        if (at <= first || tokens[at].Form is not ("," or "(" or "–" or "—" or "--")) return null;
        at--;
        return at > first && tokens[at].Form is "”" or "\"" or "»" ? at - 1 : at;
    }

    /// <summary>"El ex alcalde de la provincia de X, NAME, …", "el coronel en retiro de la policía NAME", "businessman NAME".</summary>
    internal static int? After(MentionSet set, MentionIndex index, TokenMention mention, Sentence sentence)
    {
        var tokens = set.Text.Tokens;
        var indefinite = tokens[mention.First].Folded is "un" or "una" or "a" or "an";
        for (var i = mention.Last + 1; i <= sentence.Last && i <= mention.Last + Reach; i++)
        {
            var token = tokens[i];
            if (token.Form is "," or "--" or "–" or "—") return indefinite || i < sentence.Last && index.Names(i + 1) is { } next &&
                Sayings.PartFrom(tokens, sentence, mention.Head, next) ? null : Closing(set, index, i + 1, sentence);
            if (index.Names(i) is { } name)
            {
                // "the nephew of the mayor NAME": the nearer noun's.
                if (name.First == i && IsPerson(set, name) && i - 1 > mention.Last && IsPersonNoun(tokens[i - 1])) return null;
                if (name.First == i && IsPerson(set, name)) return tokens[i - 1].Upos is Upos.Noun or Upos.Adj or Upos.Propn || Triggers.IsHonorific(tokens[i - 1].Folded) ? name.Entity : null;
                i = name.Last;
                continue;
            }

            if (token.Upos is not (Upos.Adp or Upos.Det or Upos.Adj or Upos.Noun or Upos.Propn or Upos.Num) && token.Form is not ("(" or ")" or "“" or "”" or "\"")) return null;
        }

        return null;
    }

    // After the comma a name, and after the name a comma, a verb, a bracket or the end.
    static int? Closing(MentionSet set, MentionIndex index, int i, Sentence sentence)
    {
        var tokens = set.Text.Tokens;
        if (i > sentence.Last || index.Names(i) is not { } name || name.First != i || !IsPerson(set, name)) return null;
        if (name.Last == sentence.Last) return name.Entity;
        var next = tokens[name.Last + 1];
        return next.Form is "," or "(" or "." or "–" or "—" or "--" || next.Upos is Upos.Verb or Upos.Aux ||
            next.Folded is "alias" or "who" or "quien" or "no" or "se" ? name.Entity : null;
    }

    /// <summary>A noun for a person, or a title: a name right behind it is its own.</summary>
    internal static bool IsPersonNoun(Token token) => token is { Upos: Upos.Noun or Upos.Propn, Folded: not "policia" } && (Triggers.Actor(token) ?? (Triggers.Post(Triggers.WithoutEx(token.Folded)) is null ? null : EntityType.Person)) == EntityType.Person;

    static bool IsPerson(MentionSet set, TokenMention name) => set.Entities[name.Entity].Type == EntityType.Person;
}
