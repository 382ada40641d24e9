using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Exports;

namespace Quipu.Web.Api.Yente;

/// <summary><c>/yente/entities/{id}</c>: one entity, with what it is tied to.</summary>
static class EntityAddresses
{
    /// <summary>Entities that name another, read at most; of more the total is said to be at least this.</summary>
    const int MostRead = 10_000;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/yente/entities/{id}", One);
        app.MapGet("/yente/entities/{id}/adjacent", Adjacent);
        app.MapGet("/yente/entities/{id}/adjacent/{property}", AdjacentBy);
    }

    /// <summary>Of the reporting only what needs no status, unless <c>proposals=true</c> asks for the rest: then each carries its status in words.</summary>
    internal static EntityRecords Records(Desk desk, Parameters asked) => new(desk.Store, desk.Viewer, ExportOptions.Default with { IncludeProposals = asked.Flag("proposals") });

    static IResult One(Desk desk, string id)
    {
        var asked = new Parameters(desk.Http.Request.Query);
        var (nested, records) = (asked.Flag("nested", true), Records(desk, asked));
        return Found(desk, asked, records, id, "", record => EntityAnswer.Json(json =>
        {
            if (nested) EntityAnswer.WriteNested(json, records, record);
            else EntityAnswer.Write(json, record);
        }));
    }

    static IResult Adjacent(Desk desk, string id)
    {
        var asked = new Parameters(desk.Http.Request.Query);
        var (page, records) = (Paged.Read(asked), Records(desk, asked));
        return Found(desk, asked, records, id, "/adjacent", record => EntityAnswer.Json(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("entity");
            EntityAnswer.Write(json, record);
            json.WriteStartObject("adjacent");
            foreach (var (property, ids) in records.Adjacent(record, MostRead))
            {
                json.WritePropertyName(property);
                Write(json, records, ids, page);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }));
    }

    static IResult AdjacentBy(Desk desk, string id, string property)
    {
        var asked = new Parameters(desk.Http.Request.Query);
        var (page, records) = (Paged.Read(asked), Records(desk, asked));
        return Found(desk, asked, records, id, "/adjacent/" + property, record => record.Entity.Schema[property] is not { Type.IsEntity: true }
            ? Answers.Problem(StatusCodes.Status404NotFound, $"'{property}' is no property of {record.Entity.Schema.Name} whose values are entities.")
            : EntityAnswer.Json(json => Write(json, records, records.Adjacent(record, MostRead).GetValueOrDefault(property, []), page)));
    }

    static IResult Found(Desk desk, Parameters asked, EntityRecords records, string id, string rest, Func<EntityRecord, IResult> answer)
    {
        if (asked.Fault is { } fault) return fault.Answer;
        var wanted = Asked.Id(id);
        if (records.Find(wanted) is not { } record) return Answers.Problem(StatusCodes.Status404NotFound, $"There is no entity '{wanted}'.");
        return record.Id == wanted ? answer(record)
            : Results.Redirect($"/yente/entities/{Uri.EscapeDataString(record.Id.Value)}{rest}{desk.Http.Request.QueryString.Value}", permanent: true, preserveMethod: true);
    }

    static void Write(Utf8JsonWriter json, EntityRecords records, ImmutableArray<EntityId> ids, in Paged page)
    {
        json.WriteStartObject();
        json.WriteNumber("limit", page.Limit);
        json.WriteNumber("offset", page.Offset);
        EntityAnswer.WriteTotal(json, ids.Length, ids.Length >= MostRead);
        json.WriteStartArray("results");
        foreach (var found in page.Sorted(records, ids).Skip(page.Offset).Take(page.Limit).Select(records.Find).OfType<EntityRecord>()) EntityAnswer.Write(json, found);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Which part of a list, and in which order.</summary>
    readonly record struct Paged(int Limit, int Offset, string? Sort, bool Descending)
    {
        /// <summary>Sorting by a value reads every entity: of more than these the list stays in order of ids.</summary>
        const int MostSorted = 1000;

        internal static Paged Read(Parameters asked)
        {
            var sort = asked.Text("sort")?.Split(':');
            return new(asked.Number("limit", 10, 0, 500), asked.Number("offset", 0, 0, 9499), sort?[0], sort is [_, "desc"]);
        }

        internal IEnumerable<EntityId> Sorted(EntityRecords records, ImmutableArray<EntityId> ids)
        {
            if (Sort is not { } field || ids.Length > MostSorted) return ids;
            var valued = ids.Select(id => (Id: id, Value: Value(records.Find(id), field))).ToList();
            var some = valued.Where(v => v.Value is not null);
            var sorted = Descending ? some.OrderByDescending(v => v.Value, StringComparer.Ordinal) : some.OrderBy(v => v.Value, StringComparer.Ordinal);
            return sorted.Concat(valued.Where(v => v.Value is null)).Select(v => v.Id);
        }

        static string? Value(EntityRecord? record, string field) => record is null ? null : field switch
        {
            "caption" => record.Entity.Caption,
            "schema" => record.Entity.Schema.Name,
            "first_seen" => record.Entity.FirstSeen,
            "last_seen" => record.Entity.LastSeen,
            "last_change" => record.LastChange,
            _ => record.Entity[field.Replace("properties.", "", StringComparison.Ordinal)].FirstOrDefault(),
        };
    }
}
