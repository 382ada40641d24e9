using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Quipu.Access;
using Quipu.Patterns.Library;
using Quipu.Web.Tests.Case;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>What is looked for, as pages and data.</summary>
public sealed class PatternsPageTest(SampleSite sample)
{
    [Fact]
    public async Task Every_pattern_is_listed_and_says_whether_it_was_ever_run_on_real_data()
    {
        var page = new HtmlParser().ParseDocument(await sample.Site.TextAsync("/patterns"));
        foreach (var pattern in PatternLibrary.All)
        {
            var row = page.QuerySelector($"table.patterns tr:has(a[href='/patterns/{pattern.Slug}'])")!;
            Assert.Contains(pattern.Title.En, row.TextContent, StringComparison.Ordinal);
            Assert.Equal(pattern.Run is not { Lacked.IsEmpty: true }, row.TextContent.Contains(Words.English["pattern.never_run"], StringComparison.Ordinal));
            // A count of none that were right out of none that were read looks like a measurement, and is none.
            if (pattern.Run is not { Read: > 0 }) Assert.DoesNotContain("right: 0", row.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("our own", page.QuerySelector($"table.patterns tr:has(a[href='/patterns/{FindingCase.Plain}'])")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_counts_what_the_store_keeps()
    {
        using var json = JsonDocument.Parse(await sample.Site.TextAsync("/patterns.json"));
        var rows = json.RootElement.GetProperty("patterns").EnumerateArray().ToList();
        Assert.Equal(PatternLibrary.All.Length + 2, rows.Count);
        Assert.All(rows, r => Assert.Equal(sample.Site.Store.Findings(Viewer.Owner, new() { Pattern = r.GetProperty("slug").GetString(), IsLead = false }, new(0, 1)).Total, r.GetProperty("findings").GetInt32()));
        Assert.True(rows.Sum(r => r.GetProperty("findings").GetInt32()) > 0);
        var lines = (await sample.Site.TextAsync("/patterns.csv")).TrimEnd().Split('\n');
        Assert.Equal(rows.Count + 1, lines.Length);
    }

    [Fact]
    public async Task A_pattern_s_page_has_a_row_of_supply_for_each_tie_and_its_doubts_in_both_languages()
    {
        foreach (var pattern in PatternLibrary.All)
            foreach (var code in new[] { "en", "es" })
            {
                var page = new HtmlParser().ParseDocument(await sample.Site.TextAsync($"/patterns/{pattern.Slug}?lang={code}"));
                Assert.Equal(pattern.Sketch.Ties.Length, page.QuerySelectorAll("table.supply tbody tr").Length);
                Assert.Contains(pattern.Innocent[0].In(code), page.Body!.TextContent, StringComparison.Ordinal);
                Assert.Contains(pattern.Refute[0].In(code), page.Body.TextContent, StringComparison.Ordinal);
                Assert.Equal(pattern.Sketch.Parties.IsEmpty, page.QuerySelector("figure.shape svg") is null);
            }
    }

    [Fact]
    public async Task A_pattern_that_nothing_on_record_can_feed_says_which_of_its_ties_and_only_those()
    {
        await using var bare = await Site.StartAsync(FindingCase.Add);
        var page = new HtmlParser().ParseDocument(await bare.TextAsync($"/patterns/{FindingCase.Plain}?lang=en"));
        Assert.Contains("Nothing on record here can be “holds a post at”", page.QuerySelector("p.notice")!.TextContent, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await bare.TextAsync($"/patterns/{FindingCase.Plain}.json"));
        Assert.Equal("ocupa un cargo en", Assert.Single(json.RootElement.GetProperty("unfed").EnumerateArray()).GetProperty("es").GetString());
        Assert.Contains("“figures”", await bare.TextAsync("/patterns/conflicting-figures?lang=en"), StringComparison.Ordinal);
        Assert.Null(new HtmlParser().ParseDocument(await sample.Site.TextAsync($"/patterns/{FindingCase.Plain}?lang=en")).QuerySelector("p.notice"));
    }

    [Theory]
    [InlineData("/patterns/no-such")]
    [InlineData("/patterns/no-such/edit")]
    [InlineData("/patterns/..%2Fevil")]
    public async Task What_there_is_not_is_not_found(string path)
    {
        using var answer = await sample.Site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_copy_begins_with_the_text_of_the_library_under_a_slug_of_its_own()
    {
        var page = new HtmlParser().ParseDocument(await sample.Site.TextAsync("/patterns/new?from=takeover"));
        var text = ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value;
        Assert.Equal("takeover-2", PatternLibrary.Read(text, "x").Pattern!.Slug);
        Assert.Equal(PatternLibrary.TextOf("takeover")!.Split('\n')[1..], text.Split('\n')[1..]);
    }

    [Fact]
    public async Task What_the_editor_begins_with_is_a_sound_pattern()
    {
        var page = new HtmlParser().ParseDocument(await sample.Site.TextAsync("/patterns/new"));
        Assert.Empty(PatternLibrary.Read(((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value, "x").Faults);
        Assert.NotNull(page.QuerySelector("#check .good"));
    }
}
