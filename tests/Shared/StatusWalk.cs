using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Quipu.Tests;

/// <summary>
/// Walks an export and names every row or edge that shows a claim without modality, attribution or where it stands in law (DESIGN §4, rule 1).
/// It knows the formats by what is in the file alone, never by the code that wrote it.
/// </summary>
static partial class StatusWalk
{
    internal static readonly string[] Axes = ["modality", "attribution", "standing"];

    static readonly string[] Modalities = ["stated", "alleged", "denied", "possible"];

    /// <summary>FollowTheMoney schemata of things that stand by themselves: all others say something of somebody.</summary>
    static readonly string[] Things = ["Person", "Organization", "Company", "PublicBody", "Address", "PlainText", "Article", "Position"];

    /// <summary>What is missing, each as "row: axis"; and one line where there is no claim at all, since an empty walk proves nothing.</summary>
    internal static string[] Missing(string text, string format)
    {
        var rows = (format switch
        {
            "claims" => Lines(text).Select(OfClaim),
            "claims-csv" or "claim-statements" => OfTable(text, "claim_id", _ => true),
            // A value stands in a file of a register or is a claim's.
            "figures" => OfTable(text, "metric", cell => cell("claim_id").Length > 0 || cell("file").Length == 0),
            "ftm" => Lines(text).SelectMany(OfEntity),
            "statements" => OfStatements(text),
            "gexf" => OfGraph(text),
            "pack" => OfPack(text),
            "csv" or "xlsx" => OfTables(text),
            "graphml" => OfGraphMl(text),
            "cypher" => text.Split('\n').Where(l => l.Contains("id:", StringComparison.Ordinal)).SelectMany(OfCypher),
            "neo4j" => OfBulk(text),
            "ntriples" => OfTriples(text),
            "prov" => Lines(text).Select(OfProvenance),
            "bundle" => Lines(text).Select(OfClaim),
            _ => throw new ArgumentException($"The walk does not know the format '{format}'.", nameof(format)),
        }).ToArray();
        return rows.Length == 0 ? ["the export shows no claim"] : [.. rows.SelectMany(r => r.Faults)];
    }

