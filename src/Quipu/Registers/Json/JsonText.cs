using System.Text.Json;

namespace Quipu.Registers.Json;

/// <summary>Texts of JSON values, forgiving: what is missing, null or of another kind is empty.</summary>
static class JsonText
{
    /// <summary>The text of a property: of a number or a truth value as it stands.</summary>
    internal static string Text(this JsonElement item, string property) =>
        item.MemberOrNull(property) is { } value ? Text(value) : "";

    internal static string Text(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Unescaped(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "",
    };

    /// <summary>The objects of a list; none where there is no list.</summary>
    internal static IEnumerable<JsonElement> Items(this JsonElement item, string property) =>
        item.MemberOrNull(property) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object) : [];

    /// <summary>An object in a property, or nothing.</summary>
    internal static JsonElement? Object(this JsonElement item, string property) =>
        item.MemberOrNull(property) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>A member of an object, the last of that name; null where there is none, or where this is no object.</summary>
    internal static JsonElement? MemberOrNull(this JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object) return null;
        try
        {
            return value.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            // The name of another member is no text: they are gone through one by one.
            JsonElement? found = null;
            foreach (var member in value.EnumerateObject())
                if (member.NameOrNull() == name) found = member.Value;
            return found;
        }
    }

    /// <summary>Every member that is there, as it stands; names that are no text are left out.</summary>
    internal static IEnumerable<(string Name, JsonElement Value)> Members(this JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
            if (member.NameOrNull() is { } name) yield return (name, member.Value);
    }

    /// <summary>A member's name; null where it is no text (half a surrogate pair, bytes that are not UTF-8).</summary>
    internal static string? NameOrNull(this JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Half a surrogate pair in an escape is no text to the reader: it is left out.</summary>
    static string Unescaped(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return JsonEscapes.WithoutHalves(value.GetRawText());
        }
    }
}
