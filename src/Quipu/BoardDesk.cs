using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Boards;

namespace Quipu;

/// <summary>Makes boards and takes steps on them. Steps of two people at once all count: each says what it changes, and nothing else.</summary>
public sealed class BoardDesk(IStore store, Viewer viewer, TimeProvider time)
{
    /// <summary>Members of a board at most; letters of a title and of a note at most.</summary>
    public const int Most = 2000, LongestTitle = 200, LongestNote = 2000;

    // Far off any sheet that somebody could look at.
    const double Farthest = 1e6;

    /// <summary>Makes a board.</summary>
    /// <param name="places">Where some of them stand already.</param>
    public BoardOutcome Make(string? title, IEnumerable<EntityId> parties, IEnumerable<BoardPlace>? places = null, string? question = null)
    {
        ArgumentNullException.ThrowIfNull(parties);
        if (Titled(title) is { } fault) return fault;
        ImmutableArray<EntityId> members = [.. parties.Select(Standing).Distinct()];
        ImmutableArray<BoardPlace> placed = [.. (places ?? []).Select(p => p with { Party = Standing(p.Party) }).Where(p => members.Contains(p.Party))];
        if (members.Length > Most) return BoardOutcome.Not(BoardFault.TooMany, Most);
        if (!placed.All(IsPlace)) return BoardOutcome.Not(BoardFault.BadPlace);
        var id = BoardId.New();
        Keep(id, Step(BoardAct.Made) with { Text = title!.Trim(), Parties = members, Places = placed });
        if (!string.IsNullOrWhiteSpace(question)) Keep(id, Step(BoardAct.Asked) with { Question = question });
        return new(id);
    }

    /// <summary>Makes a board of a file that a board or a graph program wrote. Whoever of it is not on record here stays a member, and is shown as one who is not.</summary>
    /// <param name="title">What to call it where the file does not say.</param>
    public BoardOutcome Make(byte[] file, string title)
    {
        if (BoardFile.Read(file) is not { } read) return BoardOutcome.Not(BoardFault.BadFile);
        if (read.Parties.IsEmpty) return BoardOutcome.Not(BoardFault.NoParty);
        if (read.Notes.Any(n => n.Text.Length > LongestNote)) return BoardOutcome.Not(BoardFault.TooLong, LongestNote);
        var made = Make(string.IsNullOrWhiteSpace(read.Title) ? title : read.Title, read.Parties, read.Places, read.Question);
        if (made.Id is not { } id) return made;
        foreach (var (on, text) in read.Notes.Where(n => !string.IsNullOrWhiteSpace(n.Text)))
            _ = Note(id, on is { } party && read.Parties.Contains(party) ? party : null, text);
        return made;
    }

    public BoardOutcome Title(BoardId id, string? title) => Titled(title) ?? Take(id, _ => null, Step(BoardAct.Titled) with { Text = title?.Trim() });

