using System.Globalization;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Publishing.Drafts;

/// <summary>Figures of a draft held against those of the record.</summary>
static class Figures
{
    /// <summary>Counts up to this, in words, that carry no money and no share ("two years later", "three others") are told, not measured.</summary>
    const decimal Small = 3;

    /// <summary>Things in common besides the number from which two sentences tell of the same figure though they name its unit differently.</summary>
    const double SameMatter = 2;

    static readonly HashSet<string> _kin = ["kilo kilogram kilogramo kg", "ton tonelada tonne", "percent ciento per porcentaje", "year año", "month mes", "day dia", "week semana", "hour hora", "page pagina", "vote voto sufragio", "killing homicidio homicide people persona murder victima muerto",
        "seat escaño", "concert concierto", "container contenedor", "officer agente efectivo policia policeman", "rifle fusil", "letter carta", "case caso", "witness testigo", "family familia", "company empresa firma firm compañia", "leader dirigente lider", "property inmueble", "meter metro", "member miembro integrante"];

    static readonly Dictionary<string, int> _units = _kin.SelectMany((line, i) => line.Split(' ').Select(word => (word, i))).ToDictionary(p => p.word, p => p.i, StringComparer.Ordinal);

    internal static bool IsChecked(QuantityMention figure, Content content) =>
        figure.Currency is not null || IsShare(figure) || HasDigits(figure, content) || (figure.Value > Small && (figure.Unit is not null || Counts(content.Tokens[figure.Last], content)));

    internal static bool IsMoneyOrShare(QuantityMention figure) => figure.Currency is not null || IsShare(figure);

    static bool Counts(Token number, Content content) => number.Deprel == Deprel.Nummod && number.Head >= 0 && content.Tokens[number.Head].Upos == Upos.Noun;

    static bool HasDigits(QuantityMention figure, Content content)
    {
        for (var i = figure.First; i <= figure.Last; i++)
            if (content.Tokens[i].Form.Any(char.IsAsciiDigit)) return true;
        return false;
    }

    internal static bool AreSame(QuantityMention one, QuantityMention other) => AreEqual(one, other) && AreAlike(one, other);

    internal static bool AreEqual(QuantityMention one, QuantityMention other) =>
        one.Value == other.Value || ((one.Vague || other.Vague) && other.Value != 0 && Math.Abs(one.Value - other.Value) / Math.Max(Math.Abs(one.Value), Math.Abs(other.Value)) < .02m);

    /// <summary>They count the same kind of thing: money of one currency, shares, or what the same word names.</summary>
    internal static bool AreAlike(QuantityMention one, QuantityMention other)
    {
        if (one.Currency is not null || other.Currency is not null) return one.Currency == other.Currency;
        if (IsShare(one) || IsShare(other)) return IsShare(one) && IsShare(other);
        var (a, b) = (Unit(one), Unit(other));
        return a is not null && b is not null && (a == b || (_units.TryGetValue(a, out var x) && _units.TryGetValue(b, out var y) && x == y) || Content.Stem(a) is { } stem && stem == Content.Stem(b));
    }

    internal static string Text(QuantityMention figure) =>
        string.Join(' ', new[] { figure.Value.ToString("#,0.##", CultureInfo.InvariantCulture), figure.Currency ?? figure.Unit }.Where(p => !string.IsNullOrEmpty(p)));

    /// <summary>How much a sentence has in common with one of the record besides their figures: whom they name, what they mean, their words, their years.</summary>
    internal static double Common(Content content, IReadOnlyCollection<EntityId> parties, Passage passage) =>
        parties.Count(passage.NamesNear) + content.Meant.Select(m => m.Concept).Distinct().Count(c => c.Kind is not (ConceptKind.Hedge or ConceptKind.Counter or ConceptKind.Perhaps or ConceptKind.Accuse) && Cover.Has(passage.Content, c)) +
        content.Stems.Count(passage.Content.Stems.Contains) + (content.Dates.Any(d => d.Date is { } date && passage.Content.Dates.Any(o => o.Date is { } other && other.ToString()[..4] == date.ToString()[..4])) ? 1 : 0);

