using System.Diagnostics;
using System.Globalization;
using System.Text;
using Quipu.Reading;

namespace Quipu.Evaluation;

/// <summary>
/// Whether the time of reading grows with the length of a text and no faster: the articles of a folder on one line, again and again with other names, of 1, 2, 4 and 10 MB,
/// beside one sentence repeated. The command: <c>growth DIR</c>. Times are processor time of the whole process, so that what else the machine does is not measured.
/// </summary>
static class Growth
{
    const string Vowels = "aeiou", Consonants = "bcdfglmnprst";

    static readonly int[] Megabytes = [1, 2, 4, 10];

    internal static int Start(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine("usage: growth DIR; DIR holds texts.");
            return 1;
        }

        foreach (var line in Rows(folder)) Console.WriteLine(line);
        return 0;
    }

    internal static IEnumerable<string> Rows(string folder)
    {
        var texts = Given.Files(folder, "*.txt").Select(p => string.Join(' ', File.ReadAllText(p).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        var reader = new FrameReader();
        reader.Read(Robustness.Plain(texts[0])); // the first call loads and compiles
        using var process = Process.GetCurrentProcess();
        yield return $"| text on one line | {string.Join(" | ", Megabytes.Select(m => $"{m} MB, s"))} | s a MB, the last to the first | claims at the last | peak memory so far, MB |";
        yield return $"| --- | {string.Join(" | ", Megabytes.Select(_ => "---"))} | --- | --- | --- |";
        foreach (var (name, make) in ((string, Func<int, string>)[])[("articles with other names each time", n => Varied(texts, n)), ("one sentence", n => Robustness.Repeat(Robustness.OneSentence, n))])
        {
            var (seconds, claims) = (new List<double>(), 0);
            foreach (var size in Megabytes)
            {
                var document = Robustness.Plain(make(size << 20));
                process.Refresh();
                var before = process.TotalProcessorTime;
                claims = reader.Read(document).Claims.Length;
                process.Refresh();
                seconds.Add((process.TotalProcessorTime - before).TotalSeconds);
            }

            var share = seconds[^1] / Megabytes[^1] / (seconds[0] / Megabytes[0]);
            yield return string.Create(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", seconds.Select(s => s.ToString("0.0", CultureInfo.InvariantCulture)))} | {share:0.00} | {claims} | {process.PeakWorkingSet64 >> 20} |");
        }
    }

    static string Varied(List<string> texts, int length)
    {
        var line = new StringBuilder(length + (1 << 16));
        for (var round = 0; line.Length < length; round++)
            foreach (var text in texts)
                if (line.Length < length) Respell(text, round, line);
        return line.ToString(0, length);
    }

    /// <summary>Letters of capitalised words are turned by the round, vowels to vowels: sixty different names of each.</summary>
    static void Respell(string text, int round, StringBuilder to)
    {
        var capital = false;
        for (var i = 0; i < text.Length; i++)
        {
            var first = i == 0 || !char.IsLetter(text[i - 1]);
            if (first) capital = char.IsUpper(text[i]);
            to.Append(!capital || first ? text[i] : Vowels.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var v ? Vowels[(v + round) % Vowels.Length]
                : Consonants.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var c ? Consonants[(c + round / Vowels.Length) % Consonants.Length] : text[i]);
        }

        to.Append(' ');
    }
}
