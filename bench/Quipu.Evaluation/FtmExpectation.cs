using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Quipu.Evaluation;

/// <summary>What a vector expects, held against what came.</summary>
static class FtmExpectation
{
    internal static bool Holds(string op, object? found, JsonElement expected) => op switch
    {
        "eq" => Same(found, expected),
        "ne" => !Same(found, expected),
        "truthy" => Truth(found) == (expected.ValueKind == JsonValueKind.True),
        "gt" => Number(found) > Number(expected),
        "ge" => Number(found) >= Number(expected),
        "lt" => Number(found) < Number(expected),
        "le" => Number(found) <= Number(expected),
        "contains" => Contains(found, expected),
        "not_contains" => !Contains(found, expected),
        _ => throw new FormatException($"No vector has the operator '{op}'."),
    };

    /// <summary>An attribute of what came.</summary>
    internal static object? At(object? found, string name) => found is IReadOnlyDictionary<string, object?> attributes ? attributes.GetValueOrDefault(name) : null;

    /// <summary>A moment: <c>{"$datetime": "2026-06-15T12:30:45"}</c> or <c>{"$datetime": [2026, 6, 15]}</c>, in UTC.</summary>
    internal static DateTime Moment(JsonElement value)
    {
        var moment = value.GetProperty("$datetime");
        if (moment.ValueKind == JsonValueKind.String) return DateTime.Parse(moment.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        var parts = moment.EnumerateArray().Select(p => p.GetInt32()).Concat([0, 0, 0, 0, 0, 0]).Take(6).ToArray();
        return new(parts[0], Math.Max(1, parts[1]), Math.Max(1, parts[2]), parts[3], parts[4], parts[5], DateTimeKind.Utc);
    }

    internal static string Show(object? found) => found switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IReadOnlyDictionary<string, object?> attributes => attributes.TryGetValue("", out var self) ? Show(self) : $"{{{string.Join(", ", attributes.Select(a => $"{a.Key}: {Show(a.Value)}"))}}}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Show))}]",
        _ => Convert.ToString(found, CultureInfo.InvariantCulture)!,
    };

    static bool Same(object? found, JsonElement expected) => (Bare(found), expected.ValueKind) switch
    {
        (null, JsonValueKind.Null) => true,
        (bool flag, JsonValueKind.True or JsonValueKind.False) => flag == (expected.ValueKind == JsonValueKind.True),
        (string text, JsonValueKind.String) => text == expected.GetString(),
        (DateTime moment, JsonValueKind.Object) => moment == Moment(expected),
        (IEnumerable list and not string, JsonValueKind.Object) when expected.TryGetProperty("$set", out var members) => SameSet([.. list.Cast<object?>()], [.. members.EnumerateArray()]),
        (IEnumerable list and not string, JsonValueKind.Array) => list.Cast<object?>().ToArray() is var items && items.Length == expected.GetArrayLength() &&
            items.Zip(expected.EnumerateArray()).All(p => Same(p.First, p.Second)),
        (double or int, JsonValueKind.Number) => Math.Abs(Number(found) - Number(expected)) < 1e-9,
        _ => false,
    };

    static bool SameSet(object?[] items, JsonElement[] members) => items.Length == members.Length && members.All(m => items.Any(i => Same(i, m)));

    static bool Contains(object? found, JsonElement member) => Bare(found) switch
    {
        string text => text.Contains(member.GetString()!, StringComparison.Ordinal),
        IEnumerable list => list.Cast<object?>().Any(i => Same(i, member)),
        _ => false,
    };

    static bool Truth(object? found) => Bare(found) switch
    {
        null or false or "" or 0 or 0.0 => false,
        IReadOnlyDictionary<string, object?> => true,
        IEnumerable list and not string => list.Cast<object?>().Any(),
        _ => true,
    };

    /// <summary>What stands for itself among its attributes.</summary>
    static object? Bare(object? found) => found is IReadOnlyDictionary<string, object?> attributes && attributes.TryGetValue("", out var self) ? self : found;

    static double Number(object? found) => found switch
    {
        double number => number,
        int number => number,
        JsonElement { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        _ => double.NaN,
    };
}
