using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Publishing.Searches;

/// <summary>A search that was noted; random, since the same may be looked for twice.</summary>
public readonly record struct SearchId(string Value) : IComparable<SearchId>
{
    /// <summary>A new one.</summary>
    public static SearchId New() => new(Guid.NewGuid().ToString("N"));

    public int CompareTo(SearchId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>Where it was looked: by name among the parties of datasets, by words in the whole workspace, or by hand in a register outside.</summary>
public enum SearchKind { Names, Words, Outside }

/// <summary>A dataset as it was when it was searched.</summary>
/// <param name="Import">The number of its latest import; null: it holds reporting, and was never imported.</param>
/// <param name="Files">The files of that import, by their hashes.</param>
public sealed record SearchedDataset(DatasetName Dataset, string Title, long? Import, DateTimeOffset? ImportedAt, ImmutableArray<SearchedFile> Files)
{
    /// <summary>Entities that it had then.</summary>
    public long Entities { get; init; }
}

/// <summary>A file of an edition.</summary>
public sealed record SearchedFile(string Name, CaptureId Capture);

/// <summary>One answer above the threshold.</summary>
public sealed record SearchHit(EntityId Id, string Name, double Score);

/// <summary>A register outside Quipu that somebody searched by hand.</summary>
/// <param name="Came">What came, in words; null: nothing.</param>
/// <param name="Capture">A picture or page of what was seen, kept by its hash.</param>
public sealed record OutsideRegister(string Name, string? Url, string? Came, CaptureId? Capture);

/// <summary>“Searched register X on date Y for Z: nothing”: who looked when, where, for what, how, and how many answers there were.</summary>
public sealed record SearchRecord
{
    public required SearchId Id { get; init; }

    public required SearchKind Kind { get; init; }

    /// <summary>What was asked: a name, or words.</summary>
    public required string Question { get; init; }

    /// <summary>The day on which it was searched.</summary>
    public required DateOnly On { get; init; }

    public required string By { get; init; }

    /// <summary>When it was noted.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Of a search here: the datasets searched, each with its edition.</summary>
    public ImmutableArray<SearchedDataset> Datasets { get; init; } = [];

    /// <summary>Of a search by name: how names were compared.</summary>
    public string? Algorithm { get; init; }

    /// <summary>Of a search by name: the least score of an answer, as a share.</summary>
    public double? Threshold { get; init; }

    /// <summary>Of a search by name: who on record was looked for; they themselves are no answer.</summary>
    public EntityId? Self { get; init; }

    /// <summary>How many answers there were.</summary>
    public required int Found { get; init; }

    /// <summary>The answers of a search by name, surest first.</summary>
    public ImmutableArray<SearchHit> Hits { get; init; } = [];

    /// <summary>True where every answer was counted; false: there may be more than were.</summary>
    public bool IsWhole { get; init; } = true;

    public OutsideRegister? Outside { get; init; }

    public string? Note { get; init; }
}

/// <summary>What cites a search: a finding or an entity, one of the two.</summary>
public sealed record SearchCitation(FindingId? Finding, EntityId? Entity, string By, DateTimeOffset At, string? Note = null);

/// <summary>A search with what cites it.</summary>
public sealed record KeptSearch(SearchRecord Record, ImmutableArray<SearchCitation> Citations);

/// <summary>Which searches; all null: every one.</summary>
/// <param name="Text">Words of the question or of an outside register.</param>
/// <param name="InVain">Only those that found nothing.</param>
public sealed record SearchRecordQuery(string? Text = null, SearchKind? Kind = null, DatasetName? Dataset = null, EntityId? Entity = null, FindingId? Finding = null, bool InVain = false);
