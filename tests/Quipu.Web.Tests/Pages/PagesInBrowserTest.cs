using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Quipu.Access;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>What only a browser can tell: that pages are accessible, that islands work, and that pages work without them.</summary>
public sealed partial class PagesInBrowserTest(SampleSite sample, Case.Browser browser)
{
    const string Node = "quipu-network .node[data-key]", Tie = "quipu-network .tie[data-key]";

    Uri At => sample.Site.Address;

    DocumentId Document => sample.Site.Store.Documents(Viewer.Owner, new(Order: DocumentOrder.MostClaims), Paging.First).Rows[0].Head.Id;

    EntityId Entity => sample.Site.Store.Entities(Viewer.Owner, new(), Paging.First).Rows[0].Id;

    ClaimId Claim => sample.Site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows[0].Claim.Id;

    ImportRow Import => sample.Site.Store.Imports(Viewer.Owner, Paging.First).Rows.First(i => i.Dataset == RegisterCase.Contributions);

    string Holder => Uri.EscapeDataString(sample.Site.Store.RegisterEntities(Viewer.Owner, new("ordaya"), Paging.First).Rows[0].Id.Value);

    FindingId Private => sample.Site.Store.Findings(Viewer.Owner, new() { Pattern = FindingCase.Accusing }, Paging.First).Rows[0].Finding.Id;

    FindingId Public => sample.Site.Store.Findings(Viewer.Owner, new() { Pattern = FindingCase.Plain }, Paging.First).Rows[0].Finding.Id;

    string Source => sample.Site.Store.Sources(Viewer.Owner, new(), Paging.First).Rows[0].Id.Value;

    string Edition => sample.Site.Store.Editions(Viewer.Owner)[0].Id.Value;

    string Board => BoardCase.Id(sample.Site).Value;

    string Law => sample.Site.Store.Entities(Viewer.Owner, new(Type: EntityType.Law, NamedOnly: false), Paging.First).Rows[0].Id.Value;

    (string Place, string Indicator) Assessed
    {
        get
        {
            var (desk, scheme) = (new AssessmentDesk(sample.Site.Store, new(null)), Quipu.Assessment.SchemeLibrary.All[0]);
            var place = desk.Places(Viewer.Owner, scheme)[0].Place.Code;
            return (Uri.EscapeDataString(place), desk.Of(Viewer.Owner, scheme, place)!.Results.MaxBy(r => r.Coverage.Claims)!.Indicator.Slug);
        }
    }

    string[] Every => ["datasets", $"datasets/{RegisterCase.Contributions}", $"imports/{Import.Number}", $"imports/{Import.Number - 1}", $"rows/{Import.Files[0].Capture}/1", $"entities/{Holder}", "figures", "figures?panels=1&scale=1", "figures?panels=1&per=1", "", "documents", $"documents/{Document}", $"documents/{Document}?correct={Claim}&claim={Claim}", "entities", $"entities/{Entity}", "claims?modality=alleged", $"claims/{Claim}", $"claims/{Claim}?correct=1", "review", "review?split=1", "review?add=1", "review?document=none", "review/tally", "timeline", "timeline?by=kind&time=reported", "timeline?document=none", "map", "map?in=world", "map?in=pe&level=province", "map?place=none", "map?count=figures", "map?document=none", "laws", "laws?unnamed=1", $"laws/{Law}", "assessment", $"assessment/{Assessed.Place}", $"assessment/{Assessed.Place}/{Assessed.Indicator}", "assessment?scheme=none", "network", "network/whole", "network/whole?group=body", "boards", "boards?closed=1", $"boards/{Board}", $"boards/{Board}/report", $"entities/{Entity}/report", $"entities/{Entity}/report?accepted=1", "search?q=police", "search", "log", "screening", $"screening?file={Import.Files[0].Capture}&name=aportes.csv&threshold=30", "matches", "matches?decided=1", "patterns", "patterns/money-office-loop", "patterns/conflicting-figures", "patterns/new", "patterns/takeover/edit", "findings", "findings?by=party", "findings?pattern=takeover&status=refuted", $"findings/{Private}", $"findings/{Public}", "money", "money?from=1900&to=1901", "shared-ties", $"shared-ties?of={Entity}", "indicators", "indicators?indicator=R018", "publishing", "import/map", $"import/map?file={Import.Files[0].Capture}&name=aportes.csv", "corrections", "corrections?accepted=1&cause=retracted", "leavings", "sources", $"sources/{Source}", "editions", $"editions/{Edition}", "masks", "replies", $"replies/new?about={Claim}", "searches", "sources/protected", "watches", $"watches/{WatchCase.Id(sample.Site)}", $"watches/{WatchCase.Id(sample.Site)}?new=1&serious=1", "nothing-here"];

