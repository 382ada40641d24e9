using System.Collections.Immutable;
using System.Globalization;
using Quipu.Documents;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>
/// Finds dates and resolves relative ones against the publication date ("last month") or against the story's own clock, the date told last ("two years later").
/// A date whose year cannot be told is found without a value: nothing rather than nonsense.
/// </summary>
sealed partial class DateFinder
{
    /// <summary>For so many sentences a date stays the story's clock.</summary>
    const int ClockRuns = 6;

    readonly AnalysedText _text;
    readonly ImmutableArray<Token> _tokens;
    readonly bool[] _named;
    readonly bool _spanish;
    readonly PartialDate? _published;
    readonly List<DateMention> _found = [];
    Sentence _sentence;
    PartialDate? _clock;
    int _clockAt;

    DateFinder(AnalysedText text, bool[] named)
    {
        (_text, _tokens, _named) = (text, text.Tokens, named);
        _spanish = text.IsSpanish;
        _published = text.Document.Published ?? Dateline() ?? SoFar();
    }

    /// <param name="named">True for the tokens that are within a name.</param>
    internal static ImmutableArray<DateMention> Find(AnalysedText text, bool[] named)
    {
        var finder = new DateFinder(text, named);
        foreach (var sentence in text.Sentences)
        {
            finder._sentence = sentence;
            for (var i = sentence.First; i <= sentence.Last;)
                i = !(named[i] && finder.Number(i) is null) && finder.At(i) is { } date ? finder.Add(date) : i + 1;
        }

        return [.. finder._found];
    }

    int Add(DateMention date)
    {
        _found.Add(date);
        if (date.Date is { } day && !Is(date.First, "hoy", "today", "tonight")) (_clock, _clockAt) = (day, _sentence.Index);
        return date.Last + 1;
    }

    PartialDate? Clock => _clock is { } clock && _sentence.Index - _clockAt <= ClockRuns ? clock : null;

    string Word(int i) => i >= _sentence.First && i <= _sentence.Last ? _tokens[i].Folded : "";

    bool Is(int i, params ReadOnlySpan<string> words)
    {
        if (i < _sentence.First || i > _sentence.Last) return false;
        foreach (var word in words)
            if (_tokens[i].Folded == word) return true;
        return false;
    }

