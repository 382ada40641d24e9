using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Who a description stands for where the name is beside it: "el ex alcalde de X, Hugo T.", "Ana P., exministra de X,", "dos presuntos integrantes, A y B".
/// </summary>
sealed class Identities(Evidence evidence, Sentence sentence)
{
    readonly Dictionary<int, TokenMention> _namesAt = Names(evidence, sentence, m => m.First);
    readonly Dictionary<int, TokenMention> _namesTo = Names(evidence, sentence, m => m.Last);

    static Dictionary<int, TokenMention> Names(Evidence evidence, Sentence sentence, Func<TokenMention, int> key)
    {
        var names = new Dictionary<int, TokenMention>();
        foreach (var mention in evidence.Mentions(sentence.Index))
            if (IsNamedPerson(evidence, mention)) names.TryAdd(key(mention), mention);
        return names;
    }

    static bool IsNamedPerson(Evidence evidence, TokenMention mention) => mention.Kind == MentionKind.Name && evidence.TypeOf(mention.Entity) == EntityType.Person;

    /// <summary>The sentence's mentions, descriptions with a name beside them under that name's entity.</summary>
    internal ImmutableArray<TokenMention> Resolved() =>
        [.. evidence.Mentions(sentence.Index).Select(m => IsOpen(m) && (!IsPlural(m) || IsOneOf(m)) && (NameAfter(m) ?? NameBefore(m)) is { } name ? m with { Entity = name.Entity } : GroupAfter(m) is { } group ? m with { Entity = group.Entity } : m)];

    /// <summary>"la empresa de transferencias Cardón", "la banda “Los Cardones”": the group's name right behind what it is called, past what it deals in.</summary>
    TokenMention? GroupAfter(TokenMention mention)
    {
        if (!evidence.Spanish || mention.Kind != MentionKind.Nominal || evidence.Entities[mention.Entity].Named || IsPlural(mention) || evidence.TypeOf(mention.Entity) is not (EntityType.Organization or EntityType.Company)) return null;
        for (var i = mention.Last + 1; i <= Math.Min(mention.Last + 9, sentence.Last); i++)
        {
            foreach (var name in evidence.Mentions(sentence.Index))
                if (name.First == i && name.Kind == MentionKind.Name) return evidence.TypeOf(name.Entity) is EntityType.Organization or EntityType.Company && !IsLed(i) ? name : null;
            if (evidence.Tokens[i].Upos is not (Upos.Adp or Upos.Noun or Upos.Adj or Upos.Det) && evidence.Tokens[i].Form is not ("“" or "\"" or "«" or "‘")) return null;
        }

        return null;
    }

    bool IsLed(int at)
    {
        var i = at - 1;
        while (i > sentence.First && (evidence.Tokens[i].Upos == Upos.Det || evidence.Tokens[i].Form is "“" or "\"" or "«" or "‘")) i--;
        return i >= sentence.First && evidence.Tokens[i].Upos == Upos.Adp;
    }

    /// <summary>The name that follows a description of several: the first of their list.</summary>
    internal TokenMention? FirstOf(TokenMention several) => IsOpen(several) && IsPlural(several) ? NameAfter(several) : null;

    bool IsOpen(TokenMention mention) => mention.Kind == MentionKind.Nominal && !evidence.Entities[mention.Entity].Named &&
        evidence.TypeOf(mention.Entity) is EntityType.Person or EntityType.Organization && (evidence.TypeOf(mention.Entity) == EntityType.Person || IsPlural(mention));

    /// <summary>"one of his operators": one of several is one.</summary>
    bool IsOneOf(TokenMention mention) => OneBefore(mention) is not null;

    int? OneBefore(TokenMention mention)
    {
        for (var i = mention.First - 1; i > sentence.First && i >= mention.First - 5; i--)
            if (evidence.Tokens[i].Folded is "of" or "de") return evidence.Tokens[i - 1].Folded is "one" or "uno" or "una" ? i - 1 : null;
        return null;
    }

    internal bool IsPlural(TokenMention mention) => evidence.Tokens[mention.Head].Morph.HasFlag(Morph.Plural);