    /// <summary>The record has the figure: the same kind of thing counted in a like matter, or the same number in the same.</summary>
    /// <param name="parties">Whom and what the sentence names.</param>
    /// <param name="actors">Those of them that are no places.</param>
    internal static bool IsOnRecord(QuantityMention figure, Content content, IReadOnlyCollection<EntityId> parties, IReadOnlyCollection<EntityId> actors, RecordPassages record) =>
        record.All.Any(p => Common(content, parties, p) is var common && common > 0 && (IsPart(figure, p) || p.Content.Figures.Any(f => AreEqual(figure, f) && common >= Needed(figure, f, actors.Any(p.Named.Contains))) || (HasDigits(figure, content) && common >= SameMatter && actors.Any(p.NamesNear) && Written(figure, p))));

    // "Seven of every ten" is 70 percent, and in other words "7 of 10".
    static bool IsPart(QuantityMention figure, Passage passage) =>
        IsShare(figure) && passage.Content.Figures.Any(part => passage.Content.Figures.Any(whole => part.Value < whole.Value && whole.First > part.Last && whole.First <= part.Last + 3 && Math.Abs(100 * part.Value / whole.Value - figure.Value) < .1m));

    // A bare number is the same only where somebody is named in both, or more is alike.
    static double Needed(QuantityMention figure, QuantityMention other, bool isNamed)
    {
        if (AreAlike(figure, other)) return 1;
        if (figure.Unit is null && figure.Currency is null) return isNamed ? 1 : SameMatter;
        return other.Unit is null && isNamed ? SameMatter : SameMatter + 1;
    }

    /// <summary>Numbers that stand in the text without being read as a quantity (an address, an age).</summary>
    static bool Written(QuantityMention figure, Passage passage)
    {
        for (var i = passage.Content.Sentence.First; i <= passage.Content.Sentence.Last; i++)
            if (passage.Content.Tokens[i].Form is [>= '0' and <= '9', ..] form && decimal.TryParse(form.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value == figure.Value) return true;
        return false;
    }

    /// <summary>The passage that has another figure of the same kind in the same matter, the nearest first.</summary>
    internal static (Passage Passage, QuantityMention Figure)? Other(QuantityMention figure, Content content, IReadOnlyCollection<EntityId> parties, RecordPassages record)
    {
        var near = record.All.SelectMany(p => p.Content.Figures.Select(f => (Passage: p, Figure: f, Common: Common(content, parties, p)))).Where(n => Contradicts(figure, content, n.Figure, n.Passage, n.Common)).ToList();
        return near.Count == 0 ? null : near.MaxBy(n => n.Common) is var best ? (best.Passage, best.Figure) : null;
    }

    // A number that stands apart from what it counts ("they were seven, the leaders killed") does where more is alike.
    static bool Contradicts(QuantityMention figure, Content content, QuantityMention other, Passage passage, double common)
    {
        if (AreAlike(figure, other)) return common >= SameMatter || (figure.Currency is not null && IsOfSubject(content, passage));
        return figure.Unit is not null && other is { Unit: null, Currency: null } && common > SameMatter
            && content.Meant.Any(m => m.First <= figure.Last && m.Last >= figure.Last && Cover.Has(passage.Content, m.Concept));
    }

    /// <summary>"The contract was worth so much": the one thing that the sentence is about, and the passage tells of such a thing.</summary>
    static bool IsOfSubject(Content content, Passage passage)
    {
        for (var i = content.Sentence.First + 1; i <= content.Sentence.Last; i++)
            if (content.Tokens[i].Deprel is Deprel.Nsubj or Deprel.NsubjPass && content.Tokens[i - 1].Folded is "the" or "el" or "la" && content.Meant.Any(m => m.First <= i && m.Last >= i && m.Concept.Kind == ConceptKind.Told && Cover.Has(passage.Content, m.Concept))) return true;
        return false;
    }

    static bool IsShare(QuantityMention figure) => figure.Unit is { } unit && Folding.Fold(unit) is "%" or "percent" or "per cent" or "por ciento";

    static string? Unit(QuantityMention figure)
    {
        if (figure.Unit is null) return null;
        var last = Folding.Fold(figure.Unit).Split(' ')[0];
        return last.Length > 4 && last.EndsWith("es", StringComparison.Ordinal) && _units.ContainsKey(last[..^2]) ? last[..^2] : last.Length > 3 && last[^1] == 's' ? last[..^1] : last;
    }
}
