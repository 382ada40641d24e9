using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Which predicate of a sentence a date belongs to. A date goes with the predicate before it in its clause, at a clause's head with the one after it;
/// "of 2019" and "the 2019 …" go with their noun. A claim takes the date of its own predicate, then that of the verbs that this one leans on.
/// </summary>
sealed class Timing
{
    const int LongestChain = 3;

    /// <summary>The date belongs to no predicate.</summary>
    const int Nothing = -2;

    readonly Scene _scene;
    readonly List<(DateMention Date, int Governor)> _dates = [];
    readonly Dictionary<int, bool> _events = [];

    internal Timing(Scene scene, IEnumerable<Draft> drafts)
    {
        _scene = scene;
        foreach (var draft in drafts)
            if (Circumstances.Happens(draft) && draft.Type != ClaimType.Figure && _scene.Tokens[draft.TriggerFirst].Upos == Upos.Noun) _events[draft.TriggerFirst] = draft.Type is ClaimType.Incident or ClaimType.Enacts;
        foreach (var date in scene.Evidence.Dates(scene.Sentence.Index))
        {
            var governor = GovernorOf(date);
            _dates.Add((date, governor));
            if (Occasion(governor) is >= 0 and var held) _dates.Add((date, held));
            else if (Shared(governor) is >= 0 and var first) _dates.Add((date, first));
            // "sentenced to prison on Monday": the verb's day as well as the noun's; "accused of the murder of X in 2010": the murder's year alone.
            if (_events.TryGetValue(governor, out var isDeed) && governor < date.First && Left(governor - 1) is var verb and >= 0 && (!isDeed || date.Date?.Day is not null || scene.Lexicon.Has("toll-verbs", scene.Tokens[verb]))) _dates.Add((date, verb));
        }
    }

    internal bool IsEmpty => _dates.Count == 0;

    /// <summary>The sentence tells some date of its own.</summary>
    internal bool HasDate => _dates.Any(d => d.Date.Date is not null);

    /// <summary>All that is dated in the sentence is that somebody says something: "confirmó esta noche el tribunal".</summary>
    internal bool IsOnlySaid => _dates.Count > 0 && _dates.TrueForAll(d => d.Governor >= 0 && _scene.Lexicon.Has("speech-verbs", _scene.Tokens[d.Governor]));

    /// <summary>"promulgó la ley en una ceremonia realizada el lunes": the verb that was done on the occasion; -1 where the date is of none.</summary>
    int Occasion(int participle)
    {
        if (!_scene.Evidence.Spanish || !_scene.Holds(participle) || !_scene.IsParticiple(participle) || _scene.GroupStart(participle) != participle) return -1;
        for (var i = participle - 1; i >= _scene.First && i >= participle - 5; i--)
        {
            if (_scene.Lexicon.Has("occasions", _scene.Tokens[i]))
                for (var j = i - 1; j >= _scene.First && j >= i - 3; j--)
                    if (_scene.Is(j, "en", "durante", "tras", "mediante")) return Left(_scene.IsComma(j - 1) ? j - 2 : j - 1) is var verb and >= 0 && (!_scene.Is(j, "tras") || _scene.Lexicon.Has("toll-verbs", _scene.Tokens[verb])) ? verb : -1;
            if (_scene.IsVerb(i) || _scene.IsStop(i)) return -1;
        }

        return -1;
    }

    /// <summary>"fue hallada y devuelta el domingo": the first of two participles that share an auxiliary, right before the second; -1 where it is none such.</summary>
    int Shared(int participle) => _scene.Evidence.Spanish && _scene.Holds(participle - 2) && _scene.IsConjunction(participle - 1) && _scene.IsVerb(participle) && _scene.IsParticiple(participle) &&
        _scene.IsVerb(participle - 2) && _scene.IsParticiple(participle - 2) && IsPredicate(participle - 2) ? participle - 2 : -1;

