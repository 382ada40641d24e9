using System.Text.Json;
using Quipu.Exports;
using Quipu.Web.Api.Yente;

namespace Quipu.Web.Api.Reconciliation;

/// <summary>Further columns for entities that a client has reconciled.</summary>
static class Extension
{
    const int MostIds = 1000;

    /// <summary>A column that is asked for.</summary>
    sealed record Column(string Id, int Limit, bool Raw)
    {
        /// <summary>The name alone of <c>Thing:country</c>.</summary>
        internal string Property => Id[(Id.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    internal static IResult Answer(Desk desk, JsonElement asked)
    {
        var ids = Texts(asked, "ids").Take(MostIds + 1).ToList();
        if (ids.Count > MostIds) return Answers.Problem(StatusCodes.Status400BadRequest, $"At most {MostIds} ids in one request.");
        var columns = asked.TryGetProperty("properties", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(Read).OfType<Column>().ToList() : [];
        foreach (var column in columns)
            if (Label(column.Property) is null) return Answers.Problem(StatusCodes.Status400BadRequest, $"FollowTheMoney has no property '{column.Id}'.");
        var records = new EntityRecords(desk.Store, desk.Viewer, ExportOptions.Default);
        return EntityAnswer.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("meta");
            foreach (var column in columns)
            {
                json.WriteStartObject();
                json.WriteString("id", column.Id);
                json.WriteString("name", Label(column.Property));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("rows");
            foreach (var id in ids.Distinct(StringComparer.Ordinal)) WriteRow(json, records, id, columns);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <summary>Which properties a client may offer for a type: what its short display shows first.</summary>
    internal static IResult Properties(Desk desk)
    {
        var asked = new Parameters(desk.Http.Request.Query);
        var (type, limit) = (asked.Text("type") ?? "Thing", asked.Number("limit", 200, 0, 1000));
        if (asked.Fault is { } fault) return fault.Answer;
        if (Schemata.Default.Find(type) is not { } schema) return Answers.Problem(StatusCodes.Status400BadRequest, $"FollowTheMoney has no schema '{type}'.");
        var all = schema.Properties.Values.Where(p => !p.IsStub && !p.Hidden && !p.Deprecated)
            .OrderBy(p => schema.Featured.IndexOf(p.Name) is var at and >= 0 ? at : int.MaxValue).ThenBy(p => p.Name, StringComparer.Ordinal);
        return EntityAnswer.Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("limit", limit);
            json.WriteString("type", schema.Name);
            json.WriteStartArray("properties");
            foreach (var property in all.Take(limit))
            {
                json.WriteStartObject();
                json.WriteString("id", property.Name);
                json.WriteString("name", property.Label);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    static void WriteRow(Utf8JsonWriter json, EntityRecords records, string id, List<Column> columns)
    {
        json.WriteStartObject(id);
        var found = records.Find(new(id));
        foreach (var column in columns)
        {
            json.WriteStartArray(column.Id);
            if (found?.Entity is { } entity && entity.Schema[column.Property] is { } property)
                foreach (var value in column.Limit > 0 ? entity[property.Name].Take(column.Limit) : entity[property.Name]) WriteValue(json, records, property, (value, column.Raw));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter json, EntityRecords records, Property property, (string Text, bool Raw) value)
    {
        json.WriteStartObject();
        if (value.Raw) json.WriteString("str", value.Text);
        else if (!property.Type.IsEntity) json.WriteString("str", property.Type.Caption(value.Text, property.Format));
        else if (records.Find(new(value.Text)) is not { } other) json.WriteString("str", value.Text);
        else
        {
            json.WriteString("id", other.Id.Value);
            json.WriteString("name", other.Entity.Caption);
        }

        json.WriteEndObject();
    }

    static Column? Read(JsonElement asked)
    {
        if (asked.ValueKind != JsonValueKind.Object || Texts(asked, "id").FirstOrDefault() is not { } id) return null;
        if (!asked.TryGetProperty("settings", out var settings) || settings.ValueKind != JsonValueKind.Object) return new(id, 0, false);
        _ = int.TryParse(Texts(settings, "limit").FirstOrDefault(), out var limit);
        return new(id, limit, Texts(settings, "render").FirstOrDefault() == "raw");
    }

    static string? Label(string name) => Schemata.Default.All.Select(s => s[name]).FirstOrDefault(p => p is not null)?.Label;

    internal static IEnumerable<string> Texts(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? EntityJson.Texts(value) : [];
}