    /// <summary>Adds parties; whoever is on it already stays as they are.</summary>
    public BoardOutcome Add(BoardId id, IEnumerable<EntityId> parties)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ImmutableArray<EntityId> more = [.. parties.Select(Standing).Distinct()];
        if (more.IsEmpty) return BoardOutcome.Not(BoardFault.NoParty);
        foreach (var party in more)
            if (store.Entity(viewer, party) is null) return BoardOutcome.Not(BoardFault.UnknownParty, party.Value);
        return Take(id, b => b.Parties().Select(p => p.Id).Union(more).Count() > Most ? BoardOutcome.Not(BoardFault.TooMany, Most) : null, Step(BoardAct.Added) with { Parties = more });
    }

    /// <summary>Takes a member off the board. The record keeps them.</summary>
    public BoardOutcome Remove(BoardId id, EntityId party) =>
        Take(id, b => Member(b, party) is null ? BoardOutcome.Not(BoardFault.UnknownParty, party.Value) : null, b => Step(BoardAct.Removed) with { Parties = [.. Same(b, party)] });

    /// <summary>Puts members where they shall stand; who is not on the board is passed over.</summary>
    public BoardOutcome Place(BoardId id, IEnumerable<BoardPlace> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        ImmutableArray<BoardPlace> all = [.. places];
        if (!all.All(IsPlace)) return BoardOutcome.Not(BoardFault.BadPlace);
        return Take(id, _ => null, b => Step(BoardAct.Placed) with { Places = [.. all.Select(p => Member(b, p.Party) is { } member ? p with { Party = member.Id } : null).OfType<BoardPlace>()] });
    }

    /// <summary>Writes a note beside a member, or on the board as a whole.</summary>
    public BoardOutcome Note(BoardId id, EntityId? on, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return BoardOutcome.Not(BoardFault.NoText);
        if (text.Trim().Length > LongestNote) return BoardOutcome.Not(BoardFault.TooLong, LongestNote);
        return Take(id, b => on is { } party && Member(b, party) is null ? BoardOutcome.Not(BoardFault.UnknownParty, party.Value) : null,
            b => Step(BoardAct.Noted) with { Text = text.Trim(), Parties = on is { } party ? [Member(b, party)!.Id] : [] });
    }

    public BoardOutcome RemoveNote(BoardId id, int number) =>
        Take(id, b => b.Notes().Any(n => n.Number == number) ? null : BoardOutcome.Not(BoardFault.UnknownNote, number), Step(BoardAct.NoteRemoved) with { Note = number });

    /// <summary>Sets which ties are shown: a query as the page of the network has it; null: all.</summary>
    public BoardOutcome Ask(BoardId id, string? question) =>
        question?.Length > LongestNote ? BoardOutcome.Not(BoardFault.BadQuestion) : Take(id, _ => null, Step(BoardAct.Asked) with { Question = string.IsNullOrEmpty(question) ? null : question });

    /// <summary>Lays a board aside, or takes it up again; nothing of it is lost.</summary>
    public BoardOutcome Close(BoardId id, bool closed) =>
        store.Board(viewer, id) is not { } board ? BoardOutcome.Not(BoardFault.UnknownBoard, id.Value)
        : board.IsClosed == closed ? new(id) : Kept(id, Step(closed ? BoardAct.Closed : BoardAct.Reopened));

    BoardOutcome Take(BoardId id, Func<Board, BoardOutcome?> check, BoardStep step) => Take(id, check, _ => step);

    BoardOutcome Take(BoardId id, Func<Board, BoardOutcome?> check, Func<Board, BoardStep> step)
    {
        if (store.Board(viewer, id) is not { } board) return BoardOutcome.Not(BoardFault.UnknownBoard, id.Value);
        if (board.IsClosed) return BoardOutcome.Not(BoardFault.IsClosed);
        return check(board) ?? Kept(id, step(board));
    }

    BoardOutcome Kept(BoardId id, BoardStep step)
    {
        Keep(id, step);
        return new(id);
    }

    void Keep(BoardId id, BoardStep step) => store.Write([new Change.BoardStepped(id, step)]);

    BoardStep Step(BoardAct act) => new() { Act = act, By = viewer.Name, At = time.GetUtcNow() };

    static BoardOutcome? Titled(string? title) => string.IsNullOrWhiteSpace(title) ? BoardOutcome.Not(BoardFault.NoTitle) : title.Trim().Length > LongestTitle ? BoardOutcome.Not(BoardFault.TooLong, LongestTitle) : null;

    // Who was joined with another stands under its id; a board keeps the id that it was given.
    EntityId Standing(EntityId id) => store.Entity(viewer, id)?.Id ?? id;

    BoardParty? Member(Board board, EntityId party) => Same(board, party) is [var first, ..] ? board.Parties().First(p => p.Id == first) : null;

    ImmutableArray<EntityId> Same(Board board, EntityId party)
    {
        var standing = Standing(party);
        return [.. board.Parties().Select(p => p.Id).Where(id => id == party || Standing(id) == standing)];
    }

    static bool IsPlace(BoardPlace place) => double.IsFinite(place.X) && double.IsFinite(place.Y) && Math.Abs(place.X) <= Farthest && Math.Abs(place.Y) <= Farthest;
}
