using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

// Who does what a verb says and whom it is done to.
sealed partial class Parties
{
    TokenMention? Actor(int first, int last, ImmutableArray<EntityType> types)
    {
        if (_scene.Evidence.Spanish && _scene.Is(first - 2, "se") && _scene.Is(first - 1, "lo", "la", "le", "los", "las", "les")) return null; // "se les aseguró": nobody is said to do it
        if (_scene.Evidence.Spanish && InvertedActor(first, last, types) is { } inverted) return inverted;
        return _subjects.Of(first, types) ?? _subjects.Dropped(first, last, types);
    }

    /// <summary>The slots of whom a step is taken against.</summary>
    static bool IsUndergone(Slot slot) => slot.Relation is Relation.Object or Relation.PassiveSubject || slot.Relation is Relation.Oblique or Relation.Nominal && slot.Prepositions.Any(p => p is ["a"] or ["contra"]);

    /// <summary>"A Ana Sol se le dictó": the object that opens the clause and that a clitic before the verb says again; of a noun, that of the verb which brings it about.</summary>
    TokenMention? Doubled(int trigger, ImmutableArray<EntityType> types)
    {
        if (!_scene.Evidence.Spanish) return null;
        var verb = trigger;
        while (verb > trigger - 8 && _scene.Holds(verb) && !_scene.IsFinite(verb)) verb--;
        if (!_scene.Holds(verb) || !_scene.IsFinite(verb)) return null;
        for (var i = verb - 1; i >= _scene.GroupStart(verb); i--)
        {
            if (!_scene.Is(i, "le", "les", "lo", "la", "los", "las")) continue;
            if (Coreference.DoubledDative.Object(_scene.Tokens, _scene.First, i) is not (>= 0 and var at) || Adjacent(at, types, crossA: false) is not { } found || found.Last >= i) return null;
            // "A pedido de X le dictaron": what X has asked for is not done to X.
            for (; at < found.First; at++)
                if (_scene.IsPreposition(at)) return null;
            return found;
        }

        return null;
    }

    /// <summary>"el recurso de X, sentenciado por": a thing is not sentenced, so it is said of the person whose it is; "el hermano de X, sentenciado" leaves it open.</summary>
    bool OwnsThing(TokenMention mention)
    {
        if (mention.Kind != MentionKind.Name || _scene.Evidence.TypeOf(mention.Entity) != EntityType.Person) return false;
        var i = mention.First - 1;
        while (i > _scene.First && i > mention.First - 5 && !_scene.IsPreposition(i) && _scene.Tokens[i].Upos is Upos.Noun or Upos.Adj or Upos.Det) i--;
        return _scene.Is(i, "de", "del") && _scene.Holds(i - 1) && _scene.Tokens[i - 1].Upos == Upos.Noun && _scene.Over(i - 1) is null && !Coreference.Nouns.IsPerson(_scene.Tokens[i - 1].Folded) && !Coreference.Apposition.IsPersonNoun(_scene.Tokens[i - 1]);
    }

    /// <summary>"fue denunciado por la regidora X": whom "por" leads to did it; whom it was done to is left out.</summary>
    TokenMention? NotAgent(TokenMention? found, int first, int last, ImmutableArray<EntityType> types)
    {
        if (found is null || !_scene.Evidence.Spanish || found.First <= last || !IsLedByPor(found, last)) return found;
        return _scene.GroupStart(first) == first ? null : _subjects.Dropped(first, last, types) ?? _subjects.Unsaid(first, last, types);
    }

    bool IsLedByPor(TokenMention found, int last)
    {
        for (var i = found.First - 1; i > last; i--)
        {
            if (_scene.Is(i, "por")) return true;
            // "procesados por el caso X el exjefe Y": behind another name it leads to that one.
            if (_scene.IsComma(i) || _scene.IsVerb(i) && _scene.Over(i) is null || _scene.Over(i) is { Kind: MentionKind.Name } && _scene.IsDeterminer(i + 1)) return false;
        }

        return _scene.Is(last, "por");
    }

    /// <summary>"se les aseguró", "a quienes se les incautó": whom a clitic or a relative pronoun with "a" stands for.</summary>
    TokenMention? Dative(int first, ImmutableArray<EntityType> types)
    {
        if (!_scene.Is(first - 1, "le", "les", "lo", "la", "los", "las")) return null;
        var start = _scene.GroupStart(first);
        return _scene.Is(start - 2, "a") && _scene.IsRelative(start - 1) ? _subjects.Antecedent(start - 1, types) : _subjects.Clitic(first, types);
    }

