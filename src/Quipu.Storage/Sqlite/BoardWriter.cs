using Quipu.Boards;

namespace Quipu.Storage.Sqlite;

/// <summary>Adds steps to boards.</summary>
sealed class BoardWriter(Writing writing)
{
    internal void Write(Change.BoardStepped stepped)
    {
        var (db, id, step) = (writing.Db, stepped.Board.Value, stepped.Step);
        if (step.Act == BoardAct.Made) db.Run("insert into board (id, latest) values (?1, ?2)", id, step.At.UtcTicks);
        if (db.Number("select key from board where id = ?1", id) is not { } board) throw new ArgumentException($"There is no board {id}.", nameof(stepped));
        db.Run(
            "insert into board_step (board, number, act, at, body) values (?1, (select coalesce(max(number), 0) + 1 from board_step where board = ?1), ?2, ?3, ?4)",
            board, (int)step.Act, step.At.UtcTicks, BoardJson.Write(step));
        db.Run("update board set latest = ?2, closed = case ?3 when ?4 then 1 when ?5 then 0 else closed end where key = ?1", board, step.At.UtcTicks, (int)step.Act, (int)BoardAct.Closed, (int)BoardAct.Reopened);
        writing.Note("board", "", $"{step.By}: changed a board");
    }

    /// <summary>Takes parties off every step that nothing but a forgotten document named: their ids are made of its words.</summary>
    internal static void Forget(Session db, GoneDocument gone)
    {
        var only = db.List(
            """
            select k.id from canonical k where exists (select 1 from entity e where e.canon = k.key and e.document = ?1) and not exists (select 1 from entity e where e.canon = k.key and e.document <> ?1)
            union select id from entity where document = ?1
            """, r => r.GetString(0), gone.Key);
        foreach (var id in only)
            foreach (var (key, body) in db.List("select key, body from board_step where instr(body, ?1) > 0", r => (r.GetInt64(0), r.GetString(1)), id))
                db.Run("update board_step set body = ?2 where key = ?1", key, Without(body, id));
    }

    static string Without(string body, string id)
    {
        var step = BoardJson.Read((0, default, default), body);
        return BoardJson.Write(step with { Parties = [.. step.Parties.Where(p => p.Value != id)], Places = [.. step.Places.Where(p => p.Party.Value != id)] });
    }
}
