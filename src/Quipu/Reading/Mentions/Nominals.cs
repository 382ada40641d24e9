using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>A description of an actor without a name: "five civilians", "un grupo de reos", "the gang".</summary>
/// <param name="Type">Of one person Person, of several Organization; bodies and businesses as their noun says.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Nominal(int First, int Last, int Head, EntityType Type);

/// <summary>Finds the shortest noun phrases around nouns for actors. What they turn out to describe is for coreference to say.</summary>
sealed class Nominals
{
    readonly ImmutableArray<Token> _tokens;
    readonly bool[] _named;
    readonly bool _spanish;

    Nominals(AnalysedText text, bool[] named) => (_tokens, _named, _spanish) = (text.Tokens, named, text.IsSpanish);

    /// <summary>The descriptions of a text, in order.</summary>
    /// <param name="named">True for the tokens that are within a name.</param>
    internal static List<Nominal> Find(AnalysedText text, bool[] named)
    {
        var nominals = new Nominals(text, named);
        var found = new List<Nominal>();
        foreach (var sentence in text.Sentences)
            for (var i = sentence.First; i <= sentence.Last; i++)
                if (nominals.At(i, sentence) is { } nominal) found.Add(nominal);
        return found;
    }

    Nominal? At(int i, Sentence sentence)
    {
        var token = _tokens[i];
        if (IsBareCount(i, sentence)) return new(i, i, i, EntityType.Organization);
        // "A, B and five others"
        if (!_spanish && _tokens[i].Folded == "others" && i > sentence.First + 1 && _tokens[i - 1].Upos == Upos.Num && _tokens[i - 2].Folded == "and") return new(i - 1, i, i, EntityType.Organization);
        if (_named[i] || token.Upos != Upos.Noun && !IsTitle(i) && !IsNoun(i) || (Triggers.Actor(token) ?? Country(i) ?? Speaker(i, sentence)) is not { } type) return null;
        if (token.Deprel == Deprel.Compound && token.Head >= 0 || token.Lemma == "operation" && !IsTradeOperation(i)) return null;
        if (_named.Length > i + 1 && i < sentence.Last && _named[i + 1] && token.Deprel == Deprel.Compound) return null;
        if (type == EntityType.Person && IsPlural(i)) type = IsOneOf(i, sentence.First) ? EntityType.Person : EntityType.Organization;
        // "La guardia" is the corps, "el guardia" one of it.
        else if (token.Folded == "guardia" && i > 0 && _tokens[i - 1].Folded == "la") type = EntityType.PublicBody;
        var first = Left(i, sentence.First);
        return new(first, Right(i, sentence.Last), i, type);
    }

    // "12 face trial and 16 have been sentenced", "others are under investigation": so many of those of whom the text speaks.
    bool IsBareCount(int i, Sentence sentence)
    {
        if (_spanish || _named[i] || i >= sentence.Last || _tokens[i].Deprel is not (Deprel.Nsubj or Deprel.NsubjPass)) return false;
        if (!(_tokens[i].Upos == Upos.Num && _tokens[i].Folded is not ("one" or "1") && _tokens[i].Form.Length < 8 ||
            _tokens[i].Folded == "others")) return false;
        if (_tokens[i].Form is ['1' or '2', _, _, _] || i > sentence.First && _tokens[i - 1].Upos is Upos.Sym or Upos.Propn or Upos.Num) return false;
        return _tokens[i + 1].Upos is Upos.Verb or Upos.Aux || _tokens[i + 1].Upos == Upos.Adv && i + 2 <= sentence.Last &&
            _tokens[i + 2].Upos is Upos.Verb or Upos.Aux;
    }

    // "La parlamentaria lo niega": an adjective with an article where a noun stands.
    bool IsNoun(int i) => _tokens[i] is { Upos: Upos.Adj, Deprel: Deprel.Nsubj or Deprel.NsubjPass or Deprel.Obj or Deprel.OblAgent } && i > 0 && _tokens[i - 1].Upos == Upos.Det;

    // "The President", "la Fiscalía", "Madam Speaker", ", Emperor of these states": a capital makes no name of it.
    bool IsTitle(int i)
    {
        if (_tokens[i].Upos != Upos.Propn || i == 0 || _named[i - 1] || i + 1 < _named.Length && (_named[i + 1] || _tokens[i + 1].Upos == Upos.Propn)) return false;
        return _tokens[i - 1].Folded is "the" or "this" or "el" or "la" or "este" or "esta" or "del" or "al" or "mr" or "mr." or "mrs" or "mrs." or "madam" or "señor" or "señora" || i + 1 < _tokens.Length && _tokens[i + 1].Folded is "of" && _tokens[i - 1].Upos != Upos.Propn;
    }

    // "The country", "el país": a place where it takes one up.
    EntityType? Country(int i) => _tokens[i].Folded is "country" or "pais" && i > 0 && _tokens[i - 1].Folded is "the" or "this" or "that" or "el" or "este" or "del" or "al" ? EntityType.Place : null;

    // "according to a beekeeper", "según la contadora": whoever says it is somebody, whatever their trade.
    EntityType? Speaker(int i, Sentence sentence) => _tokens[i].Upos == Upos.Noun && Sayings.LeadToNoun(_tokens, sentence, i) && Sayings.IsPerson(_tokens[i], _spanish) ? EntityType.Person : null;

