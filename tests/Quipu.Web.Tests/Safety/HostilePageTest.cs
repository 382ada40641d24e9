using Microsoft.Playwright;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Safety;

/// <summary>A page of another origin, in the same browser as an open workspace, can neither read nor change anything.</summary>
public sealed class HostilePageTest(Case.Browser browser)
{
    [Fact]
    public async Task A_hostile_page_reads_nothing_and_changes_nothing()
    {
        var (got, review, requests) = await AttackAsync(guarded: true);
        Assert.All(got, attempt => Assert.True(attempt.Value is null, $"{attempt.Key} read {attempt.Value}"));
        Assert.Equal(ReviewState.Proposed, review);
        Assert.True(requests > 5, $"It sent {requests} requests only.");
    }

    [Fact]
    public async Task With_the_checks_off_the_same_page_does_change_something_so_the_test_can_fail()
    {
        var (_, review, _) = await AttackAsync(guarded: false);
        Assert.Equal(ReviewState.Rejected, review);
    }

    [Fact]
    public async Task A_name_that_resolves_to_this_machine_reads_nothing()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        await using var rebound = await BrowserWithAsync($"--host-resolver-rules=MAP rebound.example 127.0.0.1");
        var page = await rebound.NewPageAsync();
        var answer = await page.GotoAsync($"http://rebound.example:{site.Address.Port}/claims.json");
        Assert.Equal(400, answer!.Status);
        Assert.DoesNotContain("rows", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (await page.GotoAsync($"http://127.0.0.1:{site.Address.Port}/claims.json"))!.Status);
    }

    async Task<(Dictionary<string, string?> Got, ReviewState Review, int Requests)> AttackAsync(bool guarded)
    {
        await using var site = await Site.SampleAsync(new GoldReader(), o => o with { Guarded = guarded });
        var claim = site.Store.Claims(Viewer.Owner, new(), Paging.First).Rows[0].Claim.Id;
        await using var hostile = await HostilePage.StartAsync(site.Address, claim.Value);
        var page = await browser.PageAsync();
        try
        {
            await page.GotoAsync(site.Address + "claims"); // The victim has the workspace open, with its cookies.
            var requests = 0;
            page.Context.Request += (_, request) => requests += request.Url.StartsWith(site.Address.ToString(), StringComparison.Ordinal) ? 1 : 0;
            var other = await page.Context.NewPageAsync();
            await other.GotoAsync(hostile.Address.ToString());
            await other.WaitForFunctionAsync("window.done === true", null, new PageWaitForFunctionOptions { Timeout = 20_000 });
            var got = await other.EvaluateAsync<Dictionary<string, string?>>("window.got");
            return (got, site.Store.Claim(Viewer.Owner, claim)!.Review.State, requests);
        }
        finally
        {
            await page.Context.CloseAsync();
        }
    }

    static async Task<IBrowser> BrowserWithAsync(string argument)
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Case.Browser.Executable, Headless = true, Args = [.. Case.Browser.Arguments, argument] });
    }
}
