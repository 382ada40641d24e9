using Quipu.Model;

namespace Quipu.Watches;

/// <summary>What newly answers a watch, or stands otherwise than it was told. Kept by position: new ones go to the end.</summary>
public enum AlertKind
{
    /// <summary>A court or prosecutor ended what a claim is about.</summary>
    Exonerated,

    /// <summary>Somebody denied it, or answered it otherwise.</summary>
    Answered,

    /// <summary>The outlet retracted it.</summary>
    Retracted,

    /// <summary>The outlet corrected it.</summary>
    Corrected,

    /// <summary>A finding holds no longer.</summary>
    FindingGone,

    /// <summary>A finding is weaker than it was told.</summary>
    FindingWeaker,

    /// <summary>The law came to another stage.</summary>
    Standing,

    /// <summary>A claim answers no longer, or is on record no more.</summary>
    Gone,

    /// <summary>Somebody rejected, accepted or took back.</summary>
    Reviewed,

    /// <summary>It is said otherwise, or by others, than it was told.</summary>
    Reworded,

    /// <summary>A claim that answers.</summary>
    Claim,

    /// <summary>A finding or lead.</summary>
    Finding,

    /// <summary>A finding is stronger than it was told.</summary>
    FindingStronger,

    /// <summary>Somebody on record who may be one of the names.</summary>
    Match,

    /// <summary>A document that answers and brought no claim that does.</summary>
    Document,
}

/// <summary>One thing that a watch tells. It holds ids and states; who and what they are is read from the store, as the viewer may see it.</summary>
/// <param name="Number">Its place in the order of alerts; 0: the store gives it one.</param>
public sealed record Alert(long Number, WatchId Watch, AlertKind Kind, WatchItem Item, DateTimeOffset At)
{
    /// <summary>How it stands since.</summary>
    public required string State { get; init; }

    /// <summary>How it stood when it was told before; null: it was not.</summary>
    public string? Before { get; init; }

    public DocumentId? Document { get; init; }

    public EntityId? Entity { get; init; }

    /// <summary>The order of seriousness: what takes back or answers an accusation stands before what makes one.</summary>
    public static int Rank(AlertKind kind) => (int)kind;

    /// <summary>Whether it says that something was told that stands otherwise now.</summary>
    public bool IsAmending => Kind is not (AlertKind.Claim or AlertKind.Finding or AlertKind.FindingStronger or AlertKind.Match or AlertKind.Document);
}

/// <summary>Which alerts; all null: every one.</summary>
/// <param name="After">Only those with a greater number.</param>
/// <param name="SeriousFirst">The most serious first; without, the newest.</param>
public sealed record AlertQuery(WatchId? Watch = null, long After = 0, bool SeriousFirst = false);