    /// <summary>What the walk reads of a file: itself, or of a ZIP the parts that show claims, each table after a line <c>=== name</c>.</summary>
    internal static string TextOf(byte[] file, string format)
    {
        if (format is not ("csv" or "xlsx" or "neo4j" or "bundle")) return Encoding.UTF8.GetString(file);
        using var zip = new ZipArchive(new MemoryStream(file));
        string Part(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }

        return format switch
        {
            "bundle" => Part(zip.GetEntry("claims.jsonl")!),
            "xlsx" => string.Concat(SheetTables.Read(zip).Select(t => $"=== {t.Name}\n{CsvRows.Write(t.Rows)}")),
            _ => string.Concat(zip.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.Ordinal)).Select(e => $"=== {e.Name[..^4]}\n{Part(e).TrimStart('\uFEFF')}")),
        };
    }

    /// <summary>The axes that a sentence of status lacks.</summary>
    internal static IEnumerable<string> Lacking(string? sentence)
    {
        var text = sentence ?? "";
        if (!SaidHow().IsMatch(text)) yield return "modality";
        if (!SaidBy().IsMatch(text)) yield return "attribution";
        if (!Stands().IsMatch(text)) yield return "standing";
    }

    static Row OfClaim(JsonElement claim)
    {
        var faults = new List<string>();
        if (!Modalities.Contains(Word(claim, "modality"))) faults.Add("modality");
        if (!claim.TryGetProperty("attribution", out var attribution) || Word(attribution, "text") is not { Length: > 0 }) faults.Add("attribution");
        if (!claim.TryGetProperty("standing", out var standing) || !Stands().IsMatch(Word(standing, "text") ?? "")) faults.Add("standing");
        return new(Word(claim, "id") ?? "?", faults);
    }

    static IEnumerable<Row> OfTable(string text, string name, Func<Func<string, string>, bool> isClaim)
    {
        var rows = CsvRows.Read(text);
        var at = rows[0].Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);
        string Cell(string[] row, string name) => at.TryGetValue(name, out var i) ? row[i] : "";
        foreach (var row in rows.Skip(1).Where(r => isClaim(n => Cell(r, n))))
        {
            var faults = new List<string>();
            if (!Modalities.Contains(Cell(row, "modality"))) faults.Add("modality");
            if (Cell(row, "attribution").Length == 0) faults.Add("attribution");
            if (!Stands().IsMatch(Cell(row, "standing"))) faults.Add("standing");
            yield return new(Cell(row, name), faults);
        }
    }

    static IEnumerable<Row> OfEntity(JsonElement entity)
    {
        string[] Values(string name) => entity.GetProperty("properties").TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(v => v.GetString()!)] : [];
        return OfValues(Word(entity, "id")!, Word(entity, "schema")!, Values);
    }

    static IEnumerable<Row> OfStatements(string text)
    {
        var rows = CsvRows.Read(text);
        var at = rows[0].Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);
        foreach (var group in rows.Skip(1).GroupBy(r => r[at["canonical_id"]], StringComparer.Ordinal))
            foreach (var row in OfValues(group.Key, group.First()[at["schema"]], prop => [.. group.Where(r => r[at["prop"]] == prop).Select(r => r[at["value"]])]))
                yield return row;
    }

    /// <summary>What says something of somebody has it in its summary; a thing with a risk topic has it in a note that begins with the topic.</summary>
    static IEnumerable<Row> OfValues(string id, string schema, Func<string, string[]> values)
    {
        if (!Things.Contains(schema)) yield return new(id, [.. Lacking(values("summary").FirstOrDefault())]);
        foreach (var topic in values("topics"))
        {
            var note = values("notes").FirstOrDefault(n => n.StartsWith(topic + ": ", StringComparison.Ordinal));
            yield return new($"{id} {topic}", [.. Lacking(note?[(topic.Length + 2)..])]);
        }
    }

    static IEnumerable<Row> OfGraph(string text)
    {
        foreach (var edge in XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName == "edge"))
        {
            string Value(string name) => edge.Descendants().Where(v => v.Attribute("for")?.Value == name).Select(v => v.Attribute("value")?.Value).FirstOrDefault() ?? "";
            if (Value("status").StartsWith("on record in ", StringComparison.Ordinal)) continue; // A register's own: it needs none.
            var faults = new List<string>();
            if (!Modalities.Contains(Value("modality"))) faults.Add("modality");
            if (Value("attribution").Length == 0) faults.Add("attribution");
            if (!Stands().IsMatch(Value("standing"))) faults.Add("standing");
            yield return new(edge.Attribute("id")?.Value ?? "?", faults);
        }
    }

    static IEnumerable<Row> OfPack(string text)
    {
        var rows = CsvRows.Read(text);
        foreach (var group in rows.Skip(1).GroupBy(r => r[0], StringComparer.Ordinal))
        {
            string[] Values(string prop) => [.. group.Where(r => r[1].EndsWith(":" + prop, StringComparison.Ordinal)).Select(r => r[2])];
            foreach (var row in OfValues(group.Key, group.First()[1].Split(':')[0], Values)) yield return row;
        }
    }

    static IEnumerable<(string Name, List<string[]> Rows)> Tables(string text) =>
        from table in text.Split("=== ", StringSplitOptions.RemoveEmptyEntries)
        let end = table.IndexOf('\n', StringComparison.Ordinal)
        select (table[..end], CsvRows.Read(table[(end + 1)..]));

    static IEnumerable<Row> OfTables(string text)
    {
        foreach (var (name, rows) in Tables(text))
            foreach (var row in rows.Skip(1))
            {
                string[] Values(string prop) => Array.IndexOf(rows[0], prop) is >= 0 and var i && i < row.Length && row[i].Length > 0 ? [row[i].TrimStart('\'')] : [];
                if (!Things.Contains(name)) yield return new(row[0], [.. Lacking(Values("summary").FirstOrDefault())]);
                if (Values("topics").Length > 0) yield return Topic(row[0], Values("notes").FirstOrDefault() ?? "");
            }
    }

    /// <summary>A risk topic must be told in a note that begins with it.</summary>
    static Row Topic(string id, string notes) => new($"{id} topics", [.. Lacking(AfterTopic().Match(notes).Groups[1].Value)]);

    static IEnumerable<Row> OfGraphMl(string text)
    {
        foreach (var part in XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName is "node" or "edge"))
        {
            string Value(string key) => part.Elements().Where(d => d.Attribute("key")?.Value == key).Select(d => d.Value).FirstOrDefault() ?? "";
            var (kind, status) = part.Name.LocalName == "node" ? (Value("schema"), Value("node_status")) : (Value("type").Split(':')[0], Value("status"));
            if (!Things.Contains(kind)) yield return new(part.Attribute("id")!.Value, [.. Lacking(status)]);
            if (Value("topics").Length > 0) yield return Topic(part.Attribute("id")!.Value, Value("notes"));
        }
    }

    static IEnumerable<Row> OfCypher(string line)
    {
        string Field(string name) => CypherField().Matches(line).FirstOrDefault(m => m.Groups[1].Value == name)?.Groups[2].Value.Replace("\\'", "'", StringComparison.Ordinal) ?? "";
        if (!Things.Contains(Field("schema"))) yield return new(Field("id"), [.. Lacking(Field("status"))]);
        if (line.Contains("`topics`: ", StringComparison.Ordinal)) yield return Topic(Field("id"), line[line.IndexOf("`notes`: ", StringComparison.Ordinal)..].Replace("\\'", "'", StringComparison.Ordinal));
    }

    static IEnumerable<Row> OfBulk(string text)
    {
        foreach (var (name, rows) in Tables(text))
            foreach (var row in rows.Skip(1))
            {
                string Cell(string column) => row[Array.IndexOf(rows[0], column)];
                var kind = name == "nodes" ? Cell("schema") : Cell(":TYPE").Split('_')[0];
                if (!Things.Contains(kind, StringComparer.OrdinalIgnoreCase)) yield return new(name == "nodes" ? row[0] : Cell("id"), [.. Lacking(Cell("status"))]);
                if (name == "nodes" && Cell("topics:string[]").Length > 0) yield return Topic(row[0], Cell("notes"));
            }
    }

    static IEnumerable<Row> OfTriples(string text)
    {
        foreach (var group in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).GroupBy(l => l[..l.IndexOf(' ', StringComparison.Ordinal)], StringComparer.Ordinal))
        {
            var types = group.Where(l => l.Contains("#type>", StringComparison.Ordinal)).Select(l => l[(l.LastIndexOf('#') + 1)..^3]);
            var comment = group.FirstOrDefault(l => l.Contains("rdf-schema#comment>", StringComparison.Ordinal));
            if (!types.Any(Things.Contains)) yield return new(group.Key, [.. Lacking(comment?[(comment.IndexOf('"', StringComparison.Ordinal) + 1)..])]);
            if (group.Any(l => l.Contains("#Thing:topics>", StringComparison.Ordinal)))
                yield return Topic(group.Key, string.Join('\n', group.Where(l => l.Contains("#Thing:notes>", StringComparison.Ordinal))));
        }
    }

    static Row OfProvenance(JsonElement line)
    {
        var claim = line.GetProperty("@graph")[0];
        var faults = new List<string>();
        if (!Modalities.Contains(Word(claim, "quipu:modality"))) faults.Add("modality");
        if (Word(claim, "quipu:attribution") is not { Length: > 0 }) faults.Add("attribution");
        if (!Stands().IsMatch(Word(claim, "quipu:standing") ?? "")) faults.Add("standing");
        return new(Word(claim, "@id") ?? "?", faults);
    }

    static IEnumerable<JsonElement> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement);

    static string? Word(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex("(?:crime|wanted|reg.action): (.*)", RegexOptions.NonBacktracking)]
    private static partial Regex AfterTopic();

    [GeneratedRegex(@"\b(id|schema|status): '((?:[^'\\]|\\.)*)'")]
    private static partial Regex CypherField();

    [GeneratedRegex("^(stated|alleged|denied|possible)( |;|$)", RegexOptions.NonBacktracking)]
    private static partial Regex SaidHow();

    [GeneratedRegex("^[^;]*( by [^ ;]| in the article's own voice)", RegexOptions.NonBacktracking)]
    private static partial Regex SaidBy();

    [GeneratedRegex("no proceeding (about this )?on record in [0-9]+ documents?|proceeding on record: [^ ;][^;]* (not )?(accused|investigated|arrested|preventive detention|restricted|charged|on trial|convicted|sentenced|appealed|annulled|acquitted|dropped|prescribed|pardoned|rehabilitated|released|wanted|extradited|sanctioned|removed)", RegexOptions.NonBacktracking)]
    private static partial Regex Stands();

    sealed record Row(string Id, IReadOnlyList<string> Lacks)
    {
        internal IEnumerable<string> Faults => Lacks.Select(axis => $"{Id}: {axis}");
    }
}
