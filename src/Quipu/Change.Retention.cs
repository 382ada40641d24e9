using Quipu.Publishing.Retention;

namespace Quipu;

public abstract partial record Change
{
    /// <summary>A rule is set, over an earlier one of the same dataset and start.</summary>
    public sealed record RetentionSet(RetentionRule Rule) : Change;

    /// <summary>A rule is taken back.</summary>
    public sealed record RetentionLifted(DatasetName Dataset, RetentionStart Start, string By, DateTimeOffset At) : Change;

    /// <summary>The rows of an import are forgotten: its values, figures and notes, and the entities that nothing else speaks of.</summary>
    public sealed record ImportForgotten(long Import, string By, DateTimeOffset At) : Change;

    /// <summary>A copy of the workspace was made somewhere: what is forgotten later is in it until it is gone.</summary>
    public sealed record BackupNoted(string Place, DateOnly? Expires, string By, DateTimeOffset At) : Change;

    /// <summary>A copy that was noted is there no more.</summary>
    public sealed record BackupGone(string Place, string By, DateTimeOffset At) : Change;
}
