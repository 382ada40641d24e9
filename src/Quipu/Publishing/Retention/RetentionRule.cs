using Quipu.Claims;

namespace Quipu.Publishing.Retention;

/// <summary>From when the days of a retention rule are counted.</summary>
public enum RetentionStart
{
    /// <summary>When Quipu read the document.</summary>
    Read,

    /// <summary>When its outlet published it; what has no day of publication is not reached by such a rule, and is counted.</summary>
    Published,
}

/// <summary>How long documents of a dataset are kept. A rule removes nothing by itself: a person runs it, after having seen what would go.</summary>
public sealed record RetentionRule(DatasetName Dataset, RetentionStart Start, int Days, string By, DateTimeOffset At);

/// <summary>A document whose time is over by a rule.</summary>
/// <param name="Until">The last day on which it was to be kept.</param>
public sealed record ExpiredDocument(DocumentHead Document, RetentionRule Rule, DateOnly Until);

/// <summary>What rules reach on a day.</summary>
/// <param name="Undated">Documents of a dataset with a rule by day of publication that have none: they stay.</param>
public sealed record Expiry(System.Collections.Immutable.ImmutableArray<ExpiredDocument> Documents, int Undated);

/// <summary>A copy of the workspace that lies outside it, or beside its database.</summary>
/// <param name="Place">Where, as it was noted.</param>
/// <param name="Expires">When it is to be gone; null: nobody said.</param>
/// <param name="Forgotten">How many documents were forgotten since it was made, and are in it still.</param>
public sealed record BackupRow(DateTimeOffset At, string Place, DateOnly? Expires, int Forgotten);
