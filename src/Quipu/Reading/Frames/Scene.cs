using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>In which voice a verb stands; both where the form leaves it open ("arrested").</summary>
[Flags]
enum Voice : byte { None = 0, Active = 1, Passive = 2 }

/// <summary>One sentence as frames see it: which mention stands at a token, which mentions are listed together, where a clause ends, a verb's voice.</summary>
sealed class Scene
{
    readonly Identities _identities;
    readonly TokenMention?[] _outer;
    readonly TokenMention?[] _byHead;
    bool[]? _sources;
    readonly Dictionary<TokenMention, ImmutableArray<TokenMention>> _lists = new(ReferenceEqualityComparer.Instance);

    internal Scene(Evidence evidence, Sentence sentence)
    {
        (Evidence, Sentence) = (evidence, sentence);
        (_outer, _byHead) = (new TokenMention?[sentence.Count], new TokenMention?[sentence.Count]);
        _identities = new(evidence, sentence);
        Mentions = _identities.Resolved();
        foreach (var mention in Mentions)
        {
            for (var i = mention.First; i <= mention.Last && i <= Last; i++)
                if (_outer[i - First] is not { } there || there.Last - there.First < mention.Last - mention.First) _outer[i - First] = mention;
            if (mention.Head >= First && mention.Head <= Last) _byHead[mention.Head - First] ??= mention;
        }

        Listed.Fill(this, _lists);
        Tree = new(this);
    }

    /// <summary>Whether a token belongs to what names the speaker of the sentence (see <see cref="Sources"/>).</summary>
    internal bool IsSource(int token) => Holds(token) && (_sources ??= Sources.Of(this))[token - First];

    /// <summary>The sentence's dependencies.</summary>
    internal Tree Tree { get; }

    internal Evidence Evidence { get; }

    internal Sentence Sentence { get; }

    internal ImmutableArray<TokenMention> Mentions { get; }

    internal int First => Sentence.First;

    internal int Last => Sentence.Last;

    internal ImmutableArray<Token> Tokens => Evidence.Tokens;

    internal FrameLexicon Lexicon => Evidence.Lexicon;

    /// <summary>False for headlines and captions: what they say, the text says again in full.</summary>
    internal bool IsProse => Sentence.Block is not (BlockKind.Title or BlockKind.Heading or BlockKind.Caption) && Tokens[Last].Form is "." or "!" or "?" or "”" or "\"" or "»" or "…" or ":" or ")" or ";";

    /// <summary>Whom the text was speaking of when the sentence began: who a Spanish verb without a subject is about. Null where that is open.</summary>
    internal TokenMention? Topic { get; set; }

    /// <summary>Those who were named together last before this sentence (<see cref="Frames.Gathered"/>).</summary>
    internal ImmutableArray<TokenMention> Gathered { get; set; } = [];

    internal bool Holds(int token) => token >= First && token <= Last;

    /// <summary>The widest mention over a token.</summary>
    internal TokenMention? Over(int token) => Holds(token) ? _outer[token - First] : null;

    /// <summary>The mention that a token stands for in the tree.</summary>
    internal TokenMention? HeadedBy(int token) => Holds(token) ? _byHead[token - First] : null;

    /// <summary>Mentions that end at a token, the widest first.</summary>
    internal IEnumerable<TokenMention> EndingAt(int token) => Mentions.Where(m => m.Last == token).OrderBy(m => m.First);

    /// <summary>Mentions that begin at a token, the widest first.</summary>
    internal IEnumerable<TokenMention> StartingAt(int token) => Mentions.Where(m => m.First == token).OrderByDescending(m => m.Last);

    /// <summary>A mention with those that are listed beside it ("A, B and C"), in order.</summary>
    internal ImmutableArray<TokenMention> ListOf(TokenMention mention)
    {
        if (_lists.TryGetValue(mention, out var list)) return list;
        if (_identities.FirstOf(mention) is { } first && Over(first.First) is { } name && _lists.TryGetValue(name, out var named)) return named;
        // "the reporter A and the technician B": a description is listed under the name that follows it.
        foreach (var same in Mentions)
            if (same.Entity == mention.Entity && same.First > mention.First && same.First <= mention.Last + Nearby && _lists.TryGetValue(same, out var under)) return under;
        return [mention];
    }

    /// <summary>In tokens: from a description to the name that it stands before.</summary>
    const int Nearby = 6;

    /// <summary>"su", "he": a pronoun, which may be somebody else's; never enough to accuse a judge or prosecutor of the case.</summary>
    internal bool IsPronoun(Filler party) => Mentions.Any(m => m.First == party.First && m.Last == party.Last && m.Kind == MentionKind.Pronoun);

