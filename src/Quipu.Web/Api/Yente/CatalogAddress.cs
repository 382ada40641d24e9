using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Model;

namespace Quipu.Web.Api.Yente;

/// <summary><c>/yente/catalog</c>: which datasets there are. Its ETag is a hash of the answer.</summary>
static class CatalogAddress
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/yente/catalog", Catalog);

    static IResult Catalog(Desk desk)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, EntityJson.Options)) Write(json, desk);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan).AsSpan(0, 12))}\"";
        var response = desk.Http.Response;
        response.Headers.ETag = tag;
        // Private: what one person's workspace holds is nobody else's to keep.
        response.Headers.CacheControl = "private, max-age=300";
        var known = desk.Http.Request.Headers.IfNoneMatch.SelectMany(t => (t ?? "").Split(',', StringSplitOptions.TrimEntries)).Select(t => t.StartsWith("W/", StringComparison.Ordinal) ? t[2..] : t);
        return known.Any(t => t == tag || t == "*") ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(buffer.WrittenMemory, "application/json; charset=utf-8");
    }

    static void Write(Utf8JsonWriter json, Desk desk)
    {
        var rows = desk.Store.Datasets(desk.Viewer);
        json.WriteStartObject();
        json.WriteStartArray("datasets");
        var whole = rows.Any(r => r.Name.Value == DatasetScope.All) ? null : DatasetScope.AllTitle(desk);
        if (whole is not null)
        {
            json.WriteStartObject();
            Head(json, DatasetScope.All, whole, rows.Sum(r => r.Entities));
            json.WriteString("type", "collection");
            json.WriteStrings("children", rows.Select(r => r.Name.Value));
            json.WriteEndObject();
        }

        foreach (var row in rows)
        {
            var last = row.LastImport is { } number ? desk.Store.Import(desk.Viewer, number) : null;
            json.WriteStartObject();
            Head(json, row.Name.Value, DatasetScope.TitleOf(row), row.Entities);
            if (row.Card.Url is { } url) json.WriteString("url", url);
            if (row.Card.Licence is { } licence) json.WriteString("license", licence);
            if (row.Card.Publisher is { } publisher)
            {
                json.WriteStartObject("publisher");
                json.WriteString("name", publisher);
                json.WriteEndObject();
            }

            var version = last?.FinishedAt is { } at ? IsoTime.Local(at) : null;
            json.WriteString("version", version);
            json.WriteString("updated_at", version);
            json.WriteString("last_export", version);
            json.WriteString("index_version", version);
            json.WriteBoolean("index_current", true);
            json.WriteBoolean("load", true);
            json.WriteStrings("children", []);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStrings("current", (whole is null ? [] : new[] { DatasetScope.All }).Concat(rows.Select(r => r.Name.Value)));
        json.WriteStrings("outdated", []);
        json.WriteBoolean("index_stale", false);
        json.WriteEndObject();
    }

    static void Head(Utf8JsonWriter json, string name, string title, long entities)
    {
        json.WriteString("name", name);
        json.WriteString("title", title);
        json.WriteNumber("entity_count", entities);
    }
}
