namespace Quipu.Reading.Analysis;

/// <summary>How verb groups open, fill and close clauses.</summary>
ref partial struct Trees
{
    void Verb(int k, Chunk chunk)
    {
        var head = chunk.Head;
        if (IsFinite(chunk)) Finite(k, chunk);
        else NonFinite(chunk);
        if (_mark >= 0) Link(_mark, head, Deprel.Mark);
        _mark = -1;
        _cases.Clear();
        (_noun, _nounEnd) = (-1, -1);
    }

    void Finite(int k, Chunk chunk)
    {
        foreach (var word in _cases) Link(word, chunk.Head, Deprel.Mark);
        if (_now.HasVerb)
        {
            if (_cc >= 0) _now = Conjoined(_now, chunk.Head);
            else Unfinished();
        }

        _cc = -1;
        if (chunk.Copular) _now.Copula = chunk.Head;
        else _now.Predicate = chunk.Head;
    }

    Clause Conjoined(Clause first, int head)
    {
        while (first.Parent is { } parent && parent.HasVerb && (first.Relation is Deprel.Xcomp or Deprel.Acl or Deprel.Advcl || first.Relation == Deprel.AclRelcl && _comma)) first = parent;
        var open = first;
        while (open is not null && open.HasVerb) open = open.Parent;
        if (open is not null && first.Relation is Deprel.AclRelcl && first.Predicate >= 0 && open.Subject >= 0 && _comma) return open;
        Link(_cc, head, Deprel.Cc);
        return Open(new() { Parent = first, Relation = Deprel.Conj, AttachTo = first.Predicate });
    }

    // A finite verb where the clause has one: an outer clause still waits for it, or it is a clause of its own ("…, dijo el fiscal").
    void Unfinished()
    {
        for (var clause = _now.Parent; clause is not null; clause = clause.Parent)
            if (!clause.HasVerb)
            {
                _now = clause;
                return;
            }

        var outer = MainClause();
        _now = Open(new() { Parent = outer, Relation = _comma ? Deprel.Parataxis : Deprel.Ccomp });
    }

    void NonFinite(Chunk chunk)
    {
        var head = chunk.Head;
        var word = _words[head];
        var bare = _cases.Count == 0;
        var preposition = bare ? "" : _words[_cases[0]].Folded;
        var afterNoun = _noun >= 0 && _nounEnd == (bare ? chunk.First : _cases[0]) - 1;
        foreach (var mark in _cases) Link(mark, head, Deprel.Mark);
        if (!_now.HasVerb && _mark < 0 && _now.Relation is Deprel.AclRelcl or Deprel.Advcl or Deprel.Conj)
        {
            _now.Predicate = head;
            return;
        }

        if (_cc >= 0 && _now.Predicate >= 0 && Alike(_words[_now.Predicate], word))
        {
            Link(_cc, head, Deprel.Cc);
            _cc = -1;
            _now = Open(new() { Parent = _now, Relation = Deprel.Conj, AttachTo = _now.Predicate });
        }
        else if (word.IsParticiple && _now.Copula >= 0 && _now.Predicate < 0)
        {
            Predicate(head);
            return;
        }
        else if (!_now.HasVerb && _now.Subject < 0 && _now.Parent is null && word.Morph.HasFlag(Morph.Infinitive))
        {
            _now.Predicate = head;
            return;
        }
        else _now = Open(new() { Parent = _now, Relation = RelationOf(word, preposition, afterNoun), AttachTo = afterNoun && RelationOf(word, preposition, true) == Deprel.Acl ? _noun : -1, InCommas = _comma });
        _now.Predicate = head;
    }

    static bool Alike(Word one, Word other) => (one.Morph & other.Morph & (Morph.Infinitive | Morph.Gerund | Morph.Participle)) != Morph.None;

    readonly Deprel RelationOf(Word word, string preposition, bool afterNoun)
    {
        if (word.IsParticiple) return afterNoun || _comma && _noun >= 0 ? Deprel.Acl : _now.HasVerb && !_comma ? Deprel.Xcomp : Deprel.Advcl;
        if (word.Morph.HasFlag(Morph.Gerund)) return preposition.Length > 0 ? afterNoun && preposition is "of" or "for" ? Deprel.Acl : Deprel.Advcl : afterNoun && !_spanish ? Deprel.Acl : _comma || _spanish ? Deprel.Advcl : Deprel.Xcomp;
        if (preposition is "para" or "por" or "sin" or "al" or "tras") return Deprel.Advcl;
        if (afterNoun) return preposition == "de" || preposition.Length == 0 && !_spanish && VerbWords.TakesPreposition(_words[_noun].Lemma, "to") ? Deprel.Acl : preposition == "a" || !_spanish ? Deprel.Xcomp : Deprel.Acl;
        return Deprel.Xcomp;
    }

    readonly void Predicate(int head)
    {
        _now.Predicate = head;
        Link(_now.Copula, head, Deprel.Cop);
    }

    void Adjective(Chunk chunk)
    {
        if (_now.Copula >= 0 && _now.Predicate < 0) Predicate(chunk.Head);
        else if (_noun >= 0 && !_comma) Link(chunk.Head, _cc >= 0 ? FirstConjunct(_noun) : _noun, Deprel.Amod);
        else _now.Waiting.Add((chunk.Head, _now.HasVerb ? Deprel.Xcomp : Deprel.Amod));
        if (_cc >= 0) Link(_cc, chunk.Head, Deprel.Cc);
        _cc = -1;
    }

    void Subordinate(Chunk chunk)
    {
        var word = _words[chunk.Head];
        var complement = word.Folded is "that" or "que" or "whether" || word.Folded is "si" or "if" && _now.HasVerb && !_comma && _noun < 0;
        foreach (var mark in _cases) Link(mark, chunk.Head, Deprel.Fixed);
        _cases.Clear();
        if (_cc >= 0)
        {
            Link(_cc, chunk.Head, Deprel.Cc);
            _cc = -1;
            var first = _now;
            while (first.Parent is { } up && first.Relation is not (Deprel.Ccomp or Deprel.Advcl)) first = up;
            if (complement && first.Relation == Deprel.Ccomp) _now = Open(new() { Parent = first, Relation = Deprel.Conj, AttachTo = first.Predicate });
            else _now = Open(new() { Parent = _now, Relation = complement ? Deprel.Ccomp : Deprel.Advcl });
        }
        else if (complement && _noun >= 0 && _nounEnd == chunk.Head - 1) _now = Open(new() { Parent = _now, Relation = Deprel.Acl, AttachTo = _noun });
        else _now = Open(new() { Parent = _now, Relation = complement ? Deprel.Ccomp : Deprel.Advcl, InCommas = _comma && !complement });
        _mark = chunk.Head;
        _noun = -1;
    }

    void Relative(Chunk chunk)
    {
        var oblique = _cases.Count > 0;
        foreach (var mark in _cases) Link(mark, chunk.Head, Deprel.Case);
        _cases.Clear();
        _now = Open(new() { Parent = _now, Relation = _noun >= 0 ? Deprel.AclRelcl : Deprel.Ccomp, AttachTo = _noun, InCommas = _comma });
        if (oblique) _now.Waiting.Add((chunk.Head, Deprel.Obl));
        else if (_words[chunk.Head].Upos == Upos.Adv) _now.Waiting.Add((chunk.Head, Deprel.Advmod));
        else _now.Relative = chunk.Head;
        (_comma, _cc, _noun) = (false, -1, -1);
    }
}
