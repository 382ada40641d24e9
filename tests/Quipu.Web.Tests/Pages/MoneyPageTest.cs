using System.Text.Json;
using Quipu.Access;
using Quipu.Model;
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
}
