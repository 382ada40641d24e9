using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Days are chosen by dragging over months, a mark is reached by keys, and the address reopens what was seen.</summary>
public sealed class TimelineInBrowserTest(Case.Browser browser, SampleSite sample)
{
    [Theory]
    [InlineData("en", "Timeline")]
    [InlineData("es", "Cronología")]
    public async Task Months_are_dragged_over_and_a_mark_is_opened_by_keys(string language, string title)
    {
        var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync($"{sample.Site.Address}timeline?lang={language}");
        await page.WaitForSelectorAsync("quipu-timeline[data-ready]");
        Assert.StartsWith(title, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        var all = await page.Locator("[data-claim-mark]").CountAsync();
        var box = (await page.Locator(".month-strip svg").BoundingBoxAsync())!;
        // Hovering waits until nothing moves the strip any more.
        var strip = page.Locator(".month-strip svg");
        await strip.HoverAsync(new() { Position = new() { X = box.Width * 0.7f, Y = 20 } });
        await page.Mouse.DownAsync();
        await strip.HoverAsync(new() { Position = new() { X = box.Width * 0.95f, Y = 20 } });
        await page.Mouse.UpAsync();
        await page.WaitForURLAsync("**from=*");
        await page.WaitForSelectorAsync(".month-strip .chosen");
        var some = await page.Locator("[data-claim-mark]").CountAsync();
        Assert.InRange(some, 1, all - 1);
        await page.ReloadAsync();
        Assert.Equal(some, await page.Locator("[data-claim-mark]").CountAsync());
        var mark = page.Locator("[data-claim-mark]").First;
        var claim = await mark.GetAttributeAsync("data-claim-mark");
        await mark.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.Locator("#c-" + claim).IsVisibleAsync());
        await page.Context.CloseAsync();
    }
}
