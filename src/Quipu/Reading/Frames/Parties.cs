using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Resolves a frame's slots: from a trigger to the mentions that fill its ends.</summary>
sealed partial class Parties
{
    const int Reach = 18;

    readonly Scene _scene;
    readonly Subjects _subjects;

    internal Parties(Scene scene, bool speaking = false) => (_scene, _subjects) = (scene, new(scene, speaking));

    internal Subjects Subjects => _subjects;

    /// <summary>The mentions that fill the first of the slots that finds one: more than one where the text lists them.</summary>
    internal ImmutableArray<TokenMention> Fill(ImmutableArray<Slot> slots, int first, int last, ImmutableArray<EntityType> types)
    {
        if (!_scene.Gathered.IsEmpty && slots.Any(s => s.Relation == Relation.PassiveSubject ? _scene.VoiceOf(Verb(first, last)) == Voice.Passive : s.Relation == Relation.Subject && _scene.VoiceOf(Verb(first, last)) == Voice.Active) && Gathered.Before(_scene, Verb(first, last)) is [_, ..] gathered && gathered.All(m => _subjects.Fits(m, types))) return gathered;
        foreach (var slot in slots)
            if (One(slot, first, last, types) is { } found)
                return Picked.By(_scene, first) is not null || IsOneOf(slot, found, first) || (slot.Relation is Relation.Subject or Relation.PassiveSubject && IsOfOne(Verb(first, last))) || (slot.Relation == Relation.Self && !_scene.Evidence.Spanish) ? [found] : Described(slot, first, [.. Together(found, types).Where(m => _subjects.Fits(m, types) && IsBeside(found, m, first, last)).DistinctBy(m => m.Entity)]);
        return [];
    }

    /// <summary>"A, accused of fraud, and B, his lawyer": what stands between two members of a list is said of the one on whose side it was found.</summary>
    static bool IsBeside(TokenMention found, TokenMention other, int first, int last) => !(found.Last < first && other.First > last) && !(found.First > last && other.Last < first);

    /// <summary>"A, B y C, quien fue detenido": a Spanish verb in the singular tells of one of those before it.</summary>
    bool IsOneOf(Slot slot, TokenMention found, int verb) => _scene.Evidence.Spanish && slot.Relation is Relation.Subject or Relation.PassiveSubject && found.Last < verb && _scene.IsVerb(verb) && _subjects.IsSingular(_scene.GroupStart(_scene.Tokens[verb].Deprel == Deprel.Conj && _scene.GroupStart(verb) == verb && _scene.Holds(_scene.Tokens[verb].Head) && _scene.Tokens[verb].Head < verb ? _scene.Tokens[verb].Head : verb));

    /// <summary>A party with those listed beside it: by their order in the text, else by the tree.</summary>
    IEnumerable<TokenMention> Together(TokenMention found, ImmutableArray<EntityType> types) => _scene.ListOf(found) is var list && (list[0] != found || (list.Length > 1 && (found.Kind == MentionKind.Name || !_scene.Tree.Conjoined(found, types).Skip(1).Any()))) ? list : _scene.Tree.Conjoined(found, types);

    /// <summary>"el exjefe de la aduana X y Y", "A y B, jefe de C": a Spanish noun in the singular describes the one of several who stands nearest.</summary>
    ImmutableArray<TokenMention> Described(Slot slot, int noun, ImmutableArray<TokenMention> several) =>
        several.Length > 1 && _scene.Evidence.Spanish && slot.Relation is Relation.Apposition or Relation.Self && _scene.Tokens[noun] is { Upos: Upos.Noun } token && token.Morph.HasFlag(Morph.Singular)
            ? [several.MinBy(m => m.First > noun ? m.First - noun : noun - m.Last)!] : several;

