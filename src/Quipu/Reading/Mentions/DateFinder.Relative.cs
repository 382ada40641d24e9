using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Dates that lean on the day of publication or on the date that the story told last.</summary>
sealed partial class DateFinder
{
    DateMention? Relative(int i)
    {
        if (i < _sentence.Last && Is(i, "mañana") && (_tokens[i].Upos == Upos.Noun || Is(i - 1, "la", "esta", "cada", "una"))) return null;
        if (DateWords.Day(Word(i)) is { } offset) return Make(i, Is(i, "ayer", "hoy") && Is(i + 1, "mismo") ? i + 1 : i, Shift(offset));
        return Ago(i) ?? Ahead(i) ?? Later(i) ?? Told(i) ?? Hour(i) ?? LastUnit(i) ?? Weekend(i) ?? Weekday(i);
    }

    PartialDate? Shift(int days) => _published is { Day: not null } day ? PartialDate.From(day.Earliest.AddDays(days)) : days == 0 ? _published : null;

    // "two years ago", "more than a decade ago", "hace casi dos años", "dos años atrás"
    DateMention? Ago(int i)
    {
        var spanish = Is(i, "hace", "hacia");
        var at = spanish ? i + 1 : i;
        var vague = false;
        while (spanish && Is(at, "unos", "unas", "casi", "mas", "de", "apenas", "ya", "poco", "cerca", "alrededor", "aproximadamente", "al", "menos")) (at, vague) = (at + 1, true);
        if (Amount(at) is not { } amount) return spanish && Is(i + 1, "poco", "tiempo", "mucho") && Is(i, "hace") ? Make(i, i + 1, null) : null;
        var half = Is(amount.Last + 1, "y") && Is(amount.Last + 2, "medio", "media") || Is(amount.Last + 1, "and") && Is(amount.Last + 2, "a") && Is(amount.Last + 3, "half");
        var last = amount.Last + (half ? _spanish ? 2 : 3 : 0);
        if (!spanish && !Is(last + 1, "ago", "atras")) return null;
        vague |= amount.Vague || half;
        return Make(i, spanish ? last : last + 1, amount.Count is { } count ? Move(_published, amount.Unit, -count) : null, vague: vague);
    }

    // "dentro de dos años", "could be freed in three years": ahead of publication, where the verb looks ahead too.
    DateMention? Ahead(int i)
    {
        var within = Is(i, "dentro") && Is(i + 1, "de");
        if (!within && !Is(i, "in", "en") || Amount(within ? i + 2 : i + 1) is not { Count: { } count, Unit: not 'h' } amount || Is(amount.Last + 1, "de", "of", "in", "en")) return null;
        var looks = within || Is(amount.Last + 1, "time");
        for (var j = i - 1; j >= _sentence.First && j >= i - 8 && !looks; j--) looks = (_tokens[j].Morph & (Morph.Future | Morph.Conditional)) != Morph.None || Is(j, "will", "could", "would", "may", "podria", "podra", "podrian");
        return looks ? Make(i, amount.Last, Move(_published, amount.Unit, count), vague: amount.Vague) : null;
    }

    readonly record struct Length(int? Count, char Unit, int Last, bool Vague);

    // "two years", "a couple of months", "treinta y cinco años"; without a count for "several", "varios", "few".
    Length? Amount(int i)
    {
        if (i > _sentence.Last) return null;
        var vague = false;
        int? count = null;
        var at = i;
        if (Is(i, "several", "many", "some", "few", "varios", "varias", "algunos", "algunas", "unos", "unas", "muchos", "pocos", "pocas")) (vague, at) = (true, i + 1);
        else if (Is(i, "a", "an", "un", "una", "one") && Is(i + 1, "few", "couple", "par")) (count, vague, at) = (Is(i + 1, "few") ? null : 2, true, Is(i + 2, "of", "de") ? i + 3 : i + 2);
        else if (Is(i, "medio", "half") && Is(i + 1, "año", "a")) return Is(i, "medio") ? new(6, 'm', i + 1, true) : Is(i + 2, "year") ? new(6, 'm', i + 2, true) : Is(i + 2, "decade") ? new(5, 'y', i + 2, true) : null;
        else if (Count(i) is { } told) (count, at) = (told.Value, told.Last + 1);
        else if (Is(i, "years", "months", "weeks", "days", "decades", "años", "meses", "semanas", "dias", "decadas", "hours", "horas", "minutos", "minutes")) vague = true;
        else return null;
        var unit = DateWords.Unit(Word(at));
        return unit == '\0' ? null : new(count, unit, at, vague);
    }

