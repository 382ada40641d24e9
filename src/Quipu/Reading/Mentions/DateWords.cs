using System.Collections.Frozen;

namespace Quipu.Reading.Mentions;

/// <summary>Words of the calendar in both languages, folded.</summary>
static class DateWords
{
    static readonly FrozenDictionary<string, int> Months = Numbered(
        "january february march april may june july august september october november december", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "jan. feb. mar. apr. may jun. jul. aug. sept. oct. nov. dec.", "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre", "jan feb mar apr may jun jul aug sep oct nov dec");

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
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static int Month(string folded) => Months.GetValueOrDefault(folded);

    /// <summary>1 Monday … 7 Sunday; 0 for another word.</summary>
    internal static int Weekday(string folded) => Weekdays.GetValueOrDefault(folded);

    internal static int? Day(string folded) => Days.TryGetValue(folded, out var offset) ? offset : null;

    internal static char Unit(string folded) => Units.GetValueOrDefault(folded);

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
