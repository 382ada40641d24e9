using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Numbers that name nothing themselves, because the sentence or the one before has named it: "la tasa de homicidios fue de 22", "la cifra subió a 14 mil 230",
/// "en 2030 fueron 31 y un año antes se abrieron 12", "de las cuales 19 quedaron abandonadas", "otras 572 resultaron heridas".
/// </summary>
sealed class BareFigures
{
    readonly Scene _scene;
    readonly Numerals _numerals;
    readonly List<Draft> _found = [];

    BareFigures(Scene scene) => (_scene, _numerals) = (scene, new(scene.Tokens, scene.Evidence.Spanish));

    /// <param name="told">The figures of this sentence that name what they count, and those of the sentence before.</param>
    internal static List<Draft> Drafts(Scene scene, IReadOnlyList<Draft> told)
    {
        var bare = new BareFigures(scene);
        if (!scene.Evidence.Spanish) return bare._found;
        if (scene.Sentence.Block is BlockKind.Byline or BlockKind.Caption or BlockKind.Title or BlockKind.Heading) return bare._found;
        for (var i = scene.First + 1; i <= scene.Last; i++)
            if (bare.IsStart(i) && bare._numerals.At(i, scene.Last, false) is { Vague: false, Share: false } number && number.Last >= i)
            {
                bare.Try(i, number, told.LastOrDefault(t => t.Sentence < scene.Sentence.Index || t.TriggerLast < i));
                i = number.Last;
            }

        return bare._found;
    }

    bool IsStart(int i)
    {
        var isNumber = _scene.Tokens[i].Upos == Upos.Num || char.IsAsciiDigit(_scene.Tokens[i].Form[0]) || _scene.Is(i, "mil");
        if (!isNumber || _scene.Over(i) is not null) return false;
        var sentence = _scene.Sentence.Index;
        return !_scene.Evidence.Dates(sentence).Any(d => d.First <= i && d.Last >= i) &&
            !_scene.Evidence.Quantities(sentence).Any(q => q.First <= i && q.Last >= i && (q.Unit is not null || q.Currency is not null));
    }

    void Try(int first, Numeral number, Draft? told)
    {
        var last = number.Last;
        var isRate = Rate(last) > 0;
        if (_scene.Tokens[first].Form.Length == 4 && number.Value is >= 1900 and <= 2100 && number.Last == first) return;
        if (!isRate && !IsEnd(last + 1)) return;
        var verb = VerbBefore(first);
        if (verb >= 0 && Carrier(verb) is var (from, to, unit) && (unit ?? Unit(told)) is { } counted)
            Add((first, last), number, isRate ? _scene.Evidence.Words(last + 1, Rate(last)) : counted, (from, to), told);
        else if ((IsTold(verb, first) || IsPart(first, last)) && number.Value > 1 && Unit(told) is { } same) Add((first, last), number, same, null, told);
    }

    /// <summary>Nothing follows that the number could count.</summary>
    bool IsEnd(int at) =>
        !_scene.Holds(at) || _scene.IsStop(at) || _scene.IsComma(at)
        || _scene.IsConjunction(at) || _scene.IsFinite(at) || _scene.Is(at, "en", "durante", "mientras");

    bool IsTold(int verb, int first) => verb >= 0 && verb >= first - 1 && _scene.Lexicon.Has("counting-verbs", _scene.Tokens[verb]);

    /// <summary>"por cada 100 mil habitantes": the last token; 0 where nothing of the kind follows.</summary>
    int Rate(int last)
    {
        var at = _scene.Is(last + 1, "por") ? _scene.Is(last + 2, "cada") ? last + 3 : last + 2 : 0;
        if (at == 0 || !_scene.Holds(at) || _numerals.At(at, _scene.Last, false) is not { } whole) return 0;
        return _scene.Is(whole.Last + 1, "habitantes", "personas", "nacidos", "mujeres", "niños") ? whole.Last + 1 : 0;
    }

    /// <summary>"fue | de 22", "subió | hasta 8 mil", "se denunciaron | 15".</summary>
    int VerbBefore(int first)
    {
        var i = first - 1;
        while (_scene.Holds(i) && i >= first - 5 && (_scene.IsPreposition(i) || _scene.Tokens[i].Upos is Upos.Adv or Upos.Det || _scene.Is(i, "menos"))) i--;
        return _scene.Holds(i) && _scene.IsVerb(i) && !_scene.Tokens[i].Morph.HasFlag(Morph.Infinitive) ? i : -1;
    }

    /// <summary>The noun of number that is the verb's subject, with what belongs to it, and what it counts.</summary>
    (int From, int To, string? Unit)? Carrier(int verb)
    {
        var start = _scene.ClauseStart(_scene.GroupStart(verb));
        for (var i = _scene.GroupStart(verb) - 1; i >= start; i--)
        {
            if (!_scene.Lexicon.Has("number-nouns", _scene.Tokens[i])) continue;
            var end = i;
            while (end + 1 < _scene.GroupStart(verb) && !_scene.IsComma(end + 1) && !_scene.IsVerb(end + 1)) end++;
            for (var j = i + 1; j <= end; j++)
                if (_scene.Is(j, "de") && _scene.Holds(j + 1) && _scene.Tokens[j + 1].Upos == Upos.Noun) return (i, end, _scene.Tokens[j + 1].Form);
            return (i, end, null);
        }

        return null;
    }

    /// <summary>"de las cuales 19 quedaron …", "otras 572 resultaron …", "De esos, 19 fueron".</summary>
    bool IsPart(int first, int last)
    {
        if (!_scene.IsFinite(last + 1) && !_scene.Is(last + 1, "se")) return false;
        return _scene.Is(first - 1, "otros", "otras", "unos", "unas") ||
            _scene.Is(_scene.IsComma(first - 1) ? first - 2 : first - 1, "cuales", "ellos", "ellas", "estos", "estas", "esos", "esas");
    }

    /// <summary>"| fueron resueltas por el juzgado": a few words of what is said of them.</summary>
    int End(int verb)
    {
        var end = verb;
        while (_scene.Holds(end + 1) && end < verb + 5 && !_scene.IsComma(end + 1) && !_scene.IsStop(end + 1) && !_scene.IsConjunction(end + 1)) end++;
        while (end > verb && (_scene.IsPreposition(end) || _scene.IsDeterminer(end))) end--;
        return end;
    }

    static string? Unit(Draft? told) =>
        told is not null && told.Details.TryGetValue(Detail.Unit, out var unit) && unit.Length > 3 && unit.All(char.IsLetter) ? unit : null;

    string Spoken(int first, int last) => _scene.Evidence.Words(first, last).ReplaceLineEndings(" ");

    void Add((int First, int Last) at, Numeral number, string unit, (int From, int To)? words, Draft? told)
    {
        var draft = new Draft(ClaimType.Figure, _scene.Sentence.Index, at.First, at.Last) { Sureness = 520 };
        draft.Details[Detail.Value] = Draft.Written(number.Value);
        draft.Details[Detail.Unit] = unit;
        draft.Details[Detail.Metric] = words is { } said && (said.To > said.From || told is null) ? Spoken(said.From, said.To)
            : words is null && _scene.IsFinite(at.Last + 1) ? $"{unit} {Spoken(at.Last + 1, End(at.Last + 1))}"
            : told is not null && told.Details.TryGetValue(Detail.Metric, out var metric) ? metric : unit;
        draft.Cover(_scene.Evidence.SpanOf(words?.From ?? at.First, at.Last));
        _found.Add(draft);
    }
}
