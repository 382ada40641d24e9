using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Boards;

namespace Quipu.Storage.Sqlite;

/// <summary>Steps of a board, as their table keeps them; absent fields are left out.</summary>
static class BoardJson
{
    internal static string Write(BoardStep step) => ClaimJson.Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("by", step.By);
        if (step.Text is { } text) json.WriteString("text", text);
        if (step.Question is { } question) json.WriteString("question", question);
        if (step.Note is { } note) json.WriteNumber("note", note);
        if (!step.Parties.IsEmpty) RecordJson.Strings(json, "parties", [.. step.Parties.Select(p => p.Value)]);
        if (!step.Places.IsEmpty) Write(json, step.Places);
        json.WriteEndObject();
    });

    static void Write(Utf8JsonWriter json, ImmutableArray<BoardPlace> places)
    {
        json.WriteStartArray("places");
        foreach (var place in places)
        {
            json.WriteStartArray();
            json.WriteStringValue(place.Party.Value);
            json.WriteNumberValue(place.X);
            json.WriteNumberValue(place.Y);
            json.WriteBooleanValue(place.Pinned);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    internal static BoardStep Read((int Number, BoardAct Act, DateTimeOffset At) row, string body)
    {
        using var parsed = JsonDocument.Parse(body);
        var json = parsed.RootElement;
        return new()
        {
            Number = row.Number,
            Act = row.Act,
            At = row.At,
            By = json.GetProperty("by").GetString()!,
            Text = RecordJson.Text(json, "text"),
            Question = RecordJson.Text(json, "question"),
            Note = json.TryGetProperty("note", out var note) ? note.GetInt32() : null,
            Parties = json.TryGetProperty("parties", out _) ? [.. RecordJson.Strings(json, "parties").Select(p => new EntityId(p))] : [],
            Places = json.TryGetProperty("places", out var places)
                ? [.. places.EnumerateArray().Select(p => new BoardPlace(new(p[0].GetString()!), p[1].GetDouble(), p[2].GetDouble(), p[3].GetBoolean()))] : [],
        };
    }
}
