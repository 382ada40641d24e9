using System.Text;
using Microsoft.Data.Sqlite;
using Quipu.Model;
using Quipu.Storage.Sqlite;
using Xunit;

namespace Quipu.Storage.Tests;

/// <summary>The contract on SQLite, and what only a file can show.</summary>
public sealed class SqliteStoreTest : StoreContract
{
    readonly string _folder = Directory.CreateTempSubdirectory("quipu-store-").FullName;
    int _number;

    string Database => Path.Combine(_folder, $"workspace{_number}.sqlite");

    private protected override IStore Open() => SqliteStore.Open(Database);

    private protected override void Renew()
    {
        _number++;
        Reopen();
    }

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public void What_was_forgotten_is_in_no_file()
    {
        var (first, _, _, collusion, _, _) = Case.Governor();
        var (second, _, _, _) = Case.Acquittal();
        var secret = Case.Of("Zacarías Quispilloqta warned the raiders of Wanqarani.", location: "expediente-zacarias.txt");
        var zacarias = secret.Entity("Zacarías Quispilloqta", aliases: ["Quispilloqta"]);
        var claim = secret.Claim(ClaimType.EngagesIn, "Zacarías Quispilloqta warned the raiders", zacarias, null, c => c with { Details = c.Details.Add(Detail.Activity, "warning") });
        Keep(first, secret, second);
        Store.Write([new Change.Judged(new(new("j1"), claim, Claims.Verdict.Corrected, "Editor", Case.Time(3), "Quispilloqta himself said so", claim with { Modality = Modality.Alleged }))]);
        Assert.True(IsInFiles("Quispilloqta") && IsInFiles("quispilloqta") && IsInFiles("wanqarani"));
        Store.Write([new Change.Forgotten(secret.Document.Id, "Editor", Case.Time(4))]);
        foreach (var word in new[] { "Quispilloqta", "quispilloqta", "uispilloqta", "Wanqarani", "anqarani", "expediente-zacarias", "warned the raiders" })
            Assert.False(IsInFiles(word), $"'{word}' is still in a file of the workspace.");
        Assert.True(IsInFiles("Los Carreteros"));
        Assert.Equal(collusion.Id, Shown(collusion).Claim.Id);
    }

    [Fact]
    public void Steps_between_versions_are_numbered_one_by_one() => Assert.Equal(Enumerable.Range(1, Migrations.Known), Migrations.Numbers);

    [Fact]
    public void A_newer_store_is_refused_and_left_as_it_is()
    {
        _ = Store;
        Close();
        Execute($"pragma user_version = {Migrations.Known + 7}");
        var bytes = File.ReadAllBytes(Database);
        var refusal = Assert.Throws<NewerStoreException>(() => SqliteStore.Open(Database));
        Assert.Equal((Migrations.Known + 7, Migrations.Known), (refusal.Found, refusal.Known));
        Assert.Throws<NewerStoreException>(() => SqliteStore.Open(Database, StoreMode.ReadOnly));
        Assert.Equal(bytes, File.ReadAllBytes(Database));
    }

    [Fact]
    public void What_is_no_store_is_refused_with_a_sentence()
    {
        File.WriteAllText(Database, string.Concat(Enumerable.Repeat("This is a diary and no database. ", 100)));
        var refusal = Assert.Throws<StorageException>(() => SqliteStore.Open(Database));
        Assert.Contains("is not a workspace of Quipu", refusal.Message);
        Assert.Contains("cannot be opened", Assert.Throws<StorageException>(() => SqliteStore.Open(Path.Combine(_folder, "no", "such", "folder.sqlite"))).Message);
    }

