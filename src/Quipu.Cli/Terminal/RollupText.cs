using System.Text.Encodings.Web;
using System.Text.Json;
using Quipu.Model;

namespace Quipu.Cli.Terminal;

/// <summary>Findings counted, in lines: each beside how much they rest on, and how much reporting there is at all.</summary>
static class RollupText
{
    static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(RollupBy by, IEnumerable<FindingRollup> rows, bool asJson, TextWriter to)
    {
        foreach (var row in rows)
            to.WriteLine(asJson ? JsonSerializer.Serialize(Line(by, row), _options) : Text(by, row));
    }

    static string Text(RollupBy by, FindingRollup row) =>
        $"{row.Name ?? $"(no {(by == RollupBy.Year ? "date" : by.Wire())} on record)"}  findings: {row.Findings}  leads: {row.Leads}  confirmed: {row.Confirmed}  rest on: {row.Origins} origins, {row.Documents} documents" +
        (row.ReportedOrigins is { } origins ? $"  all reporting: {origins} origins, {row.ReportedDocuments} documents" : "") + (row.Entity is { } id ? $"  id: {id}" : "");

    static object Line(RollupBy by, FindingRollup row) => new
    {
        By = by.Wire(),
        Entity = row.Entity?.Value,
        row.Name,
        row.Findings,
        row.Leads,
        row.Confirmed,
        row.Documents,
        row.Origins,
        row.ReportedDocuments,
        row.ReportedOrigins,
    };
}