    TokenMention? One(Slot slot, int first, int last, ImmutableArray<EntityType> types)
    {
        if (slot.Relation is Relation.Head or Relation.Apposition or Relation.PassiveSubject or Relation.Self && Picked.By(_scene, first) is { } picked) return _subjects.Fits(picked, types) ? picked : null;
        var voice = _scene.VoiceOf(Verb(first, last));
        if (IsUndergone(slot) && Doubled(Verb(first, last), types) is { } doubled) return doubled;
        return slot.Relation switch
        {
            Relation.Subject => voice.HasFlag(Voice.Active) ? Actor(first, last, types) : null,
            Relation.PassiveSubject => voice.HasFlag(Voice.Passive) ? NotAgent(Undergoer(first, last, types), first, last, types) : null,
            Relation.Object => voice.HasFlag(Voice.Active) ? ObjectOf(first, last, types) : null,
            Relation.Agent => voice.HasFlag(Voice.Passive) ? _scene.Tree.Agent(Verb(first, last), types) ?? (_scene.Evidence.Spanish ? After(last, ByEs, types, Reach) : FirstAgent(last, types)) : null,
            Relation.Oblique => _scene.Tree.Complement(first, last, slot.Prepositions, types) ?? (IsNoun(last) ? AfterNoun(last, slot.Prepositions, types) : null) ?? (IsNoun(last) ? null : After(last, slot.Prepositions, types, Reach)) ?? (_scene.Evidence.Spanish && slot.Prepositions.Any(p => p is ["a"]) ? Dative(first, types) : null),
            Relation.Case => OfCase(first, slot.Prepositions, types),
            Relation.Nominal => _scene.Tree.Complement(first, last, slot.Prepositions, types) ?? Complement(last, slot.Prepositions, types) ?? FrontedComplement(first, slot.Prepositions, types),
            Relation.Listing => Listing(last, types),
            Relation.Possessive => _scene.Tree.Possessor(last, types) ?? Possessor(first, types),
            Relation.Compound => Beside(first, types),
            Relation.Apposition => Apposed(first, last, types),
            Relation.Self => Itself(first, last, types),
            Relation.Head => Modified(first, last, types),
            Relation.Left => IsPartyOfItsOwn(first, last) || IsOwned(first) ? null : Nearest(first, -1, types),
            Relation.Right => Nearest(last, 1, types),
            Relation.Copula => Predicated(first, types) ?? Predicate(last, types),
            Relation.Controller => _scene.IsVerb(first) && !_scene.IsFinite(first) && _scene.VoiceOf(first) == Voice.Active ? _subjects.Of(first, types) : null,
            _ => null,
        };
    }

    static readonly ImmutableArray<ImmutableArray<string>> ByEs = [["por"]];

    /// <summary>A noun's "by X" stands in its own phrase: behind a comma or another verb it is somebody else's.</summary>
    TokenMention? AfterNoun(int noun, ImmutableArray<ImmutableArray<string>> prepositions, ImmutableArray<EntityType> types)
    {
        var reach = 0;
        while (reach < Reach && _scene.Holds(noun + reach + 1) && !_scene.IsComma(noun + reach + 1) && !(_scene.Tokens[noun + reach + 1].Upos == Upos.Verb && _scene.Over(noun + reach + 1) is null && !_scene.IsPreposition(noun + reach + 1))) reach++;
        return After(noun, prepositions, types, reach);
    }

    bool IsNoun(int token) => !_scene.Evidence.Spanish && _scene.Tokens[token].Upos is Upos.Noun or Upos.Propn;

    int Verb(int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (_scene.IsVerb(i) && _scene.Tokens[i].Upos == Upos.Verb) return i;
        return first;
    }

