using Quipu.Registers;

namespace Quipu.Matching.Linkage;

/// <summary>Tells the kind of a column by its values alone.</summary>
static class KindGuess
{
    const int Looked = 2000;

    internal static ColumnKind Of(IReadOnlyList<string> cells)
    {
        // Spread over the whole column: tables are often sorted.
        var filled = cells.Where(c => PlainText.Of(c).Length > 0).ToList();
        var step = Math.Max(1, filled.Count / Looked);
        var sample = filled.Where((_, i) => i % step == 0).ToList();
        if (sample.Count == 0) return ColumnKind.Text;
        if (Share(sample, c => c.Contains('@')) >= 0.6) return ColumnKind.Email;
        if (Share(sample, c => CellDate.Of(c) is not null) >= 0.8) return ColumnKind.Date;
        if (Share(sample, c => RegisterNumber.Of(c) is not null) >= 0.8 && Share(sample, c => RegisterNumber.Of(c) is { } n && n != decimal.Truncate(n)) >= 0.25) return ColumnKind.Number;
        if (Share(sample, c => IsCode(PlainText.Code(c))) >= 0.7) return ColumnKind.Identifier;
        return sample.Average(c => PlainText.Of(c).Split(' ').Length) <= 1.7 ? ColumnKind.Name : ColumnKind.Text;
    }

    static bool IsCode(string code) => code.Count(char.IsAsciiDigit) is var digits && digits > 0 && digits * 2 >= code.Length;

    static double Share(List<string> sample, Func<string, bool> test) => (double)sample.Count(test) / sample.Count;
}
