using System.Collections.Immutable;
using Quipu.Claims;

namespace Quipu.Publishing.Retention;

/// <summary>From when the days of a retention rule are counted.</summary>
public enum RetentionStart
{
    /// <summary>When Quipu read the document, or imported the register.</summary>
    Read,

    /// <summary>When its outlet published it; what has no day of publication is not reached by such a rule, and is counted.</summary>
    Published,
}

/// <summary>How long documents and rows of registers of a dataset are kept. A rule removes nothing by itself: a person runs it, after having seen what would go.</summary>
public sealed record RetentionRule(DatasetName Dataset, RetentionStart Start, int Days, string By, DateTimeOffset At);

/// <summary>A document whose time is over by a rule.</summary>
/// <param name="Until">The last day on which it was to be kept.</param>
public sealed record ExpiredDocument(DocumentHead Document, RetentionRule Rule, DateOnly Until);

/// <summary>What rules reach on a day.</summary>
/// <param name="Undated">Documents of a dataset with a rule by day of publication that have none: they stay.</param>
public sealed record Expiry(ImmutableArray<ExpiredDocument> Documents, int Undated)
{
    /// <summary>Imports of registers whose rows' time is over.</summary>
    public ImmutableArray<ExpiredImport> Imports { get; init; } = [];

    /// <summary>Imports of a dataset with a rule by day of publication: a register has none, so its rows stay.</summary>
    public int UndatedImports { get; init; }
}

/// <summary>An import of a register whose time is over by a rule: what it was the last to have goes, whatever a later edition has too stays with that.</summary>
/// <param name="Until">The last day on which it was to be kept.</param>
public sealed record ExpiredImport(long Number, DatasetName Dataset, string Kind, int Files, RetentionRule Rule, DateOnly Until)
{
    /// <summary>Rows of which anything is left.</summary>
    public int Rows { get; init; }

    /// <summary>What they say, a property of an entity each.</summary>
    public int Values { get; init; }

    /// <summary>Figures of them.</summary>
    public int Figures { get; init; }

    /// <summary>Entities of registers of which nothing would be left.</summary>
    public int Entities { get; init; }
}

/// <summary>A copy of the workspace that lies outside it, or beside its database.</summary>
/// <param name="Place">Where, as it was noted.</param>
/// <param name="Expires">When it is to be gone; null: nobody said.</param>
/// <param name="Forgotten">How many documents were forgotten since it was made, and are in it still.</param>
public sealed record BackupRow(DateTimeOffset At, string Place, DateOnly? Expires, int Forgotten);
