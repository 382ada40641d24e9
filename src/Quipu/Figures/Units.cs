using Quipu.Registers;

namespace Quipu.Figures;

/// <summary>What one of a figure is, so that values in one series can be compared: a share, a rate, money and a weight are units of their own; things that are counted are numbers.</summary>
static class Units
{
    internal const string Number = "number";

    /// <summary>True for a share, a rate, a length, a weight, money or a score; false for things that are counted.</summary>
    internal static bool IsMeasure(string unit) => Concepts.Measure(unit.Replace('-', ' ')) is not null || unit.StartsWith("per-", StringComparison.Ordinal) || unit.StartsWith("score", StringComparison.Ordinal) || unit.Length == 3;

    /// <param name="unit">In the words of a text or a register: <c>denuncias</c>, <c>%</c>, <c>USD</c>, <c>per 100,000 inhabitants</c>.</param>
    /// <param name="rate">How often, in words: <c>a year</c>.</param>
    /// <param name="words">Folded words of what is counted: a unit that is one of them is the thing itself.</param>
    internal static string Of(string? unit, string? rate, IReadOnlyCollection<string> words)
    {
        var often = rate is null ? null : Concepts.Rate(rate);
        return Plain(unit, words) + (often is null ? "" : "-" + often);
    }

    static string Plain(string? unit, IReadOnlyCollection<string> words)
    {
        if (string.IsNullOrWhiteSpace(unit)) return Number;
        if (unit.Contains('%', StringComparison.Ordinal)) return "percent";
        if (unit.Trim() == "$") return "usd";
        if (Concepts.Measure(unit) is { } measure) return measure;
        var slug = RegisterId.Slug(unit);
        return slug.Length == 0 || words.Contains(slug) ? Number : slug;
    }
}