    int? Number(int i)
    {
        if (i < _sentence.First || i > _sentence.Last || _tokens[i].Form.Length > 4) return null;
        var digits = _tokens[i].Form.AsSpan().TrimEnd("stndrhoº°ª");
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    int? Year(int i) => i <= _sentence.Last && i >= _sentence.First && _tokens[i].Form.Length == 4 && Number(i) is { } year and >= 1800 and <= 2100 ? year : null;

    int? DayOfMonth(int i) => Number(i) is { } day and >= 1 and <= 31 && _tokens[i].Form.Length <= 4 ? day : Word(i) is "primero" ? 1 : null;

    DateMention Make(int first, int last, PartialDate? date, PartialDate? end = null, bool vague = false) =>
        new(first, last, new(_tokens[first].At.Start, _tokens[last].At.End), date, end, vague);

    DateMention? At(int i) => Numeric(i) ?? Range(i) ?? Part(i) ?? Period(i) ?? Decade(i) ?? Calendar(i) ?? Relative(i) ?? BareYear(i);

    // "18/03/2020", "2020-03-18"; in English "3/18/2020" too, and where both could be the month nothing but the year is sure.
    DateMention? Numeric(int i)
    {
        if (Number(i) is not { } one || Word(i + 1) is not ("/" or "-" or ".") || Word(i + 3) != Word(i + 1) || Number(i + 2) is not { } two || Number(i + 4) is not { } other) return null;
        if (Year(i) is not null && two is >= 1 and <= 12 && other is >= 1 and <= 31) return Make(i, i + 4, Try(one, two, other));
        if (Year(i + 4) is not { } year || one is < 1 or > 31 || two is < 1 or > 31) return null;
        if (two > 12) return one <= 12 ? Make(i, i + 4, Try(year, one, two)) : null;
        return Make(i, i + 4, _spanish || one > 12 || one == two ? Try(year, two, one) : new(year));
    }

    // A month's name with what stands around it, the weekday first: "Monday, May 5, 2031", "el lunes 5 de mayo".
    DateMention? Calendar(int i)
    {
        var (first, at) = (i, i);
        if (DateWords.Weekday(Word(i)) > 0)
        {
            at = i + 1;
            while (Is(at, ",", "the", "el", "pasado", "ultimo", "dia", "de", "noche", "night", "morning", "afternoon", "evening")) at++;
            if (Point(at) is not { Month: not null }) return DayUnderWeekday(i);
        }

        if (Is(i, "pasado", "ultimo", "presente") && Is(i + 1, "mes") && Is(i + 2, "de")) at = i + 3;
        if (Point(at) is not { Month: { } month } point) return null;
        if (at == first && point.Day is null && !IsMonth(at, point)) return null;
        return Make(first, point.Last, point.Year is { } year ? Try(year, month, point.Day) : point.Unsure ? null : Recent(month, point.Day, point.Ahead || Is(first - 1, "proximo", "next")));
    }

    // "el lunes 5": the latest fifth that was a Monday.
    DateMention? DayUnderWeekday(int i)
    {
        if (DayOfMonth(i + 1) is not { } day || _published is not { Day: not null } now || Year(i + 1) is not null || Is(i + 2, "%", "percent", ":") || Is(i + 2, "por") && Is(i + 3, "ciento")) return null;
        if (i + 2 <= _sentence.Last && _tokens[i + 2].Upos is Upos.Noun or Upos.Adj) return null;
        for (var month = now.Earliest.AddMonths(1); month > now.Earliest.AddMonths(-3); month = month.AddMonths(-1))
        {
            if (Try(month.Year, month.Month, day) is not { } date || date.Earliest > now.Earliest.AddDays(20)) continue;
            if (WeekdayOf(date.Earliest) == DateWords.Weekday(Word(i))) return Make(i, i + 1, date);
        }

        return null;
    }

    static int WeekdayOf(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>Day, month and year as far as they stand together; <c>Unsure</c> where they lean on a year that nobody told.</summary>
    readonly record struct Stand(int? Day, int? Month, int? Year, int Last, bool Ahead = false, bool Unsure = false);

    Stand? Point(int i)
    {
        if (Is(i, "el", "the", "dia")) i++;
        if (DayOfMonth(i) is { } day && Year(i) is null)
        {
            var of = i + 1;
            if (Is(of, "de", "of", "del")) of++;
            if (Is(of, "mes") && Is(of + 1, "de")) of += 2;
            return DateWords.Month(Word(of)) is var month and > 0 ? Yeared(day, month, of) : null;
        }

        if (Is(i, "mes", "month") && Is(i + 1, "de", "of")) i += 2;
        if (DateWords.Month(Word(i)) is not (var named and > 0)) return Year(i) is { } year ? new(null, null, year, i) : null;
        if (!_spanish && DayOfMonth(i + 1) is { } after && Year(i + 1) is null && !Is(i + 2, "percent", "%", "people", "years") && Digit(i + 1)) return Yeared(after, named, i + 1);
        return Yeared(null, named, i);
    }

    bool Digit(int i) => i <= _sentence.Last && char.IsAsciiDigit(_tokens[i].Form[0]);

    // What follows a month and tells its year: "de 2019", ", 2019", "del año pasado", "last year", "de ese año", "that year", "último".
    Stand Yeared(int? day, int month, int last)
    {
        var next = last + 1;
        if (Is(next, "de", "del", ",", "of", "en")) next++;
        if (Is(next, "el", "the")) next++;
        if (Is(next, "año", "year")) next++;
        if (Year(next) is { } year && !(Is(last + 1, "en") && day is null)) return new(day, month, year, next);
        if (YearWords(last + 1) is { } told) return told.Year is { } found ? new(day, month, found, told.Last) : new(day, month, null, told.Last, Unsure: true);
        if (Is(last + 1, "pasado", "ultimo") && !Is(last + 2, "año")) return new(day, month, null, last + 1);
        return Is(last + 1, "proximo", "next") ? new(day, month, null, last + 1, Ahead: true) : new(day, month, null, last);
    }

    // "last year", "del año pasado", "de este año", "de ese mismo año", "of that year", "del año siguiente".
    (int? Year, int Last)? YearWords(int i)
    {
        while (Is(i, "de", "del", "of", "in", "en")) i++;
        if (Is(i, "the", "el")) i++;
        if (Is(i, "mismo") && Is(i + 1, "año")) return (Clock?.Year, i + 1);
        if (Is(i, "este", "this", "presente", "last", "pasado", "next", "proximo") && Is(i + 1, "año", "year"))
            return (_published?.Year + (Is(i, "last", "pasado") ? -1 : Is(i, "next", "proximo") ? 1 : 0), i + 1);
        if (Is(i, "ese", "aquel", "dicho", "that", "same") && (Is(i + 1, "año", "year") || Is(i + 1, "mismo", "same") && Is(i + 2, "año", "year"))) return (Clock?.Year, Is(i + 1, "año", "year") ? i + 1 : i + 2);
        if (Is(i, "previous", "following") && Is(i + 1, "year")) return (Clock?.Year + (Is(i, "previous") ? -1 : 1), i + 1);
        if (!Is(i, "año")) return null;
        if (Is(i + 1, "pasado", "proximo", "entrante")) return (_published?.Year + (Is(i + 1, "pasado") ? -1 : 1), i + 1);
        return Is(i + 1, "anterior", "siguiente") ? (Clock?.Year + (Is(i + 1, "anterior") ? -1 : 1), i + 1) : null;
    }

    // "May", "march" and "mar" are words too, and "Abril" or "Julio" people.
    bool IsMonth(int i, Stand point)
    {
        var word = Word(i);
        if (Is(i, "mes", "month") || point.Year is not null) return true;
        if (word.Length <= 4 && word is not ("may" or "june" or "july" or "mayo")) return Is(i - 1, "in", "since", "en", "last", "until", "de", "desde") && !Is(i, "mar", "set", "dic", "ago", "sep", "ene", "abr");
        if (_spanish) return !_named[i] && (_tokens[i].Upos != Upos.Propn || word is not ("abril" or "julio" or "mayo" or "enero") || Is(i - 1, "en", "de", "desde", "hasta", "pasado"));
        if (word is not ("may" or "march" or "august")) return char.IsUpper(_tokens[i].Form[0]) || Is(i - 1, "in", "since", "last", "of", "until", "early", "late", "by", "from");
        return Is(i - 1, "in", "since", "of", "by", "until", "last", "this", "early", "late", "mid", "on", "from", "between") && (char.IsUpper(_tokens[i].Form[0]) || Is(i - 1, "in", "last", "since"));
    }

    static PartialDate? Try(int year, int month, int? day) => month is < 1 or > 12 || day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, month)) ? null : new(year, month, day);

