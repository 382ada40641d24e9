using System.Text;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Says in a text's own words what a number measures: the counted noun with its complements and what became of it; for money and shares, which name nothing
/// themselves, the verb or noun before and the words behind; for a punishment, the verb and the punished.
/// </summary>
sealed class Metrics
{
    const int Longest = 12;

    readonly Scene _scene;
    readonly QuantityMention _quantity;
    readonly int _behind;
    readonly StringBuilder _words = new();

    /// <param name="end">Where the number with its "per month" ends.</param>
    internal Metrics(Scene scene, QuantityMention quantity, int end) => (_scene, _quantity, _behind, First, Last) = (scene, quantity, end + 1, quantity.First, quantity.Last);

    /// <summary>Asked by another number for its words: it does not ask on, so that two that stand side by side do not ask each other.</summary>
    bool IsAsked { get; init; }

    internal int First { get; private set; }

    internal int Last { get; private set; }

    internal static bool IsPercent(QuantityMention quantity) => quantity.Unit is { } unit && (unit.Contains('%', StringComparison.Ordinal) || unit.StartsWith("percent", StringComparison.OrdinalIgnoreCase) || unit.StartsWith("per ", StringComparison.OrdinalIgnoreCase) || unit.StartsWith("por ", StringComparison.OrdinalIgnoreCase));

    /// <summary>Money and shares, which name nothing that is counted.</summary>
    internal static bool IsAmount(QuantityMention quantity) => quantity.Currency is not null || quantity.Unit is "$" or "pesos" || IsPercent(quantity);

    /// <summary>True where the words hold a noun or verb beside the number and its unit.</summary>
    internal bool SaysWhat { get; private set; }

    internal string Words(bool isTerm)
    {
        // "from 64 to 48 thousand hectares": what the second number measures.
        if (!IsAsked && IsHalved() && _scene.Evidence.Quantities(_scene.Sentence.Index).FirstOrDefault(q => q.First > _quantity.Last && q.First <= _quantity.Last + 3 && q.Unit == _quantity.Unit) is { } other)
        {
            var whole = new Metrics(_scene, other, other.Last) { IsAsked = true };
            _words.Append(whole.Words(isTerm));
            (First, Last, SaysWhat) = (Math.Min(First, whole.First), Math.Max(Last, whole.Last), whole.SaysWhat);
            return _words.ToString();
        }

        if (isTerm) Term();
        else if (IsAmount(_quantity)) Amount();
        else Count();
        return _words.Length > 0 ? _words.ToString() : _scene.Evidence.Words(_quantity.First, _quantity.Last);
    }

    // The unit stands behind another number: "6 to | 7 years".
    bool IsHalved()
    {
        if (_quantity.Unit is not { } unit || _quantity.Currency is not null) return false;
        for (var i = _quantity.First; i <= _quantity.Last; i++)
            if (_scene.Tokens[i].Form == unit || _scene.Tokens[i].Form is "%" || IsPercent(_quantity)) return false;
        return true;
    }

    // "años de cárcel" + "fue condenado" + "X"; "condenas de 25 años por …": the noun before.
    void Term()
    {
        var before = _quantity.First - 1;
        if (_scene.Evidence.Spanish && _scene.IsConjunction(before) && IsNumber(before - 1)) before -= 2; // "de entre ocho y | 23 años"
        if (_scene.Evidence.Spanish && _scene.Is(before, "entre")) before--;
        if (_scene.Is(before, "de", "of") && _scene.Holds(before - 1) && _scene.Tokens[before - 1].Upos == Upos.Noun) Add(_scene.Evidence.Spanish && _scene.Is(before - 2, "de") && _scene.Tokens[before - 3].Upos == Upos.Noun ? before - 3 : before - 1, before - 1);
        var last = Behind(_behind, 4, false);
        if (_scene.Is(last + 1, "contra", "against", "for", "para") && _scene.Over(last + 2) is { } against) last = against.Last;
        Add(UnitAt(), last);
        var verb = Before();
        if (verb < 0) return;
        Add(_scene.GroupStart(verb), verb);
        if (_scene.VoiceOf(verb) != Voice.Active && new Parties(_scene).Subjects.Of(verb, Subjects.AnyType) is { } who && _scene.Holds(who.First) && who.Last - who.First < 6) Add(who.First, who.Last);
    }

