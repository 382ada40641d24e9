using System.Text.Json;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Laws of the sample: every one is listed, and each claim of it stands on its page with its status.</summary>
public sealed class LawsPageTest(SampleSite sample) : IDisposable
{
    readonly Visitor _visitor = new(sample.Site);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task Every_law_is_listed_and_leads_to_all_that_is_said_of_it()
    {
        var laws = Paging.All(p => sample.Site.Store.Entities(Viewer.Owner, new(Type: EntityType.Law, NamedOnly: false), p)).ToList();
        var list = await _visitor.ReadAsync("/laws?unnamed=1&rows=200");
        Assert.Equal(laws.Select(l => l.Id.Value).Order(StringComparer.Ordinal), list.QuerySelectorAll("[data-law]").Select(l => l.GetAttribute("data-law")!).Order(StringComparer.Ordinal));
        var claims = 0;
        foreach (var law in laws)
        {
            var page = await _visitor.ReadAsync($"/laws/{law.Id}");
            Assert.Equal(law.Name, page.QuerySelector("h1")!.TextContent.Trim());
            foreach (var said in Paging.All(p => sample.Site.Store.Claims(Viewer.Owner, new() { Entity = law.Id, Types = [ClaimType.Enacts] }, p)))
            {
                Assert.NotNull(page.GetElementById("c-" + said.Claim.Id.Value));
                claims++;
            }
        }

        Assert.True(claims > 0);
    }

    [Fact]
    public async Task What_is_no_law_is_not_shown_as_one_and_the_twin_says_the_same()
    {
        var person = sample.Site.Store.Entities(Viewer.Owner, new(Type: EntityType.Person), Paging.First).Rows[0].Id;
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await sample.Site.Client.GetAsync(new Uri($"/laws/{person}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        using var data = JsonDocument.Parse(await sample.Site.TextAsync("/laws.json?unnamed=1&rows=200"));
        Assert.Equal((await _visitor.ReadAsync("/laws?unnamed=1&rows=200")).QuerySelectorAll("[data-law]").Length, data.RootElement.GetProperty("total").GetInt32());
        Assert.NotNull((await _visitor.ReadAsync("/laws?q=nothing-like-this")).QuerySelector(".none"));
    }
}
