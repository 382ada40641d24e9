using System.Collections.Immutable;
using Quipu.Publishing.Retention;
using Quipu.Registers;
using Quipu.Search;

namespace Quipu.Web.Pages.Datasets;

/// <summary>A dataset: who stands behind it, what was imported into it, and the entities of its registers.</summary>
public sealed record DatasetView(
    DatasetRow Row, Page<ImportRow> Imports, ImmutableArray<SchemaCount> Schemata, Page<RegisterEntity> Entities, RegisterQuery Query, Paging Paging, Paging ImportPaging)
{
    const int ImportRows = 20;

    /// <summary>How long its documents and rows are kept.</summary>
    public required ImmutableArray<RetentionRule> Retention { get; init; }

    /// <summary>How many documents would go by these rules today; none goes by itself.</summary>
    public required int Expired { get; init; }

    /// <summary>Rows of registers whose time is over.</summary>
    public required int ExpiredRows { get; init; }

    internal static DatasetView? Load(Desk desk, string name, Asked asked)
    {
        var (store, viewer, dataset) = (desk.Store, desk.Viewer, new DatasetName(name));
        if (store.Datasets(viewer).FirstOrDefault(d => d.Name == dataset) is not { } row) return null;
        var schema = asked.Text("schema");
        if (schema is not null && FollowTheMoney.Schemata.Default.Find(schema) is null) asked.Refuse("asked.schema", schema);
        var (query, paging, importPaging) = (new RegisterQuery(asked.Text("q"), schema, dataset), asked.Paging(), asked.Paging("imports", ImportRows));
        var imports = ImportsOf(desk, dataset);
        var entities = asked.Fault is null ? store.RegisterEntities(viewer, query, paging) : Page<RegisterEntity>.Empty;
        var expiry = store.Expired(viewer, DateOnly.FromDateTime(desk.Options.Time.GetUtcNow().UtcDateTime));
        var some = imports.Skip(importPaging.Offset).Take(importPaging.Limit).ToImmutableArray();
        return new(row, new(some, imports.Count, importPaging.Offset), store.Schemata(viewer, dataset), entities, query, paging, importPaging)
        {
            Retention = [.. store.Retention(viewer).Where(r => r.Dataset == dataset)],
            Expired = expiry.Documents.Count(e => e.Document.Dataset == dataset),
            ExpiredRows = expiry.Imports.Where(i => i.Dataset == dataset).Sum(i => i.Rows),
        };
    }

    /// <summary>Imports into a dataset, newest first.</summary>
    static List<ImportRow> ImportsOf(Desk desk, DatasetName dataset) =>
        [.. Paging.All(p => desk.Store.Imports(desk.Viewer, p)).Where(i => i.Dataset == dataset)];
}
