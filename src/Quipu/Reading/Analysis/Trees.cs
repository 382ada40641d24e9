using Quipu.Model;

namespace Quipu.Reading.Analysis;

/// <summary>
/// Puts the chunks of a sentence together into one tree, from left to right with a bounded look ahead. A heuristic parser: clauses are opened by
/// relatives, subordinators and non-finite verbs, and closed by commas and by the next finite verb that finds them complete.
/// </summary>
ref partial struct Trees
{
    readonly ReadOnlySpan<Word> _words;
    readonly bool _spanish;
    readonly List<Chunk> _chunks;
    readonly List<Clause> _clauses = [];
    readonly List<int> _cases = [];
    Clause _now;
    int _mark = -1;
    int _cc = -1;
    int _noun = -1;
    int _nounEnd = -1;
    bool _comma;

    Trees(ReadOnlySpan<Word> words, List<Chunk> chunks, bool spanish)
    {
        _words = words;
        (_chunks, _spanish) = (chunks, spanish);
        _now = Open(new() { Relation = Deprel.Root });
    }

    internal static void Build(ReadOnlySpan<Word> words, Language language)
    {
        var trees = new Trees(words, Chunks.Of(words, language), language == Language.Spanish);
        for (var k = 0; k < trees._chunks.Count; k++) trees.Add(k);
        trees.Close();
    }

    Clause Open(Clause clause)
    {
        _clauses.Add(clause);
        return clause;
    }

    readonly void Link(int child, int head, Deprel deprel)
    {
        if (child != head && child >= 0) (_words[child].Head, _words[child].Deprel) = (head, deprel);
    }

    readonly Chunk? At(int k) => k >= 0 && k < _chunks.Count ? _chunks[k] : null;

    void Add(int k)
    {
        var chunk = _chunks[k];
        switch (chunk.Kind)
        {
            case ChunkKind.Noun:
                Noun(k, chunk);
                _comma = false;
                break;
            case ChunkKind.Verb:
                Verb(k, chunk);
                _comma = false;
                break;
            case ChunkKind.Adjective:
                Adjective(chunk);
                _comma = false;
                break;
            case ChunkKind.Preposition:
                _cases.Add(chunk.Head);
                break;
            case ChunkKind.Conjunction:
                _cc = chunk.Head;
                break;
            case ChunkKind.Subordinator:
                Subordinate(chunk);
                break;
            case ChunkKind.Relative:
                Relative(chunk);
                break;
            case ChunkKind.Comma:
                if (_words[chunk.First].Form is "," or ")" or "–" or "—" or "-") CloseInCommas();
                _comma = true;
                break;
            case ChunkKind.Stop:
                Restart();
                break;
            default:
                if (_words[chunk.Head].Upos is not Upos.Punct) Loose(chunk);
                break;
        }
    }

    void CloseInCommas()
    {
        while (_now.Parent is { } parent && _now.HasVerb && (_now.InCommas || _now.Relation is Deprel.Advcl or Deprel.Acl or Deprel.Xcomp && !parent.HasVerb)) _now = parent;
    }

    void Restart()
    {
        while (_now.Parent is { } parent) _now = parent;
        (_cc, _mark, _noun, _comma) = (-1, -1, -1, false);
        if (_now.HasVerb) _now = Open(new() { Parent = _now, Relation = Deprel.Parataxis });
    }

    readonly void Loose(Chunk chunk) => _now.Waiting.Add((chunk.Head, _words[chunk.Head].Upos == Upos.Adv ? Deprel.Advmod : Deprel.Dep));

    // --- nouns --------------------------------------------------------------------------------------------------------------------------

    void Noun(int k, Chunk chunk)
    {
        var head = chunk.Head;
        if (_cases.Count > 0) Prepositional(head);
        else if (_cc >= 0 && Coordinate(k, chunk)) { }
        else if (_comma && _noun >= 0 && Apposed(k, chunk)) { }
        else Bare(k, chunk);
        (_noun, _nounEnd) = (head, chunk.Last);
    }

    bool Coordinate(int k, Chunk chunk)
    {
        if (_now.HasVerb && FiniteFollows(k))
        {
            Link(_cc, chunk.Head, Deprel.Cc);
            _cc = -1;
            var first = MainClause();
            _now = Open(new() { Parent = first, Relation = Deprel.Conj, AttachTo = first.Predicate });
            _now.Subject = chunk.Head;
            return true;
        }

        if (_noun < 0) return false;
        Link(_cc, chunk.Head, Deprel.Cc);
        Link(chunk.Head, FirstConjunct(_noun), Deprel.Conj);
        _cc = -1;
        return true;
    }

    readonly Clause MainClause()
    {
        var clause = _now;
        while (clause.Parent is { } parent && (clause.Relation is Deprel.AclRelcl or Deprel.Acl or Deprel.Xcomp or Deprel.Advcl or Deprel.Parataxis) && parent.HasVerb) clause = parent;
        return clause;
    }

    readonly int FirstConjunct(int noun) => _words[noun].Deprel == Deprel.Conj && _words[noun].Head >= 0 ? _words[noun].Head : noun;

    // A finite verb group comes next, with nothing but "of"-phrases and brackets between: this noun is its subject.
    readonly bool FiniteFollows(int k)
    {
        for (var j = k + 1; j < _chunks.Count && j <= k + 6; j++)
        {
            var chunk = _chunks[j];
            if (chunk.Kind == ChunkKind.Verb) return IsFinite(chunk);
            if (chunk.Kind == ChunkKind.Relative) return true;
            if (chunk.Kind == ChunkKind.Preposition && At(j + 1) is { Kind: ChunkKind.Noun } && _words[chunk.Head].Folded is "of" or "de" or "del" or "in" or "en" or "for" or "from") j++;
            else return false;
        }

        return false;
    }

    readonly bool IsFinite(Chunk chunk)
    {
        for (var i = chunk.First; i <= chunk.Last; i++)
            if (_words[i].Upos is Upos.Aux or Upos.Verb) return _words[i].IsFinite;
        return false;
    }

    bool Apposed(int k, Chunk chunk)
    {
        if (!_now.HasVerb && FiniteFollows(k) && _now.Subject < 0) return false;
        if (InList(k))
        {
            Link(chunk.Head, FirstConjunct(_noun), Deprel.Conj);
            return true;
        }

        if (_noun == _now.Subject && _now.HasVerb) return false;
        if (FiniteFollows(k) && _now.HasVerb) return false;
        if (IsTime(chunk.Head)) return false;
        Link(chunk.Head, _noun, Deprel.Appos);
        return true;
    }

    // "A, B and C": after this noun there is a conjunction, or another comma, noun and conjunction.
    readonly bool InList(int k)
    {
        for (var j = k + 1; j < _chunks.Count && j <= k + 14; j++)
        {
            var kind = _chunks[j].Kind;
            if (kind == ChunkKind.Conjunction) return At(j + 1) is { Kind: ChunkKind.Noun or ChunkKind.Adjective } && !FiniteFollows(j + 1);
            if (kind == ChunkKind.Preposition && _words[_chunks[j].Head].Folded is not ("of" or "de" or "del" or "from" or "en" or "in")) return false;
            if (kind is not (ChunkKind.Noun or ChunkKind.Comma or ChunkKind.Preposition)) return false;
        }

        return false;
    }

    void Bare(int k, Chunk chunk)
    {
        var head = chunk.Head;
        if (_now.Copula >= 0 && _now.Predicate < 0) Predicate(head);
        else if (IsTime(head)) _now.Waiting.Add((head, Deprel.Obl));
        else if (!_now.HasVerb)
        {
            if (_now.Subject < 0) _now.Subject = head;
            else if (_noun >= 0 && !FiniteFollows(k)) Link(head, _noun, Deprel.Appos);
            else
            {
                Link(_now.Subject, head, Deprel.Dep);
                _now.Subject = head;
            }
        }
        else if (!_spanish && FiniteFollows(k) && !(_comma && _now.Object >= 0) && TakesClause()) OpenComplement(head);
        else Complement(k, head);
    }

    // "Prosecutors say the clan paid": only verbs of saying and thinking take a clause without "that", and none that an outer subject still waits for.
    readonly bool TakesClause()
    {
        if (_comma) return true;
        for (var clause = _now.Parent; clause is not null; clause = clause.Parent)
            if (!clause.HasVerb) return false;
        return _now.Predicate >= 0 && VerbWords.TakesClause(_words[_now.Predicate].Lemma);
    }

    void OpenComplement(int head)
    {
        _now = Open(new() { Parent = _now, Relation = _comma ? Deprel.Parataxis : Deprel.Ccomp });
        _now.Subject = head;
    }

    void Complement(int k, int head)
    {
        var verb = _words[_now.Predicate];
        var passive = verb.Morph.HasFlag(Morph.Passive);
        if (_now.Subject < 0 && _now.Relative < 0 && _spanish && verb.Morph.HasFlag(Morph.Finite | Morph.None) && TakesSubjectAfter(verb, head)) _now.Subject = head;
        else if (_now.Subject < 0 && _spanish && passive && _now.Relation is not (Deprel.Acl or Deprel.AclRelcl)) _now.Subject = head;
        else if (_now.Subject < 0 && !_spanish && VerbWords.IsSpeech(verb.Lemma) && _now.Relation is Deprel.Parataxis or Deprel.Root && _now.Object < 0 && At(k + 1) is null or { Kind: ChunkKind.Stop or ChunkKind.Comma }) _now.Subject = head;
        else if (_now.Object < 0)
        {
            _now.Object = head;
            Link(head, _now.Predicate, Deprel.Obj);
        }
        else if (_nounEnd >= 0 && _words[_now.Object].Deprel == Deprel.Obj && _noun == _now.Object && !_comma && VerbWords.GivesTo(verb.Lemma))
        {
            Link(_now.Object, _now.Predicate, Deprel.Iobj);
            Link(head, _now.Predicate, Deprel.Obj);
            _now.Object = head;
        }
        else Link(head, _comma && _noun >= 0 ? _noun : _now.Predicate, _comma && _noun >= 0 ? Deprel.Appos : Deprel.Obl);
    }

    // Spanish puts the subject after verbs of saying and of happening, and after "se".
    readonly bool TakesSubjectAfter(Word verb, int head)
    {
        if (_words[head].Upos == Upos.Pron) return false;
        if (VerbWords.IsSpeech(verb.Lemma)) return _now.Object < 0 && (_words[head].Upos == Upos.Propn || VerbWords.SubjectAfterSpeech(_words, head)) || _now.Relation == Deprel.Parataxis;
        if (VerbWords.IsIntransitive(verb.Lemma)) return true;
        for (var i = 0; i < _words.Length && i < _now.Predicate; i++)
            if (_words[i].Head == _now.Predicate && _words[i].Folded == "se") return true;
        return false;
    }

    readonly bool IsTime(int head) => VerbWords.IsTime(_words[head].Lemma) || _words[head].Upos == Upos.Num && _words[head].Form.Length == 4 && _words[head].Form[0] is '1' or '2';

    void Prepositional(int head)
    {
        var first = _words[_cases[0]].Folded;
        foreach (var word in _cases) Link(word, head, Deprel.Case);
        var start = _cases[0];
        _cases.Clear();
        if (_cc >= 0)
        {
            Link(_cc, head, Deprel.Cc);
            _cc = -1;
            if (_noun >= 0)
            {
                Link(head, PhraseWith(first, _noun), Deprel.Conj);
                return;
            }
        }

        var adjacent = _noun >= 0 && _nounEnd == start - 1;
        if (adjacent && (first is "of" or "de" or "del" || !_now.HasVerb && _now.Subject == _noun || VerbWords.TakesPreposition(_words[_noun].Lemma, first)))
        {
            Link(head, _noun, Deprel.Nmod);
            return;
        }

        var relation = ObliqueRelation(first, head);
        if (relation == Deprel.Obj) _now.Object = head;
        _now.Waiting.Add((head, relation));
    }

    // "in Lima and in Cusco": the phrase with the same preposition is the first conjunct.
    readonly int PhraseWith(string preposition, int noun)
    {
        for (int at = noun, steps = 0; at >= 0 && steps < 6; at = _words[at].Head, steps++)
            for (var i = Math.Max(0, at - 6); i < at; i++)
                if (_words[i].Head == at && _words[i].Deprel == Deprel.Case && _words[i].Folded == preposition) return FirstConjunct(at);
        return FirstConjunct(noun);
    }

    readonly Deprel ObliqueRelation(string preposition, int head)
    {
        if (_now.Predicate < 0) return Deprel.Obl;
        var verb = _words[_now.Predicate];
        if (preposition is "by" or "por" && verb.Morph.HasFlag(Morph.Passive) && !IsTime(head)) return Deprel.OblAgent;
        if (!_spanish || preposition is not ("a" or "al")) return Deprel.Obl;
        if (VerbWords.GivesTo(verb.Lemma) || VerbWords.IsSpeech(verb.Lemma)) return Deprel.Iobj;
        if (_now.Object >= 0 || VerbWords.IsMotion(verb.Lemma) || verb.Morph.HasFlag(Morph.Passive) && verb.Morph.HasFlag(Morph.Participle)) return Deprel.Obl;
        return _words[head].Upos is Upos.Propn or Upos.Noun or Upos.Pron && !IsTime(head) ? Deprel.Obj : Deprel.Obl;
    }
}
