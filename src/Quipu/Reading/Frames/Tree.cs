using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>What a tree says of a slot: whether it speaks of it at all, and the party where that is one.</summary>
readonly record struct Found(bool Decided, TokenMention? Party)
{
    internal static readonly Found Open = new(false, null);

    internal static Found As(TokenMention? party) => new(true, party);
}

/// <summary>
/// Parties by the edges of the dependency tree: who is subject or object of a verb, also across control, shared subjects of conjoined verbs, relative clauses and participles.
/// Where the tree has no edge it stays open, and words in their order decide.
/// </summary>
sealed class Tree
{
    const int Deepest = 5;

    readonly Scene _scene;
    readonly int[] _firstChild;
    readonly int[] _nextChild;

    internal Tree(Scene scene)
    {
        _scene = scene;
        (_firstChild, _nextChild) = (new int[scene.Sentence.Count], new int[scene.Sentence.Count]);
        Array.Fill(_firstChild, -1);
        Array.Fill(_nextChild, -1);
        for (var i = scene.Last; i >= scene.First; i--)
        {
            var head = scene.Tokens[i].Head;
            if (!scene.Holds(head) || head == i) continue;
            _nextChild[i - scene.First] = _firstChild[head - scene.First];
            _firstChild[head - scene.First] = i;
        }
    }

    /// <summary>The dependents of a token, in order.</summary>
    internal IEnumerable<int> Children(int token)
    {
        if (!_scene.Holds(token)) yield break;
        for (var child = _firstChild[token - _scene.First]; child >= 0; child = _nextChild[child - _scene.First]) yield return child;
    }

    internal int? Child(int token, params ReadOnlySpan<Deprel> relations)
    {
        if (!_scene.Holds(token)) return null;
        for (var child = _firstChild[token - _scene.First]; child >= 0; child = _nextChild[child - _scene.First])
            if (relations.Contains(_scene.Tokens[child].Deprel)) return child;
        return null;
    }

    /// <summary>Who does or undergoes what a verb says.</summary>
    internal Found Subject(int verb, ImmutableArray<EntityType> types, int depth = 0)
    {
        if (depth > Deepest) return Found.Open;
        if (Child(verb, Deprel.Nsubj, Deprel.NsubjPass) is { } subject) return Child(subject, Deprel.Case) is { } led && led < subject ? Found.Open : Found.As(Resolved(subject, verb, types));
        var (token, head) = (_scene.Tokens[verb], _scene.Tokens[verb].Head);
        if (!_scene.Holds(head)) return Found.Open;
        if (!_scene.Evidence.Spanish && Beside(verb) is { } first) return Subject(first, types, depth + 1);
        // "implicated X after being arrested": who was arrested is who implicates.
        if (!_scene.Evidence.Spanish && token.Deprel == Deprel.Advcl && !_scene.IsFinite(verb) && _scene.IsVerb(head) && Child(verb, Deprel.Mark) is { } mark && _scene.Is(mark, "after", "before", "while", "when", "since", "upon")) return Subject(head, types, depth + 1);
        return token.Deprel switch
        {
            Deprel.Conj when _scene.IsVerb(head) || Child(head, Deprel.Cop) is not null => _scene.Evidence.Spanish && _scene.Tokens[verb].Morph.HasFlag(Morph.Plural) != _scene.Tokens[head].Morph.HasFlag(Morph.Plural) && _scene.IsFinite(verb)
                ? Found.Open : Subject(head, types, depth + 1),
            Deprel.Xcomp or Deprel.Advcl when !_scene.IsFinite(verb) || HasAux(verb) => Controlled(head, types, depth),
            Deprel.Acl => Modified(verb, head, types, depth),
            _ => Found.Open,
        };
    }

    static readonly ImmutableArray<ImmutableArray<string>> By = [["by"]];

    /// <summary>"arresting twelve people and seizing cocaine": a second gerund behind "and" has the subject of the first, whatever noun it hangs on.</summary>
    int? Beside(int gerund)
    {
        if (!_scene.Tokens[gerund].Morph.HasFlag(Morph.Gerund) || !_scene.IsConjunction(gerund - 1) || _scene.Tokens[gerund].Deprel is not (Deprel.Acl or Deprel.Conj)) return null;
        for (var i = gerund - 2; i >= _scene.First && i >= gerund - 12; i--)
        {
            if (_scene.IsFinite(i) && _scene.Over(i) is null || _scene.IsStop(i)) return null;
            if (_scene.IsVerb(i) && _scene.Tokens[i].Morph.HasFlag(Morph.Gerund) && _scene.Over(i) is null && Child(i, Deprel.Obj) is not null) return i;
        }

        return null;
    }

