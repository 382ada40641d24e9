using FollowTheMoney.Streams;
using Quipu.Access;

namespace Quipu.Exports;

/// <summary>The export <c>neo4j</c>: a ZIP of the two tables that a graph database's bulk import takes, and the command for it.</summary>
public static class BulkTables
{
    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        var graph = new GraphStream(stream.Folded);
        using var zip = new ZipParts(to, store.StandIns(viewer));
        var rows = 0L;
        using (var part = zip.Add("nodes.csv"))
        using (var csv = new Utf8CsvWriter(part, quoteAll: true))
        {
            csv.Row("id:ID", ":LABEL", "caption", "schema", "datasets:string[]", "topics:string[]", "notes", "status");
            foreach (var node in graph.Nodes())
            {
                csv.Row(
                    node.Id.Value, "Entity;" + string.Join(';', node.Schema.Ancestry.Distinct()), node.Caption, node.Schema.Name, string.Join(';', node.Datasets), string.Join(';', node["topics"]),
                    string.Join(" | ", node["notes"]), Statuses.Of(node));
                rows++;
            }
        }

        using (var part = zip.Add("ties.csv"))
        using (var csv = new Utf8CsvWriter(part, quoteAll: true))
        {
            csv.Row(":START_ID", ":END_ID", ":TYPE", "id", "label", "status", "start", "end", "role", "amount", "currency", "quote", "datasets:string[]", "directed:boolean");
            foreach (var tie in graph.Ties())
            {
                var (start, end) = tie.Entity.Time();
                csv.Row(
                    tie.Source, tie.Target, tie.Type.Replace(':', '_').ToUpperInvariant(), tie.Id, tie.Label, tie.Status, $"{start}", $"{end}", string.Join("; ", tie.Entity["role"]),
                    string.Join("; ", tie.Entity["amount"]), string.Join("; ", tie.Entity["currency"]), string.Join(" | ", tie.Entity["description"]), string.Join(';', tie.Entity.Datasets), tie.Directed ? "true" : "false");
                rows++;
            }
        }

        using (var part = zip.Add("import.sh"))
            part.Write("#!/bin/sh\n# Every tie is what its source says, not what is so: read its status.\nneo4j-admin database import full --nodes=nodes.csv --relationships=ties.csv --multiline-fields=true neo4j\n"u8);
        return stream.Result(rows);
    }
}
