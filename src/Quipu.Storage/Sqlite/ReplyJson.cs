using System.Text.Json;
using FollowTheMoney.Streams;
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
        json.WriteOptional("deadline", request.Deadline is { } day ? IsoTime.Of(day) : null);
        json.WriteOptional("to", request.To);
        json.WriteOptional("note", request.Note);
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
            AskedOn = IsoTime.Day(RecordJson.Text(json, "asked"))!.Value,
            Deadline = IsoTime.Day(RecordJson.Text(json, "deadline")),
            To = RecordJson.Text(json, "to"),
            Note = RecordJson.Text(json, "note"),
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
        json.WriteOptional("how", came.How?.Wire());
        json.WriteOptional("from", came.From);
        json.WriteOptional("words", came.Words);
        json.WriteOptional("answer", came.Answer?.Wire());
        json.WriteOptional("document", came.Document?.Value);
        if (!came.Claims.IsDefaultOrEmpty)
        {
            json.WriteStartArray("claims");
            foreach (var claim in came.Claims) json.WriteStringValue(claim.Value);
            json.WriteEndArray();
        }

        json.WriteOptional("deadline", came.Deadline is { } day ? IsoTime.Of(day) : null);
        json.WriteOptional("note", came.Note);
        if (came.Retracts is { } number) json.WriteNumber("retracts", number);
        json.WriteEndObject();
    });

    internal static ReplyEvent ReadEvent(int number, DateTimeOffset at, string body)
    {
        using var parsed = JsonDocument.Parse(body);
        var json = parsed.RootElement;
        return new(number, Wires.Read<ReplyKind>(json.GetProperty("kind").GetString()!), IsoTime.Day(RecordJson.Text(json, "on"))!.Value, json.GetProperty("by").GetString()!, at)
        {
            How = Word<ReplyChannel>(json, "how"),
            From = RecordJson.Text(json, "from"),
            Words = RecordJson.Text(json, "words"),
            Answer = Word<AnswerKind>(json, "answer"),
            Document = RecordJson.Text(json, "document") is { } document ? new DocumentId(document) : null,
            Claims = json.TryGetProperty("claims", out var claims) ? [.. claims.EnumerateArray().Select(c => new ClaimId(c.GetString()!))] : [],
            Deadline = IsoTime.Day(RecordJson.Text(json, "deadline")),
            Note = RecordJson.Text(json, "note"),
            Retracts = json.TryGetProperty("retracts", out var number0) ? number0.GetInt32() : null,
        };
    }

    static T? Word<T>(JsonElement json, string name) where T : struct, Enum => RecordJson.Text(json, name) is { } word ? Wires.Read<T>(word) : null;
}
