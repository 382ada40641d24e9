using System.Globalization;
using System.Net;
using System.Text.Json;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The map says no more than the record: every claim is at a place, elsewhere, or listed as not placed; what rests on too little has no shade.</summary>
public sealed class MapPageTest(SampleSite sample) : IDisposable
{
    readonly Visitor _visitor = new(sample.Site);

    public void Dispose() => _visitor.Dispose();

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_sample_lies_in_its_own_country_and_every_claim_is_accounted_for()
    {
        using var json = JsonDocument.Parse(await sample.Site.TextAsync("/map.json?place=none"));
        var map = json.RootElement;
        Assert.Equal("own-sumarca", map.GetProperty("in").GetString());
        var spots = sample.Site.Store.Spots(Viewer.Owner, new());
        Assert.Equal(spots.Spots.Select(s => s.Claim).Distinct().Count(), map.GetProperty("naming").GetInt32());
        Assert.Equal(sample.Site.Store.Claims(Viewer.Owner, new(), Paging.First).Total, map.GetProperty("total").GetInt32());
        Assert.Equal(map.GetProperty("not_placed").GetInt32(), map.GetProperty("claims_total").GetInt32());
        Assert.Contains(map.GetProperty("places").EnumerateArray(), p => p.GetProperty("name").GetString() == "Tarumayo" && p.GetProperty("value").GetInt32() > 1);
    }

    [Fact]
    public async Task A_number_leads_to_its_claims_and_they_are_so_many()
    {
        var page = await _visitor.ReadAsync("/map");
        var links = page.QuerySelectorAll(".map-table td.number a").ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var place = await _visitor.ReadAsync(link.GetAttribute("href")!);
            Assert.Equal(Number(link.TextContent), Number(place.QuerySelector("#claims .total")!.TextContent));
            Assert.Equal(Math.Min(20, Number(link.TextContent)), place.QuerySelector("#claims ~ .claim-list")!.Children.Count(c => c.Matches("article.claim")));
        }
    }

    [Fact]
    public async Task What_rests_on_too_few_origins_has_no_shade()
    {
        foreach (var least in new[] { 1, 2, 1000 })
        {
            var page = await _visitor.ReadAsync($"/map?least={least}");
            using var json = JsonDocument.Parse(await sample.Site.TextAsync($"/map.json?least={least}"));
            foreach (var row in json.RootElement.GetProperty("places").EnumerateArray())
            {
                var drawn = page.QuerySelector($"[data-place='{row.GetProperty("code").GetString()}']")!;
                var few = row.GetProperty("origins").GetInt32() < least;
                Assert.Equal(few, drawn.ClassList.Contains("thin"));
                Assert.Equal(few, drawn.ClassList.Contains("k0"));
                Assert.Contains("independent origin", drawn.GetAttribute("aria-label"), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("/map?in=atlantis", "atlantis")]
    [InlineData("/map?place=pe-99", "pe-99")]
    [InlineData("/map?level=street", "street")]
    [InlineData("/map?count=figures&metric=unheard", "unheard")]
    public async Task An_address_that_asks_for_what_there_is_not_says_so(string path, string said)
    {
        using var answer = await sample.Site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_count_on_the_map_as_they_do_among_the_claims()
    {
        using var all = JsonDocument.Parse(await sample.Site.TextAsync("/map.json?in=world"));
        using var alleged = JsonDocument.Parse(await sample.Site.TextAsync("/map.json?in=world&modality=alleged"));
        Assert.Equal(sample.Site.Store.Claims(Viewer.Owner, new() { Modalities = [Modality.Alleged] }, Paging.First).Total, alleged.RootElement.GetProperty("total").GetInt32());
        Assert.InRange(alleged.RootElement.GetProperty("naming").GetInt32(), 0, all.RootElement.GetProperty("naming").GetInt32() - 1);
    }

    [Fact]
    public async Task The_table_of_values_has_the_rows_of_the_page_and_the_picture_says_what_each_rests_on()
    {
        var page = await _visitor.ReadAsync("/map");
        var lines = (await sample.Site.TextAsync("/map.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(page.QuerySelectorAll("[data-row]").Length, lines.Length - 1);
        var picture = await sample.Site.TextAsync("/map/picture.svg");
        foreach (var row in page.QuerySelectorAll("[data-place]")) Assert.Contains(row.GetAttribute("aria-label")!.Split(" · ")[0], picture, StringComparison.Ordinal);
        Assert.Contains("Natural Earth", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_may_not_see_a_dataset_has_none_of_its_claims_on_the_map()
    {
        var hidden = sample.Site.Store.Spots(new("stranger", []), new());
        Assert.Empty(hidden.Spots);
        Assert.Empty(hidden.Places);
        var some = sample.Site.Store.Spots(Viewer.Owner, new()).Spots.Select(s => s.Claim).Take(3).ToList();
        Assert.Empty(sample.Site.Store.ClaimsAt(new("stranger", []), some));
        Assert.Equal(some.Distinct().Count(), sample.Site.Store.ClaimsAt(Viewer.Owner, [.. some.Distinct()]).Length);
    }
}