    // Reporting looks back: the latest such day that is not after publication. Without publication it is the story's year, if the story told one just now.
    PartialDate? Recent(int month, int? day, bool ahead = false)
    {
        // "in 2011 …, from January to November": the year that the sentence has just told.
        if (_clockAt == _sentence.Index && _clock is { Month: null } told && _found.Count > 0 && _found[^1].Last < _sentence.Last && _found[^1].First >= _sentence.First) return Try(told.Year, month, day);
        if (_published is not { Month: { } now } published) return _published is { } year ? Try(year.Year, month, day) : Clock is { } clock && _sentence.Index - _clockAt <= 1 ? Try(clock.Year, month, day) : null;
        var passed = month < now || month == now && !(day > published.Day);
        return Try(published.Year + (ahead ? passed ? 1 : 0 : passed ? 0 : -1), month, day);
    }

    DateMention? BareYear(int i)
    {
        if (Year(i) is not { } year || _tokens[i].Upos is not (Upos.Num or Upos.Noun or Upos.Propn or Upos.X)) return null;
        var (before, after) = (Word(i - 1), Word(i + 1));
        var led = before is "in" or "en" or "since" or "desde" or "de" or "del" or "of" or "until" or "hasta" or "from" or "by" or "during" or "durante" or "año" or "year" or "early" or "late" or "mid" or "(" or "before" or "after" or
            "and" or "y" or "e" or "," or "the" or "el" or "tras" or "antes" or "para" or "through" or "to" or "a" or "around" or "hacia" or "al" or "circa" or "back";
        if (i < _sentence.Last && _tokens[i + 1].Upos is Upos.Noun && _tokens[i + 1].Morph.HasFlag(Morph.Plural) && before is not ("the" or "in" or "del")) return null;
        // "his 2006 presidential campaign"
        led |= !_spanish && before.Length > 0 && after.Length > 0 && _tokens[i - 1].Upos is Upos.Det or Upos.Pron or Upos.Adj or Upos.Part && Singular(i + 1);
        return led && after is not ("%" or "percent" or "soles" or "dollars" or "pesos" or "dolares" or "people" or "personas") ? Make(i, i, new(year)) : null;
    }

    bool Singular(int i)
    {
        while (i < _sentence.Last && _tokens[i].Upos is Upos.Adj) i++;
        return i <= _sentence.Last && _tokens[i].Upos == Upos.Noun && !_tokens[i].Morph.HasFlag(Morph.Plural) && !Word(i).EndsWith('s');
    }

    // "LIMA, 3 May 2031 (Agency) -": a text without a publication date that says at its head where and when it was written.
    PartialDate? Dateline()
    {
        foreach (var sentence in _text.Sentences)
        {
            if (sentence.Index > 3) return null;
            _sentence = sentence;
            if (sentence.Block is not (BlockKind.Byline or BlockKind.Paragraph)) continue;
            for (var i = sentence.First; i <= Math.Min(sentence.Last, sentence.First + 8); i++)
                if (Point(i) is { Day: { } day, Month: { } month, Year: { } year } point && (sentence.Block == BlockKind.Byline || Is(point.Last + 1, "(", "-", "–", "—", ".-", ".") && Is(i - 1, ",", "."))) return Try(year, month, day);
        }

        return null;
    }

    // "so far in 2013", "en lo que va de 2013": the year in which the text was written.
    PartialDate? SoFar()
    {
        foreach (var sentence in _text.Sentences)
        {
            _sentence = sentence;
            for (var i = sentence.First + 2; i <= sentence.Last; i++)
            {
                if (Year(i) is not { } year) continue;
                if (Is(i - 1, "in", "this") && Is(i - 2, "far") || Is(i - 1, "de", "del") && Is(i - 2, "va")) return new(year);
            }
        }

        return null;
    }
}
