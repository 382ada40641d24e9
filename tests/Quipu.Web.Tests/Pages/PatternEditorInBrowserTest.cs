using Microsoft.Playwright;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The editor as its user sees it, with and without scripts.</summary>
public sealed class PatternEditorInBrowserTest(SampleSite sample, Case.Browser browser)
{
    [Fact]
    public async Task Faults_appear_and_go_while_it_is_written()
    {
        var page = await browser.PageAsync();
        await page.GotoAsync(sample.Site.Address + "patterns/takeover/edit?lang=en");
        var text = page.Locator("#pattern-text");
        var sound = await text.InputValueAsync();
        await text.FillAsync(sound.Replace("parties:", "partys:", StringComparison.Ordinal));
        await page.WaitForSelectorAsync("#check .pattern-faults li");
        Assert.Contains("partys:", await page.Locator("quipu-pattern .behind mark").AllTextContentsAsync());
        await page.Locator("#check a[data-line]").First.ClickAsync();
        Assert.Equal("pattern-text", await page.EvaluateAsync<string>("document.activeElement.id"));
        await text.FillAsync(sound);
        await page.WaitForSelectorAsync("#check .good");
        Assert.Equal(0, await page.Locator("quipu-pattern .behind mark").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_it_would_find_is_shown_below_without_leaving_the_page()
    {
        var page = await browser.PageAsync();
        await page.GotoAsync($"{sample.Site.Address}patterns/{FindingCase.Plain}/edit?lang=en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it here" }).ClickAsync();
        await page.WaitForSelectorAsync("#trial [data-finding]");
        Assert.EndsWith($"/patterns/{FindingCase.Plain}/edit?lang=en", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_scripts_buttons_do_the_same()
    {
        var page = await browser.PageAsync(new() { JavaScriptEnabled = false, Locale = "en-GB" });
        await page.GotoAsync($"{sample.Site.Address}patterns/{FindingCase.Plain}/edit");
        var text = page.Locator("#pattern-text");
        var sound = await text.InputValueAsync();
        await text.FillAsync(sound.Replace("ties:", "tiez:", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        Assert.True(await page.Locator("#check .pattern-faults li").CountAsync() > 0);
        Assert.True(await page.Locator(".marked-text .faulty mark").CountAsync() > 0);
        Assert.Contains("tiez:", await page.Locator("#pattern-text").InputValueAsync(), StringComparison.Ordinal);
        await page.Locator("#pattern-text").FillAsync(sound);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it here" }).ClickAsync();
        Assert.True(await page.Locator("#trial [data-finding]").CountAsync() > 0);
        await page.Context.CloseAsync();
    }
}