    TokenMention? NameAfter(TokenMention mention)
    {
        var of = false;
        for (var i = mention.Last + 1; i <= Math.Min(mention.Last + 14, sentence.Last); i++)
        {
            // "the wife of President X": X is the nearer noun's.
            if (_namesAt.TryGetValue(i, out var name) && !IsLedByPreposition(i) && !IsTied(mention, i)) return of && i - 1 > mention.Last && Coreference.Apposition.IsPersonNoun(evidence.Tokens[i - 1]) ? null : name;
            var token = evidence.Tokens[i];
            of |= token.Folded is "of" or "de" or "del";
            if (token.Form is "(" or ",") return token.Form == "," && (_namesAt.TryGetValue(i + 1, out name) || Titled(i + 1, out name)) && !Sayings.PartFrom(evidence.Tokens, sentence, mention.Head, name!) ? name : null;
            if (token.Upos is Upos.Verb or Upos.Aux or Upos.Sconj or Upos.Pron or Upos.Cconj || (token.Upos == Upos.Punct && token.Form is not ("\"" or "“" or "”"))) return null;
        }

        return null;
    }

    /// <summary>", retired police colonel X": the name behind its titles.</summary>
    bool Titled(int at, out TokenMention? name)
    {
        name = null;
        for (var i = at; i <= Math.Min(at + 5, sentence.Last); i++)
        {
            if (_namesAt.TryGetValue(i, out name)) return true;
            if (evidence.Tokens[i].Folded is "alias" or "aka" or "apodado" or "apodada" or "conocido" or "conocida" or "como" or "‘" or "\"" or "“" or "«") continue;
            if (evidence.Tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Noun or Upos.Propn) && !(evidence.Tokens[i].Upos == Upos.Verb && evidence.Tokens[i].Morph.HasFlag(Morph.Participle))) return false;
        }

        return false;
    }

    /// <summary>"the nephew of then-mayor and candidate X": in English a name behind "of" without a comma is another's.</summary>
    bool IsTied(TokenMention mention, int name)
    {
        if (evidence.Spanish) return false;
        for (var i = mention.Last + 1; i < name; i++)
            if (evidence.Tokens[i].Form == ",") return false;
            else if (evidence.Tokens[i].Upos == Upos.Adp) return true;
        return false;
    }

    bool IsLedByPreposition(int at)
    {
        for (var i = at - 1; i > at - 3 && i >= sentence.First; i--)
        {
            if (evidence.Tokens[i].Upos == Upos.Adp) return true;
            if (evidence.Tokens[i].Upos is not (Upos.Det or Upos.Noun or Upos.Adj)) return false;
        }

        return false;
    }

    TokenMention? NameBefore(TokenMention mention)
    {
        if (!Closes(mention)) return null;
        var i = (OneBefore(mention) ?? mention.First) - 1;
        while (i > sentence.First && i > mention.First - 6 && evidence.Tokens[i].Upos is Upos.Det or Upos.Adj or Upos.Noun or Upos.Cconj) i--;
        if (i < sentence.First || evidence.Tokens[i].Form != ",") return null;
        for (var step = 0; step < 9 && --i >= sentence.First; step++)
        {
            if (_namesTo.TryGetValue(i, out var name)) return name;
            if (evidence.Tokens[i].Form == ")")
                while (i > sentence.First && evidence.Tokens[i].Form != "(") i--;
            else if (evidence.Tokens[i].Upos is Upos.Verb or Upos.Aux or Upos.Adp && evidence.Tokens[i].Folded != "de") return null;
        }

        return null;
    }

    /// <summary>An apposition ends with a comma, a bracket, a relative clause or the sentence; a description that a verb follows is a subject of its own.</summary>
    bool Closes(TokenMention mention)
    {
        for (var i = mention.Last + 1; i <= Math.Min(mention.Last + 12, sentence.Last); i++)
        {
            var token = evidence.Tokens[i];
            if (token.Form is "," or ")" or "." or ";" || token.Folded is "who" or "que" or "quien" or "which") return true;
            if (token.Upos is Upos.Verb or Upos.Aux) return false;
        }

        return true;
    }
}
