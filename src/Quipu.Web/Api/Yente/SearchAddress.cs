using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Exports;
using Quipu.Search;

namespace Quipu.Web.Api.Yente;

/// <summary><c>/yente/search/{dataset}</c>: entities of registers by words, with counts by what they have.</summary>
static class SearchAddress
{
    static readonly ImmutableArray<string> DefaultFacets = ["countries", "topics", "datasets"];
    static readonly ImmutableArray<string> Facets = ["countries", "topics", "datasets", "schema", "identifiers", "genders"];
    static readonly ImmutableArray<string> RiskTopics = [.. Schemata.Default.Topics.Values.Where(t => t.Risk).Select(t => t.Code).Order(StringComparer.Ordinal)];

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/yente/search/{dataset}", Search);

    static IResult Search(Desk desk, string dataset)
    {
        if (DatasetScope.Find(desk, dataset) is not { } scope) return DatasetScope.Unknown(dataset);
        var asked = new Parameters(desk.Http.Request.Query);
        var page = new Paging(asked.Number("offset", 0, 0, 9499), asked.Number("limit", 10, 0, 500));
        var narrowed = scope.Narrow(asked.Many("include_dataset"), asked.Many("exclude_dataset"), asked.Many("datasets"));
        var search = Read(asked, narrowed);
        if (asked.Fault is { } fault) return fault.Answer;
        var hits = narrowed.Datasets.IsEmpty ? Nothing(search, page) : desk.Store.FindEntities(desk.Viewer, search, page);
        return EntityAnswer.Json(json => Write(json, desk, EntityAddresses.Records(desk, asked), hits, page));
    }

    static EntityHits Nothing(EntitySearch search, Paging page) =>
        new(new([], 0, page.Offset), search.Facets.ToImmutableSortedDictionary(f => f, _ => ImmutableArray<EntityCount>.Empty, StringComparer.Ordinal));

    static EntitySearch Read(Parameters asked, DatasetScope scope)
    {
        var facets = asked.Many("facets");
        foreach (var facet in facets)
            if (!Facets.Contains(facet)) asked.Refuse(StatusCodes.Status422UnprocessableEntity, $"'{facet}' is no facet; there are {string.Join(", ", Facets)}.");
        var all = asked.Text("filter_op") switch { null or "OR" => false, "AND" => true, _ => Refused() };
        var schemata = asked.SchemaNames("schema");
        return new()
        {
            Words = Words(asked, all),
            Schemata = schemata.IsEmpty ? ["Thing"] : schemata,
            WithoutSchemata = asked.SchemaNames("exclude_schema"),
            Datasets = scope.Narrowed ? scope.Datasets : [],
            Codes = [.. asked.Many("countries").Select(c => "country:" + c.ToLowerInvariant()), .. asked.Many("topics").Select(t => "topic:" + t)],
            All = all,
            ChangedSince = asked.Moment("changed_since"),
            Facets = facets.IsEmpty ? DefaultFacets : facets,
            Order = [.. asked.Many("sort").Select(s => Sorted(s)).OfType<EntitySort>()],
        };

        bool Refused()
        {
            asked.Refuse(StatusCodes.Status422UnprocessableEntity, "'filter_op' is OR or AND.");
            return false;
        }
    }

    /// <summary>The words, and every further condition that can be said in words.</summary>
    static QueryNode? Words(Parameters asked, bool all)
    {
        var nodes = ImmutableArray.CreateBuilder<QueryNode>();
        string? fault = null;
        if ((asked.Flag("simple") ? QuerySyntax.Plain(asked.Text("q")) : QuerySyntax.Read(asked.Text("q"), out fault)) is { } words) nodes.Add(words);
        if (fault is not null) asked.Refuse(StatusCodes.Status400BadRequest, fault);
        foreach (var field in asked.Many("filter").Select(f => f.Split(':', 2)).GroupBy(f => f[0], StringComparer.Ordinal))
        {
            var values = field.Select(f => f is [_, { Length: > 0 } value] ? QuerySyntax.Field(field.Key, value) : null).ToImmutableArray();
            if (values.Contains(null)) asked.Refuse(StatusCodes.Status422UnprocessableEntity, "A 'filter' is a field and a value: filter=country:pe.");
            else nodes.Add(all ? new QueryNode.All(values!) : new QueryNode.Any(values!));
        }

        if (asked.Has("target"))
        {
            var risky = new QueryNode.Any([.. RiskTopics.Select(t => (QueryNode)new QueryNode.Field("code", "topic:" + t))]);
            nodes.Add(asked.Flag("target") ? risky : new QueryNode.Not(risky));
        }

        return nodes.Count switch { 0 => null, 1 => nodes[0], _ => new QueryNode.All(nodes.ToImmutable()) };
    }

    static EntitySort? Sorted(string sort)
    {
        var parts = sort.Split(':');
        var field = parts[0] switch
        {
            "id" or "canonical_id" => "id",
            "schema" => "schema",
            "dataset" or "datasets" => "dataset",
            "first_seen" or "last_seen" or "last_change" => "changed",
            "caption" or "names" => "name",
            "_score" => null,
            var other => other.Replace("properties.", "", StringComparison.Ordinal),
        };
        return field is null ? null : new(field, parts is [_, "desc"]);
    }

    static void Write(Utf8JsonWriter json, Desk desk, EntityRecords records, EntityHits hits, Paging page)
    {
        json.WriteStartObject();
        json.WriteNumber("limit", page.Limit);
        json.WriteNumber("offset", page.Offset);
        EntityAnswer.WriteTotal(json, hits.Page.Total);
        json.WriteStartArray("results");
        foreach (var found in hits.Page.Rows.Select(records.Find).OfType<EntityRecord>()) EntityAnswer.Write(json, found);
        json.WriteEndArray();
        json.WriteStartObject("facets");
        foreach (var (name, counts) in hits.Counts)
        {
            json.WriteStartObject(name);
            json.WriteString("label", char.ToUpperInvariant(name[0]) + name[1..]);
            json.WriteStartArray("values");
            foreach (var (value, count) in counts)
            {
                json.WriteStartObject();
                json.WriteString("name", value);
                json.WriteString("label", Label(desk, name, value));
                json.WriteNumber("count", count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    static string Label(Desk desk, string facet, string value) => facet switch
    {
        "countries" => Schemata.Default.Types["country"].Caption(value),
        "topics" => Schemata.Default.Topics.GetValueOrDefault(value)?.Label ?? value,
        "genders" => Schemata.Default.Types["gender"].Caption(value),
        "schema" => Schemata.Default.Find(value)?.Plural ?? value,
        "datasets" => DatasetScope.Find(desk, value)?.Title ?? value,
        _ => value,
    };
}
