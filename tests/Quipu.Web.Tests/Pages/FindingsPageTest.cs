using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Quipu.Access;
using Quipu.Patterns.Kept;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>What patterns found: every link with its status, private ones for the owner alone, and what became of each.</summary>
public sealed class FindingsPageTest(SampleSite sample)
{
    [Fact]
    public async Task The_list_shows_each_with_its_weakest_link_and_the_axes_of_that()
    {
        var page = await sample.Site.TextAsync("/findings?rows=500");
        Assert.Empty(ClaimCheck.Page(page).Faults);
        var shown = new HtmlParser().ParseDocument(page).QuerySelectorAll("[data-finding]").Select(f => f.GetAttribute("data-finding")!).ToList();
        Assert.Equal(sample.Site.Store.Findings(Viewer.Owner, new(), new(0, 500)).Rows.Select(k => k.Finding.Id.Value), shown);
        Assert.True(shown.Count > 5, $"{shown.Count} findings");
        using var json = JsonDocument.Parse(await sample.Site.TextAsync("/findings.json?rows=500"));
        Assert.All(json.RootElement.GetProperty("rows").EnumerateArray(), r => Assert.InRange(r.GetProperty("weakest_origins").GetInt32(), 1, r.GetProperty("origins").GetInt32()));
        Assert.Equal(shown.Count, new HtmlParser().ParseDocument(page).QuerySelectorAll("[data-finding] .origins").Length);
        Assert.Equal(shown, json.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task A_pattern_that_was_never_searched_for_is_asked_back()
    {
        using var answer = await sample.Site.Client.GetAsync(new Uri("/findings.json?pattern=no-such", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("money-office-loop", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_s_page_shows_every_piece_of_evidence_once_for_each_hop_with_its_axes()
    {
        foreach (var kept in sample.Site.Store.Findings(Viewer.Owner, new(), new(0, 500)).Rows.DistinctBy(k => (k.Finding.Pattern, k.Finding.Lead)))
        {
            var html = await sample.Site.TextAsync("/findings/" + kept.Finding.Id.Value);
            var found = ClaimCheck.Page(html);
            Assert.Empty(found.Faults);
            var page = new HtmlParser().ParseDocument(html);
            var evidence = kept.Finding.Hops.Concat(kept.Finding.Marks).SelectMany(h => h.Ties.Take(12)).Select(t => t.Evidence).ToList();
            Assert.Equal(evidence, page.QuerySelectorAll("ol.way [data-claim], ol.way [data-edge]").Select(e => e.GetAttribute("data-claim") ?? e.GetAttribute("data-edge")!));
            if (kept.Finding.Pattern != "conflicting-figures") Assert.Single(page.QuerySelectorAll("ol.way > .hop.weakest"));
            Assert.Empty(ClaimCheck.Json(await sample.Site.TextAsync($"/findings/{kept.Finding.Id.Value}.json")).Faults);
        }
    }

    [Fact]
    public async Task A_private_finding_is_marked_kept_out_of_tables_and_not_handed_on()
    {
        var kept = FindingCase.Private(sample.Site);
        var id = kept.Finding.Id.Value;
        var page = await sample.Site.TextAsync($"/findings/{id}?lang=en");
        Assert.Contains(Words.English["finding.private.why"], page, StringComparison.Ordinal);
        Assert.DoesNotContain("evidence.zip", page, StringComparison.Ordinal);
        using var answer = await sample.Site.Client.GetAsync(new Uri($"/findings/{id}/evidence.zip", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var told = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).Body!.TextContent;
        Assert.Contains(FindingCase.ClaimOf(sample.Site, kept).Claim.Quote.Text, told, StringComparison.Ordinal);
        var csv = await sample.Site.TextAsync("/findings.csv");
        Assert.DoesNotContain(id, csv, StringComparison.Ordinal);
        Assert.Contains(sample.Site.Store.Findings(Viewer.Owner, new() { Pattern = FindingCase.Plain, Private = false }, new(0, 1)).Rows[0].Finding.Id.Value, csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_see_all_sees_no_private_one()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), o => o with { Viewer = new("Guest", [DatasetName.Default]) }, registers: true);
        var hidden = FindingCase.Private(site).Finding;
        Assert.DoesNotContain(hidden.Id.Value, await site.TextAsync("/findings?rows=500"), StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Id.Value, await site.TextAsync("/findings.json?rows=500"), StringComparison.Ordinal);
        foreach (var path in new[] { $"/findings/{hidden.Id.Value}", $"/findings/{hidden.Id.Value}.json", $"/findings/{hidden.Id.Value}/evidence.zip" })
        {
            using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain("data-finding=\"" + hidden.Id.Value, await site.TextAsync("/entities/" + Uri.EscapeDataString(hidden.Parties[0].Entity.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_marks_and_notes_stands_in_the_history()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), registers: true);
        using var visitor = new Visitor(site);
        var id = site.Store.Findings(Viewer.Owner, new() { Pattern = FindingCase.Plain }, new(0, 1)).Rows[0].Finding.Id;
        var (refused, _) = await visitor.SendJsonAsync($"/findings/{id}/marks.json", """{"status":"checking"}""", null);
        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.Equal(FindingStatus.New, site.Store.Finding(Viewer.Owner, id)!.Status);
        var token = await visitor.TokenAsync();
        var (status, to) = await visitor.SendAsync($"/findings/{id}/marks", new(WebHost.TokenField, token), new("status", "checking"), new("note", "Asked the registry <b>twice</b>."), new("back", $"/findings/{id}#history"));
        Assert.Equal((HttpStatusCode.Redirect, $"/findings/{id}#history"), (status, to));
        var page = await site.TextAsync($"/findings/{id}");
        Assert.Contains("Asked the registry &lt;b&gt;twice&lt;/b&gt;.", page, StringComparison.Ordinal);
        Assert.Equal(FindingStatus.Checking, site.Store.Finding(Viewer.Owner, id)!.Status);
        Assert.Contains(id.Value, await site.TextAsync("/findings?status=checking"), StringComparison.Ordinal);
        Assert.DoesNotContain($"data-finding=\"{id}", await site.TextAsync("/findings?status=new&rows=500"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendJsonAsync($"/findings/{id}/marks.json", """{"status":"sworn"}""", token)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendJsonAsync($"/findings/{id}/marks.json", """{"status":"checking"}""", token)).Status);
        var hidden = FindingCase.Private(site).Finding.Id;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendJsonAsync($"/findings/{hidden}/marks.json", """{"status":"published"}""", token)).Status);
    }

    [Fact]
    public async Task Where_the_claim_of_a_hop_is_rejected_the_finding_is_withdrawn_and_its_page_says_why()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), registers: true);
        using var visitor = new Visitor(site);
        var kept = FindingCase.Private(site);
        var (id, claim) = (kept.Finding.Id, FindingCase.ClaimOf(site, kept));
        var (status, _) = await visitor.SendJsonAsync($"/claims/{claim.Claim.Id}/judgements.json", """{"verdict":"rejected"}""", await visitor.TokenAsync());
        Assert.Equal(HttpStatusCode.NoContent, status);
        FindingCase.Find(site);
        Assert.DoesNotContain($"data-finding=\"{id}", await site.TextAsync("/findings?rows=500"), StringComparison.Ordinal);
        Assert.Contains($"data-finding=\"{id}", await site.TextAsync("/findings?withdrawn=1&rows=500"), StringComparison.Ordinal);
        var page = await site.TextAsync($"/findings/{id}?lang=en");
        Assert.Empty(ClaimCheck.Page(page).Faults);
        var history = new HtmlParser().ParseDocument(page).QuerySelector("#history")!.TextContent;
        Assert.Contains(Words.English["finding_change.withdrawn"], history, StringComparison.Ordinal);
        Assert.Contains(Words.English["finding_cause.rejected"], history, StringComparison.Ordinal);
        Assert.Contains(claim.Claim.Quote.Text, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_claim_takes_the_private_mark_away()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), registers: true);
        using var visitor = new Visitor(site);
        var kept = FindingCase.Private(site);
        await visitor.SendJsonAsync($"/claims/{FindingCase.ClaimOf(site, kept).Claim.Id}/judgements.json", """{"verdict":"accepted"}""", await visitor.TokenAsync());
        FindingCase.Find(site);
        var page = await site.TextAsync($"/findings/{kept.Finding.Id}?lang=en");
        Assert.DoesNotContain(Words.English["finding.private.why"], page, StringComparison.Ordinal);
        Assert.Contains(kept.Finding.Id.Value, await site.TextAsync("/findings.csv"), StringComparison.Ordinal);
        using var answer = await site.Client.GetAsync(new Uri($"/findings/{kept.Finding.Id}/evidence.zip", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        using var zip = new System.IO.Compression.ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Contains("index.html", zip.Entries.Select(e => e.FullName));
    }

    /// <summary>Accepted, then rejected: nothing of it is handed on, before findings are brought up to date and after; the owner's page stays.</summary>
    [Fact]
    public async Task An_accusation_that_was_rejected_after_all_is_in_nothing_that_is_handed_on()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), registers: true);
        using var visitor = new Visitor(site);
        var kept = FindingCase.Private(site);
        var (id, claim) = (kept.Finding.Id, FindingCase.ClaimOf(site, kept));
        await JudgeAsync("accepted");
        FindingCase.Find(site);
        Assert.Contains(id.Value, await site.TextAsync("/findings.csv"), StringComparison.Ordinal);
        await JudgeAsync("rejected");
        await NothingLeavesAsync();
        FindingCase.Find(site);
        await NothingLeavesAsync();

        async Task JudgeAsync(string verdict) =>
            Assert.Equal(HttpStatusCode.NoContent, (await visitor.SendJsonAsync($"/claims/{claim.Claim.Id}/judgements.json", $$"""{"verdict":"{{verdict}}"}""", await visitor.TokenAsync())).Status);

        async Task NothingLeavesAsync()
        {
            using var table = await site.Client.GetAsync(new Uri("/findings.csv?withdrawn=1", UriKind.Relative));
            var text = await table.Content.ReadAsStringAsync();
            Assert.DoesNotContain(id.Value, text, StringComparison.Ordinal);
            Assert.DoesNotContain(claim.Claim.Id.Value, text, StringComparison.Ordinal);
            // Counted with the private ones that were left out.
            var shown = CsvRows.Read(text).Count(r => r[0].Length == 32);
            var total = site.Store.Findings(Viewer.Owner, new() { Withdrawn = true }, new(0, 1)).Total;
            Assert.Equal($"private={total - shown}, beyond=0", table.Headers.GetValues("Quipu-Left-Out").Single());
            using var hops = await site.Client.GetAsync(new Uri($"/findings/{id}.csv", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, hops.StatusCode);

            var (status, _) = await visitor.SendJsonAsync($"/findings/{id}/marks.json", """{"status":"published"}""", await visitor.TokenAsync());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.NotEqual(FindingStatus.Published, site.Store.Finding(Viewer.Owner, id)!.Status);
            using var refused = await site.Client.GetAsync(new Uri($"/findings/{id}/evidence.zip?lang=en", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains(Words.English.Of("finding.bundle.gone", FindingCase.AccusingLabel), new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync()).Body!.TextContent, StringComparison.Ordinal);
            var page = await site.TextAsync($"/findings/{id}?lang=en");
            Assert.DoesNotContain("evidence.zip", page, StringComparison.Ordinal);
            Assert.Contains(claim.Claim.Id.Value, page, StringComparison.Ordinal);
        }
    }

    /// <summary>Two claims say so, one was accepted: the table has that one, at the stage that its own reviewed proceedings give it, and counts the other.</summary>
    [Fact]
    public async Task The_table_holds_only_what_was_accepted_and_counts_the_rest()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), registers: true);
        using var visitor = new Visitor(site);
        var kept = site.Store.Findings(Viewer.Owner, new() { Pattern = FindingCase.Accusing, IsLead = false, Private = true }, new(0, 500)).Rows
            .First(k => k.Finding.Hops.SelectMany(h => h.Ties).DistinctBy(t => t.Evidence).Count() > 1);
        var accepted = kept.Finding.Hops[0].Ties[^1].Evidence;
        await visitor.SendJsonAsync($"/claims/{accepted}/judgements.json", """{"verdict":"accepted"}""", await visitor.TokenAsync());
        FindingCase.Find(site);
        var table = (await site.TextAsync("/findings.csv")).TrimEnd().Split('\n');
        var (names, row) = (table[0].Split(','), table.Single(l => l.StartsWith(kept.Finding.Id.Value, StringComparison.Ordinal)));
        Assert.Contains(accepted, row, StringComparison.Ordinal);
        Assert.DoesNotContain(kept.Finding.Hops[0].Ties.Select(t => t.Evidence).Where(e => e != accepted), e => row.Contains(e, StringComparison.Ordinal));
        var others = kept.Finding.Ties.Select(t => t.Evidence).Distinct().Count() - 1;
        Assert.Equal($"{others}", row.Split(',')[^(names.Length - Array.IndexOf(names, "kept_back"))]);
        Assert.Contains(Words.English.Count("finding.bundle.left", others), await site.TextAsync($"/findings/{kept.Finding.Id}?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dossier_of_a_party_and_the_start_page_show_them()
    {
        var kept = sample.Site.Store.Findings(Viewer.Owner, new() { Pattern = FindingCase.Plain, IsLead = false }, new(0, 1)).Rows[0];
        var party = kept.Finding.Parties[0].Entity;
        var dossier = new HtmlParser().ParseDocument(await sample.Site.TextAsync("/entities/" + Uri.EscapeDataString(party.Value)));
        var total = sample.Site.Store.Findings(Viewer.Owner, new() { Party = party }, new(0, 1)).Total;
        Assert.StartsWith(total.ToString(System.Globalization.CultureInfo.InvariantCulture), dossier.QuerySelector("#findings .total")!.TextContent.Trim(), StringComparison.Ordinal);
        var own = new HtmlParser().ParseDocument(await sample.Site.TextAsync("/findings?rows=500&party=" + Uri.EscapeDataString(party.Value)));
        Assert.Equal(total, own.QuerySelectorAll("[data-finding]").Length);
        Assert.Contains("href=\"/findings?status=new\"", await sample.Site.TextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_table_leaves_out_is_counted_in_its_last_row_its_head_and_on_the_page()
    {
        var (total, hidden) = (Total(null), Total(true));
        Assert.True(hidden > 0 && hidden < total, $"{hidden} of {total}");
        foreach (var by in new[] { "", "?by=party" })
        {
            using var answer = await sample.Site.Client.GetAsync(new Uri("/findings.csv" + by, UriKind.Relative));
            Assert.Equal(($"{total}", $"private={hidden}, beyond=0"), (answer.Headers.GetValues("Quipu-Total").Single(), answer.Headers.GetValues("Quipu-Left-Out").Single()));
            var rows = CsvRows.Read(await answer.Content.ReadAsStringAsync());
            Assert.All(rows, r => Assert.Equal(rows[0].Length, r.Length));
            Assert.Equal("", rows[^1][0]);
            Assert.Contains($"{total - hidden} of {total}", string.Join('|', rows[^1]), StringComparison.Ordinal);
            if (by.Length == 0) Assert.Equal(total - hidden, rows.Count(r => r[0].Length == 32));
        }

        Assert.Contains($"{total - hidden} of {total} may leave", await sample.Site.TextAsync("/findings?lang=en"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await sample.Site.TextAsync("/findings.json"));
        Assert.Equal(hidden, json.RootElement.GetProperty("private").GetInt32());
        using var open = await sample.Site.Client.GetAsync(new Uri("/findings.csv?private=0", UriKind.Relative));
        Assert.Equal("private=0, beyond=0", open.Headers.GetValues("Quipu-Left-Out").Single());
        Assert.DoesNotContain("left out", await open.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        int Total(bool? isPrivate) => sample.Site.Store.Findings(Viewer.Owner, new() { Private = isPrivate }, new(0, 1)).Total;
    }

    [Fact]
    public async Task The_evidence_of_a_finding_is_a_table_with_axes_hash_and_span_in_every_row()
    {
        var kept = sample.Site.Store.Findings(Viewer.Owner, new() { Pattern = FindingCase.Plain, Private = false }, new(0, 1)).Rows[0];
        var rows = CsvRows.Read(await sample.Site.TextAsync($"/findings/{kept.Finding.Id}.csv"));
        Assert.Equal(kept.Finding.Hops.Sum(h => h.Ties.Length), rows.Count - 1);
        foreach (var row in rows.Skip(1)) EvidenceRow(row, rows[0]);
        var hidden = FindingCase.Private(sample.Site).Finding.Id;
        using var refused = await sample.Site.Client.GetAsync(new Uri($"/findings/{hidden}.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains($"href=\"/findings/{kept.Finding.Id}.csv\"", await sample.Site.TextAsync($"/findings/{kept.Finding.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/findings/{hidden}.csv\"", await sample.Site.TextAsync($"/findings/{hidden}"), StringComparison.Ordinal);

        void EvidenceRow(string[] row, string[] names)
        {
            string Cell(string name) => row[Array.IndexOf(names, name)];
            Assert.All(new[] { "modality", "attribution", "stage", "standing", "quote", "quote_start", "quote_end" }, n => Assert.True(n == "stage" || Cell(n).Length > 0, n));
            var document = sample.Site.Store.Document(Viewer.Owner, new(Cell("document")))!;
            Assert.Equal(document.Capture.Value, Cell("capture_sha256"));
            Assert.Equal(Cell("quote"), string.Concat(document.Text.EnumerateRunes().Skip(Number(Cell("quote_start"))).Take(Number(Cell("quote_end")) - Number(Cell("quote_start")))));
        }

        static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task As_of_a_day_and_as_known_on_a_day_findings_are_those_that_a_search_of_then_gives()
    {
        var published = sample.Site.Store.AllClaims(Viewer.Owner).Select(c => c.Document.Published!.Value.Latest).Distinct().Order().ToList();
        var (before, middle) = (published[0].AddDays(-1), published[published.Count / 2]);
        Assert.Equal(0, await TotalAsync($"known_on={before:yyyy-MM-dd}&pattern={FindingCase.Plain}"));
        var all = await TotalAsync($"pattern={FindingCase.Plain}");
        var then = await TotalAsync($"known_on={middle:yyyy-MM-dd}&pattern={FindingCase.Plain}");
        Assert.InRange(then, 1, all - 1);
        Assert.Equal(all, await TotalAsync($"known_on=9000-01-01&pattern={FindingCase.Plain}"));
        var pattern = new PatternFolder(sample.Site.Workspace.Path).Read().Patterns.Single(p => p.Slug == FindingCase.Plain);
        Assert.Equal(PatternDesk.Of(sample.Site.Store, Viewer.Owner, new(KnownOn: middle)).Run(pattern).Length, then);
        Assert.Equal(
            PatternDesk.Of(sample.Site.Store, Viewer.Owner, new(AsOf: new(2000, 1, 1))).Run(pattern).Length, await TotalAsync($"as_of=2000-01-01&pattern={FindingCase.Plain}"));
        var html = await sample.Site.TextAsync($"/findings?known_on={middle:yyyy-MM-dd}&rows=500&lang=en");
        Assert.Empty(ClaimCheck.Page(html).Faults);
        Assert.Contains("As known on", html, StringComparison.Ordinal);
        var names = sample.Site.Store.AllEntities(Viewer.Owner).Select(e => System.Net.WebUtility.HtmlEncode(e.Name)).ToHashSet(StringComparer.Ordinal);
        var whose = System.Text.RegularExpressions.Regex.Matches(html, "<span class=\"whose\">([^<]*):</span>").Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(whose);
        Assert.All(whose, w => Assert.True(names.Contains(w) || names.Contains(System.Net.WebUtility.HtmlDecode(w)), w));
        Assert.DoesNotContain(FindingCase.Private(sample.Site).Finding.Id.Value, await sample.Site.TextAsync($"/findings.csv?known_on={middle:yyyy-MM-dd}"), StringComparison.Ordinal);

        async Task<int> TotalAsync(string asked)
        {
            using var json = JsonDocument.Parse(await sample.Site.TextAsync("/findings.json?" + asked));
            return json.RootElement.GetProperty("total").GetInt32();
        }
    }

    [Fact]
    public async Task As_of_a_day_nobody_else_sees_what_is_private_today()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), o => o with { Viewer = new("Guest", [DatasetName.Default]) }, registers: true);
        var hidden = FindingCase.Private(site).Finding.Id.Value;
        Assert.DoesNotContain(hidden, await site.TextAsync("/findings.json?rows=500&known_on=9000-01-01"), StringComparison.Ordinal);
        Assert.Contains("data-finding", await site.TextAsync("/findings?rows=500&known_on=9000-01-01"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("place")]
    [InlineData("party")]
    [InlineData("body")]
    [InlineData("year")]
    public async Task Counts_stand_beside_how_much_reporting_there_is(string by)
    {
        using var json = JsonDocument.Parse(await sample.Site.TextAsync("/findings.json?by=" + by));
        var rows = json.RootElement.GetProperty("rollups").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.True(r.GetProperty("origins").GetInt32() <= r.GetProperty("documents").GetInt32()));
        Assert.All(rows, r => Assert.InRange(r.GetProperty("weakest_origins").GetInt32(), 1, r.GetProperty("origins").GetInt32()));
        var page = new HtmlParser().ParseDocument(await sample.Site.TextAsync("/findings?by=" + by));
        Assert.Equal(rows.Count, page.QuerySelectorAll("table.rollup tbody tr").Length);
        var table = (await sample.Site.TextAsync("/findings.csv?by=" + by)).TrimEnd().Split('\n');
        Assert.StartsWith("entity,name,findings,leads", table[0], StringComparison.Ordinal);
        // The last row says what was left out.
        Assert.StartsWith(",", table[^1], StringComparison.Ordinal);
        Assert.InRange(table.Length - 2, 1, rows.Count);
    }

    [Theory]
    [InlineData("kind=rumour")]
    [InlineData("status=sworn")]
    [InlineData("by=colour")]
    [InlineData("page=0")]
    [InlineData("as_of=yesterday")]
    [InlineData("known_on=2031-13-01")]
    public async Task An_address_that_cannot_be_read_is_told_in_one_sentence(string asked)
    {
        foreach (var path in new[] { "/findings", "/findings.json", "/findings.csv" })
        {
            using var answer = await sample.Site.Client.GetAsync(new Uri($"{path}?{asked}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_empty_workspace_says_so()
    {
        await using var site = await Site.StartAsync(_ => { });
        Assert.Contains(Words.English["finding.none"], await site.TextAsync("/findings?lang=en"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri("/findings/nothing", UriKind.Relative))).StatusCode);
    }
}
