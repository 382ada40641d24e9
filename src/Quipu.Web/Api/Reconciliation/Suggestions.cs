using System.Text.Json;
using Quipu.Exports;
using Quipu.Search;
using Quipu.Web.Api.Yente;

namespace Quipu.Web.Api.Reconciliation;

/// <summary>What a person who types may mean: entities by the beginnings of their names, properties and schemata by a part of theirs.</summary>
static class Suggestions
{
    const int Most = 20;

    internal static IResult Entities(Desk desk, DatasetScope scope)
    {
        var asked = new Parameters(desk.Http.Request.Query);
        var (prefix, page) = (asked.Text("prefix") ?? "", new Paging(asked.Number("cursor", 0, 0, 9499), asked.Number("limit", Most, 0, 500)));
        if (asked.Fault is { } fault) return fault.Answer;
        var terms = QueryWords.Parse(prefix, beginnings: true).Terms;
        var records = EntityAddresses.Records(desk, asked);
        var found = terms.IsEmpty ? [] : desk.Store.FindEntities(desk.Viewer, new()
        {
            Words = new QueryNode.All([.. terms.Select(t => new QueryNode.Words(t, terms.Length == 1 ? prefix : ""))]),
            Schemata = ["Thing"],
            Datasets = scope.Narrowed ? scope.Datasets : [],
        }, page).Page.Rows;
        return EntityAnswer.Json(json =>
        {
            Begin(json, prefix);
            foreach (var record in found.Select(records.Find).OfType<EntityRecord>()) WriteEntity(json, record, null);
            End(json);
        });
    }

    internal static IResult Properties(Desk desk)
    {
        var prefix = new Parameters(desk.Http.Request.Query).Text("prefix") ?? "";
        var all = Schemata.Default.All.Where(s => s.Matchable).SelectMany(s => s.Properties.Values).Where(p => !p.IsStub && !p.Hidden).DistinctBy(p => p.QName);
        var found = all.Where(p => prefix.Length == 0 || Has(p.Name, prefix) || Has(p.Label, prefix)).OrderBy(p => Begins(p.Name, prefix) ? 0 : 1).ThenBy(p => p.QName, StringComparer.Ordinal);
        return EntityAnswer.Json(json =>
        {
            Begin(json, prefix);
            foreach (var property in found.Take(100)) Write(json, property.QName, property.Label);
            End(json);
        });
    }

    internal static IResult Types(Desk desk)
    {
        var prefix = new Parameters(desk.Http.Request.Query).Text("prefix") ?? "";
        var found = Schemata.Default.All.Where(s => s.Matchable && !s.Deprecated && (prefix.Length == 0 || Has(s.Name, prefix) || Has(s.Label, prefix) || Has(s.Plural, prefix)));
        return EntityAnswer.Json(json =>
        {
            Begin(json, prefix);
            foreach (var schema in found.OrderBy(s => Begins(s.Name, prefix) ? 0 : 1).ThenBy(s => s.Name, StringComparer.Ordinal)) Manifest.WriteType(json, schema);
            End(json);
        });
    }

    /// <summary>An entity as OpenRefine shows it among others.</summary>
    internal static void WriteEntity(Utf8JsonWriter json, EntityRecord record, Action? more)
    {
        json.WriteStartObject();
        json.WriteString("id", record.Id.Value);
        json.WriteString("name", record.Entity.Caption);
        json.WriteString("description", Description(record));
        json.WriteStartArray("type");
        Manifest.WriteType(json, record.Entity.Schema);
        json.WriteEndArray();
        json.WriteStartArray("notable");
        Manifest.WriteType(json, record.Entity.Schema);
        json.WriteEndArray();
        more?.Invoke();
        json.WriteEndObject();
    }

    /// <summary>What tells it from others of its name: the first featured values beside the name.</summary>
    internal static string Description(EntityRecord record)
    {
        var entity = record.Entity;
        var parts = entity.Schema.Featured.Where(p => p != "name" && entity.Schema[p] is { Type.IsEntity: false }).SelectMany(p => entity[p].Take(1).Select(v => entity.Schema[p]!.Type.Caption(v, entity.Schema[p]!.Format)));
        return string.Join(" · ", parts.Distinct(StringComparer.Ordinal).Take(4));
    }

    static void Write(Utf8JsonWriter json, string id, string name)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteEndObject();
    }

    static void Begin(Utf8JsonWriter json, string prefix)
    {
        json.WriteStartObject();
        json.WriteString("code", "/api/status/ok");
        json.WriteString("status", "200 OK");
        json.WriteString("prefix", prefix);
        json.WriteStartArray("result");
    }

    static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    static bool Begins(string text, string part) => text.StartsWith(part, StringComparison.OrdinalIgnoreCase);
}