    bool HasAux(int verb) => Child(verb, Deprel.Aux) is { } aux && !_scene.IsFinite(aux);

    /// <summary>What a verb is done to, where it stands in the active.</summary>
    internal Found Object(int verb, ImmutableArray<EntityType> types)
    {
        if (Child(verb, Deprel.Obj) is { } found && !IsBeyond(verb, found)) return Resolved(found, verb, types) is { } party ? Found.As(party) : Found.Open;
        // "shield and warn the gang": the second verb's object is the first one's too.
        if (!_scene.Evidence.Spanish && Child(verb, Deprel.Obj) is null && Child(verb, Deprel.Conj) is { } joined && _scene.IsVerb(joined) &&
            joined == verb + 2 && _scene.IsConjunction(verb + 1)) return Object(joined, types);
        if (Child(verb, Deprel.Iobj) is { } indirect) return Resolved(indirect, verb, types) is { } receiver ? Found.As(receiver) : Found.Open;
        return !_scene.Evidence.Spanish && _scene.Tokens[verb].Deprel == Deprel.AclRelcl && Child(verb, Deprel.Nsubj) is { } subject && !_scene.IsRelative(subject) && Child(verb, Deprel.Ccomp, Deprel.Xcomp, Deprel.Obl) is null
            ? Found.As(Mention(_scene.Tokens[verb].Head, types)) : Found.Open;
    }

    /// <summary>"recapturing some of those who had fled, groups ordered …": past a comma and another finite verb stands no object.</summary>
    bool IsBeyond(int verb, int found)
    {
        var (comma, finite) = (false, false);
        for (var i = verb + 1; i < found; i++)
        {
            comma |= _scene.IsComma(i);
            finite |= _scene.IsFinite(i) && _scene.Over(i) is null;
        }

        return comma && finite && !_scene.Evidence.Spanish;
    }

    /// <summary>What one of the prepositions ties to a word of the trigger.</summary>
    internal TokenMention? Complement(int first, int last, ImmutableArray<ImmutableArray<string>> prepositions, ImmutableArray<EntityType> types)
    {
        for (var i = first; i <= last; i++)
            foreach (var child in Children(i))
                if ((child < first || child > last) && _scene.Tokens[child].Deprel is Deprel.Obl or Deprel.OblAgent or Deprel.Nmod && IsLedBy(child, prepositions) && Mention(child, types) is { } found) return Ahead(child, found, types) ?? found;
        return null;
    }

    /// <summary>"the indictment against A mentions B", its verb taken for a noun: the person named right behind the preposition is whom it leads to, and nobody behind them.</summary>
    TokenMention? Ahead(int child, TokenMention found, ImmutableArray<EntityType> types)
    {
        if (Child(child, Deprel.Case) is not { } preposition) return null;
        var name = _scene.StartingAt(preposition + 1).FirstOrDefault(m => m.Kind == MentionKind.Name && _scene.Evidence.TypeOf(m.Entity) == EntityType.Person && Fits(m, types));
        if (name is null || name.Last >= found.First || name.Entity == found.Entity || _scene.Is(name.Last + 1, "'s", "’s")) return null;
        return Coreference.Apposition.IsPersonNoun(_scene.Tokens[name.Last + 1]) ? null : name;
    }

    internal TokenMention? Agent(int verb, ImmutableArray<EntityType> types)
    {
        foreach (var child in Children(verb))
            if (_scene.Tokens[child].Deprel == Deprel.OblAgent && Mention(child, types) is { } found) return found;
        return null;
    }

    /// <summary>Whose a noun is.</summary>
    internal TokenMention? Possessor(int noun, ImmutableArray<EntityType> types) => Child(noun, Deprel.NmodPoss) is { } owner ? Mention(owner, types) : null;

