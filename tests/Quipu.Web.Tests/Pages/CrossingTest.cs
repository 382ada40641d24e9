using System.Net;
using System.Text.Json;
using Quipu.Access;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>A cross-reference is begun from the page, goes on beside it, and leaves its pairs in the queue.</summary>
public sealed class CrossingTest
{
    [Fact]
    public async Task Two_registers_are_held_against_each_other_and_their_pairs_wait_in_the_queue()
    {
        await using var site = await RegistersAsync();
        using var visitor = new Visitor(site);
        var (status, to) = await visitor.SendAsync("/matches/crossref", new(WebHost.TokenField, await visitor.TokenAsync("/matches")),
            new("dataset", PairCase.Earlier.Value), new("with", PairCase.Givers.Value), new("threshold", "50"), new("back", "/matches"));
        Assert.Equal((HttpStatusCode.Redirect, "/matches"), (status, to));
        await EndedAsync(site);
        var pair = Assert.Single(site.Store.Proposals(Viewer.Owner, new(), Paging.First).Rows).Pair;
        Assert.Equal(new[] { PairCase.Giver(site, "ordaya", PairCase.Earlier), PairCase.Giver(site, "ordaya", PairCase.Givers) }.Order(), [pair.One, pair.Other]);
        var page = await visitor.ReadAsync("/matches?lang=en");
        Assert.Contains("1 pair is proposed", page.QuerySelector(".cross-form .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ORDAYA", page.QuerySelector("#pair-title")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dataset", "nowhere")]
    [InlineData("with", "nowhere")]
    [InlineData("threshold", "0")]
    [InlineData("threshold", "much")]
    public async Task A_question_that_cannot_be_asked_is_refused_with_a_sentence(string field, string value)
    {
        await using var site = await RegistersAsync();
        using var visitor = new Visitor(site);
        var json = JsonSerializer.Serialize(new Dictionary<string, string> { [field] = value });
        var (status, body) = await visitor.SendJsonAsync("/matches/crossref.json", json, await visitor.TokenAsync("/matches"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(value, body, StringComparison.Ordinal);
        Assert.Empty(site.Store.Proposals(Viewer.Owner, new(), Paging.First).Rows);
    }

    [Fact]
    public async Task None_is_begun_without_a_token_and_where_none_can_be_the_page_names_the_command()
    {
        await using var site = await Site.StartAsync(_ => { }, options => options with { Cross = null });
        using var visitor = new Visitor(site);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync("/matches/crossref", new KeyValuePair<string, string>("threshold", "50"))).Status);
        Assert.Contains("quipu crossref", (await visitor.ReadAsync("/matches")).QuerySelector(".cross-form .command")!.TextContent, StringComparison.Ordinal);
        var (status, _) = await visitor.SendJsonAsync("/matches/crossref.json", "{}", await visitor.TokenAsync("/claims"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
    }

    static Task<Site> RegistersAsync() => Site.StartAsync(site =>
    {
        RegisterCase.Import(site, "aportes.csv", PairCase.Later, 2, PairCase.Givers, "onpe");
        RegisterCase.Import(site, "antes.csv", PairCase.Before, 3, PairCase.Earlier, "onpe");
    });

    /// <summary>Waits for what runs; the test's own time limit ends a wait without end.</summary>
    static async Task EndedAsync(Site site)
    {
        for (var running = true; running; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            using var work = JsonDocument.Parse(await site.TextAsync("/work.json"));
            running = work.RootElement.GetProperty("running").GetBoolean();
        }
    }
}
