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

    // Everything that may copy words out of a document is done with the secret one, and a migration left a copy of the database.
    static void Use(Sandbox sandbox)
    {
        TranscriptTest.Copy(Quipu.Tests.Repository.File("samples/tarumayo"), sandbox.At("articles"));
        sandbox.Write("articles/secreto.txt", Secret);
        sandbox.Write("articles/secreto.json", Beside);
        sandbox.Write("list.csv", "name,place,post,party\nZoraida Quispilloqta Umasi,Wanqarani,,\nEvaristo Ñahuincopa,Wanqarani,suboficial,\nNilda Oré,Antay,,\n");
        Run(sandbox, "read", "articles");
        // The register has names of its own, none of the secret document's.
        sandbox.Write("people.csv", "name,place,post,party\nNilda Oré,Antay,mayor,Sol\n");
        Run(sandbox, "import", "people", "people.csv");
        sandbox.Run("screen", "list.csv", "--workspace", "w.quipu");
        sandbox.Run("crossref", "--workspace", "w.quipu");
        Run(sandbox, "patterns", "run");
        Run(sandbox, "search", "Wanqarani");
        Run(sandbox, "export", "claims", "--include-proposals");
        var finding = sandbox.Run("findings", "list", "--entity", Run(sandbox, "entities", "Ñahuincopa").Split(' ')[0], "--workspace", "w.quipu").Answers.Split(' ')[0];
        if (finding.Length > 8) sandbox.Run("findings", "mark", finding, "--status", "checking", "--note", "Zoraida Quispilloqta Umasi confirmed it", "--workspace", "w.quipu");
        Run(sandbox, "money");
        File.Copy(sandbox.At("w.quipu/quipu.db"), sandbox.At("w.quipu/quipu.db.v1.bak"));
    }

    // Pieces of twelve letters that no other document, and nothing else on record, has.
    static HashSet<string> Pieces(Sandbox sandbox)
    {
        var others = Directory.EnumerateFiles(sandbox.At("articles")).Where(f => !Path.GetFileName(f).StartsWith("secreto", StringComparison.Ordinal)).Append(sandbox.At("people.csv"))
            .Select(f => Text.Folding.Fold(File.ReadAllText(f))).ToList();
        return [.. new[] { Secret, Beside }.SelectMany(Twelve).Where(p => !others.Exists(o => o.Contains(Text.Folding.Fold(p), StringComparison.Ordinal)) && p.Count(char.IsLetter) >= 9)];
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
