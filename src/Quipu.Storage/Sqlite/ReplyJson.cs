using System.Text.Json;
using Quipu.Model;
using Quipu.Publishing.Replies;

namespace Quipu.Storage.Sqlite;

/// <summary>Requests for comment and what came of them as their tables keep them: JSON with wire words; absent fields are left out.</summary>
static class ReplyJson
{
    internal static string Write(ReplyRequest request) => ClaimJson.Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("party", request.Party.Value);
        json.WriteString("how", request.How.Wire());
        json.WriteString("asked", IsoTime.Of(request.AskedOn));
        Text(json, "deadline", request.Deadline is { } day ? IsoTime.Of(day) : null);
        Text(json, "to", request.To);
        Text(json, "note", request.Note);
        json.WriteString("by", request.By);
        json.WriteEndObject();
    });

    internal static ReplyRequest ReadRequest(string id, DateTimeOffset at, (string Body, IEnumerable<ClaimId> Claims) kept)
    {
        using var parsed = JsonDocument.Parse(kept.Body);
        var json = parsed.RootElement;
        return new()
        {
            Id = new(id),
            Party = new(json.GetProperty("party").GetString()!),
            Claims = [.. kept.Claims],
            How = Wires.Read<ReplyChannel>(json.GetProperty("how").GetString()!),
            AskedOn = IsoTime.Day(Text(json, "asked"))!.Value,
            Deadline = IsoTime.Day(Text(json, "deadline")),
            To = Text(json, "to"),
            Note = Text(json, "note"),
            By = json.GetProperty("by").GetString()!,
            At = at,
        };
    }

    internal static string Write(ReplyEvent came) => ClaimJson.Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("kind", came.Kind.Wire());
        json.WriteString("on", IsoTime.Of(came.On));
        json.WriteString("by", came.By);
        Text(json, "how", came.How?.Wire());
        Text(json, "from", came.From);
        Text(json, "words", came.Words);
        Text(json, "answer", came.Answer?.Wire());
        Text(json, "document", came.Document?.Value);
        if (!came.Claims.IsDefaultOrEmpty)
        {
            json.WriteStartArray("claims");
            foreach (var claim in came.Claims) json.WriteStringValue(claim.Value);
            json.WriteEndArray();
        }

        Text(json, "deadline", came.Deadline is { } day ? IsoTime.Of(day) : null);
        Text(json, "note", came.Note);
        if (came.Retracts is { } number) json.WriteNumber("retracts", number);
        json.WriteEndObject();
    });

    internal static ReplyEvent ReadEvent(int number, DateTimeOffset at, string body)
    {
        using var parsed = JsonDocument.Parse(body);
        var json = parsed.RootElement;
        return new(number, Wires.Read<ReplyKind>(json.GetProperty("kind").GetString()!), IsoTime.Day(Text(json, "on"))!.Value, json.GetProperty("by").GetString()!, at)
        {
            How = Word<ReplyChannel>(json, "how"),
            From = Text(json, "from"),
            Words = Text(json, "words"),
            Answer = Word<AnswerKind>(json, "answer"),
            Document = Text(json, "document") is { } document ? new DocumentId(document) : null,
            Claims = json.TryGetProperty("claims", out var claims) ? [.. claims.EnumerateArray().Select(c => new ClaimId(c.GetString()!))] : [],
            Deadline = IsoTime.Day(Text(json, "deadline")),
            Note = Text(json, "note"),
            Retracts = json.TryGetProperty("retracts", out var number0) ? number0.GetInt32() : null,
        };
    }

    internal static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    internal static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    static T? Word<T>(JsonElement json, string name) where T : struct, Enum => Text(json, name) is { } word ? Wires.Read<T>(word) : null;
}
