using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>What was forgotten is in no byte of any file of the workspace, whatever was done with it before; and each trace that could be left is seen.</summary>
public sealed class ForgottenTest(ITestOutputHelper output)
{
    const string Secret =
        "La fiscalizadora Zoraida Quispilloqta habló con tres testigos\n\n" +
        "TARUMAYO.– Zoraida Quispilloqta Umasi, exfiscalizadora del Mercado Wanqarani, declaró que el suboficial Evaristo Ñahuincopa cobraba cupos a los estibadores de Pampa Wichaypata " +
        "y entregaba el dinero a Los Chirapas, según un acta que obra en la carpeta 0417-2031.\n\n" +
        "Evaristo Ñahuincopa fue detenido el 3 de marzo de 2031 por presunta extorsión, informó la Fiscalía de Wanqarani. Ñahuincopa negó las acusaciones.\n\n" +
        "Los Chirapas controlan el muelle de Wichaypata, donde se enfrentan a Los Relojeros de Umasi. Quispilloqta identificó al cabecilla como Teodomiro Allccahuamán Sulca.\n";

    const string Beside = """{ "title": "La fiscalizadora Zoraida Quispilloqta habló con tres testigos", "publisher": "El Tambo de Wanqarani", "author": "Casilda Yupanquini", "date": "2031-03-05", "url_or_origin": "https://eltambo.example/wanqarani/zoraida-quispilloqta-habla" }""";

