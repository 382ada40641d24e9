using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FollowTheMoney;

/// <summary>FollowTheMoney's JSON form of an entity: one object to a line, the id first, then in a fixed order.</summary>
public static class EntityJson
{
    /// <summary>Letters stay letters: the lines are files for programs, never part of a page.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string ToJson(this Entity entity)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) entity.WriteTo(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void WriteTo(this Entity entity, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", entity.Id.Value);
        json.WriteString("caption", entity.Caption);
        json.WriteString("schema", entity.Schema.Name);
        json.WriteStartObject("properties");
        foreach (var property in entity.Properties) WriteList(json, property, entity[property]);
        json.WriteEndObject();
        WriteList(json, "datasets", entity.Datasets);
        WriteList(json, "referents", entity.Referents);
        if (entity.Origins.Count > 0) WriteList(json, "origin", entity.Origins);
        if (entity.FirstSeen is not null) json.WriteString("first_seen", entity.FirstSeen);
        if (entity.LastSeen is not null) json.WriteString("last_seen", entity.LastSeen);
        json.WriteEndObject();
    }

    /// <summary>Reads one line.</summary>
    /// <param name="json">One JSON object.</param>
    /// <param name="strays">Names of properties that the schema does not have; their values are left out, and the caller counts them.</param>
    /// <exception cref="FormatException">No JSON object with an id and a schema that the model has.</exception>
    public static Entity Read(string json, ICollection<string>? strays = null)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return Read(parsed.RootElement, strays);
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"A line is not JSON: {wrong.Message}", wrong);
        }
    }

    static Entity Read(JsonElement row, ICollection<string>? strays)
    {
        if (row.ValueKind != JsonValueKind.Object || Text(row, "id") is not { } id || Text(row, "schema") is not { } name)
            throw new FormatException("A FollowTheMoney entity is a JSON object with an id and a schema.");
        var schema = Schemata.Default.Find(name) ?? throw new FormatException($"Entity {id} has the schema '{name}', which FollowTheMoney 4 does not have.");
        var entity = new Entity(new(id), schema) { FirstSeen = Text(row, "first_seen"), LastSeen = Text(row, "last_seen") };
        if (Text(row, "caption") is { } caption) entity.Caption = caption;
        if (row.TryGetProperty("properties", out var properties))
            foreach (var property in properties.EnumerateObject())
                if (schema[property.Name] is not { IsStub: false }) strays?.Add(property.Name);
                else foreach (var value in Texts(property.Value)) entity.Add(property.Name, value);
        entity.Datasets.UnionWith(List(row, "datasets"));
        entity.Referents.UnionWith(List(row, "referents"));
        entity.Origins.UnionWith(List(row, "origin"));
        return entity;
    }

    static void WriteList(Utf8JsonWriter json, string name, IReadOnlyCollection<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static IEnumerable<string> List(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? Texts(value) : [];

    /// <summary>The texts of a value: itself, the members of a list, numbers as they are written, <c>true</c> and <c>false</c>, of a nested entity its id.</summary>
    public static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? [text] : [],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.Object when value.TryGetProperty("id", out var id) => Texts(id),
        _ => [],
    };
}
