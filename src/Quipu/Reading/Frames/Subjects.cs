using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Finds who does or undergoes what a word says, to its left: past asides, relative clauses and objects of other verbs; by the tree where it is sure.
/// It would rather find nobody than the wrong one: a wrong party on an accusing claim does harm.
/// </summary>
/// <param name="speaking">Speakers are looked for: those who are named as the source of the sentence fit too.</param>
sealed class Subjects(Scene scene, bool speaking = false)
{
    const int Deepest = 3;
    const int Farthest = 45;

    static readonly ImmutableArray<EntityType> Any = [.. Enum.GetValues<EntityType>()];

    /// <summary>The subject of a verb, of one of the given types; null where nobody stands there for certain.</summary>
    internal TokenMention? Of(int verb, ImmutableArray<EntityType> types, int depth = 0)
    {
        if (depth > Deepest) return null;
        if (depth == 0 && scene.Tree.Subject(verb, types) is { Decided: true } found && !IsOfSeveral(found.Party, verb)) return found.Party is { } party && !IsPossessive(party) && !IsCompound(party, verb) ? Holder(party) : null;
        return IsControlled(verb) ? Controlled(scene.GroupStart(verb), types, depth) : InTree(verb, types) ?? Coordinated(verb, types, depth) ?? LeftOf(scene.GroupStart(verb), types, depth);
    }

    /// <summary>"El coronel en retiro de la policía de Antay Hugo T. fue": a description that a person's name closes is of that person.</summary>
    TokenMention Holder(TokenMention party)
    {
        if (!scene.Evidence.Spanish || party.Kind != MentionKind.Nominal || scene.Evidence.Entities[party.Entity] is not { Named: false, Type: EntityType.Person } || !scene.IsPreposition(party.Last + 1)) return party;
        for (var i = party.Last + 2; i <= scene.Last && i <= party.Last + 12; i++)
        {
            if (scene.IsComma(i) || scene.IsStop(i) || scene.IsRelative(i) || scene.IsFinite(i) && !scene.IsPreposition(i - 1)) return party;
            if (scene.IsPreposition(i - 1) || scene.IsDeterminer(i - 1) || scene.IsConjunction(i - 1)) continue;
            if (scene.StartingAt(i).FirstOrDefault(m => m.Kind == MentionKind.Name && scene.Evidence.TypeOf(m.Entity) == EntityType.Person) is { } name) return name;
        }

        return party;
    }

    /// <summary>"cobraban cupos, asesinaban a dirigentes y financiaban campañas": verbs told one after the other share their subject, where none stands between and their number is the same.</summary>
    TokenMention? Coordinated(int verb, ImmutableArray<EntityType> types, int depth)
    {
        var start = scene.GroupStart(verb);
        if (!scene.Evidence.Spanish || !(scene.IsComma(start - 1) || scene.IsConjunction(start - 1)) || Finite(start, verb) is not { } finite) return null;
        for (var i = start - 2; i >= scene.First; i--)
        {
            if (scene.IsStop(i) || scene.IsQuote(i) || scene.IsSubordinator(i)) return null;
            if (!scene.IsFinite(i) || scene.Over(i) is not null) continue;
            if (scene.IsSubordinator(scene.ClauseStart(i)) && !(scene.Tokens[i].Morph.HasFlag(Morph.Subjunctive) && scene.Tokens[finite].Morph.HasFlag(Morph.Subjunctive)) || scene.Tokens[i].Morph.HasFlag(Morph.Plural) != scene.Tokens[finite].Morph.HasFlag(Morph.Plural)) return null;
            return Of(scene.Tokens[i].Upos == Upos.Aux && scene.Holds(scene.Tokens[i].Head) && scene.Tokens[i].Head > i ? scene.Tokens[i].Head : i, types, depth + 1);
        }

        return null;
    }