    /// <summary>
    /// True where a party may stand on an accusing claim: named, counted ("seven officers", "hundreds of traffickers"), or several or a group of a kind of their own
    /// ("corrupt officers", "an extortion ring"). Any other description could be anybody;
    /// a plural pronoun is never one person.
    /// </summary>
    internal bool IsSureParty(Filler party)
    {
        var entity = Evidence.Entities[party.Entity];
        if (entity.Named) return !Is(party.First, "they", "them", "ellos", "ellas") || entity.Type is EntityType.Organization;
        return Evidence.IsIndividuated(party.Entity) || (Holds(party.First) && Over(party.First) is { } mention && IsIndividuated(mention));
    }

    /// <summary>True where the words themselves tell a party from others: counted, or several or a group of a kind of their own.</summary>
    internal bool IsIndividuated(TokenMention mention)
    {
        if (mention.Kind == MentionKind.Pronoun || Is(mention.First - 2, "one", "uno", "una")) return false;
        for (var i = mention.First; i <= Math.Min(mention.Last, mention.First + 2); i++)
            if (IsCount(i) && !Is(i, "un", "una", "uno", "one")) return true;
        if (IsCount(mention.First - 1) && !Is(mention.First - 1, "un", "una", "uno", "one")) return true;
        if (!Evidence.Spanish && Is(mention.First - 1, "of") && IsCount(mention.First - 2) && !Is(mention.First - 2, "one")) return true;
        if (Evidence.TypeOf(mention.Entity) == EntityType.Person) return IsIntroduced(mention) || IsKin(mention) || IsHeadOfBody(mention);
        if (IsPartOfNamed(mention) || IsKindOfPeople(mention) || IsOutlawed(mention) || IsSoleGroup(mention)) return true;
        return !IsKnown(mention.First) && !IsKnown(mention.First - 1) && !Lexicon.Has("part-nouns", Tokens[mention.Head]) &&
            (mention.Last > mention.First || Tokens[mention.Head].Morph.HasFlag(Morph.Plural));
    }

    /// <summary>"members of the Regional Guard", "officials from X's administration": several, told apart by the name that they belong to.</summary>
    bool IsPartOfNamed(TokenMention mention) => !Evidence.Spanish && Tokens[mention.Head].Morph.HasFlag(Morph.Plural) &&
        !Is(mention.First, "these", "those", "his", "her", "their") && (!Is(mention.First, "the") || Lexicon.Has("group-heads", Tokens[mention.Head])) &&
        Is(mention.Last + 1, "of", "from") &&
        Mentions.Any(m => (m.Kind == MentionKind.Name && Evidence.TypeOf(m.Entity) is not EntityType.Place || m.Kind == MentionKind.Nominal &&
            Evidence.TypeOf(m.Entity) == EntityType.PublicBody) && m.First > mention.Last && m.First <= mention.Last + 4);

    /// <summary>"the wife of X", "X's nephew": one person, known by whose kin they are.</summary>
    bool IsKin(TokenMention mention) => !Evidence.Spanish && Lexicon.Has("relatives", Tokens[mention.Head]) && !Is(mention.Head, "wife", "husband", "spouse", "partner", "family") && (Is(mention.Last + 1, "of") || Is(mention.First - 1, "'s", "’s") || Is(mention.Last, "of")) && !Evidence.Overview.NamesKin(Tokens[mention.Head].Lemma);

    /// <summary>"masked men", "armed men": people of a kind that the text tells by how they look or where they are from.</summary>
    bool IsKindOfPeople(TokenMention mention) => Evidence.Spanish ? IsKindOfPeopleEs(mention) : Is(mention.Head, "men", "women", "people", "individuals", "employees") && mention.Head > mention.First && Tokens[mention.Head - 1].Upos is Upos.Adj or Upos.Noun or Upos.Verb && !IsKnown(mention.First) && !Is(mention.First - 1, "'s", "’s") &&
        !Is(mention.Head - 1, "many", "other", "such", "most", "few", "young", "some");

    /// <summary>"Los ganaderos queman el bosque": several of a trade whom the text has not told of before are those of the trade at large, as a bare plural is in English.</summary>
    internal bool IsClass(Filler party) => Evidence.Spanish && Holds(party.First) && Over(party.First) is { } mention && IsClass(mention);