    /// <summary>The date of an event: of its own predicate, or of one that it leans on.</summary>
    internal DateMention? OfEvent(int first, int last)
    {
        if (IsEmpty) return null;
        var at = PredicateOf(first, last);
        for (var step = 0; step <= LongestChain && at >= 0; step++)
        {
            if (Governed(at, first) is { } found) return found;
            at = LeansOn(at);
        }

        return WhenClause(first);
    }

    /// <summary>"When X was mayor in 2010, police seized …": the date of the clause that opens the sentence, for what follows it without one of its
    /// own.</summary>
    DateMention? WhenClause(int first)
    {
        var open = _scene.Is(_scene.First, "and", "but") ? _scene.First + 1 : _scene.First;
        if (_scene.Evidence.Spanish || !_scene.Is(open, "when", "while") || _dates.Count == 0 || _dates.Any(d => d.Date.First > first)) return null;
        foreach (var (date, _) in _dates)
            if (date.Date is not null && date.Last < first && _scene.IsComma(date.Last + 1) &&
                !Enumerable.Range(date.Last + 2, Math.Max(0, first - date.Last - 2)).Any(IsBreak)) return date;
        return null;
    }

    /// <summary>The date of a number: that of its clause, or of a participle that says what became of what is counted.</summary>
    internal DateMention? OfFigure(int first, int last)
    {
        if (OfEvent(first, last) is { } found) return found;
        foreach (var (date, governor) in _dates)
        {
            if (date.Date is null || governor <= last || date.First < governor) continue;
            var clear = true;
            for (var i = last + 1; i <= _scene.Last && clear && !(i > date.Last && (IsBreak(i) || _scene.IsComma(i))); i++)
                clear = i > date.Last ? !IsPredicate(i) : !IsBreak(i) && !(_scene.IsFinite(i) && i != governor && (_scene.Evidence.Spanish ||
                    _scene.Tokens[i].Upos != Upos.Aux));
            if (clear) return date;
        }

        return null;
    }

    /// <summary>The date of a tie: only one that its own verb governs, or that stands right behind it: "(1990-2000)", "since 2019".</summary>
    internal DateMention? OfTie(int first, int last, int end)
    {
        foreach (var (date, governor) in _dates)
        {
            if (date.Date is null) continue;
            if (date.First > end && date.First <= end + 4 && IsPeriod(date, end)) return date;
            if (governor >= first && governor <= last && _scene.IsVerb(governor)) return date;
        }

        return null;
    }

    bool IsPeriod(DateMention date, int end)
    {
        var lead = date.First - 1;
        if (lead > end + 3) return false;
        return _scene.Tokens[Math.Max(lead, _scene.First)].Form == "(" || _scene.Is(lead, "since", "desde", "periodo", "until", "hasta") || _scene.Is(date.First, "from", "between", "desde", "entre", "de") || date.End is not null && lead <= end + 1;
    }

    DateMention? Governed(int predicate, int near)
    {
        DateMention? best = null;
        foreach (var (date, governor) in _dates)
            if (governor == predicate && date.Date is not null && (best is null || Math.Abs(date.First - near) < Math.Abs(best.First - near))) best = date;
        return best;
    }

    int GovernorOf(DateMention date)
    {
        var before = date.First - 1;
        while (_scene.Holds(before) && (_scene.IsDeterminer(before) || _scene.Is(before, "on", "in", "en", "para", "during", "durante", "since", "desde", "el", "until", "hasta", "early", "late", "año", "mes", "pasado", "past"))) before--;
        if (IsCompared(date.First - 1) || _scene.Holds(date.First - 1) && _scene.Tokens[date.First - 1].Form == "(") return Nothing;
        if (NounOf(date, before) is { } noun) return noun;
        var left = Left(before);
        if (left >= 0 && !StartsConjunct(before)) return left;
        var right = Right(date.Last + 1);
        return right >= 0 ? right : left;
    }

