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
            "claims-csv" => OfTable(text),
            "ftm" => Lines(text).SelectMany(OfEntity),
            "statements" => OfStatements(text),
            "gexf" => OfGraph(text),
            _ => throw new ArgumentException($"The walk does not know the format '{format}'.", nameof(format)),
        }).ToArray();
        return rows.Length == 0 ? ["the export shows no claim"] : [.. rows.SelectMany(r => r.Faults)];
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

    static IEnumerable<Row> OfTable(string text)
    {
        var rows = CsvRows.Read(text);
        var at = rows[0].Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);
        string Cell(string[] row, string name) => at.TryGetValue(name, out var i) ? row[i] : "";
        foreach (var row in rows.Skip(1))
        {
            var faults = new List<string>();
            if (!Modalities.Contains(Cell(row, "modality"))) faults.Add("modality");
            if (Cell(row, "attribution").Length == 0) faults.Add("attribution");
            if (!Stands().IsMatch(Cell(row, "standing"))) faults.Add("standing");
            yield return new(row[0], faults);
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
            var faults = new List<string>();
            if (!Modalities.Contains(Value("modality"))) faults.Add("modality");
            if (Value("attribution").Length == 0) faults.Add("attribution");
            if (!Stands().IsMatch(Value("standing"))) faults.Add("standing");
            yield return new(edge.Attribute("id")?.Value ?? "?", faults);
        }
    }

    static IEnumerable<JsonElement> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement);

    static string? Word(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex("^(stated|alleged|denied|possible)( |;|$)", RegexOptions.NonBacktracking)]
    private static partial Regex SaidHow();

    [GeneratedRegex("^[^;]*( by [^ ;]| in the article's own voice)", RegexOptions.NonBacktracking)]
    private static partial Regex SaidBy();

    [GeneratedRegex("no proceeding on record in [0-9]+ documents?|proceeding on record: [a-z]", RegexOptions.NonBacktracking)]
    private static partial Regex Stands();

    sealed record Row(string Id, IReadOnlyList<string> Lacks)
    {
        internal IEnumerable<string> Faults => Lacks.Select(axis => $"{Id}: {axis}");
    }
}
