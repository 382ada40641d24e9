using Quipu.Access;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Search;
using Quipu.Watches;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests;

/// <summary>Takes the pictures of README and docs/guide from the sample case: <c>dotnet run build.cs -- screenshots</c>.</summary>
public sealed class ScreenshotTest(Case.Browser browser)
{
    const int Largest = 300_000;

    [Fact(Explicit = true)]
    public async Task The_pictures_of_the_guide_are_taken()
    {
        var folder = Environment.GetEnvironmentVariable("QUIPU_SCREENSHOTS_TO") ?? Repository.File("docs/guide");
        Directory.CreateDirectory(folder);
        await using var site = await Site.SampleAsync(new FrameReader());
        var watch = Watched(site);
        var (store, owner) = (site.Store, Viewer.Owner);
        var claim = store.Claims(owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows[0];
        await TakeAsync((site, folder), "start", "", new(1280, 900));
        await TakeAsync((site, folder), "document", $"documents/{claim.Document.Id}?claim={claim.Claim.Id}", new(1280, 900));
        await TakeAsync((site, folder), "entity", $"entities/{claim.Subject!.Entity}", new(1280, 900));
        await TakeAsync((site, folder), "claim", $"claims/{claim.Claim.Id}", new(1280, 900));
        await TakeAsync((site, folder), "network", "network", new(1280, 900));
        await TakeAsync((site, folder), "search", "search?q=Rendueles", new(1280, 900));
        await TakeAsync((site, folder), "document-dark-es", $"documents/{claim.Document.Id}?lang=es&theme=dark", new(1280, 900));
        await TakeAsync((site, folder), "document-phone", $"documents/{claim.Document.Id}", new(390, 844));
        IndexCase.Add(site);
        var law = store.Claims(owner, new() { Types = [ClaimType.Enacts] }, Paging.First).Rows.First(c => c.Object is { Named: true, Type: EntityType.Law }).Object!.Entity;
        var board = Board(site);
        foreach (var (name, path) in new[] { ("review", "review"), ("timeline", "timeline?type=proceeding,leads,colludes_with"), ("map", "map"), ("law", $"laws/{law}"), ("findings", "findings"), ("watch", $"watches/{watch}"), ("network-whole", "network/whole"), ("assessment", "assessment/place:puerto-callpa"), ("board", $"boards/{board}"), ("report", $"entities/{claim.Subject.Entity}/report") })
        {
            await TakeAsync((site, folder), name, path, new(1280, 900));
            await TakeAsync((site, folder), name + "-phone", path, new(390, 844));
            await TakeAsync((site, folder), name + "-dark-es", path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=es&theme=dark", new(1280, 900));
        }
    }

    // What a watch told when the last articles of the case were read.
    static WatchId Watched(Site site)
    {
        var desk = new WatchDesk(site.Store, TimeProvider.System);
        var id = desk.Make(new("Ana"), "/claims?type=funds,colludes_with,proceeding", new(WatchPace.Daily)).Watch!.Id;
        var claims = site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.Funds, ClaimType.ColludesWith, ClaimType.Proceeding] }, new(0, 200)).Rows.OrderByDescending(c => c.Answers.Length).Take(6).ToList();
        site.Store.Write([new Change.WatchRun(id, site.Store.Sequence, new([], [], [.. claims.Select(c => new Alert(0, id, c.Answers.IsEmpty ? AlertKind.Claim : AlertKind.Answered, WatchItem.Of(c.Claim.Id), TimeProvider.System.GetUtcNow()) { State = "", Document = c.Document.Id })]))]);
        return id;
    }

    // The two who are said most of, with a note beside each.
    static string Board(Site site)
    {
        var desk = new BoardDesk(site.Store, Viewer.Owner, TimeProvider.System);
        var ties = site.Store.Edges(Viewer.Owner, new() { Limit = 14 });
        var id = desk.Make("Who pays, who builds", ties.Entities.Select(e => e.Id)).Id!.Value;
        desk.Note(id, ties.Entities[0].Id, "Ask the electoral office for the declared donors of this campaign.");
        desk.Note(id, ties.Entities[1].Id, "Two documents, one origin: look for a second.");
        return id.Value;
    }

    async Task TakeAsync((Site Site, string Folder) to, string name, string path, Size size)
    {
        var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = size.Width, Height = size.Height } });
        await page.GotoAsync(to.Site.Address + path);
        if (name is "network" || name.StartsWith("board", StringComparison.Ordinal)) await page.WaitForSelectorAsync("quipu-network[data-ready]");
        if (name.StartsWith("network-whole", StringComparison.Ordinal)) await page.WaitForSelectorAsync("quipu-crowd[data-ready]");
        var file = Path.Combine(to.Folder, name + ".png");
        await page.ScreenshotAsync(new() { Path = file });
        await page.Context.CloseAsync();
        Assert.True(new FileInfo(file).Length <= Largest, $"{file} is larger than {Largest} bytes.");
    }

    readonly record struct Size(int Width, int Height);
}
