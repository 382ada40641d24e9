using Quipu.Storage.Sqlite;
using Xunit;

namespace Quipu.Storage.Tests;

/// <summary>Every table that may have words says how forgetting reaches it; one that nobody listed is seen.</summary>
public sealed class ForgettingPlacesTest : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("quipu-places-").FullName;

    [Fact]
    public void Every_table_with_texts_says_how_forgetting_reaches_it()
    {
        using var store = SqliteStore.Open(Path.Combine(_folder, "quipu.db"));
        using var db = new Session(Path.Combine(_folder, "quipu.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite);
        Assert.Empty(ForgettingPlace.Unlisted(db));
        Assert.Equal(ForgettingPlace.All.Length, ForgettingPlace.All.Select(p => (p.Table, p.Written?.Column)).Distinct().Count());
        Assert.Empty(ForgettingPlace.All.Where(p => db.Number("select 1 from sqlite_master where name = ?1", p.Table) is null).Select(p => p.Table));
        foreach (var place in ForgettingPlace.All.Where(p => p.Written is not null)) db.Run($"select {place.Written!.Value.Column}, {place.Written.Value.Becomes} from {place.Table} limit 0");
        // One that somebody adds and does not list.
        db.RunAll("create table letter (key integer primary key, quotes text); create virtual table letter_words using fts5 (quotes); create table tally (key integer primary key, n integer)");
        Assert.Equal(["letter", "letter_words", "letter_words_config", "letter_words_content", "letter_words_data", "letter_words_idx"], ForgettingPlace.Unlisted(db).Where(t => t != "letter_words_docsize"));
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