    bool IsClass(TokenMention mention) => Evidence.Spanish && Is(mention.First, "los", "las") && Tokens[mention.Head].Morph.HasFlag(Morph.Plural) && Evidence.TypeOf(mention.Entity) == EntityType.Organization &&
        !Lexicon.Has("part-nouns", Tokens[mention.Head]) && !Lexicon.Has("enforcers", Tokens[mention.Head]) && !Lexicon.Has("agents", Tokens[mention.Head]) && !Lexicon.Has("police-words", Tokens[mention.Head]) &&
        Evidence.Entities[mention.Entity].Mentions is [var first, ..] && first.At.Start == mention.At.Start;

    /// <summary>"the gang", "la empresa", in a text that names none: there is no other that it could be.</summary>
    bool IsSoleGroup(TokenMention mention) => Evidence.TypeOf(mention.Entity) is EntityType.Organization or EntityType.Company && !Tokens[mention.Head].Morph.HasFlag(Morph.Plural) &&
        Is(mention.First, "the", "el", "la") && (Lexicon.Has("group-nouns", Tokens[mention.Head]) || Evidence.TypeOf(mention.Entity) == EntityType.Company) && !Evidence.Overview.NamesGroup(Evidence.TypeOf(mention.Entity));

    /// <summary>"los taladores ilegales", "the land grabbers": those of a trade of crime, as a class or as the text has told of them.</summary>
    bool IsOutlawed(TokenMention mention) => Tokens[mention.Head].Morph.HasFlag(Morph.Plural) && !Is(mention.First, "his", "her", "their", "its", "su", "sus") && new Outlaws(this).Names(mention);

    bool IsKindOfPeopleEs(TokenMention mention) => Is(mention.Head, "hombres", "mujeres", "sujetos", "personas", "individuos", "jovenes", "empleados", "delincuentes", "encapuchados", "desconocidos", "sicarios") && !IsKnown(mention.First) && !IsKnown(mention.First - 1) &&
        (Is(mention.Head, "delincuentes", "encapuchados", "desconocidos", "sicarios") || Holds(mention.Head + 1) && (Tokens[mention.Head + 1].Upos == Upos.Adj || IsParticiple(mention.Head + 1)) && !Is(mention.Head - 1, "muchos", "muchas", "otros", "otras", "algunos", "algunas"));

    /// <summary>"a provincial police chief", where no named person of the text holds such a post: somebody of whom no more is known.</summary>
    bool IsIntroduced(TokenMention mention)
    {
        var head = Tokens[mention.Head];
        return (Is(mention.First, "a", "an", "un", "una") || Is(mention.First - 1, "a", "an", "un", "una")) && (mention.Last - mention.First >= 2 ||
            IsToldApart(mention)) && !Lexicon.Has("part-nouns", head) && !head.Morph.HasFlag(Morph.Plural) && !IsHedged(mention) &&
            !Evidence.Overview.IsPost(head);
    }

    /// <summary>"a notary suspected of forgery": told from others by what follows at once.</summary>
    bool IsToldApart(TokenMention mention) => !Evidence.Spanish && mention.Last < Last &&
        Tokens[mention.Last + 1] is { Upos: Upos.Verb, Deprel: Deprel.Acl } told && told.Head == mention.Head && IsParticiple(mention.Last + 1) &&
        Is(mention.Last + 2, "of", "for", "in", "with", "by", "on");

    /// <summary>"the chief of police of X", "the mayor of X", where the text names nobody in such a post: one person, known by the office.</summary>
    bool IsHeadOfBody(TokenMention mention)
    {
        if (Evidence.Spanish || !Lexicon.Has("group-heads", Tokens[mention.Head]) || Tokens[mention.Head].Morph.HasFlag(Morph.Plural) || IsHedged(mention) ||
            Evidence.Overview.IsPost(Tokens[mention.Head])) return false;
        var last = mention.Last > mention.Head ? mention.Head : mention.Last;
        return Is(last + 1, "of") && Mentions.Any(m => m.First > last && m.First <= last + 6 && (m.Kind == MentionKind.Name ||
            Evidence.TypeOf(m.Entity) == EntityType.PublicBody) && !IsClosed(last + 1, m.First));

        bool IsClosed(int from, int to)
        {
            for (var i = from; i < to; i++)
                if (IsComma(i) || IsVerb(i)) return true;
            return false;
        }
    }

    /// <summary>"an alleged trafficker": the text is about to say who.</summary>
    bool IsHedged(TokenMention mention)
    {
        for (var i = mention.First; i <= mention.Last; i++)
            if (Lexicon.Has("hedges", Tokens[i].Folded)) return true;
        return false;
    }

    /// <summary>"the", "his": whoever is meant has been told of elsewhere.</summary>
    bool IsKnown(int token) => Is(token, "the", "his", "her", "its", "their", "this", "these", "those", "that", "other", "el", "la", "los", "las", "su", "sus", "este", "esta", "estos", "estas", "ese", "esa", "esos", "otros", "otras", "otro", "otra");

