using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quipu.Patterns.Indicators;

/// <summary>
/// Several releases of one process as one, by the rules of OCDS: what a later release says stands in place of what an earlier one said, members of lists with an id are merged by it, other lists are replaced,
/// and null takes away.
/// </summary>
static class ReleaseMerge
{
    internal static JsonElement Of(IEnumerable<JsonElement> releases)
    {
        var whole = new JsonObject();
        foreach (var release in releases.OrderBy(r => Process.Text(r, "date"), StringComparer.Ordinal))
            if (JsonObject.Create(release) is { } next) Merge(whole, next);
        return JsonSerializer.SerializeToElement(whole);
    }

    static void Merge(JsonObject into, JsonObject next)
    {
        foreach (var (name, value) in next.ToList())
        {
            if (value is null) into.Remove(name);
            else if (value is JsonObject inner && into[name] is JsonObject known) Merge(known, inner);
            else if (value is JsonArray list && into[name] is JsonArray old && HasIds(list) && HasIds(old)) Merge(old, list);
            else into[name] = value.DeepClone();
        }
    }

    static void Merge(JsonArray into, JsonArray next)
    {
        var known = into.OfType<JsonObject>().GroupBy(o => o["id"]!.ToJsonString()).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var item in next.OfType<JsonObject>())
            if (known.TryGetValue(item["id"]!.ToJsonString(), out var same)) Merge(same, item);
            else into.Add(item.DeepClone());
    }

    static bool HasIds(JsonArray list) => list.All(i => i is JsonObject o && o["id"] is not null);
}
