using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Publishing.Editions;

/// <summary>A count that a paper would cite, with how it was counted.</summary>
public sealed record EditionFigure(string Name, FigureQuery Query, int Value)
{
    /// <summary>Whether another says the same and is counted in the same way.</summary>
    internal bool IsAs(EditionFigure other) => Name == other.Name && Value == other.Value && Query.IsAs(other.Query);
}

/// <summary>The figures of an edition: each count of the vocabulary over its records. Three axes stay three counts; none is made of two.</summary>
static class EditionFigures
{
    internal const string Part = "figures.json";

    const string Origin = "document.origin";

    internal static ImmutableArray<EditionFigure> Of(EditionRecords records) =>
        [.. Queries().Select(q => new EditionFigure(q.Id, q.Query, q.Query.Count(records)!.Value)), .. Found(records, "language"), .. Found(records, "year")];

    static IEnumerable<(string Id, FigureQuery Query)> Queries()
    {
        yield return ("documents", new("documents"));
        yield return ("documents.origins", new("documents", Distinct: "origin"));
        yield return ("claims", new("claims"));
        yield return ("claims.origins", new("claims", Distinct: Origin));
        foreach (var query in Words<ClaimType>("type")) yield return query;
        foreach (var query in Words<Modality>("modality")) yield return query;
        foreach (var query in Words<Stage>("stage")) yield return query;
        foreach (var query in Words<ReviewState>("review", "review.state")) yield return query;
        (string, ImmutableArray<string>) accusing = ("type", [.. Enum.GetValues<ClaimType>().Where(t => t.IsAccusing()).Select(t => t.Wire())]);
        yield return ("accusing", new("claims", [accusing]));
        yield return ("accusing.answered", new("claims", [accusing], [("answers.length", ["0"])]));
        yield return ("accusing.no_proceeding", new("claims", [accusing, ("standing.proceedings.length", ["0"])], [("type", [ClaimType.Proceeding.Wire()])]));
    }

    static IEnumerable<(string, FigureQuery)> Words<T>(string name, string? field = null) where T : struct, Enum =>
        Enum.GetValues<T>().SelectMany(v => new (string, FigureQuery)[]
        {
            ($"claims.{name}.{v.Wire()}", new("claims", [(field ?? name, [v.Wire()])])),
            ($"claims.{name}.{v.Wire()}.origins", new("claims", [(field ?? name, [v.Wire()])], Distinct: Origin)),
        });

    // Counted in one pass, however many values there are.
    static IEnumerable<EditionFigure> Found(EditionRecords records, string field) =>
        records.Documents.CountBy(d => EditionRecords.Text(d, field), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new EditionFigure($"documents.{field}.{(g.Key.Length == 0 ? "none" : g.Key)}", new("documents", [(field, [g.Key])]), g.Value));

    internal static void Write(Utf8JsonWriter json, ImmutableArray<EditionFigure> figures)
    {
        json.WriteStartArray();
        foreach (var figure in figures)
        {
            json.WriteStartObject();
            json.WriteString("id", figure.Name);
            json.WriteNumber("value", figure.Value);
            json.WritePropertyName("query");
            figure.Query.Write(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <exception cref="JsonException">It is no list of figures.</exception>
    internal static ImmutableArray<EditionFigure> Read(byte[] part)
    {
        using var parsed = JsonDocument.Parse(part);
        if (parsed.RootElement.ValueKind != JsonValueKind.Array) throw new JsonException("There is no list of figures.");
        return
        [
            .. parsed.RootElement.EnumerateArray().Select(f => new EditionFigure(
                EditionRecords.Text(f, "id"), FigureQuery.Read(f.TryGetProperty("query", out var query) ? query : default), f.TryGetProperty("value", out var value) && value.TryGetInt32(out var number) ? number : -1)),
        ];
    }
}
