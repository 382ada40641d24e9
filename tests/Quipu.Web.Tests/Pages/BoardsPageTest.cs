using System.Net;
using System.Text;
using System.Text.Json;
using Quipu.Access;
using Quipu.Boards;
using Quipu.Model;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>A part of the network is kept, changed and handed on; its ties are what the record says.</summary>
public sealed class BoardsPageTest(Case.Browser browser, SampleSite sample) : IDisposable
{
    readonly Visitor _visitor = new(sample.Site);

    public void Dispose() => _visitor.Dispose();

    BoardDesk Desk => new(sample.Site.Store, Viewer.Owner, TimeProvider.System);

    BoardId Board(string title, int parties = 8) =>
        Desk.Make(title, sample.Site.Store.Edges(Viewer.Owner, new() { Limit = parties }).Entities.Select(e => e.Id)).Id!.Value;

    async Task<(HttpStatusCode Status, string? To)> PostAsync(string path, params (string Key, string Value)[] fields) =>
        await _visitor.SendAsync(path, [.. fields.Select(f => new KeyValuePair<string, string>(f.Key, f.Value)), new(WebHost.TokenField, await _visitor.TokenAsync())]);

    [Fact]
    public async Task What_the_network_shows_is_kept_and_has_every_tie_between_its_members()
    {
        var shown = await _visitor.ReadAsync("/network?limit=12&type=funds,holds_post");
        var (status, at) = await PostAsync("/boards", ("title", "Roads <b>&</b> votes"), ("question", "?limit=12&type=funds,holds_post"), ("places", ""));
        Assert.Equal(HttpStatusCode.Found, status);
        var page = await _visitor.ReadAsync(at!);
        Assert.Contains("Roads <b>&</b> votes", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Rows(shown), Rows(page));
        Assert.NotEmpty(Rows(page));
        static IEnumerable<string> Rows(AngleSharp.Dom.IDocument of) => of.QuerySelectorAll("table.ties tr[data-edge]").Select(r => r.GetAttribute("data-edge")!).Order(StringComparer.Ordinal);
        Assert.Contains(at!, (await _visitor.ReadAsync("/boards")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_board_goes_out_as_json_and_gexf_and_comes_back_the_same()
    {
        var id = Board("There and back");
        var member = sample.Site.Store.Board(Viewer.Owner, id)!.Parties()[0].Id;
        Assert.Null(Desk.Place(id, [new(member, 12.5, -7, true)]).Fault);
        Assert.Null(Desk.Note(id, member, "ask again").Fault);
        var json = await sample.Site.TextAsync($"/boards/{id}.json");
        using (var data = JsonDocument.Parse(json))
        {
            Assert.All(data.RootElement.GetProperty("ties").GetProperty("edges").EnumerateArray().SelectMany(e => e.GetProperty("claims").EnumerateArray()), c =>
                Assert.True(c.TryGetProperty("modality", out _) && c.TryGetProperty("attribution", out _) && c.TryGetProperty("standing", out _)));
        }

        var gexf = await sample.Site.TextAsync($"/boards/{id}.gexf");
        Assert.Contains("for=\"modality\"", gexf, StringComparison.Ordinal);
        Assert.Contains("for=\"standing\"", gexf, StringComparison.Ordinal);
        foreach (var (text, notes) in new[] { (json, 1), (gexf, 0) })
        {
            var back = sample.Site.Store.Board(Viewer.Owner, Desk.Make(Encoding.UTF8.GetBytes(text), "x").Id!.Value)!;
            var was = sample.Site.Store.Board(Viewer.Owner, id)!;
            Assert.Equal("There and back", back.Title);
            Assert.Equal(was.Parties().Select(p => p.Id).Order(), back.Parties().Select(p => p.Id).Order());
            Assert.Equal(new BoardPlace(member, 12.5, -7, true), back.Parties().Single(p => p.Id == member).Place);
            Assert.Equal(notes, back.Notes().Length);
        }
    }

    [Fact]
    public async Task A_board_is_changed_from_its_page_alone()
    {
        var id = Board("By hand", 3);
        var before = sample.Site.Store.Board(Viewer.Owner, id)!.Parties();
        var other = sample.Site.Store.Edges(Viewer.Owner, new() { Limit = 8 }).Entities.First(e => before.All(p => p.Id != e.Id));
        var asking = await _visitor.ReadAsync($"/boards/{id}?add={Uri.EscapeDataString(other.Name)}");
        Assert.Contains(asking.QuerySelectorAll("ul.found button"), b => b.GetAttribute("value") == other.Id.Value);
        await Sent("members", ("add", other.Id.Value));
        await Sent("members", ("remove", before[0].Id.Value));
        await Sent("notes", ("on", other.Id.Value), ("text", "<script>alert(1)</script>"));
        await Sent("question", ("type", "funds"), ("accepted", "1"));
        await Sent("title", ("title", "By hand again"));
        var page = await _visitor.ReadAsync($"/boards/{id}");
        Assert.Equal(3, page.QuerySelectorAll("#members tbody tr").Length);
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector(".board-note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(6, page.QuerySelectorAll(".board-history li").Length);
        Assert.Equal("?type=funds&accepted=1", sample.Site.Store.Board(Viewer.Owner, id)!.Question);
        await Sent("state", ("closed", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync($"/boards/{id}/title", ("title", "late"))).Status);
        Assert.Null((await _visitor.ReadAsync($"/boards/{id}")).QuerySelector("#notes form"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync($"/boards/{Board("x", 3)}/places", ("places", "[[1,2]]"))).Status);

        async Task Sent(string door, params (string Key, string Value)[] fields) =>
            Assert.Equal(HttpStatusCode.Found, (await PostAsync($"/boards/{id}/{door}", fields)).Status);
    }

    [Fact]
    public async Task A_picture_of_a_board_leaves_through_the_log()
    {
        var id = Board("To be printed");
        var picture = ContentHash.Sha256("To be printed"u8);
        var body = $$"""{"address":"/boards/{{id}}","file":"board.svg","sha256":"{{picture}}"}""";
        Assert.Equal(HttpStatusCode.NoContent, (await _visitor.SendJsonAsync("/network/picture.json", body, await _visitor.TokenAsync())).Status);
        Assert.Equal("board.svg", sample.Site.Store.Leavings(Viewer.Owner, new() { Sha256 = picture }, Paging.First).Rows.Single().File);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _visitor.SendJsonAsync("/network/picture.json", body.Replace(id.Value, "none", StringComparison.Ordinal), await _visitor.TokenAsync())).Status);
    }

    [Theory]
    [InlineData("en", "Boards", "Places kept.")]
    [InlineData("es", "Tableros", "Lugares guardados.")]
    public async Task A_party_is_dragged_or_moved_by_keys_and_stands_there_at_the_next_visit(string language, string title, string kept)
    {
        var id = Board($"Moved {language}");
        var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync($"{sample.Site.Address}boards/{id}?lang={language}");
        await page.WaitForSelectorAsync("quipu-network[data-ready]");
        Assert.Equal(title, await page.Locator(".kicker a").InnerTextAsync());
        var nodes = page.Locator("quipu-network .node[data-key]");
        var party = (await nodes.First.GetAttributeAsync("data-key"))!;
        await page.Locator("quipu-network .stage").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator($"quipu-network .node[data-key='{party}'] > path").First.BoundingBoxAsync())!;
        var sign = (X: box.X + (box.Width / 2), Y: box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(sign.X, sign.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(sign.X + 60, sign.Y + 45, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await page.Locator(".kept", new() { HasTextString = kept }).WaitForAsync();
        var board = sample.Site.Store.Board(Viewer.Owner, id)!;
        // The first move keeps where all stand.
        Assert.All(board.Parties(), p => Assert.NotNull(p.Place));
        var dragged = board.Parties().Single(p => p.Place!.Pinned);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("quipu-network[data-ready]");
        var again = page.Locator($"quipu-network .node[data-key='{dragged.Id.Value}']");
        await again.FocusAsync();
        await page.Keyboard.PressAsync("m");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".kept", new() { HasTextString = kept }).WaitForAsync();
        var moved = sample.Site.Store.Board(Viewer.Owner, id)!.Parties().Single(p => p.Id == dragged.Id).Place!;
        Assert.True(moved.X > dragged.Place!.X + 5, $"{moved} after {dragged.Place}");
        Assert.Equal(dragged.Place.Y, moved.Y, 0.2);
        Assert.Equal(BoardAct.Placed, sample.Site.Store.Board(Viewer.Owner, id)!.Latest.Act);
        await page.Context.CloseAsync();
    }
}
