using System.Globalization;

namespace Quipu.Reading.Mentions;

/// <summary>Ranges, decades, parts of years: whatever is longer than the day or month that it names.</summary>
sealed partial class DateFinder
{
    // "between 2011 and 2014", "from February to June last year", "del 3 al 7 de mayo", "2011-2014", "(1994-98)"
    DateMention? Range(int i)
    {
        if (Year(i) is { } from && Is(i + 1, "-", "–", "—", "/") && Is(i + 3, "-", "/") == false)
        {
            if (Year(i + 2) is { } to && to > from && to - from < 100) return Make(i, i + 2, new(from), new(to));
            if (Number(i + 2) is { } tail && _tokens[i + 2].Form.Length == 2 && from % 100 < tail) return Make(i, i + 2, new(from), new(from / 100 * 100 + tail));
        }

        var led = Is(i, "between", "from", "entre", "de", "desde", "del");
        var start = led ? i + 1 : i;
        var pair = !led && _spanish && Is(i + 1, "y") && DayOfMonth(i) < DayOfMonth(i + 2) && Is(i + 3, "de"); // "el 30 y 31 de marzo"
        if (!led && !pair && (DayOfMonth(i) is null || !Is(i + 1, "-", "–", "to", "al"))) return null;
        if (Point(start) is not { } one) one = DayOfMonth(Article(start)) is { } day && Year(Article(start)) is null ? new(day, null, null, Article(start)) : default;
        if (one.Last == 0 || one.Unsure) return null;
        var joint = one.Last + 1;
        if (!Is(joint, "and", "to", "until", "y", "a", "al", "hasta", "through", "-", "–") || !pair && Is(i, "between", "entre") != Is(joint, "and", "y")) return null;
        if (Point(joint + 1) is not { } two) two = !_spanish && one.Month is not null && DayOfMonth(joint + 1) is { } later && Year(joint + 1) is null ? new(later, one.Month, one.Year, joint + 1) : default;
        if (two.Last == 0 || two.Unsure || one.Month is null && one.Year is null && two.Day is null || (one.Month is null) != (two.Month is null) && one.Day is null) return null;
        if (one.Day is null && one.Month is not null && two.Day is not null) return null;
        return Spanning(i, one, two);
    }

    int Article(int i) => Is(i, "el", "the", "dia") ? i + 1 : i;

    DateMention? Spanning(int first, Stand one, Stand two)
    {
        if (two.Month is not { } month) return one.Year is { } from && two.Year is { } to ? to >= from ? Make(first, two.Last, new(from), new(to)) : null : null;
        var end = two.Year is { } told ? Try(told, month, two.Day) : Recent(month, two.Day, two.Ahead);
        if (end is not { } until) return Make(first, two.Last, null);
        var startMonth = one.Month ?? month;
        var year = one.Year ?? (startMonth > month ? until.Year - 1 : until.Year);
        return Try(year, startMonth, one.Day) is { } start && start.Earliest <= until.Latest ? Make(first, two.Last, start, until) : Make(first, two.Last, null);
    }

    // "the 1990s", "los años 90", "la década de 1980", "los noventa", "mid-1990s", "'80s"
    DateMention? Decade(int i) => DecadeAt(i) is { } decade ? Make(i, decade.Last, Whole(decade, decade.Part).Date, Whole(decade, decade.Part).End, vague: true) : null;

    readonly record struct Ten(int Year, int Last, char Part = ' ');

    static (PartialDate Date, PartialDate End) Whole(Ten decade, char part) => part switch
    {
        'e' => (new(decade.Year), new(decade.Year + 3)),
        'm' => (new(decade.Year + 4), new(decade.Year + 6)),
        'l' => (new(decade.Year + 7), new(decade.Year + 9)),
        _ => (new(decade.Year), new(decade.Year + 9)),
    };

    Ten? DecadeAt(int i)
    {
        if (i < _sentence.First || i > _sentence.Last) return null;
        if (Is(i, "the", "la", "los", "las", "’", "'", "‘") && i < _sentence.Last) return Bare(i + 1, Is(i, "los", "las") || Is(i, "the")) ?? (Is(i + 1, "’", "'", "‘") ? Bare(i + 2, true) : null) ?? (Is(i + 1, "decada") ? DecadeAt(i + 1) : null) ?? (Is(i + 1, "años") ? DecadeAt(i + 1) : null);
        if (Is(i, "decada", "años") && i < _sentence.Last)
        {
            var at = i + 1;
            if (Is(i, "decada") && !Is(at, "de", "del")) return null;
            while (Is(at, "de", "del", "los", "el", "años")) at++;
            if (Year(at) is { } year && year % 10 == 0 && at < i + 5) return new(year, at);
            return Bare(at, true);
        }

        return Bare(i, false);
    }

