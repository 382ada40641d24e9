using Quipu.Model;

namespace Quipu.Reading.Analysis;

enum ChunkKind : byte { Noun, Verb, Adjective, Preposition, Conjunction, Subordinator, Relative, Comma, Stop, Other }

/// <summary>A run of words that acts as one when clauses are put together.</summary>
readonly record struct Chunk(ChunkKind Kind, int First, int Last, int Head, bool Copular = false);

/// <summary>Cuts a tagged sentence into noun phrases, verb groups and marks, and builds the tree inside each of them.</summary>
ref struct Chunks
{
    readonly ReadOnlySpan<Word> _words;
    readonly bool _spanish;
    readonly List<Chunk> _found = [];

    Chunks(ReadOnlySpan<Word> words, bool spanish)
    {
        _words = words;
        _spanish = spanish;
    }

    internal static List<Chunk> Of(ReadOnlySpan<Word> words, Language language)
    {
        var chunks = new Chunks(words, language == Language.Spanish);
        for (var i = 0; i < words.Length;) i = chunks.Next(i);
        return chunks._found;
    }

    int Next(int i)
    {
        var word = _words[i];
        if (Verb(i) is var verb && verb > i) return verb;
        if (Noun(i) is var noun && noun > i) return noun;
        var kind = word.Upos switch
        {
            Upos.Adp => ChunkKind.Preposition,
            Upos.Part when word.Folded == "to" => ChunkKind.Preposition,
            Upos.Cconj => ChunkKind.Conjunction,
            Upos.Sconj => ChunkKind.Subordinator,
            Upos.Adj => ChunkKind.Adjective,
            Upos.Adv when word.Folded is "where" or "donde" or "when" => ChunkKind.Relative,
            Upos.Punct => word.Form is "," or "(" or ")" or "–" or "—" or "-" or "--" ? ChunkKind.Comma : word.Form is ";" or ":" or "." ? ChunkKind.Stop : ChunkKind.Other,
            _ => ChunkKind.Other,
        };
        _found.Add(new(kind, i, i, i));
        return i + 1;
    }

    static void Link(Word child, int head, Deprel deprel) => (child.Head, child.Deprel) = (head, deprel);

    // --- noun phrases -------------------------------------------------------------------------------------------------------------------

    int Noun(int i)
    {
        if (_words[i].Upos == Upos.Pron && IsRelative(i))
        {
            _found.Add(new(ChunkKind.Relative, i, i, i));
            return i + 1;
        }

        var end = NounEnd(i, out var head);
        if (end == i) return i;
        Inside(i, end, head);
        while (!_spanish && end + 1 < _words.Length && _words[end] is { Upos: Upos.Part, Folded: "'s" or "’s" } or { Form: "'" or "’" })
        {
            var next = NounEnd(end + 1, out var owned);
            if (next == end + 1) break;
            Inside(end + 1, next, owned);
            Link(_words[end], head, Deprel.Case);
            Link(_words[head], owned, Deprel.NmodPoss);
            (end, head) = (next, owned);
        }

        _found.Add(new(ChunkKind.Noun, i, end - 1, head));
        return end;
    }

    bool IsRelative(int i) => _words[i].Folded is "who" or "which" or "whom" or "whose" || _words[i].Folded is "that" && i > 0 && _words[i - 1].IsNominal ||
        _spanish && _words[i].Folded is "que" or "quien" or "quienes" or "cual" or "cuales" or "cuyo" or "cuya" or "cuyos" or "cuyas";

    // One past the last word of the noun phrase that starts here; the same index where none does.
    int NounEnd(int i, out int head)
    {
        head = -1;
        var (at, lastNoun, firstName) = (i, -1, -1);
        for (; at < _words.Length; at++)
        {
            var word = _words[at];
            switch (word.Upos)
            {
                case Upos.Propn:
                    if (firstName < 0 || _words[at - 1].Upos != Upos.Propn && lastNoun > firstName) firstName = at;
                    continue;
                case Upos.Noun when firstName >= 0 && (_spanish || lastNoun >= 0 && lastNoun < firstName):
                    goto done;
                case Upos.Noun when _spanish && lastNoun >= 0 && (at > lastNoun + 1 || VerbWords.IsTime(_words[lastNoun].Lemma)):
                    goto done;
                case Upos.Noun:
                    lastNoun = at;
                    continue;
                case Upos.Adj when Fits(at, i, lastNoun, firstName):
                    continue;
                case Upos.Det or Upos.Num when lastNoun < 0 && firstName < 0 || word.Upos == Upos.Num && firstName == at - 1 && at > i:
                    continue;
                case Upos.Sym when lastNoun < 0 && firstName < 0:
                    continue;
                case Upos.Pron when at == i:
                    if (word.Folded is "his" or "her" or "its" or "their" or "my" or "our" or "your" && PossessiveFits(at)) continue;
                    head = at;
                    return at + 1;
                case Upos.Adv when lastNoun < 0 && firstName < 0 && at + 1 < _words.Length && (_words[at + 1].Upos is Upos.Num || _words[at + 1].Upos is Upos.Adj && at > i):
                    continue;
                case Upos.Punct when word.Form is "\"" or "“" or "”" or "«" or "»" && QuotedName(at, lastNoun >= 0 || firstName >= 0 || at > i):
                    continue;
                default:
                    goto done;
            }
        }

    done:
        head = firstName >= 0 && firstName > lastNoun ? firstName : lastNoun;
        if (head < 0) head = LastNumber(i, at);
        if (head < 0) return i;
        while (at - 1 > head && _words[at - 1].Upos is Upos.Punct or Upos.Adv or Upos.Det) at--;
        return at;
    }

    bool PossessiveFits(int at) => at + 1 < _words.Length && _words[at + 1].Upos is Upos.Noun or Upos.Adj or Upos.Num or Upos.Propn || _words[at].Folded is not "her";

    bool Fits(int at, int start, int lastNoun, int firstName)
    {
        if (_spanish) return lastNoun >= 0 ? firstName < 0 : at + 1 < _words.Length && _words[at + 1].Upos is Upos.Noun or Upos.Adj or Upos.Propn || _words[Math.Max(start, at - 1)].Upos is Upos.Det;
        return at + 1 < _words.Length && _words[at + 1].Upos is Upos.Noun or Upos.Adj or Upos.Propn or Upos.Num or Upos.Verb && (lastNoun < 0 || at == lastNoun + 1) && !(firstName >= 0 && lastNoun >= 0);
    }

    // A quote mark inside a phrase: “Cártel del Pacífico” after its noun, or a closing one.
    readonly bool QuotedName(int at, bool within)
    {
        if (!within) return false;
        var next = at + 1 < _words.Length ? _words[at + 1] : null;
        var closing = _words[at].Form is "”" or "»" || _words[at].Form == "\"" && _words[at - 1].Upos == Upos.Propn;
        return closing ? next is { Upos: Upos.Propn or Upos.Noun } && _words[at - 1].Upos is Upos.Propn : next is { Upos: Upos.Propn } && _words[at - 1].Upos is Upos.Noun or Upos.Propn or Upos.Adj;
    }

    readonly int LastNumber(int i, int end)
    {
        for (var j = end - 1; j >= i; j--)
            if (_words[j].Upos is Upos.Num or Upos.Sym) return j;
        return end == i + 1 && _words[i].Upos == Upos.Det && _words[i].Folded is "this" or "those" or "these" or "ambos" or "todos" or "many" or "some" ? i : -1;
    }

    readonly void Inside(int first, int end, int head)
    {
        for (var j = first; j < end; j++)
        {
            if (j == head) continue;
            var word = _words[j];
            var deprel = word.Upos switch
            {
                Upos.Det => word.Folded is "su" or "sus" ? Deprel.NmodPoss : Deprel.Det,
                Upos.Pron => Deprel.NmodPoss,
                Upos.Num or Upos.Sym => Deprel.Nummod,
                Upos.Adj or Upos.Verb => Deprel.Amod,
                Upos.Adv => Deprel.Advmod,
                Upos.Punct => Deprel.Punct,
                Upos.Propn => j > head && _words[head].Upos == Upos.Propn ? Deprel.Flat : Deprel.Compound,
                _ => Deprel.Compound,
            };
            Link(word, deprel is Deprel.Advmod && j + 1 < end ? j + 1 : head, deprel);
        }
    }

    // --- verb groups --------------------------------------------------------------------------------------------------------------------

    int Verb(int i)
    {
        var (at, main, aux) = (i, -1, -1);
        for (; at < _words.Length; at++)
        {
            var word = _words[at];
            if (word.Upos == Upos.Verb)
            {
                if (main >= 0) break;
                if (aux >= 0 && word.IsFinite && _words[aux].Lemma is "be" or "ser" or "estar") break;
                main = at;
                break;
            }

            if (word.Upos == Upos.Aux && main < 0) aux = at;
            else if (!IsInner(at, i, aux)) break;
        }

        if (main < 0 && aux < 0) return i;
        if (main < 0) return Copula(i, aux);
        for (var j = i; j < main; j++) Link(_words[j], main, InnerRelation(_words[j], _words[main]));
        _found.Add(new(ChunkKind.Verb, i, main, main));
        return main + 1;
    }

    // Adverbs, "not", clitics and "to" go with the verb that they stand before.
    readonly bool IsInner(int at, int start, int aux)
    {
        var word = _words[at];
        if (word.Upos == Upos.Adv) return (aux >= 0 || word.Folded is "no" or "nunca" or "not" or "never" or "tambien" or "ya" or "also") && VerbFollows(at);
        if (word.Folded is "not" or "n't") return aux >= 0;
        if (word.Folded == "to" && word.Upos == Upos.Part) return at == start;
        return _spanish && word.Upos == Upos.Pron && word.Folded is "se" or "le" or "les" or "lo" or "la" or "los" or "las" or "me" or "nos" or "te" && VerbFollows(at);
    }

    readonly bool VerbFollows(int at)
    {
        for (var j = at + 1; j < _words.Length && j <= at + 3; j++)
            if (_words[j].Upos is Upos.Verb or Upos.Aux) return true;
            else if (_words[j].Upos is not (Upos.Adv or Upos.Pron) && _words[j].Folded is not "not" and not "n't" and not "to") return false;
        return false;
    }

    int Copula(int i, int aux)
    {
        for (var j = i; j < aux; j++) Link(_words[j], aux, InnerRelation(_words[j], _words[aux]));
        _found.Add(new(ChunkKind.Verb, i, aux, aux, Copular: true));
        return aux + 1;
    }

    static Deprel InnerRelation(Word word, Word main) => word.Upos switch
    {
        Upos.Aux => main.Morph.HasFlag(Morph.Passive) && word.Lemma is "be" or "ser" or "get" ? Deprel.AuxPass : Deprel.Aux,
        Upos.Pron => word.Folded is "se" ? Deprel.Expl : word.Folded is "le" or "les" ? Deprel.Iobj : Deprel.Obj,
        Upos.Part when word.Folded == "to" => Deprel.Mark,
        _ => Deprel.Advmod,
    };
}
