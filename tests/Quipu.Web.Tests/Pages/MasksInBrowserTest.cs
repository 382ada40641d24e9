using Deque.AxeCore.Playwright;
using Quipu.Access.Masking;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The page of masked names in a browser, with names, reasons and words such as a desk has them: readable, narrow or wide, in both languages.</summary>
public sealed class MasksInBrowserTest(Browser browser)
{
    [Theory]
    [InlineData("en", 1280, 900)]
    [InlineData("es", 390, 844)]
    public async Task The_page_of_masked_names_is_readable_at_every_width(string language, int width, int height)
    {
        await using var site = await Site.StartAsync(Fill);
        var page = await browser.PageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        await page.GotoAsync($"{site.Address}masks?lang={language}");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id} {v.Help}"));
        if (Environment.GetEnvironmentVariable("QUIPU_SCREENSHOTS_TO") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"masks-{language}.png"), FullPage = true });
        await page.Locator("article.mask button[value='mask']").First.ClickAsync();
        await page.Locator("summary").First.ClickAsync();
        await page.Locator("form[action='/masks/uncover'] input[name='reason']").FillAsync("to call her guardian");
        await page.Locator("form[action='/masks/uncover'] button").ClickAsync();
        Assert.Contains("Yarizé Quillahuamán", await page.ContentAsync(), StringComparison.Ordinal);
        await page.Locator("form[action='/masks/cover'] button").ClickAsync();
        Assert.DoesNotContain("Quillahuamán", await page.ContentAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    static void Fill(Site site)
    {
        using var folder = new TemporaryFolder();
        folder.Write("hallada.txt", $"{UglyCase.LongName} informa\n\nLa menor Yarizé Quillahuamán Soncco fue hallada en Antay, informó la {UglyCase.LongName}. Porfirio Luján Tello, víctima de trata de personas, declaró {UglyCase.Script} ante la Fiscalía de Antay.\n");
        site.Read(folder.Path, new Reading.FrameReader());
        var mask = site.Store.Masks(Access.Viewer.Owner, new(0, 10)).Rows.First(m => m.Ground == MaskGround.Victim);
        site.Store.Write([new Change.MaskDecided(mask.Entity, new(MaskGround.Victim, false, "Ana", DateTimeOffset.UnixEpoch, $"He tells his own story {UglyCase.Script} {new string('x', 300)}"))]);
    }
}
