using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The map by keys alone: a place is told, brought closer and opened, and the address reopens what was seen; without scripts everything is there too.</summary>
public sealed class MapInBrowserTest(Case.Browser browser, SampleSite sample)
{
    [Theory]
    [InlineData("en", "Map", "independent origin")]
    [InlineData("es", "Mapa", "orígenes independientes")]
    public async Task A_place_is_told_brought_closer_and_opened_by_keys(string language, string title, string origins)
    {
        var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync($"{sample.Site.Address}map?lang={language}");
        await page.WaitForSelectorAsync("quipu-map[data-ready]");
        Assert.StartsWith(title, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        var place = page.Locator("[data-place='own-sumarca.tarumayo']");
        await place.FocusAsync();
        Assert.Contains(origins, await page.Locator(".map-told").InnerTextAsync(), StringComparison.Ordinal);
        var whole = await page.Locator("svg.map").GetAttributeAsync("viewBox");
        await page.Keyboard.PressAsync("+");
        Assert.NotEqual(whole, await page.Locator("svg.map").GetAttributeAsync("viewBox"));
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("0");
        Assert.Equal(whole, await page.Locator("svg.map").GetAttributeAsync("viewBox"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**place=own-sumarca.tarumayo*");
        var claims = await page.Locator("#claims ~ .claim-list").First.Locator("> *").CountAsync();
        Assert.True(claims > 0);
        await page.ReloadAsync();
        Assert.Equal(claims, await page.Locator("#claims ~ .claim-list").First.Locator("> *").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_scripts_level_and_country_are_chosen_by_links()
    {
        var page = await browser.PageAsync(new() { Locale = "en-GB", JavaScriptEnabled = false });
        await page.GotoAsync($"{sample.Site.Address}map?in=world");
        await page.Locator("[data-row='own-sumarca'] th a").ClickAsync();
        await page.WaitForURLAsync("**in=own-sumarca*");
        Assert.True(await page.Locator("[data-place='own-sumarca.tarumayo'] .paint").First.IsVisibleAsync());
        await page.GotoAsync($"{sample.Site.Address}map?in=pe");
        await page.Locator(".crumbs a", new() { HasText = "province" }).ClickAsync();
        await page.WaitForURLAsync("**level=province*");
        await page.Context.CloseAsync();
    }
}