    /// <summary>"que dirigía Hugo T.": after a relative pronoun a person without "a" is the subject.</summary>
    TokenMention? InvertedActor(int first, int last, ImmutableArray<EntityType> types)
    {
        var start = _scene.GroupStart(first);
        if (_scene.IsPreposition(last) || _scene.Is(last, "a")) return null;
        if (!_scene.IsRelative(start - 1) && start != _scene.First && !_scene.IsComma(start - 1)) return null;
        return Adjacent(last + 1, types, crossA: false) is { } right && _scene.Evidence.TypeOf(right.Entity) == EntityType.Person && !IsOwner(last, right) ? right : null;
    }

    /// <summary>"que denunció los nexos de X": whose ties they are does nothing there.</summary>
    bool IsOwner(int verb, TokenMention right)
    {
        var noun = verb + 1;
        while (noun < right.First && _scene.Tokens[noun].Upos is not Upos.Noun) noun++;
        return noun < right.First && _scene.Over(noun) is null && !Coreference.Nouns.IsPerson(_scene.Tokens[noun].Folded) && !Coreference.Apposition.IsPersonNoun(_scene.Tokens[noun]) &&
            Triggers.Post(Triggers.WithoutEx(_scene.Tokens[noun].Folded)) is null && Enumerable.Range(noun + 1, right.First - noun - 1).Any(i => _scene.Is(i, "de", "del"));
    }

    TokenMention? Undergoer(int first, int last, ImmutableArray<EntityType> types)
    {
        if (!_scene.Evidence.Spanish && EnglishUndergoer(first, last, types) is { } english) return english;
        // "fue detenido y enviado a prisión": a second participle is told of whom the first is.
        if (_scene.Evidence.Spanish && _scene.GroupStart(first) == first && _scene.Tokens[first].Deprel == Deprel.Conj && _scene.Tokens[first].Head is var above && above >= _scene.First && above < first && _scene.IsParticiple(above) && _scene.VoiceOf(above).HasFlag(Voice.Passive) && _scene.ClauseStart(first) <= above) return Undergoer(above, above, types);
        if (_scene.GroupStart(first) == first && _scene.Tokens[first].Upos != Upos.Aux) return Modified(first, last, types);
        return _subjects.Of(first, types) ?? (_scene.Evidence.Spanish ? Adjacent(last + 1, types, crossA: false) ?? Later(last, types) ?? Fronted(first, last, types) ?? _subjects.Dropped(first, last, types) ?? _subjects.Unsaid(first, last, types) : null);
    }

    /// <summary>"fue detenido en Quirunay el empresario X": the subject of a passive behind its circumstances, where no preposition leads to it.</summary>
    TokenMention? Later(int last, ImmutableArray<EntityType> types)
    {
        var end = Math.Min(_scene.ClauseEnd(last), last + 12);
        for (var i = last + 1; i <= end; i++)
        {
            if (_scene.IsComma(i) || _scene.IsStop(i)) return null;
            if (_scene.Over(i) is not { } over) continue;
            if (_scene.Evidence.TypeOf(over.Entity) == EntityType.Person && over.Kind != MentionKind.Pronoun && _subjects.Fits(over, types) && !_subjects.IsOblique(over)) return over;
            i = over.Last;
        }

        return null;
    }

    /// <summary>"De ser condenada, X pasaría …", "Tras ser detenido, X": the subject of the clause that follows the comma.</summary>
    TokenMention? Fronted(int first, int last, ImmutableArray<EntityType> types)
    {
        var start = _scene.GroupStart(first);
        if (start == first || !_scene.Tokens[start].Morph.HasFlag(Morph.Infinitive) || !_scene.Is(start - 1, "de", "tras", "al", "luego", "despues", "antes") || start - 2 > _scene.First) return null;
        for (var i = last + 1; i <= _scene.Last && i <= last + 14; i++)
            if (_scene.IsComma(i) && _scene.StartingAt(i + 1).FirstOrDefault(m => _subjects.Fits(m, types)) is { } found) return found;
        return null;
    }

    TokenMention? ObjectOf(int first, int last, ImmutableArray<EntityType> types)
    {
        if (first == last && _scene.Tree.Object(first, types) is { Decided: true } found) return found.Party is { } told && IsInverted(first, told) ? null : found.Party;
        if (Adjacent(last + 1, types, crossA: true) is { } right && !IsInverted(last, right) && !(InvertedActor(first, last, Subjects.AnyType) == right && RelativeBefore(first) is not null)) return right;
        if (RelativeBefore(first) is { } relative && InvertedActor(first, last, Subjects.AnyType) is not null) return _subjects.Antecedent(relative, types);
        if (!_scene.Evidence.Spanish) return null;
        return _scene.Is(first - 1, "lo", "la", "los", "las", "le", "les") ? _subjects.Clitic(first, types) : PersonalObject(last, types);
    }