    (int Value, int Last)? Count(int i)
    {
        if (Number(i) is { } digits && Year(i) is null) return digits > 0 && digits < 1000 ? (digits, i) : null;
        if (Is(i, "a", "an", "un", "una")) return (1, i);
        if (NumberWords.Compound(Word(i)) is { } compound) return (compound, i);
        if (NumberWords.Value(Word(i), _spanish) is not ({ } value and > 0 and < 200)) return null;
        return value is >= 20 and < 100 && value % 10 == 0 && Is(i + 1, "y") && NumberWords.Value(Word(i + 2), _spanish) is { } units and > 0 and < 10 ? (value + units, i + 2) : (value, i);
    }

    // "two years later", "dos años después", "al año siguiente", "the following day", "un día antes": from the date that the story told last.
    DateMention? Later(int i)
    {
        if (Is(i, "al", "the", "el", "la", "a") || DateWords.Unit(Word(i)) != '\0' || Is(i, "following", "next", "previous"))
        {
            var at = Is(i, "al", "the", "el", "la") ? i + 1 : i;
            if (Is(at, "following", "next", "previous", "siguiente") && DateWords.Unit(Word(at + 1)) is var named and not '\0' && !Word(at + 1).EndsWith('s') && (at > i || !Is(at, "next")))
                return Make(i, at + 1, Move(Clock, named, Is(at, "previous") ? -1 : 1));
            if (DateWords.Unit(Word(at)) is var unit and not '\0' && Is(at + 1, "siguiente", "anterior", "before", "after")) return Make(at, at + 1, Is(at + 1, "before", "after") && !Ends(at + 2) ? null : Move(Clock, unit, Is(at + 1, "siguiente", "after") ? 1 : -1));
            if (Is(at, "vispera")) return Make(at, at, Ends(at + 1) ? Move(Clock, 'd', -1) : null);
        }

        if (Amount(i) is not { } amount || !Is(amount.Last + 1, "later", "earlier", "before", "after", "despues", "antes", "mas", "afterwards", "luego")) return null;
        var last = Is(amount.Last + 1, "mas") ? Is(amount.Last + 2, "tarde") ? amount.Last + 2 : 0 : amount.Last + 1;
        if (last == 0) return null;
        if (amount.Unit == 'h') return Make(i, last, (Is(last, "later", "earlier", "tarde") || Ends(last + 1)) && Clock is { Day: not null } day ? day : null, vague: true);
        var back = Is(last, "earlier", "before", "antes");
        return Make(i, last, amount.Count is { } count && (Is(last, "later", "earlier", "tarde", "afterwards") || Ends(last + 1)) ? Move(Clock, amount.Unit, back ? -count : count) : null, vague: amount.Vague);
    }

    // Nothing follows that the "before" or "after" leans on.
    bool Ends(int i) => i > _sentence.Last || !Is(i, "de", "del", "of", "the", "his", "her", "their", "that", "its", "being", "an", "que", "he", "she", "they") && (_spanish || !Is(i, "a")) && _tokens[i].Upos is not (Upos.Propn or Upos.Det or Upos.Pron);

    // "that year", "ese mismo día", "el mismo mes", "aquel año"
    DateMention? Told(int i)
    {
        if (!Is(i, "that", "same", "ese", "esa", "aquel", "aquella", "mismo", "misma", "dicho", "dicha")) return null;
        var at = i + 1;
        if (Is(at, "mismo", "misma", "same", "very")) at++;
        var unit = DateWords.Unit(Word(at));
        if (unit == '\0' || Word(at).EndsWith('s') && !Is(at, "mes")) return null;
        if (Clock is not { } clock) return Make(i, at, null);
        return Make(i, at, unit switch { 'y' => new(clock.Year), 'm' => clock.Month is { } month ? new(clock.Year, month) : null, 'w' => clock.Month is { } around ? new(clock.Year, around) : null, 'd' => clock, _ => null });
    }

    // "esta madrugada", "this morning", "anoche", "last night", "en la madrugada": today, or the day that is being told.
    DateMention? Hour(int i)
    {
        if (Is(i, "this") && Is(i + 1, "morning", "afternoon", "evening") || Is(i, "esta") && Is(i + 1, "mañana", "tarde", "madrugada", "noche")) return Make(i, i + 1, Shift(0));
        if (_spanish && Is(i, "ultimas") && Is(i + 1, "horas") && Is(i - 1, "las")) return Make(i, i + 1, Shift(0), vague: true);
        if (Is(i, "last") && Is(i + 1, "night")) return Make(i, i + 1, Shift(-1));
        if (_spanish && Is(i, "la") && Is(i + 1, "madrugada", "mañana", "tarde", "noche") && Is(i - 1, "en", "por", "durante") && !Is(i + 2, "de", "del")) return Make(i, i + 1, Clock is { Day: not null } day ? day : _sentence.Index < 4 ? Shift(0) : null, vague: true);
        return null;
    }