    /// <summary>The name or description that a noun stands beside.</summary>
    internal TokenMention? Apposed(int noun, ImmutableArray<EntityType> types)
    {
        var token = _scene.Tokens[noun];
        if (token.Deprel is Deprel.Appos or Deprel.Compound or Deprel.Flat && _scene.Holds(token.Head) && Mention(token.Head, types, across: false) is { } head) return head;
        foreach (var child in Children(noun))
            if (_scene.Tokens[child].Deprel is Deprel.Appos or Deprel.Flat && Mention(child, types, across: false) is { } beside) return beside;
        return null;
    }

    /// <summary>The mention that a token stands for, or that stands beside it in apposition.</summary>
    internal TokenMention? Mention(int token, ImmutableArray<EntityType> types, bool across = true)
    {
        if (!_scene.Holds(token)) return null;
        foreach (var mention in _scene.Mentions)
            if (mention.Head == token && Fits(mention, types)) return mention;
        if (_scene.Over(token) is { } over && over.Kind != MentionKind.Pronoun && Fits(over, types)) return over;
        if (!across) return null;
        foreach (var child in Children(token))
            if (_scene.Tokens[child].Deprel is Deprel.Appos or Deprel.Flat && Mention(child, types, across: false) is { } beside) return beside;
        return Transparent(token, types);
    }

    /// <summary>"agents of the police", "one of the officers", "dozens of traffickers": who is meant stands in the complement.</summary>
    TokenMention? Transparent(int noun, ImmutableArray<EntityType> types)
    {
        var isAgent = _scene.Lexicon.Has("agents", _scene.Tokens[noun]);
        if (!isAgent && !_scene.Lexicon.Has("place-nouns", _scene.Tokens[noun]) && _scene.Tokens[noun].Upos is not (Upos.Num or Upos.Pron) && !_scene.Lexicon.Has("counts", _scene.Tokens[noun])) return null;
        foreach (var child in Children(noun))
            if (_scene.Tokens[child].Deprel is Deprel.Nmod or Deprel.Obl && Child(child, Deprel.Case) is { } preposition && _scene.Is(preposition, "of", "de", "from") && Mention(child, types, across: false) is { } found)
                return !isAgent || _scene.Evidence.TypeOf(found.Entity) == EntityType.PublicBody ? found : null;
        return null;
    }

    bool Fits(TokenMention mention, ImmutableArray<EntityType> types) => types.IsDefaultOrEmpty || types.Contains(_scene.Evidence.TypeOf(mention.Entity));

    /// <summary>A relative pronoun stands for what its clause modifies.</summary>
    TokenMention? Resolved(int token, int verb, ImmutableArray<EntityType> types)
    {
        if (!_scene.Is(token, "who", "whom", "which", "that", "que", "quien", "quienes", "cual", "cuales")) return Mention(token, types);
        for (var (clause, step) = (verb, 0); _scene.Holds(clause) && step < Deepest; clause = _scene.Tokens[clause].Head, step++)
        {
            if (_scene.Tokens[clause].Deprel is Deprel.AclRelcl or Deprel.Acl)
            {
                if (Mention(_scene.Tokens[clause].Head, types) is not { } party) break;
                return party.Last == token - 1 && new Subjects(_scene).Restricted(party) is not null ? null : party;
            }

            if (_scene.Tokens[clause].Deprel is not (Deprel.Conj or Deprel.Xcomp or Deprel.Ccomp or Deprel.Advcl)) break;
        }

        // "X, alias “El Zurdo,” who was arrested": hung on the nickname or elsewhere, "who" is still whoever stands before the comma.
        return !_scene.Evidence.Spanish && _scene.Is(token, "who") && (_scene.IsComma(token - 1) ||
            _scene.IsQuote(token - 1)) ? new Subjects(_scene).Antecedent(token, types) : null;
    }

    /// <summary>The object of "accuse", "order" or "pay" does what is told; else the subject of the verb above does.</summary>
    Found Controlled(int governor, ImmutableArray<EntityType> types, int depth)
    {
        if (!_scene.IsVerb(governor)) return Child(governor, Deprel.Nsubj, Deprel.NsubjPass) is not null ? Subject(governor, types, depth + 1) : Found.Open;
        if (_scene.VoiceOf(governor) == Voice.Active && (_scene.Lexicon.Has("object-control", _scene.Tokens[governor]) || IsVerdict(governor)))
            return Child(governor, Deprel.Obj, Deprel.Iobj) is { } told ? Found.As(Resolved(told, governor, types)) : _scene.Tokens[governor].Lemma is "help" or "ayudar" ? Subject(governor, types, depth + 1) : Found.As(null);
        return Subject(governor, types, depth + 1);
    }

