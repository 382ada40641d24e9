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
        await DragAsync(page, box.Width);
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
    // What other tests have read meanwhile loads the page anew when it is done, under the hand that drags.
    static async Task DragAsync(Microsoft.Playwright.IPage page, float width)
    {
        for (var tries = 1; !page.Url.Contains("from=", StringComparison.Ordinal); tries++)
        {
            await page.WaitForSelectorAsync("quipu-timeline[data-ready]");
            var strip = page.Locator(".month-strip svg");
            await strip.HoverAsync(new() { Position = new() { X = width * 0.7f, Y = 20 } });
            await page.Mouse.DownAsync();
            await strip.HoverAsync(new() { Position = new() { X = width * 0.95f, Y = 20 } });
            await page.Mouse.UpAsync();
            try
            {
                await page.WaitForURLAsync("**from=*", new() { Timeout = 5000 });
            }
            catch (TimeoutException) when (tries < 4)
            {
                continue;
            }
        }
    }
}
