using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Quipu.Exports;

namespace Quipu.Cli.Tests.Protected;

/// <summary>
/// The marked source, read by the real program in processes of its own; everything that came out of them is kept beside its command: what was printed, every page and its data, every export.
/// Made once for all tests of the class.
/// </summary>
public sealed partial class MarkedWorkspace : IDisposable
{
    const int MostQuestions = 6;

    readonly LeakSearch _search = MarkedSource.Search;

    public MarkedWorkspace()
    {
        Sandbox.Environment["TMPDIR"] = Sandbox.At("tmp");
        Sandbox.Environment["QUIPU_TRACE"] = "1";
        Directory.CreateDirectory(Sandbox.At("tmp"));
        MarkedSource.Write(Sandbox);
        Protect();
        Serve();
        Export();
    }

    internal Sandbox Sandbox { get; } = new();

    /// <summary>What reveal printed: the one place where the marks must be.</summary>
    internal string Revealed { get; private set; } = "";

    /// <summary>What the desk did before it protected the source, with what that printed.</summary>
    internal List<(string Verb, Typed Typed)> Before { get; } = [];

    /// <summary>Where the marks were by then: else nothing was proved.</summary>
    internal List<string> BeforeProtecting { get; private set; } = [];

    /// <summary>What was said of a document that was read in the open first: the marks must be there, or nothing was proved.</summary>
    internal List<string> BeforeSealing { get; private set; } = [];

    /// <summary>Everything that came out, by what it is, with its number of bytes.</summary>
    internal Dictionary<string, int> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>Marks in what came out.</summary>
    internal List<string> Leaks { get; } = [];

    /// <summary>The page of the source.</summary>
    internal string SourcePage { get; private set; } = "";

    internal int Pages { get; private set; }

    internal string Folder => Sandbox.At("w.quipu");

    /// <summary>The log of what left.</summary>
    internal string LeftLog { get; private set; } = "";

    /// <summary>What came of checking bundles with quotes only, and with whole texts.</summary>
    internal List<Typed> Verified { get; } = [];

    /// <summary>Leaks that a page of a server in another state would have had: files while it ran, with the write-ahead log.</summary>
    internal List<string> WhileServed { get; } = [];

    public void Dispose() => Sandbox.Dispose();

    // What a desk does in the open before it knows that somebody is to be protected.
    void WriteBefore()
    {
        const string workspace = "--workspace w.quipu", name = "Irene Zorvaquelname";
        Sandbox.Write("story.txt", "The port of Antay\n\nThe prosecutor Elena Cusi said that the mayor of Antay, Bruno Salcedo, owns the company Puentes del Norte.\n");
        foreach (var verb in new[]
        {
            $"read story.txt {workspace}", $"searches log \"{name} Peralta\" --note \"asked for by {name}\" {workspace}",
            $"corrections published --url https://x.example/irene-{MarkedSource.Mark}name --title \"According to {name}\" --claim $(quipu export claims --include-proposals {workspace} 2>/dev/null | head -1 | cut -d '\"' -f 4) {workspace}",
            $"retention backup \"/mnt/irene {MarkedSource.Mark}name usb\" {workspace}",
        })
            Before.Add((verb, Sandbox.Type("quipu " + verb)));
    }

    void Protect()
    {
        const string workspace = "--workspace w.quipu", pass = "--passphrase-file pass.txt", who = MarkedSource.Pseudonym;
        WriteBefore();
        BeforeProtecting = [.. MarkedSource.Search.InFolder(Folder)];
        Type($"source add {MarkedSource.Mark}name {workspace} {pass} --identity who.txt", 2);
        Type($"source add {who} {workspace} {pass} --identity who.txt", 0);
        Type($"read {MarkedSource.Paths} --source {who} {workspace} --passphrase-file wrong.txt", 2);
        Type($"read {MarkedSource.Paths} --source {who} {workspace} {pass}", 1);
        Type($"read {MarkedSource.Paths} --source {who} {workspace} {pass}", 1);
        Type($"read {MarkedSource.Paths} --source Source-Other {workspace} {pass}", 2);
        Sandbox.Type($"quipu read open {workspace}");
        BeforeSealing = [.. MarkedSource.Search.InFolder(Folder)];
        Type($"source protect $(quipu search Remeros {workspace} 2>/dev/null | grep -o '[0-9a-f]\\{{32\\}}  .*{MarkedSource.Mark}open' | head -1 | cut -c1-32) --as {who} {workspace} {pass}", 0);
        Type($"source reveal {who} {workspace} --passphrase-file wrong.txt --reason 'Irene Zorvaquelname asked'", 2);
        Revealed = Sandbox.Type($"quipu source reveal {who} {workspace} {pass} --reason 'Irene Zorvaquelname asked'").Text;
        Type($"source edit {who} {workspace} {pass} --identity who.txt", 0);
        Type($"read {MarkedSource.Paths} --source {who} {workspace} {pass}", 1);
        Type($"check {workspace}", 1);
        Type($"check {workspace} {pass}", 0);
        Type($"patterns run {workspace}");
        foreach (var verb in new[] { "source list", "search Remeros", "search protected", "entities", "claims --limit 500", "claims --json --limit 500", "findings list --json", "money", "settings", "imports", "forget 3" }) Type($"{verb} {workspace}");
    }

