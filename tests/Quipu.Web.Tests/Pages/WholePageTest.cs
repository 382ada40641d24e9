using System.Text.Json;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The whole network: page and data say the same, and as much as the question to the whole that holders answer.</summary>
public sealed class WholePageTest(SampleSite sample)
{
    [Theory]
    [InlineData("")]
    [InlineData("floor=alleged&registers=0")]
    [InlineData("as_of=2024&accepted=1")]
    [InlineData("places=1&group=place")]
    public async Task Every_party_that_a_filter_leaves_is_there_with_its_ties(string query)
    {
        using var data = await DataAsync(query);
        var (parties, ties) = (data.RootElement.GetProperty("parties"), data.RootElement.GetProperty("ties"));
        using var holders = JsonDocument.Parse(await sample.Site.TextAsync($"/holders.json?count=500&{query.Replace("group=place", "", StringComparison.Ordinal)}"));
        Assert.Equal(holders.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("who").GetProperty("id").GetString()).Order(StringComparer.Ordinal), Column(parties, "id").Select(i => i.GetString()).Order(StringComparer.Ordinal));
        var (from, to) = (Column(ties, "from"), Column(ties, "to"));
        Assert.Equal(holders.RootElement.GetProperty("ties").GetInt32(), from.Zip(to).Select(e => (e.First.GetInt32(), e.Second.GetInt32())).Select(e => (Math.Min(e.Item1, e.Item2), Math.Max(e.Item1, e.Item2))).Distinct().Count());
        foreach (var column in new[] { "relation", "modality", "tone", "marks", "claims", "first", "last" }) Assert.Equal(from.Length, Column(ties, column).Length);
        Assert.Equal(Column(parties, "ties").Sum(t => t.GetInt32()), 2 * from.Length);
    }

    [Fact]
    public async Task Everybody_keeps_their_place_whatever_the_filter_leaves()
    {
        var whole = await PlacesAsync("");
        foreach (var query in new[] { "", "registers=0", "as_of=2025", "floor=stated", "known_on=2031-06" })
        {
            var part = await PlacesAsync(query);
            Assert.NotEmpty(part);
            Assert.All(part, p => Assert.Equal(whole[p.Key], p.Value));
        }

        Assert.NotEqual(whole, await PlacesAsync("group=body"));
    }

    [Fact]
    public async Task When_an_article_comes_in_hardly_anybody_moves_even_after_a_restart()
    {
        using TemporaryFolder before = new(), places = new(), none = new();
        foreach (var article in Directory.GetFiles(Repository.File("samples/tarumayo")).Where(f => !Path.GetFileName(f).StartsWith("01", StringComparison.Ordinal))) File.Copy(article, Path.Combine(before.Path, Path.GetFileName(article)));
        await using var site = await Site.StartAsync(s => s.Read(before.Path, new GoldReader()));
        var first = Spots(new NetworkDesk(site.Store, places.Path));
        Assert.Equal(first, Spots(new NetworkDesk(site.Store, places.Path)));
        site.Read(Repository.File("samples/tarumayo"), new GoldReader());
        var (kept, forgotten) = (Spots(new NetworkDesk(site.Store, places.Path)), Spots(new NetworkDesk(site.Store, none.Path)));
        Assert.True(kept.Count > first.Count, $"{first.Count} parties before, {kept.Count} after");
        var width = kept.Values.Max(s => s.X) - kept.Values.Min(s => s.X);
        Assert.InRange(Median(kept), 0, width * 0.01);
        // Without the places from before everybody would stand elsewhere.
        Assert.True(Median(forgotten) > width * 0.01, $"{Median(forgotten)} of {width}");

        double Median(Dictionary<string, (int X, int Y)> after) => first.Where(f => after.ContainsKey(f.Key)).Select(f => Math.Sqrt(Math.Pow(f.Value.X - after[f.Key].X, 2) + Math.Pow(f.Value.Y - after[f.Key].Y, 2))).Order().ElementAt(first.Count / 2);

        static Dictionary<string, (int X, int Y)> Spots(NetworkDesk desk)
        {
            var sheet = desk.Crowd.Sheet(Access.Viewer.Owner, new(new()));
            return Enumerable.Range(0, sheet.X.Length).ToDictionary(i => sheet.Crowd.Parties[i].Who.Id.Value, i => (sheet.X[i], sheet.Y[i]), StringComparer.Ordinal);
        }
    }

    [Fact]
    public void What_is_forgotten_leaves_no_places_behind()
    {
        using var site = new TemporaryFolder();
        var file = Path.Combine(site.Path, CrowdDesk.FileName);
        _ = new NetworkDesk(sample.Site.Store, site.Path).Crowd.Sheet(Access.Viewer.Owner, new(new()));
        Assert.DoesNotContain("Rendueles", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
        var kept = sample.Site.Workspace.Path;
        File.Copy(file, Path.Combine(kept, CrowdDesk.FileName), overwrite: true);
        sample.Site.Workspace.DropDerived();
        Assert.False(File.Exists(Path.Combine(kept, CrowdDesk.FileName)));
    }

    [Fact]
    public async Task A_way_is_told_below_with_all_that_it_rests_on()
    {
        var (claim, path) = (Claim(), "/network/whole?from={0}&to={1}&lang=en");
        var html = await sample.Site.TextAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, claim.Subject!.Entity, claim.Object!.Entity));
        Assert.Contains($"data-ways=\"[[&quot;{claim.Subject.Entity.Value}&quot;,", html, StringComparison.Ordinal);
        Assert.Empty(Walk.ClaimCheck.Page(html).Faults);
        Assert.Contains("data-axis=\"attribution\"", html, StringComparison.Ordinal);
        Assert.Contains("Nobody on record has a name like this", await sample.Site.TextAsync("/network/whole?from=Xq%20Zzyzx&lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_answered_is_said_in_one_sentence()
    {
        Assert.Contains("community, body, place, none", await sample.Site.TextAsync("/network/whole?group=colour&lang=en"), StringComparison.Ordinal);
        Assert.Contains("Ningún vínculo", await sample.Site.TextAsync("/network/whole?known_on=1900&registers=0&lang=es"), StringComparison.Ordinal);
        using var none = await DataAsync("known_on=1900&registers=0");
        Assert.Empty(Column(none.RootElement.GetProperty("parties"), "id"));
    }

    Claims.ShownClaim Claim() => sample.Site.Store.Claims(Access.Viewer.Owner, new() { Types = [Model.ClaimType.ColludesWith] }, Search.Paging.First).Rows.First(c => c is { Subject: not null, Object: not null });

    async Task<JsonDocument> DataAsync(string query) => JsonDocument.Parse(await sample.Site.TextAsync("/network/whole.json?" + query));

    async Task<SortedDictionary<string, (int, int)>> PlacesAsync(string query)
    {
        using var data = await DataAsync(query);
        var parties = data.RootElement.GetProperty("parties");
        var (ids, x, y) = (Column(parties, "id"), Column(parties, "x"), Column(parties, "y"));
        return new(Enumerable.Range(0, ids.Length).ToDictionary(i => ids[i].GetString()!, i => (x[i].GetInt32(), y[i].GetInt32())), StringComparer.Ordinal);
    }

    static JsonElement[] Column(JsonElement table, string name) => [.. table.GetProperty(name).EnumerateArray()];
}