    /// <summary>
    /// Spanish leaves a known subject out: "En 2005 viajó a X." Only for a third person's main verb before which nothing stands that could be its subject,
    /// and where no party follows it; it is whom the text was speaking of.
    /// </summary>
    internal TokenMention? Dropped(int verb, int last, ImmutableArray<EntityType> types)
    {
        var start = scene.GroupStart(verb);
        if (Admitted(start, verb, types) is { } speaker) return speaker;
        if (scene.Topic is not { } topic || !Fits(topic, types)) return null;
        if (Finite(start, verb) is not { } finite || !ThirdPerson(scene.Tokens[finite].Form, scene.Evidence.TypeOf(topic.Entity))) return null;
        if (scene.Is(start, "se") && scene.VoiceOf(verb) == Voice.Active && scene.Over(last + 1) is null) return null;
        for (var i = scene.First; i < start; i++)
            if (scene.IsFinite(i) || scene.IsSubordinator(i) || scene.IsQuote(i) || scene.Tokens[i].Deprel is Deprel.Nsubj or Deprel.NsubjPass || (IsNoun(i, start) && !IsTemporal(i) && LeadingPreposition(i) is null) || (scene.Over(i) is { } over && !IsOblique(over))) return null;
        for (var i = last + 1; i <= scene.Last && i <= last + 3; i++)
        {
            if (scene.Over(i) is { } after) return scene.Evidence.TypeOf(after.Entity) is EntityType.Person or EntityType.PublicBody && i == after.First ? null : LeftOut(topic, finite);
            if (scene.Tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Adv)) break;
        }

