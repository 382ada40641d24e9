using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Finds numbers with what they count, and money with its currency.</summary>
sealed class QuantityFinder
{
    static readonly FrozenDictionary<string, string> Signs = Pairs("$=USD us$=USD u$s=USD s/=PEN s/.=PEN €=EUR £=GBP r$=BRL c$=NIO mx$=MXN rd$=DOP bs.=BOB bs=BOB usd=USD eur=EUR mxn=MXN cop=COP pen=PEN gtq=GTQ hnl=HNL");

    static readonly FrozenDictionary<string, string> Words = Pairs(
        "dollar=USD dollars=USD dolar=USD dolares=USD sol=PEN soles=PEN euro=EUR euros=EUR quetzal=GTQ quetzales=GTQ lempira=HNL lempiras=HNL boliviano=BOB bolivianos=BOB real=BRL reales=BRL reais=BRL guaranies=PYG " +
        "colones=CRC bolivares=VES balboas=PAB cordobas=NIO pounds=GBP libras=GBP usd=USD mxn=MXN cop=COP pen=PEN gtq=GTQ hnl=HNL eur=EUR mdd=USD mdp=MXN");

    static readonly FrozenDictionary<string, string> Pesos = Pairs("mx=MXN co=COP ar=ARS cl=CLP uy=UYU do=DOP cu=CUP ph=PHP");

    readonly AnalysedText _text;
    readonly ImmutableArray<Token> _tokens;
    readonly bool[] _taken;
    readonly bool _spanish;
    readonly bool _pesos;
    readonly Numerals _numerals;
    readonly List<QuantityMention> _found = [];
    Sentence _sentence;

    QuantityFinder(AnalysedText text, bool[] taken)
    {
        (_text, _tokens, _taken) = (text, text.Tokens, taken);
        _spanish = text.IsSpanish;
        _numerals = new(_tokens, _spanish);
        // Where a Spanish text counts in pesos, its "$" is no dollar for sure.
        if (_spanish)
            foreach (var token in _tokens) _pesos |= token.Folded is "pesos" or "mdp";
    }

    /// <summary>The quantities of a text, in order; none overlaps another.</summary>
    /// <param name="taken">True for the tokens that are within a name or a date.</param>
    internal static ImmutableArray<QuantityMention> Find(AnalysedText text, bool[] taken)
    {
        var finder = new QuantityFinder(text, taken);
        foreach (var sentence in text.Sentences)
        {
            finder._sentence = sentence;
            for (var i = sentence.First; i <= sentence.Last;) i = finder.At(i);
        }

        return [.. finder._found];
    }

    string Word(int i) => i >= _sentence.First && i <= _sentence.Last ? _tokens[i].Folded : "";

    int At(int i)
    {
        var first = i;
        var currency = Signs.GetValueOrDefault(Word(i));
        var isSign = currency is not null;
        if (isSign) i++;
        if (i > _sentence.Last || _taken[i]) return first + 1;
        if (Quetzales(i) is { } written) return written;
        if (_numerals.At(i, _sentence.Last, isSign) is not { } number || number.Last < i || IsTaken(i, number.Last)) return first + 1;
        var (value, last, vague) = (number.Value, number.Last, number.Vague);
        var sign = _tokens[first].Form;
        if (Word(last + 1) is "mdp" or "mdd") value *= 1_000_000;
        (currency, last) = Currency(currency, last);
        if (currency == "USD" && sign == "$" && isSign && _pesos && last == number.Last) currency = null;
        var isBare = isSign && currency is null;
        var unit = currency is not null ? null : isBare ? "$" : number.Share ? Shared() : Unit(ref last, i);
        if (currency is null && unit is null && Word(last + 1) is "pesos") unit = _tokens[++last].Form;
        // "the 2006 campaign" counts nothing.
        if (currency is null && unit is not null && IsYear(i) && !_tokens[last].Morph.HasFlag(Morph.Plural) && !Word(last).EndsWith('s')) return i + 1;
        if (Last(unit) && Remainder(last) is { } months) (value, last) = (value + months.Value, months.Last);
        if (Cents(last) is { } cents) (value, last) = (value + cents.Value, cents.Last);
        first = Hedge(first, ref vague);
        _found.Add(new(first, last, new(_tokens[first].At.Start, _tokens[last].At.End), value, unit, currency, vague));
        return last + 1;
    }