    // "than in 2019", "frente al mismo mes de 2018", "compared to 2018": the yardstick, not the time.
    bool IsCompared(int token)
    {
        for (var i = token; i >= _scene.First && i >= token - 7; i--)
        {
            if (_scene.Is(i, "than", "compared", "frente", "respecto", "comparado", "comparada", "comparacion", "versus") || _scene.Is(i, "que") && _scene.Is(i + 1, "en", "el", "la") && i >= token - 1 && IsComparison(i)) return true;
            if (!_scene.IsPreposition(i) && !_scene.IsDeterminer(i) && !_scene.Is(i, "same", "mismo", "mes", "period", "periodo", "time", "con", "year", "año", "month")) return false;
        }

        return false;
    }

    /// <summary>"más robos que en 2018", "igual que el año pasado": without such a word before it, "que" opens what is said.</summary>
    bool IsComparison(int que)
    {
        for (var i = que - 1; i >= _scene.First && i >= que - 8 && !_scene.IsComma(i) && !_scene.IsStop(i); i--)
            if (_scene.Is(i, "mas", "menos", "mayor", "mayores", "menor", "menores", "superior", "inferior", "igual", "mismo", "misma", "tanto", "tantos", "tantas", "peor", "mejor", "veces", "antes")) return true;
        return false;
    }

    // "elections of 2011", "el informe de 2014", "the 2014 report": the noun's date, and its verb's only where the noun is a vote.
    int? NounOf(DateMention date, int before)
    {
        var isYear = date.Last == date.First || date.Date?.Day is null;
        if (isYear && _scene.Is(before, "of", "de", "del") && before == date.First - 1 && _scene.Holds(before - 1) && _scene.Tokens[before - 1].Upos is Upos.Noun or Upos.Propn or Upos.Adj) return Vote(before - 1) && !IsPast(before - 1) ? null : before - 1;
        if (isYear && !_scene.Evidence.Spanish && _scene.IsDeterminer(date.First - 1) && _scene.Holds(date.Last + 1) && _scene.Tokens[date.Last + 1].Upos is Upos.Noun or Upos.Adj) return (Vote(date.Last + 1) || Vote(date.Last + 2)) && !IsPast(date.First) ? null : date.Last + 1;
        return null;
    }

    /// <summary>"after the 2019 elections", "tras los comicios de 2019": what happened did so at another time.</summary>
    bool IsPast(int noun)
    {
        var i = noun - 1;
        while (i > _scene.First && (_scene.IsDeterminer(i) || _scene.Tokens[i].Upos is Upos.Adj or Upos.Num)) i--;
        return _scene.Is(i, "after", "before", "tras", "since", "desde", "until", "hasta", "following", "ahead") || _scene.Is(i, "de", "of") && _scene.Is(i - 1, "despues", "antes", "luego", "ahead");
    }

    bool Vote(int token) => _scene.Is(token, "election", "elections", "elecciones", "comicios", "campaign", "campaña", "vote", "presidential", "generales", "regionales", "municipales", "presidenciales", "general");

    /// <summary>"…, and in 2010 extradited": the date opens another conjunct.</summary>
    bool StartsConjunct(int before)
    {
        while (_scene.IsComma(before)) before--;
        return _scene.IsConjunction(before) && _scene.Holds(before);
    }

    bool IsBreak(int token) => _scene.IsStop(token) || _scene.IsSubordinator(token);

    int Left(int from)
    {
        for (var i = from; i >= _scene.First; i--)
        {
            if (IsBreak(i)) return -1;
            if (_events.ContainsKey(i)) return i;
            if (!IsPredicate(i)) continue;
            var opens = Opening(i);
            if (opens < 0 || !Closed(i, from)) return i;
            i = opens;
        }

        return -1;
    }

