using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Finds numbers with what they count, and money with its currency.</summary>
sealed class QuantityFinder
{
    static readonly FrozenDictionary<string, string> Signs = Pairs("$=USD us$=USD u$s=USD s/=PEN s/.=PEN €=EUR £=GBP r$=BRL c$=NIO mx$=MXN rd$=DOP bs.=BOB");

    static readonly FrozenDictionary<string, string> Words = Pairs(
        "dollar=USD dollars=USD dolar=USD dolares=USD sol=PEN soles=PEN euro=EUR euros=EUR quetzal=GTQ quetzales=GTQ lempira=HNL lempiras=HNL boliviano=BOB bolivianos=BOB real=BRL reales=BRL reais=BRL guaranies=PYG " +
        "colones=CRC bolivares=VES balboas=PAB cordobas=NIO pounds=GBP libras=GBP usd=USD");

    static readonly FrozenDictionary<string, string> Pesos = Pairs("mx=MXN co=COP ar=ARS cl=CLP uy=UYU do=DOP cu=CUP ph=PHP");

    readonly AnalysedText _text;
    readonly ImmutableArray<Token> _tokens;
    readonly bool[] _taken;
    readonly bool _spanish;
    readonly List<QuantityMention> _found = [];
    Sentence _sentence;

    QuantityFinder(AnalysedText text, bool[] taken) => (_text, _tokens, _taken, _spanish) = (text, text.Tokens, taken, RuleAnalyser.LanguageOf(text.Document) == Language.Spanish);

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
        if (currency is not null) i++;
        if (i > _sentence.Last || _taken[i] || Number(i, currency is not null) is not { } number) return first + 1;
        var (value, last, vague) = number;
        (currency, last) = Currency(currency, last);
        var unit = currency is null ? Unit(ref last, i) : null;
        if (currency is null && unit is null && Word(last + 1) is "pesos") unit = _tokens[++last].Form;
        first = Hedge(first, ref vague);
        _found.Add(new(first, last, new(_tokens[first].At.Start, _tokens[last].At.End), value, unit, currency, vague));
        return last + 1;
    }

    // The number that starts here, magnitude words applied.
    (decimal Value, int Last, bool Vague)? Number(int i, bool money)
    {
        var token = _tokens[i];
        if (NumberWords.AtLeast(token.Folded) is { } least && token.Upos is Upos.Noun or Upos.Num) return (least, i, true);
        decimal total;
        var last = i;
        if (char.IsAsciiDigit(token.Form[0]))
        {
            var form = token.Form.AsSpan();
            var digits = form.TrimEnd("kmnbKMNB");
            if (NumberWords.Digits(digits, _spanish) is not { } value) return null;
            total = value * (digits.Length < form.Length ? NumberWords.Scale(form[digits.Length..].ToString().ToLowerInvariant()) ?? 1 : 1);
        }
        else if (NumberWords.Value(token.Folded) is { } word && (word > 1 || NumberWords.Scale(Word(i + 1)) >= 1000 || money))
        {
            if (token.Folded is "both" or "ambos" or "ambas") return null;
            (total, last) = Spelled(i, word);
        }
        else if (Spelled(token.Folded) is { } compound) total = compound;
        else if (token.Folded is "mil" or "million" or "medio" && NumberWords.Scale(Word(i + 1)) is null or 1_000_000 && token.Folded != "million")
        {
            if (token.Folded == "medio" && Word(i + 1) != "millon") return null;
            if (token.Folded == "medio") return (500_000, i + 1, false);
            total = 1000;
        }
        else if (token.Folded is "dozen" or "docena") return (12, i, true);
        else return null;
        while (last < _sentence.Last && NumberWords.Scale(Word(last + 1)) is { } scale && total < 1_000_000_000_000m && Word(last + 1).Length > 1)
        {
            total *= scale;
            last++;
        }

        return (total, last, false);
    }

    // "treinta y cinco", "ciento veinte", "twenty five"
    (decimal, int) Spelled(int i, int value)
    {
        var last = i;
        while (true)
        {
            var next = Word(last + 1) is "y" or "and" ? last + 2 : last + 1;
            if (NumberWords.Value(Word(next)) is not { } more || more == 0 || more >= value % 100 && value % 100 > 0 || value % 100 == 0 && more >= 100 || value < 20) return (value, last);
            (value, last) = (value + more, next);
        }
    }

    // "thirty-five"
    static int? Spelled(string word)
    {
        var dash = word.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && NumberWords.Value(word[..dash]) is { } tens and >= 20 && NumberWords.Value(word[(dash + 1)..]) is { } units and < 10 ? tens + units : null;
    }

    (string?, int) Currency(string? currency, int last)
    {
        var next = last + 1;
        if (Word(next) is "de" or "of") next++;
        if (Words.GetValueOrDefault(Word(next)) is { } named && (next == last + 1 || Word(next) is not "real")) return (currency ?? named, next);
        if (Word(next) is "pesos" or "us" && Gazetteer.Demonym(Word(next + 1)) is { } code && Pesos.GetValueOrDefault(code) is { } peso) return (peso, next + 1);
        if (Gazetteer.Demonym(Word(next)) is { } country && Word(next + 1) is "pesos" && Pesos.GetValueOrDefault(country) is { } pesos) return (pesos, next + 1);
        return (currency, last);
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

        var at = last + 1;
        if (Word(at) is "de" or "of" && (last > number || NumberWords.AtLeast(Word(number)) is not null)) at++;
        while (at <= _sentence.Last && at < last + 4 && _tokens[at].Upos is Upos.Adj) at++;
        while (!_spanish && at < _sentence.Last && _tokens[at].Upos is Upos.Noun && _tokens[at + 1].Upos is Upos.Noun && _tokens[at].Head == _tokens[at + 1].Head | _tokens[at].Head == at + 1) at++;
        if (at > _sentence.Last || _tokens[at].Upos is not Upos.Noun || _taken[at]) return null;
        last = at;
        return _tokens[at].Form;
    }

    int Hedge(int first, ref bool vague)
    {
        var (one, two) = (Word(first - 1), Word(first - 2));
        if (one is "about" or "around" or "nearly" or "almost" or "over" or "some" or "approximately" or "roughly" or "unos" or "unas" or "casi" or "aproximadamente" or "hasta" or "apenas")
        {
            vague = true;
            return first - 1;
        }

        if (two is "more" && one is "than" || two is "at" && one is "least" || two is "up" && one is "to" || two is "mas" && one is "de" || two is "cerca" && one is "de" || two is "al" && one is "menos" || two is "alrededor" && one is "de" ||
            two is "less" or "fewer" && one is "than" || two is "menos" && one is "de")
        {
            vague = true;
            return first - 2;
        }

        return first;
    }

    static FrozenDictionary<string, string> Pairs(string pairs) => pairs.Split(' ').Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
}
