using Microsoft.Playwright;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The queue by keys: decided, skipped and taken back without loading the page, and nothing decided by what is typed into a field.</summary>
public sealed class MatchesInBrowserTest(Case.Browser browser) : IAsyncLifetime
{
    Site _site = null!;
    IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.SampleAsync(new GoldReader());
        PairCase.Add(_site);
        _page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 900 } });
        await _page.GotoAsync(_site.Address + "matches?run=" + Uri.EscapeDataString(PairCase.Run));
        await _page.WaitForSelectorAsync("quipu-queue[data-ready]");
        await _page.EvaluateAsync("window.loadedOnce = true");
    }

    public async ValueTask DisposeAsync()
    {
        await _page.Context.CloseAsync();
        await _site.DisposeAsync();
    }

    int Judged => _site.Store.Joins(Viewer.Owner, PairCase.Giver(_site, "rendueles", PairCase.Givers)).Judgements.Count(j => j.RetiredAt is null);

    Task<string> TitleAsync() => _page.Locator("#pair-title").InnerTextAsync();

    Task TitledAsync(string name) => Assertions.Expect(_page.Locator("#pair-title")).ToContainTextAsync(name);

    async Task IsStillTheSamePageAsync() => Assert.True(await _page.EvaluateAsync<bool>("window.loadedOnce === true"));

    [Fact]
    public async Task J_skips_and_K_goes_back_and_the_address_goes_along()
    {
        var first = await TitleAsync();
        await _page.Keyboard.PressAsync("j");
        await TitledAsync("ORDAYA");
        Assert.Contains("at=2", _page.Url, StringComparison.Ordinal);
        await _page.Keyboard.PressAsync("k");
        await TitledAsync("RENDUELES");
        Assert.Equal(first, await TitleAsync());
        await IsStillTheSamePageAsync();
        Assert.Equal("pair", await _page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task N_decides_Z_takes_back_and_the_pair_is_there_again()
    {
        await _page.Keyboard.PressAsync("n");
        await TitledAsync("ORDAYA");
        Assert.Equal(1, Judged);
        await Assertions.Expect(_page.Locator(".last")).ToContainTextAsync("not the same");
        await _page.Keyboard.PressAsync("z");
        await TitledAsync("RENDUELES");
        Assert.Equal(0, Judged);
        await IsStillTheSamePageAsync();
    }

    [Fact]
    public async Task S_joins_and_U_puts_off()
    {
        await _page.Keyboard.PressAsync("u");
        await TitledAsync("ORDAYA");
        await _page.Keyboard.PressAsync("s");
        await TitledAsync("RENDUELES");
        var (giver, earlier) = (PairCase.Giver(_site, "ordaya", PairCase.Givers), PairCase.Giver(_site, "ordaya", PairCase.Earlier));
        Assert.Equal(PairCase.Now(_site, giver), PairCase.Now(_site, earlier));
        Assert.Equal(Sameness.Unsure, _site.Store.Joins(Viewer.Owner, PairCase.Reported(_site)).Judgements[0].Verdict);
    }

    [Fact]
    public async Task What_is_typed_into_a_field_decides_nothing_and_enter_sends_nothing()
    {
        await _page.Keyboard.PressAsync("r");
        Assert.Equal("reason", await _page.EvaluateAsync<string>("document.activeElement.id"));
        await _page.Keyboard.TypeAsync("sunk as snujkz");
        await _page.Keyboard.PressAsync("Enter");
        Assert.Equal("pair", await _page.EvaluateAsync<string>("document.activeElement.id"));
        await TitledAsync("RENDUELES");
        Assert.Equal(0, Judged);
        await _page.Keyboard.PressAsync("n");
        await TitledAsync("ORDAYA");
        Assert.Equal("sunk as snujkz", _site.Store.Joins(Viewer.Owner, PairCase.Reported(_site)).Judgements[0].Reason);
    }

    [Fact]
    public async Task A_question_mark_shows_the_keys_and_they_stay_shown()
    {
        Assert.False(await _page.Locator(".keys dl").IsVisibleAsync());
        await _page.Keyboard.PressAsync("?");
        Assert.True(await _page.Locator(".keys dl").IsVisibleAsync());
        await _page.Keyboard.PressAsync("j");
        await TitledAsync("ORDAYA");
        Assert.True(await _page.Locator(".keys dl").IsVisibleAsync());
        await _page.Keyboard.PressAsync("?");
        Assert.False(await _page.Locator(".keys dl").IsVisibleAsync());
    }

    [Fact]
    public async Task A_decision_that_the_server_does_not_take_is_said_to_be_lost()
    {
        await _page.RouteAsync("**/matches/judgements", route => route.FulfillAsync(new() { Status = 500, Body = "" }));
        await _page.Keyboard.PressAsync("n");
        await Assertions.Expect(_page.Locator(".last .notice")).ToContainTextAsync("not kept");
        await TitledAsync("RENDUELES");
        Assert.Equal(0, Judged);
    }

    [Fact]
    public async Task Without_scripts_buttons_do_the_same_and_enter_in_the_reason_sends_nothing()
    {
        var page = await browser.PageAsync(new() { JavaScriptEnabled = false, Locale = "en-GB" });
        await page.GotoAsync(_site.Address + "matches?run=" + Uri.EscapeDataString(PairCase.Run));
        await page.FillAsync("#reason", "no");
        await page.PressAsync("#reason", "Enter");
        Assert.Equal(0, Judged);
        await page.GetByRole(AriaRole.Button, new() { Name = "Not the same" }).ClickAsync();
        Assert.Contains("ORDAYA", await page.Locator("#pair-title").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, Judged);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        Assert.Equal(0, Judged);
        await page.Context.CloseAsync();
    }
}