    void Amount()
    {
        if (!IsAsked && _scene.IsConjunction(_quantity.First - 1) && _scene.Evidence.Quantities(_scene.Sentence.Index).LastOrDefault(q => q.Last < _quantity.First && q.First > _quantity.First - 14 && q.Currency == _quantity.Currency) is { } other && IsPercent(other) == IsPercent(_quantity))
        {
            Append(new(_scene, other, other.Last) { IsAsked = true });
            return;
        }

        // "three tonnes of cocaine, 40 percent more than a year earlier"
        if (!IsAsked && IsPercent(_quantity) && _scene.Is(_behind, "more", "less", "fewer", "higher", "lower", "mas", "menos") && _scene.Evidence.Quantities(_scene.Sentence.Index).LastOrDefault(q => q.Last < _quantity.First && !IsPercent(q)) is { } before)
        {
            Append(new(_scene, before, before.Last) { IsAsked = true });
            _words.Append(' ').Append(_scene.Tokens[_behind].Form);
            return;
        }

        var verb = Before();
        if (_scene.Is(_behind, "of", "de", "del") && IsPercent(_quantity) && !IsFrom())
        {
            var whole = _scene.IsDeterminer(_behind + 1) ? _behind + 2 : _behind + 1;
            Add(whole, Behind(whole, Longest, false));
            if (verb < 0) Predicate(Last + 1, Longest);
            return;
        }

        if (verb < 0 && IsPercent(_quantity))
        {
            Predicate(_behind, Longest + 2);
            if (_words.Length > 0) return;
        }

        var left = Left(verb);
        var last = IsFrom() ? _behind - 1 : Behind(_behind, 9, _scene.IsVerb(_behind));
        if (left < _quantity.First) Add(last < _behind && verb == left && !IsFrom() ? Subject(verb) : left, Trimmed(left, _quantity.First - 1));
        if (last >= _behind) Add(_behind, last);
    }

    void Append(Metrics other)
    {
        _words.Append(other.Words(false));
        (First, Last, SaysWhat) = (Math.Min(First, other.First), Math.Max(Last, other.Last), other.SaysWhat);
    }

    // "deforestation in X dropped by 12 percent": where nothing follows, what dropped.
    int Subject(int verb)
    {
        var first = verb;
        for (var i = verb - 1; i >= _scene.First && i >= verb - 9; i--)
        {
            if (_scene.IsStop(i) || _scene.IsComma(i) || _scene.IsSubordinator(i)) break;
            first = i;
        }

        if (_scene.Evidence.Spanish) first = Opened(first, verb);
        while (first < verb && (_scene.IsDeterminer(first) || _scene.IsConjunction(first) || _scene.IsPreposition(first) || _scene.IsQuote(first))) first++;
        return first;
    }

    // "En el informe se determinan", "Al 31 de mayo se había": where and when is not what is measured.
    int Opened(int first, int verb)
    {
        if (_scene.Evidence.Dates(_scene.Sentence.Index).FirstOrDefault(d => d.First <= first + 2 && d.Last >= first && d.Last < verb) is { } date) first = date.Last + 1;
        while (first < verb && _scene.Tokens[first].Upos == Upos.Adv) first++;
        return _scene.IsPreposition(first) && !_scene.Is(first, "de") ? _scene.GroupStart(verb) : first;
    }

    /// <summary>"cayó 30% | de 50 mil a 35 mil": from where to where.</summary>
    bool IsFrom() => _scene.Evidence.Spanish && IsPercent(_quantity) && _scene.Is(_behind, "de") && IsNumber(_behind + 1);

