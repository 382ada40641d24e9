using Quipu.Access;

namespace Quipu.Exports;

/// <summary>The export <c>pack</c>: statements in FollowTheMoney's shorter form, quoted only where needed.</summary>
public static class StatementPack
{
    static readonly string[] Columns = ["entity_id", "prop", "value", "dataset", "lang", "original_value", "origin", "external", "first_seen", "last_seen", "id"];

    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        using var csv = new Csv(to, quoteAll: false, mark: false);
        csv.Row(Columns);
        var rows = 0L;
        foreach (var row in stream.Entities().SelectMany(s => s))
        {
            csv.Row(
                row.Entity.Value, $"{row.Schema}:{row.Prop}", row.Value, row.Dataset.Value, row.Lang, row.OriginalValue, row.Origin, row.External ? "t" : "f",
                row.FirstSeen, row.LastSeen, row.Id.Value);
            rows++;
        }

        return stream.Result(rows);
    }
}
