namespace Quipu.Reading.Analysis;

/// <summary>Ties what still waits once the sentence has been read, and sees to it that the result is a tree.</summary>
ref partial struct Trees
{
    readonly void Close()
    {
        foreach (var clause in _clauses) Settle(clause);
        var root = RootOf();
        foreach (var clause in _clauses)
        {
            if (clause.Predicate < 0) continue;
            var outer = clause.Parent;
            while (outer is { Predicate: < 0 }) outer = outer.Parent;
            var to = clause.AttachTo >= 0 ? clause.AttachTo : outer?.Predicate ?? root;
            if (clause.Predicate != root) Link(clause.Predicate, to == clause.Predicate ? root : to, clause.Relation is Deprel.Root ? Deprel.Parataxis : clause.Relation);
        }

        (_words[root].Head, _words[root].Deprel) = (-1, Deprel.Root);
        for (var i = 0; i < _words.Length; i++)
            if (i != root && _words[i].Head < 0) Link(i, root, _words[i].Upos == Upos.Punct ? Deprel.Punct : _words[i].Upos == Upos.Cconj ? Deprel.Cc : Deprel.Dep);
        BreakCycles(root);
    }

    readonly void Settle(Clause clause)
    {
        if (clause.Predicate < 0) clause.Predicate = clause.Copula >= 0 ? clause.Copula : clause.Subject;
        if (clause.Predicate < 0)
        {
            foreach (var (word, relation) in clause.Waiting)
                if (clause.Parent is { Predicate: >= 0 } parent) Link(word, parent.Predicate, relation);
            return;
        }

        var passive = _words[clause.Predicate].Morph.HasFlag(Morph.Passive) && _words[clause.Predicate].Upos == Upos.Verb;
        if (clause.Relative >= 0) Link(clause.Relative, clause.Predicate, clause.Subject < 0 ? passive ? Deprel.NsubjPass : Deprel.Nsubj : clause.Object < 0 ? Deprel.Obj : Deprel.Obl);
        if (clause.Subject >= 0) Link(clause.Subject, clause.Predicate, passive ? Deprel.NsubjPass : Deprel.Nsubj);
        foreach (var (word, relation) in clause.Waiting) Link(word, clause.Predicate, relation);
    }

    readonly int RootOf()
    {
        foreach (var clause in _clauses)
            if (clause.Parent is null && clause.Predicate >= 0) return clause.Predicate;
        foreach (var clause in _clauses)
            if (clause.Predicate >= 0) return clause.Predicate;
        for (var i = 0; i < _words.Length; i++)
            if (_words[i].Upos != Upos.Punct) return i;
        return 0;
    }

    // Every word must reach the root: who meets a word of their own way hangs on the root instead.
    readonly void BreakCycles(int root)
    {
        var seen = new int[_words.Length];
        for (var i = 0; i < _words.Length; i++)
        {
            var at = i;
            while (at != root && seen[at] == 0)
            {
                seen[at] = i + 1;
                at = _words[at].Head;
            }

            if (at != root && seen[at] == i + 1) Link(at, root, Deprel.Dep);
        }
    }
}
