using System.Collections.Immutable;
using Quipu.Patterns.Search;

namespace Quipu.Patterns.Kept;

/// <summary>
/// One thing that happened to a finding: a run of its pattern found, lost, strengthened or weakened it; or a person marked it or wrote a note. Never changed
/// once it is kept.
/// </summary>
/// <param name="By">Who marked it; null: a run of the pattern.</param>
/// <param name="Change">What a run made of it; null where a person marked it.</param>
/// <param name="Came">Ids of evidence that it rests on since.</param>
/// <param name="Went">Ids of evidence that it rests on no longer.</param>
/// <param name="Reasons">Why; those of single pieces of evidence first.</param>
/// <param name="Status">What a person marked it as; null: the status stayed.</param>
public sealed record FindingEvent(
    DateTimeOffset At, string? By, FindingChange? Change, ImmutableArray<string> Came, ImmutableArray<string> Went, ImmutableArray<FindingReason> Reasons,
        FindingStatus? Status, string? Note);

/// <summary>A finding as it is kept: as it was last found, whether it holds now, what people made of it, and all that happened to it.</summary>
public sealed record KeptFinding
{
    /// <summary>Letters of a note at most.</summary>
    public const int LongestNote = 2000;

    /// <summary>As it was last found, cut to what the viewer may see. Names are those of today.</summary>
    public required Finding Finding { get; init; }

    /// <summary>False: withdrawn; the last event of a run says why.</summary>
    public required bool Holds { get; init; }

    public required FindingStatus Status { get; init; }

    public required DateTimeOffset FirstFound { get; init; }

    public required DateTimeOffset LastChanged { get; init; }

    /// <summary>Hash of the pattern's file by which it was last found.</summary>
    public required string PatternVersion { get; init; }

    /// <summary>Oldest first.</summary>
    public required ImmutableArray<FindingEvent> History { get; init; }

    public bool IsLead => Finding.Lead is not null;

    /// <summary>An accusing hop has nothing that a person accepted: shown to the owner only, neither exported nor sent.</summary>
    public bool IsPrivate => Finding.IsPrivate;

    /// <summary>False: it was searched for another day than today, and stands nowhere.</summary>
    public bool IsKept => PatternVersion.Length > 0;

    /// <summary>As people had marked it by the end of a day, in UTC.</summary>
    public KeptFinding Until(DateOnly day)
    {
        var then = History.Where(e => DateOnly.FromDateTime(e.At.UtcDateTime) <= day).ToImmutableArray();
        return this with { History = then, Status = then.Select(e => e.Status).LastOrDefault(s => s is not null) ?? FindingStatus.New };
    }
}
