using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Exports;
using Quipu.Matching.Scoring;
using Quipu.Web.Api.Yente;

namespace Quipu.Web.Api.Reconciliation;

/// <summary>Who is meant by the cells of a client's column, by the same scores as everywhere.</summary>
static class Queries
{
    /// <summary>What a client shows below a sure match; less than this is noise.</summary>
    const double Least = 0.1;

    /// <summary>What a cell is held to be of where nobody says.</summary>
    const string AnyParty = "LegalEntity";

    /// <summary>One cell.</summary>
    sealed record Query(string Key, string Text, ImmutableArray<Schema> Types, int Limit, ImmutableArray<KeyValuePair<string, string>> Values);

    internal static IResult Answer(Desk desk, DatasetScope scope, JsonElement asked)
    {
        var queries = new List<Query>();
        foreach (var one in asked.EnumerateObject())
        {
            if (Read(one.Name, one.Value, out var fault) is not { } query) return Answers.Problem(StatusCodes.Status400BadRequest, fault!);
            queries.Add(query);
        }

        if (queries.Count > Manifest.MostQueries) return Answers.Problem(StatusCodes.Status400BadRequest, $"At most {Manifest.MostQueries} queries in one request; these are {queries.Count}.");
        desk.Http.Response.Headers["x-batch-size"] = queries.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var matches = new ShownMatches(desk, new(desk.Store, desk.Viewer, ExportOptions.Default), false);
        return EntityAnswer.Json(json =>
        {
            json.WriteStartObject();
            foreach (var query in queries)
            {
                json.WriteStartObject(query.Key);
                json.WriteStartArray("result");
                Write(json, Found(matches, scope, query), (desk.Options.MatchThreshold, desk.Options.MatchHigh));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        });
    }

    static List<ShownMatch> Found(ShownMatches matches, DatasetScope scope, Query query)
    {
        if (scope.Datasets.IsEmpty || (query.Text.Length == 0 && query.Values.IsEmpty)) return [];
        var found = new List<ShownMatch>();
        foreach (var type in query.Types)
        {
            var values = query.Text.Length > 0 ? query.Values.Insert(0, new("name", query.Text)) : query.Values;
            var party = Party.Of(Described.Make(new("query"), type, values));
            found.AddRange(matches.Find(party, new()
            {
                Least = Least,
                Limit = query.Limit,
                Schemata = type.MatchableSchemata,
                Datasets = scope.Narrowed ? scope.Datasets.ToHashSet() : null,
            }));
        }

        return [.. found.OrderByDescending(f => f.Match.Score).ThenBy(f => f.Record.Id).DistinctBy(f => f.Record.Id).Take(query.Limit)];
    }

    static void Write(Utf8JsonWriter json, List<ShownMatch> found, (double Match, double High) from)
    {
        // A client takes a match without asking: of two that are alike neither is one, nor is what is undecided.
        var sure = found.Count(f => f.Match.Score >= from.Match) == 1;
        foreach (var one in found)
        {
            Suggestions.WriteEntity(json, one.Record, () =>
            {
                json.WriteNumber("score", one.Match.Score);
                json.WriteBoolean("match", sure && one.Match.Score >= from.High);
                json.WriteStartArray("features");
                foreach (var reason in one.Match.Reasons)
                {
                    json.WriteStartObject();
                    json.WriteString("id", reason.Feature);
                    json.WriteNumber("value", reason.Contribution);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
    }

    static Query? Read(string key, JsonElement asked, out string? fault)
    {
        fault = asked.ValueKind == JsonValueKind.Object ? null : $"Query '{key}' is no JSON object.";
        if (fault is not null) return null;
        var names = asked.TryGetProperty("type", out var type) ? EntityJson.Texts(type).ToList() : [];
        if (names.Find(n => Schemata.Default.Find(n) is null) is { } unknown) fault = $"FollowTheMoney has no schema '{unknown}' (query '{key}').";
        var limit = Extension.Texts(asked, "limit").FirstOrDefault() is { } most && int.TryParse(most, out var number) ? Math.Clamp(number, 1, 100) : 5;
        return fault is not null ? null : new(key, Extension.Texts(asked, "query").FirstOrDefault() ?? "", [.. names.DefaultIfEmpty(AnyParty).Select(n => Schemata.Default[n])], limit, [.. Values(asked)]);
    }

    static IEnumerable<KeyValuePair<string, string>> Values(JsonElement asked)
    {
        if (!asked.TryGetProperty("properties", out var list) || list.ValueKind != JsonValueKind.Array) yield break;
        foreach (var said in list.EnumerateArray())
        {
            if (said.ValueKind != JsonValueKind.Object || Extension.Texts(said, "pid").FirstOrDefault() is not { } name) continue;
            foreach (var value in Extension.Texts(said, "v")) yield return new(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..], value);
        }
    }
}
