using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Claims in time: every one asked for has a mark, called by its whole status; what is vague is drawn vague.</summary>
public sealed class TimelinePageTest(SampleSite sample) : IDisposable
{
    readonly Visitor _visitor = new(sample.Site);

    public void Dispose() => _visitor.Dispose();

    IStore Store => sample.Site.Store;

    Page<ShownClaim> Claims => Store.Claims(Viewer.Owner, new() { Order = ClaimOrder.Date }, new(0, 300));

    static double Percent(IElement mark, string of) => double.Parse(mark.GetAttribute(of)!.TrimEnd('%'), CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("entity", "held")]
    [InlineData("kind", "reported")]
    public async Task Every_claim_has_one_mark_that_leads_to_it_and_tells_its_status(string by, string time)
    {
        var page = await _visitor.ReadAsync($"/timeline?by={by}&time={time}&rows=500");
        var marks = page.QuerySelectorAll("[data-claim-mark]").ToDictionary(m => m.GetAttribute("data-claim-mark")!, m => m);
        var claims = Paging.All(p => Store.Claims(Viewer.Owner, new(), p)).Where(c => c.Document.Published is not null || (time == "held" && c.Claim.Date is not null)).ToList();
        Assert.Equal(claims.Select(c => c.Claim.Id.Value).Order(StringComparer.Ordinal), marks.Keys.Order(StringComparer.Ordinal));
        foreach (var shown in claims)
        {
            var said = marks[shown.Claim.Id.Value].GetAttribute("aria-label")!;
            Assert.Equal("#c-" + shown.Claim.Id.Value, marks[shown.Claim.Id.Value].GetAttribute("href"));
            Assert.NotNull(page.GetElementById("c-" + shown.Claim.Id.Value));
            Assert.Contains(shown.Claim.Modality.Wire(), said, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(shown.Attribution.IsEmpty ? "the article’s own voice" : "according to " + shown.Attribution[0].Name, said, StringComparison.Ordinal);
            Assert.True(shown.Reached is null || shown.Steps.Length > 0);
            if (shown.Steps.IsEmpty) Assert.Contains(shown.Standing.HasOthers ? "no proceeding about this on record" : "no proceeding on record", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_held_earlier_stands_further_left_and_a_vague_day_is_drawn_as_wide_as_it_may_be()
    {
        var page = await _visitor.ReadAsync("/timeline?rows=500");
        var at = Claims.Rows.Where(c => c.Claim.Date is { } d && d.Earliest == d.Latest && c.Claim.End is null)
            .Select(c => (c.Claim.Date!.Value.Earliest, Mark: page.QuerySelector($"[data-claim-mark='{c.Claim.Id}'] .mark")!)).OrderBy(m => m.Earliest).ToList();
        Assert.True(at.Count > 1);
        foreach (var (one, other) in at.Zip(at.Skip(1))) Assert.True(Percent(one.Mark, "cx") <= Percent(other.Mark, "cx"));
        var year = Claims.Rows.First(c => c.Claim.Date is { } d && d.ToString().Length == 4 && c.Claim.End is null);
        var drawn = page.QuerySelector($"[data-claim-mark='{year.Claim.Id}'] .mark")!;
        Assert.Contains("vague", drawn.ClassName, StringComparison.Ordinal);
        Assert.True(Percent(drawn, "width") > 3);
        var undated = Claims.Rows.First(c => c.Claim.Date is null);
        Assert.Contains("undated", page.QuerySelector($"[data-claim-mark='{undated.Claim.Id}'] .mark")!.ClassName, StringComparison.Ordinal);
        Assert.Contains("no day is told", page.QuerySelector($"[data-claim-mark='{undated.Claim.Id}']")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_steps_of_a_case_are_joined_in_their_partys_lane()
    {
        var page = await _visitor.ReadAsync("/timeline?type=proceeding&rows=500");
        var many = Paging.All(p => Store.Claims(Viewer.Owner, new() { Types = [ClaimType.Proceeding] }, p)).Where(c => c.Subject is not null).GroupBy(c => c.Subject!.Entity)
            .First(g => g.Where(c => c.Claim is { Modality: Modality.Stated, Negated: false }).Select(c => c.Claim.Stage).Distinct().Count() > 1);
        var lane = page.QuerySelectorAll(".lane").Single(l => l.QuerySelector($"h2 a[href='/entities/{many.Key}']") is not null);
        Assert.NotEmpty(lane.QuerySelectorAll("line.rung"));
    }

    [Fact]
    public async Task Days_are_chosen_in_the_address_and_the_strip_still_shows_all_months()
    {
        var whole = await _visitor.ReadAsync("/timeline");
        var some = await _visitor.ReadAsync("/timeline?from=2029&to=2029");
        Assert.Equal(whole.QuerySelectorAll(".month-strip .bar").Length, some.QuerySelectorAll(".month-strip .bar").Length);
        Assert.NotNull(some.QuerySelector(".month-strip .chosen"));
        Assert.True(some.QuerySelectorAll("[data-claim-mark]").Length < whole.QuerySelectorAll("[data-claim-mark]").Length);
        Assert.Contains(some.QuerySelectorAll(".links a"), a => a.GetAttribute("href") == "/claims?from=2029&to=2029");
        using var data = JsonDocument.Parse(await sample.Site.TextAsync("/timeline.json?from=2029&to=2029"));
        Assert.Equal(Store.Claims(Viewer.Owner, new() { From = PartialDate.Parse("2029"), To = PartialDate.Parse("2029") }, Paging.First).Total, data.RootElement.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Where_nothing_stands_in_time_it_is_said()
    {
        Assert.NotNull((await _visitor.ReadAsync("/timeline?document=none")).QuerySelector(".none"));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await sample.Site.Client.GetAsync(new Uri("/timeline?by=nothing", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }
}
