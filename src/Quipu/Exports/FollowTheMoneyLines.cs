using System.Text.Json;
using Quipu.Access;

namespace Quipu.Exports;

/// <summary>The export <c>ftm</c>: FollowTheMoney entities, one JSON object to a line, in order of id.</summary>
public static class FollowTheMoneyLines
{
    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        using var json = new Utf8JsonWriter(to, EntityJson.Options);
        var rows = 0L;
        foreach (var statements in stream.Entities())
        {
            Entity.From(statements).WriteTo(json);
            json.Flush();
            json.Reset();
            to.WriteByte((byte)'\n');
            rows++;
        }

        return stream.Result(rows);
    }
}

/// <summary>
/// The export <c>statements</c>: the same as rows of FollowTheMoney statements, every field quoted. Values are exact: a mark against formulas would change
/// their ids.
/// </summary>
public static class StatementTable
{
    /// <summary>FollowTheMoney's columns, in its order.</summary>
    static readonly string[] Columns =
    [
        "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value", "external", "first_seen", "last_seen", "id",
    ];

    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        using var csv = new Csv(to, quoteAll: true, mark: false);
        csv.Row(Columns);
        var rows = 0L;
        foreach (var row in stream.Entities().SelectMany(s => s))
        {
            csv.Row(
                row.Canonical.Value, row.Entity.Value, row.Prop, row.PropType, row.Schema, row.Value, row.Dataset.Value, row.Origin, row.Lang, row.OriginalValue,
                row.External ? "t" : "f", row.FirstSeen, row.LastSeen, row.Id.Value);
            rows++;
        }

        return stream.Result(rows);
    }
}
