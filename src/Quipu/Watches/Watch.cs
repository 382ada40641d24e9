using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Watches;

/// <summary>A watch; random, since the same may be watched by two people.</summary>
public readonly record struct WatchId(string Value) : IComparable<WatchId>
{
    /// <summary>A new one.</summary>
    public static WatchId New() => new(Guid.NewGuid().ToString("N"));

    public int CompareTo(WatchId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>What a watch asks for. Kept by position: new ones go to the end.</summary>
public enum WatchKind
{
    /// <summary>Words and filters: claims and documents that answer.</summary>
    Search,

    /// <summary>Filters of claims.</summary>
    Claims,

    /// <summary>Somebody or something on record: claims and findings about it.</summary>
    Entity,

    /// <summary>Findings of a pattern, of a party, or one finding.</summary>
    Findings,

    /// <summary>A table of names: who on record may be one of them.</summary>
    Names,
}

/// <summary>How often a watch tells. Kept by position: new ones go to the end.</summary>
public enum WatchPace
{
    /// <summary>On its page alone, as soon as something answers.</summary>
    Page,

    /// <summary>In the digest of each day too.</summary>
    Daily,

    /// <summary>In a digest each week too.</summary>
    Weekly,
}

/// <summary>A question that is kept, and how far it was answered. It is closed and never erased.</summary>
public sealed record Watch
{
    /// <summary>Letters of a title at most.</summary>
    public const int LongestTitle = 200;

    public required WatchId Id { get; init; }

    public required WatchQuestion Question { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What who made it calls it; null: it is called by its question.</summary>
    public string? Title { get; init; }

    public WatchPace Pace { get; init; }

    /// <summary>What a machine read and nobody accepted is told in mails and feeds too, marked as that; without, it is counted there.</summary>
    public bool WithProposals { get; init; }

    /// <summary>It goes on gathering, and tells nothing outside its own page.</summary>
    public bool IsMuted { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? ClosedBy { get; init; }

    /// <summary>The change of the store up to which it was answered; below 0: not yet, and what answers the first time is no news.</summary>
    public long Sequence { get; init; } = -1;

    /// <summary>The last alert that was looked at.</summary>
    public long Looked { get; init; }

    /// <summary>The last alert that a digest told.</summary>
    public long Sent { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Whether it is answered: neither closed, nor without the question that went with what was forgotten.</summary>
    public bool IsOpen => ClosedAt is null && !Question.IsForgotten;
}

/// <summary>A watch with how much it told.</summary>
/// <param name="New">Alerts that nobody looked at yet.</param>
/// <param name="Alerts">All alerts.</param>
/// <param name="Answers">What answers it now.</param>
/// <param name="Latest">The time of its last alert; null: it had none.</param>
public sealed record KeptWatch(Watch Watch, int New, int Alerts, int Answers, DateTimeOffset? Latest);

/// <summary>One thing that answers a watch, and how it stood when it was last looked at. Ids only: names and words are read when they are shown.</summary>
/// <param name="Item">What it is: <see cref="WatchItem"/>.</param>
/// <param name="State">How it stands, in ids and wire words.</param>
public sealed record WatchAnswer(WatchItem Item, string State, DocumentId? Document = null, EntityId? Entity = null)
{
    /// <summary>Other documents that it stands as it does by: of proceedings and answers.</summary>
    public ImmutableArray<DocumentId> Rests { get; init; } = [];
}
