using System.Diagnostics;
using System.Globalization;
using System.Text;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;

namespace Quipu.Evaluation;

/// <summary>
/// Speed of reading on one core over a million words: the articles of a folder again and again, with every capitalised word spelled otherwise each time,
/// so that nothing that was seen can be looked up. The command: <c>speed DIR [WORDS [LANGUAGE]]</c>. Times are processor time of the one thread that reads.
/// </summary>
sealed class ReadingSpeed(string folder, int wanted, string? only = null)
{
    internal static int Start(string[] args)
    {
        if (args is not [var folder, ..] || !Directory.Exists(folder))
        {
            Console.Error.WriteLine("usage: speed DIR [WORDS [LANGUAGE]]; DIR holds texts.");
            return 1;
        }

        var wanted = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
        foreach (var language in Languages)
            if (args.ElementAtOrDefault(2) is not { } only || only == language.Code) Console.WriteLine(Loading(language).Line);
        foreach (var line in new ReadingSpeed(folder, wanted, args.ElementAtOrDefault(2)).Rows()) Console.WriteLine(line);
        // Of this program alone: a report has done other things before.
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nPeak memory {process.PeakWorkingSet64 / (1 << 20)} MB."));
        return 0;
    }

    const int LeastText = 2000;

    internal static readonly Language[] Languages = [Language.English, Language.Spanish];

    internal IEnumerable<string> Rows()
    {
        var articles = Given.Files(folder, "*.txt").Select(ReadingRun.DocumentAt).OfType<Document>().Where(d => only is null || d.Language.Code == only).ToList();
        if (articles.Sum(a => a.Text.Length) < LeastText) throw new GivenException($"The texts of {folder} are too short to be measured; give some pages of articles.");
        var reader = new FrameReader();
        foreach (var article in articles.Take(8)) reader.Read(article); // the first calls load and compile
        var languages = articles.Select(a => a.Language).Distinct().ToList();
        var clocks = languages.OrderBy(l => l.Code, StringComparer.Ordinal)
            .Select(language => (language.Code, Clock: Measure(reader, language, [.. articles.Where(a => a.Language == language)], wanted / languages.Count))).ToList();
        foreach (var (code, clock) in clocks)
        {
            Figures.Add(new($"speed {code}, to names, words/s", clock.Rate(ReadingStage.Names), 20_000));
            Figures.Add(new($"speed {code}, claims too, words/s", clock.Rate(ReadingStage.Claims), 15_000));
        }

        yield return "| language | words | analysis, words/s | and names, words/s | and who is who, words/s | all, claims too, words/s | KB allocated a document |";
        yield return "| --- | --- | --- | --- | --- | --- | --- |";
        foreach (var (code, clock) in clocks)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"| {code} | {clock.Words} | {clock.Rate(ReadingStage.Trees):0} | {clock.Rate(ReadingStage.Names):0} | {clock.Rate(ReadingStage.Referents):0} | {clock.Rate(ReadingStage.Claims):0} | {clock.Allocated / clock.Documents / 1024} |");
        yield return "";
        yield return $"| language, µs a word | {string.Join(" | ", Enum.GetValues<ReadingStage>().Select(s => s.ToString().ToLowerInvariant()))} |";
        yield return $"| --- | {string.Join(" | ", Enum.GetValues<ReadingStage>().Select(_ => "---"))} |";
        foreach (var (code, clock) in clocks)
            yield return $"| {code} | {string.Join(" | ", Enum.GetValues<ReadingStage>().Select(s => clock.Microseconds(s).ToString("0.0", CultureInfo.InvariantCulture)))} |";
        yield return "";
        yield return $"| language, bytes allocated a document | {string.Join(" | ", Enum.GetValues<ReadingStage>().Select(s => s.ToString().ToLowerInvariant()))} |";
        yield return $"| --- | {string.Join(" | ", Enum.GetValues<ReadingStage>().Select(_ => "---"))} |";
        foreach (var (code, clock) in clocks) yield return $"| {code} | {string.Join(" | ", Enum.GetValues<ReadingStage>().Select(clock.AllocatedBy))} |";
    }

    /// <summary>What a report says of the rows, once they are read.</summary>
    internal List<Figure> Figures { get; } = [];

    /// <summary>How long a language's models take to load: for a program that has done nothing else before.</summary>
    internal static (string Line, Figure Figure) Loading(Language language)
    {
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        FirstUse.Models(language);
        var elapsed = clock.ElapsedMilliseconds;
        using var process = Process.GetCurrentProcess();
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"The models of {language.Code} are loaded in {elapsed} ms, {(process.TotalProcessorTime - before).TotalMilliseconds:0} ms of processor time; peak memory {process.PeakWorkingSet64 >> 20} MB.");
        return (line, new($"models {language.Code} loaded, ms", elapsed, -500));
    }

    static StageClock Measure(FrameReader reader, Language language, List<Document> articles, int words)
    {
        var clock = new StageClock(reader, language);
        for (uint round = 0; clock.Words < words; round++)
            foreach (var article in articles) clock.Read(article with { Text = Respelled(article.Text, round) });
        return clock;
    }

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
