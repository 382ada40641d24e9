using System.Collections.Immutable;

namespace Quipu.Watches;

/// <summary>How a watch tells, as it is set anew; null: that stays as it is.</summary>
public sealed record WatchSetting(WatchPace? Pace = null, bool? IsMuted = null, bool? WithProposals = null, string? Title = null);

/// <summary>What became of the answers of a watch.</summary>
/// <param name="Came">What answers it, or stands otherwise than it did.</param>
/// <param name="Went">What answers it no longer.</param>
/// <param name="Alerts">What is told of it.</param>
public sealed record WatchNews(ImmutableArray<WatchAnswer> Came, ImmutableArray<WatchItem> Went, ImmutableArray<Alert> Alerts)
{
    public static WatchNews None { get; } = new([], [], []);

    public bool IsEmpty => Came.IsEmpty && Went.IsEmpty && Alerts.IsEmpty;

    /// <summary>Both together.</summary>
    public WatchNews With(WatchNews more)
    {
        ArgumentNullException.ThrowIfNull(more);
        return new([.. Came, .. more.Came], [.. Went, .. more.Went], [.. Alerts, .. more.Alerts]);
    }
}

/// <summary>Why a question is not kept as a watch.</summary>
public enum WatchFault
{
    /// <summary>No question stands at that address.</summary>
    NoQuestion,

    /// <summary>A word of it is none that can be watched.</summary>
    UnknownWord,

    /// <summary>So much answers it that its news would be noise.</summary>
    TooWide,

    /// <summary>There is nobody and nothing of that id.</summary>
    NotThere,

    /// <summary>The table cannot be screened.</summary>
    NoTable,

    /// <summary>The title is too long.</summary>
    LongTitle,

    /// <summary>There is no such watch.</summary>
    UnknownWatch,

    /// <summary>It is closed.</summary>
    IsClosed,
}

/// <summary>What came of making a watch.</summary>
/// <param name="Fault">Null: it was made.</param>
/// <param name="About">What the fault is about.</param>
public sealed record WatchOutcome(Watch? Watch, WatchFault? Fault, string About = "")
{
    /// <summary>It was not made.</summary>
    public static WatchOutcome Not(WatchFault fault, object? about = null) => new(null, fault, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{about}"));
}
