using Quipu.Access;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Tests;
using Quipu.Watches;
using Quipu.Web.Tests.Case;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>A question is watched, what it told is looked at and marked so, by keys alone.</summary>
public sealed class WatchesInBrowserTest(Case.Browser browser)
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task A_search_is_watched_and_its_alerts_are_looked_at_by_keys(string language)
    {
        await using var site = await Site.StartAsync(s => s.Read(Repository.File("samples/tarumayo"), new GoldReader()), o => o with { Watches = new(o.Store, TimeProvider.System) });
        var words = Words.Find(language)!;
        var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync($"{site.Address}claims?type=colludes_with&lang={language}");
        await page.Locator(".watch-this button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/watches/*");
        var id = new WatchId(new Uri(page.Url).AbsolutePath.Split('/')[^1]);
        var claim = site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, new(0, 1)).Rows[0];
        site.Store.Write([new Change.WatchRun(id, site.Store.Sequence, new([], [], [new(0, id, AlertKind.Answered, WatchItem.Of(claim.Claim.Id), TimeProvider.System.GetUtcNow()) { State = ClaimState.Of(claim).Text, Document = claim.Document.Id }]))]);
        await page.GotoAsync(site.Address.ToString());
        var told = page.Locator("main .notice a");
        Assert.Equal(words.Count("watches.start", 1), (await told.InnerTextAsync()).Trim());
        await told.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("a.fresh").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**new=1");
        Assert.Equal(words.Label(AlertKind.Answered), await page.Locator(".alert .kind").First.InnerTextAsync());
        Assert.Equal(claim.Claim.Id.Value, await page.Locator(".alert.fresh [data-claim]").GetAttributeAsync("data-claim"));
        await page.ReloadAsync();
        Assert.Equal(1, await page.Locator(".alert.fresh").CountAsync());
        await page.Locator("form[action$='/seen'] button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/watches/{id}");
        Assert.Equal((0, 1), (await page.Locator(".alert.fresh").CountAsync(), await page.Locator(".alert").CountAsync()));
        await page.Context.CloseAsync();
    }
}