    /// <summary>The mention that begins right here, past determiners, adjectives and titles.</summary>
    internal TokenMention? Adjacent(int at, ImmutableArray<EntityType> types, bool crossA)
    {
        for (var i = at; i <= _scene.Last && i <= at + 7; i++)
        {
            if (_scene.Over(i) is { } over)
            {
                if (_subjects.IsPossessive(over)) continue;
                // "X's network", "Peru's police": the possessor is not the party.
                if (!_scene.Evidence.Spanish && _scene.Is(over.Last + 1, "'s", "’s") && _scene.Holds(over.Last + 2) && (over.Kind == MentionKind.Name && _scene.Tokens[over.Last + 2].Upos is Upos.Noun or Upos.Adj or Upos.Propn || over.Kind == MentionKind.Nominal && _scene.Over(over.Last + 2) is { Kind: MentionKind.Nominal }))
                {
                    i = over.Last + 1;
                    continue;
                }

                // "the former X Cartel kingpin Y": the name only tells what kind of kingpin.
                if (Kind(over) is { } kind)
                {
                    if (kind.Entity == over.Entity && _subjects.Fits(over, types)) return over;
                    if (_subjects.Fits(kind, types)) return kind;
                    i = over.Last;
                    continue;
                }

                // "the X kingpin Y": who leads it is the party.
                if (!_scene.Evidence.Spanish && over.Kind == MentionKind.Name && _scene.Evidence.TypeOf(over.Entity) == EntityType.Organization && _scene.Holds(over.Last + 1) && _scene.Tokens[over.Last + 1].Upos == Upos.Noun && Coreference.Apposition.IsPersonNoun(_scene.Tokens[over.Last + 1]))
                {
                    i = over.Last;
                    continue;
                }

                if (_subjects.Fits(over, types)) return over;
                if (over.Kind == MentionKind.Nominal && _scene.Over(over.Last + 1) is { Kind: MentionKind.Name } beside && _subjects.Fits(beside, types)) return beside;
                if (_scene.StartingAt(i).FirstOrDefault(m => _subjects.Fits(m, types)) is { } inner) return inner;
                if (over.Kind != MentionKind.Name && _scene.Evidence.TypeOf(over.Entity) != EntityType.Place) return null;
                i = over.Last;
                continue;
            }

            if (_scene.Is(i, "of", "de", "del") && i > at && (_scene.Lexicon.Has("place-nouns", _scene.Tokens[i - 1]) || _scene.Tokens[i - 1].Form == "%")) continue; // "el 85 % de la ciudad"
            // "absolvió al exjefe del Batallón Sur Hugo T."
            if (_scene.Is(i, "de", "del") && i > at && _scene.Tokens[i - 1].Upos == Upos.Noun && types.Contains(EntityType.Person)) return Titled(i - 1, [EntityType.Person]);
            var upos = _scene.Tokens[i].Upos;
            if (upos == Upos.Verb && _scene.Tokens[i].Morph.HasFlag(Morph.Participle) && _scene.Holds(i + 1) && _scene.Tokens[i + 1].Upos is Upos.Noun or Upos.Propn or Upos.Adj && !_scene.Evidence.Spanish) continue;
            if (upos is Upos.Num or Upos.Pron && _scene.Is(i + 1, "of", "de") && i + 2 <= _scene.Last)
            {
                i++;
                continue;
            }

            if (_scene.IsQuote(i) || i > at && _scene.Tokens[i].Form == "%" || upos is Upos.Det or Upos.Adj or Upos.Num or Upos.Adv or Upos.Noun or Upos.Propn) continue;
            if (crossA && _scene.Evidence.Spanish && i <= at + 2 && _scene.Is(i, "a", "al")) continue;
            return null;
        }

        return null;
    }

    /// <summary>The person or group whose description a group's name begins: "X Cartel kingpin"; null where the name stands for itself.</summary>
    TokenMention? Kind(TokenMention name) => !_scene.Evidence.Spanish && name.Kind == MentionKind.Name && _scene.Evidence.TypeOf(name.Entity) is EntityType.Organization or EntityType.Company or EntityType.PublicBody && _scene.Tokens[name.Head].Deprel == Deprel.Compound &&
        _scene.Tokens[name.Head].Head is var noun && noun > name.Last && noun <= name.Last + 3 ? _scene.HeadedBy(noun) ?? _scene.Over(noun) : null;

