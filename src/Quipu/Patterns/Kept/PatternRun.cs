using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Patterns.Search;

namespace Quipu.Patterns.Kept;

/// <summary>How a pattern was last run over the whole store.</summary>
/// <param name="Version">Hash of its file; null: the pattern is no longer there.</param>
/// <param name="Engine">Which build of Quipu searched.</param>
/// <param name="Sequence">The change number of the store up to which it was run.</param>
public sealed record PatternRun(string Pattern, string? Version, string Engine, long Sequence);

/// <summary>What a run changed in one finding, and why.</summary>
public sealed record FindingNews(ChangedFinding Changed, ImmutableArray<FindingReason> Reasons)
{
    /// <summary>The finding of the same parties that this one takes the place of, since two entities were held to be one, or a name was judged: its status,
    /// notes and history go on. Null: none.</summary>
    public FindingId? Follows { get; init; }
}
