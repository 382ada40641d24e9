using System.Text;
using Quipu.Text;

namespace Quipu.Matching.Linkage;

/// <summary>Values as they are compared: folded, words parted by one space, nothing but letters and digits.</summary>
static class PlainText
{
    static readonly HashSet<string> None = new(StringComparer.Ordinal) { "", "na", "n a", "nan", "null", "none", "nil", "nd", "s n", "sn", "unknown" };

    /// <summary>The plain form; empty where nothing is told.</summary>
    internal static string Of(string cell)
    {
        var plain = new StringBuilder(cell.Length);
        foreach (var c in Folding.Compact(cell))
        {
            // Apostrophes and full stops inside a word do not part it: "kang's" is "kangs", "s.a.c." is "sac".
            if (c is '\'' or '’' or '`' or '.') continue;
            if (char.IsLetterOrDigit(c)) plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }

        var text = plain.ToString().TrimEnd();
        return None.Contains(text) ? "" : text;
    }

    /// <summary>The letters and digits alone.</summary>
    internal static string Code(string cell) => Of(cell).Replace(" ", "", StringComparison.Ordinal);

    internal static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);
}