    /// <summary>The word that opens the embedded clause of a verb, or -1 for a verb of the main line.</summary>
    int Opening(int verb)
    {
        for (var i = verb - 1; i >= _scene.First && i >= verb - (_scene.Evidence.Spanish ? 10 : 24); i--)
        {
            if (IsBreak(i) && !_scene.IsStop(i)) return _scene.IsComma(i - 1) || _scene.IsPreposition(i - 1) || _scene.IsDeterminer(i - 1) && _scene.IsPreposition(i - 2) ? i : -1;
            if (_scene.IsStop(i) || IsPredicate(i)) return -1;
        }

        return -1;
    }

    bool Closed(int verb, int to)
    {
        for (var i = verb + 1; i <= to; i++)
            if (_scene.IsComma(i)) return true;
        return false;
    }

    int Right(int from)
    {
        for (var i = from; i <= _scene.Last; i++)
        {
            if (_scene.IsStop(i)) return -1;
            if (_scene.IsSubordinator(i))
            {
                if (!_scene.IsComma(i - 1)) return -1;
                for (i++; i <= _scene.Last && !_scene.IsComma(i); i++) { }
                continue;
            }

            if (IsPredicate(i) && !(_scene.Lexicon.Has("speech-verbs", _scene.Tokens[i]) && _scene.IsComma(i - 1))) return i;
        }

        return -1;
    }

    /// <summary>The last verb of a group: "fue detenido", "ha sido", "could be arrested" are one predicate.</summary>
    bool IsPredicate(int token)
    {
        if (!_scene.IsVerb(token) || _scene.Over(token) is { Kind: MentionKind.Name } || !_scene.Evidence.Spanish &&
            _scene.Tokens[token] is { Upos: Upos.Verb, Deprel: Deprel.Amod }) return false;
        for (var i = token + 1; i <= Math.Min(token + 3, _scene.Last); i++)
        {
            if (_scene.IsVerb(i) && _scene.Tokens[token].Upos == Upos.Aux) return false;
            if (_scene.Tokens[i].Upos is not (Upos.Adv or Upos.Part or Upos.Pron)) break;
        }

        return true;
    }

    int PredicateOf(int first, int last)
    {
        for (var i = last; i >= first; i--)
            if (IsPredicate(i)) return i;
        if (_events.ContainsKey(first)) return first;
        return ClauseVerb(first, last);
    }

    int ClauseVerb(int first, int last)
    {
        var left = Left(first - 1);
        return left >= 0 ? left : Right(last + 1);
    }

    /// <summary>An event noun leans on its clause's verb, an infinitive or participle on the verb before it, a conjunct on the one that it is joined to.</summary>
    int LeansOn(int predicate)
    {
        if (!_scene.IsVerb(predicate)) return ClauseVerb(predicate, predicate);
        var start = _scene.GroupStart(predicate);
        if (_scene.Is(start - 1, "tras", "after", "before", "antes", "luego") || _scene.Is(start - 1, "de") && _scene.Is(start - 2, "despues", "antes", "luego")) return -1;
        if (Opening(predicate) is var opening and >= 0 && IsScene(opening)) return Left(opening - 1);
        if (start < predicate && _scene.IsFinite(start) || _scene.IsFinite(predicate)) return Joined(start);
        return Left(start - 1);
    }

    /// <summary>"the raid in which …", "la operación en la que …", "donde": what is told there happened then.</summary>
    bool IsScene(int opening) => _scene.Is(opening, "where", "donde", "when", "cuando") || _scene.Is(opening, "which", "que", "cual") && (_scene.Is(opening - 1, "in", "en", "during", "durante") || _scene.IsDeterminer(opening - 1) && _scene.Is(opening - 2, "en", "durante"));

    int Joined(int start)
    {
        for (var i = start - 1; i >= _scene.First && i >= start - 6; i--)
        {
            if (_scene.Is(i, "that", "que") && _scene.IsConjunction(i - 1)) return Left(i - 2);
            if (IsBreak(i) || _scene.IsVerb(i)) return -1;
            if (_scene.IsConjunction(i)) return Left(i - 1);
        }

        return -1;
    }
}
