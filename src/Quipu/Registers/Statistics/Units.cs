using Quipu.Registers.Tables;

namespace Quipu.Registers.Statistics;

/// <summary>What one of a figure is: the table's own word, else by the words of its columns.</summary>
static class Units
{
    internal static string Of(SeriesShape shape, TableRow row, SeriesValue value, List<string> dimensions)
    {
        if (shape.Unit is { } unit && row[unit].Length > 0) return RegisterId.Slug(row[unit]);
        var words = $" {RegisterId.Key(value.Column.Replace('_', ' '))} {RegisterId.Key(string.Join(' ', dimensions))} ";
        if (Has(words, "100k", "100000", "100 000", "tasa", "rate")) return "per-100000";
        if (Has(words, "pct", "percent", "porcentaje", "percentage")) return "percent";
        if (Has(words, "usd", "dolares", "dollars")) return "usd";
        if (Has(words, "soles", "pen")) return "pen";
        if (Has(words, "denuncia", "denuncias", "complaints")) return "complaints";
        if (Has(words, "poblacion", "population", "habitantes")) return "persons";
        if (shape.ColumnWords.Contains(" criminality avg ", StringComparison.Ordinal)) return "score-10";
        if (Has(words, "score", "index", "indice", "idh", "avg")) return "score";
        if (Has(words, "superficie", "area")) return "km2";
        if (Has(words, "densidad", "density")) return "persons-per-km2";
        return Has(words, "altitude", "altitud") ? "metres" : "number";
    }

    static bool Has(string words, params ReadOnlySpan<string> wanted)
    {
        foreach (var word in wanted)
            if (words.Contains($" {word} ", StringComparison.Ordinal)) return true;
        return false;
    }
}
