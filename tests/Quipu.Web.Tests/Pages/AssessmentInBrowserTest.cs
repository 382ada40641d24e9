using Quipu.Access;
using Quipu.Assessment;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>From the list of places to the claims of an indicator by keys alone, and the address reopens what was seen.</summary>
public sealed class AssessmentInBrowserTest(Case.Browser browser, SampleSite sample)
{
    [Theory]
    [InlineData("en", "Assessment")]
    [InlineData("es", "Evaluación")]
    public async Task A_place_and_an_indicator_are_opened_by_keys(string language, string title)
    {
        var (desk, scheme) = (new AssessmentDesk(sample.Site.Store, new(null)), SchemeLibrary.All[0]);
        var code = desk.Places(Viewer.Owner, scheme)[0].Place.Code;
        var most = desk.Of(Viewer.Owner, scheme, code)!.Results.MaxBy(r => r.Coverage.Claims)!;
        var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync($"{sample.Site.Address}assessment?lang={language}");
        Assert.StartsWith(title, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator($"[data-place=\"{code}\"] a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("[data-indicator]");
        Assert.Equal(32, await page.Locator("[data-indicator]").CountAsync());
        await page.Locator($"[data-indicator=\"{most.Indicator.Slug}\"] a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".bearing");
        Assert.Equal(most.Indicator.Label.In(new(language)), await page.Locator("h1").InnerTextAsync());
        var seen = await page.Locator(".bearing").CountAsync();
        Assert.Equal(Math.Min(30, most.Coverage.Claims), seen);
        await page.ReloadAsync();
        Assert.Equal(seen, await page.Locator(".bearing").CountAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 844)]
    public async Task Nothing_is_wider_than_the_screen(int width, int height)
    {
        var (desk, scheme) = (new AssessmentDesk(sample.Site.Store, new(null)), SchemeLibrary.All[0]);
        var code = Uri.EscapeDataString(desk.Places(Viewer.Owner, scheme)[0].Place.Code);
        var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = width, Height = height } });
        foreach (var path in new[] { "assessment", $"assessment/{code}", $"assessment/{code}/law-enforcement" })
        {
            await page.GotoAsync($"{sample.Site.Address}{path}?lang=es");
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, path);
            if (Environment.GetEnvironmentVariable("QUIPU_SCREENSHOTS_TO") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"assess-{width}-{path.Split('/').Length}.png"), FullPage = true });
        }

        await page.Context.CloseAsync();
    }
}
