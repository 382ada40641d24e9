using System.Text.RegularExpressions;
using FollowTheMoney.Types;
using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>
/// Finds telephone numbers in a text: with a country's code, after a word that says so, or in a shape that mobile numbers of the region have. Sums of money, dates and numbers of files stay: digits
/// without a word before them are a number only in such a shape.
/// </summary>
static partial class PhoneNumbers
{
    const int Before = 40;

    static readonly HashSet<string> NineDigits = ["9", "3-3-3", "3-6", "2-3-4", "2-7", "4-5", "5-4", "3-2-2-2", "1-4-4", "1-8"];
    static readonly HashSet<string> TenDigits = ["10", "3-3-4", "3-7", "3-4-3"];

    internal static IEnumerable<Span> Find(string text) => Candidates().Matches(text).SelectMany(m => In(text, m)).Select(found => new Span(found.Start, Extended(text, found.End)));

    // Several numbers may stand beside each other: the longest stretch of groups that is one.
    static IEnumerable<Span> In(string text, Match match)
    {
        var groups = Groups().Matches(match.Value).Select(g => new Span(match.Index + g.Index, match.Index + g.Index + g.Length)).ToList();
        for (var first = 0; first < groups.Count; first++)
            for (var last = groups.Count - 1; last >= first; last--)
                if (IsNumber(text, groups[first..(last + 1)]))
                {
                    yield return Whole(text, groups[first].Cover(groups[last]));
                    first = last;
                    break;
                }
    }

    static Span Whole(string text, Span at)
    {
        var start = at.Start;
        if (start > 0 && text[start - 1] == '(') start--;
        if (start > 0 && text[start - 1] == '+') start--;
        return new(start, at.End);
    }

    static bool IsNumber(string text, List<Span> groups)
    {
        var (start, end) = (groups[0].Start, groups[^1].End);
        var digits = string.Concat(groups.Select(g => text[g.Start..g.End]));
        var opens = start > 0 && text[start - 1] == '(' ? start - 1 : start;
        if (opens > 0 && text[opens - 1] == '+') return digits.Length is >= 8 and <= 15;
        if (digits.Length is < 6 or > 15 || IsPart(text, opens, end)) return false;
        var line = text[Math.Max(0, opens - Before)..opens];
        if (Cue().IsMatch(line[(line.LastIndexOf('\n') + 1)..])) return true;
        if (digits.StartsWith("00", StringComparison.Ordinal) && digits.Length > 10 && Phones.Clean("+" + digits[2..]) is not null) return true;
        if (opens < start && text.AsSpan(groups[0].End).StartsWith(")") && groups.Count > 1 && groups[0].Length <= 4) return digits.Length is >= 7 and <= 12;
        var shape = string.Join('-', groups.Select(g => g.Length));
        return HasShape(digits, shape) && !IsSum(text, opens, end) && !OfFile().IsMatch(line);
    }

    static bool HasShape(string digits, string shape) => digits.Length switch
    {
        9 => (digits[0] == '9' && NineDigits.Contains(shape)) || (digits[0] is '6' or '7' && shape == "3-3-3"),
        10 => (TenDigits.Contains(shape) && (digits[0] == '3' || digits.StartsWith("09", StringComparison.Ordinal))) || (shape == "3-3-4" && digits[0] is >= '2'),
        _ => false,
    } && !digits.EndsWith("000", StringComparison.Ordinal);

    // A number that goes on at either side is another number.
    static bool IsPart(string text, int start, int end) =>
        (start > 0 && char.IsLetterOrDigit(text[start - 1])) || (start > 1 && text[start - 1] is ',' or '.' && char.IsAsciiDigit(text[start - 2])) ||
        (end < text.Length && char.IsLetterOrDigit(text[end])) || (end + 1 < text.Length && text[end] is ',' or '.' && char.IsAsciiDigit(text[end + 1]));

    static bool IsSum(string text, int start, int end) =>
        Currency().IsMatch(text[Math.Max(0, start - 8)..start]) || Unit().IsMatch(text[end..Math.Min(text.Length, end + 24)]);

    static int Extended(string text, int end) => Extension().Match(text[end..Math.Min(text.Length, end + 24)]) is { Success: true } more ? end + more.Length : end;

    [GeneratedRegex(@"\d(?:[ \u00A0().\-/]{0,3}\d){5,30}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Candidates();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Groups();

    [GeneratedRegex(
        @"(?:\b(?:tel|telf|tlf|tfno|tel[ée]fonos?|cel|celular(?:es)?|m[óo]vil|fax|whats?app|wsp|phones?|telephone|mobile|cell|call|call me|call us|ll[áa]m(?:e|a|en|ar|ame|eme|enos|arme|arnos)|ring)|wa\.me/|tel:)[\s.:()#°º,-]{0,4}(?:(?:al|at|on|n[°ºo]\.?|n[úu]mero|number|es el|is)[\s.:]{1,2}){0,2}\+?\(?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Cue();

    [GeneratedRegex(@"(?:[$€£¥]|S/\.?|\b(?:USD|PEN|EUR|COP|BOB|CLP|MXN))\s?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Currency();

    [GeneratedRegex(
        @"^\s?(?:%|(?:de |of )?(?:soles|d[óo]lares|dollars|euros|pesos|reales|bol[íi]vares|bolivianos|usd|pen|eur|cop|kg|kilos|gramos|grams|toneladas|tons|tonnes|hect[áa]reas|hectares|m2|metros|metres|habitantes|personas|people|votos|votes)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Unit();

    // What says that digits number something else.
    [GeneratedRegex(@"(?:\b(?:ruc|dni|nit|rut|nif|expediente|exp|contrato|factura|cuenta|file|case|contract|invoice|account)\b[\s.:#]{0,3}(?:n[°ºo.]{1,2}|nro\.?|number|num\.?|#)?|\bn[°º]|\bnro\.?|#)[\s.:]{0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OfFile();

    [GeneratedRegex(@"^[\s,;(-]{1,3}(?:anexo|ext\.?|extension|extensi[óo]n|interno|x)[\s.:]{0,2}\d{1,6}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Extension();
}
