using Quipu.Publishing.Retention;

namespace Quipu.Storage.Sqlite;

/// <summary>What rests on the rows of an import alone: what would go with it.</summary>
static class RegisterExpiry
{
    /// <summary>The kinds of the statements that import ?1 was the last to have.</summary>
    internal const string Kinds = "select k.key from register_kind k join register_file f on f.key = k.file where f.import = ?1";

    internal static bool IsForgotten(Session db, long import) => db.Number("select 1 from tombstone where id = ?1", Forgetting.Grave(import)) is not null;

    /// <summary>The values of an import that are long enough to tell something.</summary>
    internal static IEnumerable<string> Values(Session db, long import)
    {
        foreach (var value in db.List($"select s.value from register_statement s where s.kind in ({Kinds}) and length(s.value) >= {WrittenWords.Piece}", r => r.GetString(0), import)) yield return value;
    }

    /// <summary>The imports of a dataset whose time is over by a rule, oldest first; and how many the rule cannot date.</summary>
    internal static (IReadOnlyList<ExpiredImport> Over, int Undated) Of(Session db, RetentionRule rule, DateOnly day)
    {
        var imports = db.List(
            """
            select i.number, i.kind, coalesce(i.finished, i.at), (select count(*) from register_file f where f.import = i.number) from register_import i join dataset d on d.key = i.dataset
            where d.name = ?1 and not exists (select 1 from tombstone t where t.id = 'import-' || i.number) order by i.number
            """,
            r => (Number: r.GetInt64(0), Kind: r.GetString(1), At: r.GetInt64(2), Files: r.GetInt32(3)), rule.Dataset.Value);
        // A register has no day of publication: a rule by it reaches none, and says so.
        if (rule.Start == RetentionStart.Published) return ([], imports.Count);
        return ([.. imports.Select(i => (i.Number, i.Kind, i.Files, Until: DateOnly.FromDateTime(JudgementWriter.Time(i.At).UtcDateTime).AddDays(rule.Days)))
            .Where(i => i.Until < day).Select(i => Counted(db, new(i.Number, rule.Dataset, i.Kind, i.Files, rule, i.Until)))], 0);
    }

    static ExpiredImport Counted(Session db, ExpiredImport import) => import with
    {
        Rows = db.Count(
            $"""
            select count(*) from (
                select k.file, s.row from register_statement s join register_kind k on k.key = s.kind where s.kind in ({Kinds})
                union select f.file, f.row from figure f join register_file r on r.key = f.file where r.import = ?1)
            """,
            import.Number),
        Values = db.Count($"select count(*) from register_statement where kind in ({Kinds})", import.Number),
        Figures = db.Count("select count(*) from figure where file in (select key from register_file where import = ?1)", import.Number),
        Entities = db.Count(
            $"""
            select count(*) from (select entity from register_statement group by entity
                having sum(kind in ({Kinds})) = count(*))
            """,
            import.Number),
    };
}
