using System.Text;
using System.Xml;
using Quipu.Access;

namespace Quipu.Exports;

/// <summary>
/// The export <c>graphml</c>: entities as nodes and their ties as edges, each with its status in its own data. Every edge is written as a directed one, since few programs
/// read a graph that has both; <c>directed</c> says whether its tie has a direction.
/// </summary>
public static class GraphMl
{
    const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    static readonly (string Name, Func<Entity, string> Value)[] NodeKeys =
    [
        ("label", e => e.Caption), ("schema", e => e.Schema.Name), ("datasets", e => string.Join("; ", e.Datasets)), ("topics", e => string.Join("; ", e["topics"])), ("notes", e => string.Join("; ", e["notes"])),
        ("node_status", Statuses.Of),
    ];

    static readonly (string Name, Func<EntityTie, string> Value)[] EdgeKeys =
    [
        ("type", t => t.Type), ("directed", t => t.Directed ? "true" : "false"), ("name", t => t.Label), ("status", t => t.Status), ("start", t => $"{t.Entity.Time().Start}"), ("end", t => $"{t.Entity.Time().End}"),
        ("role", t => string.Join("; ", t.Entity["role"])), ("amount", t => string.Join("; ", t.Entity["amount"])), ("currency", t => string.Join("; ", t.Entity["currency"])),
        ("quote", t => string.Join("; ", t.Entity["description"])), ("edge_datasets", t => string.Join("; ", t.Entity.Datasets)),
    ];

    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        var graph = new GraphStream(stream.Folded);
        var rows = 0L;
        using (var xml = XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = false }))
        {
            Begin(xml);
            foreach (var node in graph.Nodes())
            {
                xml.WriteStartElement("node");
                xml.WriteAttributeString("id", XmlText.Of(node.Id.Value));
                foreach (var (name, value) in NodeKeys) Value(xml, name, value(node));
                xml.WriteEndElement();
                rows++;
            }

            foreach (var tie in graph.Ties())
            {
                Edge(xml, tie);
                rows++;
            }

            xml.WriteEndDocument();
        }

        return stream.Result(rows);
    }

    static void Begin(XmlWriter xml)
    {
        xml.WriteStartDocument();
        xml.WriteComment(" Every tie is what its source says, not what is so: read its status. ");
        xml.WriteStartElement("graphml", Namespace);
        foreach (var (name, on) in NodeKeys.Select(k => (k.Name, "node")).Concat(EdgeKeys.Select(k => (k.Name, "edge"))))
        {
            xml.WriteStartElement("key");
            xml.WriteAttributeString("id", name);
            xml.WriteAttributeString("for", on);
            xml.WriteAttributeString("attr.name", name);
            xml.WriteAttributeString("attr.type", "string");
            xml.WriteEndElement();
        }

        xml.WriteStartElement("graph");
        xml.WriteAttributeString("id", "quipu");
        xml.WriteAttributeString("edgedefault", "directed");
    }

    static void Edge(XmlWriter xml, EntityTie tie)
    {
        xml.WriteStartElement("edge");
        xml.WriteAttributeString("id", XmlText.Of(tie.Id));
        xml.WriteAttributeString("source", XmlText.Of(tie.Source));
        xml.WriteAttributeString("target", XmlText.Of(tie.Target));
        foreach (var (name, value) in EdgeKeys) Value(xml, name, value(tie));
        xml.WriteEndElement();
    }

    static void Value(XmlWriter xml, string key, string value)
    {
        if (value.Length == 0) return;
        xml.WriteStartElement("data");
        xml.WriteAttributeString("key", key);
        xml.WriteString(XmlText.Of(value));
        xml.WriteEndElement();
    }
}
