using System.Text.Json;

namespace Quipu.Patterns.Indicators;

/// <summary>
/// How often each field of JSON lines says anything: what indicators could be calculated at all. Empty words, lists, objects and null say nothing, and neither does what holds only such.
/// Paths as Cardinal writes them: an object ends with <c>/</c>, an element of a list with <c>[]</c>, a line is the empty path.
/// </summary>
static class FieldCoverage
{
    /// <summary>Counts by path in ordinal order. Lines that are no JSON are left out; of a name that is repeated the last counts.</summary>
    internal static SortedDictionary<string, int> Of(IEnumerable<string> lines)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            try
            {
                using var json = JsonDocument.Parse(line, new() { MaxDepth = 128 });
                Add(json.RootElement, "", counts);
            }
            catch (JsonException)
            {
            }
        }

        return counts;
    }

    static bool Add(JsonElement value, string path, SortedDictionary<string, int> counts)
    {
        var says = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Aggregate(false, (any, item) => Add(item, $"{path}[]", counts) || any),
            JsonValueKind.Object => AddMembers(value, $"{path}/", counts),
            JsonValueKind.String => value.GetString() is not "",
            JsonValueKind.Null => false,
            _ => true,
        };
        if (says) Count(path, counts);
        return says;
    }

    static bool AddMembers(JsonElement value, string path, SortedDictionary<string, int> counts)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject()) members[member.Name] = member.Value;
        var says = false;
        foreach (var (name, inner) in members) says |= Add(inner, path + name, counts);
        if (says) Count(path, counts);
        return says;
    }

    static void Count(string path, SortedDictionary<string, int> counts) => counts[path] = counts.GetValueOrDefault(path) + 1;
}