    bool IsCount(int token) => Holds(token) && (Tokens[token].Upos == Upos.Num || Lexicon.Has("counts", Tokens[token].Folded));

    internal bool Is(int token, params ReadOnlySpan<string> words)
    {
        if (!Holds(token)) return false;
        foreach (var word in words)
            if (Tokens[token].Folded == word) return true;
        return false;
    }

    internal bool IsComma(int token) => Holds(token) && Tokens[token].Form is "," or "–" or "—" or "--";

    internal bool IsQuote(int token) => Holds(token) && Tokens[token].Form is "\"" or "“" or "”" or "«" or "»" or "‘" or "’" or "'";

    internal bool IsStop(int token) => !Holds(token) || Tokens[token].Form is ";" or ":" or "." or "!" or "?";

    internal bool IsPreposition(int token) => Holds(token) && (Tokens[token].Upos == Upos.Adp || Tokens[token] is { Upos: Upos.Verb, Deprel: Deprel.Case });

    internal bool IsDeterminer(int token) => Holds(token) && Tokens[token].Upos == Upos.Det;

    internal bool IsFinite(int token) => Holds(token) && Tokens[token].Upos is Upos.Verb or Upos.Aux && Tokens[token].Morph.HasFlag(Morph.Finite);

    internal bool IsVerb(int token) => Holds(token) && Tokens[token].Upos is Upos.Verb or Upos.Aux;

    internal bool IsConjunction(int token) => Is(token, "and", "y", "e", "or", "o", "u", "ni", "nor") || (Holds(token) && Tokens[token].Form == "&");

    /// <summary>A word that begins a relative clause about what stands before it.</summary>
    internal bool IsRelative(int token)
    {
        if (!Holds(token)) return false;
        var word = Tokens[token].Folded;
        if (word is "who" or "whom" or "which" or "quien" or "quienes" or "cual" or "cuales" or "whose" or "cuyo" or "cuya" or "cuyos" or "cuyas") return true;
        if (word is not ("que" or "that")) return false;
        for (var i = token - 1; i >= First && i >= token - 2; i--)
        {
            if (IsComma(i)) continue;
            if (Tokens[i].Form == ")") return true;
            return Tokens[i].Upos is Upos.Noun or Upos.Propn or Upos.Pron or Upos.Num or Upos.Det or Upos.X || (Tokens[i].Upos == Upos.Adj && i > First) || (IsPreposition(i) && word == "que");
        }

        return false;
    }

    /// <summary>A word at which another clause begins.</summary>
    internal bool IsSubordinator(int token) => IsRelative(token) || Is(token, "that", "que", "where", "donde", "when", "cuando", "while", "mientras", "although", "though", "aunque", "but", "pero", "sino",
        "because", "porque", "whereas", "pues", "if", "si", "unless", "however", "como", "since", "until");

    /// <summary>The last token of the clause that a trigger stands in: up to hard punctuation, the next clause or the next finite verb.</summary>
    internal int ClauseEnd(int from)
    {
        for (var i = from + 1; i <= Last; i++)
        {
            if (IsStop(i) || IsSubordinator(i)) return i - 1;
            if (IsFinite(i) && Over(i) is null) return RetreatFrom(i, from);
        }

        return Last;
    }

    /// <summary>The first token of the clause that a trigger stands in.</summary>
    internal int ClauseStart(int from)
    {
        for (var i = from - 1; i >= First; i--)
        {
            if (IsStop(i)) return i + 1;
            if (IsSubordinator(i)) return i;
        }

        return First;
    }

    int RetreatFrom(int verb, int from)
    {
        for (var i = verb - 1; i > from; i--)
            if (IsComma(i) || IsConjunction(i)) return i - 1;
        return verb - 1;
    }

    /// <summary>The first token of a verb's group: its auxiliaries, clitics and negation.</summary>
    internal int GroupStart(int verb)
    {
        var start = verb;
        for (var i = verb - 1; i >= First && i >= verb - 6; i--)
        {
            var token = Tokens[i];
            if (token.Upos is Upos.Aux or Upos.Part || (token.Upos == Upos.Adv && start > First) || token.Lemma is "be" or "have" or "haber" or "ser" or "estar" or "poder" or "deber" or "get" or "will" or "would" || (Evidence.Spanish && IsCopular(i) && i + 1 <= verb && IsParticiple(i + 1)) ||
                Is(i, "se", "lo", "la", "le", "les", "los", "las", "not", "no", "to", "me", "nos", "to", "having", "being", "been"))
            {
                if (Over(i) is { Kind: not MentionKind.Pronoun }) break;
                start = i;
            }
            else break;
        }

        return start;
    }

