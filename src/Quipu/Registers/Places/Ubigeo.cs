namespace Quipu.Registers.Places;

/// <summary>The six digits of a place in Peru (INEI): department, province, district. A spreadsheet may have eaten the zero at the beginning.</summary>
static class Ubigeo
{
    /// <summary><c>ubigeo:010101</c>; <c>pe</c> of the whole country (000000); null where it is none.</summary>
    internal static string? Of(string text)
    {
        var digits = text.Trim();
        if (digits.EndsWith(".0", StringComparison.Ordinal)) digits = digits[..^2];
        if (digits.Length is < 1 or > 6 || !digits.All(char.IsAsciiDigit)) return null;
        // Departments and provinces are written with two or four digits too: what is missing then is at the end.
        var code = digits.Length switch { 1 or 2 => digits.PadLeft(2, '0') + "0000", 3 or 4 => digits.PadLeft(4, '0') + "00", _ => digits.PadLeft(6, '0') };
        return code == "000000" ? "pe" : $"ubigeo:{code}";
    }
}