    // "40 pesos con 50 centavos"
    (decimal Value, int Last)? Cents(int last)
    {
        if (Word(last + 1) != "con" || last + 2 > _sentence.Last || _numerals.At(last + 2, _sentence.Last, false) is not { Value: > 0 and < 100 } part) return null;
        return Word(part.Last + 1) is "centavos" or "centimos" ? (part.Value / 100, part.Last + 1) : null;
    }

    bool IsYear(int i) => _tokens[i].Form.Length == 4 && int.TryParse(_tokens[i].Form, out var year) && year is >= 1900 and <= 2100;

    bool IsTaken(int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (_taken[i]) return true;
        return false;
    }

    string Shared() => _spanish ? "por ciento" : "percent";

    // "Q300,000", "Q 1.5 millones"
    int? Quetzales(int i)
    {
        var form = _tokens[i].Form;
        if (form.Length < 2 || form[0] != 'Q' || !char.IsAsciiDigit(form[1]) || NumberWords.Digits(form.AsSpan(1), _spanish) is not { } value || _taken[i]) return null;
        var last = i;
        while (Word(last + 1) is "," or "." && last + 2 <= _sentence.Last && _tokens[last + 2].At.Start == _tokens[last].At.End + 1 && _tokens[last + 2].Form.Length == 3 && NumberWords.Digits(_tokens[last + 2].Form, _spanish) is { } group)
            (value, last) = (value * 1000 + group, last + 2);
        while (NumberWords.Scale(Word(last + 1)) is { } scale and >= 1000) (value, last) = (value * scale, last + 1);
        var vague = false;
        var first = Hedge(i, ref vague);
        _found.Add(new(first, last, new(_tokens[first].At.Start, _tokens[last].At.End), value, null, "GTQ", vague));
        return last + 1;
    }

    static bool Last(string? unit) => unit is not null && (unit.Equals("años", StringComparison.OrdinalIgnoreCase) || unit.Equals("years", StringComparison.OrdinalIgnoreCase));

    // "tres años y seis meses", "three years and six months": one length in years.
    (decimal Value, int Last)? Remainder(int last)
    {
        if (Word(last + 1) is not ("y" or "and" or ",") || last + 2 > _sentence.Last || _numerals.At(last + 2, _sentence.Last, false) is not { } more) return null;
        return Word(more.Last + 1) is "meses" or "months" && more.Value is > 0 and < 12 ? (Math.Round(more.Value / 12, 2), more.Last + 1) : null;
    }

    (string?, int) Currency(string? currency, int last)
    {
        var next = last + 1;
        if (Word(next) is "de" or "of") next++;
        if (Word(next) is "us" or "american" or "estadounidenses" && Words.GetValueOrDefault(Word(next + 1)) is { } american) return (american, next + 1);
        if (Words.GetValueOrDefault(Word(next)) is { } named && (next == last + 1 || Word(next) is not "real")) return (currency is null or "USD" ? named : currency, next);
        if (Word(next) is "pesos" && Gazetteer.Demonym(Word(next + 1)) is { } code && Pesos.GetValueOrDefault(code) is { } peso) return (peso, next + 1);
        if (Gazetteer.Demonym(Word(next)) is { } country && Word(next + 1) is "pesos" && Pesos.GetValueOrDefault(country) is { } pesos) return (pesos, next + 1);
        return (Word(next) == "pesos" ? null : currency, last);
    }

    // What is counted: "%", or the noun that the number stands with.
    string? Unit(ref int last, int number)
    {
        if (Word(last + 1) is "%" or "percent") return _tokens[++last].Form;
        if (Word(last + 1) is "per" or "por" && Word(last + 2) is "cent" or "ciento")
        {
            last += 2;
            return _text.Document.Text[_tokens[last - 1].At.Start.._tokens[last].At.End];
        }

        // "7.7 per 100,000 inhabitants"
        if (Word(last + 1) == "per" && last + 2 <= _sentence.Last && _numerals.At(last + 2, _sentence.Last, false) is { Value: >= 1000 } whole)
        {
            var from = last + 1;
            last = whole.Last < _sentence.Last && _tokens[whole.Last + 1].Upos == Upos.Noun ? whole.Last + 1 : whole.Last;
            return _text.Document.Text[_tokens[from].At.Start.._tokens[last].At.End];
        }

        if (Range(last + 1) is { } other) return UnitAt(other, other, out _);
        var found = UnitAt(last, number, out var at);
        if (found is not null) last = at;
        return found;
    }

