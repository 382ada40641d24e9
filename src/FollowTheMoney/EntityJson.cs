using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FollowTheMoney.Streams;

namespace FollowTheMoney;

/// <summary>FollowTheMoney's JSON form of an entity: one object to a line, the id first, then in a fixed order.</summary>
public static class EntityJson
{
    /// <summary>Members that an entity has a place of its own for.</summary>
    static readonly HashSet<string> Own = new(["id", "schema", "caption", "properties", "datasets", "referents", "origin", "first_seen", "last_seen"], StringComparer.Ordinal);

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
        foreach (var property in entity.Properties) json.WriteStrings(property, entity[property]);
        json.WriteEndObject();
        json.WriteStrings("datasets", entity.Datasets);
        json.WriteStrings("referents", entity.Referents);
        if (entity.Origins.Count > 0) json.WriteStrings("origin", entity.Origins);
        if (entity.FirstSeen is not null) json.WriteString("first_seen", entity.FirstSeen);
        if (entity.LastSeen is not null) json.WriteString("last_seen", entity.LastSeen);
        foreach (var (name, value) in entity.Context)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    /// <summary>Reads one line. Values are cleaned.</summary>
    /// <param name="json">One JSON object.</param>
    /// <param name="strays">Names of properties that the schema does not have; their values are left out, and the caller counts them.</param>
    /// <exception cref="FormatException">No JSON object with an id and a schema that the model has.</exception>
    public static Entity Read(string json, ICollection<string>? strays = null)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            var row = ReadRow(parsed.RootElement, new(1, Clean: true));
            foreach (var stray in row.Quarantined.Select(s => s.Name[(s.Name.IndexOf(':') + 1)..]).Distinct(StringComparer.Ordinal)) strays?.Add(stray);
            return row.Entity ?? throw new FormatException(row.Problem);
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"A line is not JSON: {wrong.Reason()}", wrong);
        }
    }

    /// <summary>The texts of a value: itself, the members of a list, numbers as they are written, <c>true</c> and <c>false</c>, of a nested entity its id.</summary>
    public static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => Whole(value) is { Length: > 0 } text ? [text] : [],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.Object when value.TryGetProperty("id", out var id) => Texts(id),
        _ => [],
    };

    /// <summary>A text; half a surrogate pair in it, which is no character, becomes U+FFFD.</summary>
    static string Whole(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return LoneSurrogate.Mend(value.GetRawText());
        }
    }

    internal static EntityRow ReadRow(JsonElement row, in JsonLine line)
    {
        try
        {
            return Entity(row, line);
        }
        catch (InvalidOperationException)
        {
            return new(line.Number) { Problem = $"Line {line.Number} has half a surrogate pair in the name of a member: that is no text." };
        }
    }

    /// <summary>True where U+FFFD stands in a text for what could not be read, and not because its source has it.</summary>
    internal static bool IsMended(JsonElement value, string text, bool torn) =>
        text.Contains('\uFFFD', StringComparison.Ordinal) && (torn || !HasMark(value.GetRawText()));

    static bool HasMark(string raw) => raw.Contains('\uFFFD', StringComparison.Ordinal) || raw.Contains("\\ufffd", StringComparison.OrdinalIgnoreCase);

    static EntityRow Entity(JsonElement row, in JsonLine line)
    {
        var number = line.Number;
        if (row.ValueKind != JsonValueKind.Object || Text(row, "id") is not { } id || Text(row, "schema") is not { } name)
            return new(number) { Problem = "A FollowTheMoney entity is a JSON object with an id and a schema." };
        if (Legacy.Schema(name) is not { } schema)
            return new(number) { Problem = $"Entity {id} has the schema '{name}', which FollowTheMoney 4 does not have.", Quarantined = [new(name, row.GetRawText())] };
        var reading = new Reading(name, new(new(id), schema) { FirstSeen = Text(row, "first_seen"), LastSeen = Text(row, "last_seen") }, line);
        reading.Check(row.GetProperty("id"), "id", id);
        if (Text(row, "caption") is { } caption) reading.Entity.Caption = caption;
        if (row.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object) reading.Properties(properties);
        reading.Context(row);
        return reading.Row();
    }

    static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? Texts(value).FirstOrDefault() : null;

    static IEnumerable<string> List(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? Texts(value) : [];

    /// <summary>One object on its way to an entity.</summary>
    sealed class Reading(string schemaName, Entity entity, JsonLine line)
    {
        readonly List<StrayValue> _strays = [], _dropped = [], _cleaned = [], _mended = [];
        readonly List<Entity> _nested = [];

        internal Entity Entity => entity;

        internal EntityRow Row() => new(line.Number)
        {
            Entity = entity,
            Nested = _nested,
            Quarantined = _strays,
            Dropped = _dropped,
            Cleaned = _cleaned,
            Mended = _mended,
        };

        internal void Check(JsonElement stated, string name, string value)
        {
            if (IsMended(stated, value, line.Torn)) _mended.Add(new(name, value));
        }

        /// <summary>Countries first: telephone numbers are read in them.</summary>
        internal void Properties(JsonElement properties)
        {
            foreach (var property in properties.EnumerateObject())
                if (!line.Clean || entity.Schema[property.Name]?.Type.Name == "country") Values(property);
            if (!line.Clean) return;
            foreach (var property in properties.EnumerateObject())
                if (entity.Schema[property.Name]?.Type.Name != "country") Values(property);
        }

        internal void Context(JsonElement row)
        {
            entity.Datasets.UnionWith(List(row, "datasets"));
            entity.Referents.UnionWith(List(row, "referents"));
            entity.Origins.UnionWith(List(row, "origin"));
            foreach (var member in row.EnumerateObject())
                if (!Own.Contains(member.Name)) entity.Context[member.Name] = member.Value.GetRawText();
        }

        void Values(JsonProperty stated)
        {
            Nested(stated.Value);
            var property = Legacy.Property(schemaName, entity.Schema, stated.Name);
            if (property is { IsStub: true }) return; // the other end says it; what stood here is among the nested
            foreach (var value in Texts(stated.Value))
            {
                Check(stated.Value, stated.Name, value);
                if (property is null) _strays.Add(new($"{schemaName}:{stated.Name}", value));
                else if (!line.Clean) entity.Keep(property.Name, value);
                else if (!entity.Add(property.Name, value)) _dropped.Add(new(property.Name, value));
                else if (!entity[property.Name].Contains(value)) _cleaned.Add(new(property.Name, value));
            }
        }

        void Nested(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Array)
                foreach (var member in value.EnumerateArray()) Nested(member);
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("schema", out _)) return;
            var inner = ReadRow(value, line);
            if (inner.Entity is { } found) _nested.Add(found);
            _nested.AddRange(inner.Nested);
            _strays.AddRange(inner.Quarantined);
            _dropped.AddRange(inner.Dropped);
            _cleaned.AddRange(inner.Cleaned);
            _mended.AddRange(inner.Mended);
        }
    }
}

/// <summary>A line of JSON that is read as an entity.</summary>
/// <param name="Clean">Values are cleaned as if they were new.</param>
/// <param name="Torn">It held bytes that are no UTF-8.</param>
readonly record struct JsonLine(long Number, bool Clean, bool Torn = false)
{
    /// <summary>The line as UTF-8 can have it.</summary>
    internal static ReadOnlyMemory<byte> Whole(ReadOnlyMemory<byte> line, out bool torn)
    {
        torn = !System.Text.Unicode.Utf8.IsValid(line.Span);
        return torn ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line.Span)) : line;
    }
}
