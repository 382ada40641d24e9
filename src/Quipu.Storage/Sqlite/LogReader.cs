using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads what happened to the workspace, and how much is in it.</summary>
sealed class LogReader(Session db, Scope scope)
{
    // Bookkeeping of single captures, and of whom a join moved, is in the sequence for those who follow it, and of no interest to a reader of the log.
    const string Shown = "c.kind not in ('capture', 'done', 'moved', 'masks', 'spent', 'alerts')";

    // That patterns found something tells whoever may not see it that there is something.
    string Seen => (scope.All ? "" : $" and (c.dataset is null or c.dataset in ({scope.Keys}))") + (IsOwner ? "" : " and c.kind not in ('findings', 'finding', 'leaving', 'reply', 'searched', 'watch', 'alerts')");

    /// <summary>Whether the owner of the workspace reads, who may know of everything.</summary>
    internal bool IsOwner { get; init; }

    internal WorkspaceCounts Counts()
    {
        var last = db.Number($"select max(read) from document d where 1{scope.And("d")}");
        return new(
            db.Total($"select count(*) from document d where 1{scope.And("d")}"),
            db.Total($"select count(distinct {DocumentReader.Counted("d")}) from document d where 1{scope.And("d")}"),
            db.Total($"select count(*) from claim c where 1{scope.And("c")}"),
            db.Total($"select count(*) from claim c where c.review <> 0 and c.review in ({(int)ReviewState.Accepted}, {(int)ReviewState.Corrected}){scope.And("c")}"),
            db.Total($"select count(*) from claim c where c.review <> 0 and c.review = {(int)ReviewState.Rejected}{scope.And("c")}"),
            db.Total(scope.All
                ? "select count(*) from canonical where named = 1"
                : $"select count(distinct e.canon) from entity e where e.named = 1{scope.And("e")}"),
            db.Total($"select count(*) from failure f where 1{scope.And("f")}"),
            last is null ? null : JudgementWriter.Time(last.Value));
    }

    internal Page<LogRow> Page(LogQuery query, Paging paging)
    {
        var where = new Condition();
        if (query.FailuresOnly) where.And("c.failure = 1");
        else if (!query.Whole) where.And(Shown);
        if (!string.IsNullOrWhiteSpace(query.Text)) where.And("(instr(lower(c.location), lower(?)) > 0 or instr(lower(c.message), lower(?)) > 0)", query.Text.Trim());
        if (query.Text is { } words && !string.IsNullOrWhiteSpace(words) && Barred is { } barred) return Found(where, (words.Trim(), barred), paging);
        var total = db.Total($"select count(*) from change c where 1{Seen}{where.Sql}", where.Values);
        return new([.. Rows(where, paging)], total, paging.Offset);
    }

    /// <summary>A row as the viewer may see it; null: nothing of the log is masked for them.</summary>
    internal Func<LogRow, LogRow>? Barred { get; init; }

    // What was found by words that the viewer may not see was not found.
    Page<LogRow> Found(Condition where, (string Words, Func<LogRow, LogRow> Barred) asked, Paging paging)
    {
        var found = Rows(where, new(0, int.MaxValue)).Select(asked.Barred)
            .Where(r => r.Location.Contains(asked.Words, StringComparison.OrdinalIgnoreCase) || r.Message.Contains(asked.Words, StringComparison.OrdinalIgnoreCase)).ToList();
        return new([.. found.Skip(paging.Offset).Take(paging.Limit)], found.Count, paging.Offset);
    }

    List<LogRow> Rows(Condition where, Paging paging) => db.List(
        $"""
        select c.number, c.at, c.kind, c.location, c.message, c.document, c.failure from change c where 1{Seen}{where.Sql}
        order by c.number desc limit ?{where.Next} offset ?{where.Next + 1}
        """,
        r => new LogRow(
            r.GetInt64(0), JudgementWriter.Time(r.GetInt64(1)), r.GetString(2), r.GetString(3), r.GetString(4), r.IsDBNull(5) ? null : new DocumentId(r.GetString(5)), r.GetInt32(6) > 0),
        where.With(paging.Limit, paging.Offset));
}
