using System.Collections.Immutable;
using Quipu.Boards;
using Quipu.Entities;
using Quipu.Network;
using Quipu.Search;
using Quipu.Web.Pages.Paths;

namespace Quipu.Web.Pages.Boards;

/// <summary>Every board, the latest changed first.</summary>
public sealed record BoardsView(Page<Board> Rows, Paging Paging, bool Closed)
{
    internal static BoardsView Load(Desk desk, Asked asked)
    {
        var (closed, paging) = (asked.Flag("closed"), asked.Paging());
        return new(desk.Store.Boards(desk.Viewer, closed, paging), paging, closed);
    }
}

/// <summary>A member of a board as the record has them now.</summary>
/// <param name="Card">Null: not on record here, or not any more.</param>
public sealed record BoardMember(BoardParty Party, EntityCard? Card)
{
    /// <summary>Under which id the ties name them.</summary>
    internal EntityId Id => Card?.Id ?? Party.Id;
}

/// <summary>A board: its members, the ties that the record has between them now, and what the desk wrote.</summary>
/// <param name="Query">Which ties are shown.</param>
/// <param name="Adding">Whom somebody wants to add; null: nobody was asked for.</param>
public sealed record BoardView(Board Board, ImmutableArray<BoardMember> Members, EdgeSet Ties, EdgeQuery Query, PathEnd? Adding)
{
    /// <summary>Steps of the history that are shown at first.</summary>
    internal const int Recent = 30;

    internal bool WholeHistory { get; private init; }

    internal static BoardView? Load(Desk desk, Asked asked, string id)
    {
        if (desk.Store.Board(desk.Viewer, new(id)) is not { } board) return null;
        ImmutableArray<BoardMember> members = [.. board.Parties().Select(p => new BoardMember(p, desk.Store.Entity(desk.Viewer, p.Id)))];
        ImmutableArray<EntityId> ids = [.. members.Select(m => m.Card?.Id).OfType<EntityId>().Distinct()];
        var query = BoardQuestion.Of(board.Question, desk.Words).Asked.Between(ids);
        var ties = ids.IsEmpty ? new([], [], 0) : desk.Store.Edges(desk.Viewer, query);
        return new(board, members, ties, query, asked.Text("add") is { } add ? PathEnd.Of(desk, add) : null) { WholeHistory = asked.Flag("history") };
    }

    internal string Name(EntityId id) => Members.FirstOrDefault(m => m.Party.Id == id || m.Id == id)?.Card?.Name ?? id.Value;
}