    /// <summary>The first fitting mention that one of the prepositions leads to, within the clause.</summary>
    internal TokenMention? After(int last, ImmutableArray<ImmutableArray<string>> prepositions, ImmutableArray<EntityType> types, int reach)
    {
        var end = Math.Min(_scene.ClauseEnd(last), last + reach);
        // A trigger such as "report to" or "recibir dinero de" holds the preposition itself.
        if (prepositions.Any(p => EndsWith(last, p)) && Adjacent(last + 1, types, crossA: false) is { } direct) return direct;
        for (var i = last + 1; i <= end; i++)
            foreach (var preposition in prepositions)
                if (_scene.Over(i) is null or { Kind: not MentionKind.Name } && Begins(i, preposition) && (_scene.Over(i) is not { } around || around.Last < i + preposition.Length) && Led(i + preposition.Length, types) is { } found) return found;
        return null;
    }

    /// <summary>Whom a preposition leads to: what follows it, past the "de" of "en contra de", or the "su" of "en su contra".</summary>
    TokenMention? Led(int at, ImmutableArray<EntityType> types)
    {
        if (_scene.Is(at - 1, "contra", "favor"))
        {
            if (_scene.Is(at - 2, "su") && _scene.Over(at - 2) is { } whose) return _subjects.Fits(whose, types) ? whose : null;
            if (_scene.Is(at, "de", "del")) at++;
        }

        return Adjacent(at, types, crossA: false);
    }

    /// <summary>"La investigación contra X fue archivada", "the case against X was dropped": whom the noun for a case before the verb concerns.</summary>
    TokenMention? OfCase(int first, ImmutableArray<ImmutableArray<string>> prepositions, ImmutableArray<EntityType> types)
    {
        var start = _scene.GroupStart(first);
        for (var i = start - 1; i >= _scene.First && i >= start - 30; i--)
        {
            if (_scene.IsStop(i) || (_scene.IsFinite(i) && _scene.Over(i) is null && !_scene.IsRelative(i - 1))) return null;
            if (_scene.Over(i) is not { Kind: MentionKind.Name } && _scene.Lexicon.Has("case-nouns", _scene.Tokens[i]))
                return After(i, prepositions, types, Math.Min(start - i - 1, 8));
        }

        return null;
    }

    /// <summary>What belongs to a noun: its preposition follows at once, or after adjectives and a date ("asesinato en junio de ocho policías").</summary>
    TokenMention? Complement(int last, ImmutableArray<ImmutableArray<string>> prepositions, ImmutableArray<EntityType> types)
    {
        var (passed, isPlace) = (false, false);
        for (var i = last + 1; i <= _scene.Last && i <= last + Reach; i++)
        {
            // "la extradición a Panamá de X": where to or where, and then whose.
            foreach (var preposition in prepositions)
                if (Begins(i, preposition) && !(isPlace && IsOfDate(i))) return passed && !isPlace && _scene.Is(i, "of", "de", "del") ? null : Led(i + preposition.Length, types);
            if (_scene.Is(i, "en") && prepositions.Any(p => p[0] is "contra"))
                if (_scene.Is(i + 1, "contra")) continue;
                else if (_scene.Is(i + 2, "contra")) return Led(i + 3, types);
            if (IsOfDate(i) || _scene.IsPreposition(i) && _scene.Over(i + 1) is null && _scene.Evidence.Dates(_scene.Sentence.Index).Any(d => d.First <= i + 2 && d.Last >= i)) continue;
            if (_scene.IsPreposition(i))
            {
                // "bribes from X to Y", "a term of six years for X": one other complement may stand between.
                if (passed || i > last + 1 && !_scene.IsDeterminer(i - 1) && _scene.Over(i - 1) is not null) break;
                passed = true;
                if (Adjacent(i + 1, Subjects.AnyType, crossA: false) is { } other) (i, isPlace) = (other.Last, _scene.Evidence.TypeOf(other.Entity) == EntityType.Place && (!_scene.Evidence.Spanish || _scene.Is(i, "en", "a", "hacia")));
                else if (!_scene.Holds(i + 1) || _scene.Tokens[i + 1].Upos != Upos.Num) break;
            }
            else if (_scene.Tokens[i].Upos is not (Upos.Adj or Upos.Adv or Upos.Num or Upos.Noun or Upos.Propn) && !(passed && _scene.IsDeterminer(i))) break;
        }

        return prepositions.Any(p => EndsWith(last, p)) ? Adjacent(last + 1, types, crossA: false) : null;
    }

