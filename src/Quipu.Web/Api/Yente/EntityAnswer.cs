using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Exports;

namespace Quipu.Web.Api.Yente;

/// <summary>How an entity looks in answers to other programs.</summary>
static class EntityAnswer
{
    /// <summary>Entities that name the one asked for, read at most for a nested answer.</summary>
    const int MostNested = 500;

    /// <summary>A whole answer as JSON.</summary>
    internal static IResult Json(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, EntityJson.Options)) write(json);
        return new JsonBytes(buffer, status);
    }

    /// <summary>An entity with ids where its values are other entities.</summary>
    /// <param name="more">Writes further members.</param>
    internal static void Write(Utf8JsonWriter json, EntityRecord record, Action<Utf8JsonWriter>? more = null)
    {
        Begin(json, record);
        json.WriteStartObject("properties");
        foreach (var property in record.Entity.Properties) json.WriteStrings(property, record.Entity[property]);
        json.WriteEndObject();
        End(json, record, more);
    }

    /// <summary>An entity with the entities that it names and that name it, and those that an edge among them leads on to.</summary>
    internal static void WriteNested(Utf8JsonWriter json, EntityRecords records, EntityRecord record) => new Nesting(json, records).Write(record, records.Adjacent(record, MostNested), []);

    internal static void WriteTotal(Utf8JsonWriter json, int total, bool more = false)
    {
        json.WriteStartObject("total");
        json.WriteNumber("value", total);
        json.WriteString("relation", more ? "gte" : "eq");
        json.WriteEndObject();
    }

    static void Begin(Utf8JsonWriter json, EntityRecord record)
    {
        json.WriteStartObject();
        json.WriteString("id", record.Id.Value);
        json.WriteString("caption", record.Entity.Caption);
        json.WriteString("schema", record.Entity.Schema.Name);
    }

    static void End(Utf8JsonWriter json, EntityRecord record, Action<Utf8JsonWriter>? more)
    {
        json.WriteStrings("datasets", record.Entity.Datasets);
        json.WriteStrings("referents", record.Ids.Where(i => i != record.Id).Select(i => i.Value));
        json.WriteBoolean("target", record.Entity["topics"].Any(t => Schemata.Default.Topics.GetValueOrDefault(t)?.Risk == true));
        json.WriteString("first_seen", record.Entity.FirstSeen);
        json.WriteString("last_seen", record.Entity.LastSeen);
        json.WriteString("last_change", record.LastChange);
        more?.Invoke(json);
        json.WriteEndObject();
    }

    /// <summary>Writes an entity and, where they are entities, its values; what is on the way back to the first stays an id.</summary>
    sealed class Nesting(Utf8JsonWriter json, EntityRecords records)
    {
        internal void Write(EntityRecord record, ImmutableSortedDictionary<string, ImmutableArray<EntityId>> adjacent, ImmutableArray<EntityId> path)
        {
            Begin(json, record);
            json.WriteStartObject("properties");
            foreach (var property in record.Entity.Properties.Concat(adjacent.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                if (!adjacent.TryGetValue(property, out var ids)) json.WriteStrings(property, record.Entity[property]);
                else
                {
                    json.WriteStartArray(property);
                    foreach (var id in ids) Write(id, path.Add(record.Id));
                    json.WriteEndArray();
                }
            }

            json.WriteEndObject();
            End(json, record, null);
        }

        void Write(EntityId id, ImmutableArray<EntityId> path)
        {
            if (records.Find(id) is not { } found || path.Contains(found.Id)) json.WriteStringValue(id.Value);
            else if (path.Length == 1 && IsStep(found.Entity.Schema)) Write(found, Named(found), path);
            else EntityAnswer.Write(json, found);
        }

        /// <summary>An edge is only the way to its other end; so is what lasts for a time (a tenure, a sanction).</summary>
        static bool IsStep(Schema schema) => schema.Edge is not null || schema.IsA("Interval");

        static ImmutableSortedDictionary<string, ImmutableArray<EntityId>> Named(EntityRecord record) => record.Entity.Properties
            .Where(p => record.Entity.Schema[p] is { Type.IsEntity: true })
            .ToImmutableSortedDictionary(p => p, p => record.Entity[p].Select(v => new EntityId(v)).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>JSON that is ready.</summary>
    sealed class JsonBytes(ArrayBufferWriter<byte> buffer, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = buffer.WrittenCount;
            await httpContext.Response.Body.WriteAsync(buffer.WrittenMemory, httpContext.RequestAborted);
        }
    }
}
