using System.Collections.Immutable;
using System.Text.Json;
using AngleSharp.Dom;
using Quipu.Model;

namespace Quipu.Documents;

/// <summary>Metadata that a page states about itself: JSON-LD first, then Open Graph and other meta elements, then <c>time</c> and <c>html lang</c>.</summary>
static class HtmlMetadata
{
    static readonly string[] _articles =
    [
        "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "Report",
    ];

    internal static Metadata Of(IDocument page)
    {
        var linked = Linked(page);
        var meta = Meta(page);
        string? First(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (meta.GetValueOrDefault(name) is { Length: > 0 } value) return value;
            return null;
        }

        var authors = linked.Authors.Length > 0 ? linked.Authors
            : [.. new[] { First("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl") }.OfType<string>().Where(a => !a.StartsWith("http", StringComparison.Ordinal)).SelectMany(Bylines.Split)];
        return new()
        {
            Title = linked.Title ?? First("og:title", "twitter:title", "dc.title") ?? PageTitle(page),
            Authors = authors.IsEmpty ? Bylined(page) : authors,
            Publisher = linked.Publisher ?? First("og:site_name", "dc.publisher", "application-name"),
            Published = linked.Published ?? Date(First("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "parsely-pub-date", "pubdate", "publish-date", "sailthru.date")) ?? Time(page),
            Language = linked.Language ?? Code(First("og:locale", "dc.language", "content-language")) ?? Code(page.DocumentElement?.GetAttribute("lang")),
            Url = page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? First("og:url") ?? linked.Url,
            Licence = linked.Licence ?? page.QuerySelector("link[rel=license],a[rel=license]")?.GetAttribute("href") ?? First("dc.rights", "copyright"),
        };
    }

    static Dictionary<string, string> Meta(IDocument page)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in page.QuerySelectorAll("meta"))
        {
            var name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop") ?? element.GetAttribute("http-equiv");
            if (name is not null && element.GetAttribute("content") is { } content && !string.IsNullOrWhiteSpace(content)) found.TryAdd(name.Trim(), content.Trim());
        }

        return found;
    }

    /// <summary>The first article in the page's JSON-LD, wherever it is nested.</summary>
    static Metadata Linked(IDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 });
                if (Article(json.RootElement) is { } article) return SidecarMetadata.From(article);
            }
            catch (JsonException)
            {
                // A broken block is the site's; the page has other ways to say it.
            }
            catch (InvalidOperationException)
            {
                // Half a character in a string: as above.
            }
        }

        return new();
    }

    static JsonElement? Article(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Select(Article).FirstOrDefault(a => a is not null),
        JsonValueKind.Object when IsArticle(json) => json,
        JsonValueKind.Object => json.EnumerateObject().Select(p => Article(p.Value)).FirstOrDefault(a => a is not null),
        _ => null,
    };

    static bool IsArticle(JsonElement json) => json.TryGetProperty("@type", out var type) && type.ValueKind switch
    {
        JsonValueKind.String => _articles.Contains(type.GetString(), StringComparer.Ordinal),
        JsonValueKind.Array => type.EnumerateArray().Any(t => t.ValueKind == JsonValueKind.String && _articles.Contains(t.GetString(), StringComparer.Ordinal)),
        _ => false,
    };

    static ImmutableArray<string> Bylined(IDocument page) =>
        [.. page.QuerySelectorAll("[itemprop=author],[rel=author]").Take(6).SelectMany(e => Bylines.Split(e.TextContent)).Distinct(StringComparer.Ordinal)];

    static PartialDate? Time(IDocument page)
    {
        var element = page.QuerySelector("time[itemprop=datePublished],[itemprop=datePublished],time[pubdate]") ?? page.QuerySelector("article time[datetime],main time[datetime],time[datetime]");
        return Date(element?.GetAttribute("datetime") ?? element?.GetAttribute("content") ?? element?.TextContent);
    }

    static string? PageTitle(IDocument page)
    {
        if (page.QuerySelector("h1")?.TextContent is { } heading && !string.IsNullOrWhiteSpace(heading)) return string.Join(' ', heading.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var title = page.Title?.Trim();
        if (string.IsNullOrEmpty(title)) return null;
        var cut = title.LastIndexOfAny(['|', '—', '–', '·']);
        return cut > title.Length / 2 ? title[..cut].Trim() : title;
    }

    static PartialDate? Date(string? text) => Dates.TryParse(text, out var date) ? date : null;

    static Language? Code(string? text) => text is { Length: >= 2 } ? SidecarMetadata.Code(text) : null;
}
