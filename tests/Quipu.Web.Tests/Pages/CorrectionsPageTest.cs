using System.IO.Compression;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>What left is told when it is no longer supported: on a page of its own, on claims and dossiers, and in a file for whoever has it.</summary>
public sealed class CorrectionsPageTest
{
    const string Hostile = "<script>alert('x')</script> & \"words\"";

    static ShownClaim[] Colluding(Site site) => [.. site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, new(0, 10)).Rows];

    static void Leave(Site site, IEnumerable<ShownClaim> claims)
    {
        using var departure = new Departure();
        foreach (var claim in claims) departure.Carry(claim);
        site.Store.Write([departure.Left(new(LeavingId.New(), DateTimeOffset.UnixEpoch, "Ana", LeavingAct.Export, "claims", "--include-proposals") { File = "case.jsonl" })]);
    }

    [Fact]
    public async Task A_retraction_is_recorded_shown_everywhere_listed_and_taken_back()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        using var visitor = new Visitor(site);
        var claim = Colluding(site)[0];
        var path = $"/documents/{claim.Document.Id}";
        Leave(site, [claim]);
        Assert.Contains(Words.English["corrections.none"], await site.TextAsync("/corrections?lang=en"), StringComparison.Ordinal);
        Assert.Contains(site.Store.Edges(Viewer.Owner, new() { Centres = [claim.Subject!.Entity] }).Edges, e => e.Claims.Any(c => c.Claim.Id == claim.Claim.Id));

        var token = await visitor.TokenAsync(path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync(path + "/notices", new(WebHost.TokenField, token), new("kind", "retracted"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync(path + "/notices", new(WebHost.TokenField, token), new("kind", "withdrawn"), new("words", "x"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync(path + "/notices", new("kind", "retracted"), new("words", "x"))).Status);
        // Kept as it was typed before an address had to be one of a page.
        site.Store.Write([new Change.NoticeGiven(new(NoticeId.New(), claim.Document.Id, NoticeKind.Retracted, PartialDate.Parse("2031-07"), Hostile, "javascript:alert(1)", null, [], "Ana", DateTimeOffset.UnixEpoch))]);

        foreach (var (language, words) in new[] { ("en", Words.English), ("es", Words.Spanish) })
        {
            foreach (var page in new[] { path, $"/claims/{claim.Claim.Id}", $"/entities/{claim.Subject.Entity}", $"/claims?document={claim.Document.Id}", "/corrections", "/leavings" })
            {
                var html = await site.TextAsync($"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
                Assert.Empty(ClaimCheck.Page(html).Faults);
                Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
                Assert.DoesNotContain("href=\"javascript:", html, StringComparison.Ordinal);
                if (page != "/leavings") Assert.Contains(words["notice.retracted.article"], html, StringComparison.Ordinal);
            }

            var told = await site.TextAsync($"/corrections?lang={language}");
            Assert.Contains(words["correction_cause.retracted"], told, StringComparison.Ordinal);
            Assert.Contains(words.Date(PartialDate.Parse("2031-07")), told, StringComparison.Ordinal);
            Assert.Contains(words.Count("corrections.left-before", 1), await site.TextAsync($"/claims/{claim.Claim.Id}?lang={language}"), StringComparison.Ordinal);
            Assert.Contains("/corrections?leaving=", await site.TextAsync($"/entities/{claim.Subject.Entity}?lang={language}"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(site.Store.Edges(Viewer.Owner, new() { Centres = [claim.Subject.Entity] }).Edges, e => e.Claims.Any(c => c.Claim.Id == claim.Claim.Id));
        var json = await site.TextAsync("/corrections.json");
        Assert.Empty(ClaimCheck.Json(json).Faults);
        using var data = JsonDocument.Parse(json);
        var row = data.RootElement.GetProperty("rows")[0];
        Assert.Equal((claim.Claim.Id.Value, "retracted"), (row.GetProperty("claim_id").GetString(), row.GetProperty("why")[0].GetProperty("cause").GetString()));
        Assert.Equal("retracted", row.GetProperty("claim").GetProperty("notices")[0].GetProperty("kind").GetString());
        Assert.Contains($"{claim.Claim.Id},", await site.TextAsync("/corrections.csv"), StringComparison.Ordinal);

        var notice = site.Store.Notices(Viewer.Owner, claim.Document.Id)[0].Id;
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PressAsync(path, $"form[action$='{notice}/retire'] button")).Status);
        Assert.Contains(Words.English["corrections.none"], await site.TextAsync("/corrections?act=export&lang=en"), StringComparison.Ordinal);
        Assert.NotNull(site.Store.Notices(Viewer.Owner, claim.Document.Id)[0].RetiredAt);
    }

    [Fact]
    public async Task Filters_leave_what_they_say_and_nothing_is_dropped()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        var claims = site.Store.Claims(Viewer.Owner, new(), new(0, 60)).Rows;
        Leave(site, claims);
        site.Store.Write([.. claims.Select((c, i) => new Change.Judged(new(new($"j{i}"), c.Claim, i % 2 == 0 ? Verdict.Rejected : Verdict.Accepted, "Ana", DateTimeOffset.UnixEpoch)))]);
        async Task<int> Total(string query)
        {
            using var json = JsonDocument.Parse(await site.TextAsync("/corrections.json" + query));
            Assert.Empty(ClaimCheck.Json(json.RootElement.GetRawText()).Faults);
            return json.RootElement.GetProperty("total").GetInt32();
        }

        Assert.Equal(60, await Total("?accepted=1&act=export"));
        var (rejected, accepted) = (await Total("?cause=rejected&act=export"), await Total("?cause=accepted&accepted=1&act=export"));
        Assert.Equal(30, rejected);
        Assert.Equal(30, accepted);
        Assert.Equal(0, await Total("?act=published"));
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Client.GetAsync(new Uri("/corrections?cause=nothing", UriKind.Relative))).StatusCode);
        // Pages of twenty have all of them once.
        var seen = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            using var json = JsonDocument.Parse(await site.TextAsync($"/corrections.json?accepted=1&act=export&page={page}"));
            seen.AddRange(json.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("claim_id").GetString()!));
        }

        Assert.Equal(claims.Select(c => c.Claim.Id.Value).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        var leaving = site.Store.Leavings(Viewer.Owner, new() { Act = LeavingAct.Export }, Paging.First).Rows[0].Id.Value;
        Assert.Equal(60, (await site.TextAsync("/corrections.csv?accepted=1&act=export")).Split('\n').Count(l => l.StartsWith(leaving, StringComparison.Ordinal)));
        Assert.Empty(ClaimCheck.Page(await site.TextAsync("/corrections?accepted=1")).Faults);
    }

    [Fact]
    public async Task The_address_of_a_notice_is_one_of_a_page()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        using var visitor = new Visitor(site);
        var path = $"/documents/{Colluding(site)[0].Document.Id}";
        KeyValuePair<string, string>[] notice = [new(WebHost.TokenField, await visitor.TokenAsync(path)), new("kind", "retracted"), new("date", "2031-07"), new("words", Hostile), new("back", path)];
        foreach (var url in new[] { "javascript:alert(1)", "the pinboard", "desk.example/notice", "https://", "ftp://desk.example/notice" })
        {
            var refused = await visitor.SendFormAsync(path + "/notices", [.. notice, new("url", url)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("which begins with https:// or http:// and names a site", refused.Body, StringComparison.Ordinal);
        }

        Assert.Contains("que empieza con https:// o http://", (await visitor.SendFormAsync(path + "/notices?lang=es", [.. notice, new("url", "the pinboard")])).Body, StringComparison.Ordinal);
        Assert.Empty(site.Store.Notices(Viewer.Owner, new DocumentId(path[11..])));
        var sent = await visitor.SendAsync(path + "/notices", [.. notice, new("url", " https://desk.example/notice ")]);
        Assert.Equal((HttpStatusCode.Redirect, path), (sent.Status, sent.To));
        Assert.Equal("https://desk.example/notice", site.Store.Notices(Viewer.Owner, new DocumentId(path[11..]))[0].Url);
    }

    /// <summary>What was published outside has no format of its own: its act is told once, by each door.</summary>
    [Fact]
    public async Task What_was_published_is_called_so_once()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        var work = new PublishedWork("https://desk.example/roads", null, [Colluding(site)[0].Claim.Id], []);
        site.Store.Write([work.Left(site.Store, Viewer.Owner, new(LeavingId.New(), DateTimeOffset.UnixEpoch, "ana", LeavingAct.Published, "published", ""))]);
        foreach (var page in new[] { "/leavings", "/log", "/corrections" })
        {
            var text = new HtmlParser().ParseDocument(await site.TextAsync(page + "?lang=en")).Body!.TextContent;
            Assert.DoesNotMatch("(?i)published:?\\s+published(?! on)", text);
        }

        var told = new HtmlParser().ParseDocument(await site.TextAsync("/leavings?lang=en")).QuerySelector("table.log tbody tr td:nth-child(3)")!.TextContent;
        Assert.StartsWith("Published · https://desk.example/roads", string.Join(' ', told.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        // Data keep both fields as they are.
        Assert.Contains(",published,published,", await site.TextAsync("/leavings.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_published_is_noted_by_hand_and_its_holders_get_a_file()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        using var visitor = new Visitor(site);
        var claim = Colluding(site)[0];
        var token = await visitor.TokenAsync("/leavings");
        KeyValuePair<string, string> guard = new(WebHost.TokenField, token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync("/leavings/published", guard, new("title", "The road works"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync("/leavings/published", guard, new("title", "The road works"), new("claims", "nothing"))).Status);
        foreach (var url in new[] { "javascript:alert(1)", "data:text/html,x", "desk.example/roads", "https://", "http:desk", "https://desk.example/a b", "file:///etc/passwd" })
        {
            var refused = await visitor.SendFormAsync("/leavings/published", guard, new("title", "The road works"), new("url", url), new("claims", claim.Claim.Id.Value));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("which begins with https:// or http:// and names a site", refused.Body, StringComparison.Ordinal);
        }

        var spanish = await visitor.SendFormAsync("/leavings/published?lang=es", guard, new("title", "The road works"), new("url", "javascript:alert(1)"), new("claims", claim.Claim.Id.Value));
        Assert.Contains("que empieza con https:// o http:// y nombra un sitio", spanish.Body, StringComparison.Ordinal);
        Assert.Empty(site.Store.Leavings(Viewer.Owner, new(), Paging.First).Rows);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync("/leavings/published", guard, new("title", Hostile), new("url", "https://desk.example/roads"), new("claims", $"{claim.Claim.Id}, "))).Status);
        var leaving = site.Store.Leavings(Viewer.Owner, new(), Paging.First).Rows.Single();
        Assert.Equal((LeavingAct.Published, Hostile, 1), (leaving.Act, leaving.Title, leaving.Claims));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri($"/leavings/{leaving.Id}/corrections.zip", UriKind.Relative))).StatusCode);
        site.Store.Write([new Change.Judged(new(new("r"), claim.Claim, Verdict.Rejected, "Ana", DateTimeOffset.UnixEpoch))]);
        Assert.DoesNotContain("<script>alert", await site.TextAsync("/corrections"), StringComparison.Ordinal);
        var file = await site.Client.GetByteArrayAsync(new Uri($"/leavings/{leaving.Id}/corrections.zip", UriKind.Relative));
        Assert.Empty(BundleCheck.Run(new MemoryStream(file), null, TestContext.Current.CancellationToken).Faults);
        using var zip = new ZipArchive(new MemoryStream(file));
        using var part = new StreamReader(zip.GetEntry("corrections.json")!.Open());
        var told = await part.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains(claim.Claim.Id.Value, told, StringComparison.Ordinal);
        Assert.Contains("\"cause\": \"rejected\"", told, StringComparison.Ordinal);
        // What was rejected is told by its id, and its words are not handed on again.
        Assert.DoesNotContain(claim.Claim.Quote.Text, told, StringComparison.Ordinal);
        Assert.Contains(site.Store.Leavings(Viewer.Owner, new(), Paging.First).Rows, l => l.Act == LeavingAct.Correction && l.Question == leaving.Id.Value);
    }

    [Theory]
    [InlineData("en", "1 claim that this publication used stands otherwise", "published on 1 March 2020")]
    [InlineData("es", "1 afirmación que esta publicación usó ya no es como se dice", "publicado el 1 de marzo de 2020")]
    public async Task What_stands_otherwise_when_it_is_noted_is_said_and_listed_at_once(string language, string warning, string day)
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        using var visitor = new Visitor(site);
        var claim = Colluding(site)[0];
        site.Store.Write([new Change.NoticeGiven(new(NoticeId.New(), claim.Document.Id, NoticeKind.Retracted, PartialDate.Parse("2020-02"), "We withdraw it.", null, null, [], "Ana", DateTimeOffset.UnixEpoch))]);
        KeyValuePair<string, string> guard = new(WebHost.TokenField, await visitor.TokenAsync("/leavings"));
        Assert.Contains("type=\"date\" name=\"date\"", await site.TextAsync("/leavings"), StringComparison.Ordinal);
        KeyValuePair<string, string>[] story = [guard, new("title", "The road works"), new("claims", claim.Claim.Id.Value)];
        foreach (var wrong in new[] { "soon", "2020-03", "9999-01-01" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendFormAsync("/leavings/published?lang=" + language, [.. story, new("date", wrong)])).Status);
        var sent = await visitor.SendAsync("/leavings/published", [.. story, new("date", "2020-03-01"), new("back", "/leavings")]);
        var leaving = site.Store.Leavings(Viewer.Owner, new(), Paging.First).Rows.Single();
        Assert.Equal((HttpStatusCode.Redirect, $"/corrections?leaving={leaving.Id}"), (sent.Status, sent.To));
        Assert.Equal(sent.To, (await visitor.SendAsync("/leavings/published", [.. story, new("date", "2020-03-01"), new("back", "/leavings")])).To);
        var page = WebUtility.HtmlDecode(await site.TextAsync($"{sent.To}&lang={language}"));
        Assert.Contains(warning, page, StringComparison.Ordinal);
        Assert.Contains(day, page, StringComparison.Ordinal);
        Assert.Contains(Words.Find(language)!["correction_cause.retracted"], page, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await site.TextAsync("/leavings.json"));
        var row = json.RootElement.GetProperty("rows")[0];
        Assert.Equal(("2020-03-01", 1), (row.GetProperty("leaving").GetProperty("published_on").GetString(), row.GetProperty("no_longer_supported").GetInt32()));
    }

    [Fact]
    public async Task What_pages_hand_out_as_files_is_a_row_with_its_hash_and_a_page_is_none()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), registers: true);
        await site.TextAsync("/findings");
        Assert.Equal(0, site.Store.Leavings(Viewer.Owner, new(), Paging.First).Total);
        await site.TextAsync("/findings.json");
        Assert.Equal((LeavingAct.Data, "/findings.json"), site.Store.Leavings(Viewer.Owner, new(), Paging.First).Rows.Select(l => (l.Act, l.Question)).Single());
        var claim = Colluding(site)[0];
        foreach (var (path, format) in new[] { ("/findings.csv", "findings"), ("/money.csv", "money"), ($"/paths.csv?from={claim.Subject!.Entity}&to={claim.Object!.Entity}", "paths"), ("/figures.csv", "figures") })
        {
            var bytes = await site.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            var row = site.Store.Leavings(Viewer.Owner, new() { Sha256 = ContentHash.Sha256(bytes) }, Paging.First).Rows.Single();
            Assert.Equal((LeavingAct.Table, format, "Ana", path, format + ".csv"), (row.Act, row.Format, row.By, row.Question, row.File));
            if (format is "paths" or "money") Assert.True(row.Claims > 0, $"{format} carried nothing");
        }

        var finding = site.Store.Findings(Viewer.Owner, new() { Private = false }, Paging.First).Rows[0].Finding.Id;
        var bundle = await site.Client.GetByteArrayAsync(new Uri($"/findings/{finding}/evidence.zip", UriKind.Relative));
        var left = site.Store.Leavings(Viewer.Owner, new() { Act = LeavingAct.Finding }, Paging.First).Rows.Single();
        Assert.Equal((ContentHash.Sha256(bundle), BundleCheck.Run(new MemoryStream(bundle), null, TestContext.Current.CancellationToken).Package), (left.Sha256, left.Package));
        Assert.Equal([finding], left.Findings);
    }
}
