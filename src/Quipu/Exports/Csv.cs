namespace Quipu.Exports;

/// <summary>Cells of tables that people open in a spreadsheet.</summary>
public static class Csv
{
    /// <summary>
    /// A cell that no spreadsheet takes for a formula: an apostrophe goes before a text that starts like one. The wide forms count too,
    /// since some programs fold them.
    /// </summary>
    public static string? Inert(string? value) =>
        value is { Length: > 0 } && value.AsSpan().TrimStart(" \u00A0") is { Length: > 0 } text && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'
            ? "'" + value : value;
}
