using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Model;

namespace Quipu.Documents;

/// <summary>Reads an article's metadata from JSON: a file beside the article, or the object that holds it.</summary>
public static class SidecarMetadata
{
    static readonly string[] _title = ["title", "headline", "titulo", "título", "name"];
    static readonly string[] _authors = ["authors", "author", "byline", "creator", "autor", "autores"];
    static readonly string[] _publisher = ["publisher", "outlet", "site_name", "publication", "source_name", "medio", "source"];
    static readonly string[] _published = ["date", "published", "datePublished", "date_published", "publish_date", "published_at", "pubDate", "created_at", "fecha"];
    static readonly string[] _language = ["language", "lang", "inLanguage", "idioma"];
    static readonly string[] _url = ["url", "url_or_origin", "link", "canonical_url", "source_url", "origin", "uri"];
    static readonly string[] _licence = ["licence", "license", "rights", "copyright", "licencia"];

    /// <summary>The metadata of a sidecar's bytes; null where it is no JSON object.</summary>
    public static Metadata? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(DecodedText.Of(bytes.Span).Text, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return json.RootElement.ValueKind == JsonValueKind.Object ? From(json.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The metadata among an object's fields.</summary>
    internal static Metadata From(JsonElement json) => new()
    {
        Title = First(json, _title),
        Authors = Names(json, _authors),
        Publisher = First(json, _publisher),
        Published = Dates.TryParse(First(json, _published), out var date) ? date : null,
        Language = First(json, _language) is { Length: >= 2 } language ? Code(language) : null,
        Url = First(json, _url),
        Licence = First(json, _licence),
    };

    /// <summary>A language by its code or its own or English name; null for what is none.</summary>
    internal static Language? Code(string language) => language.Trim().ToLowerInvariant() switch
    {
        "spanish" or "español" or "castellano" or "spa" => Language.Spanish,
        "english" or "inglés" or "eng" => Language.English,
        "portuguese" or "português" or "por" => new Language("pt"),
        [>= 'a' and <= 'z', >= 'a' and <= 'z'] two => new Language(two),
        [>= 'a' and <= 'z', >= 'a' and <= 'z', '-' or '_', ..] tagged => new Language(tagged[..2]),
        _ => null,
    };

    static string? First(JsonElement json, string[] keys) => keys.Select(key => Find(json, key)).Select(Words).FirstOrDefault(text => text is not null);

    static ImmutableArray<string> Names(JsonElement json, string[] keys)
    {
        foreach (var key in keys)
        {
            if (Find(json, key) is not { } value) continue;
            IEnumerable<string?> names = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => Words(v)) : [Words(value)];
            var found = names.OfType<string>().SelectMany(Bylines.Split).ToImmutableArray();
            if (found.Length > 0) return found;
        }

        return [];
    }

    static JsonElement? Find(JsonElement json, string key)
    {
        foreach (var property in json.EnumerateObject())
            if (property.Name.Equals(key, StringComparison.OrdinalIgnoreCase)) return property.Value;
        return null;
    }

    /// <summary>A string, or the name, value or rendered text of an object such as JSON-LD and feeds have.</summary>
    static string? Words(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => Clean(text.GetString()),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0 ? null : Words(list[0]),
        { ValueKind: JsonValueKind.Object } inner => Words(Find(inner, "name") ?? Find(inner, "rendered") ?? Find(inner, "value") ?? Find(inner, "title") ?? Find(inner, "@id")),
        _ => null,
    };

    static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : System.Net.WebUtility.HtmlDecode(Mojibake.Repair(text) ?? text).Trim();
}
