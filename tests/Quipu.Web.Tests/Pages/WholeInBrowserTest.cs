using Microsoft.Playwright;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The whole network by keys alone: a party is found by name, one that it is tied to is chosen, and what is said between them is read.</summary>
public sealed class WholeInBrowserTest(Case.Browser browser, SampleSite sample)
{
    [Theory]
    [InlineData("en", "The whole network", "Ties:")]
    [InlineData("es", "La red entera", "Vínculos:")]
    public async Task A_party_is_found_and_a_tie_is_read_by_keys_alone(string language, string title, string ties)
    {
        var page = await OpenAsync($"network/whole?lang={language}");
        Assert.StartsWith(title, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        var name = await page.Locator("table.crowd tbody th a").First.InnerTextAsync();
        await page.Locator(".finder input").FocusAsync();
        await page.Keyboard.TypeAsync(name.ToUpperInvariant());
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(name, await page.Locator(".panel h2").InnerTextAsync());
        Assert.Contains(ties, await page.Locator(".panel").InnerTextAsync(), StringComparison.Ordinal);
        var address = page.Url;
        Assert.Contains("#at=", address, StringComparison.Ordinal);
        await page.Locator(".panel .ties button").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".panel .behind [data-axis='modality']");
        foreach (var axis in new[] { "modality", "attribution", "standing" }) Assert.True(await page.Locator($".panel [data-axis='{axis}']").CountAsync() > 0);
        await page.Keyboard.PressAsync("Escape");
        Assert.True(await page.Locator(".panel").IsHiddenAsync());

        await page.GotoAsync("about:blank");
        await page.GotoAsync(address);
        await page.WaitForSelectorAsync("quipu-crowd[data-ready]");
        Assert.Equal(name, await page.Locator(".panel h2").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_view_is_moved_by_keys_and_reopened_by_its_address()
    {
        var page = await OpenAsync("network/whole");
        await page.Locator("quipu-crowd .drawing").FocusAsync();
        var before = await page.Locator("quipu-crowd").GetAttributeAsync("data-drawn");
        foreach (var key in new[] { "+", "+", "ArrowRight" }) await page.Keyboard.PressAsync(key);
        await page.WaitForFunctionAsync("was => document.querySelector('quipu-crowd').dataset.drawn !== was", before);
        Assert.Contains("see=", page.Url, StringComparison.Ordinal);
        var (address, seen) = (page.Url, await page.Locator(".shown").InnerTextAsync());
        await page.GotoAsync("about:blank");
        await page.GotoAsync(address);
        await page.WaitForSelectorAsync("quipu-crowd[data-ready]");
        Assert.Equal(address, page.Url);
        Assert.Equal(seen, await page.Locator(".shown").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_earlier_year_leaves_fewer_ties_in_picture_and_table_and_stands_in_the_address()
    {
        var page = await OpenAsync("network/whole?registers=0");
        var (all, total) = (await page.Locator(".shown").InnerTextAsync(), await page.Locator("h1 .total").InnerTextAsync());
        await page.Locator(".years input").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.WaitForFunctionAsync("was => document.querySelector('quipu-crowd .shown').textContent !== was", all);
        Assert.Contains("as_of=", page.Url, StringComparison.Ordinal);
        Assert.NotEqual(total, await page.Locator("h1 .total").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_scripts_the_table_and_the_legend_are_there()
    {
        var page = await browser.PageAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync(sample.Site.Address + "network/whole");
        Assert.True(await page.Locator("table.crowd tbody tr").CountAsync() > 5);
        Assert.True(await page.Locator(".legend li").CountAsync() > 5);
        await page.Context.CloseAsync();
    }

    async Task<IPage> OpenAsync(string path)
    {
        var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync(sample.Site.Address + path);
        await page.WaitForSelectorAsync("quipu-crowd[data-ready]");
        return page;
    }
}