    internal bool IsParticiple(int token)
    {
        var (morph, word) = (Tokens[token].Morph, Tokens[token].Folded);
        if (morph.HasFlag(Morph.Participle)) return true;
        if (Evidence.Spanish) return !morph.HasFlag(Morph.Finite) && word.Length > 4 && (word.TrimEnd('s') is [.., 'a' or 'i', 'd', 'o' or 'a'] || word is "muerto" or "muerta" or "preso" or "presa" || IsIrregular(word.TrimEnd('s')));
        return word.EndsWith("ed", StringComparison.Ordinal);
    }

    static bool IsIrregular(string word) => word.Length > 4 && (word.EndsWith("uesto", StringComparison.Ordinal) || word.EndsWith("uesta", StringComparison.Ordinal) || word.EndsWith("uelto", StringComparison.Ordinal) || word.EndsWith("uelta", StringComparison.Ordinal) ||
        word is "electo" or "electa" or "visto" or "vista" or "hecho" or "hecha" or "inscrito" or "inscrita" or "descubierto" or "descubierta" or "abierto" or "abierta" or "escrito" or "escrita");

    /// <summary>Spanish verbs that a participle follows as it follows "estar": "se encuentra recluido", "quedó detenido".</summary>
    bool IsCopular(int token) => Tokens[token].Lemma is "quedar" or "resultar" or "permanecer" or "encontrar" or "encontrarse" or "hallar" or "hallarse" or "ver" or "verse" or "seguir" or "continuar" or "mantener" or "mantenerse" or "salir" or "terminar";

    internal Voice VoiceOf(int verb) => Evidence.Spanish ? SpanishVoice(verb) : EnglishVoice(verb);

    Voice SpanishVoice(int verb)
    {
        if (Tokens[verb].Morph.HasFlag(Morph.Passive) || Tree.Child(verb, Deprel.AuxPass, Deprel.NsubjPass) is not null) return Voice.Passive;
        if (!IsParticiple(verb)) return Voice.Active;
        return HasBefore(verb, Haves) ? Voice.Active : Voice.Passive;
    }

    /// <summary>
    /// English needs "be" or "get" for a passive, except where a participle hangs on a noun, on another verb or on a passive, or stands in a headline.
    /// A form in -ed with an object of its own, or with a subject and no auxiliary, is active whatever its tag.
    /// </summary>
    Voice EnglishVoice(int verb)
    {
        var token = Tokens[verb];
        if (token.Folded.EndsWith("ing", StringComparison.Ordinal)) return Voice.Active;
        if (Tree.Child(verb, Deprel.AuxPass) is not null) return Voice.Passive;
        if (!IsParticiple(verb) && !token.Morph.HasFlag(Morph.Passive)) return Voice.Active;
        if (HasBefore(verb, Bes)) return Voice.Passive;
        if (HasBefore(verb, Haves)) return Voice.Active;
        if (Tree.Child(verb, Deprel.Obj) is > 0 and var done && done > verb) return Voice.Active;
        // "X, long accused of", "X, wanted by": what is always done to somebody has no object here and so is passive.
        if (Lexicon.Has("object-control", token) && Is(verb + 1, "of", "by", "on", "for") && token.Folded.EndsWith("ed", StringComparison.Ordinal) && (IsComma(verb - 1) || IsComma(verb - 2))) return Voice.Passive;
        if (Tree.Child(verb, Deprel.Nsubj, Deprel.NsubjPass) is not null) return IsProse ? Voice.Active : Voice.Active | Voice.Passive;
        if (token.Deprel == Deprel.Conj && Holds(token.Head) && token.Head < verb && IsVerb(token.Head)) return EnglishVoice(token.Head);
        if (token.Deprel is Deprel.Acl or Deprel.Amod or Deprel.Advcl && token.Folded != token.Lemma) return Voice.Passive;
        return token.Morph.HasFlag(Morph.Finite) && !token.Morph.HasFlag(Morph.Participle) ? Voice.Active : Voice.Active | Voice.Passive;
    }

    static readonly string[] Bes = ["be", "get", "become"];
    static readonly string[] Haves = ["have", "haber"];

    bool HasBefore(int verb, string[] lemmas)
    {
        for (var i = verb - 1; i >= First && i >= verb - 4; i--)
        {
            if (lemmas.Contains(Tokens[i].Lemma)) return true;
            if (Tokens[i].Upos is not (Upos.Adv or Upos.Aux or Upos.Part)) return false;
        }

        return false;
    }
}
