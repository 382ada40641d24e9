using System.Globalization;

namespace Quipu.Evaluation;

/// <summary>
/// Scores everything and writes <c>bench/results/reading.md</c>: analysis, names, coreference, claims, status, harm, sureness, robustness, speed.
/// The command: <c>report SHARED [PAGE]</c>, where SHARED holds <c>data/nlp</c> and <c>eval</c>.
/// </summary>
sealed class ReportRun(string shared, Report report)
{
    const string Page = "bench/results/reading.md";

    readonly string _later = Directory.CreateTempSubdirectory("quipu-gold-").FullName;

    internal static int Start(string[] args)
    {
        if (args is not [var shared, ..] || !Directory.Exists(Path.Combine(shared, "eval", "dev")))
        {
            Console.Error.WriteLine("usage: report SHARED [PAGE]; SHARED holds data/nlp (corpora) and eval/dev (articles with gold).");
            return 1;
        }

        var page = args.Length > 1 ? args[1] : Page;
        var report = new Report(page);
        var run = new ReportRun(shared, report);
        try
        {
            run.Fill();
        }
        finally
        {
            // Other people's articles are not left lying about.
            Directory.Delete(run._later, recursive: true);
        }

        report.Write("# Reading, measured\n\nWritten by `dotnet run build.cs -- eval`; figures of one run on one machine, beside those of the last committed run. What they mean to a reporter: docs/reading.md.\n");
        Console.WriteLine($"Written: {page}");
        return 0;
    }

    string Corpus(string path) => Path.Combine(shared, "data", "nlp", path);

    string Dev => Path.Combine(shared, "eval", "dev");

    void Fill()
    {
        // First, while nothing is loaded.
        var loading = ReadingSpeed.Languages.Select(ReadingSpeed.Loading).ToList();
        Claims();
        foreach (var (folder, called) in ((string, string)[])[("bench/gold", "annotated later"), ("bench/unseen", "never looked at")]) Later(folder, called);
        Analysis();
        Status();
        report.Section("Sureness", "eval sureness ../shared/eval/dev DIR (the articles annotated later)", SurenessFit.Lines([Dev, Path.Combine(_later, "gold")]));
        report.Section("MUC-4 stories", "eval muc ../shared/data/nlp/tune-only/events/en_muc4-dev.jsonl.xz", Fenced(to => Muc.Print(to, Corpus("tune-only/events/en_muc4-dev.jsonl.xz"), new())));
        report.Section("Damaged texts", "eval robustness ../shared/eval/dev", Robustness.Rows(Dev).Append("").Concat(Robustness.Odd()));
        var speed = new ReadingSpeed(Path.Combine(shared, "eval", "raw"), 1_000_000);
        report.Section("Speed", "eval speed ../shared/eval/raw 1000000", [.. loading.Select(l => l.Line + "\n"), .. speed.Rows()]);
        foreach (var figure in loading.Select(l => l.Figure).Concat(speed.Figures)) report.Add(figure);
    }

    void Claims()
    {
        var found = new ReadingRun(Dev, Directory.CreateTempSubdirectory("quipu-reading-").FullName, Quipu.Reading.FrameReader.DefaultAnalyser).Score(TextWriter.Null);
        foreach (var (name, key, least) in ((string, string, double)[])
            [("named entities F1", "ent", 0.85), ("claims lenient F1", "lenient", 0.55), ("claims strict F1", "strict", 0.38), ("claims complete F1", "complete", 0.30), ("hedged F1", "hedge", 0.70),
            ("speaker F1", "speaker", 0.60), ("date F1", "date", 0.75), ("about F1", "about", 0.40)])
            report.Add(new(name, found.Total.F1(key).F, least));
        report.Add(new("wrong party", Share(found.Total, "wrong_party", "accusing"), -0.03));
        report.Add(new("hardened", Share(found.Total, "hardened", "hedge_gold"), -0.08));
        report.Add(new("quotes verbatim", Share(found.Total, "quotes_ok", "quotes"), 1));
        var bare = found.Harm.Where(h => !h.Marked).ToList();
        report.Add(new("claims against named persons shown without “check first”", bare.Count));
        report.Add(new("harm: share of those", bare.Count == 0 ? 0 : (double)bare.Count(h => h.IsHarmful) / bare.Count, -0.01));
        report.Add(new("harm: share of all claims against named persons", found.Harm.Count == 0 ? 0 : (double)found.Harm.Count(h => h.IsHarmful) / found.Harm.Count));
        report.Section("Claims", "eval reading ../shared/eval/dev --types", Tables(found));
    }

