using Quipu.Text;

namespace Quipu.Network.Money;

/// <summary>How often a sum is paid: what a text says in words, as one word where it is a span of time, so that "al mes" and "a month" are the same.</summary>
public static class Recurrence
{
    static readonly (string Every, string[] Words)[] Times =
    [
        ("day", ["day", "daily", "dia", "diario", "diarios", "diaria", "diarias", "diariamente", "night", "noche"]),
        ("week", ["week", "weekly", "semana", "semanal", "semanales", "semanalmente"]),
        ("fortnight", ["fortnight", "quincena", "quincenal", "quincenales", "quincenalmente"]),
        ("month", ["month", "monthly", "mes", "mensual", "mensuales", "mensualmente"]),
        ("year", ["year", "yearly", "annual", "annually", "año", "anual", "anuales", "anualmente"]),
    ];

    /// <summary>Spans of time by their names.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Times.Select(t => t.Every)];

    /// <summary><c>day</c>, <c>week</c>, <c>fortnight</c>, <c>month</c> or <c>year</c>; the words themselves where they say another thing ("per truck"); null where nobody says that it is paid again.</summary>
    public static string? Of(string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return null;
        var said = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (var (every, known) in Times)
            if (said.Any(w => known.Contains(Folding.Fold(w), StringComparer.Ordinal))) return every;
        return string.Join(' ', said);
    }
}
