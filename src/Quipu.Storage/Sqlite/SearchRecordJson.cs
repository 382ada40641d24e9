using System.Globalization;
using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Model;
using Quipu.Publishing.Searches;

namespace Quipu.Storage.Sqlite;

/// <summary>Searches that were noted, as their table keeps them: JSON with wire words; absent fields are left out.</summary>
static class SearchRecordJson
{
    internal static string Write(SearchRecord record) => ClaimJson.Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("on", IsoTime.Of(record.On));
        json.WriteString("by", record.By);
        json.WriteOptional("algorithm", record.Algorithm);
        if (record.Threshold is { } threshold) json.WriteNumber("threshold", threshold);
        json.WriteOptional("self", record.Self?.Value);
        json.WriteBoolean("whole", record.IsWhole);
        json.WriteOptional("note", record.Note);
        json.WriteStartArray("datasets");
        foreach (var dataset in record.Datasets) Write(json, dataset);
        json.WriteEndArray();
        json.WriteStartArray("hits");
        foreach (var hit in record.Hits)
        {
            json.WriteStartArray();
            json.WriteStringValue(hit.Id.Value);
            json.WriteStringValue(hit.Name);
            json.WriteNumberValue(hit.Score);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        if (record.Outside is { } outside)
        {
            json.WriteStartObject("outside");
            json.WriteString("name", outside.Name);
            json.WriteOptional("url", outside.Url);
            json.WriteOptional("came", outside.Came);
            json.WriteOptional("capture", outside.Capture?.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    static void Write(Utf8JsonWriter json, SearchedDataset dataset)
    {
        json.WriteStartObject();
        json.WriteString("name", dataset.Dataset.Value);
        json.WriteString("title", dataset.Title);
        if (dataset.Import is { } import) json.WriteNumber("import", import);
        if (dataset.ImportedAt is { } at) json.WriteString("imported", at.ToString("O", CultureInfo.InvariantCulture));
        json.WriteNumber("entities", dataset.Entities);
        json.WriteStartArray("files");
        foreach (var file in dataset.Files)
        {
            json.WriteStartArray();
            json.WriteStringValue(file.Name);
            json.WriteStringValue(file.Capture.Value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static SearchRecord Read((string Id, SearchKind Kind, DateTimeOffset At, int Found, string Question) row, string body)
    {
        using var parsed = JsonDocument.Parse(body);
        var json = parsed.RootElement;
        return new()
        {
            Id = new(row.Id),
            Kind = row.Kind,
            Question = row.Question,
            On = IsoTime.Day(RecordJson.Text(json, "on"))!.Value,
            By = json.GetProperty("by").GetString()!,
            At = row.At,
            Datasets = [.. json.GetProperty("datasets").EnumerateArray().Select(ReadDataset)],
            Algorithm = RecordJson.Text(json, "algorithm"),
            Threshold = json.TryGetProperty("threshold", out var threshold) ? threshold.GetDouble() : null,
            Self = RecordJson.Text(json, "self") is { } self ? new EntityId(self) : null,
            Found = row.Found,
            Hits = [.. json.GetProperty("hits").EnumerateArray().Select(h => new SearchHit(new(h[0].GetString()!), h[1].GetString()!, h[2].GetDouble()))],
            IsWhole = json.GetProperty("whole").GetBoolean(),
            Outside = json.TryGetProperty("outside", out var outside)
                ? new(outside.GetProperty("name").GetString()!, RecordJson.Text(outside, "url"), RecordJson.Text(outside, "came"), RecordJson.Text(outside, "capture") is { } capture ? new CaptureId(capture) : null) : null,
            Note = RecordJson.Text(json, "note"),
        };
    }

    static SearchedDataset ReadDataset(JsonElement json) => new(
        new(json.GetProperty("name").GetString()!), json.GetProperty("title").GetString()!, json.TryGetProperty("import", out var import) ? import.GetInt64() : null,
        json.TryGetProperty("imported", out var at) ? at.GetDateTimeOffset() : null, [.. json.GetProperty("files").EnumerateArray().Select(f => new SearchedFile(f[0].GetString()!, new(f[1].GetString()!)))])
    { Entities = json.GetProperty("entities").GetInt64() };
}