    // "1990s", "90s" and "mid-1990s" by themselves; "90", "ochenta" and "nineties" only where the words before say that a decade is meant.
    Ten? Bare(int i, bool led)
    {
        if (i > _sentence.Last) return null;
        var word = _tokens[i].Folded.AsSpan();
        var part = ' ';
        if (word.IndexOf('-') is var dash and > 2 && DateWords.Part(word[..dash]) is var prefix and not '\0')
        {
            word = word[(dash + 1)..];
            part = prefix;
        }

        word = word.TrimStart("'’‘");
        var s = word.EndsWith("s", StringComparison.Ordinal);
        if (s && int.TryParse(word[..^1].TrimEnd("'’"), NumberStyles.None, CultureInfo.InvariantCulture, out var written))
            return written is >= 1800 and <= 2090 && written % 10 == 0 ? new(written, i, part) : written is >= 20 and <= 90 && written % 10 == 0 && (led || part != ' ') ? new(1900 + written, i, part) : null;
        if (!led) return null;
        if (_spanish && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var tens) && tens is >= 20 and <= 90 && tens % 10 == 0 && !Countable(i + 1)) return new(1900 + tens, i, part);
        return DateWords.Decade(word) is var year and > 0 && !Countable(i + 1) ? new(year, i, part) : null;
    }

    // "los 90 detenidos" are no decade.
    bool Countable(int i) => i <= _sentence.Last && (_tokens[i].Upos is Analysis.Upos.Noun or Analysis.Upos.Propn or Analysis.Upos.Num || Is(i, "%", "por", "percent", "mil", "millones", "y"));

    // "early 2019", "a mediados de los 90", "a fines de mayo", "late last year", "a principios de este mes": the year or month with a wide edge, a third of the decade.
    DateMention? Part(int i)
    {
        var at = i;
        char part;
        if (!_spanish && DateWords.Part(Word(i)) is var english and not '\0')
        {
            part = english;
            at = i + 1;
            if (Is(at, "in", "-", "on", "of")) at++;
        }
        else if (_spanish && (Is(i, "a", "hacia", "desde", "hasta", "en", "para") ? i + 1 : i) is var word && DateWords.Part(Word(word)) is var spanish and not '\0' && Is(word + 1, "de", "del"))
        {
            part = spanish;
            at = word + 2;
        }
        else return _spanish ? null : Dashed(i);

        if (DecadeAt(at) is { } decade) return Make(i, decade.Last, Whole(decade, part).Date, Whole(decade, part).End, vague: true);
        if (Year(at) is { } year) return Make(i, at, new(year), vague: true);
        if (Is(at, "año") && Year(at + 1) is { } named) return Make(i, at + 1, new(named), vague: true);
        if (Calendar(at) is { } month && month.Date?.Day is null) return Make(i, month.Last, month.Date, vague: true);
        if (LastUnit(at) is { } unit) return Make(i, unit.Last, unit.Date, vague: true);
        if (Is(at, "mes", "año") && !Is(at + 1, "pasado", "anterior", "siguiente")) return Make(i, at, Unit(DateWords.Unit(Word(at)), 0), vague: true);
        return Told(at) is { } told ? Make(i, told.Last, told.Date, vague: true) : null;
    }

    // "mid-2019"
    DateMention? Dashed(int i)
    {
        var word = i <= _sentence.Last ? _tokens[i].Folded.AsSpan() : default;
        var dash = word.IndexOf('-');
        return dash > 2 && DateWords.Part(word[..dash]) != '\0' && word.Length == dash + 5 && int.TryParse(word[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1800 and <= 2100 ? Make(i, i, new(year), vague: true) : null;
    }

    // "the first half of 2019", "el primer trimestre de este año", "los primeros seis meses de 2019", "the first six months of last year"
    DateMention? Period(int i)
    {
        var first = i;
        if (Is(i, "the", "el", "los", "la")) i++;
        var ordinal = DateWords.Ordinal(Word(i));
        if (ordinal == 0 || !(Is(i + 1, "half", "mitad", "quarter", "semestre", "trimestre", "bimestre", "cuatrimestre") || Count(i + 1) is not null)) return null;
        var (months, at) = Word(i + 1) switch { "half" or "mitad" or "semestre" => (6, i + 2), "quarter" or "trimestre" => (3, i + 2), "bimestre" => (2, i + 2), "cuatrimestre" => (4, i + 2), _ => (0, i + 1) };
        if (months == 0)
        {
            if (Count(i + 1) is not { } count || !Is(count.Last + 1, "months", "meses") || ordinal != 1 || count.Value > 12) return null;
            (months, at) = ((int)count.Value, count.Last + 2);
        }

        var last = at;
        if (Is(at, "of", "de", "del", "in")) at++;
        if (Is(at, "año") && Year(at + 1) is not null) at++;
        int? year = Year(at);
        if (year is not null) last = at;
        else if (YearWords(last) is { } told) (year, last) = (told.Year, told.Last);
        else if (Is(at, "año")) (year, last) = (_published?.Year, at);
        else return null;
        if (year is not { } sure || ordinal * months > 12) return Make(first, last, null);
        return Make(first, last, new(sure, (ordinal - 1) * months + 1), new(sure, ordinal * months));
    }
}
