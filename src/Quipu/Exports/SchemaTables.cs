using FollowTheMoney.Streams;
using Quipu.Access;

namespace Quipu.Exports;

/// <summary>The export <c>csv</c>: a ZIP with a table for each schema, named by it.</summary>
public static class SchemaTables
{
    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        using var rows = new SchemaRows(stream.Folded);
        using var zip = new ZipParts(to, store.StandIns(viewer));
        var count = 0L;
        foreach (var table in rows.Tables)
        {
            using var part = zip.Add(table.Schema.Name + ".csv");
            using var csv = new Utf8CsvWriter(part, quoteAll: false, mark: true);
            csv.Row(table.Header);
            foreach (var row in table.Read())
            {
                csv.Row([.. row.Select(Csv.Inert)]);
                count++;
            }
        }

        return stream.Result(count);
    }
}
