using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Quipu.Access;
using Quipu.Model;
using Quipu.Publishing.Searches;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>What was looked for is noted by a button, cited by dossiers and findings, and asked again on demand.</summary>
public sealed class SearchesPageTest(SampleSite sample)
{
    [Fact]
    public async Task The_log_tells_where_it_was_looked_for_what_and_what_came_and_a_dossier_cites_it()
    {
        var kept = Assert.Single(sample.Site.Store.Searches(Viewer.Owner, new(InVain: true), new(0, 10)).Rows);
        Assert.Contains("Zoraida Quispilaya Utrilla”: nothing", WebUtility.HtmlDecode(await sample.Site.TextAsync("/searches?vain=1&lang=en")), StringComparison.Ordinal);
        Assert.Contains("«Zoraida Quispilaya Utrilla»: nada", WebUtility.HtmlDecode(await sample.Site.TextAsync("/searches?lang=es")), StringComparison.Ordinal);
        var dossier = await sample.Site.TextAsync("/entities/" + Uri.EscapeDataString(kept.Citations[0].Entity!.Value.Value));
        Assert.NotNull(new HtmlParser().ParseDocument(dossier).QuerySelector($"#searches [data-search='{kept.Record.Id}']"));
        var page = await sample.Site.TextAsync($"/searches/{kept.Record.Id}?since=1");
        Assert.NotNull(new HtmlParser().ParseDocument(page).QuerySelector("[data-since=same]"));
        Assert.Contains("Searched", await sample.Site.TextAsync("/searches.csv"), StringComparison.Ordinal);
        foreach (var file in kept.Record.Datasets.SelectMany(d => d.Files)) Assert.Contains(file.Capture.Value, page, StringComparison.Ordinal);
        Assert.NotEmpty(kept.Record.Datasets.SelectMany(d => d.Files));
    }

    [Fact]
    public async Task A_button_notes_the_search_and_a_finding_cites_it_in_its_bundle()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), registers: true);
        using var visitor = new Visitor(site);
        Assert.Equal(HttpStatusCode.Found, (await visitor.PressAsync("/search?q=zorzal", ".note-search button")).Status);
        var noted = site.Store.Searches(Viewer.Owner, new("zorzal"), new(0, 10)).Rows.Single();
        Assert.Equal((SearchKind.Words, 0, "Ana"), (noted.Record.Kind, noted.Record.Found, noted.Record.By));
        var finding = site.Store.Findings(Viewer.Owner, new() { Pattern = FindingCase.Plain, Private = false }, new(0, 1)).Rows[0].Finding.Id;
        var token = await visitor.TokenAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendFormAsync("/searches/citations", new(WebHost.TokenField, token), new("finding", finding.Value), new("search", "none"))).Status);
        Assert.Equal(HttpStatusCode.Found, (await visitor.SendAsync("/searches/citations", new(WebHost.TokenField, token), new("finding", finding.Value), new("search", noted.Record.Id.Value), new("back", "/findings"))).Status);
        Assert.Contains($"data-search=\"{noted.Record.Id}\"", await site.TextAsync("/findings/" + finding), StringComparison.Ordinal);
        using var answer = await site.Client.GetAsync(new Uri($"/findings/{finding}/evidence.zip", UriKind.Relative));
        using var zip = new System.IO.Compression.ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var part = new StreamReader(zip.GetEntry("searches.csv")!.Open());
        Assert.Contains("zorzal", await part.ReadToEndAsync(), StringComparison.Ordinal);
        using var index = new StreamReader(zip.GetEntry("index.html")!.Open());
        Assert.Contains("What was looked for", await index.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_elsewhere_is_noted_by_hand_with_what_was_seen()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        using var visitor = new Visitor(site);
        var seen = Encoding.UTF8.GetBytes("<script>alert(1)</script> no results");
        async Task<(HttpStatusCode Status, string Body)> SendAsync(string url)
        {
            using var form = new MultipartFormDataContent { { new StringContent(await visitor.TokenAsync("/searches")), WebHost.TokenField } };
            foreach (var (key, value) in new[] { ("register", "Land <b>register</b>"), ("url", url), ("question", "Zoraida Quispilaya"), ("on", "2026-05-04"), ("found", "0") }) form.Add(new StringContent(value), key);
            form.Add(new ByteArrayContent(seen), "page", "seen.html");
            return await visitor.SendContentAsync("/searches/outside", form);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync("javascript:alert(1)")).Status);
        Assert.Equal(HttpStatusCode.Found, (await SendAsync("https://land.example/q?a=1")).Status);
        var kept = Assert.Single(site.Store.Searches(Viewer.Owner, new(Kind: SearchKind.Outside), new(0, 10)).Rows);
        Assert.Equal(ContentHash.Sha256(seen), kept.Record.Outside!.Capture!.Value.Value);
        using var page = await site.Client.GetAsync(new Uri($"/searches/{kept.Record.Id}/page", UriKind.Relative));
        Assert.Equal("application/octet-stream", page.Content.Headers.ContentType!.MediaType);
        Assert.Equal(seen, await page.Content.ReadAsByteArrayAsync());
        Assert.DoesNotContain("<b>register</b>", await site.TextAsync("/searches"), StringComparison.Ordinal);
    }
}
