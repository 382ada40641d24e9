using System.Text;
using Quipu.Access;

namespace Quipu.Exports;

/// <summary>
/// The export <c>cypher</c>: a script that makes the graph in a graph database, a statement to a line. Every value is a quoted text, so that no word of a document
/// becomes a command; every tie has its status.
/// </summary>
public static class Cypher
{
    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        var graph = new GraphStream(stream.Folded);
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("// Every tie is what its source says, not what is so: read its status.");
        writer.WriteLine("CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;");
        var rows = 0L;
        foreach (var node in graph.Nodes())
        {
            var labels = string.Concat(node.Schema.Ancestry.Distinct().Where(s => !Schemata.Default[s].Abstract).Select(s => $":{Name(s)}"));
            writer.WriteLine($"MERGE (n:Entity {{id: {Text(node.Id.Value)}}}) SET n{labels}, n += {Map(node, node.Caption, Statuses.Of(node))};");
            rows++;
        }

        foreach (var tie in graph.Ties())
        {
            var type = Name(tie.Type.Replace(':', '_').ToUpperInvariant());
            writer.WriteLine($"MATCH (a:Entity {{id: {Text(tie.Source)}}}), (b:Entity {{id: {Text(tie.Target)}}}) MERGE (a)-[r:{type} {{id: {Text(tie.Id)}}}]->(b) SET r += {Map(tie.Entity, tie.Label, tie.Status)}, r.directed = {(tie.Directed ? "true" : "false")};");
            rows++;
        }

        return stream.Result(rows);
    }

    /// <summary>Its values as a map: one value as a text, several as a list.</summary>
    static string Map(Entity entity, string caption, string status)
    {
        var fields = entity.Properties.Where(p => !entity.Schema[p]!.Type.IsEntity)
            .Select(p => $"{Name(p)}: {(entity[p].Count == 1 ? Text(entity[p].First()) : $"[{string.Join(", ", entity[p].Select(Text))}]")}");
        return $"{{{string.Join(", ", [$"caption: {Text(caption)}", $"schema: {Text(entity.Schema.Name)}", $"status: {Text(status)}", $"datasets: [{string.Join(", ", entity.Datasets.Select(Text))}]", .. fields.Where(f => !f.StartsWith("`status`:", StringComparison.Ordinal))])}}}";
    }

    static string Name(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    static string Text(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        foreach (var c in text)
            quoted.Append(c switch { '\\' => "\\\\", '\'' => "\\'", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ when char.IsControl(c) || c is '\u2028' or '\u2029' => $"\\u{(int)c:x4}", _ => c.ToString() });
        return quoted.Append('\'').ToString();
    }
}
