using System.Text.Json;

namespace Quipu.Exports;

/// <summary>Reads back the JSON that exports write, without a fault where somebody changed it: what is not there is empty.</summary>
static class JsonFields
{
    /// <summary>The text at a path of fields divided by dots; null where there is none.</summary>
    internal static string? At(this JsonElement json, string path)
    {
        foreach (var name in path.Split('.'))
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json)) return null;
        return json.ValueKind switch { JsonValueKind.String => json.GetString(), JsonValueKind.Number => json.GetRawText(), _ => null };
    }

    /// <summary>Whether a field says yes.</summary>
    internal static bool Says(this JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var told) && told.ValueKind == JsonValueKind.True;

    /// <summary>The items of a list; none where it is not there.</summary>
    internal static IEnumerable<JsonElement> Each(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>The texts of a list.</summary>
    internal static IEnumerable<string> Texts(this JsonElement json, string name) => json.Each(name).Select(t => t.ValueKind == JsonValueKind.String ? t.GetString()! : "");

    /// <summary>The objects of a part that has one to a line.</summary>
    /// <exception cref="JsonException">A line is none.</exception>
    internal static IEnumerable<JsonElement> Lines(ReadOnlyMemory<byte> part)
    {
        while (!part.IsEmpty)
        {
            var end = part.Span.IndexOf((byte)'\n');
            var line = end < 0 ? part : part[..end];
            part = end < 0 ? default : part[(end + 1)..];
            if (line.IsEmpty) continue;
            using var parsed = JsonDocument.Parse(line);
            yield return parsed.RootElement;
        }
    }

    /// <summary>The claims of <c>claims.jsonl</c> by their ids.</summary>
    /// <exception cref="JsonException">A line is no object.</exception>
    internal static Dictionary<string, JsonElement> Claims(ReadOnlyMemory<byte> part) =>
        Lines(part).Select(c => c.Clone()).DistinctBy(c => c.At("id") ?? "").ToDictionary(c => c.At("id") ?? "", StringComparer.Ordinal);
}