    /// <summary>"declaró culpable a X de", "found X guilty of": what follows is of whom the verdict is on, and never the court's.</summary>
    internal bool IsVerdict(int verb)
    {
        for (var i = verb - 1; i <= Math.Min(_scene.Last, verb + 8); i++)
            if (_scene.Is(i, "culpable", "culpables", "responsable", "responsables", "guilty", "liable")) return !_scene.Is(_scene.GroupStart(verb), "se");
        return false;
    }

    /// <summary>"groups extorting merchants", "the mayor, accused of": the noun does or undergoes it. A plan or charge "to …", "of …" is its holder's.</summary>
    Found Modified(int verb, int noun, ImmutableArray<EntityType> types, int depth)
    {
        if (Child(verb, Deprel.Mark) is { } mark && !_scene.Is(mark, "to")) return Charged(noun, types, depth);
        if (Mention(noun, types) is { } own) return Found.As(own);
        if (_scene.Tokens[noun].Upos is not Upos.Noun) return Found.As(null);
        if (!_scene.Evidence.Spanish && Complement(noun, noun, By, types) is { } author) return Found.As(author);
        if (Possessor(noun, types) is { } owner) return Found.As(owner);
        if (!_scene.Tokens[verb].Morph.HasFlag(Morph.Infinitive) && Child(verb, Deprel.Mark) is null) return Found.As(null);
        var above = _scene.Tokens[noun].Head;
        return _scene.Tokens[noun].Deprel is Deprel.Obj or Deprel.Obl && _scene.IsVerb(above) ? Subject(above, types, depth + 1) : Found.Open;
    }

    /// <summary>"singled out officials of the party for diverting …": what hangs on the nearest noun is said of the object of the verb above.</summary>
    Found Charged(int noun, ImmutableArray<EntityType> types, int depth)
    {
        if (_scene.Tokens[noun].Upos == Upos.Adj && _scene.Holds(_scene.Tokens[noun].Head) && _scene.IsVerb(_scene.Tokens[noun].Head)) return Controlled(_scene.Tokens[noun].Head, types, depth);
        var above = noun;
        for (var step = 0; step < Deepest && _scene.Holds(above) && !_scene.IsVerb(above); step++) above = _scene.Tokens[above].Head;
        return _scene.Holds(above) && _scene.IsVerb(above) ? Controlled(above, types, depth) : Found.As(null);
    }

    bool IsLedBy(int token, ImmutableArray<ImmutableArray<string>> prepositions)
    {
        foreach (var child in Children(token))
            if (_scene.Tokens[child].Deprel == Deprel.Case)
                foreach (var preposition in prepositions)
                    if (Parties.Same(_scene.Tokens[child].Folded, preposition[0]) && Follows(child, preposition)) return true;
        return false;
    }

    bool Follows(int first, ImmutableArray<string> words)
    {
        for (var i = 1; i < words.Length; i++)
            if (!_scene.Holds(first + i) || !Parties.Same(_scene.Tokens[first + i].Folded, words[i])) return false;
        return true;
    }

    /// <summary>The mentions conjoined with one, itself first.</summary>
    internal IEnumerable<TokenMention> Conjoined(TokenMention mention, ImmutableArray<EntityType> types)
    {
        yield return mention;
        foreach (var child in Children(mention.Head))
        {
            if (child <= mention.Last) continue;
            if (_scene.Tokens[child].Deprel == Deprel.Conj && Mention(child, types, across: false) is { } other && other.Entity != mention.Entity) yield return other;
            // "four people, including A and B, were arrested": the named are arrested too.
            if (_scene.Tokens[child].Deprel is Deprel.Nmod or Deprel.Appos && Child(child, Deprel.Case) is { } led && _scene.Is(led, "including", "incluyendo", "incluidos", "incluido", "entre") && Mention(child, types, across: false) is { Kind: MentionKind.Name } part)
                foreach (var one in _scene.ListOf(part)) yield return one;
        }
    }
}
