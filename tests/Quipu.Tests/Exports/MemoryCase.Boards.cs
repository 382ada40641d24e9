using Quipu.Access;
using Quipu.Boards;
using Quipu.Search;

namespace Quipu.Tests.Exports;

sealed partial class MemoryCase
{
    public Page<Board> Boards(Viewer viewer, bool closed, Paging paging) => throw new NotSupportedException();

    public Board? Board(Viewer viewer, BoardId id) => throw new NotSupportedException();
}
