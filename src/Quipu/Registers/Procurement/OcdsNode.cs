using System.Text.Json;
using Quipu.Registers.Json;

namespace Quipu.Registers.Procurement;

/// <summary>
/// An object of a release. Lists, single objects in place of a list and the values of a versioned release (<c>[{releaseDate, releaseTag, value}, …]</c>) are all looked through:
/// publishers write one for the other, and every version counts. What is taken is marked as read.
/// </summary>
readonly record struct OcdsNode(JsonElement Value, OcdsPath Path, OcdsReading Reading)
{
    /// <summary>The objects of a member (<c>awards</c>, <c>tender/items</c>).</summary>
    internal IEnumerable<OcdsNode> Items(string name)
    {
        var cut = name.IndexOf('/', StringComparison.Ordinal);
        return cut < 0 ? Objects(name) : Objects(name[..cut]).SelectMany(o => o.Items(name[(cut + 1)..]));
    }

    /// <summary>The texts of a member (<c>title</c>, <c>period/startDate</c>): numbers and truth values as they stand, blank ones left out.</summary>
    internal IEnumerable<string> Texts(string name)
    {
        var cut = name.IndexOf('/', StringComparison.Ordinal);
        return cut < 0 ? Scalars(name) : Objects(name[..cut]).SelectMany(o => o.Texts(name[(cut + 1)..]));
    }

    /// <summary>The last text of a member; empty where it has none.</summary>
    internal string Text(string name) => Texts(name).LastOrDefault() ?? "";

    /// <summary>The first of these members that has a text, and the member.</summary>
    internal (string Text, string Member) First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Text(name) is { Length: > 0 } text) return (text, name);
        return ("", names[0]);
    }

    internal bool Has(string name) => Value.MemberOrNull(name) is { ValueKind: not JsonValueKind.Null };

    /// <summary>The column of a member.</summary>
    internal string Column(string name)
    {
        var path = Path;
        foreach (var part in name.Split('/')) path = Reading.Member(path, part);
        return path.Text;
    }

    /// <summary>The text of a value; null where it is no text.</summary>
    internal static string? TextOf(JsonElement value)
    {
        try
        {
            return value.Text().Trim();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A value of a versioned release.</summary>
    internal static bool IsVersion(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.MemberOrNull("value") is not null && value.MemberOrNull("releaseDate") is not null && (value.MemberOrNull("releaseID") is not null || value.MemberOrNull("releaseTag") is not null);

    IEnumerable<OcdsNode> Objects(string name)
    {
        if (Value.MemberOrNull(name) is not { } member) yield break;
        var path = Reading.Member(Path, name);
        foreach (var value in Plain(member))
            if (value.ValueKind == JsonValueKind.Object) yield return new(value, path, Reading);
    }

    IEnumerable<string> Scalars(string name)
    {
        if (Value.MemberOrNull(name) is not { } member) yield break;
        var path = Reading.Member(Path, name);
        foreach (var value in Plain(member))
        {
            if (value.ValueKind == JsonValueKind.Object || TextOf(value) is not { Length: > 0 } text) continue;
            path.ReadIn = Reading.Row;
            yield return text;
        }
    }

    static IEnumerable<JsonElement> Plain(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array) return value.EnumerateArray().SelectMany(Plain);
        return IsVersion(value) ? Plain(value.MemberOrNull("value")!.Value) : [value];
    }
}