        return LeftOut(topic, finite);
    }

    /// <summary>
    /// "X huyó a Ecuador, de donde fue extraditado", "Tras un juicio …, aunque fue detenido": a step of a case told without its party, in the singular, where nobody else is near:
    /// the only person whom the sentence names as a subject before it, or where it names none, whom the text speaks of.
    /// </summary>
    internal TokenMention? Unsaid(int verb, int last, ImmutableArray<EntityType> types)
    {
        var start = scene.GroupStart(verb);
        if (!scene.Evidence.Spanish || !types.Contains(EntityType.Person) || Finite(start, verb) is not { } finite || scene.Tokens[finite].Morph.HasFlag(Morph.Plural) || !ThirdPerson(scene.Tokens[finite].Form, EntityType.Person)) return null;
        if (scene.Tree.Child(verb, Deprel.Nsubj, Deprel.NsubjPass) is { } subject && !scene.IsRelative(subject)) return null;
        if (scene.Is(start - 1, "que", "quien") || scene.Over(last + 1) is { } after && scene.Evidence.TypeOf(after.Entity) == EntityType.Person) return null;
        TokenMention? only = null;
        foreach (var mention in scene.Mentions)
        {
            if (mention.First >= start || scene.Evidence.TypeOf(mention.Entity) != EntityType.Person) continue;
            if (only is not null && only.Entity != mention.Entity) return null;
            only = mention;
        }

        if (only is null) return scene.Topic is { } topic && Fits(topic, types) && scene.Evidence.TypeOf(topic.Entity) == EntityType.Person ? LeftOut(topic, finite) : null;
        return scene.Evidence.Entities[only.Entity].Named && scene.Tokens[only.Head].Deprel is Deprel.Nsubj or Deprel.NsubjPass ? only : null;
    }

    internal TokenMention LeftOut(TokenMention mention, int finite) => mention with { First = finite, Last = finite, Head = finite, At = scene.Tokens[finite].At, Kind = MentionKind.Pronoun };

    /// <summary>"X reconoció que desvió fondos": who admits or denies speaks of themselves.</summary>
    TokenMention? Admitted(int start, int verb, ImmutableArray<EntityType> types)
    {
        if (!scene.Evidence.Spanish || Finite(start, verb) is not { } finite) return null;
        var isNegated = IsNegated(start, verb) || scene.Is(start - 1, "ni");
        // "dijo que no integra ni lidera": the second verb stands under the same "que".
        for (var i = start - 2; scene.Is(start - 1, "ni") && i >= scene.First && !scene.IsComma(i) && !scene.IsStop(i); i--)
            if (scene.Is(i, "que")) start = i + 1;
        if (!scene.Is(start - 1, "que")) return null;
        for (var i = start - 2; i >= scene.First && i >= start - 8; i--)
        {
            if (!scene.IsVerb(i) || scene.Over(i) is not null) continue;
            // "denunció que fue torturada": who tells of what was done to somebody unnamed tells of themselves.
            return (scene.Lexicon.Has("admitting", scene.Tokens[i]) || isNegated && scene.Lexicon.Has("speech-verbs", scene.Tokens[i]) || scene.VoiceOf(verb) == Voice.Passive && !scene.Tokens[verb].Morph.HasFlag(Morph.Plural) && scene.Tokens[i].Lemma is "denunciar" or "relatar" or "contar" or "narrar" or "referir" or "declarar" or "asegurar") && Of(i, types, 1) is { } speaker ? LeftOut(speaker, finite) : null;
        }

        return null;
    }

    /// <summary>"dijo que no integra": who says that something was not done, and of nobody, speaks of themselves.</summary>
    bool IsNegated(int start, int verb)
    {
        for (var i = start; i < verb; i++)
            if (scene.Is(i, "no", "nunca", "jamas", "tampoco")) return true;
        return false;
    }

    int? Finite(int start, int verb)
    {
        for (var i = start; i <= verb; i++)
            if (scene.IsFinite(i)) return i;
        return null;
    }

    /// <summary>By its ending, a form of the third person, in the number of a person or a group.</summary>
    static bool ThirdPerson(string form, EntityType type)
    {
        if (form.EndsWith('n')) return type != EntityType.Person;
        if (form.EndsWith("mos", StringComparison.Ordinal) || form is "soy" or "he" or "doy" or "voy" or "sé") return false;
        return form[^1] is 'a' or 'e' or 'ó' or 'á' or 'é' || form is "dijo" or "hizo" or "tuvo" or "estuvo" or "obtuvo" or "mantuvo" or "puso" or "pudo" or "vino" or "supo" or "quiso" or "anduvo" or "condujo" or "produjo" or "introdujo" or "trajo" or "es" or "propuso" or "impuso" or "sostuvo" or "hubo" or "dispuso" or "contrajo" or "redujo" or "detuvo" or "retuvo" or "compuso" or "expuso" or "intervino";
    }

    internal bool Fits(TokenMention mention, ImmutableArray<EntityType> types) => (speaking || !scene.IsSource(mention.First)) && (types.IsDefaultOrEmpty || types.Contains(scene.Evidence.TypeOf(mention.Entity))) && !IsWhoseOthers(mention);

    /// <summary>"other Quintero collaborators were arrested", "a Quintero ally": a name before a noun for people only tells whose they are.</summary>
    bool IsWhoseOthers(TokenMention mention)
    {
        if (scene.Evidence.Spanish || mention.Kind != MentionKind.Name || !scene.Holds(mention.Last + 1) || scene.Evidence.TypeOf(mention.Entity) != EntityType.Person) return false;
        var next = scene.Tokens[mention.Last + 1];
        if (next.Upos is Upos.Verb or Upos.Aux || char.IsUpper(next.Form[0]) || !(Triggers.Actor(next) is EntityType.Person or EntityType.Organization || scene.Lexicon.Has("hangers-on", next))) return false;
        return next.Morph.HasFlag(Morph.Plural) || scene.Is(mention.First - 1, "a", "an", "another", "the", "one") || scene.Is(mention.First, "a", "an", "the");
    }

    /// <summary>Whom a relative pronoun stands for.</summary>
    internal TokenMention? Antecedent(int relative, ImmutableArray<EntityType> types)
    {
        var i = relative - 1;
        while (i >= scene.First && (scene.IsComma(i) || scene.IsPreposition(i) || scene.IsQuote(i) || scene.IsDeterminer(i))) i--;
        if (scene.Holds(i) && scene.Tokens[i].Form == ")") i = Opening(i) - 1;
        var ending = scene.EndingAt(i).ToList();
        if (i == relative - 1 && Restricted(ending.FirstOrDefault()) is { } whole) return Fits(whole, types) ? whole : null;
        if (ending.FirstOrDefault(m => Fits(m, types)) is { } found) return found;
        return scene.IsComma(relative - 1) && ending.Count > 0 && ending[0].First - 1 is var before && (scene.IsPreposition(before) || scene.IsComma(before)) ? LeftOf(ending[0].First, types, 1) : null;
    }

    /// <summary>"the brother of President X who was convicted": a name needs no restricting, so that the clause is about the noun that the name belongs to.</summary>
    internal TokenMention? Restricted(TokenMention? name)
    {
        if (scene.Evidence.Spanish || name is not { Kind: MentionKind.Name } || scene.Evidence.TypeOf(name.Entity) != EntityType.Person) return null;
        var i = name.First - 1;
        while (i > scene.First && scene.Tokens[i].Upos is Upos.Noun or Upos.Propn or Upos.Adj or Upos.Det && scene.Over(i)?.Kind != MentionKind.Nominal) i--;
        if (scene.Over(i) is { Kind: MentionKind.Nominal } title && title.Entity == name.Entity) i = title.First - 1;
        while (i > scene.First && scene.Tokens[i].Upos is Upos.Det or Upos.Adj) i--;
        return scene.Is(i, "of") && scene.EndingAt(i - 1).FirstOrDefault(m => scene.Evidence.TypeOf(m.Entity) == EntityType.Person) is { } whole && whole.Entity != name.Entity ? Shared(whole) : null;
    }

    /// <summary>"X, the former congressman and brother of Y who was convicted": the second description is of whom the first one is.</summary>
    TokenMention Shared(TokenMention described) => !scene.Evidence.Entities[described.Entity].Named && scene.Tokens[described.Head] is { Deprel: Deprel.Conj } token && scene.HeadedBy(token.Head) is { } first && scene.Evidence.TypeOf(first.Entity) == EntityType.Person ? first : described;

    TokenMention? InTree(int verb, ImmutableArray<EntityType> types)
    {
        for (var i = scene.First; i < verb; i++)
            if (scene.Tokens[i].Head == verb && scene.Tokens[i].Deprel is Deprel.Nsubj or Deprel.NsubjPass && scene.Tree.Child(i, Deprel.Case) is null)
            {
                if (scene.IsRelative(i)) return scene.Tokens[i + 1].Upos is Upos.Det or Upos.Propn or Upos.Noun ? null : Antecedent(i, types);
                if (scene.HeadedBy(i) is { } mention && Fits(mention, types) && !IsPossessive(mention)) return IsCompound(mention, verb) ? null : mention;
            }

        return null;
    }

    /// <summary>"the police chief was": the mention only qualifies the noun behind it.</summary>
    bool IsCompound(TokenMention mention, int verb) => !scene.Evidence.Spanish && mention.Last + 1 < scene.GroupStart(verb) && scene.Tokens[mention.Last + 1].Upos is Upos.Noun or Upos.Adj && mention.Last + 1 < verb;

    /// <summary>"su", "his": whose the next word is, and not who acts.</summary>
    internal bool IsPossessive(TokenMention mention) => mention.Kind == MentionKind.Pronoun && scene.Is(mention.First, "su", "sus", "his", "her", "their", "its", "my", "our", "your", "mi", "mis", "nuestro", "nuestra", "tu", "cuyo", "cuya", "whose") &&
        scene.Holds(mention.Last + 1) && scene.Tokens[mention.Last + 1].Upos is Upos.Noun or Upos.Adj or Upos.Propn or Upos.Verb or Upos.Num;

    /// <summary>The nearest party to the left of a place that can be the subject of what begins there.</summary>
    internal TokenMention? LeftOf(int start, ImmutableArray<EntityType> types, int depth)
    {
        var conjunction = false;
        for (var i = start - 1; i >= scene.First && start - i <= Farthest; i--)
        {
            if (scene.Over(i) is { } over)
            {
                if (IsPossessive(over)) continue;
                // "conocido como A y B, fue condenado": several do not do what is told of one.
                if (scene.Evidence.Spanish && scene.ListOf(over) is { Length: > 1 } several && several[0] != over && several[^1].Last < start && IsSingular(start))
                {
                    i = several[0].First;
                    continue;
                }

                if (!IsOblique(over) && Fits(over, types)) return over;
                if (!IsOblique(over) && Nested(over, types) is { } inner) return inner;
                if (!IsOblique(over) && ObjectOf(over) is null && !scene.IsComma(over.First - 1) && over.First > scene.First) return null;
                if (ObjectOf(over) is { } other) return scene.IsFinite(other) ? conjunction ? Of(other, types, depth + 1) : null : Of(other, types, depth + 1);
                i = over.First;
                continue;
            }

            if (scene.Tokens[i].Form == ")") i = Opening(i);
            else if (scene.IsComma(i))
            {
                var (found, jump) = PastAside(i, types);
                if (found is not null) return found;
                i = jump;
            }
            else if (scene.IsConjunction(i)) conjunction = true;
            else if (scene.IsStop(i)) return null;
            else if (scene.IsRelative(i)) return scene.IsPreposition(i - 1) ? null : Antecedent(i, types);
            else if (scene.Is(i, "that", "que")) return null;
            else if (scene.IsVerb(i)) return Governor(i, start, types, depth, conjunction);
            else if (IsNoun(i, start) && !IsTemporal(i) && !scene.Evidence.Dates(scene.Sentence.Index).Any(d => d.First <= i && d.Last >= i))
            {
                if (LeadingPreposition(i) is not { } preposition) return Transparent(i, types);
                i = preposition;
            }
        }

        return null;
    }

    /// <summary>"conocido como A y B, fue condenado": the tree takes the nearest of several for the subject of a verb in the singular.</summary>
    bool IsOfSeveral(TokenMention? party, int verb) => scene.Evidence.Spanish && party is not null && scene.ListOf(party) is { Length: > 1 } several && several[^1].Last < verb && scene.IsComma(scene.GroupStart(verb) - 1) && IsSingular(scene.GroupStart(verb));

    /// <summary>By its first finite word, a verb group that tells of one.</summary>
    internal bool IsSingular(int start)
    {
        for (var i = start; i <= scene.Last && i <= start + 3; i++)
            if (scene.IsFinite(i)) return !scene.Tokens[i].Morph.HasFlag(Morph.Plural);
        return false;
    }

    /// <summary>A noun; or in English an adjective that nothing follows but the verb: "the police chief was", "the army general has".</summary>
    bool IsNoun(int token, int start) => scene.Tokens[token].Upos == Upos.Noun || (!scene.Evidence.Spanish && token == start - 1 && scene.Tokens[token].Upos == Upos.Adj);

    /// <summary>The preposition that leads to a bare noun's phrase; null where the noun heads a phrase of its own and so is the subject, whoever stands further left.</summary>
    int? LeadingPreposition(int noun)
    {
        for (var i = noun - 1; i >= scene.First && i >= noun - 8; i--)
        {
            if (scene.IsPreposition(i)) return i;
            if (scene.Over(i) is null && scene.Tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Num or Upos.Noun or Upos.Propn or Upos.Adv) && !scene.IsQuote(i)) return null;
        }

        return null;
    }

    /// <summary>"agents of the police": the body acts.</summary>
    TokenMention? Transparent(int noun, ImmutableArray<EntityType> types)
    {
        if (!scene.Lexicon.Has("agents", scene.Tokens[noun]) || !scene.IsPreposition(noun + 1)) return null;
        for (var i = noun + 2; i <= noun + 4; i++)
            if (scene.Over(i) is { } over) return scene.Evidence.TypeOf(over.Entity) == EntityType.PublicBody && Fits(over, types) ? over : null;
        return null;
    }

    /// <summary>An infinitive or gerund has no subject of its own.</summary>
    bool IsControlled(int verb)
    {
        var morph = scene.Tokens[verb].Morph;
        if (morph.HasFlag(Morph.Gerund)) return true;
        for (var i = scene.GroupStart(verb); i <= verb; i++)
            if (scene.IsFinite(i)) return false;
        return morph.HasFlag(Morph.Infinitive) || scene.Is(scene.GroupStart(verb), "to") || scene.Is(scene.GroupStart(verb) - 1, "to");
    }

    /// <summary>
    /// Control: who does what an infinitive or gerund says is the object of a verb such as "accuse", "order" or "pay", else the subject of the verb above;
    /// right after a name a gerund goes with it ("groups extorting merchants").
    /// </summary>
    TokenMention? Controlled(int start, ImmutableArray<EntityType> types, int depth)
    {
        if (start < scene.Tokens.Length && scene.Tokens[start].Morph.HasFlag(Morph.Gerund) && scene.EndingAt(start - 1).FirstOrDefault(m => Fits(m, types)) is { } before) return before;
        for (var i = start - 1; i >= scene.First && start - i <= Farthest; i--)
        {
            if (scene.IsStop(i)) return null;
            if (!scene.IsVerb(i) || scene.Over(i) is not null || scene.Tokens[i].Upos == Upos.Aux) continue;
            var voice = scene.VoiceOf(i);
            if (scene.Lexicon.Has("object-control", scene.Tokens[i]) || (voice == Voice.Active && scene.Tree.IsVerdict(i)))
            {
                for (var j = i + 1; voice.HasFlag(Voice.Active) && j < start; j++)
                    if (scene.Over(j) is { } over && Fits(over, types)) return over;
                if (voice.HasFlag(Voice.Passive)) return Modifies(i) ?? Of(i, types, depth + 1);
                // "La Fiscalía lo acusa de …": the accuser never does what is told.
                return Clitic(i, types);
            }
            else if (voice == Voice.Passive && scene.GroupStart(i) == i) continue;

            return Of(i, types, depth + 1);
        }

        return null;

        TokenMention? Modifies(int participle) => scene.GroupStart(participle) == participle ? scene.EndingAt(participle - 1).FirstOrDefault(m => Fits(m, types)) : null;
    }

    /// <summary>"lo acusa": the pronoun before a Spanish verb, where coreference resolved it.</summary>
    internal TokenMention? Clitic(int verb, ImmutableArray<EntityType> types) =>
        scene.Evidence.Spanish && scene.Is(verb - 1, "lo", "la", "los", "las", "le", "les") && scene.Over(verb - 1) is { Kind: MentionKind.Pronoun } pronoun && Fits(pronoun, types) ? pronoun : null;

    bool IsTemporal(int token) => scene.Lexicon.Has("measure-nouns", scene.Tokens[token]);

    TokenMention? Governor(int verb, int start, ImmutableArray<EntityType> types, int depth, bool conjunction)
    {
        if (scene.IsFinite(verb) || scene.VoiceOf(verb) != Voice.Active)
        {
            if (conjunction) return Of(verb, types, depth + 1);
            var own = FirstVerbFrom(start);
            return start > scene.First && scene.IsVerb(own) && !scene.IsFinite(own) && scene.VoiceOf(own) == Voice.Active ? Of(verb, types, depth + 1) : null;
        }

        return Of(verb, types, depth + 1);
    }

    int FirstVerbFrom(int start)
    {
        for (var i = start; i <= scene.Last && i <= start + 6; i++)
            if (scene.IsVerb(i)) return i;
        return start;
    }

    TokenMention? Nested(TokenMention outer, ImmutableArray<EntityType> types) =>
        scene.Mentions.FirstOrDefault(m => m != outer && m.First >= outer.First && m.Last <= outer.Last && m.Head == outer.Head && Fits(m, types));

    /// <summary>Left of a comma lies an aside (", alcalde de Lima,") or a name in apposition (", Juan Pérez,").</summary>
    (TokenMention? Found, int Jump) PastAside(int comma, ImmutableArray<EntityType> types)
    {
        for (var j = comma - 1; j >= scene.First && comma - j <= 30; j--)
        {
            if (!scene.IsComma(j)) continue;
            if (scene.Over(j + 1) is { } name && name.Last == comma - 1 && Fits(name, types)) return (name, j);
            return (null, j);
        }

        return (null, comma);
    }

    /// <summary>A mention that a preposition leads to is not a subject.</summary>
    internal bool IsOblique(TokenMention mention)
    {
        for (var i = mention.First - 1; i >= scene.First && i >= mention.First - 4; i--)
        {
            if (scene.IsQuote(i)) continue;
            if (scene.Is(i, "including", "incluidos", "incluidas", "incluyendo", "incluido", "incluida")) return true;
            if (scene.IsPreposition(i)) return scene.Over(i) is null;
            if (!scene.Evidence.Spanish && scene.IsConjunction(i) && scene.Holds(i - 1) && scene.Tokens[i - 1].Upos == Upos.Adj && scene.Tokens[i + 1].Upos == Upos.Adj) continue;
            if (scene.IsConjunction(i) && scene.ListOf(mention) is [var first, ..] && first.First < mention.First) return IsOblique(first);
            if (scene.Tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Num or Upos.Noun or Upos.Propn) || scene.Over(i) is not null) return false;
        }

        return false;
    }

    /// <summary>The verb whose object a mention is, or null.</summary>
    int? ObjectOf(TokenMention mention)
    {
        for (var i = mention.First - 1; i >= scene.First && i >= mention.First - 4; i--)
        {
            if (scene.IsVerb(i) && scene.Over(i) is null) return i;
            if (scene.Tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Num or Upos.Noun or Upos.Adp)) return null;
        }

        return null;
    }

    int Opening(int closing)
    {
        for (var i = closing - 1; i >= scene.First; i--)
            if (scene.Tokens[i].Form == "(") return i;
        return closing;
    }

    internal static ImmutableArray<EntityType> AnyType => Any;
}