    /// <summary>"…, señaló X": a Spanish verb has a named person for its object only with "a"; without it, that person does it.</summary>
    bool IsInverted(int verb, TokenMention right)
    {
        if (!_scene.Evidence.Spanish || right.Kind != MentionKind.Name || right.First <= verb || _scene.Evidence.TypeOf(right.Entity) != EntityType.Person || _scene.IsPreposition(verb)) return false;
        for (var i = verb; i <= right.First; i++)
            if (_scene.Is(i, "a", "al")) return false;
        return true;
    }

    /// <summary>"detuvieron este lunes en Lima a siete personas": the personal "a" further on in the clause.</summary>
    TokenMention? PersonalObject(int last, ImmutableArray<EntityType> types)
    {
        var verb = last + 1;
        while (verb <= _scene.Last && verb <= last + 16 && !(_scene.IsVerb(verb) && _scene.Over(verb) is null)) verb++;
        return After(last, [["a"]], [.. types.Where(t => t != EntityType.Place)], verb - last - 1);
    }

    int? RelativeBefore(int first)
    {
        var start = _scene.GroupStart(first);
        return _scene.IsRelative(start - 1) ? start - 1 : null;
    }

    /// <summary>"Sobre X pesa una orden de captura", "Contra X hay una denuncia": whom a noun concerns opens the sentence, and a verb that brings it about stands between.</summary>
    TokenMention? FrontedComplement(int first, ImmutableArray<ImmutableArray<string>> prepositions, ImmutableArray<EntityType> types)
    {
        if (!_scene.Evidence.Spanish || !_scene.Is(_scene.First, "contra", "sobre") || !prepositions.Any(p => p is ["contra"] or ["sobre"])) return null;
        if (Adjacent(_scene.First + 1, types, crossA: false) is not { } found || found.Last >= first) return null;
        for (var i = found.Last + 1; i < first; i++)
            if (_scene.IsVerb(i)) return _scene.Lexicon.Has("bringing", _scene.Tokens[i]) ? found : null;
        return null;
    }

    /// <summary>"los detenidos, identificados como A y B", "entre los detenidos figuran A y B", "los acusados son A y B": whom a noun in -ados counts up.</summary>
    TokenMention? Listing(int last, ImmutableArray<EntityType> types)
    {
        if (!_scene.Evidence.Spanish) return null;
        // "los imputados A y B", "el acusado, X,"
        var told = _scene.Tokens[last].Morph.HasFlag(Morph.Plural) || _scene.IsComma(last + 1);
        for (var i = last + 1; i <= _scene.Last && i <= last + 12; i++)
        {
            if (_scene.Over(i) is { Kind: MentionKind.Name } name) return told && _subjects.Fits(name, types) ? name : null;
            if (_scene.Tokens[i].Lemma is "figurar" or "ser" or "estar" or "encontrar" or "encontrarse" or "identificar" || _scene.Is(i, "identificado", "identificada", "identificados", "identificadas", "nombre", "nombres", "son", "fueron")) told = true;
            else if (_scene.Tokens[i].Form == ":") told = true;
            else if (!(_scene.IsComma(i) || _scene.IsDeterminer(i) || _scene.Over(i) is not null || _scene.IsPreposition(i) || _scene.Is(i, "como", "se") || _scene.Tokens[i].Upos is Upos.Noun or Upos.Adj or Upos.Num or Upos.Adv or Upos.Aux)) return null;
        }

        return null;
    }

    /// <summary>"X, uno de los más activos en el país, acusado de": whom a participle hangs on in the tree, past an apposition.</summary>
    TokenMention? Hanging(int participle, ImmutableArray<EntityType> types)
    {
        var head = _scene.Tokens[participle].Head;
        if (!_scene.Holds(head) || head > participle || _scene.Tokens[participle].Deprel is not (Deprel.Acl or Deprel.Amod or Deprel.Appos)) return null;
        if (_scene.HeadedBy(head) is { Kind: MentionKind.Name } named && _subjects.Fits(named, types)) return named;
        var above = _scene.Tokens[head].Head;
        return _scene.Tokens[head].Deprel == Deprel.Appos && _scene.Holds(above) && _scene.HeadedBy(above) is { Kind: MentionKind.Name } apposed && _subjects.Fits(apposed, types) ? apposed : null;
    }
}
