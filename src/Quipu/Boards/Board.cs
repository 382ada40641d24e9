using System.Collections.Immutable;

namespace Quipu.Boards;

/// <summary>A board; random, since two may hold the same.</summary>
public readonly record struct BoardId(string Value) : IComparable<BoardId>
{
    /// <summary>A new one.</summary>
    public static BoardId New() => new(Guid.NewGuid().ToString("N"));

    public int CompareTo(BoardId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>Where a party stands on a board, in units of the drawing.</summary>
/// <param name="Pinned">A person put it there; false: the drawing may move it.</param>
public sealed record BoardPlace(EntityId Party, double X, double Y, bool Pinned);

/// <summary>A member of a board.</summary>
/// <param name="Place">Where it stands; null: it was never placed.</param>
/// <param name="Since">The number of the step that added it.</param>
public sealed record BoardParty(EntityId Id, BoardPlace? Place, int Since);

/// <summary>What somebody of the desk wrote on a board: their own words, and no claim of any source.</summary>
/// <param name="Number">The step that wrote it.</param>
/// <param name="On">The party it is about; null: the board as a whole.</param>
public sealed record BoardNote(int Number, EntityId? On, string Text, string By, DateTimeOffset At);

/// <summary>What is done to a board, a word each on the wire.</summary>
public enum BoardAct { Made, Titled, Added, Removed, Placed, Noted, NoteRemoved, Asked, Closed, Reopened }

/// <summary>One step of a board's history; never changed.</summary>
public sealed record BoardStep
{
    /// <summary>From 1; the store counts.</summary>
    public int Number { get; init; }

    public required BoardAct Act { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Of <see cref="BoardAct.Made"/> and <see cref="BoardAct.Titled"/> the title, of <see cref="BoardAct.Noted"/> the note; null too where it went with a forgotten document.</summary>
    public string? Text { get; init; }

    /// <summary>Who was added or removed; of a note whom it is about.</summary>
    public ImmutableArray<EntityId> Parties { get; init; } = [];

    public ImmutableArray<BoardPlace> Places { get; init; } = [];

    /// <summary>Of <see cref="BoardAct.NoteRemoved"/> the note's number.</summary>
    public int? Note { get; init; }

    /// <summary>Of <see cref="BoardAct.Asked"/> which ties are shown: a query as the page <c>/network</c> has it; null: all.</summary>
    public string? Question { get; init; }
}

/// <summary>
/// A part of the network that somebody keeps: who is on it, where they stand, what the desk wrote beside them. The ties are not kept: they are what the record has between the members whenever it is looked
/// at, each with its status.
/// </summary>
/// <param name="Steps">Its whole history, in order; at least one.</param>
public sealed record Board(BoardId Id, ImmutableArray<BoardStep> Steps)
{
    /// <summary>The latest title; null where the words went with a forgotten document.</summary>
    public string? Title => Steps.Last(s => s.Act is BoardAct.Made or BoardAct.Titled).Text;

    /// <summary>Which ties are shown; null: all.</summary>
    public string? Question => Steps.LastOrDefault(s => s.Act == BoardAct.Asked)?.Question;

    public bool IsClosed => Steps.LastOrDefault(s => s.Act is BoardAct.Closed or BoardAct.Reopened)?.Act == BoardAct.Closed;

    public BoardStep Latest => Steps[^1];

    /// <summary>The members as they are now, in the order in which they were added.</summary>
    public ImmutableArray<BoardParty> Parties()
    {
        var members = new Dictionary<EntityId, BoardParty>();
        foreach (var step in Steps)
        {
            if (step.Act is BoardAct.Made or BoardAct.Added)
                foreach (var id in step.Parties) members.TryAdd(id, new(id, null, step.Number));
            if (step.Act == BoardAct.Removed)
                foreach (var id in step.Parties) members.Remove(id);
            foreach (var place in step.Places)
                if (members.TryGetValue(place.Party, out var member)) members[place.Party] = member with { Place = place };
        }

        return [.. members.Values.OrderBy(m => m.Since).ThenBy(m => m.Id)];
    }

    /// <summary>What the desk wrote on it and did not take back.</summary>
    public ImmutableArray<BoardNote> Notes()
    {
        var gone = Steps.Where(s => s.Act == BoardAct.NoteRemoved).Select(s => s.Note).ToHashSet();
        return [.. Steps.Where(s => s is { Act: BoardAct.Noted, Text: not null } && !gone.Contains(s.Number)).Select(s => new BoardNote(s.Number, s.Parties is [var on, ..] ? on : null, s.Text!, s.By, s.At))];
    }
}