    /// <summary>"el 24 de mayo": the "de" of a date ties nobody to anything.</summary>
    bool IsOfDate(int at) => _scene.Evidence.Dates(_scene.Sentence.Index).Any(d => d.First <= at && d.Last >= at);

    bool Begins(int at, ImmutableArray<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (!_scene.Holds(at + i) || !Same(_scene.Tokens[at + i].Folded, words[i])) return false;
        return true;
    }

    bool EndsWith(int last, ImmutableArray<string> words) => last - words.Length + 1 >= _scene.First && Begins(last - words.Length + 1, words);

    /// <summary>"del" is "de", "al" is "a".</summary>
    internal static bool Same(string word, string preposition) => word == preposition || (word == "del" && preposition == "de") || (word == "al" && preposition == "a");

    TokenMention? Possessor(int first, ImmutableArray<EntityType> types)
    {
        if (_scene.Is(first - 1, "cuyo", "cuya", "cuyos", "cuyas")) return _subjects.Antecedent(first - 1, types);
        for (var i = first - 1; i >= _scene.First && i >= first - 4; i--)
        {
            var over = _scene.Mentions.Where(m => m.Last == i && _subjects.Fits(m, types)).MinBy(m => m.First);
            if (_scene.Is(i, "'s", "’s", "'", "’", "s")) continue;
            if (over is not null) return over.Kind == MentionKind.Pronoun || IsGenitive(over, i) ? over : null;
            if (_scene.Tokens[i].Upos is not (Upos.Adj or Upos.Num or Upos.Noun or Upos.Adv or Upos.Det)) return null;
        }

        return null;
    }

    bool IsGenitive(TokenMention mention, int last) => _scene.Is(last + 1, "'s", "’s", "'", "’") || _scene.Tokens[mention.Last].Form is [.., '\'' or '’', 's'] or [.., 's', '\'' or '’'];

    TokenMention? Beside(int first, ImmutableArray<EntityType> types)
    {
        for (var i = first - 1; i >= _scene.First && i >= first - 3; i--)
        {
            if (_scene.EndingAt(i).FirstOrDefault(m => _subjects.Fits(m, types)) is { } found) return found;
            if (_scene.Tokens[i].Upos is not (Upos.Noun or Upos.Adj)) return null;
        }

        return null;
    }

    TokenMention? Apposed(int first, int last, ImmutableArray<EntityType> types)
    {
        if (IsPartyOfItsOwn(first, last)) return null;
        if (_scene.Tree.Apposed(last, types) is { } beside && (_scene.Evidence.Spanish || beside.Kind == MentionKind.Name || !_scene.Tokens[last].Morph.HasFlag(Morph.Plural) || !_scene.Tokens[beside.Head].Morph.HasFlag(Morph.Plural))) return beside;
        // A member of a list stands beside nobody.
        if (_scene.Tokens[last].Deprel == Deprel.Conj && _scene.Tokens[last].Morph.HasFlag(Morph.Plural) && !(_scene.Evidence.Spanish && _scene.IsComma(PhraseStart(first) - 1))) return null;
        var start = PhraseStart(first);
        if (_scene.IsComma(start - 1) && Before(start - 1, types) is { } before) return _scene.Over(first) is { } own && _scene.ListOf(before).Contains(own) ? null : before;
        if (Titled(last, types) is { } titled) return titled;
        var end = Math.Min(_scene.ClauseEnd(last), last + 14);
        for (var i = last + 1; i <= end; i++)
        {
            if (_scene.IsComma(i)) return _scene.StartingAt(i + 1).FirstOrDefault(m => m.Kind == MentionKind.Name && _subjects.Fits(m, types));
            if (_scene.IsFinite(i) || _scene.IsStop(i)) return null;
        }

        return null;
    }