    [Theory]
    [InlineData("en", "light")]
    [InlineData("en", "dark")]
    [InlineData("es", "light")]
    [InlineData("es", "dark")]
    public async Task Axe_finds_no_violation_on_any_page(string language, string theme)
    {
        var page = await browser.PageAsync();
        var faults = new List<string>();
        foreach (var path in Every)
        {
            await page.GotoAsync($"{At}{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}&theme={theme}");
            if (path == "network") await page.WaitForSelectorAsync("quipu-network[data-ready]");
            if (path.StartsWith("network/whole", StringComparison.Ordinal)) await page.WaitForSelectorAsync("quipu-crowd[data-ready]");
            faults.AddRange((await page.RunAxe()).Violations.Select(v => $"/{path}: {v.Id} {v.Help} {Example(v)}"));
        }

        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task The_words_of_a_claim_light_up_and_the_reverse()
    {
        var page = await browser.PageAsync();
        await page.GotoAsync($"{At}documents/{Document}");
        var claim = page.Locator("quipu-document [data-claim]").Nth(3);
        var id = await claim.GetAttributeAsync("data-claim");
        await claim.Locator(".says .verb").ClickAsync();
        Assert.True(await page.Locator($".said.lit[data-claims~='{id}']").CountAsync() > 0);
        Assert.Contains("claim=" + id, page.Url, StringComparison.Ordinal);

        var words = page.Locator(".said").Last;
        var said = (await words.GetAttributeAsync("data-claims"))!.Split(' ');
        await words.DispatchEventAsync("click");
        var lit = await page.Locator("[data-claim].lit").GetAttributeAsync("data-claim");
        Assert.Contains(lit, said);
        await page.ReloadAsync();
        Assert.Equal(lit, await page.Locator("[data-claim].lit").GetAttributeAsync("data-claim"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_filter_stands_in_the_address_and_is_there_again_when_it_is_reopened()
    {
        var page = await browser.PageAsync();
        await page.GotoAsync(At + "claims");
        await page.Locator("details.choices", new() { HasText = "How it is said" }).Locator("summary").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "alleged" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        Assert.Contains("modality=alleged", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("[data-claim]:not([data-modality='alleged'])").CountAsync());
        var count = await page.Locator("[data-claim]").CountAsync();
        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(page.Url);
        Assert.True(await again.GetByRole(AriaRole.Checkbox, new() { Name = "alleged" }).IsCheckedAsync());
        Assert.Equal(count, await again.Locator("[data-claim]").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_network_draws_how_it_is_said_and_shows_the_claims_behind_a_tie()
    {
        var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1440, Height = 1000 } });
        await page.GotoAsync(At + "network");
        await page.WaitForSelectorAsync("quipu-network[data-ready]");
        Assert.True(await page.Locator(Node).CountAsync() > 5);
        Assert.Equal(await page.Locator("table.ties tbody tr").CountAsync(), await page.Locator(Tie).CountAsync());
        var tie = page.Locator(Tie + ".m-alleged").First;
        Assert.Contains("alleged", await tie.Locator("title").First.TextContentAsync(), StringComparison.Ordinal);
        Assert.Matches(@"\d", await tie.Locator(".stroke").First.GetAttributeAsync("stroke-dasharray") ?? "");
        Assert.Null(await page.Locator(Tie + ".m-stated .stroke").First.GetAttributeAsync("stroke-dasharray"));
        await tie.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("quipu-network .panel [data-claim] [data-axis=standing]");
        Assert.True(await page.Locator("quipu-network .legend").IsVisibleAsync());
        await page.Locator(Node).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Expand" }).ClickAsync();
        Assert.Contains("centre=", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_same_ties_always_lie_the_same_way()
    {
        var page = await browser.PageAsync();
        await page.GotoAsync(At + "network");
        await page.WaitForSelectorAsync("quipu-network[data-ready]");
        var first = await page.Locator(Node).EvaluateAllAsync<string[]>("all => all.map(n => n.getAttribute('transform'))");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("quipu-network[data-ready]");
        Assert.Equal(first, await page.Locator(Node).EvaluateAllAsync<string[]>("all => all.map(n => n.getAttribute('transform'))"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("Save SVG", "<svg")]
    [InlineData("Save PNG", "PNG")]
    public async Task The_network_is_saved_as_a_picture_with_its_legend_and_sources(string button, string head)
    {
        var page = await browser.PageAsync();
        await page.GotoAsync(At + "network");
        await page.WaitForSelectorAsync("quipu-network[data-ready]");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync());
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        Assert.Contains(head, text, StringComparison.Ordinal);
        if (head == "<svg")
        {
            Assert.Contains("no proceeding on record", text, StringComparison.Ordinal);
            Assert.Contains("Sources", text, StringComparison.Ordinal);
            // The day, and of each source its licence, or that none is stated.
            Assert.Matches($"Made with Quipu from “tarumayo”, [^<]*{DateTime.UtcNow.Year}", System.Net.WebUtility.HtmlDecode(text));
            Assert.Matches("licen[cs]e", text);
            Assert.Matches("stroke-dasharray=\"[0-9]", text);
            Assert.DoesNotContain("href=\"/", text, StringComparison.Ordinal);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Everything_works_without_scripts()
    {
        var page = await browser.PageAsync(new() { JavaScriptEnabled = false, Locale = "en-GB" });
        await page.GotoAsync($"{At}documents/{Document}");
        var number = page.Locator("[data-claim] .number").First;
        var id = await page.Locator("quipu-document [data-claim]").First.GetAttributeAsync("data-claim");
        await number.ClickAsync();
        Assert.True(await page.Locator($".said.lit[data-claims~='{id}']").CountAsync() > 0);
        await page.Locator(".ref").First.ClickAsync();
        Assert.Contains("#c-", page.Url, StringComparison.Ordinal);
        await page.GotoAsync(At + "network");
        Assert.True(await page.Locator("table.ties tbody tr").CountAsync() > 5);
        await page.Locator("table.ties tbody tr td:nth-child(2) a").First.ClickAsync();
        Assert.True(await page.Locator("[data-claim]").CountAsync() > 0);
        await page.GotoAsync(At + "?theme=dark");
        await page.GotoAsync(At + "claims");
        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-theme"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_first_stop_of_the_keyboard_skips_to_the_content()
    {
        var page = await browser.PageAsync();
        await page.GotoAsync(At + "claims");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    public async Task No_page_is_wider_than_a_phone(int width)
    {
        using (var visitor = new Case.Visitor(sample.Site))
        {
            var noted = await visitor.SendAsync("/leavings/published", new(WebHost.TokenField, await visitor.TokenAsync()), new("title", "La historia completa, con todo lo que se dijo de la notaría y de la alcaldía"), new("url", "https://example.org/a/long/address/of-the-story-that-was-published-in-spanish"), new("claims", Claim.Value));
            Assert.Equal(System.Net.HttpStatusCode.Found, noted.Status);
        }

        var page = await browser.PageAsync(new() { Locale = "es-PE", ViewportSize = new() { Width = width, Height = 800 } });
        var wide = new List<string>();
        foreach (var path in Every)
        {
            await page.GotoAsync(At + path);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) wide.Add($"/{path} by {over}px");
        }

        await page.Context.CloseAsync();
        Assert.Empty(wide);
    }

    [Fact]
    public async Task Print_leaves_the_buttons_out_and_the_axes_in()
    {
        var page = await browser.PageAsync();
        await page.GotoAsync($"{At}documents/{Document}");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator(".judge").First.IsVisibleAsync());
        Assert.False(await page.Locator(".mast nav").IsVisibleAsync());
        foreach (var axis in new[] { "modality", "attribution", "standing" }) Assert.True(await page.Locator($"[data-axis={axis}]").First.IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nothing_breaks_the_policy_and_no_script_fails()
    {
        var page = await browser.PageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        foreach (var path in Every.Where(p => p is not ("nothing-here" or "assessment?scheme=none")))
        {
            await page.GotoAsync(At + path);
            if (path == "network") await page.WaitForSelectorAsync("quipu-network[data-ready]");
        }

        await page.Context.CloseAsync();
        Assert.Empty(complaints.Where(c => !Harmless().IsMatch(c)));
    }

    static string Example(AxeResultItem violation) => string.Join(" | ", violation.Nodes.Take(2).Select(n => n.Html.Length > 200 ? n.Html[..200] : n.Html));

    [GeneratedRegex("GPU stall|swiftshader", RegexOptions.IgnoreCase)]
    private static partial Regex Harmless();
}
