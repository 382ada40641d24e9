using System.Collections.Frozen;
using System.Text.Json;

namespace Quipu.Sources;

/// <summary>The field names under which JSON from feeds, crawlers and archives keeps an article's text.</summary>
static class ArticleKeys
{
    /// <summary>In order of preference: plain text before markup.</summary>
    internal static readonly string[] Text =
    [
        "text", "body", "content", "articleBody", "article_body", "articleText", "full_text", "fulltext", "maintext", "story",
        "texto", "cuerpo", "contenido", "html", "content_html", "body_html",
    ];

    /// <summary>Fields that hold a list of articles.</summary>
    internal static readonly string[] Lists = ["articles", "items", "documents", "results", "entries", "articulos", "noticias"];

    static readonly FrozenSet<string> _text = Text.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    static readonly FrozenSet<string> _lists = Lists.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where the value is an article, or a list that may hold some.</summary>
    internal static bool HoldsArticles(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray().Any(HoldsArticles),
        JsonValueKind.Object => root.EnumerateObject().Any(p => IsText(p) || (_lists.Contains(p.Name) && p.Value.ValueKind == JsonValueKind.Array)),
        _ => false,
    };

    static bool IsText(JsonProperty property) => _text.Contains(property.Name) && property.Value.ValueKind switch
    {
        JsonValueKind.String => property.Value.GetString() is { } text && !string.IsNullOrWhiteSpace(text),
        JsonValueKind.Array => property.Value.EnumerateArray().Any(v => v.ValueKind == JsonValueKind.String),
        JsonValueKind.Object => property.Value.TryGetProperty("rendered", out _) || property.Value.TryGetProperty("html", out _),
        _ => false,
    };
}
