using System.Collections.Immutable;
using System.Globalization;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Finds dates and resolves relative ones against the publication date. A date whose year cannot be told is found without a value.</summary>
sealed class DateFinder
{
    readonly AnalysedText _text;
    readonly ImmutableArray<Token> _tokens;
    readonly PartialDate? _published;
    readonly List<DateMention> _found = [];
    Sentence _sentence;

    DateFinder(AnalysedText text) => (_text, _tokens, _published) = (text, text.Tokens, text.Document.Published);

    internal static ImmutableArray<DateMention> Find(AnalysedText text, bool[] named)
    {
        var finder = new DateFinder(text);
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
        return date.Last + 1;
    }

    string Word(int i) => i >= _sentence.First && i <= _sentence.Last ? _tokens[i].Folded : "";

    int? Number(int i)
    {
        if (i < _sentence.First || i > _sentence.Last || _tokens[i].Form.Length > 4) return null;
        var digits = _tokens[i].Form.AsSpan().TrimEnd("stndrhº°ª");
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    int? Year(int i) => i <= _sentence.Last && i >= _sentence.First && _tokens[i].Form.Length == 4 && Number(i) is { } year and >= 1800 and <= 2100 ? year : null;

    int? DayOfMonth(int i) => Number(i) is { } day and >= 1 and <= 31 ? day : Word(i) is "primero" ? 1 : null;

    DateMention Make(int first, int last, PartialDate? date, PartialDate? end = null) => new(first, last, new(_tokens[first].At.Start, _tokens[last].At.End), date, end);

    DateMention? At(int i) => Numeric(i) ?? Range(i) ?? Calendar(i) ?? Relative(i) ?? BareYear(i);

    // "between 2011 and 2014", "from 2011 to 2014", "2011-2014", "entre 2011 y 2014", "the 1990s"
    DateMention? Range(int i)
    {
        if (Word(i) is "between" or "from" or "entre" or "de" or "desde" or "del" && Year(i + 1) is { } start && Word(i + 2) is "and" or "to" or "until" or "y" or "a" or "al" or "hasta" or "through" && Year(i + 3) is { } end && end >= start)
            return Make(i, i + 3, new(start), new(end));
        if (Year(i) is { } from && Word(i + 1) is "-" or "–" && Year(i + 2) is { } to && to > from) return Make(i, i + 2, new(from), new(to));
        if (i <= _sentence.Last && _tokens[i].Form is { Length: 5 } decade && decade[4] == 's' && int.TryParse(decade.AsSpan(0, 4), out var year) && year is >= 1900 and <= 2090 && year % 10 == 0) return Make(i, i, new(year), new(year + 9));
        return null;
    }

    // "18/03/2020", "2020-03-18"
    DateMention? Numeric(int i)
    {
        if (Number(i) is not { } one || Word(i + 1) is not ("/" or "-") || Word(i + 3) != Word(i + 1) || Number(i + 2) is not { } month || month is < 1 or > 12 || Number(i + 4) is not { } other) return null;
        if (Year(i) is not null && other is >= 1 and <= 31) return Make(i, i + 4, Try(one, month, other));
        return Year(i + 4) is { } year && one is >= 1 and <= 31 ? Make(i, i + 4, Try(year, month, one)) : null;
    }

    // A month's name with what stands around it.
    DateMention? Calendar(int i)
    {
        var first = i;
        var weekday = DateWords.Weekday(Word(i));
        if (weekday > 0)
        {
            var next = i + 1;
            if (Word(next) == ",") next++;
            if (Word(next) is "the" or "el") next++;
            if (DateWords.Month(Word(next)) == 0 && !(DayOfMonth(next) is not null && MonthAfter(next + 1) > 0)) return null;
            i = next;
        }

        if (DayOfMonth(i) is { } day && MonthAfter(i + 1) is var month && month > 0)
        {
            var last = Word(i + 1) is "de" or "of" ? i + 2 : i + 1;
            return Dated(first, last, month, day);
        }

        month = DateWords.Month(Word(i));
        if (month == 0 || !IsMonth(i)) return null;
        return DayOfMonth(i + 1) is { } after && Year(i + 1) is null && _text.Document.Language != Language.Spanish && Word(i + 2) is not "percent" and not "%" ? Dated(first, i + 1, month, after) : Dated(first, i, month, null);
    }

    int MonthAfter(int i) => DateWords.Month(Word(Word(i) is "de" or "of" ? i + 1 : i));

    // "May" and "march" are words too.
    bool IsMonth(int i)
    {
        var word = Word(i);
        if (_text.Document.Language == Language.Spanish) return _tokens[i].Upos != Upos.Propn || word is not ("abril" or "julio" or "mayo" or "enero") || Word(i - 1) is "en" or "de";
        if (!char.IsUpper(_tokens[i].Form[0])) return false;
        return word is not ("may" or "march" or "mar" or "jun" or "jan") || Word(i - 1) is "in" or "since" or "of" or "by" or "until" or "last" or "this" or "early" or "late" or "mid" or "on" or "from" or "between" or "," || Year(i + 1) is not null || DayOfMonth(i + 1) is not null;
    }

    DateMention Dated(int first, int last, int month, int? day)
    {
        var next = last + 1;
        if (Word(next) is "de" or "del" or "," or "of") next++;
        if (Word(next) is "año" && Year(next + 1) is not null) next++;
        if (Year(next) is { } year) return Make(first, next, Try(year, month, day));
        var back = Word(next) is "año" && Word(next + 1) is "pasado" or "anterior" ? (next + 1, -1) : Word(next) is "este" && Word(next + 1) is "año" ? (next + 1, 0)
            : Word(last + 1) is "last" && Word(last + 2) is "year" ? (last + 2, -1) : Word(last + 1) is "of" && Word(last + 2) is "last" or "this" && Word(last + 3) is "year" ? (last + 3, Word(last + 2) == "last" ? -1 : 0) : (-1, 0);
        if (back.Item1 >= 0 && _published is { } then) return Make(first, back.Item1, Try(then.Year + back.Item2, month, day));
        if (Word(last + 1) is "pasado" or "ultimo") last++;
        return Make(first, last, _published is { } published ? Recent(published, month, day) : null);
    }

    static PartialDate? Try(int year, int month, int? day) => day is { } d && d > DateTime.DaysInMonth(year, month) ? null : new(year, month, day);

    // Reporting looks back: the latest such day that is not after publication.
    static PartialDate? Recent(PartialDate published, int month, int? day)
    {
        var year = published.Year;
        if (published.Month is not { } now) return null;
        if (month > now || month == now && day > published.Day) year--;
        return Try(year, month, day);
    }

    DateMention? BareYear(int i)
    {
        if (Year(i) is not { } year || _tokens[i].Upos != Upos.Num) return null;
        var (before, after) = (Word(i - 1), Word(i + 1));
        var led = before is "in" or "en" or "since" or "desde" or "de" or "del" or "of" or "until" or "hasta" or "from" or "by" or "during" or "durante" or "año" or "year" or "early" or "late" or "mid" or "(" or "before" or "after" or "and" or "y" or "," or "the" or "el" or "tras" or "antes" or "para" or "through" or "to" or "a" or "around" or "para" or "hacia" or "al";
        var counted = i < _sentence.Last && _tokens[i + 1].Upos == Upos.Noun && _tokens[i + 1].Morph.HasFlag(Morph.Plural) && before is not ("the" or "in");
        return led && !counted && after is not ("%" or "percent" or "soles" or "dollars") ? Make(i, i, new(year)) : null;
    }

    // --- relative -----------------------------------------------------------------------------------------------------------------------

    DateMention? Relative(int i)
    {
        if (DateWords.Day(Word(i)) is { } offset) return Make(i, i, Shift(offset));
        return Ago(i) ?? LastUnit(i) ?? Weekday(i);
    }

    PartialDate? Shift(int days) => _published is { Day: not null } day ? PartialDate.From(day.Earliest.AddDays(days)) : days == 0 ? _published : null;

    // "two years ago", "hace dos años"
    DateMention? Ago(int i)
    {
        var spanish = Word(i) is "hace" or "hacia";
        var at = spanish ? i + 1 : i;
        while (spanish && Word(at) is "unos" or "casi" or "mas" or "de" or "apenas" or "ya") at++;
        if (at > _sentence.Last || Count(at) is not { } count || DateWords.Unit(Word(at + 1)) is var unit && unit == '\0') return null;
        if (!spanish && Word(at + 2) is not ("ago" or "earlier")) return null;
        return Make(i, spanish ? at + 1 : at + 2, Word(at + 2) is "earlier" ? null : Back(unit, count));
    }

    int? Count(int i) => Number(i) ?? (NumberWords.Value(Word(i)) is { } value and > 0 and < 200 ? (int)value : Word(i) is "a" or "an" or "un" or "una" ? 1 : null);

    PartialDate? Back(char unit, int count)
    {
        if (_published is not { } now) return null;
        if (unit == 'y') return count < now.Year - 1000 ? new(now.Year - count) : null;
        if (unit == 'D') return count < 50 ? new(now.Year - 10 * count) : null;
        if (now.Month is null) return null;
        var day = now.Earliest;
        if (unit == 'm') return Month(day.AddMonths(-count));
        return now.Day is null ? null : unit == 'w' ? Month(day.AddDays(-7 * count)) : PartialDate.From(day.AddDays(-count));
    }

    static PartialDate Month(DateOnly day) => new(day.Year, day.Month);

    // "last month", "this year", "el año pasado", "la semana pasada", "el mes pasado", "este año", "el próximo mes"
    DateMention? LastUnit(int i)
    {
        var (word, next) = (Word(i), Word(i + 1));
        var unit = DateWords.Unit(next);
        if (unit != '\0' && word is "last" or "past" or "this" or "next" or "este" or "esta" or "previous" or "pasado" or "pasada" or "proximo" or "proxima" or "presente" && !next.EndsWith('s') | next is "mes")
            return Make(i, i + 1, Unit(unit, word is "this" or "este" or "esta" or "presente" ? 0 : word is "next" or "proximo" or "proxima" ? 1 : -1));
        unit = DateWords.Unit(word);
        return unit != '\0' && next is "pasado" or "pasada" or "anterior" or "proximo" or "proxima" ? Make(i, i + 1, next is "anterior" ? null : Unit(unit, next is "proximo" or "proxima" ? 1 : -1)) : null;
    }

    PartialDate? Unit(char unit, int step)
    {
        if (_published is not { } now) return null;
        if (unit == 'y') return new(now.Year + step);
        if (now.Month is null) return null;
        if (unit == 'm') return Month(now.Earliest.AddMonths(step));
        return unit == 'w' && now.Day is not null ? Month(now.Earliest.AddDays(7 * step)) : null;
    }

    // "on Monday", "el domingo", "este lunes", "el pasado martes", "next Friday"
    DateMention? Weekday(int i)
    {
        var weekday = DateWords.Weekday(Word(i));
        if (weekday == 0 || _tokens[i].Upos == Upos.Verb) return null;
        var first = i;
        var ahead = Word(i - 1) is "next" or "proximo" || Word(i + 1) is "proximo" or "siguiente";
        if (Word(i - 1) is "last" or "this" or "este" or "pasado" or "next" or "proximo") first = i - 1;
        var last = Word(i + 1) is "pasado" or "proximo" or "ultimo" ? i + 1 : i;
        if (_published is not { Day: not null } published) return Make(first, last, null);
        var today = published.Earliest.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)published.Earliest.DayOfWeek;
        var back = (today - weekday + 7) % 7;
        if (back == 0 && (Word(i - 1) is "last" or "pasado" || last > i && !ahead)) back = 7;
        return Make(first, last, PartialDate.From(published.Earliest.AddDays(ahead ? 7 - back : -back)));
    }
}
