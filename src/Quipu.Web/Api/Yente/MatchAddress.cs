using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Exports;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;

namespace Quipu.Web.Api.Yente;

/// <summary><c>/yente/match/{dataset}</c>: who of a dataset is meant by each of several descriptions, with scores and reasons.</summary>
static class MatchAddress
{
    const int MostQueries = 100;
    const int MostMatches = 500;
    const int MostExcluded = 50;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/yente/match/{dataset}", MatchAsync);
        app.MapGet("/yente/algorithms", () => EntityAnswer.Json(Algorithms));
    }

    static async Task<IResult> MatchAsync(Desk desk, string dataset)
    {
        if (DatasetScope.Find(desk, dataset) is not { } scope) return DatasetScope.Unknown(dataset);
        var asked = new Parameters(desk.Http.Request.Query);
        try
        {
            using var body = await JsonDocument.ParseAsync(desk.Http.Request.Body, new() { MaxDepth = 16 }, desk.Http.RequestAborted);
            var batch = Batch.Read(asked, body.RootElement, desk.Options.MatchThreshold);
            if (batch is null || asked.Fault is not null) return asked.Fault!.Answer;
            var narrowed = scope.Narrow(asked.Many("include_dataset"), asked.Many("exclude_dataset"));
            return await desk.InTurnAsync(() => Answer(desk, narrowed, asked, batch));
        }
        catch (JsonException wrong)
        {
            return Answers.Problem(StatusCodes.Status422UnprocessableEntity, $"The body is no JSON: {wrong.Message}");
        }
    }

    static IResult Answer(Desk desk, DatasetScope scope, Parameters asked, Batch batch)
    {
        var options = new MatchAsked
        {
            Algorithm = batch.Algorithm,
            Least = batch.Cutoff,
            Limit = Math.Max(1, batch.Limit),
            Datasets = scope.Narrowed ? scope.Datasets.ToHashSet() : null,
            WithoutIds = batch.WithoutIds,
            Topics = batch.Topics,
        };
        var matches = new ShownMatches(desk, EntityAddresses.Records(desk, asked), asked.Flag("proposals"));
        return EntityAnswer.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("responses");
            foreach (var (key, query) in batch.Queries)
            {
                json.WriteStartObject(key);
                Write(json, matches, (query, batch, options, scope.Datasets.IsEmpty));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteNumber("limit", batch.Limit);
            json.WriteEndObject();
        });
    }

    static void Write(Utf8JsonWriter json, ShownMatches matches, (Entity Query, Batch Batch, MatchAsked Options, bool Nowhere) asked)
    {
        var (query, batch) = (asked.Query, asked.Batch);
        var admitted = query.Schema.MatchableSchemata.Except(batch.WithoutSchemata);
        var found = asked.Nowhere ? [] : matches.Find(Party.Of(query), asked.Options with { Schemata = admitted }, batch.IsWanted);
        var shown = found.Take(batch.Limit).ToList();
        json.WriteNumber("status", 200);
        json.WriteStartArray("results");
        foreach (var (record, match) in shown) EntityAnswer.Write(json, record, j => WriteMatch(j, match, batch.Threshold));
        json.WriteEndArray();
        EntityAnswer.WriteTotal(json, shown.Count, shown.Count == batch.Limit);
        json.WriteStartObject("query");
        if (query.Id.Value != Batch.NoId) json.WriteString("id", query.Id.Value);
        json.WriteString("schema", query.Schema.Name);
        json.WriteStartObject("properties");
        foreach (var property in query.Properties) json.WriteStrings(property, query[property]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteMatch(Utf8JsonWriter json, Match match, double threshold)
    {
        json.WriteNumber("score", match.Score);
        json.WriteBoolean("match", match.Score >= threshold);
        if (match.Wanting is { } wanting) json.WriteString("wanting", wanting);
        WriteReasons(json, match);
    }

    internal static void WriteReasons(Utf8JsonWriter json, Match match)
    {
        json.WriteStartObject("explanations");
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var reason in match.Reasons)
        {
            var nth = times[reason.Feature] = times.GetValueOrDefault(reason.Feature) + 1;
            json.WriteStartObject(nth == 1 ? reason.Feature : string.Create(CultureInfo.InvariantCulture, $"{reason.Feature}-{nth}"));
            json.WriteString("detail", reason.Detail);
            json.WriteNumber("score", reason.Value);
            json.WriteNumber("weight", reason.Weight);
            json.WriteString("query", reason.Query);
            json.WriteString("candidate", reason.Candidate);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    static void Algorithms(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("algorithms");
        foreach (var algorithm in Matching.Scoring.Algorithms.All)
        {
            json.WriteStartObject();
            json.WriteString("name", algorithm.Name);
            json.WriteString("description", algorithm.Meaning);
            json.WriteStartObject("features");
            foreach (var feature in algorithm.Features) WriteFeature(json, feature);
            json.WriteEndObject();
            json.WriteStartObject("docs");
            json.WriteStartObject("features");
            foreach (var feature in algorithm.Features) WriteFeature(json, feature);
            json.WriteEndObject();
            json.WriteStartObject("config");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("default", Matching.Scoring.Algorithms.Default);
        json.WriteString("best", Matching.Scoring.Algorithms.Default);
        json.WriteEndObject();
    }

    static void WriteFeature(Utf8JsonWriter json, Feature feature)
    {
        json.WriteStartObject(feature.Name);
        json.WriteString("description", feature.Meaning);
        json.WriteNumber("coefficient", feature.Weight);
        json.WriteBoolean("qualifier", feature.Qualifier);
        json.WriteEndObject();
    }

    /// <summary>What one request asks.</summary>
    sealed record Batch(Algorithm Algorithm, ImmutableArray<(string Key, Entity Query)> Queries)
    {
        internal const string NoId = "query";

        internal int Limit { get; init; }

        internal double Threshold { get; init; }

        internal double Cutoff { get; init; }

        internal ImmutableArray<string> WithoutSchemata { get; init; } = [];

        internal IReadOnlySet<string> WithoutIds { get; init; } = ImmutableHashSet<string>.Empty;

        internal IReadOnlySet<string> Topics { get; init; } = ImmutableHashSet<string>.Empty;

        internal string? ChangedSince { get; init; }

        internal bool IsWanted(EntityRecord record) => ChangedSince is not { } since || string.CompareOrdinal(record.LastChange, since) >= 0;

        /// <summary>Null where it cannot be answered; the parameters say why.</summary>
        /// <param name="set">The setting <c>match-threshold</c>, as a share.</param>
        internal static Batch? Read(Parameters asked, JsonElement body, double set)
        {
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("queries", out var queries) || queries.ValueKind != JsonValueKind.Object)
            {
                asked.Refuse(StatusCodes.Status422UnprocessableEntity, "Send a JSON object with 'queries': an object of descriptions, each with 'schema' and 'properties'.");
                return null;
            }

            var all = queries.EnumerateObject().Select(q => (q.Name, Described.Read(asked, q.Name, q.Value))).ToList();
            if (all.Count > MostQueries) asked.Refuse(StatusCodes.Status400BadRequest, $"At most {MostQueries} queries in one request; these are {all.Count}.");
            var excluded = asked.Many("exclude_entity_ids");
            if (excluded.Length > MostExcluded) asked.Refuse(StatusCodes.Status422UnprocessableEntity, $"At most {MostExcluded} values of 'exclude_entity_ids'.");
            if (asked.Fault is not null || Chosen(asked, body) is not { } algorithm) return null;
            var threshold = asked.Share("threshold", MatchThreshold.Of(algorithm, set));
            return new(algorithm, [.. all.Select(q => (q.Name, q.Item2!))])
            {
                Limit = asked.Number("limit", 5, 0, MostMatches),
                Threshold = threshold,
                Cutoff = Math.Min(asked.Share("cutoff", threshold), threshold),
                WithoutSchemata = asked.SchemaNames("exclude_schema"),
                WithoutIds = excluded.ToHashSet(StringComparer.Ordinal),
                Topics = asked.Many("topics").ToHashSet(StringComparer.Ordinal),
                ChangedSince = asked.Moment("changed_since") is { } since ? Model.IsoTime.Local(since) : null,
            };
        }

        static Algorithm? Chosen(Parameters asked, JsonElement body)
        {
            var name = asked.Text("algorithm");
            var known = name is null or "best" ? Matching.Scoring.Algorithms.All[0] : Matching.Scoring.Algorithms.Named(name);
            if (known is null)
            {
                asked.Refuse(StatusCodes.Status400BadRequest, $"There is no algorithm '{name}'; there are {string.Join(", ", Matching.Scoring.Algorithms.All.Select(a => a.Name))}.");
                return null;
            }

            try
            {
                return known.With(Numbers(asked, body, "weights"), Numbers(asked, body, "config"));
            }
            catch (ArgumentException wrong)
            {
                asked.Refuse(StatusCodes.Status400BadRequest, wrong.Message.Split(" (Parameter", 2)[0]);
                return null;
            }
        }

        static Dictionary<string, double> Numbers(Parameters asked, JsonElement body, string name)
        {
            var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
            if (!body.TryGetProperty(name, out var said) || said.ValueKind != JsonValueKind.Object) return numbers;
            foreach (var one in said.EnumerateObject())
            {
                if (one.Value.ValueKind is JsonValueKind.Null) continue;
                if (one.Value.ValueKind == JsonValueKind.Number) numbers[one.Name] = one.Value.GetDouble();
                else asked.Refuse(StatusCodes.Status400BadRequest, $"'{one.Name}' of '{name}' is no number.");
            }

            return numbers;
        }
    }
}

/// <summary>From which score a pair counts as a match where a request does not say.</summary>
static class MatchThreshold
{
    /// <summary>What clients of the older algorithms expect.</summary>
    const double Older = 0.7;

    internal static double Of(Algorithm algorithm, double set) => algorithm.Name.StartsWith("logic-q", StringComparison.Ordinal) ? set : Older;
}

/// <summary>A description of somebody, as another program sends it.</summary>
static class Described
{
    /// <summary>The description with its values cleaned; null where it is none, and then the parameters say why.</summary>
    internal static Entity? Read(Parameters asked, string key, JsonElement said)
    {
        if (said.ValueKind != JsonValueKind.Object || !said.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.String)
        {
            asked.Refuse(StatusCodes.Status422UnprocessableEntity, $"Query '{key}' has no 'schema'.");
            return null;
        }

        if (Schemata.Default.Find(schema.GetString()!) is not { } known || known.MatchableSchemata.IsEmpty)
        {
            asked.Refuse(StatusCodes.Status400BadRequest, $"Query '{key}' asks for the schema '{schema.GetString()}', {(Schemata.Default.Find(schema.GetString()!) is null ? "which FollowTheMoney does not have" : "whose entities are not compared")}.");
            return null;
        }

        var id = said.TryGetProperty("id", out var own) && EntityJson.Texts(own).FirstOrDefault() is { } text ? text : "query";
        var values = said.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject().SelectMany(p => EntityJson.Texts(p.Value).Select(v => KeyValuePair.Create(p.Name, v))) : [];
        return Make(new(id), known, values);
    }

    /// <summary>Values that are none of their property, and properties that the schema does not have, are left out: the answer repeats what was taken. Countries come first, since telephone numbers are read in them.</summary>
    internal static Entity Make(EntityId id, Schema schema, IEnumerable<KeyValuePair<string, string>> values)
    {
        var entity = new Entity(id, schema);
        foreach (var (name, value) in values.OrderBy(v => schema[v.Key]?.Type.Name == "country" ? 0 : 1))
            if (schema[name] is { IsStub: false } property) entity.Add(property.Name, value);
        return entity;
    }
}
