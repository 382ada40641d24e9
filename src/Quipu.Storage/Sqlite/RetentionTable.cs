using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Publishing.Retention;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps and reads rules of retention, and which copies of the workspace there are.</summary>
static class RetentionTable
{
    internal static void Write(Writing writing, Change.RetentionSet set)
    {
        var rule = set.Rule;
        writing.Db.Run(
            "insert or replace into retention (dataset, since, days, who, at) values (?1, ?2, ?3, ?4, ?5)",
            writing.Dataset(rule.Dataset), Word(rule.Start), rule.Days, rule.By, rule.At.UtcTicks);
        writing.Note("retention", "", $"{rule.By}: {rule.Dataset} is kept {rule.Days} days from when it was {Word(rule.Start)}", new(writing.Dataset(rule.Dataset)));
    }

    internal static void Write(Writing writing, Change.RetentionLifted lifted)
    {
        if (writing.Db.Run("delete from retention where dataset = ?1 and since = ?2", writing.Dataset(lifted.Dataset), Word(lifted.Start)) > 0)
            writing.Note("retention", "", $"{lifted.By}: {lifted.Dataset} has no rule by when it was {Word(lifted.Start)} any more", new(writing.Dataset(lifted.Dataset)));
    }

    internal static void Write(Writing writing, Change.BackupNoted noted)
    {
        writing.Db.Run(
            "insert into backup (at, sequence, expires, place) values (?1, ?2, ?3, ?4)",
            noted.At.UtcTicks, writing.Db.Number("select max(number) from change") ?? 0, noted.Expires is { } day ? DayNumber.Of(day) : null, noted.Place);
        writing.Note("backup", "", $"{noted.By}: noted a copy");
    }

    internal static void Write(Writing writing, Change.BackupGone gone)
    {
        if (writing.Db.Run("update backup set gone = ?2 where place = ?1 and gone is null", gone.Place, gone.At.UtcTicks) > 0) writing.Note("backup", "", $"{gone.By}: a copy is gone");
    }

    internal static ImmutableArray<RetentionRule> Rules(Session db, Scope scope) =>
    [
        .. db.List(
            $"select r.dataset, r.since, r.days, r.who, r.at from retention r join dataset d on d.key = r.dataset where 1{scope.And("r")} order by d.name, r.since",
            r => new RetentionRule(scope.Name(r.GetInt64(0)), r.GetString(1) == "read" ? RetentionStart.Read : RetentionStart.Published, r.GetInt32(2), r.GetString(3), JudgementWriter.Time(r.GetInt64(4)))),
    ];

    internal static Expiry Expired(Session db, Scope scope, DateOnly day)
    {
        var (gone, undated) = (new Dictionary<DocumentId, ExpiredDocument>(), 0);
        var (imports, undatedImports) = (new List<ExpiredImport>(), 0);
        var reader = new DocumentReader(db, scope);
        foreach (var rule in Rules(db, scope))
        {
            var (over, undatable) = RegisterExpiry.Of(db, rule, day);
            imports.AddRange(over);
            undatedImports += undatable;
            var rows = db.List("select d.key, d.read, d.published from document d join dataset s on s.key = d.dataset where s.name = ?1", r => (Key: r.GetInt64(0), Read: r.GetInt64(1), Published: r.IsDBNull(2) ? null : r.GetString(2)), rule.Dataset.Value);
            foreach (var row in rows)
            {
                // The last day that its day may mean: nothing goes too early.
                DateOnly? from = rule.Start == RetentionStart.Read ? DateOnly.FromDateTime(JudgementWriter.Time(row.Read).UtcDateTime)
                    : row.Published is { } published && PartialDate.TryParse(published, out var date) ? date.Latest : null;
                if (from is null) undated++;
                else if (from.Value.AddDays(rule.Days) is var until && until < day && reader.Head(row.Key) is { } head) gone.TryAdd(head.Id, new(head, rule, until));
            }
        }

        return new([.. gone.Values.OrderBy(e => e.Document.Dataset.Value, StringComparer.Ordinal).ThenBy(e => e.Document.Id)], undated)
        {
            Imports = [.. imports.OrderBy(i => i.Dataset.Value, StringComparer.Ordinal).ThenBy(i => i.Number)],
            UndatedImports = undatedImports,
        };
    }

    internal static ImmutableArray<BackupRow> Backups(Session db, string path)
    {
        var noted = db.List(
            "select at, place, expires from backup where gone is null",
            r => (At: r.GetInt64(0), Place: r.GetString(1), Expires: r.IsDBNull(2) ? null : (DateOnly?)DayNumber.Day(r.GetInt64(2))));
        // Copies that a migration left beside the database: the next forgetting removes them.
        noted.AddRange(Migrations.Backups(path).Select(file => (File.GetLastWriteTimeUtc(file).Ticks, Path.GetFileName(file), (DateOnly?)null)));
        return
        [
            .. noted.OrderByDescending(b => b.At).ThenBy(b => b.Place, StringComparer.Ordinal)
                .Select(b => new BackupRow(JudgementWriter.Time(b.At), b.Place, b.Expires, db.Count("select count(*) from tombstone where kind = 'document' and at > ?1", b.At))),
        ];
    }

    static string Word(RetentionStart start) => start == RetentionStart.Read ? "read" : "published";
}
