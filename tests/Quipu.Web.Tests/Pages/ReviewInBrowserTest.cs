using Microsoft.Playwright;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The queue of claims by keys alone: decided, corrected, divided, added to and taken back without loading the page; nothing lost by a reload or a second tab.</summary>
public sealed class ReviewInBrowserTest(Case.Browser browser) : IAsyncLifetime
{
    Site _site = null!;
    IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.SampleAsync(new GoldReader());
        _page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 900 } });
        await OpenAsync("review");
    }

    public async ValueTask DisposeAsync()
    {
        await _page.Context.CloseAsync();
        await _site.DisposeAsync();
    }

    async Task OpenAsync(string path)
    {
        await _page.GotoAsync(_site.Address + path);
        await _page.WaitForSelectorAsync("quipu-queue[data-ready]");
        await _page.EvaluateAsync("window.loadedOnce = true");
    }

    Task PressAsync(string key) => _page.Keyboard.PressAsync(key);

    Task DecidedAsync(string word) => Assertions.Expect(_page.Locator(".decided-last li").First).ToContainTextAsync(word);

    ShownClaim First => _site.Store.Claims(Viewer.Owner, new() { Reviews = [ReviewState.Proposed], Order = ClaimOrder.Worth }, new(0, 1)).Rows[0];

    ShownClaim Now(ShownClaim shown) => _site.Store.Claim(Viewer.Owner, shown.Claim.Id)!;

    async Task IsStillTheSamePageAsync() => Assert.True(await _page.EvaluateAsync<bool>("window.loadedOnce === true"));

    [Theory]
    [InlineData("en", "accepted", "rejected", "claims wait")]
    [InlineData("es", "aceptada", "rechazada", "esperan")]
    public async Task A_accepts_X_rejects_Z_takes_back(string language, string accepted, string rejected, string waits)
    {
        await OpenAsync("review?lang=" + language);
        await Assertions.Expect(_page.Locator("h1 .total")).ToContainTextAsync(waits);
        var first = First;
        await PressAsync("a");
        await DecidedAsync(accepted);
        var second = First;
        await PressAsync("x");
        await DecidedAsync(rejected);
        Assert.Equal((ReviewState.Accepted, ReviewState.Rejected), (Now(first).Review.State, Now(second).Review.State));
        await PressAsync("z");
        await Assertions.Expect(_page.Locator(".decided-last li")).ToHaveCountAsync(1);
        await PressAsync("z");
        await Assertions.Expect(_page.Locator(".decided-last")).ToHaveCountAsync(0);
        Assert.Equal((ReviewState.Proposed, ReviewState.Proposed), (Now(first).Review.State, Now(second).Review.State));
        await IsStillTheSamePageAsync();
    }

    [Fact]
    public async Task A_part_of_the_sentence_is_changed_by_its_key_and_that_is_a_correction()
    {
        var first = First;
        await PressAsync("2");
        Assert.Equal("modality", await _page.EvaluateAsync<string>("document.activeElement.name"));
        await _page.Locator("select[name=modality]").SelectOptionAsync("possible");
        await PressAsync("Escape");
        Assert.Equal("open", await _page.EvaluateAsync<string>("document.activeElement.id"));
        await PressAsync("a");
        await DecidedAsync("corrected");
        Assert.Equal(Modality.Possible, Now(first).Claim.Modality);
        await IsStillTheSamePageAsync();
    }

    [Fact]
    public async Task Words_picked_by_arrow_keys_become_whoever_they_name()
    {
        var first = First;
        await PressAsync("w");
        await PressAsync("Shift+ArrowRight");
        var words = await _page.EvaluateAsync<string>("getSelection().toString()");
        Assert.Contains(' ', words);
        await Assertions.Expect(_page.Locator(".pick output")).ToHaveTextAsync(words);
        await PressAsync("4");
        Assert.StartsWith(words, await _page.EvaluateAsync<string>("document.querySelector('select[name=object]').selectedOptions[0].text"), StringComparison.Ordinal);
        await PressAsync("Escape");
        await PressAsync("a");
        await DecidedAsync("corrected");
        Assert.Equal(words, Now(first).Object!.Name);
    }

    [Fact]
    public async Task Words_picked_with_the_pointer_are_put_by_a_button()
    {
        await _page.Locator(".context mark").First.DblClickAsync(new() { Position = new() { X = 8, Y = 8 } });
        var words = await _page.EvaluateAsync<string>("getSelection().toString().trim()");
        await _page.Locator("[data-pick-slots] button").Nth(0).ClickAsync();
        Assert.StartsWith(words, await _page.EvaluateAsync<string>("document.querySelector('select[name=subject]').selectedOptions[0].text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missed_claim_is_added_by_keys_alone()
    {
        var document = First.Document.Id;
        await PressAsync("m");
        await _page.WaitForSelectorAsync("textarea[name=quote]");
        await PressAsync("w");
        foreach (var _ in Enumerable.Range(0, 4)) await PressAsync("Shift+ArrowRight");
        var words = await _page.EvaluateAsync<string>("getSelection().toString()");
        await PressAsync("q");
        await PressAsync("Escape");
        await PressAsync("w");
        await PressAsync("1");
        await PressAsync("Escape");
        await _page.Locator("select[name=modality]").SelectOptionAsync("alleged");
        await _page.Locator("select[name=type]").SelectOptionAsync("engages_in");
        await PressAsync("a");
        await DecidedAsync("added");
        var added = _site.Store.Claims(Viewer.Owner, new() { Document = document, Types = [ClaimType.EngagesIn], Reviews = [ReviewState.Accepted] }, Paging.First).Rows.Single();
        Assert.Equal((words.Trim(), "person"), (added.Claim.Quote.Text, added.Claim.Reader));
    }

    [Fact]
    public async Task S_divides_a_claim()
    {
        var first = First;
        await PressAsync("s");
        await _page.WaitForSelectorAsync("select[name=second_type]");
        await _page.Locator("select[name=second_type]").SelectOptionAsync("stance");
        await PressAsync("Escape");
        await _page.Locator("[value=split]").ClickAsync();
        await DecidedAsync("added");
        Assert.NotEqual(ReviewState.Proposed, Now(first).Review.State);
        await IsStillTheSamePageAsync();
    }

    [Fact]
    public async Task What_is_typed_into_the_reason_decides_nothing_and_goes_along()
    {
        var first = First;
        await PressAsync("r");
        await _page.Keyboard.TypeAsync("axe z");
        await PressAsync("Enter");
        Assert.Equal(ReviewState.Proposed, Now(first).Review.State);
        await PressAsync("x");
        await DecidedAsync("rejected");
        Assert.Equal("axe z", Now(first).Review.Judgement!.Reason);
    }

    [Fact]
    public async Task Two_tabs_and_a_reload_lose_no_decision()
    {
        var other = await _page.Context.NewPageAsync();
        await other.GotoAsync(_site.Address + "review");
        await other.WaitForSelectorAsync("quipu-queue[data-ready]");
        var first = First;
        await PressAsync("a");
        await DecidedAsync("accepted");
        // The second tab still shows the claim that the first decided.
        await other.Keyboard.PressAsync("x");
        await Assertions.Expect(other.Locator(".decided-last li")).ToHaveCountAsync(2);
        Assert.Equal([Verdict.Rejected, Verdict.Accepted], _site.Store.Judgements(Viewer.Owner, first.Claim.Id).Select(j => j.Verdict));
        await other.Keyboard.PressAsync("a");
        await Assertions.Expect(other.Locator(".decided-last li")).ToHaveCountAsync(3);
        await _page.ReloadAsync();
        await Assertions.Expect(_page.Locator(".decided-last li")).ToHaveCountAsync(3);
        Assert.Equal(2, _site.Store.Counts(Viewer.Owner) is var counts ? counts.Accepted + counts.Rejected : 0);
    }

    [Fact]
    public async Task Where_the_server_is_gone_it_is_said_that_nothing_was_kept()
    {
        await _page.RouteAsync("**/review/claims/**", route => route.AbortAsync());
        await PressAsync("a");
        await Assertions.Expect(_page.Locator(".last .notice")).ToContainTextAsync("not kept");
    }
}
