using Quipu.Access;
using Quipu.Boards;
using Quipu.Search;

namespace Quipu;

// Parts of the network that somebody keeps.
public partial interface IStore
{
    /// <summary>Boards, those first that changed last. They are the owner's: what is put side by side says what a desk works on.</summary>
    /// <param name="closed">Those that were laid aside too.</param>
    Page<Board> Boards(Viewer viewer, bool closed, Paging paging);

    /// <summary>A board with its whole history; null where there is none or the viewer may not see it.</summary>
    Board? Board(Viewer viewer, BoardId id);
}
