using System.Text.Json;

namespace Quipu.Evaluation;

/// <summary>An entity of a gold file or of a reading.</summary>
sealed record ScoredEntity(string Id, string Name, string Type, string[] Aliases, bool Named);

/// <summary>A claim of a gold file or of a reading, and the ranges of the text that its quote stands for.</summary>
sealed class ScoredClaim(JsonElement json)
{
    internal string? Id => Text("id");

    internal string Type => Text("type") ?? "";

    /// <summary>Where its quote lies, in UTF-16 offsets; null where it is not verbatim.</summary>
    internal List<(int Start, int End)>? At { get; set; }

    internal JsonElement? Quote => json.TryGetProperty("quote", out var quote) && quote.ValueKind != JsonValueKind.Null ? quote : null;

    internal bool Is(string key) => json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    internal string? Text(string key) => json.TryGetProperty(key, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.String ? value[0].GetString() : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    } : null;

    internal string[] List(string key) => json.TryGetProperty(key, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
        _ => [],
    } : [];

    internal double? Number(string key) => json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}

/// <summary>A gold file or a reading as the score sees it.</summary>
sealed record ScoredFile(string? Language, List<ScoredEntity> Entities, List<ScoredClaim> Claims)
{
    /// <summary>A gold file: unlike a reading, it must have claims.</summary>
    internal static ScoredFile Gold(byte[] bytes) => Read(bytes) is var file && file.Claims.Count + file.Entities.Count > 0 ? file : throw new FormatException("it has neither entities nor claims");

    internal static ScoredFile Read(byte[] bytes)
    {
        var span = bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
        var root = JsonDocument.Parse(span).RootElement;
        return new(
            root.TryGetProperty("language", out var language) ? language.GetString() : null,
            [.. Items(root, "entities").Select(e => new ScoredEntity(
                e.GetProperty("id").GetString()!, Word(e, "name") ?? "", Word(e, "type") ?? "",
                e.TryGetProperty("aliases", out var a) && a.ValueKind == JsonValueKind.Array ? [.. a.EnumerateArray().Select(v => v.GetString()!)] : [],
                !e.TryGetProperty("named", out var named) || named.ValueKind != JsonValueKind.False))],
            [.. Items(root, "claims").Select(c => new ScoredClaim(c))]);
    }

    internal static ScoredFile Empty => new(null, [], []);

    static IEnumerable<JsonElement> Items(JsonElement root, string key) => root.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    static string? Word(JsonElement json, string key) => json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