    static PartialDate? Move(PartialDate? from, char unit, int count)
    {
        if (from is not { } now || Math.Abs(count) > 300) return null;
        if (unit == 'y') return new(now.Year + count);
        if (unit == 'D') return new(now.Year + 10 * count);
        if (now.Month is null) return null;
        var day = now.Earliest;
        if (unit == 'm') return Month(day.AddMonths(count));
        if (now.Day is null) return null;
        return unit == 'w' ? Month(day.AddDays(7 * count)) : unit == 'd' ? PartialDate.From(day.AddDays(count)) : null;
    }

    static PartialDate Month(DateOnly day) => new(day.Year, day.Month);

    // "last month", "this year", "el año pasado", "la semana pasada", "el mes pasado", "este año", "el próximo mes", "lo que va del año", "earlier this year"
    DateMention? LastUnit(int i)
    {
        var (word, next) = (Word(i), Word(i + 1));
        var unit = DateWords.Unit(next);
        var one = !next.EndsWith('s') || next == "mes";
        if (unit is not ('\0' or 'h') && one && word is "last" or "this" or "next" or "este" or "esta" or "pasado" or "pasada" or "proximo" or "proxima" or "presente" or "actual" or "past" or "anterior" && (word != "anterior" || Is(i - 1, "la", "el")))
        {
            if (word == "past" && !Is(i - 1, "this") || Is(i + 2, "de") && next == "mes") return Is(i + 2, "de") ? null : Make(i, i + 1, null);
            if (unit == 'd') return word is "this" or "presente" or "este" ? null : Make(i, i + 1, null);
            return Make(i, i + 1, Unit(unit, word is "this" or "este" or "esta" or "presente" or "actual" ? 0 : word is "next" or "proximo" or "proxima" ? 1 : -1));
        }

        unit = DateWords.Unit(word);
        if (unit is '\0' or 'h') return null;
        if (_spanish && Is(i - 1, "del", "de") && Is(i - 2, "va", "transcurrido", "corrido") && unit is 'y' or 'm') return Make(i, i, Unit(unit, 0));
        if (next is "pasado" or "pasada" or "proximo" or "proxima" or "entrante" or "actual" or "corriente") return Make(i, i + 1, Unit(unit, next is "pasado" or "pasada" ? -1 : next is "actual" or "corriente" ? 0 : 1));
        return null;
    }

    PartialDate? Unit(char unit, int step) => unit switch
    {
        'y' when _published is { } now => new(now.Year + step),
        'm' when _published is { Month: not null } now => Month(now.Earliest.AddMonths(step)),
        'w' when _published is { Day: not null } now => Month(now.Earliest.AddDays(7 * step)),
        _ => null,
    };

    // "over the weekend", "el fin de semana", "last weekend": Saturday and Sunday before publication.
    DateMention? Weekend(int i)
    {
        var last = Is(i, "weekend") ? i : Is(i, "fin") && Is(i + 1, "de") && Is(i + 2, "semana") ? i + 2 : -1;
        if (last < 0 || !Is(i - 1, "the", "el", "last", "this", "este", "pasado")) return null;
        if (Is(last + 1, "pasado", "anterior")) last++;
        if (_published is not { Day: not null } now || Is(i - 2, "next", "proximo")) return Make(i, last, null);
        var saturday = now.Earliest.AddDays(-((WeekdayOf(now.Earliest) + 1) % 7 is var back && back == 0 ? 7 : back));
        return Make(i, last, PartialDate.From(saturday), PartialDate.From(saturday.AddDays(1)));
    }

    // "on Monday", "el domingo", "este lunes", "el pasado martes", "next Friday", "el próximo lunes"
    DateMention? Weekday(int i)
    {
        var weekday = DateWords.Weekday(Word(i));
        if (weekday == 0 || _tokens[i].Upos == Upos.Verb || Is(i - 1, "los", "cada", "every", "each", "todos")) return null;
        if (Is(i, "sabado", "domingo") && _tokens[i].Upos == Upos.Propn && _named[i]) return null;
        var first = i;
        var ahead = Is(i - 1, "next", "proximo") || Is(i + 1, "proximo", "siguiente", "entrante") || Is(i - 2, "proximo");
        if (Is(i - 1, "last", "this", "este", "pasado", "next", "proximo", "ultimo")) first = i - 1;
        var last = Is(i + 1, "pasado", "proximo", "ultimo", "siguiente", "entrante") ? i + 1 : i;
        if (_published is not { Day: not null } published) return Make(first, last, null);
        var back = (WeekdayOf(published.Earliest) - weekday + 7) % 7;
        if (back == 0 && (Is(i - 1, "last", "pasado") || last > i && !ahead)) back = 7;
        return Make(first, last, PartialDate.From(published.Earliest.AddDays(ahead ? 7 - back : -back)));
    }
}
