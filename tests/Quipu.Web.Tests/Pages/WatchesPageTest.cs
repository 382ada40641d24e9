using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Search;
using Quipu.Tests;
using Quipu.Watches;
using Quipu.Web.Pages.Watches;
using Quipu.Web.Tests.Case;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>A question is watched from its page; what it told is seen there, and leaves as a feed with its status, or is counted.</summary>
public sealed class WatchesPageTest
{
    static readonly XNamespace _atom = "http://www.w3.org/2005/Atom";

    static Task<Site> StartAsync() => Site.StartAsync(s => s.Read(Repository.File("samples/tarumayo"), new GoldReader()), o => o with { Watches = new(o.Store, TimeProvider.System, new(o.Known!, o.Tables!)) });

    static async Task<(Visitor Visitor, WatchId Id)> MadeAsync(Site site, string page)
    {
        var visitor = new Visitor(site);
        var (status, to) = await visitor.PressAsync(page, ".watch-this button");
        Assert.Equal(HttpStatusCode.Found, status);
        return (visitor, new(to!.Split('/')[^1]));
    }

    // What a store tells of a claim that is on record, as a refresh would.
    static void Tell(Site site, WatchId id, params ReadOnlySpan<ShownClaim> claims)
    {
        var alerts = new List<Alert>();
        foreach (var claim in claims) alerts.Add(new(0, id, AlertKind.Claim, WatchItem.Of(claim.Claim.Id), TimeProvider.System.GetUtcNow()) { State = ClaimState.Of(claim).Text, Document = claim.Document.Id });
        site.Store.Write([new Change.WatchRun(id, site.Store.Sequence, new([], [], [.. alerts]))]);
    }