    /// <summary>"X," or "X, de 51 años," or "X (aka Y)," before an apposition.</summary>
    TokenMention? Before(int comma, ImmutableArray<EntityType> types)
    {
        var i = comma - 1;
        for (var step = 0; step < 8 && i >= _scene.First; step++, i--)
        {
            if (_scene.EndingAt(i).FirstOrDefault(m => _subjects.Fits(m, types) && _scene.Over(i) == m) is { } found) return found;
            if (_scene.Over(i) is not null || _scene.IsVerb(i)) return null;
        }

        return null;
    }

    /// <summary>"drug lord X", "jefe del cártel de Antay X".</summary>
    TokenMention? Titled(int last, ImmutableArray<EntityType> types)
    {
        if (_scene.StartingAt(last + 1).FirstOrDefault(m => m.Kind == MentionKind.Name && _subjects.Fits(m, types)) is { } next) return next;
        for (var i = last + 1; i <= Math.Min(last + 12, _scene.Last); i++)
        {
            if (_scene.IsStop(i) || _scene.IsComma(i) || _scene.IsVerb(i)) return null;
            if (i > last + 1 && !_scene.IsPreposition(i - 1) && !_scene.IsConjunction(i - 1) &&
                _scene.StartingAt(i).FirstOrDefault(m => m.Kind == MentionKind.Name && _scene.Evidence.TypeOf(m.Entity) == EntityType.Person && _subjects.Fits(m, types)) is { } found) return found;
        }

        return null;
    }

    int PhraseStart(int noun)
    {
        var start = noun;
        if (_scene.IsConjunction(noun - 1) && _scene.Holds(noun - 2) && _scene.Tokens[noun - 2].Upos == Upos.Noun && _scene.Over(noun - 2) is not { Kind: MentionKind.Name }) return PhraseStart(noun - 2);
        while (start - 1 >= _scene.First && start > noun - 6 && _scene.Tokens[start - 1].Upos is Upos.Det or Upos.Adj or Upos.Num or Upos.Adv && start - 1 >= _scene.First) start--;
        return start;
    }

    TokenMention? Itself(int first, int last, ImmutableArray<EntityType> types) =>
        _scene.Mentions.FirstOrDefault(m => m.Head >= first && m.Head <= last && m.Kind != MentionKind.Pronoun && _subjects.Fits(m, types));

    TokenMention? Modified(int first, int last, ImmutableArray<EntityType> types)
    {
        var i = first - 1;
        while (i >= _scene.First && (_scene.Tokens[i].Upos == Upos.Adv || _scene.IsComma(i) || _scene.IsQuote(i) && (_scene.Evidence.Spanish || _scene.IsComma(i - 1)))) i--;
        if (_scene.EndingAt(i).FirstOrDefault(m => _subjects.Fits(m, types)) is { } left)
        {
            if (Agreement.Outer(_scene, left, first, m => _subjects.Fits(m, types)) is { } outer) return outer;
            if (_scene.IsComma(i + 1) && PartOf(left, types) is { } part) return part;
            return _scene.IsComma(i + 1) && _subjects.IsOblique(left) && _scene.ListOf(left).Length == 1 && !HangsOn(first, left) ? null : left;
        }

        if (_scene.IsComma(i + 1) && Before(i + 1, types) is { } aside) return aside;
        if (_scene.Evidence.Spanish && _scene.IsConjunction(i) && Opened(i) is var comma and >= 0 && Before(comma, types) is { } described) return described;
        if (_scene.Evidence.Spanish && _scene.IsParticiple(first) && Hanging(first, types) is { } party) return party;
        return _scene.IsParticiple(first) && _scene.VoiceOf(first) == Voice.Passive && _scene.Evidence.Spanish ? null : Adjacent(last + 1, types, crossA: false);
    }

    /// <summary>"X, de 64 años y | extraditado a", "X, natural de Y y | condenado por": the comma that opens what is told of X; -1 where none does.</summary>
    int Opened(int conjunction)
    {
        for (var i = conjunction - 1; i >= _scene.First && i >= conjunction - 8; i--)
        {
            if (_scene.IsComma(i)) return _scene.Is(i + 1, "de", "natural", "nacido", "nacida", "originario", "originaria", "oriundo", "oriunda", "alias", "conocido", "conocida") ? i : -1;
            if (_scene.IsFinite(i) || _scene.IsStop(i)) return -1;
        }

        return -1;
    }

