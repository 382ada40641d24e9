using System.Diagnostics;
using System.Globalization;
using Quipu.Documents;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Reading.Analysis;
using Quipu.Sources;

namespace Quipu.Evaluation;

/// <summary>Reads every article of a folder, writes the readings, scores them against the gold beside them, and measures the speed of reading.</summary>
sealed class ReadingRun(string folder, string outFolder, IAnalyser analyser)
{
    static readonly DateTimeOffset Taken = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly FrameReader _reader = new(analyser);

    /// <summary>The command: <c>reading DIR [OUT] [--types] [--each] [--missing N] [--analyser rules|trained]</c>.</summary>
    internal static int Start(string[] args)
    {
        var at = Array.IndexOf(args, "--missing");
        var missing = at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var number) ? number : 0;
        var chosen = Array.IndexOf(args, "--analyser");
        IAnalyser analyser = chosen < 0 || chosen + 1 >= args.Length ? FrameReader.DefaultAnalyser : args[chosen + 1] == "trained" ? new TrainedAnalyser() : new RuleAnalyser();
        var words = args.Where((a, i) => !a.StartsWith('-') && (at < 0 || i != at + 1) && (chosen < 0 || i != chosen + 1)).ToArray();
        if (words is not [var folder, ..] || !Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder {(words is [var named, ..] ? named : "named")}; give one with NNN.txt and NNN.gold.json.");
            return 1;
        }

        var to = words.Length > 1 ? words[1] : Directory.CreateTempSubdirectory("quipu-reading-").FullName;
        return new ReadingRun(folder, to, analyser).Print(Console.Out, args.Contains("--types"), args.Contains("--each"), missing);
    }

    int Print(TextWriter to, bool types, bool each, int show)
    {
        var found = Score(each ? to : TextWriter.Null);
        foreach (var (name, tally) in found.Parts) to.WriteLine(tally.Row("all " + name));
        to.WriteLine(found.Total.Row("all"));
        if (types) PrintTypes(to, found.Total);
        Harm.Print(to, found.Harm, each);
        foreach (var line in found.Missing.Take(show)) to.WriteLine("missed\t" + line);
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Words} words, {found.WordsPerSecond:0} words/s on one core; readings in {outFolder}"));
        return 0;
    }

    /// <summary>Reads and scores all; a row for each article goes to <paramref name="each"/>.</summary>
    internal ReadingFound Score(TextWriter each)
    {
        _ = Given.Files(folder, "*.gold.json");
        Directory.CreateDirectory(outFolder);
        var found = new ReadingFound();
        foreach (var path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var stem = Path.GetFileNameWithoutExtension(path);
            if (DocumentAt(path) is not { } document) continue;
            var clock = Stopwatch.StartNew();
            var reading = _reader.Read(document);
            found.Time += found.Words == 0 ? TimeSpan.Zero : clock.Elapsed; // the first reads the lexicons too
            found.Words += document.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
            var json = ReadingJson.Write(reading, document, Path.GetFileName(path));
            File.WriteAllBytes(Path.Combine(outFolder, stem + ".json"), json);
            var gold = Path.Combine(folder, stem + ".gold.json");
            if (File.Exists(gold)) found.Add(stem, Given.Read(gold, ScoredFile.Gold), json, document, each);
        }

        return found;
    }

    internal static void PrintTypes(TextWriter to, Tally total)
    {
        foreach (var name in total.Keys.Where(k => k.StartsWith("type:", StringComparison.Ordinal)).Select(k => k[5..]))
            to.WriteLine($"{name,-14} gold {total["type:" + name],4} right {total["hit:" + name],4} near {total["near:" + name],4} said {total["said:" + name],4}");
    }

    /// <summary>Says that a file has no readable text; the exit code.</summary>
    internal static int Unreadable(string path)
    {
        Console.Error.WriteLine($"{path} holds no text that can be read.");
        return 1;
    }

    /// <summary>The first readable document of a file, with the metadata of the JSON file beside it; null where there is none.</summary>
    internal static Document? DocumentAt(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var sidecarPath = Path.ChangeExtension(path, ".json");
        var sidecar = File.Exists(sidecarPath) ? SidecarMetadata.Parse(File.ReadAllBytes(sidecarPath)) : null;
        return DocumentOf(bytes, Path.GetFileName(path), sidecar);
    }

    /// <summary>The first readable document of some bytes, or null.</summary>
    internal static Document? DocumentOf(byte[] bytes, string name, Metadata? sidecar)
    {
        var capture = new Capture(new(ContentHash.Sha256(bytes)), bytes.Length, name, Taken);
        return Formats.Parse(new RawDocument(capture, bytes, sidecar), CancellationToken.None).OfType<Parsed.Readable>().Select(p => p.Document).FirstOrDefault();
    }
}