    [Fact]
    public async Task A_question_is_watched_from_its_page_looked_at_muted_and_closed()
    {
        await using var site = await StartAsync();
        var empty = await site.TextAsync("/watches");
        Assert.Contains(WebUtility.HtmlEncode(Words.English["watches.none"])[..20], empty, StringComparison.Ordinal);
        var (visitor, id) = await MadeAsync(site, "/claims?type=colludes_with&lang=en");
        using var _ = visitor;
        Assert.Equal("/claims?type=colludes_with", site.Store.Watch(Viewer.Owner, id)!.Watch.Question.Address);
        // Pressed again it is the same watch.
        Assert.Equal(id, (await MadeAsync(site, "/claims?type=colludes_with")).Id);
        var claims = site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, new(0, 2)).Rows;
        Tell(site, id, claims[0]);
        Assert.Contains("1 alert", (await visitor.ReadAsync("/?lang=en")).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        var page = await visitor.ReadAsync($"/watches/{id}?new=1");
        Assert.Equal(claims[0].Claim.Id.Value, Assert.Single(page.QuerySelectorAll(".alert.fresh [data-claim]")).GetAttribute("data-claim"));
        // What comes after the page was made stays new.
        var (upTo, token) = (page.QuerySelector("input[name=up_to]")!.GetAttribute("value")!, await visitor.TokenAsync());
        Tell(site, id, claims[1]);
        Assert.Equal(HttpStatusCode.Found, (await visitor.SendAsync($"/watches/{id}/seen", new(WebHost.TokenField, token), new("up_to", upTo))).Status);
        Assert.Equal(1, site.Store.Watch(Viewer.Owner, id)!.New);
        Assert.Equal(HttpStatusCode.Found, (await visitor.SendAsync($"/watches/{id}/settings", new(WebHost.TokenField, token), new("boxes", "1"), new("muted", "1"), new("pace", "weekly"), new("title", "Ties"))).Status);
        var set = site.Store.Watch(Viewer.Owner, id)!.Watch;
        Assert.Equal((true, false, WatchPace.Weekly, "Ties"), (set.IsMuted, set.WithProposals, set.Pace, set.Title));
        Assert.Null((await visitor.ReadAsync("/?lang=en")).QuerySelector("main .notice"));
        Assert.Equal(HttpStatusCode.Found, (await visitor.PressAsync($"/watches/{id}", "form[action$='/close'] button")).Status);
        Assert.False(site.Store.Watch(Viewer.Owner, id)!.Watch.IsOpen);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync($"/watches/{id}/close", new KeyValuePair<string, string>(WebHost.TokenField, await visitor.TokenAsync()))).Status);
        using var data = JsonDocument.Parse(await site.TextAsync($"/watches/{id}.json"));
        Assert.Equal(2, data.RootElement.GetProperty("alerts").GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync($"/watches/{id}/seen", new KeyValuePair<string, string>("up_to", "1"))).Status);
    }

    [Fact]
    public async Task A_search_an_entity_a_law_a_pattern_and_a_screening_can_be_watched_and_what_cannot_is_said()
    {
        await using var site = await StartAsync();
        var entity = site.Store.Entities(Viewer.Owner, new(Type: EntityType.Person), Paging.First).Rows[0].Id;
        var law = site.Store.Entities(Viewer.Owner, new(Type: EntityType.Law, NamedOnly: false), Paging.First).Rows[0].Id;
        var table = new TableDesk(site.Workspace, TimeProvider.System).Keep(new MemoryStream("name\nRosa Ibáñez Luján\n"u8.ToArray()), "names.csv");
        foreach (var page in new[] { "/search?q=police", $"/entities/{entity}", $"/laws/{law}", "/patterns/takeover", "/findings?kind=lead", "/datasets/default", $"/screening?file={table.Capture}&name=names.csv" })
            (await MadeAsync(site, page)).Visitor.Dispose();
        Assert.Equal(7, site.Store.Watches(Viewer.Owner).Length);
        using var visitor = new Visitor(site);
        var (status, body) = await visitor.SendFormAsync("/watches", new(WebHost.TokenField, await visitor.TokenAsync()), new("address", "/log"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("/log", body, StringComparison.Ordinal);
        Assert.Null((await visitor.ReadAsync("/claims")).QuerySelector(".watch-this"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task The_feed_is_one_by_RFC_4287_and_tells_what_a_person_stands_for_with_its_status(string language)
    {
        await using var site = await StartAsync();
        var (visitor, id) = await MadeAsync(site, "/claims?type=colludes_with,funds");
        using var _ = visitor;
        var claims = site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith, ClaimType.Funds], Modalities = [Modality.Alleged] }, new(0, 3)).Rows;
        site.Store.Write([new Change.Judged(new(new("j1"), claims[0].Claim, Verdict.Accepted, "Rita", TimeProvider.System.GetUtcNow()))]);
        Tell(site, id, [.. claims]);
        var words = Words.Find(language)!;
        var text = await site.TextAsync($"/watches/{id}.atom?lang={language}");
        var feed = XDocument.Parse(text).Root!;
        Assert.Equal(_atom + "feed", feed.Name);
        foreach (var element in new[] { feed }.Concat(feed.Elements(_atom + "entry")))
            foreach (var name in new[] { "id", "title", "updated" })
            {
                var value = Assert.Single(element.Elements(_atom + name)).Value;
                Assert.NotEmpty(value);
                if (name == "updated") Assert.True(DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var _), value);
                if (name == "id") Assert.True(Uri.TryCreate(value, UriKind.Absolute, out var _), value);
            }

        Assert.NotEmpty(feed.Elements(_atom + "author"));
        Assert.Contains(feed.Elements(_atom + "link"), l => l.Attribute("rel")?.Value == "self" && new Uri(l.Attribute("href")!.Value).IsLoopback);
        var entry = Assert.Single(feed.Elements(_atom + "entry"));
        var title = entry.Element(_atom + "title")!.Value;
        // Where it stands by what a person has reviewed; proceedings that nobody has are counted.
        var shown = new LeavingClaims(site.Store, Viewer.Owner).Find(claims[0].Claim.Id)!;
        Assert.Contains(words.Label(shown.Claim.Modality), title, StringComparison.Ordinal);
        Assert.Contains(Quipu.Web.Parts.StatusWords.Attribution(words, shown), title, StringComparison.Ordinal);
        Assert.Contains(Quipu.Web.Parts.StatusWords.Standing(words, shown), title, StringComparison.Ordinal);
        foreach (var answer in shown.Answers) Assert.Contains(Quipu.Web.Parts.StatusWords.Answer(words, answer), title, StringComparison.Ordinal);
        // The two that nobody accepted are counted, and their words are nowhere.
        Assert.Contains(words.Count("watches.proposals", 2)[..10], text, StringComparison.Ordinal);
        foreach (var proposal in claims.Skip(1).Where(c => c.Claim.Quote.Text != claims[0].Claim.Quote.Text)) Assert.DoesNotContain(proposal.Claim.Quote.Text, WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        var left = Assert.Single(site.Store.Leavings(Viewer.Owner, new() { Act = LeavingAct.Feed }, Paging.First).Rows);
        Assert.Equal(claims[0].Claim.Id, Assert.Single(site.Store.Carried(Viewer.Owner, left.Id).Claims).Claim);
        Assert.Equal(text, await site.TextAsync($"/watches/{id}.atom?lang={language}"));
        // Asked for openly they are told, marked as proposals.
        new WatchDesk(site.Store, TimeProvider.System).Set(new("Ana"), id, new(WithProposals: true));
        var open = XDocument.Parse(await site.TextAsync($"/watches/{id}.atom?lang={language}")).Root!;
        Assert.Equal(3, open.Elements(_atom + "entry").Count());
        Assert.Equal(2, open.Elements(_atom + "entry").Count(e => e.Element(_atom + "title")!.Value.EndsWith(words.Label(ReviewState.Proposed), StringComparison.Ordinal)));
        Assert.Contains(words["watches.mail.openly"], open.Element(_atom + "subtitle")!.Value, StringComparison.Ordinal);
        new WatchDesk(site.Store, TimeProvider.System).Set(new("Ana"), id, new(IsMuted: true));
        Assert.Empty(XDocument.Parse(await site.TextAsync($"/watches/{id}.atom")).Root!.Elements(_atom + "entry"));
    }

    [Fact]
    public async Task Nothing_that_a_protected_source_gave_is_in_a_feed_or_a_digest()
    {
        await using var site = await ProtectedCase.StartAsync();
        var desk = new WatchDesk(site.Store, TimeProvider.System);
        var made = desk.Make(new("Ana"), "/claims?type=colludes_with,funds,proceeding,holds_post", new(WatchPace.Daily, WithProposals: true)).Watch!;
        desk.Refresh();
        var claims = site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith, ClaimType.Funds, ClaimType.Proceeding, ClaimType.HoldsPost] }, new(0, 200)).Rows;
        Assert.NotEmpty(claims);
        Tell(site, made.Id, [.. claims]);
        var teller = new Teller(site.Store, Viewer.Owner, Words.English, []);
        var digest = Digest.Of(teller, Viewer.Owner, TimeProvider.System.GetUtcNow());
        Assert.Equal((0, claims.Length), (digest.Parts[0].Telling.Lines.Length, digest.Parts[0].Telling.Private));
        foreach (var text in new[] { digest.Text(teller, "http://127.0.0.1:1"), digest.Subject(teller), await site.TextAsync($"/watches/{made.Id}.atom") })
        {
            foreach (var name in new[] { ProtectedCase.Called, "Octavio", "Tintaya" }) Assert.DoesNotContain(name, text, StringComparison.Ordinal);
            foreach (var party in claims.Select(c => c.Subject?.Name).OfType<string>().Where(n => n.Length > 6)) Assert.DoesNotContain(party, text, StringComparison.Ordinal);
        }

        // The same look sees the name where it is told.
        Assert.Contains(claims[0].Subject!.Name, string.Join(' ', claims.Select(c => StatusText.Sentence(c) + c.Subject?.Name)), StringComparison.Ordinal);
    }
}
