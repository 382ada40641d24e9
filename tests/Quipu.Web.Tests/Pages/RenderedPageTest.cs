using System.Diagnostics;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Xunit;

namespace Quipu.Web.Tests.Pages;

public sealed partial class RenderedPageTest(SampleSite sample)
{
    [Fact]
    public async Task A_document_shows_its_text_whole_and_unchanged()
    {
        using var visitor = new Visitor(sample.Site);
        foreach (var row in sample.Site.Store.Documents(Viewer.Owner, new(), Paging.First).Rows)
        {
            var document = sample.Site.Store.Document(Viewer.Owner, row.Head.Id)!;
            var page = await visitor.ReadAsync("/documents/" + document.Id.Value);
            foreach (var gone in page.QuerySelectorAll(".ref, .block-kind, .margin")) gone.Remove();
            var shown = page.QuerySelector(".story-head h1")!.TextContent + page.QuerySelector("quipu-document")!.TextContent;
            foreach (var block in document.Blocks.Where(b => b.At.Of(document.Text) != document.Title)) Assert.Contains(Space().Replace(block.At.Of(document.Text), ""), Space().Replace(shown, ""), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_claim_reads_as_a_sentence()
    {
        using var visitor = new Visitor(sample.Site);
        var page = await visitor.ReadAsync("/claims?type=colludes_with");
        var claim = page.QuerySelectorAll("[data-claim]").First(c => Words(c.QuerySelector(".attribution")!) == "according to Unidad Fiscal de Redes Criminales");
        Assert.Equal("Octavio Rendueles Tintaya colludes with La Rada", Words(claim.QuerySelector(".says")!));
        Assert.Equal("alleged", Words(claim.QuerySelector("[data-axis=modality]")!));
        Assert.StartsWith("Octavio Rendueles Tintaya: ◑preventive detention 18 June 2030", Words(claim.QuerySelector(".standing")!), StringComparison.Ordinal);
        var spanish = (await visitor.ReadAsync("/claims?type=colludes_with&lang=es")).QuerySelector($"#{claim.Id}")!;
        Assert.Equal("Octavio Rendueles Tintaya actúa en colusión con La Rada", Words(spanish.QuerySelector(".says")!));
        Assert.Contains("18 de junio de 2030", Words(spanish.QuerySelector(".standing")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denial_stands_wherever_the_claim_it_answers_stands()
    {
        using var visitor = new Visitor(sample.Site);
        var answered = sample.Site.Store.Claims(Viewer.Owner, new(), new(0, 500)).Rows.First(c => c.Answers.Length > 0 && c.Claim.Type == ClaimType.ColludesWith);
        foreach (var path in new[] { $"/documents/{answered.Document.Id}", $"/entities/{answered.Subject!.Entity}", "/claims?rows=500", $"/claims/{answered.Claim.Id}" })
            Assert.NotNull((await visitor.ReadAsync(path)).QuerySelector($"[data-claim='{answered.Claim.Id}'] [data-answer]"));
    }

    [Theory]
    [InlineData("es-PE,es;q=0.9,en;q=0.8", "es")]
    [InlineData("fr,en-US;q=0.7", "en")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public async Task The_language_is_the_browser_s_where_nobody_chose(string accepts, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepts);
        using var answer = await sample.Site.Client.SendAsync(request);
        Assert.Contains($"<html lang=\"{language}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_language_and_theme_are_kept()
    {
        using var visitor = new Visitor(sample.Site);
        await visitor.ReadAsync("/?lang=es&theme=dark");
        var page = await visitor.ReadAsync("/claims");
        Assert.Equal(("es", "dark"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("data-theme")));
    }

    [Fact]
    public async Task Hostile_and_ugly_documents_are_shown_as_text()
    {
        await using var site = await Site.StartAsync(s => s.Store.Write([.. UglyCase.Make(500)]));
        var walker = new Walker(site.Client);
        var (seen, faults) = (0, new List<string>());
        await foreach (var visit in walker.WalkAsync("/", "/search?q=Ugly"))
        {
            if (visit.Path.EndsWith("/original", StringComparison.Ordinal)) continue;
            seen++;
            if (visit.Status != 200) faults.Add($"{visit.Path}: {visit.Status}");
            if (visit.Body.Contains("<script>window.stolen", StringComparison.Ordinal) || visit.Body.Contains("<img", StringComparison.Ordinal) || visit.Body.Contains("href=\"javascript:", StringComparison.Ordinal)) faults.Add($"{visit.Path} renders a document's markup");
            if (!visit.IsData) faults.AddRange(ClaimCheck.Page(visit.Body).Faults);
            if (seen > 120) break;
        }

        Assert.Empty(faults);
        Assert.True(seen > 100);
    }

    [Fact]
    public async Task An_empty_workspace_says_how_to_begin()
    {
        await using var site = await Site.StartAsync(_ => { });
        foreach (var path in new[] { "/", "/documents", "/entities", "/claims", "/network", "/search?q=x", "/log", "/corrections", "/leavings", "/datasets", "/figures" })
            Assert.Contains(path == "/" ? "quipu read FOLDER" : "class=\"none\"", await site.TextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_original_is_text_or_a_file_and_never_a_page()
    {
        var rows = sample.Site.Store.Documents(Viewer.Owner, new(), Paging.First).Rows;
        foreach (var row in rows)
        {
            using var answer = await sample.Site.Client.GetAsync(new Uri($"/documents/{row.Head.Id}/original", UriKind.Relative));
            Assert.Contains(answer.Content.Headers.ContentType!.MediaType, new[] { "text/plain", "application/octet-stream" });
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            var capture = sample.Site.Store.Document(Viewer.Owner, row.Head.Id)!.Capture;
            Assert.Equal(capture.Value, ContentHash.Sha256(await answer.Content.ReadAsByteArrayAsync()));
        }
    }

    [Fact]
    public async Task Pages_of_the_sample_are_made_in_less_than_a_third_of_a_second()
    {
        var claim = sample.Site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows[0];
        string[] paths = ["/", "/documents", $"/documents/{claim.Document.Id}", "/entities", $"/entities/{claim.Subject!.Entity}", "/claims", $"/claims/{claim.Claim.Id}", "/network", "/search?q=Rendueles", "/log", "/corrections", "/leavings", "/datasets", $"/datasets/{RegisterCase.Contributions}", "/figures"];
        foreach (var path in paths) await sample.Site.TextAsync(path);
        var times = new List<double>();
        for (var round = 0; round < 10; round++)
        {
            foreach (var path in paths)
            {
                var clock = Stopwatch.StartNew();
                await sample.Site.TextAsync(path);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"p50 {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms");
        // The measured figure is in docs; here only a fall by an order is caught, since test machines are shared.
        Assert.True(times[times.Count / 2] < 330, $"p50 is {times[times.Count / 2]:0} ms");
    }

    static string Words(IElement element) => Space().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
