using System.Diagnostics;
using System.Globalization;
using System.Text;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Reading.Coreference;

namespace Quipu.Evaluation;

/// <summary>
/// Speed of reading on one core over a million words: the articles of a folder again and again, with every capitalised word spelled otherwise each time,
/// so that nothing that was seen can be looked up. The command: <c>speed DIR [WORDS]</c>. Times are processor time of the one thread that reads.
/// </summary>
sealed class ReadingSpeed(string folder, int wanted)
{
    const string Schedstat = "/proc/thread-self/schedstat";

    internal static int Start(string[] args)
    {
        if (args is not [var folder, ..] || !Directory.Exists(folder))
        {
            Console.Error.WriteLine("usage: speed DIR [WORDS]; DIR holds texts.");
            return 1;
        }

        var wanted = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
        foreach (var line in new ReadingSpeed(folder, wanted).Rows()) Console.WriteLine(line);
        return 0;
    }

    internal IEnumerable<string> Rows()
    {
        var articles = Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(ReadingRun.DocumentAt).OfType<Document>().ToList();
        var reader = new FrameReader();
        foreach (var article in articles.Take(8)) reader.Read(article); // the first calls load and compile
        yield return "| language | words | analysis, words/s | with names and who is who, words/s | all, claims too, words/s | KB allocated a document |";
        yield return "| --- | --- | --- | --- | --- | --- |";
        foreach (var language in articles.Select(a => a.Language).Distinct().OrderBy(l => l.Code, StringComparer.Ordinal))
            yield return Measure(language, [.. articles.Where(a => a.Language == language)]);
        using var process = Process.GetCurrentProcess();
        yield return string.Create(CultureInfo.InvariantCulture, $"Peak memory {process.PeakWorkingSet64 / (1 << 20)} MB.");
    }

    string Measure(Language language, List<Document> articles)
    {
        var (words, documents, allocated) = (0L, 0, 0L);
        var (analysing, finding, claiming) = (0L, 0L, 0L);
        for (uint round = 0; words < wanted / 2; round++)
            foreach (var article in articles)
            {
                var document = article with { Text = Respelled(article.Text, round) };
                var before = GC.GetAllocatedBytesForCurrentThread();
                var start = Nanoseconds();
                var text = FrameReader.DefaultAnalyser.Analyse(document);
                var analysed = Nanoseconds();
                var set = Referents.Find(text);
                var found = Nanoseconds();
                FrameReader.Read(set, "speed");
                var done = Nanoseconds();
                (analysing, finding, claiming) = (analysing + analysed - start, finding + found - analysed, claiming + done - found);
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                words += document.Text.AsSpan().Count(' ') + document.Text.AsSpan().Count('\n');
                documents++;
            }

        return string.Create(CultureInfo.InvariantCulture,
            $"| {language.Code} | {words} | {Rate(analysing):0} | {Rate(analysing + finding):0} | {Rate(analysing + finding + claiming):0} | {allocated / documents / 1024} |");

        double Rate(long ticks) => words / (ticks / 1e9);
    }

    /// <summary>Processor time of this thread where the kernel tells it (first number of schedstat), else time that passed.</summary>
    static long Nanoseconds() => OperatingSystem.IsLinux() && File.Exists(Schedstat)
        ? long.Parse(File.ReadAllText(Schedstat).AsSpan().Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture)
        : (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    /// <summary>Vowels of capitalised words are turned by the round's number: other names of the same length and shape.</summary>
    static string Respelled(string text, uint round)
    {
        const string vowels = "aeiou";
        var to = new StringBuilder(text);
        var capital = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i])) capital = false;
            else if (i == 0 || !char.IsLetter(text[i - 1])) capital = char.IsUpper(text[i]);
            else if (capital && vowels.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var at) to[i] = vowels[(int)((at + round) % 5)];
        }

        return to.ToString();
    }
}
