using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ExcelDataReader;

namespace Quipu.Tests.Exports;

/// <summary>Something that a client of a format reads in a file, which says something of somebody.</summary>
/// <param name="Status">Where the format has one sentence for all three axes; else null.</param>
/// <param name="Axes">Where it has a field for each: modality, attribution, standing.</param>
sealed record ClientRow(string Id, string? Status, IReadOnlyDictionary<string, string>? Axes)
{
    /// <summary>What of its status a reader of the file would not learn.</summary>
    internal IEnumerable<string> Lacks => Axes is null ? StatusWalk.Lacking(Status).Select(axis => $"{Id}: {axis}")
        : StatusWalk.Axes.Where(axis => Axes.GetValueOrDefault(axis) is null or "").Select(axis => $"{Id}: {axis}");
}

/// <summary>
/// Reads exports with clients of their formats: FollowTheMoney's, graph programs', RDF's and JSON-LD's own libraries under Node (tests/clients), ExcelDataReader, .NET's parsers of JSON, ZIP and
/// comma-separated values, and a parser of the Cypher that a graph database would run.
/// </summary>
static class ClientRows
{
    static readonly string[] UnderNode = ["ftm", "statements", "pack", "gexf", "graphml", "ntriples", "prov"];

    // Stand by themselves and say nothing of anybody.
    static readonly string[] Things = ["LegalEntity", "Address", "Position", "Document", "Asset"];

    internal static List<ClientRow> Read(string format, byte[] file) => format switch
    {
        _ when UnderNode.Contains(format, StringComparer.Ordinal) => WithNode(format, file),
        "claims" => [.. Lines(file).Select(OfClaim)],
        "bundle" => [.. Lines(Parts(file)["claims.jsonl"]).Select(OfClaim)],
        "claims-csv" or "claim-statements" => [.. CsvClient.Read(file).Select(r => OfTable(r, "claim_id"))],
        "figures" => [.. CsvClient.Read(file).Where(r => r["claim_id"].Length > 0 || r["file"].Length == 0).Select(r => OfTable(r, "claim_id"))],
        "csv" => [.. Parts(file).Where(p => p.Key.EndsWith(".csv", StringComparison.Ordinal)).SelectMany(p => CsvClient.Read(p.Value).SelectMany(r => OfSchema(p.Key[..^4], r)))],
        "xlsx" => [.. Sheets(file)],
        "neo4j" => [.. OfBulk(Parts(file))],
        "cypher" => [.. CypherScript.Read(Encoding.UTF8.GetString(file)).SelectMany(s => OfValues(s["id"], s["schema"], s.GetValueOrDefault("status"), s.GetValueOrDefault("topics"), s.GetValueOrDefault("notes")))],
        _ => throw new ArgumentException($"No client reads the format '{format}'.", nameof(format)),
    };

    static List<ClientRow> WithNode(string format, byte[] file)
    {
        var start = new ProcessStartInfo("node", ["read.mjs", format])
        {
            WorkingDirectory = Repository.File("tests/clients"),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start)!;
        var faults = node.StandardError.ReadToEndAsync();
        var answers = node.StandardOutput.ReadToEndAsync();
        node.StandardInput.BaseStream.Write(file);
        node.StandardInput.Close();
        node.WaitForExit();
        if (node.ExitCode != 0) throw new InvalidOperationException($"The client of '{format}' does not read the file: {faults.Result}");
        return [.. Lines(Encoding.UTF8.GetBytes(answers.Result)).Select(OfAnswer)];
    }

    static ClientRow OfAnswer(JsonElement row) => row.TryGetProperty("status", out var status)
        ? new(row.GetProperty("id").GetString()!, status.GetString(), null)
        : new(row.GetProperty("id").GetString()!, null, StatusWalk.Axes.ToDictionary(a => a, a => row.GetProperty(a).GetString()!, StringComparer.Ordinal));

    static ClientRow OfClaim(JsonElement claim)
    {
        string Text(string name) => claim.TryGetProperty(name, out var axis) && axis.TryGetProperty("text", out var text) ? text.GetString()! : "";
        var modality = claim.TryGetProperty("modality", out var how) ? how.GetString()! : "";
        return new(claim.GetProperty("id").GetString()!, null, new Dictionary<string, string>(StringComparer.Ordinal) { ["modality"] = modality, ["attribution"] = Text("attribution"), ["standing"] = Text("standing") });
    }

    static ClientRow OfTable(Dictionary<string, string> row, string id) => new(row[id], null, row);

    static IEnumerable<ClientRow> OfSchema(string schema, Dictionary<string, string> row) => schema == "Long values" ? []
        : OfValues(row["id"], schema.Split(" (")[0], row.GetValueOrDefault("summary"), row.GetValueOrDefault("topics"), row.GetValueOrDefault("notes"));

    /// <summary>A risk topic says something of somebody by itself: a note that begins with it says how.</summary>
    static IEnumerable<ClientRow> OfValues(string id, string schema, string? status, string? topics, string? notes)
    {
        if (!Things.Any(Schemata.Default[schema].IsA)) yield return new(id, status?.TrimStart('\''), null);
        foreach (var topic in (topics ?? "").Split("; ", StringSplitOptions.RemoveEmptyEntries))
            yield return new($"{id} {topic}", (notes ?? "").Split(topic + ": ") is [_, var sentence, ..] ? sentence : null, null);
    }

    static IEnumerable<ClientRow> OfBulk(Dictionary<string, byte[]> parts)
    {
        foreach (var node in CsvClient.Read(parts["nodes.csv"]))
            foreach (var row in OfValues(node["id:ID"], node["schema"], node["status"], node["topics:string[]"], node["notes"])) yield return row;
        foreach (var tie in CsvClient.Read(parts["ties.csv"]))
            if (Schemata.Default.All.Single(s => string.Equals(s.Name, tie[":TYPE"].Split('_')[0], StringComparison.OrdinalIgnoreCase)) is var schema && !Things.Any(schema.IsA))
                yield return new(tie["id"], tie["status"], null);
    }

    static IEnumerable<ClientRow> Sheets(byte[] file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // It names one that .NET does not bring by itself.
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        do
        {
            if (!reader.Read()) continue;
            var header = Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i)?.ToString() ?? "").ToArray();
            while (reader.Read())
                foreach (var row in OfSchema(reader.Name, header.Select((name, i) => (name, Value: reader.GetValue(i)?.ToString() ?? "")).ToDictionary(c => c.name, c => c.Value, StringComparer.Ordinal)))
                    yield return row;
        }
        while (reader.NextResult());
    }

    static IEnumerable<JsonElement> Lines(byte[] file)
    {
        foreach (var line in Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var parsed = JsonDocument.Parse(line);
            yield return parsed.RootElement.Clone();
        }
    }

    static Dictionary<string, byte[]> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var whole = new MemoryStream();
            using var part = e.Open();
            part.CopyTo(whole);
            return whole.ToArray();
        }, StringComparer.Ordinal);
    }
}
