using Quipu.Access;
using Quipu.Boards;
using Quipu.Patterns.Kept;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads boards with their steps.</summary>
sealed class BoardReader(Session db, Viewer viewer)
{
    internal Page<Board> Page(bool closed, Paging paging)
    {
        if (!FindingSight.IsOwner(viewer)) return new([], 0, paging.Offset);
        var which = closed ? "" : " where closed = 0";
        var rows = db.List($"select key, id from board{which} order by latest desc, id limit ?1 offset ?2", r => (r.GetInt64(0), r.GetString(1)), paging.Limit, paging.Offset);
        return new([.. rows.Select(Read)], db.Count($"select count(*) from board{which}"), paging.Offset);
    }

    internal Board? One(BoardId id) =>
        FindingSight.IsOwner(viewer) && db.Number("select key from board where id = ?1", id.Value) is { } key ? Read((key, id.Value)) : null;

    Board Read((long Key, string Id) row) => new(new(row.Id), [.. db.List(
        "select number, act, at, body from board_step where board = ?1 order by number",
        r => BoardJson.Read((r.GetInt32(0), (BoardAct)r.GetInt32(1), JudgementWriter.Time(r.GetInt64(2))), r.GetString(3)), row.Key)]);
}