    bool IsNumber(int token) => _scene.Holds(token) && (_scene.Tokens[token].Upos == Upos.Num || char.IsAsciiDigit(_scene.Tokens[token].Form[0]));

    /// <summary>"redujo su superficie de cultivos de 62 mil hectáreas a 60 mil", "bajó sus cultivos en 25% de 64 a 48 hectáreas": the noun before the numbers is what is measured.</summary>
    bool AddMeasured()
    {
        var (at, other) = (_quantity.First - 1, false);
        if (!_scene.Evidence.Spanish || !_scene.Is(at, "de", "a", "hasta")) return false;
        while (at > _scene.First && (_scene.IsPreposition(at) || IsNumber(at) || _scene.Tokens[at].Form == "%" || NumberWords.Scale(_scene.Tokens[at].Folded) is not null || _scene.Lexicon.Has("weights", _scene.Tokens[at]) || _scene.Is(at, "ciento"))) other |= IsNumber(at--);
        if (_scene.Tokens[at].Upos is not (Upos.Noun or Upos.Adj or Upos.Propn)) return false;
        var first = at;
        while (first > _scene.First && (_scene.Tokens[first - 1].Upos is Upos.Noun or Upos.Adj or Upos.Propn || _scene.Is(first - 1, "de", "del") || _scene.IsDeterminer(first - 1) && _scene.Is(first - 2, "de"))) first--;
        if (_scene.Is(first, "de", "del")) first++;
        if (first == at && !other) return false;
        Add(first, at);
        return true;
    }

    // The noun before ("fortune of", "lavado de") or the verb with its objects.
    int Left(int verb)
    {
        var at = _quantity.First - 1;
        while (at > _scene.First && (_scene.IsPreposition(at) || _scene.IsDeterminer(at) || _scene.IsQuote(at) || _scene.IsConjunction(at))) at--;
        if (at < _scene.First || _scene.IsComma(at) || _scene.IsStop(at)) return _quantity.First;
        if (_scene.Tokens[at].Upos is Upos.Noun or Upos.Adj && at < _quantity.First - 1)
            while (at > _scene.First && at - 1 > verb && (_scene.Tokens[at - 1].Upos is Upos.Noun or Upos.Adj || _scene.Is(at - 1, "of", "de", "del") && at - 2 >= _scene.First && _scene.Tokens[at - 2].Upos is Upos.Noun or Upos.Adj)) at--;
        return verb >= 0 && _quantity.First - verb <= 8 ? verb : at;
    }

    int Trimmed(int first, int last)
    {
        while (last > first && (_scene.IsPreposition(last) || _scene.IsDeterminer(last) || _scene.Tokens[last].Upos is Upos.Punct or Upos.Cconj)) last--;
        return last;
    }

    void Count()
    {
        var last = Math.Max(UnitAt(), Behind(_quantity.Last + 1, Longest, false));
        // "the yield was 3.3 tonnes": a bare measure says nothing, the clause before it does.
        if (last <= _quantity.Last + 1 && _scene.Lexicon.Has("weights", _scene.Tokens[_quantity.Last]) && AddMeasured()) return;
        if (last <= _quantity.Last + 1 && _scene.Lexicon.Has("weights", _scene.Tokens[_quantity.Last]) && Before() is var verb and >= 0 && _quantity.First - verb < 8) Add(Subject(verb), Trimmed(Subject(verb), _quantity.First - 1));
        Add(UnitAt(), last);
        if (Before() < 0) Predicate(last + 1, 8);
    }

    int UnitAt()
    {
        var at = _quantity.Last;
        while (at > _quantity.First && at - 1 >= _quantity.First && _scene.Tokens[at - 1].Upos is Upos.Noun or Upos.Adj or Upos.Verb && NumberWords.Scale(_scene.Tokens[at - 1].Folded) is null && NumberWords.AtLeast(_scene.Tokens[at - 1].Folded) is null) at--;
        return at;
    }

