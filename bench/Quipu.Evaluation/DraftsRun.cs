using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Quipu.Access;
using Quipu.Benchmarks;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Publishing.Drafts;
using Quipu.Reading;
using Quipu.Search;
using Quipu.Sources;
using Quipu.Storage;

namespace Quipu.Evaluation;

/// <summary>A sentence of a draft and the marks that it should get; none: it is sound.</summary>
sealed record DraftGold(string Sentence, string[] Marks);

/// <summary>A name that is somebody else's in one document.</summary>
sealed record DraftApart(string Name, string In);

/// <summary>
/// The check of drafts against drafts with planted faults. The folder holds the articles in <c>record/</c>, or names their folder in <c>record.txt</c>, or both; and anywhere below it drafts, each with
/// <c>NAME.gold.json</c> beside it: every sentence with its expected marks. Every claim of the record is accepted, as a desk that has done its work would have it, unless
/// <c>--proposals</c> is said.
/// </summary>
static class DraftsRun
{
    // "--under Unseen": the section of the page that is written anew.
    static string Heading(string[] rest) => "## " + (Array.IndexOf(rest, "--under") is >= 0 and var at && at + 1 < rest.Length ? rest[at + 1] : "Measured");

    static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    internal static int Start(string folder, string[] rest)
    {
        if (!Directory.Exists(folder)) return Fault($"There is no folder {folder}.");
        var record = Record(folder).ToArray();
        if (record.Length == 0 || !record.All(Directory.Exists)) return Fault($"{folder} has no articles: put them into {Path.Combine(folder, "record")}, or name their folder in record.txt.");
        var golds = Directory.EnumerateFiles(folder, "*.gold.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        if (golds.Length == 0) return Fault($"{folder} has no draft with NAME.gold.json beside it.");
        var place = Directory.CreateTempSubdirectory("quipu-drafts-").FullName;
        try
        {
            using var workspace = Filled(place, folder, record, accept: !rest.Contains("--proposals"));
            using var matching = MatchIndex.Of(workspace.Store);
            var tally = new DraftsTally();
            foreach (var gold in golds) Score(gold, new(workspace.Store, Viewer.Owner, matching, DateOnly.FromDateTime(DateTime.UnixEpoch)), tally, rest.Contains("--each"));
            var text = tally.Table();
            Console.Write(text);
            if (rest.FirstOrDefault(r => r.EndsWith(".md", StringComparison.Ordinal)) is { } page) File.WriteAllText(page, PageSection.Replace(File.Exists(page) ? File.ReadAllText(page) : null, Heading(rest), text));
            return 0;
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    static IEnumerable<string> Record(string folder)
    {
        var here = Path.Combine(folder, "record");
        if (Directory.Exists(here)) yield return here;
        var named = Path.Combine(folder, "record.txt");
        if (File.Exists(named)) yield return Path.GetFullPath(Path.Combine(folder, File.ReadAllText(named).Trim()));
    }

    static Workspace Filled(string place, string folder, string[] record, bool accept)
    {
        var workspace = Workspace.Create(Path.Combine(place, "drafts.quipu"), database => SqliteStore.Open(database, StoreMode.ReadWrite), TimeProvider.System);
        Ingest.Run(workspace, FileListSource.From(record), new() { Readers = [new FrameReader()] }, CancellationToken.None);
        Part(workspace, Path.Combine(folder, "apart.json"));
        if (!accept) return workspace;
        var now = DateTimeOffset.UnixEpoch;
        workspace.Store.Write([.. Paging.All(p => workspace.Store.Claims(Viewer.Owner, new(), p)).ToList().Select((c, i) => new Change.Judged(new(new($"j{i}"), c.Claim, Verdict.Accepted, "evaluation", now)))]);
        workspace.Store.Write([new Change.Assembled()]);
        return workspace;
    }

    /// <summary>Namesakes that the desk has told apart, where there are any: a name, and the document in which it is somebody else's.</summary>
    static void Part(Workspace workspace, string file)
    {
        if (!File.Exists(file)) return;
        var (store, changes) = (workspace.Store, new List<Change>());
        foreach (var apart in JsonSerializer.Deserialize<DraftApart[]>(File.ReadAllText(file), _json)!)
            foreach (var card in Paging.All(p => store.Entities(Viewer.Owner, new(Text: apart.Name), p)).ToList())
                if (card.Members.FirstOrDefault(m => store.Head(Viewer.Owner, m.Document)!.Location.EndsWith(apart.In, StringComparison.Ordinal)) is { } one)
                    changes.AddRange(card.Members.Where(m => m.Document != one.Document).Select((m, i) => new Change.SamenessJudged(new(new($"a{i}"), one.Local, m.Local, Sameness.NotSame, "evaluation", DateTimeOffset.UnixEpoch))));
        store.Write([.. changes, new Change.Assembled()]);
    }

    static void Score(string gold, DraftChecker checker, DraftsTally tally, bool each)
    {
        var stem = gold[..^".gold.json".Length];
        var file = new[] { ".md", ".txt", ".docx", ".html" }.Select(e => stem + e).FirstOrDefault(File.Exists) ?? throw new FileNotFoundException($"{gold} has no draft beside it.");
        if (DraftFile.Read(Path.GetFileName(file), File.ReadAllBytes(file)) is not Parsed.Readable(var draft)) throw new InvalidDataException($"{file} cannot be read.");
        var expected = JsonSerializer.Deserialize<DraftGold[]>(File.ReadAllText(gold), _json)!;
        var report = checker.Check(draft);
        var from = 0;
        foreach (var sentence in expected)
        {
            var at = draft.Text.IndexOf(sentence.Sentence, from, StringComparison.Ordinal);
            if (at < 0) throw new InvalidDataException($"{file} lacks the sentence of its gold: {sentence.Sentence}");
            var span = new Span(at, from = at + sentence.Sentence.Length);
            var found = report.Sentences.Where(s => s.At.Overlaps(span)).ToList();
            tally.Add(draft.Language, sentence, found);
            if (each) Print(Path.GetFileName(stem), sentence, found);
        }
    }

    static void Print(string draft, DraftGold gold, List<DraftSentence> found)
    {
        var marks = found.SelectMany(s => s.Marks).ToList();
        var (missed, extra) = (gold.Marks.Except(marks.Select(m => m.Kind.Wire())).ToList(), marks.Where(m => !gold.Marks.Contains(m.Kind.Wire())).ToList());
        var head = missed.Count > 0 ? "MISSED" : gold.Marks.Length == 0 && extra.Count > 0 ? "FALSE" : extra.Count > 0 ? "extra" : "ok";
        Console.WriteLine($"{head}\t{draft}\t{gold.Sentence}\t[{string.Join(',', gold.Marks)}]\t{string.Join(' ', found.Select(s => s.State.Wire()))}\t{string.Join("; ", marks.Select(m => $"{m.Kind.Wire()}/{m.Reason.Wire()} {m.Whom} {m.Draft}->{m.Record} «{m.Beside.FirstOrDefault()?.Text}»"))}");
    }

    static int Fault(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 2;
    }
}

/// <summary>Counts: planted faults and those found, marks on sound sentences, what was left alone and what was not checked.</summary>
sealed class DraftsTally
{
    readonly List<(Language Language, DraftGold Gold, ImmutableArray<DraftSentence> Found)> _rows = [];

    internal void Add(Language language, DraftGold gold, List<DraftSentence> found) => _rows.Add((language, gold, [.. found]));

    internal string Table()
    {
        var text = new StringBuilder("| language | kind | planted | found | false, on sound sentences | also set on faulty sentences |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
        foreach (var language in _rows.GroupBy(r => r.Language.Code))
            foreach (var kind in Enum.GetValues<DraftMarkKind>())
                text.AppendLine(CultureInfo.InvariantCulture, $"| {language.Key} | {kind.Wire()} | {language.Count(r => Planted(r.Gold, kind))} | {language.Count(r => Planted(r.Gold, kind) && Has(r.Found, kind))} | {language.Count(r => r.Gold.Marks.Length == 0 && Has(r.Found, kind))} | {language.Count(r => r.Gold.Marks.Length > 0 && !Planted(r.Gold, kind) && Has(r.Found, kind))} |");
        text.AppendLine().AppendLine("| language | sound sentences | with a false mark | of 20 | left alone | not checked |\n| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var language in _rows.GroupBy(r => r.Language.Code))
        {
            var sound = language.Where(r => r.Gold.Marks.Length == 0).ToList();
            var wrong = sound.Count(r => r.Found.Any(s => s.Marks.Length > 0));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {language.Key} | {sound.Count} | {wrong} | {20.0 * wrong / Math.Max(1, sound.Count):0.00} | {sound.Count(r => r.Found.All(s => s.State == DraftSentenceState.LeftAlone))} | {sound.Count(r => r.Found.Any(s => s.State == DraftSentenceState.NotChecked))} |");
        }

        return text.ToString();
    }

    static bool Planted(DraftGold gold, DraftMarkKind kind) => gold.Marks.Contains(kind.Wire());

    static bool Has(ImmutableArray<DraftSentence> found, DraftMarkKind kind) => found.Any(s => s.Marks.Any(m => m.Kind == kind));
}
