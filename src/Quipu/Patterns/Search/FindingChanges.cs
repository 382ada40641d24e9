using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Patterns.Search;

/// <summary>What became of a finding.</summary>
public enum FindingChange { Appeared, Withdrawn, Strengthened, Weakened, Altered }

/// <summary>One finding before and after; the other is null where it appeared or was withdrawn.</summary>
/// <param name="Came">Evidence that it rests on now and did not before.</param>
/// <param name="Went">Evidence that it rested on and does no longer: why it was withdrawn or weakened.</param>
public sealed record ChangedFinding(FindingChange Change, Finding? Before, Finding? After, ImmutableArray<string> Came, ImmutableArray<string> Went)
{
    /// <summary>Its id, the same before and after.</summary>
    public FindingId Id => (After ?? Before)!.Id;
}

/// <summary>Compares two runs of patterns.</summary>
public static class FindingChanges
{
    /// <summary>What changed between two runs, by id; what is the same in all is left out.</summary>
    public static ImmutableArray<ChangedFinding> Changes(IEnumerable<Finding> before, IEnumerable<Finding> after)
    {
        var (old, now) = (before.ToDictionary(f => f.Id), after.ToDictionary(f => f.Id));
        return [.. old.Keys.Union(now.Keys).Order().Select(id => Change(old.GetValueOrDefault(id), now.GetValueOrDefault(id))).OfType<ChangedFinding>()];
    }

    static ChangedFinding? Change(Finding? before, Finding? after)
    {
        if (before?.Told == after?.Told) return null;
        var (old, now) = (Evidence(before), Evidence(after));
        var kind = before is null ? FindingChange.Appeared : after is null ? FindingChange.Withdrawn
            : after.Weakest.Strength > before.Weakest.Strength ? FindingChange.Strengthened : after.Weakest.Strength < before.Weakest.Strength ? FindingChange.Weakened : FindingChange.Altered;
        return new(kind, before, after, [.. now.Except(old, StringComparer.Ordinal).Order(StringComparer.Ordinal)], [.. old.Except(now, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    static HashSet<string> Evidence(Finding? finding) => finding is null ? [] : finding.Hops.Concat(finding.Marks).SelectMany(h => h.Ties).Select(t => t.Evidence).ToHashSet(StringComparer.Ordinal);
}
