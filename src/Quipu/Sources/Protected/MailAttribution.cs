using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Quipu.Text;

namespace Quipu.Sources.Protected;

/// <summary>
/// The line that a mail program writes above what is answered: “El lun, 3 mar 2031 a las 10:00, Rosa (&lt;rosa@x.example&gt;) escribió:”. It is known by its whole form, a date, a name, an address and the
/// verb, or by a name and the verb with the quoted mail below. A sentence of somebody who tells what another wrote is none, and stays.
/// </summary>
static partial class MailAttribution
{
    const int LongestLine = 300;
    const int FewestDigits = 3;
    const int MostNames = 6;
    const int MostCommonWords = 2;

    static readonly FrozenSet<string> Openers = Set("on el em le il in am");

    static readonly FrozenSet<string> NoNames = Set("on el em le il in am la los las un una the a an as this that este esta ese esa yo i we he she they who quien");

    // What dates are written with, in the languages of the verbs below, folded.
    static readonly FrozenSet<string> OfDates = Set(
        "de del at a las la as um uhr alle ore om m am pm giorno data gmt utc " +
        "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday " +
        "lun lunes mar martes mie miercoles jue jueves vie viernes sab sabado dom domingo seg segunda ter terca qua quarta qui quinta sex sexta feira " +
        "lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche lunedi martedi mercoledi giovedi gio venerdi sabato domenica mo di mi do fr sa so " +
        "jan january feb february march apr april may june jun july jul aug august sep sept september oct october nov november dec december " +
        "ene enero febrero marzo abr abril mayo junio julio ago agosto set setiembre septiembre octubre noviembre dic diciembre " +
        "janeiro fev fevereiro marco maio mai junho julho setembro out outubro novembro dez dezembro " +
        "janv janvier fevr fevrier mars avr avril juin juil juillet aout septembre octobre novembre decembre " +
        "gen gennaio febbraio aprile mag maggio giugno luglio settembre ottobre dicembre januar februar marz juni juli oktober dezember");

    /// <summary>Where such a line ends that begins here, broken over two at most; null where none does.</summary>
    internal static int? End(string text, int from)
    {
        var (first, end) = (MailLines.Bare(text, from), MailHeaders.LineEnd(text, from));
        if (first.Length is 0 or > LongestLine) return null;
        if (Is(first, IsAnswered(text, end, MailLines.Depth(text, from)))) return end;
        if (end >= text.Length || !BeginsOne(first) || MailLines.Depth(text, end) != MailLines.Depth(text, from)) return null;
        var (second, below) = (MailLines.Bare(text, end), MailHeaders.LineEnd(text, end));
        return second.Length is > 0 and <= LongestLine && Is($"{first} {second}", IsAnswered(text, below, MailLines.Depth(text, from))) ? below : null;
    }

    static bool Is(string line, bool answered)
    {
        if (Wrote().Match(line) is not { Success: true } wrote) return false;
        var (rest, dated) = Dated(wrote.Groups["head"].Value);
        var who = $"{rest} {wrote.Groups["tail"].Value}".Trim(' ', ',');
        if (who.Length == 0 || HasSentenceEnd(who)) return false;
        return dated && Addressed().Match(who) is { Success: true } addressed ? IsWriter(addressed.Groups["name"].Value) : answered && (dated || rest.Length == wrote.Groups["head"].Length) && AreNames(who);
    }

    // A first line as a program begins one, and no sentence that ended.
    static bool BeginsOne(string line) => line[^1] is not (':' or '!' or '?' or '…') && (line[^1] != '.' || line.EndsWith("m.", StringComparison.OrdinalIgnoreCase)) && Dated(line) is (var rest, true) && !HasSentenceEnd(rest);

    /// <summary>What stands after the date that a line begins with, and whether there is one.</summary>
    static (string After, bool Dated) Dated(string line)
    {
        var (words, digits) = (line.Split(' ', StringSplitOptions.RemoveEmptyEntries), 0);
        var at = words.Length > 0 && Openers.Contains(Folded(words[0])) ? 1 : 0;
        var opens = at == 1 || (words.Length > 0 && char.IsAsciiDigit(words[0][0]));
        for (; at < words.Length && IsOfDate(words[at]); at++) digits += words[at].Count(char.IsAsciiDigit);
        return opens && digits >= FewestDigits ? (string.Join(' ', words[at..]), true) : (line, false);
    }

    static bool IsOfDate(string word) =>
        word.Trim('(', ')', ',', '.', '+', '-', ';') is { Length: > 0 } bare && (char.IsAsciiDigit(bare[0]) || OfDates.Contains(Folded(word)) || Zone().IsMatch(bare) || Folded(word).Split('-').All(OfDates.Contains));

    // Before an address in brackets: names, and what a name says of an office.
    static bool IsWriter(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return true;
        var common = words.Count(w => char.IsLower(w[0]) && !NameMask.IsParticle(w));
        return words.Length <= 2 * MostNames && (words.Length == 1 || (!char.IsLower(words[0][0]) && !NoNames.Contains(Folded(words[0])) && common <= MostCommonWords));
    }

    static bool AreNames(string who)
    {
        var words = who.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MostNames && !NoNames.Contains(Folded(words[0])) && char.IsUpper(words[0].TrimStart('"', '“', '\'')[..1].FirstOrDefault()) && words.All(w => !char.IsLower(w[0]) || NameMask.IsParticle(w));
    }

    static bool HasSentenceEnd(string words) => Ended().IsMatch(words);

    // What is quoted deeper below.
    static bool IsAnswered(string text, int at, int depth)
    {
        while (at < text.Length && MailLines.Bare(text, at).Length == 0 && MailLines.Depth(text, at) <= depth) at = MailHeaders.LineEnd(text, at);
        return at < text.Length && MailLines.Depth(text, at) > depth;
    }

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static string Folded(string word) => Folding.Fold(word.Trim('(', ')', ',', '.', ';', '"', '“', '\'')).ToLowerInvariant();

    // In German the writer stands behind the verb.
    [GeneratedRegex(@"^(?:(?<head>.+?),?\s(?:escribi[óo]|wrote|writes|escreveu|a écrit|ha scritto)|(?<head>.+)\sschrieb\s(?<tail>.+))\s?:$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Wrote();

    // An address in brackets behind a name, or one that stands for the name.
    [GeneratedRegex(@"^(?:(?<name>[^<@]*?)\s?[(\[<]+[^<>()\[\]]{0,120}@[^<>()\[\]]{0,120}(?:[(\[<]+[^<>()\[\]]{0,120}@[^<>()\[\]]{0,120}[)\]>]+)?[)\]>]+|[^\s@<>]+@[^\s@<>]+)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Addressed();

    [GeneratedRegex(@"^(?:gmt|utc)[+\-−]?[\d:]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Zone();

    [GeneratedRegex(@"\p{L}{3,}[.!?…](?:\s|$)|[!?¿¡;]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ended();
}
