using System.Text.Json;
using Quipu.Patterns.Kept;

namespace Quipu.Web.Api;

/// <summary>What a change was sent with: a form's fields or a JSON object's, read alike. Empty text counts as nothing.</summary>
sealed class Sent
{
    /// <summary>Letters of a field at most: what somebody writes is taken whole or not at all.</summary>
    internal const int Longest = KeptFinding.LongestNote;

    /// <summary>Words that are kept verbatim (an answer that came) and may be long.</summary>
    internal const string WordsField = "words";

    /// <summary>Ids that a page filled in, as many as it shows.</summary>
    internal const string IdsField = "claims";

    /// <summary>Where the parties of a board stand, as many as it has.</summary>
    internal const string PlacesField = "places";

    // Ids of 34 letters with two numbers each.
    const int LargestPlaces = BoardDesk.Most * 100;

    // Where the sender came from: its length is that of an address, and nothing of it is kept.
    const string BackField = "back";

    readonly HttpContext _http;
    readonly Dictionary<string, string> _fields;

    Sent(HttpContext http, Dictionary<string, string> fields, bool isForm) => (_http, _fields, IsForm) = (http, fields, isForm);

    /// <summary>A form leaves an unticked box out; JSON says what it means.</summary>
    internal bool IsForm { get; }

    internal string? this[string key] => _fields.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A field that is longer than what is taken; null where none is.</summary>
    internal string? TooLong => _fields.Where(f => f.Key != BackField && f.Value.Trim().Length > LongestOf(f.Key)).Select(f => f.Key).Order(StringComparer.Ordinal).FirstOrDefault();

    internal static int LongestOf(string field) => field == PlacesField ? LargestPlaces : field is WordsField or IdsField ? Publishing.Replies.ReplyDesk.LongestWords : Longest;

    /// <summary>The page that it was sent from.</summary>
    internal string? Back => this[BackField];

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