    [Fact]
    public void Nothing_of_a_forgotten_document_is_left_in_any_file_and_every_trace_would_be_seen()
    {
        using var sandbox = new Sandbox();
        Use(sandbox);
        var workspace = sandbox.At("w.quipu");
        var traces = new Traces(Pieces(sandbox));
        var before = traces.In(workspace).Select(t => t.File).Distinct().ToList();
        output.WriteLine($"{traces.Count} pieces; before: {string.Join(", ", before)}");
        foreach (var file in new[] { "quipu.db", "names.index", "quipu.db.v1.bak" }) Assert.Contains(file, before);
        Assert.Contains(before, f => f.StartsWith("captures", StringComparison.Ordinal));
        using var saved = new Copy(workspace);

        var clock = Stopwatch.StartNew();
        Run(sandbox, "forget", "secreto.txt", "--yes");
        output.WriteLine($"forgotten in {clock.ElapsedMilliseconds} ms");
        Assert.Empty(traces.In(workspace));
        Assert.Contains("Rendueles", Run(sandbox, "search", "Rendueles"), StringComparison.Ordinal);
        Assert.DoesNotContain("Zoraida", sandbox.Run("search", "Quispilloqta", "--workspace", "w.quipu").Answers, StringComparison.Ordinal);
        Run(sandbox, "check");
        // Brought up to date and made anew, nothing comes back.
        Run(sandbox, "patterns", "run");
        Run(sandbox, "screen", "list.csv");
        Run(sandbox, "read", "articles");
        Assert.Empty(traces.In(workspace));

        // Mutations: each step left out alone is seen.
        foreach (var file in before.Where(f => !f.StartsWith("quipu.db", StringComparison.Ordinal) || f.EndsWith(".bak", StringComparison.Ordinal)))
        {
            var target = Path.Combine(workspace, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var was = File.Exists(target) ? File.ReadAllBytes(target) : null;
            File.Copy(Path.Combine(saved.Folder, file), target, overwrite: true);
            Assert.Equal([file], traces.In(workspace).Select(t => t.File).Distinct());
            if (was is null) File.Delete(target);
            else File.WriteAllBytes(target, was);
        }

        Assert.Empty(traces.In(workspace));
        DeletedCarelessly(saved.Folder);
        Assert.Contains("quipu.db", traces.In(saved.Folder).Select(t => t.File));
    }

    [Fact]
    public void An_answer_that_quotes_what_is_forgotten_is_told_of_and_goes_along_when_asked_to()
    {
        using var sandbox = new Sandbox();
        Use(sandbox);
        var (workspace, traces) = (sandbox.At("w.quipu"), new Traces(Pieces(sandbox)));
        var who = Run(sandbox, "entities", "Ñahuincopa").Split(' ')[0];
        var claim = Run(sandbox, "claims", "--entity", who, "--type", "proceeding").Split(' ')[0];
        var request = Run(sandbox, "replies", "ask", "--entity", who, "--claim", claim, "--on", "2025-06-02", "--to", "Evaristo Ñahuincopa, Pampa Wichaypata").Split(' ')[0];
        Run(sandbox, "replies", "answer", request, "--on", "2025-06-05", "--from", "counsel of Ñahuincopa in Wanqarani", "--note", "Zoraida Quispilloqta Umasi sat beside him",
            "--words", "Es falso que yo «cobraba cupos a los estibadores de Pampa Wichaypata y entregaba el dinero a Los Chirapas».");
        var preview = Run(sandbox, "forget", "secreto.txt");
        Assert.Contains($"1 request for comment stays, without what goes:\n    {request}  Evaristo Ñahuincopa, asked on 2025-06-02: 1 claim of 1 asked about\n1 answer stays, with what it quotes; --with-answers takes it too:\n", preview, StringComparison.Ordinal);
        var whole = Run(sandbox, "forget", "secreto.txt", "--with-answers");
        Assert.Contains($"{request}  Evaristo Ñahuincopa, asked on 2025-06-02: 1 claim of 1 asked about and 1 answer\n", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("1 answer stays", whole, StringComparison.Ordinal);
        Assert.Contains("2 documents,", whole, StringComparison.Ordinal);

        // Without the answer its words are seen to stay, and whose they are.
        using (var other = new Copy(workspace))
        {
            var (_, asides, code) = sandbox.Run("forget", "secreto.txt", "--yes", "--workspace", other.Folder);
            Assert.True(code == 0, asides);
            Assert.NotEmpty(traces.In(other.Folder));
            Assert.Contains($"{request}  answered  Evaristo Ñahuincopa: asked on 2025-06-02", sandbox.Run("replies", "list", "--workspace", other.Folder).Answers, StringComparison.Ordinal);
        }

        Run(sandbox, "forget", "secreto.txt", "--with-answers", "--yes");
        Assert.Empty(traces.In(workspace));
        Assert.Contains($"{request}  answered  somebody no longer on record: asked on 2025-06-02", Run(sandbox, "replies", "list"), StringComparison.Ordinal);
        Assert.Contains("\"name\":null", Run(sandbox, "replies", "list", "--json"), StringComparison.Ordinal);
        Run(sandbox, "check");
        Run(sandbox, "patterns", "run");
        Assert.Empty(traces.In(workspace));
        // Of either document, and of the captures, a row that tells what it was by its kind alone.
        using var db = Opened(workspace);
        Assert.Equal("capture,capture,document,document", Value(db, "select group_concat(kind) from (select kind from tombstone order by kind)"));
        Assert.Equal("0", Value(db, "select count(*) from tombstone where id not glob '[0-9a-f]*' or id glob '*[^0-9a-f]*' or who <> 'owner'"));
    }

    [Fact]
    public void A_rule_of_retention_takes_answers_along_when_asked_to()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("articles/port.txt", "Port money\n\nPublished: 2025-01-02\nEl Faro de Antay\n\nAn informant says that Migdalia Tuñón Prado, director of the port, colluded with Los Contenedores.\n");
        Run(sandbox, "read", "articles");
        var claim = Run(sandbox, "claims", "--type", "colludes_with").Split(' ')[0];
        var request = Run(sandbox, "replies", "ask", "--entity", Run(sandbox, "entities", "Migdalia").Split(' ')[0], "--claim", claim, "--on", "2025-06-02").Split(' ')[0];
        Run(sandbox, "replies", "answer", request, "--on", "2025-06-05", "--words", "It is false.");
        // The article is over, the answer to it is not.
        var days = (DateTime.UtcNow.Date - new DateTime(2025, 1, 2)).Days - 1;
        Run(sandbox, "retention", "set", "default", "--days", days.ToString(CultureInfo.InvariantCulture), "--of", "published");
        Assert.Contains("1 answer stays, with what it quotes; --with-answers takes it too:", Run(sandbox, "retention", "preview"), StringComparison.Ordinal);
        var (answers, asides, _) = sandbox.Run("retention", "preview", "--with-answers", "--workspace", "w.quipu");
        Assert.Contains("1 answer would go along.", asides, StringComparison.Ordinal);
        Assert.Contains("1 claim of 1 asked about and 1 answer", answers, StringComparison.Ordinal);
        Run(sandbox, "retention", "run", "--with-answers", "--yes");
        using var db = Opened(sandbox.At("w.quipu"));
        Assert.Equal("0", Value(db, "select count(*) from document"));
    }

    [Fact]
    public void A_log_that_somebody_still_reads_is_told_of_and_emptied_later()
    {
        using var sandbox = new Sandbox();
        Use(sandbox);
        var (workspace, traces) = (sandbox.At("w.quipu"), new Traces(Pieces(sandbox)));
        using (var reader = new SqliteConnection($"Data Source={Path.Combine(workspace, "quipu.db")};Pooling=False"))
        {
            reader.Open();
            Execute(reader, "begin");
            Execute(reader, "select count(*) from document");
            var (_, asides, code) = sandbox.Run("forget", "secreto.txt", "--yes", "--workspace", "w.quipu");
            Assert.Equal(0, code);
            Assert.Contains("still reads an older state", asides, StringComparison.Ordinal);
            Assert.NotEmpty(traces.In(workspace));
        }

        Run(sandbox, "retention", "backup", "/mnt/elsewhere");
        Assert.Empty(traces.In(workspace));
    }

    [Fact]
    public async Task The_server_that_has_the_workspace_forgets_too()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("The server is stopped with a signal.");
        using var sandbox = new Sandbox();
        Use(sandbox);
        var (workspace, traces) = (sandbox.At("w.quipu"), new Traces(Pieces(sandbox)));
        using var server = sandbox.Begin("serve", "--workspace", "w.quipu", "--urls", "http://127.0.0.1:0");
        _ = server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            var line = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            using var http = new HttpClient { BaseAddress = new Uri(line!.Split(' ')[4]) };
            foreach (var page in new[] { "documents", "entities", "claims", "network", "holders", "findings", "search?q=Wanqarani", "log", "paths", "reconcile" }) await http.GetAsync(page, TestContext.Current.CancellationToken);
            Assert.Contains("Wanqarani", await http.GetStringAsync("search?q=Wanqarani", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Contains("Removed.", Run(sandbox, "forget", "secreto.txt", "--yes"), StringComparison.Ordinal);
            Assert.Empty(traces.In(workspace));
            Assert.DoesNotContain("El Tambo", await http.GetStringAsync("search?q=Wanqarani", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            foreach (var page in new[] { "network", "holders", "entities", "log" }) Assert.DoesNotContain("Quispilloqta", await http.GetStringAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Empty(traces.In(workspace));
        }
        finally
        {
            using var kill = Process.Start("kill", ["-INT", server.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (!server.WaitForExit(10_000)) server.Kill();
        }

        Assert.Empty(traces.In(workspace));
    }

    [Fact]
    public void All_documents_that_name_somebody_go_together_and_the_copies_are_told_of()
    {
        using var sandbox = new Sandbox();
        Use(sandbox);
        var traces = new Traces(Pieces(sandbox));
        var id = Run(sandbox, "entities", "Ñahuincopa").Split(' ')[0];
        Run(sandbox, "retention", "backup", "/mnt/safe/may", "--expires", "2031-08-01");
        Assert.Contains("secreto.txt", Run(sandbox, "forget", "--entity", id), StringComparison.Ordinal);
        Run(sandbox, "forget", "--entity", id, "--yes");
        Assert.Empty(traces.In(sandbox.At("w.quipu")));
        Assert.Contains("/mnt/safe/may  to be gone by 2031-08-01  still holds 1 forgotten document", Run(sandbox, "retention", "backups"), StringComparison.Ordinal);
        Run(sandbox, "retention", "gone", "/mnt/safe/may");
        Assert.DoesNotContain("/mnt/safe/may", Run(sandbox, "retention", "backups"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_protected_source_goes_with_all_that_it_gave()
    {
        using var sandbox = new Sandbox();
        Use(sandbox, withSecret: false);
        var (workspace, traces) = (sandbox.At("w.quipu"), new Traces(Pieces(sandbox, [Secret])));
        sandbox.Write("gave/secreto.txt", Secret);
        sandbox.Write("pass.txt", "three mules at the ford\n");
        sandbox.Write("who.txt", "name: Hermelinda Pachacútec Rojo\nnote: works at the weighbridge\n");
        foreach (var line in new[] { "source add Source-K7QXM --identity who.txt --passphrase-file pass.txt", "read gave --source Source-K7QXM --passphrase-file pass.txt", "patterns run", "export claims --include-proposals", "source reveal Source-K7QXM --reason asked --passphrase-file pass.txt" })
            sandbox.Run([.. line.Split(' '), "--workspace", "w.quipu"]);
        var named = new Traces(["Source-K7QXM"]);
        Assert.NotEmpty(traces.In(workspace));
        Assert.NotEmpty(named.In(workspace));
        var sealedFiles = Path.Combine(workspace, "captures", "sealed");
        Assert.NotEmpty(Directory.EnumerateFiles(sealedFiles));
        using var saved = new Copy(workspace);

        var preview = Run(sandbox, "forget", "--source", "Source-K7QXM");
        Assert.Contains("who it is goes, with 1 sealed capture, 2 sealed records and 1 row of who looked", preview, StringComparison.Ordinal);
        Assert.Contains("named nowhere else:", preview, StringComparison.Ordinal);
        Assert.NotEmpty(traces.In(workspace));
        Run(sandbox, "forget", "--source", "Source-K7QXM", "--yes");
        Assert.Empty(traces.In(workspace));
        Assert.Empty(named.In(workspace));
        Assert.Empty(Directory.EnumerateFiles(sealedFiles));
        Assert.DoesNotContain("K7QXM", Run(sandbox, "source", "list"), StringComparison.Ordinal);
        Assert.Contains("There is no source", sandbox.Run("forget", "--source", "Source-K7QXM", "--workspace", "w.quipu").Asides, StringComparison.Ordinal);
        Run(sandbox, "check");
        using var tombstones = Opened(workspace);
        Assert.Equal("capture,document,source", Value(tombstones, "select group_concat(kind) from (select kind from tombstone order by kind)"));
        Assert.Equal("0", Value(tombstones, "select count(*) from sealed_record"));
        // The copy from before has all of it still: the search sees what it must.
        Assert.NotEmpty(traces.In(saved.Folder));
        Assert.NotEmpty(named.In(saved.Folder));
    }

    [Fact]
    public void An_outlet_goes_with_its_documents_and_what_was_held_of_it()
    {
        using var sandbox = new Sandbox();
        Use(sandbox);
        var (workspace, traces) = (sandbox.At("w.quipu"), new Traces(Pieces(sandbox)));
        var id = Quipu.Sources.Grades.SourceId.From("El Tambo de Wanqarani").Value;
        Run(sandbox, "grade", "source", "El Tambo de Wanqarani", "--reliability", "B", "--why", "Casilda Yupanquini is careful");
        Assert.Contains("1 grade of it goes too", Run(sandbox, "forget", "--source", "El Tambo de Wanqarani"), StringComparison.Ordinal);
        Run(sandbox, "forget", "--source", id, "--yes");
        Assert.Empty(traces.In(workspace));
        Assert.Contains("There is no source", sandbox.Run("forget", "--source", id, "--workspace", "w.quipu").Asides, StringComparison.Ordinal);
    }

    const string Roll =
        "name,place,post,party\nTeófanes Huamanquispe Ccolque,Wanqarani de Umasi,mayor,Sol\nFilomena Chuquimamani Sucso,Pampa Wichaypata,councillor,Luna\nNilda Oré,Antay,mayor,Sol\n";

    [Fact]
    public void Rows_of_a_register_go_by_their_rule_and_a_later_edition_keeps_its_own()
    {
        using var sandbox = new Sandbox();
        Use(sandbox, withSecret: false);
        var workspace = sandbox.At("w.quipu");
        // A second edition of the same register: Nilda Oré stands in both.
        sandbox.Write("roll/people.csv", Roll);
        Run(sandbox, "import", "people", "roll/people.csv", "--dataset", "roll");
        var traces = new Traces([.. Roll.Split('\n')[1..3].SelectMany(r => r.Split(',')[..2]).SelectMany(Twelve)]);
        Run(sandbox, "screen", "list.csv");
        Run(sandbox, "crossref");
        Run(sandbox, "patterns", "run");
        sandbox.Write("later/people.csv", Roll.Split('\n')[0] + "\n" + Roll.Split('\n')[3] + "\n");
        Run(sandbox, "import", "people", "later/people.csv", "--dataset", "roll");
        Assert.Contains("quipu.db", traces.In(workspace).Select(t => t.File));
        Run(sandbox, "retention", "set", "roll", "--days", "30");
        Assert.Empty(sandbox.Run("retention", "preview", "--workspace", "w.quipu").Answers);
        var preview = Run(sandbox, "retention", "preview", "--on", "2199-01-01");
        Assert.Contains("2 rows with", preview, StringComparison.Ordinal);
        Assert.Contains("1 row with", preview, StringComparison.Ordinal);
        Assert.NotEmpty(traces.In(workspace));

        using (var opened = Workspace.Open(workspace, path => Storage.SqliteStore.Open(path)))
        {
            var before = opened.Store.Datasets(Access.Viewer.Owner).Single(d => d.Name.Value == "roll");
            var first = opened.Store.Expired(Access.Viewer.Owner, new(2199, 1, 1)).Imports[0];
            using var held = opened.Lock(null, TimeProvider.System);
            new Publishing.Retention.ForgetDesk(opened, TimeProvider.System).Forget(new Publishing.Retention.ForgetPlan([]) { Imports = [first.Number] }, "Ana");
            var after = opened.Store.Datasets(Access.Viewer.Owner).Single(d => d.Name.Value == "roll");
            Assert.Equal(first.Entities, before.Entities - after.Entities);
            Assert.Equal(first.Values, before.Statements - after.Statements);
        }

        Assert.Empty(traces.In(workspace));
        Assert.Contains("its rows were forgotten", Run(sandbox, "imports"), StringComparison.Ordinal);
        var left = Run(sandbox, "retention", "preview", "--on", "2199-01-01");
        Assert.DoesNotContain("2 rows with", left, StringComparison.Ordinal);
        Assert.Contains("1 row with", left, StringComparison.Ordinal);
        Run(sandbox, "check");
        Run(sandbox, "patterns", "run");
        Run(sandbox, "screen", "list.csv");
        Assert.Empty(traces.In(workspace));
        // Whoever imports them again means it.
        Run(sandbox, "import", "people", "roll/people.csv", "--dataset", "roll");
        Assert.NotEmpty(traces.In(workspace));
    }

    static SqliteConnection Opened(string workspace)
    {
        var db = new SqliteConnection($"Data Source={Path.Combine(workspace, "quipu.db")};Pooling=False");
        db.Open();
        return db;
    }

    static string? Value(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
#pragma warning disable CA2100 // The statements stand in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    // Everything that may copy words out of a document is done with the secret one, and a migration left a copy of the database.
    static void Use(Sandbox sandbox, bool withSecret = true)
    {
        TranscriptTest.Copy(Quipu.Tests.Repository.File("samples/tarumayo"), sandbox.At("articles"));
        if (withSecret)
        {
            sandbox.Write("articles/secreto.txt", Secret);
            sandbox.Write("articles/secreto.json", Beside);
        }

        sandbox.Write("list.csv", "name,place,post,party\nZoraida Quispilloqta Umasi,Wanqarani,,\nEvaristo Ñahuincopa,Wanqarani,suboficial,\nNilda Oré,Antay,,\n");
        Run(sandbox, "read", "articles");
        // The register has names of its own, none of the secret document's.
        sandbox.Write("people.csv", "name,place,post,party\nNilda Oré,Antay,mayor,Sol\n");
        Run(sandbox, "import", "people", "people.csv");
        sandbox.Run("screen", "list.csv", "--workspace", "w.quipu");
        sandbox.Run("crossref", "--workspace", "w.quipu");
        Run(sandbox, "patterns", "run");
        sandbox.Run("search", "Wanqarani", "--workspace", "w.quipu");
        Run(sandbox, "export", "claims", "--include-proposals");
        if (!withSecret) return;
        var finding = sandbox.Run("findings", "list", "--entity", Run(sandbox, "entities", "Ñahuincopa").Split(' ')[0], "--workspace", "w.quipu").Answers.Split(' ')[0];
        if (finding.Length > 8) sandbox.Run("findings", "mark", finding, "--status", "checking", "--note", "Zoraida Quispilloqta Umasi confirmed it", "--workspace", "w.quipu");
        Run(sandbox, "money");
        File.Copy(sandbox.At("w.quipu/quipu.db"), sandbox.At("w.quipu/quipu.db.v1.bak"));
    }

    // Pieces of twelve letters that no other document, and nothing else on record, has.
    static HashSet<string> Pieces(Sandbox sandbox, string[]? texts = null)
    {
        var others = Directory.EnumerateFiles(sandbox.At("articles")).Where(f => !Path.GetFileName(f).StartsWith("secreto", StringComparison.Ordinal)).Append(sandbox.At("people.csv"))
            .Select(f => Text.Folding.Fold(File.ReadAllText(f))).ToList();
        return [.. (texts ?? [Secret, Beside]).SelectMany(Twelve).Where(p => !others.Exists(o => o.Contains(Text.Folding.Fold(p), StringComparison.Ordinal)) && p.Count(char.IsLetter) >= 9)];
    }

    static IEnumerable<string> Twelve(string text) => Enumerable.Range(0, text.Length - 11).Select(i => text.Substring(i, 12));

    // What SQLite does where nobody asks it to overwrite what is deleted.
    static void DeletedCarelessly(string workspace)
    {
        File.Delete(Path.Combine(workspace, "quipu.db.v1.bak"));
        using var db = new SqliteConnection($"Data Source={Path.Combine(workspace, "quipu.db")};Pooling=False");
        db.Open();
        Execute(db, "pragma secure_delete = off");
        foreach (var table in new[] { "document", "claim_body", "entity", "canonical", "document_words", "claim_words", "entity_words", "change" }) Execute(db, $"delete from {table}");
        Execute(db, "pragma wal_checkpoint(truncate)");
    }

    static void Execute(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
#pragma warning disable CA2100 // The statements stand in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteScalar();
    }

    static string Run(Sandbox sandbox, params string[] words)
    {
        var (answers, asides, code) = sandbox.Run([.. words, "--workspace", "w.quipu"]);
        Assert.True(code == 0, $"{string.Join(' ', words)}: {asides}");
        return answers;
    }

    /// <summary>A copy of a workspace as it was.</summary>
    sealed class Copy : IDisposable
    {
        internal Copy(string workspace)
        {
            foreach (var file in Directory.EnumerateFiles(workspace, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(Folder, Path.GetRelativePath(workspace, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        internal string Folder { get; } = Directory.CreateTempSubdirectory("quipu-copy-").FullName;

        public void Dispose() => Directory.Delete(Folder, true);
    }
}
