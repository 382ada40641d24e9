using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;
using Quipu.Publishing.Replies;
using Quipu.Search;

namespace Quipu.Publishing.Searches;

/// <summary>What goes beside a finding's evidence: who was asked about its claims and what they said, and the searches that it cites.</summary>
public static class FindingSupplements
{
    /// <summary>The parts for a bundle; none where nobody was asked and nothing is cited.</summary>
    public static ImmutableArray<BundleSupplement> Of(IStore store, Viewer viewer, KeptFinding kept, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var parts = ImmutableArray.CreateBuilder<BundleSupplement>();
        var requests = Requests(store, viewer, kept.Finding, today);
        if (!requests.IsEmpty)
            parts.Add(new("replies.csv", "Who was asked", [.. requests.Select(r => $"{store.Entity(viewer, r.Party)?.Name ?? r.Party.Value}: {RequestTable.Told(r, today)}")],
                to => new RequestTable(store, viewer, today).Write(to, requests)));
        var searches = Searches(store, viewer, kept.Finding.Id);
        if (!searches.IsEmpty) parts.Add(new("searches.csv", "What was looked for", [.. searches.Select(s => SearchTable.Told(s.Record))], to => SearchTable.Write(to, searches)));
        return parts.ToImmutable();
    }

    /// <summary>Requests for comment about any claim of a finding.</summary>
    public static ImmutableArray<KeptRequest> Requests(IStore store, Viewer viewer, Finding finding, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return RequestTable.About(store, viewer, finding.Ties.Where(t => !t.FromRegister).Select(t => new ClaimId(t.Evidence)), today);
    }

    /// <summary>The searches that a finding cites.</summary>
    public static ImmutableArray<KeptSearch> Searches(IStore store, Viewer viewer, FindingId finding)
    {
        ArgumentNullException.ThrowIfNull(store);
        return [.. Paging.All(p => store.Searches(viewer, new(Finding: finding), p))];
    }
}