    bool HangsOn(int participle, TokenMention mention) => _scene.Evidence.Spanish ? OwnsThing(mention) : mention.Kind == MentionKind.Name &&
        (_scene.Tokens[participle] is { Deprel: Deprel.Acl or Deprel.AclRelcl } token && token.Head >= mention.First && token.Head <= mention.Last || _scene.Tokens[mention.Head].Head == participle && _scene.Tokens[mention.Head].Deprel is Deprel.Nsubj or Deprel.NsubjPass);

    TokenMention? Nearest(int from, int step, ImmutableArray<EntityType> types)
    {
        for (var i = from + step; _scene.Holds(i) && Math.Abs(i - from) <= 12; i += step)
        {
            if (_scene.IsStop(i) || (_scene.IsFinite(i) && step > 0)) return null;
            // "señalado por el fiscal como cabecilla": who says it is not who it is said of.
            if (step < 0 && _scene.Over(i) is { } by && _scene.Is(by.First - 1, "por", "by", "segun") && _scene.Over(by.First - 1) is null) return null;
            if (_scene.Over(i) is { } over && _subjects.Fits(over, types) && !(over.First <= from && over.Last >= from)) return over;
        }

        return null;
    }

    /// <summary>"X is the leader of …", "X se convirtió en líder de …".</summary>
    TokenMention? Predicated(int first, ImmutableArray<EntityType> types)
    {
        var i = PhraseStart(first) - 1;
        while (i >= _scene.First && i > first - 8 && (_scene.Tokens[i].Upos is Upos.Adv or Upos.Adp || _scene.Lexicon.Has("relatives", _scene.Tokens[i]) || _scene.IsConjunction(i) || _scene.Tokens[i].Upos == Upos.Noun)) i--;
        // "work as hired killers", "actúan como sicarios".
        if (_scene.Is(i + 1, "as", "como", "de") && _scene.Holds(i) && _scene.Tokens[i].Lemma is "work" or "act" or "serve" or "operate" or "function" or "employ" or "trabajar" or "actuar" or "fungir" or "operar" or "desempeñar" or "hacer") return _subjects.Of(i, types);
        // "is seen as a strong candidate", "was known as the leader"
        if (!_scene.Evidence.Spanish && _scene.Is(i + 1, "as") && _scene.Holds(i) && _scene.Tokens[i].Lemma is "see" or "regard" or "view" or "know" or "describe" or "identify" && _scene.VoiceOf(i) == Voice.Passive) return _subjects.Of(i, types);
        if (!_scene.Holds(i) || _scene.Tokens[i].Lemma is not ("be" or "ser" or "become" or "convertir" or "remain" or "considerar" or "consider" or "seguir" or "permanecer" or "continuar" or "estar" or "hallar")) return null;
        return _subjects.Of(i, types);
    }

    /// <summary>"El cabecilla de la banda es X": who has the post is told behind the copula.</summary>
    TokenMention? Predicate(int noun, ImmutableArray<EntityType> types)
    {
        if (!_scene.IsDeterminer(PhraseStart(noun)) && !_scene.Is(noun - 1, "cuyo", "cuya", "cuyos", "cuyas")) return null;
        for (var i = noun + 1; i <= _scene.Last && i <= noun + 12; i++)
        {
            if (_scene.IsStop(i) || _scene.IsComma(i) || _scene.IsSubordinator(i)) return null;
            if (!_scene.IsVerb(i) || _scene.Over(i) is not null) continue;
            return _scene.Tokens[i].Lemma is "be" or "ser" && !_scene.IsVerb(i + 1) && Adjacent(i + 1, types, crossA: false) is { Kind: MentionKind.Name } named && named.First <= i + 3 ? named : null;
        }

        return null;
    }
}
