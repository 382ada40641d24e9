using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Publishing.Searches;
using Quipu.Search;
using Quipu.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads searches that were noted. They are noted by hand, so that there are never so many that they could not all be looked at.</summary>
sealed class SearchRecordReader(Session db, Scope scope, Access.Viewer viewer)
{
    readonly EntityReader _entities = new(db, scope);

    sealed record Noted(long Key, SearchRecord Record);

    internal Page<KeptSearch> Page(SearchRecordQuery query, Paging paging)
    {
        var entity = query.Entity is { } asked ? Standing(asked) : (EntityId?)null;
        var all = db.List("select key, id, kind, at, found, question, body from searched order by at desc, id", Read)
            .Where(n => Is(n.Record, query)).Select(Kept).OfType<KeptSearch>()
            .Where(k => (entity is null || k.Citations.Any(c => c.Entity is { } cited && Standing(cited) == entity)) && (query.Finding is null || k.Citations.Any(c => c.Finding == query.Finding)))
            .ToList();
        return new([.. all.Skip(paging.Offset).Take(paging.Limit)], all.Count, paging.Offset);
    }

    internal KeptSearch? One(SearchId id) => db.One("select key, id, kind, at, found, question, body from searched where id = ?1", Read, id.Value) is { } noted ? Kept(noted) : null;

    static bool Is(SearchRecord record, SearchRecordQuery query) =>
        (query.Kind is null || record.Kind == query.Kind) && !(query.InVain && record.Found > 0) && (query.Dataset is null || record.Datasets.Any(d => d.Dataset == query.Dataset))
        && (query.Text is null || Folding.Fold($"{record.Question} {record.Outside?.Name}").Contains(Folding.Fold(query.Text), StringComparison.Ordinal));

    static Noted Read(Row r) => new(
        r.GetInt64(0), SearchRecordJson.Read((r.GetString(1), (SearchKind)r.GetInt32(2), JudgementWriter.Time(r.GetInt64(3)), r.GetInt32(4), r.GetString(5)), r.GetString(6)));

    // Null: the viewer may not see what was searched. What was asked of the whole, or outside, tells what the owner works on.
    KeptSearch? Kept(Noted noted)
    {
        if (!FindingSight.IsOwner(viewer) && (noted.Record.Datasets.IsEmpty || !noted.Record.Datasets.All(d => viewer.Sees(d.Dataset)))) return null;
        var citations = db.List(
            "select finding, entity, who, at, note from search_citation where search = ?1 order by at, key",
            r => new SearchCitation(
                r.IsDBNull(0) ? null : new FindingId(r.GetString(0)), r.IsDBNull(1) ? null : new EntityId(r.GetString(1)), r.GetString(2), JudgementWriter.Time(r.GetInt64(3)), r.IsDBNull(4) ? null : r.GetString(4)),
            noted.Key);
        return new(noted.Record, [.. citations]);
    }

    EntityId Standing(EntityId id) => _entities.One(id)?.Id ?? id;
}
