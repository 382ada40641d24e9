using AngleSharp.Html.Parser;

namespace Quipu.Web.Tests.Walk;

/// <summary>Follows every link of a site from its start, as a reader could, and every page's link to its data.</summary>
sealed class Walker(HttpClient client)
{
    readonly Queue<string> _next = [];
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    internal sealed record Visit(string Path, int Status, string Body)
    {
        internal bool IsTable => Path.Split('?')[0].EndsWith(".csv", StringComparison.Ordinal);

        internal bool IsData => Path.Split('?')[0].EndsWith(".json", StringComparison.Ordinal);
    }

    /// <summary>Every address once. What only changes dress, or opens a form over the same page, is not another page.</summary>
    internal async IAsyncEnumerable<Visit> WalkAsync(params string[] from)
    {
        foreach (var path in from) Meet(path);
        while (_next.TryDequeue(out var path))
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            if ((int)answer.StatusCode is >= 300 and < 400)
            {
                Meet(answer.Headers.Location!.ToString());
                continue;
            }

            var visit = new Visit(path, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
                foreach (var link in new HtmlParser().ParseDocument(visit.Body).QuerySelectorAll("a[href], link[rel=alternate]")) Meet(link.GetAttribute("href")!);
            yield return visit;
        }
    }

    void Meet(string href)
    {
        var path = href.Split('#')[0];
        if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal) || path.StartsWith("/assets/", StringComparison.Ordinal)) return;
        var query = path.Contains('?') ? path[(path.IndexOf('?') + 1)..].Split('&') : [];
        if (query.Any(q => q.Split('=')[0] is "lang" or "theme" or "claim" or "correct")) return;
        if (path.StartsWith("/search", StringComparison.Ordinal) && query.Length > 2) return;
        if (_seen.Add(path)) _next.Enqueue(path);
    }
}
