using Quipu.Access;
using Quipu.Boards;
using Quipu.Search;

namespace Quipu.Storage.Tests.Ingest;

sealed partial class FullStore
{
    public Page<Board> Boards(Viewer viewer, bool closed, Paging paging) => store.Boards(viewer, closed, paging);

    public Board? Board(Viewer viewer, BoardId id) => store.Board(viewer, id);
}