    void Serve()
    {
        using var process = Sandbox.Begin("serve", "--workspace", "w.quipu", "--urls", "http://127.0.0.1:0");
        var asides = process.StandardError.ReadToEndAsync();
        try
        {
            var line = process.StandardOutput.ReadLine()!;
            Tell("what serve printed", Encoding.UTF8.GetBytes(line));
            using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(UrlOf().Match(line).Value) };
            Walk(http);
            Type($"read {MarkedSource.Paths} --source {MarkedSource.Pseudonym} --workspace w.quipu --passphrase-file pass.txt", 2);
            WhileServed.AddRange(MarkedSource.Search.InFolder(Folder));
        }
        finally
        {
            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
            if (!process.WaitForExit(60_000)) process.Kill();
        }

        Tell("what serve said", Encoding.UTF8.GetBytes(asides.Result));
    }

    void Walk(HttpClient http)
    {
        var (next, seen, asked) = (new Queue<string>(), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        void Meet(string path)
        {
            path = WebUtility.HtmlDecode(path).Split('#')[0];
            // Every page, and of each so many of its filters: they show the same records in other order.
            if (path.Split('?') is [var page, _] && (asked[page] = asked.GetValueOrDefault(page) + 1) > MostQuestions && !seen.Contains(path)) return;
            if (path.StartsWith('/') && !path.StartsWith("/assets/", StringComparison.Ordinal) && !path.Contains("theme=", StringComparison.Ordinal) && seen.Add(path)) next.Enqueue(path);
        }

        foreach (var start in new[] { "/", "/?lang=es", "/sources/protected", "/sources/protected?lang=es", "/sources/protected.csv", "/log.json", "/log?q=protected", "/search?q=Antay", "/search.json?q=Remeros", "/figures.csv", "/datasets.csv" }) Meet(start);
        while (next.TryDequeue(out var path))
        {
            using var answer = http.GetAsync(path).Result;
            var body = answer.Content.ReadAsByteArrayAsync().Result;
            Pages++;
            Tell($"{path} ({(int)answer.StatusCode})", [.. body, .. Encoding.UTF8.GetBytes(answer.Headers.ToString() + answer.Content.Headers)]);
            if (path.StartsWith("/sources/protected/", StringComparison.Ordinal) && !path.Contains('.', StringComparison.Ordinal)) SourcePage = Encoding.UTF8.GetString(body);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (Match link in Href().Matches(Encoding.UTF8.GetString(body))) Meet(link.Groups[1].Value);
            if (path.StartsWith("/documents/", StringComparison.Ordinal) && path.Count(c => c == '/') == 2 && !path.Contains('?', StringComparison.Ordinal)) Meet(path + "/original");
        }
    }

    void Export()
    {
        foreach (var format in ExportFormats.All)
        {
            Type($"export {format.Name} --workspace w.quipu --out out{format.Extension} --include-proposals --include-rejected --with-times --with-rows");
            foreach (var file in new[] { $"out{format.Extension}", $"out{format.Extension}.manifest.json" }) Left($"the export {format.Name}, {file}", File.ReadAllBytes(Sandbox.At(file)));
        }

        Type("export bundle --workspace w.quipu --out whole.bundle.zip --include-proposals --with-sealed-texts", 0);
        Left("the bundle with whole texts", File.ReadAllBytes(Sandbox.At("whole.bundle.zip")));
        LeftLog = Sandbox.Type("quipu corrections log --workspace w.quipu").Text;
        foreach (var bundle in new[] { "out", "whole" }) Verified.Add(Sandbox.Type($"quipu verify {bundle}.bundle.zip"));
        Type("verify out.bundle.zip", 0);
        Type("edition create Ties --dataset default --include-proposals --workspace w.quipu --out edition.zip --date 2031-03-01", 0);
        Type("edition verify edition.zip --workspace w.quipu", 0);
        Left("the edition", File.ReadAllBytes(Sandbox.At("edition.zip")));
    }

    // What others get to see has neither a mark nor a hash that who holds the files would know again.
    void Left(string where, byte[] bytes)
    {
        Tell(where, bytes);
        Files[where] = bytes;
        HashLeaks.AddRange(Hashes.In(where, bytes));
    }

    /// <summary>A search for the hashes of every planted file, of the text in it, and of each masked text.</summary>
    internal LeakSearch Hashes => _hashes ??= LeakSearch.OfHashes([.. MarkedSource.Hashed(Sandbox), .. MaskedTexts()]);

    /// <summary>Everything that was written to be handed on.</summary>
    internal Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Hashes in it.</summary>
    internal List<string> HashLeaks { get; } = [];

    /// <summary>Random ids of sealed captures: with one, who holds a file could make the id of its document again.</summary>
    internal List<string> SealedIds { get; } = [];

    LeakSearch? _hashes;

    IEnumerable<(string, byte[])> MaskedTexts()
    {
        using var store = Quipu.Storage.SqliteStore.Open(Path.Combine(Folder, "quipu.db"), Quipu.Storage.StoreMode.ReadOnly);
        var documents = store.AllDocuments(Quipu.Access.Viewer.Owner).Where(d => d.Capture.IsSealed).ToList();
        SealedIds.AddRange(documents.Select(d => d.Capture.Value).Distinct(StringComparer.Ordinal));
        return [.. documents.Select(d => ($"the masked text of {d.Id}", Encoding.UTF8.GetBytes(d.Text)))];
    }

    void Type(string words, int? code = null)
    {
        var typed = Sandbox.Type("quipu " + words);
        if (code is { } expected && typed.Code != expected) throw new InvalidOperationException($"quipu {words} ended with {typed.Code} and not {expected}: {typed.Text}");
        Tell($"what “quipu {words}” printed", Encoding.UTF8.GetBytes(typed.Text));
    }

    void Tell(string where, byte[] bytes)
    {
        Told[where] = bytes.Length;
        Leaks.AddRange(_search.In(where, bytes));
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Href();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex UrlOf();
}