    // Articles that were annotated when the frames stood: what they have that the frames lack is not known to those who write frames, until it is looked at.
    void Later(string packed, string called)
    {
        if (!Directory.Exists(packed)) return;
        var folder = Path.Combine(_later, Path.GetFileName(packed));
        GoldSpans.Unpack(packed, Path.Combine(shared, "eval", "raw"), folder);
        var found = new ReadingRun(folder, Directory.CreateTempSubdirectory("quipu-reading-").FullName, Quipu.Reading.FrameReader.DefaultAnalyser).Score(TextWriter.Null);
        foreach (var (name, key) in ((string, string)[])[("lenient", "lenient"), ("strict", "strict"), ("complete", "complete")])
            report.Add(new($"claims {name} F1, articles {called}", found.Total.F1(key).F));
        foreach (var (name, part, whole) in ((string, string, string)[])[("wrong party", "wrong_party", "accusing"), ("hardened", "hardened", "hedge_gold")])
            report.Add(new($"{name}, articles {called}", Share(found.Total, part, whole)));
        report.Section($"Claims of articles {called}", $"eval gold unpack {packed} ../shared/eval/raw DIR, then eval reading DIR --types", Tables(found));
    }

    static IEnumerable<string> Tables(ReadingFound found) => Fenced(to =>
    {
        foreach (var (part, tally) in found.Parts) to.WriteLine(tally.Row("all " + part));
        to.WriteLine(found.Total.Row("all"));
        to.WriteLine();
        foreach (var (part, tally) in found.Parts)
        {
            to.WriteLine(part);
            ReadingRun.PrintTypes(to, tally);
        }

        to.WriteLine();
        foreach (var axis in found.Total.Keys.Where(k => k.StartsWith("gold:", StringComparison.Ordinal)).Select(k => k[5..]).ToArray())
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{axis,-22} gold {found.Total["gold:" + axis],4} right {found.Total["found:" + axis],4}"));
        to.WriteLine();
        Harm.Print(to, found.Harm, each: false);
    });

    void Analysis()
    {
        var lines = new List<string>();
        foreach (var (line, figures) in AnalysisRun.Scored(Corpus("train-ok")))
        {
            lines.Add(line);
            foreach (var figure in figures) report.Add(figure);
        }

        report.Section("Analysis, names, coreference", "eval analysis ../shared/data/nlp/train-ok", lines);
    }

    void Status() => report.Section("Status suite", "eval status", Fenced(to =>
    {
        foreach (var file in StatusSuite.Files())
        {
            var (suite, language) = (StatusSuite.Of(file, Reading.FrameReader.DefaultAnalyser), Path.GetFileNameWithoutExtension(file));
            foreach (var (of, least) in ((string, double)[])[("modality", 0.95), ("stage", 0.95), ("about", 0.85)]) report.Add(new($"status suite {language}, {of}", suite.Rate(of), least));
            to.WriteLine($"{file}: {suite.Summary()}");
            to.Write(suite.Matrix());
        }
    }));

    static double Share(Tally tally, string part, string whole) => tally[whole] == 0 ? 0 : (double)tally[part] / tally[whole];

    static IEnumerable<string> Fenced(Action<TextWriter> print)
    {
        using var to = new StringWriter { NewLine = "\n" };
        print(to);
        return ["```", .. to.ToString().TrimEnd('\n').Split('\n'), "```"];
    }
}
