using System.Text;
using Quipu.Access;

namespace Quipu.Exports;

/// <summary>
/// The export <c>ntriples</c>: RDF 1.1 N-Triples. Classes and properties are FollowTheMoney's, under its namespace; an entity is <c>urn:ftm:</c> and its id. What a claim became
/// carries its status as FollowTheMoney's <c>summary</c>, and again as <c>rdfs:comment</c>, which every browser of RDF shows.
/// </summary>
public static class NTriples
{
    const string Model = "https://schema.followthemoney.tech/#", Type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
        Label = "<http://www.w3.org/2000/01/rdf-schema#label>", Comment = "<http://www.w3.org/2000/01/rdf-schema#comment>", Source = "<http://purl.org/dc/terms/isPartOf>";

    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var rows = 0L;
        foreach (var entity in stream.Folded())
            foreach (var (predicate, value) in Triples(entity))
            {
                writer.WriteLine($"{Of(entity.Id.Value)} {predicate} {value} .");
                rows++;
            }

        return stream.Result(rows);
    }

    static IEnumerable<(string Predicate, string Value)> Triples(Entity entity)
    {
        foreach (var schema in entity.Schema.Ancestry.Distinct()) yield return (Type, Iri(Model + schema));
        yield return (Label, Text(entity.Caption));
        yield return (Comment, Text(Statuses.Of(entity)));
        foreach (var dataset in entity.Datasets) yield return (Source, Iri("urn:ftm-dataset:" + dataset));
        foreach (var name in entity.Properties)
        {
            var property = entity.Schema[name]!;
            foreach (var value in entity[name]) yield return (Iri(Model + property.QName), Value(property, value));
        }
    }

    static string Value(Property property, string value) => property.Type.Name switch
    {
        "entity" => Of(value),
        "url" when Uri.TryCreate(value, UriKind.Absolute, out var url) => Iri(url.AbsoluteUri),
        "date" when value.Length == 10 => $"{Text(value)}^^<http://www.w3.org/2001/XMLSchema#date>",
        "date" when value.Length == 7 => $"{Text(value)}^^<http://www.w3.org/2001/XMLSchema#gYearMonth>",
        "date" when value.Length == 4 => $"{Text(value)}^^<http://www.w3.org/2001/XMLSchema#gYear>",
        _ => Text(value),
    };

    static string Of(string id) => Iri("urn:ftm:" + Uri.EscapeDataString(id));

    /// <summary>What an IRI may not hold is escaped by its code (RDF 1.1 N-Triples, IRIREF).</summary>
    static string Iri(string iri)
    {
        var text = new StringBuilder("<");
        foreach (var c in iri) text.Append(c <= ' ' || "<>\"{}|^`\\".Contains(c, StringComparison.Ordinal) ? $"%{(int)c:X2}" : c.ToString());
        return text.Append('>').ToString();
    }

    static string Text(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", < ' ' or '\u007f' => $"\\u{(int)c:X4}", _ => c.ToString() });
        return quoted.Append('"').ToString();
    }
}
