using System.Text.Json;
using Quipu.Access;
using Quipu.Model;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Money between parties, as page, data and table.</summary>
public sealed class MoneyPageTest(SampleSite sample)
{
    [Fact]
    public async Task Every_claim_of_money_is_in_the_ledger_with_its_axes_and_the_rows_beside_it()
    {
        var claims = sample.Site.Store.AllClaims(Viewer.Owner)
            .Where(c => c is { Subject: not null, Object: not null, Claim.Negated: false, Claim.Modality: not Modality.Denied, Claim.Type: ClaimType.Funds or ClaimType.Awards }).Select(c => c.Claim.Id.Value).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(claims);
        var json = await sample.Site.TextAsync("/money.json");
        using var money = JsonDocument.Parse(json);
        var evidence = money.RootElement.GetProperty("transfers").EnumerateArray().SelectMany(t => t.GetProperty("evidence").EnumerateArray()).ToList();
        Assert.Equal(claims, evidence.Where(e => e.TryGetProperty("claim", out _)).Select(e => e.GetProperty("claim").GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        Assert.Contains(evidence, e => e.TryGetProperty("rows", out _));
        Assert.Empty(ClaimCheck.Json(json).Faults);
        var page = ClaimCheck.Page(await sample.Site.TextAsync("/money?rows=500"));
        Assert.Empty(page.Faults);
        Assert.Equal(claims.Count, page.Claims);
    }

    [Fact]
    public async Task Its_table_has_a_line_for_each_piece_of_evidence_with_modality_attribution_and_stage()
    {
        var lines = (await sample.Site.TextAsync("/money.csv")).TrimEnd().Split('\n');
        Assert.StartsWith("transfer,from_id,from,to_id,to,kind,amount,currency,date,modality,attribution,stage", lines[0], StringComparison.Ordinal);
        using var money = JsonDocument.Parse(await sample.Site.TextAsync("/money.json"));
        Assert.Equal(money.RootElement.GetProperty("transfers").EnumerateArray().Sum(t => t.GetProperty("evidence").GetArrayLength()), lines.Length - 1);
    }

    [Fact]
    public async Task What_one_party_gave_and_got_is_a_part_of_the_whole()
    {
        using var all = JsonDocument.Parse(await sample.Site.TextAsync("/money.json"));
        var party = all.RootElement.GetProperty("transfers")[0].GetProperty("from").GetProperty("id").GetString()!;
        using var own = JsonDocument.Parse(await sample.Site.TextAsync("/money.json?entity=" + Uri.EscapeDataString(party)));
        var of = all.RootElement.GetProperty("transfers").EnumerateArray().Count(t => t.GetProperty("from").GetProperty("id").GetString() == party || t.GetProperty("to").GetProperty("id").GetString() == party);
        Assert.Equal(of, own.RootElement.GetProperty("transfers").GetArrayLength());
        Assert.True(of > 0);
    }

    [Fact]
    public async Task Money_under_threat_goes_from_the_victim_to_the_gang_under_its_own_name_and_is_no_funding()
    {
        await using var site = await Site.StartAsync(Extorted);
        using var money = JsonDocument.Parse(await site.TextAsync("/money.json"));
        var taken = Assert.Single(money.RootElement.GetProperty("transfers").EnumerateArray());
        Assert.Equal(("Transportes Ruiz", "extortion", "month"), (taken.GetProperty("from").GetProperty("name").GetString(), taken.GetProperty("kind").GetString(), taken.GetProperty("every").GetString()));
        Assert.Contains("Los Teros", taken.GetProperty("to").GetProperty("name").GetString(), StringComparison.Ordinal);
        var flow = Assert.Single(money.RootElement.GetProperty("flows").EnumerateArray());
        Assert.Equal(0, flow.GetProperty("stated").GetDecimal() + flow.GetProperty("alleged").GetDecimal());
        foreach (var address in new[] { "/money", "/claims", "/network" })
        {
            var page = await site.TextAsync(address);
            Assert.Contains("pays extortion to", page, StringComparison.Ordinal);
            Assert.DoesNotContain(">funds<", page, StringComparison.Ordinal);
        }

        using var network = JsonDocument.Parse(await site.TextAsync("/network.json"));
        Assert.Equal("funds.extorted", network.RootElement.GetProperty("edges").EnumerateArray().Single(e => e.GetProperty("type").GetString() == "funds").GetProperty("relation").GetString());
        string End(string end) => Uri.EscapeDataString(taken.GetProperty(end).GetProperty("id").GetString()!);
        Assert.Contains("pays extortion to", await site.TextAsync($"/paths?from={End("from")}&to={End("to")}"), StringComparison.Ordinal);
        Assert.Contains("paga extorsión a", await site.TextAsync("/money?lang=es"), StringComparison.Ordinal);
        Assert.Contains("5,000 USD a month", (await site.TextAsync("/money")).Replace("\u00A0", " ", StringComparison.Ordinal).Replace("\u202F", ",", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_rates_tells_each_sum_beside_its_original_with_rate_day_and_name()
    {
        await using var site = await Site.StartAsync(Gift);
        Assert.DoesNotContain("≈", await site.TextAsync("/money"), StringComparison.Ordinal);
        Assert.Contains("banco", await site.TextAsync("/money?rates=banco&in=PEN"), StringComparison.Ordinal);
        var kept = new RateTables(site.Workspace.Path);
        using var folder = new TemporaryFolder();
        var file = folder.Write("rates.csv", "date,from,to,rate\n2030,USD,PEN,3.756\n");
        Assert.Empty(kept.Keep("banco", file, [("source", "Banco de Prueba"), ("licence", "CC0")]).Faults);
        var page = await site.TextAsync("/money?rates=banco&in=PEN");
        foreach (var said in new[] { "3.756", "Banco de Prueba", "CC0", "≈" }) Assert.Contains(said, page, StringComparison.Ordinal);
        using var money = JsonDocument.Parse(await site.TextAsync("/money.json?rates=banco&in=PEN"));
        var transfer = Assert.Single(money.RootElement.GetProperty("transfers").EnumerateArray());
        Assert.Equal((1000m, 3756m), (transfer.GetProperty("amount").GetDecimal(), transfer.GetProperty("converted").GetProperty("amount").GetDecimal()));
        Assert.Contains("3756,PEN,3.756,2030,direct,banco", await site.TextAsync("/money.csv?rates=banco&in=PEN"), StringComparison.Ordinal);
        Assert.Contains("XAU", await site.TextAsync("/money?rates=banco&in=XAU"), StringComparison.Ordinal);
        Assert.Contains("otra", await site.TextAsync("/money?rates=otra&in=PEN"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_has_every_transfer_however_many_the_page_reads()
    {
        var rows = string.Concat(Enumerable.Range(0, 2100).Select(i => $"ER 2030;MOVIMIENTO TARUMAYO AVANZA;PERSONA JURÍDICA;20123456786;DRAGADOS PIEDRA HONDA S.A.C.;16/02/2030;ESPECIE;{i + 1}.00;R-{i}\n"));
        await using var site = await Site.StartAsync(site => RegisterCase.Import(site, "aportes.csv", RegisterCase.Header + rows, 2, RegisterCase.Contributions, "onpe"));
        Assert.Contains("100", await site.TextAsync("/money"), StringComparison.Ordinal);
        Assert.Equal(2101, (await site.TextAsync("/money.csv")).TrimEnd().Split('\n').Length);
    }

    static void Extorted(Site site) => Read(site, "The gang Los Teros collected $5,000 a month from Transportes Ruiz.");

    static void Gift(Site site) => Read(site, "On 3 May 2030 Minera Antay gave $1,000 to Iván Prado.");

    static void Read(Site site, string sentence)
    {
        using var folder = new TemporaryFolder();
        folder.Write("article.txt", $"A day in Antay\n\nPublished: 2031-05-02\n\n{sentence}\n");
        site.Read(folder.Path, new Quipu.Reading.FrameReader());
    }
}
