using System.Text.Json;

namespace Quipu.Web.Api;

/// <summary>What a change was sent with: a form's fields or a JSON object's, read alike. Empty text counts as nothing.</summary>
sealed class Sent
{
    const int Longest = 2000;
    readonly HttpContext _http;
    readonly Dictionary<string, string> _fields;

    Sent(HttpContext http, Dictionary<string, string> fields, bool isForm) => (_http, _fields, IsForm) = (http, fields, isForm);

    /// <summary>A form leaves an unticked box out; JSON says what it means.</summary>
    internal bool IsForm { get; }

    internal string? this[string key] => _fields.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, Longest)] : null;

    internal bool Has(string key) => _fields.ContainsKey(key);

    internal bool? Flag(string key) => this[key] switch { "true" or "1" => true, "false" or "0" => false, _ => null };

    internal string Route(string key) => _http.GetRouteValue(key)?.ToString() ?? "";

    /// <summary>Null where the body is neither a form nor a flat JSON object.</summary>
    internal static async Task<Sent?> ReadAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType)
        {
            return await FormAsync(http) is { } form ? new(http, form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal), true) : null;
        }

        if (!http.Request.HasJsonContentType()) return null;
        try
        {
            using var json = await JsonDocument.ParseAsync(http.Request.Body, new() { MaxDepth = 3 }, http.RequestAborted);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return null;
            return new(http, json.RootElement.EnumerateObject().GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Plain(g.Last().Value), StringComparer.Ordinal), false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null where the body is no form, whatever its type says.</summary>
    internal static async Task<IFormCollection?> FormAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException || e.GetType() == typeof(IOException))
        {
            return null;
        }
    }

    static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.Null ? "" : value.ToString();
}
