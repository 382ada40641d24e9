using System.Collections.Immutable;
using Quipu.Sources.Protected;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// A column in which people of the desk write, besides what documents say: where the names of somebody who is protected afterwards may stand. The words of documents, of outlets and of
/// those who answered are theirs, and are not here.
/// </summary>
/// <param name="Paths">Of a column of JSON, where in it; none: the column is a text.</param>
sealed record WrittenPlace(string Table, string Column, params ImmutableArray<string> Paths)
{
    internal static ImmutableArray<WrittenPlace> All { get; } =
    [
        new("judgement", "body", "$.reason"),
        new("change", "message"),
        // Names of files that somebody gave; those of documents are theirs.
        new("change", "location") { Where = "kind = 'leaving'" },
        new("sameness", "reason"),
        new("row_judgement", "reason"),
        new("row_judgement", "party"),
        new("finding_event", "note"),
        new("mask_decision", "reason"),
        new("grade", "reason"),
        // A licence is told in words.
        new("grade", "value"),
        new("request", "body", "$.to", "$.note"),
        new("request_event", "body", "$.from", "$.note"),
        new("searched", "question"),
        new("searched", "body", "$.note", "$.hits", "$.outside"),
        new("search_citation", "note"),
        new("leaving", "question"),
        new("leaving", "body", "$.file", "$.url", "$.title"),
        new("reveal", "reason"),
        new("board_step", "body", "$.text", "$.question"),
        new("edition", "name"),
        new("edition", "file"),
        new("backup", "place"),
        new("watch", "title"),
        new("watch", "question", "$"),
    ];

    /// <summary>Which rows; null: all.</summary>
    internal string? Where { get; init; }

    string Name => $"{Table}.{Column}";

    internal static ImmutableArray<WrittenText> Read(Session db) => [.. All.SelectMany(p => p.Rows(db))];

    /// <summary>Puts a text back where it was read.</summary>
    internal static void Write(Session db, WrittenText text)
    {
        if (All.FirstOrDefault(p => p.Name == text.Place) is not { } place) throw new ArgumentException($"People do not write into '{text.Place}'.", nameof(text));
        if (text.Within is { } path) db.Run($"update {place.Table} set {place.Column} = json_set({place.Column}, ?2, ?3) where rowid = ?1", text.Row, path, text.Text);
        else db.Run($"update {place.Table} set {place.Column} = ?2 where rowid = ?1", text.Row, text.Text);
    }

    IEnumerable<WrittenText> Rows(Session db)
    {
        var where = Where is null ? "" : $" and {Where}";
        if (Paths.IsEmpty) return db.List($"select rowid, {Column} from {Table} where {Column} <> ''{where}", r => new WrittenText(Name, r.GetInt64(0), null, r.GetString(1)));
        return Paths.SelectMany(path => db.List(
            $"select x.rowid, t.fullkey, t.atom from {Table} x, json_tree(x.{Column}, ?1) t where t.type = 'text'{where}", r => new WrittenText(Name, r.GetInt64(0), r.GetString(1), r.GetString(2)), path));
    }
}
