using System.Net;
using System.Text.Json;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>A list is handed in, looked up, decided on and taken along.</summary>
public sealed class ScreeningPageTest
{
    const string List = "nombre,documento\n\"Ordaya Muñante, Celina\",\n<script>alert(1)</script>,\n,\n";

    [Fact]
    public async Task A_table_is_looked_up_decided_on_and_exported_with_who_decided_and_what_it_rests_on()
    {
        await using var site = await Site.StartAsync(s => RegisterCase.Import(s, "aportes.csv", RegisterCase.First, 2, RegisterCase.Contributions, "onpe"));
        using var visitor = new Visitor(site);
        var capture = site.Workspace.Captures.Keep(System.Text.Encoding.UTF8.GetBytes(List));
        var address = $"/screening?file={capture.Value}&name=lista.csv&lang=es";
        var page = await visitor.ReadAsync(address);
        var rows = page.QuerySelectorAll(".screened-row");
        Assert.Equal(3, rows.Length);
        Assert.Contains("ORDAYA", rows[0].QuerySelector(".hit-head a")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(rows[0].QuerySelector(".evidence a[href^='/rows/']"));
        Assert.Empty(rows[1].QuerySelectorAll(".hit, script"));
        Assert.NotNull(rows[2].QuerySelector(".notice"));
        Assert.Contains("import 1", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);

        var (status, to) = await visitor.PressAsync(address, "button[value=not_same]");
        Assert.Equal((HttpStatusCode.Redirect, true), (status, to!.StartsWith("/screening?", StringComparison.Ordinal)));
        await visitor.PressAsync(address, "button[value=same]");
        var judged = site.Store.RowJudgements(Viewer.Owner, capture);
        Assert.Equal([Sameness.NotSame, Sameness.Same], judged.Select(j => j.Verdict));
        Assert.NotNull((await visitor.ReadAsync(address)).QuerySelector(".decision"));
        var csv = await site.TextAsync($"/screening/report.csv?file={capture.Value}&name=lista.csv");
        var line = csv.Split('\n')[1];
        Assert.Contains(",same,Ana,", line, StringComparison.Ordinal);
        Assert.Contains("logic-q1", line, StringComparison.Ordinal);
        Assert.Contains("not screened", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await site.TextAsync($"/screening/report.html?file={capture.Value}&name=lista.csv"), StringComparison.Ordinal);

    }

    [Fact]
    public async Task A_decision_stays_with_the_register_entity_that_was_looked_at_when_it_is_joined_and_parted()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        PairCase.Add(site);
        using var visitor = new Visitor(site);
        var (giver, reported) = (PairCase.Giver(site, "rendueles", PairCase.Givers), PairCase.Reported(site));
        var list = site.Workspace.Captures.Keep("nombre\nOctavio Rendueles Tintaya\n"u8.ToArray());
        var address = $"/screening.json?file={list.Value}&name=lista.csv&threshold=40";
        var joined = new SamenessJudgement(new("s1"), giver, reported, Sameness.Same, "Ana", DateTimeOffset.UnixEpoch, null);
        site.Store.Write([new Change.SamenessJudged(joined), new Change.Assembled()]);
        var now = PairCase.Now(site, giver);
        Assert.Equal(now, PairCase.Now(site, reported));
        var json = $$"""{"verdict":"same","file":"{{list.Value}}","row":"1","hit":"{{now}}"}""";
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.SendJsonAsync("/screening/judgements.json", json, await visitor.TokenAsync("/screening"))).Status);
        Assert.Equal([now], await Decided());
        site.Store.Write([new Change.SamenessRetired(joined.Id, "Ana", joined.At), new Change.Assembled()]);
        Assert.NotEqual(giver, PairCase.Now(site, reported));
        Assert.Equal([giver], await Decided());
        site.Store.Write([new Change.SamenessJudged(joined with { Id = new("s2") }), new Change.Assembled()]);
        Assert.Equal([now], await Decided());

        async Task<EntityId[]> Decided()
        {
            using var screened = JsonDocument.Parse(await site.TextAsync(address));
            return
            [
                .. screened.RootElement.GetProperty("rows").EnumerateArray().SelectMany(r => r.GetProperty("hits").EnumerateArray())
                    .Where(h => h.TryGetProperty("decision", out var decision) && decision.ValueKind == JsonValueKind.Object).Select(h => new EntityId(h.GetProperty("id").GetString()!)),
            ];
        }
    }

    [Fact]
    public async Task A_hit_of_the_reporting_shows_its_claims_with_where_they_stand_and_a_broken_file_says_why_in_the_pages_language()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        var list = site.Workspace.Captures.Keep("nombre\nOctavio Rendueles Tintaya\n"u8.ToArray());
        var html = await site.TextAsync($"/screening?file={list.Value}&name=lista.csv");
        Assert.Empty(ClaimCheck.Page(html).Faults);
        Assert.True(ClaimCheck.Page(html).Claims > 0);
        var broken = site.Workspace.Captures.Keep([.. Enumerable.Range(0, 300).Select(i => (byte)(i * 37))]);
        Assert.Contains("guárdelo de nuevo", await site.TextAsync($"/screening?file={broken.Value}&name=roto.xlsx&lang=es"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_decided_without_a_token_and_nothing_read_but_captures()
    {
        await using var site = await Site.StartAsync(_ => { });
        using var visitor = new Visitor(site);
        var (status, _) = await visitor.SendAsync("/screening/judgements", new("verdict", "same"), new("file", new string('0', 64)), new("row", "1"), new("hit", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        foreach (var address in new[] { "/screening?file=../../etc/passwd", "/screening/report.csv?file=x" })
        {
            using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_dossier_and_a_search_say_who_is_similar()
    {
        await using var site = await Site.StartAsync(s =>
        {
            RegisterCase.Import(s, "aportes.csv", RegisterCase.First, 2, RegisterCase.Contributions, "onpe");
            RegisterCase.Import(s, "otros.csv", RegisterCase.Header + "ER 2026;MOVIMIENTO ANTAY;PERSONA NATURAL;;ORDAYA MUÑANTE CELINA;15/02/2026;EFECTIVO;10,00;R-9\n", 3, new("otros"), "onpe");
        });
        using var visitor = new Visitor(site);
        var found = (await visitor.ReadAsync("/search?q=Celina+Ordaya+Munante")).QuerySelectorAll("#names .hit");
        Assert.Equal(2, found.Length);
        var similar = (await visitor.ReadAsync(found[0].QuerySelector("a")!.GetAttribute("href")!)).QuerySelectorAll("#similar .hit a");
        Assert.Equal(found[1].QuerySelector("a")!.GetAttribute("href"), similar[0].GetAttribute("href"));
    }
}