    // "entre 6 y 7 años", "10 to 15 years", "20-30 kilos": the unit of the second number is the first one's too.
    int? Range(int joint)
    {
        if (Word(joint) is not ("y" or "o" or "a" or "to" or "and" or "or" or "-" or "–") || joint + 1 > _sentence.Last || _taken[joint + 1]) return null;
        return _numerals.At(joint + 1, _sentence.Last, false)?.Last;
    }

    string? UnitAt(int last, int number, out int found)
    {
        found = last;
        if (Word(last + 1) is "%" or "percent") return _tokens[last + 1].Form;
        var at = last + 1;
        if (Word(at) is "de" or "of" && (last > number || NumberWords.AtLeast(Word(number)) is not null || NumberWords.Scale(Word(last)) is not null)) at++;
        while (at < _sentence.Last && at < last + 4 && (_tokens[at].Upos is Upos.Adj || _tokens[at].Form is "\"" or "“" or "«" or "‘" || _tokens[at].Upos == Upos.Verb && _tokens[at].Morph.HasFlag(Morph.Participle) && _tokens[at + 1].Upos == Upos.Noun)) at++;
        while (!_spanish && at < _sentence.Last && _tokens[at].Upos is Upos.Noun && !IsMeasure(at) && (_tokens[at + 1].Upos is Upos.Noun && _tokens[at].Head == _tokens[at + 1].Head | _tokens[at].Head == at + 1)) at++;
        // "33 taxi and minibus companies": what is counted stands last.
        if (!_spanish && at + 3 <= _sentence.Last && Word(at + 1) == "and" && _tokens[at].Upos == Upos.Noun && !_tokens[at].Morph.HasFlag(Morph.Plural) && _tokens[at + 2].Upos is Upos.Noun or Upos.Adj or Upos.Propn && _tokens[at + 3].Upos == Upos.Noun) at += 3;
        if (at > _sentence.Last || _tokens[at].Upos is not Upos.Noun || _taken[at]) return null;
        found = at;
        return _tokens[at].Form;
    }

    // "a 3.5 ton copper shipment" is measured in tons.
    bool IsMeasure(int at) => Word(at) is "ton" or "tonne" or "kilo" or "kilogram" or "kg" or "gram" or "pound" or "hectare" or "acre" or "litre" or "liter" or "gallon" or "barrel" or "kilometer" or "kilometre" or "km" or "mile";

    int Hedge(int first, ref bool vague)
    {
        var (one, two, three) = (Word(first - 1), Word(first - 2), Word(first - 3));
        var length = one is "about" or "around" or "nearly" or "almost" or "over" or "some" or "approximately" or "roughly" or "unos" or "unas" or "casi" or "aproximadamente" or "hasta" or "apenas" or "estimated" or "exceeding" or "aproximados" ? 1
            : two is "more" or "less" or "fewer" && one is "than" || two is "at" && one is "least" or "most" || two is "up" && one is "to" || two is "mas" or "menos" or "cerca" or "alrededor" && one is "de" || two is "al" && one is "menos" ||
                two is "close" && one is "to" || two is "upwards" && one is "of" || two is "just" && one is "under" || two is "como" && one is "minimo" or "maximo" || two is "mas" or "menos" && one is "menos" ? 2
            : three is "as" && two is "many" or "much" && one is "as" || three is "no" && two is "less" or "fewer" or "menos" && one is "than" or "de" || three is "por" && two is "lo" && one is "menos" || three is "a" && two is "lo" && one is "sumo" ? 3 : 0;
        if (length == 0) return first;
        vague = true;
        return first - length;
    }

    static FrozenDictionary<string, string> Pairs(string pairs) => pairs.Split(' ').Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
}
