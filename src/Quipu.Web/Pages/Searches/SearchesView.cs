using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Publishing.Searches;
using Quipu.Search;

namespace Quipu.Web.Pages.Searches;

/// <summary>Searches that were noted.</summary>
public sealed record SearchesView(SearchRecordQuery Query, Page<KeptSearch> Rows, Paging Paging, DateOnly Today)
{
    internal static SearchRecordQuery Asked(Asked asked) => new(
        asked.Text("q"), asked.One<SearchKind>("kind"), asked.Text("dataset") is { } dataset ? new DatasetName(dataset) : null, asked.Text("entity") is { } entity ? new EntityId(entity) : null,
        asked.Text("finding") is { } finding ? new FindingId(finding) : null, asked.Flag("vain"));

    internal static SearchesView Load(Desk desk, Asked asked)
    {
        var (query, paging) = (Asked(asked), asked.Paging());
        return new(query, desk.Store.Searches(desk.Viewer, query, paging), paging, DateOnly.FromDateTime(desk.Options.Time.GetLocalNow().DateTime));
    }
}

/// <summary>One search with what cites it; and, where that is asked, what would be answered now.</summary>
public sealed record SearchRecordView(KeptSearch Kept, SearchSince? Since, bool IsAsked, ImmutableArray<(SearchCitation Citation, string? Name)> Cited)
{
    internal static SearchRecordView? Load(Desk desk, string id, Asked asked)
    {
        if (desk.Store.SearchRecord(desk.Viewer, new(id)) is not { } kept) return null;
        var ask = asked.Flag("since");
        return new(kept, ask ? Api.SearchesApi.Searches(desk).Since(kept.Record) : null, ask, [.. kept.Citations.Select(c => (c, c.Entity is { } e ? desk.Store.Entity(desk.Viewer, e)?.Name : null))]);
    }
}