    [Fact]
    public void A_store_opened_for_reading_reads_and_does_not_write()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        using var reader = SqliteStore.Open(Database, StoreMode.ReadOnly);
        Assert.Equal(Modality.Alleged, reader.Claim(Owner, collusion.Id)!.Claim.Modality);
        Assert.Throws<StorageException>(() => reader.Write([new Change.Assembled()]));
        Keep(Case.Acquittal().Case);
        Assert.Equal(2, reader.Counts(Owner).Documents);
    }

    [Fact]
    public void Where_no_file_can_be_made_the_store_is_read_by_itself()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Close();
        Directory.CreateDirectory($"{Database}.{Environment.ProcessId}.probe");
        Assert.Equal(StoreMode.ReadOnly, SqliteStore.Allowed(Database));
        var files = Directory.GetFileSystemEntries(_folder).Length;
        using (var reader = SqliteStore.Open(Database, StoreMode.ReadOnly))
        {
            Assert.Equal(Modality.Alleged, reader.Claim(Owner, collusion.Id)!.Claim.Modality);
            Assert.Throws<StorageException>(() => reader.Write([new Change.Assembled()]));
            Assert.Equal(files, Directory.GetFileSystemEntries(_folder).Length);
        }

        File.WriteAllText(Database + "-wal", "what somebody had begun");
        Assert.Contains("was not closed", Assert.Throws<StorageException>(() => SqliteStore.Open(Database, StoreMode.ReadOnly)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_a_sentence_and_costs_nothing_that_was_kept()
    {
        Keep(Case.Governor().Case);
        Close();
        using var store = SqliteStore.Open(Database);
        store.LimitPages();
        var big = Case.Of(string.Concat(Enumerable.Range(0, 40_000).Select(i => $"word{i} ")));
        Assert.Contains("disk is full", Assert.Throws<StorageException>(() => store.Write(big.Changes)).Message);
        Assert.Equal((1, 4), (store.Counts(Owner).Documents, store.Counts(Owner).Claims));
    }

    [Fact]
    public void A_full_disk_stops_an_import_and_what_was_kept_is_gone_on_with()
    {
        var rows = Enumerable.Range(1, 4000).Select(row => Rolls.Company(row, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"K{row}"))).ToArray();
        _ = Store;
        Close();
        using (var store = SqliteStore.Open(Database))
        {
            store.LimitPages(200);
            using var import = store.BeginImport(Rolls.Header("may", 1));
            Assert.Contains("disk is full", Assert.Throws<StorageException>(() => { foreach (var batch in rows.Chunk(250)) import.Keep(batch); }).Message);
            Assert.Throws<StorageException>(() => import.Keep(rows[^1000..]));
        }

        using var again = SqliteStore.Open(Database);
        using (var import = again.BeginImport(Rolls.Header("may", 1))) Assert.InRange(import.RowsKept, 250, 3750);
        var summary = again.Import(Rolls.Header("may", 1), rows);
        Assert.Equal((4000, 12_000, 4000, 0), (summary.Counts.Rows, summary.Counts.NewStatements, summary.Counts.NewEntities, summary.Counts.Repeated));
        Assert.Equal(12_000, again.AllStatements(Owner, new()).Count());
        Assert.Equal(12_000, again.Datasets(Owner).Single(d => d.Name == Rolls.Suppliers).Statements);
        Assert.Equal(4000, again.RegisterEntities(Owner, new("aceros"), Search.Paging.First).Total);
    }

    [Fact]
    public void The_order_of_the_vocabulary_is_fixed_because_tables_keep_positions()
    {
        Assert.Equal((0, 21, 27), ((int)ClaimType.HoldsPost, (int)ClaimType.Proceeding, (int)ClaimType.Figure));
        Assert.Equal((0, 2, 7, 11, 20), ((int)Stage.Accused, (int)Stage.Arrested, (int)Stage.Convicted, (int)Stage.Acquitted, (int)Stage.Removed));
        Assert.Equal((0, 1, 2, 3), ((int)Modality.Stated, (int)Modality.Alleged, (int)Modality.Denied, (int)Modality.Possible));
        Assert.Equal((0, 6), ((int)EntityType.Person, (int)EntityType.Event));
        Assert.Equal((0, 9), ((int)ClaimEnd.Subject, (int)ClaimEnd.Attribution));
        Assert.Equal((0, 4), ((int)Registers.NoteKind.Cleaned, (int)Registers.NoteKind.Skipped));
        Assert.Equal((0, 9, 17), ((int)Documents.BlockKind.Title, (int)Documents.BlockKind.Menu, (int)Documents.BlockKind.Code));
    }

    [Fact]
    public void A_new_version_of_a_format_replaces_the_document_and_keeps_its_judgements()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Store.Write([new Change.Judged(new(new("j1"), collusion, Claims.Verdict.Accepted, "Editor", Case.Time(3)))]);
        var text = "Politics. " + article.Document.Text;
        var document = article.Document with { Text = text, Id = DocumentId.From(article.Document.Capture, 0, text), Format = "text/2" };
        Store.Write([new Change.DocumentMade(document, DatasetName.Default)]);
        Assert.Null(Store.Document(Owner, article.Document.Id));
        Assert.Single(Store.Orphans(Owner));
        Span Moved(Span at) => new(at.Start + 10, at.End + 10);
        var subject = new LocalEntity { Id = EntityId.Local(document.Id, EntityType.Person, Moved(collusion.Subject!.At)), Document = document.Id, Type = EntityType.Person, Name = "Rosa Ibáñez Luján" };
        var group = new LocalEntity { Id = EntityId.Local(document.Id, EntityType.Organization, Moved(collusion.Object!.At)), Document = document.Id, Type = EntityType.Organization, Name = "Los Carreteros" };
        var said = Moved(collusion.Attribution.Single().At);
        var informant = new LocalEntity { Id = EntityId.Local(document.Id, EntityType.Person, said), Document = document.Id, Type = EntityType.Person, Name = "an informant", Named = false };
        var again = collusion with
        {
            Document = document.Id,
            Quote = collusion.Quote with { At = Moved(collusion.Quote.At) },
            Trigger = Moved(collusion.Trigger),
            Attribution = [new(informant.Id, said)],
            Subject = new(subject.Id, Moved(collusion.Subject.At)),
            Object = new(group.Id, Moved(collusion.Object.At)),
            Id = new("again"),
        };
        Store.Write([new Change.DocumentWasRead(new(document.Id, "frames/1", [subject, group, informant], [again]))]);
        Assert.Equal(Claims.ReviewState.Accepted, Shown(again).Review.State);
        Assert.Empty(Store.Orphans(Owner));
    }

    void Close()
    {
        base.Dispose();
        SqliteConnection.ClearAllPools();
    }

    void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    bool IsInFiles(string word) => Directory.EnumerateFiles(_folder).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
    });
}