    // What is said of the counted: "… were probed over links with the timber ring", "… told that corruption was the worst".
    void Predicate(int from, int most)
    {
        for (var i = from; i <= Math.Min(_scene.Last, from + 16); i++)
        {
            if (_scene.IsStop(i) || _scene.IsRelative(i) && !_scene.IsComma(i - 1) && i > from) return;
            if (!_scene.IsVerb(i) || _scene.Tokens[i].Upos == Upos.Aux && _scene.IsVerb(i + 1) || _scene.Over(i) is { Kind: Model.MentionKind.Name }) continue;
            if (i <= Last || _scene.Is(i, "including", "incluyendo")) continue;
            Add(i, Behind(i + 1, most, true));
            return;
        }
    }

    // The last word behind that still belongs to it: up to a comma, a bracket, a date or another clause.
    int Behind(int from, int most, bool clauses)
    {
        var last = from - 1;
        for (var i = from; i <= _scene.Last && i < from + most; i++)
        {
            if (_scene.IsStop(i) || _scene.IsComma(i) || _scene.Tokens[i].Form is "(" or ")") break;
            if (!clauses && (_scene.IsSubordinator(i) || _scene.IsFinite(i) || _scene.Tokens[i].Upos == Upos.Aux)) break;
            if ((i > from || _scene.Evidence.Spanish) && _scene.IsConjunction(i) && _scene.Holds(i + 1) && _scene.Tokens[i + 1].Upos is Upos.Num or Upos.Verb or Upos.Aux) break;
            if (_scene.Evidence.Spanish && !clauses && _scene.IsConjunction(i) && (_scene.Is(i + 1, "en", "para", "mil") || _quantity.Currency is not null || _quantity.Unit is "pesos")) break;
            if (_scene.Is(i, "as", "como", "including", "incluyendo") || i > from && _quantity.Currency is not null && _scene.IsConjunction(i)) break;
            if (_scene.Evidence.Dates(_scene.Sentence.Index).FirstOrDefault(d => d.First <= i && d.Last >= i) is { } date)
            {
                i = date.Last;
                continue;
            }

            last = i;
        }

        // No name is cut in two.
        if (_scene.Evidence.Spanish && last >= from && _scene.Over(last) is { Kind: Model.MentionKind.Name } name && name.Last > last) last = name.Last;
        while (last >= from && (_scene.Tokens[last].Upos is Upos.Adp or Upos.Det or Upos.Cconj or Upos.Punct or Upos.Sconj or Upos.Adv or Upos.Num || _scene.IsPreposition(last))) last--;
        return last;
    }

    /// <summary>The verb before the number in its clause, or -1: the number stands in the subject.</summary>
    int Before()
    {
        if (_scene.IsFinite(_behind) || _scene.Holds(_behind) && _scene.Tokens[_behind].Upos == Upos.Aux) return -1;
        var start = _scene.ClauseStart(_quantity.First);
        for (var i = _quantity.First - 1; i >= start; i--)
            if (_scene.IsVerb(i) && _scene.Over(i) is not { Kind: Model.MentionKind.Name }) return i;
        return -1;
    }

    void Add(int first, int last)
    {
        if (last < first) return;
        (First, Last) = (Math.Min(First, first), Math.Max(Last, last));
        for (var i = first; i <= last && !SaysWhat; i++)
            SaysWhat = _scene.Tokens[i].Upos is Upos.Noun or Upos.Propn or Upos.Verb or Upos.Adj && char.IsLetter(_scene.Tokens[i].Form[0]) && NumberWords.Scale(_scene.Tokens[i].Folded) is null && !(IsAmount(_quantity) && i >= _quantity.First && i <= _quantity.Last);
        if (_words.Length > 0) _words.Append(' ');
        _words.Append(Spoken(first, last));
    }

    string Spoken(int first, int last) => _scene.Evidence.Words(first, last).ReplaceLineEndings(" ").Replace('\u00A0', ' ');
}
