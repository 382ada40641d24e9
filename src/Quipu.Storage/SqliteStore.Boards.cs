using Quipu.Access;
using Quipu.Boards;
using Quipu.Search;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public Page<Board> Boards(Viewer viewer, bool closed, Paging paging) => Read(viewer, (db, _) => new BoardReader(db, viewer).Page(closed, paging));

    public Board? Board(Viewer viewer, BoardId id) => Read(viewer, (db, _) => new BoardReader(db, viewer).One(id));
}
