using System.Text.Json;

namespace FollowTheMoney.Streams;

/// <summary>A value that the model has no place for.</summary>
/// <param name="Name">The schema, or <c>Schema:property</c>, that the model does not have; or the property whose type the value is not.</param>
/// <param name="Value">As it stood.</param>
public readonly record struct StrayValue(string Name, string Value);

/// <summary>A line of a stream of entities.</summary>
/// <param name="Number">Its number from 1; an empty line has a number too, and no row.</param>
public sealed record EntityRow(long Number)
{
    /// <summary>The entity; null where the line holds none that the model can hold.</summary>
    public Entity? Entity { get; init; }

    /// <summary>Entities that stood within it (nested exports), whole.</summary>
    public IReadOnlyList<Entity> Nested { get; init; } = [];

    /// <summary>What the model has no place for: to be kept aside and counted.</summary>
    public IReadOnlyList<StrayValue> Quarantined { get; init; } = [];

    /// <summary>Values that are none of their property's type, with the property before a colon left out of the schema's: they are not in the entity.</summary>
    public IReadOnlyList<StrayValue> Dropped { get; init; } = [];

    /// <summary>Values kept in another form: the property, and the value as it stood.</summary>
    public IReadOnlyList<StrayValue> Cleaned { get; init; } = [];

    /// <summary>Values that held half a surrogate pair, or bytes that are no UTF-8: the property, and the value as it is now, with U+FFFD in their place.</summary>
    public IReadOnlyList<StrayValue> Mended { get; init; } = [];

    /// <summary>Why there is no entity, in one sentence.</summary>
    public string? Problem { get; init; }
}

/// <summary>Streams of FollowTheMoney entities, one JSON object a line, of releases 3.x to 4.11; and .vis files of network drawings.</summary>
public static class EntityStreams
{
    /// <summary>Reads a stream. A line that cannot be read is a row with a problem, and reading goes on.</summary>
    /// <param name="from">UTF-8 text; closed at the end.</param>
    /// <param name="clean">Cleans values as if they were new; otherwise they are kept as the stream has them, as FollowTheMoney's own tools do.</param>
    public static IEnumerable<EntityRow> Read(Stream from, bool clean = false)
    {
        using var lines = new Utf8Lines(from);
        while (lines.Read())
        {
            if (lines.TooLong)
            {
                yield return new(lines.Number) { Problem = $"Line {lines.Number} is longer than a line may be (64 MB); it is left out." };
                continue;
            }

            if (lines.Line.Span.IndexOfAnyExcept(" \t\r"u8) < 0) continue;
            yield return Line(lines.Line, lines.Number, clean);
        }
    }

    /// <summary>Writes entities, one a line.</summary>
    /// <returns>Entities written.</returns>
    public static long Write(Stream to, IEnumerable<Entity> entities) => Utf8JsonLines.Write(to, entities, static (json, entity) => entity.WriteTo(json));

    /// <summary>Reads the entities of a .vis file, a network drawing.</summary>
    /// <exception cref="FormatException">The file is no JSON object with a layout of entities.</exception>
    public static IEnumerable<EntityRow> ReadVis(Stream from, bool clean = false)
    {
        using var parsed = Parse(from);
        var root = parsed.RootElement;
        var layout = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("layout", out var inner) ? inner : root;
        if (layout.ValueKind != JsonValueKind.Object || !layout.TryGetProperty("entities", out var entities) || entities.ValueKind != JsonValueKind.Array)
            throw new FormatException("A .vis file is a JSON object whose layout lists entities; this one does not.");
        var number = 0L;
        foreach (var entity in entities.EnumerateArray()) yield return EntityJson.ReadRow(entity, new(++number, clean));
    }

    /// <summary>Writes a .vis file of entities: one vertex for each that is no edge, one edge for each tie between two of them.</summary>
    public static void WriteVis(Stream to, IReadOnlyCollection<Entity> entities)
    {
        using var json = new Utf8JsonWriter(to, EntityJson.Options);
        json.WriteStartObject();
        json.WriteStartObject("layout");
        json.WriteStartArray("entities");
        foreach (var entity in entities) entity.WriteTo(json);
        json.WriteEndArray();
        json.WriteStartArray("vertices");
        foreach (var entity in entities.Where(e => e.Schema.Edge is null))
        {
            json.WriteStartObject();
            json.WriteString("id", $"entity:{entity.Id}");
            json.WriteString("type", "entity");
            json.WriteString("label", entity.Caption);
            json.WriteString("entityId", entity.Id.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("edges");
        foreach (var entity in entities)
            foreach (var (source, target) in entity.Ends()) WriteVisEdge(json, entity, source, target);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteVisEdge(Utf8JsonWriter json, Entity entity, string source, string target)
    {
        json.WriteStartObject();
        json.WriteString("id", $"entity:{source}<entity:{entity.Id}>entity:{target}");
        json.WriteString("label", entity.Caption);
        json.WriteString("sourceId", $"entity:{source}");
        json.WriteString("targetId", $"entity:{target}");
        json.WriteString("entityId", entity.Id.Value);
        json.WriteEndObject();
    }

    static EntityRow Line(ReadOnlyMemory<byte> line, long number, bool clean)
    {
        try
        {
            using var parsed = JsonDocument.Parse(JsonLine.Whole(line, out var torn));
            return EntityJson.ReadRow(parsed.RootElement, new(number, clean, torn));
        }
        catch (JsonException wrong)
        {
            return new(number) { Problem = $"Line {number} is no JSON: {wrong.Reason()}" };
        }
    }

    static JsonDocument Parse(Stream from)
    {
        try
        {
            return JsonDocument.Parse(from);
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"A .vis file is JSON; this one is not: {wrong.Reason()}", wrong);
        }
    }
}
