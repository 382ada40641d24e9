using System.Net;
using System.Text.Json;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Api;

/// <summary>Whatever is wrong, data answers in one shape and pages with one sentence.</summary>
public sealed class ErrorShapeTest(SampleSite sample)
{
    [Theory]
    [InlineData("/claims.json?type=gossip", 400, "gossip")]
    [InlineData("/claims.json?from=yesterday", 400, "yesterday")]
    [InlineData("/claims.json?page=0", 400, "page")]
    [InlineData("/claims.json?rows=100000", 400, "rows")]
    [InlineData("/network.json?hops=9", 400, "hops")]
    [InlineData("/entities.json?type=Alien", 400, "Alien")]
    [InlineData("/documents/0123.json", 404, "no such record")]
    [InlineData("/entities/0123.json", 404, "no such record")]
    [InlineData("/claims/0123.json", 404, "no such record")]
    [InlineData("/nowhere.json", 404, "no such record")]
    [InlineData("/network/tie.json", 404, "no such record")]
    public async Task Data_says_what_is_wrong_in_one_shape(string path, int status, string sentence)
    {
        using var answer = await sample.Site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Contains(sentence, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/claims?type=gossip", 400)]
    [InlineData("/documents/0123", 404)]
    [InlineData("/nowhere", 404)]
    [InlineData("/documents/0123/original", 404)]
    public async Task A_page_says_it_in_a_sentence(string path, int status)
    {
        using var answer = await sample.Site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Contains("class=\"lede\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_store_is_told_without_its_insides()
    {
        var site = await Site.StartAsync(_ => { });
        try
        {
            site.Store.Dispose();
            using var page = await site.Client.GetAsync(new Uri("/claims", UriKind.Relative));
            Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
            var told = await page.Content.ReadAsStringAsync();
            Assert.Contains("Something in Quipu broke", told, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", told, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            using var data = await site.Client.GetAsync(new Uri("/claims.json", UriKind.Relative));
            Assert.Equal("application/problem+json", data.Content.Headers.ContentType?.MediaType);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_same_filter_gives_page_and_data_the_same_claims()
    {
        const string Filter = "?modality=alleged&stage=preventive_detention";
        var data = JsonDocument.Parse(await sample.Site.TextAsync("/claims.json" + Filter)).RootElement.GetProperty("rows").EnumerateArray().Select(c => c.GetProperty("id").GetString()).ToArray();
        using var visitor = new Visitor(sample.Site);
        var page = (await visitor.ReadAsync("/claims" + Filter)).QuerySelectorAll("[data-claim]").Select(c => c.GetAttribute("data-claim")).ToArray();
        Assert.NotEmpty(data);
        Assert.Equal(data, page);
    }

    [Fact]
    public async Task Offsets_on_the_wire_are_code_points()
    {
        await using var site = await Site.StartAsync(s => s.Store.Write([.. UglyCase.Make(3)]));
        var document = JsonDocument.Parse(await site.TextAsync("/documents.json")).RootElement.GetProperty("rows")[0].GetProperty("document").GetProperty("id").GetString();
        var whole = JsonDocument.Parse(await site.TextAsync($"/documents/{document}.json")).RootElement;
        var runes = whole.GetProperty("text").GetString()!.EnumerateRunes().ToArray();
        foreach (var claim in whole.GetProperty("claims").EnumerateArray())
        {
            var quote = claim.GetProperty("quote");
            var (start, end) = (quote.GetProperty("start").GetInt32(), quote.GetProperty("end").GetInt32());
            Assert.Equal(quote.GetProperty("text").GetString(), string.Concat(runes[start..end]));
        }
    }
}