    // "A smuggling operation" acts; a police one is what police do.
    bool IsTradeOperation(int i) => i > 0 && _tokens[i - 1].Lemma is "criminal" or "drug" or "trafficking" or "smuggling" or "laundering" or "mining" or "illegal" or "contraband" or "gambling" or "extortion" or "trafficke";

    // What they deal in is part of what they are called: "cárteles de la droga".
    bool IsTrade(int noun) => _tokens[noun].Lemma is "droga" or "cocaina" or "coca" or "heroina" or "contrabando" or "construccion" or "mineria";

    bool IsPlural(int i)
    {
        if (_tokens[i].Morph.HasFlag(Morph.Plural) || _tokens[i].Folded is "men" or "women" or "people" or "children") return true;
        return i > 0 && _tokens[i - 1].Upos == Upos.Num && _tokens[i - 1].Folded is not ("one" or "un" or "una" or "1" or "uno");
    }

    // "one of Antay's most-wanted men": one of several is one.
    bool IsOneOf(int i, int limit)
    {
        for (var j = i - 1; j > limit && j >= i - 7; j--)
            if (_tokens[j].Folded is "of" or "de") return _tokens[j - 1].Folded is "one" or "uno" or "una";
            else if (_tokens[j].Upos is not (Upos.Det or Upos.Adj or Upos.Adv or Upos.Noun or Upos.Propn or Upos.Part or Upos.Punct or Upos.Pron or Upos.Verb) || _tokens[j].Form is "," or "(") return false;
        return false;
    }

    int Left(int head, int limit)
    {
        var first = head;
        while (first > limit)
        {
            var token = _tokens[first - 1];
            if (_named[first - 1]) break;
            // Whatever the tree says, an article or "same" right before a noun phrase is its own.
            if (token.Upos == Upos.Det && token.Folded is "the" or "this" or "these" or "those" or "el" or "la" or "los" or "las" or "este" or "esta" or "estos" or "estas" or "dicho" or "dicha" or "dichos" or "dichas" ||
                token.Folded is "mismo" or "misma" or "mismos" or "mismas" or "same")
            {
                first--;
                if (token.Folded is "mismo" or "misma" or "mismos" or "mismas" or "same") continue;
                break;
            }

            var own = token.Head == head || token.Head >= first && token.Head <= head;
            if (!own || token.Deprel is not (Deprel.Det or Deprel.Nummod or Deprel.Amod or Deprel.Compound or Deprel.NmodPoss or Deprel.Advmod) || token.Upos is Upos.Punct or Upos.Verb && token.Head != head) break;
            if (token.Deprel == Deprel.NmodPoss && token.Upos is not (Upos.Pron or Upos.Det)) break;
            if (token.Deprel == Deprel.Advmod && token.Upos != Upos.Adv) break;
            first--;
        }

        while (first < head && (_tokens[first].Upos == Upos.Adv || _tokens[first].Folded is "least" or "most" or "more" or "unos" or "unas" or "some" && _tokens[first + 1].Upos is Upos.Num or Upos.Adv || _tokens[first].Folded is "least")) first++;
        // "12 boat and barge owners"
        if (first - 3 >= limit && _tokens[first - 1].Folded == "and" && _tokens[first - 2] is { Upos: Upos.Noun } && !_tokens[first - 2].Morph.HasFlag(Morph.Plural) && _tokens[first - 3].Upos == Upos.Num) first -= 3;
        return first;
    }

    // "miembros del cartel" ends at "miembros"; "productores de coca", "grupo de reos", "group of police officers" do not.
    int Right(int head, int limit)
    {
        var last = head;
        while (last < limit && !_named[last + 1] && _tokens[last + 1] is { Upos: Upos.Adj, Deprel: Deprel.Amod } adjective && adjective.Head == head) last++;
        if (_tokens[head].Lemma == "privado" && last + 2 <= limit && _tokens[last + 1].Folded == "de" && _tokens[last + 2].Folded == "libertad") return last + 2;
        if (last + 2 > limit || _tokens[last + 1].Folded is not ("of" or "de" or "del") || _named[last + 2]) return last;
        var noun = _tokens[last + 1].Head;
        if (noun <= last || noun > last + 5 || noun > limit || _tokens[noun].Upos != Upos.Noun || _tokens[noun].Head != head) return last;
        for (var i = last + 2; i <= noun; i++)
            if (_named[i] || _tokens[i].Upos is Upos.Pron or Upos.Punct || _tokens[i].Upos == Upos.Det && !IsTrade(noun) || _tokens[i].Upos == Upos.Num && i > last + 2) return last;
        if (_tokens[last + 1].Folded == "del" && Triggers.Actor(_tokens[noun]) is not null) return last;
        // "the nephew of then-mayor X": of another.
        if (Triggers.Actor(_tokens[head]) == EntityType.Person && !_tokens[noun].Morph.HasFlag(Morph.Plural) && (Triggers.Actor(_tokens[noun]) == EntityType.Person || Triggers.Post(Triggers.WithoutEx(_tokens[noun].Folded)) is not null)) return last;
        last = noun;
        // "grupo de privados de libertad"
        if (_tokens[noun].Lemma == "privado" && last + 2 <= limit && _tokens[last + 1].Folded == "de" && _tokens[last + 2].Folded == "libertad") last += 2;
        // "cárteles de la droga mexicanos": the adjective goes with the head.
        while (last < limit && !_named[last + 1] && _tokens[last + 1] is { Upos: Upos.Adj, Deprel: Deprel.Amod } after && (after.Head == noun || after.Head == head)) last++;
        return last;
    }
}
