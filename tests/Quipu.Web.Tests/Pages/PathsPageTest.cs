using System.Net;
using System.Text.Json;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Who connects two: by id, by name, with filters, as page and data.</summary>
public sealed class PathsPageTest(SampleSite sample)
{
    // Two claims that share one party: its two other ends are at most two steps from each other.
    (ShownClaim One, ShownClaim Other, EntityId From, EntityId Middle, EntityId To) Chain()
    {
        var claims = sample.Site.Store.AllClaims(Viewer.Owner)
            .Where(c => c is { Subject: not null, Object: not null, Claim.Negated: false, Claim.Modality: Modality.Stated or Modality.Alleged } && c.Object.Type != EntityType.Place && c.Subject.Type != EntityType.Place).ToList();
        return (from one in claims
                from other in claims
                where one.Object!.Entity == other.Subject!.Entity && one.Subject!.Entity != other.Object!.Entity && one.Subject.Entity != one.Object.Entity && other.Object.Entity != other.Subject.Entity
                where !claims.Exists(c => (c.Subject!.Entity, c.Object!.Entity) == (one.Subject!.Entity, other.Object!.Entity) || (c.Object.Entity, c.Subject.Entity) == (one.Subject!.Entity, other.Object!.Entity))
                select (one, other, one.Subject!.Entity, one.Object!.Entity, other.Object!.Entity)).First();
    }

    [Fact]
    public async Task A_way_shows_at_every_step_the_claims_that_tie_its_ends_with_their_axes()
    {
        var (_, _, from, _, to) = Chain();
        var page = await sample.Site.TextAsync($"/paths?from={from.Value}&to={to.Value}");
        var found = ClaimCheck.Page(page);
        Assert.True(found.Claims >= 2, $"{found.Claims} claims");
        Assert.Empty(found.Faults);
        Assert.Contains("class=\"hop weakest\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_data_name_the_stops_and_no_way_is_longer_than_asked_for()
    {
        var (_, _, from, _, to) = Chain();
        using var ways = JsonDocument.Parse(await sample.Site.TextAsync($"/paths.json?from={from.Value}&to={to.Value}&steps=2&count=50"));
        var paths = ways.RootElement.GetProperty("paths").EnumerateArray().ToList();
        Assert.NotEmpty(paths);
        Assert.All(paths, p =>
        {
            var stops = p.GetProperty("stops").EnumerateArray().Select(s => s.GetProperty("id").GetString()).ToList();
            Assert.Equal((from.Value, to.Value, true), (stops[0], stops[^1], stops.Count <= 3));
            Assert.Equal(stops.Count - 1, p.GetProperty("hops").GetArrayLength());
            Assert.InRange(p.GetProperty("weakest").GetInt32(), 0, stops.Count - 2);
        });
        using var none = JsonDocument.Parse(await sample.Site.TextAsync($"/paths.json?from={from.Value}&to={to.Value}&steps=1"));
        Assert.Equal(0, none.RootElement.GetProperty("paths").GetArrayLength());
    }

    [Fact]
    public async Task The_table_has_every_piece_of_evidence_of_every_hop_with_axes_hash_and_span()
    {
        var (_, _, from, _, to) = Chain();
        var asked = $"from={from.Value}&to={to.Value}";
        using var ways = JsonDocument.Parse(await sample.Site.TextAsync("/paths.json?" + asked));
        var pieces = ways.RootElement.GetProperty("paths").EnumerateArray().SelectMany(p => p.GetProperty("hops").EnumerateArray()).Sum(h => h.GetProperty("ties").GetArrayLength());
        var rows = CsvRows.Read(await sample.Site.TextAsync("/paths.csv?" + asked));
        Assert.Equal(pieces, rows.Count - 1);
        foreach (var row in rows.Skip(1))
        {
            string Cell(string name) => row[Array.IndexOf(rows[0], name)];
            Assert.All(new[] { "modality", "attribution", "stage", "standing", "review" }, n => Assert.NotEqual("", Cell(n)));
            if (Cell("claim").Length == 0) continue;
            var document = sample.Site.Store.Document(Viewer.Owner, new(Cell("document")))!;
            var (start, end) = (int.Parse(Cell("quote_start"), System.Globalization.CultureInfo.InvariantCulture), int.Parse(Cell("quote_end"), System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal((Cell("quote"), document.Capture.Value), (string.Concat(document.Text.EnumerateRunes().Skip(start).Take(end - start)), Cell("sha256")));
        }

        Assert.Contains("href=\"/paths.csv?", await sample.Site.TextAsync("/paths?" + asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_known_on_a_day_connects_nobody()
    {
        var (one, _, from, _, to) = Chain();
        var before = sample.Site.Store.AllClaims(Viewer.Owner).Min(c => c.Document.Published!.Value.Earliest).AddDays(-1);
        Assert.NotNull(one.Document.Published);
        using var ways = JsonDocument.Parse(await sample.Site.TextAsync($"/paths.json?from={from.Value}&to={to.Value}&registers=0&known_on={before:yyyy-MM-dd}"));
        Assert.Equal(0, ways.RootElement.GetProperty("paths").GetArrayLength());
    }

    [Fact]
    public async Task A_name_leads_to_whom_it_may_mean()
    {
        var (one, _, from, _, _) = Chain();
        var page = await sample.Site.TextAsync($"/paths?from={Uri.EscapeDataString(one.Subject!.Name)}&lang=es");
        Assert.Contains($"from={from.Value}", page, StringComparison.Ordinal);
        Assert.Contains("¿A quién se refiere", page, StringComparison.Ordinal);
        Assert.Contains("Nadie en los registros", await sample.Site.TextAsync("/paths?from=Zzyzx+Qwrtp&lang=es"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("steps=0")]
    [InlineData("steps=many")]
    [InlineData("floor=certain")]
    [InlineData("as_of=yesterday")]
    [InlineData("type=knows")]
    public async Task An_address_that_cannot_be_read_is_told_in_one_sentence(string asked)
    {
        using var answer = await sample.Site.Client.GetAsync(new Uri("/paths.json?" + asked, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
