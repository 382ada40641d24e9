using System.Text.Json;

namespace Quipu.Registers.Json;

/// <summary>Texts of JSON values, forgiving: what is missing, null or of another kind is empty.</summary>
static class JsonText
{
    /// <summary>The text of a property: of a number or a truth value as it stands.</summary>
    internal static string Text(this JsonElement item, string property) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(property, out var value) ? Text(value) : "";

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
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object) : [];

    /// <summary>An object in a property, or nothing.</summary>
    internal static JsonElement? Object(this JsonElement item, string property) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

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
