using System.Collections.Frozen;

namespace Quipu.Reading.Mentions;

/// <summary>Words of the calendar in both languages, folded.</summary>
static class DateWords
{
    static readonly FrozenDictionary<string, int> Months = Numbered(
        "january february march april may june july august september october november december", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "jan. feb. mar. apr. may jun. jul. aug. sept. oct. nov. dec.", "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre", "jan feb mar apr may jun jul aug sep oct nov dec",
        "ene feb mar abr may jun jul ago set oct nov dic", "ene. feb. mar. abr. may. jun. jul. ago. set. oct. nov. dic.");

    static readonly FrozenDictionary<string, int> Weekdays = Numbered("monday tuesday wednesday thursday friday saturday sunday", "lunes martes miercoles jueves viernes sabado domingo");

    static readonly FrozenDictionary<string, int> Days = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["today"] = 0,
        ["hoy"] = 0,
        ["tonight"] = 0,
        ["yesterday"] = -1,
        ["ayer"] = -1,
        ["anoche"] = -1,
        ["anteayer"] = -2,
        ["antier"] = -2,
        ["tomorrow"] = 1,
        ["mañana"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, char> Units = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["year"] = 'y',
        ["years"] = 'y',
        ["año"] = 'y',
        ["años"] = 'y',
        ["month"] = 'm',
        ["months"] = 'm',
        ["mes"] = 'm',
        ["meses"] = 'm',
        ["week"] = 'w',
        ["weeks"] = 'w',
        ["semana"] = 'w',
        ["semanas"] = 'w',
        ["day"] = 'd',
        ["days"] = 'd',
        ["dia"] = 'd',
        ["dias"] = 'd',
        ["decade"] = 'D',
        ["decades"] = 'D',
        ["decada"] = 'D',
        ["decadas"] = 'D',
        ["hour"] = 'h',
        ["hours"] = 'h',
        ["hora"] = 'h',
        ["horas"] = 'h',
        ["minute"] = 'h',
        ["minutes"] = 'h',
        ["minuto"] = 'h',
        ["minutos"] = 'h',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, int> Decades = Numbered("tens twenties thirties forties fifties sixties seventies eighties nineties", "diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa");

    static readonly FrozenDictionary<string, int> Ordinals = Numbered("first second third fourth", "primer segundo tercer cuarto", "primera segunda tercera cuarta", "primeros segundos terceros", "primero segundo tercero");

    internal static int Month(string folded) => Months.GetValueOrDefault(folded);

    /// <summary>1 Monday … 7 Sunday; 0 for another word.</summary>
    internal static int Weekday(string folded) => Weekdays.GetValueOrDefault(folded);

    internal static int? Day(string folded) => Days.TryGetValue(folded, out var offset) ? offset : null;

    /// <summary>y year, m month, w week, d day, D decade, h hours and less; '\0' for another word.</summary>
    internal static char Unit(string folded) => Units.GetValueOrDefault(folded);

    /// <summary>The first year of "nineties", "noventa"; 0 for another word. Nobody writes so of this century's.</summary>
    internal static int Decade(ReadOnlySpan<char> folded) =>
        Decades.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var tens) && tens > 1 ? 1900 + 10 * tens : 0;

    /// <summary>1 first … 4 fourth; 0 for another word.</summary>
    internal static int Ordinal(string folded) => Ordinals.GetValueOrDefault(folded);

    /// <summary>e early, m mid, l late; '\0' for another word.</summary>
    internal static char Part(ReadOnlySpan<char> folded) => folded switch
    {
        "early" or "earlier" or "principios" or "comienzos" or "inicios" or "principio" or "inicio" or "beginning" or "start" => 'e',
        "mid" or "middle" or "mediados" => 'm',
        "late" or "later" or "fines" or "finales" or "final" or "end" => 'l',
        _ => '\0',
    };

    static FrozenDictionary<string, int> Numbered(params string[] lists)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            var words = list.Split(' ');
            for (var i = 0; i < words.Length; i++) found.TryAdd(words[i], i + 1);
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
