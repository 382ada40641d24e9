using Quipu.Watches;

namespace Quipu;

// Questions that are kept, and what newly answers them.
public abstract partial record Change
{
    /// <summary>Somebody keeps a question.</summary>
    public sealed record WatchMade(Watch Watch) : Change;

    /// <summary>How a watch tells is set anew; null: that stays as it is.</summary>
    public sealed record WatchSet(WatchId Watch, WatchSetting Setting, string By, DateTimeOffset At) : Change;

    /// <summary>A watch is closed: it is answered no longer, and stays with all that it told.</summary>
    public sealed record WatchClosed(WatchId Watch, string By, DateTimeOffset At) : Change;

    /// <summary>A watch was answered up to a change: what answers it since, what no longer does, and what is told of it.</summary>
    public sealed record WatchRun(WatchId Watch, long Sequence, WatchNews News) : Change;

    /// <summary>Somebody looked at the alerts of a watch up to one.</summary>
    public sealed record AlertsSeen(WatchId Watch, long UpTo, string By, DateTimeOffset At) : Change;

    /// <summary>A digest left with alerts of a watch up to one.</summary>
    public sealed record DigestSent(WatchId Watch, long UpTo, string By, DateTimeOffset At) : Change;
}
