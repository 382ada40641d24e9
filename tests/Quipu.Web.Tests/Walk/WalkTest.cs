using System.Text.RegularExpressions;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Walk;

public sealed partial class WalkTest(SampleSite sample)
{
    [Fact]
    public Task Every_page_and_its_data_shows_every_claim_with_its_axes() => WalkAsync(sample.Site, 500, registers: true);

    [Fact]
    public async Task So_it_is_with_what_the_reader_itself_finds()
    {
        await using var site = await Site.SampleAsync(new FrameReader());
        await WalkAsync(site, 200, registers: false);
    }

    static readonly string[] Registers = ["/replies/{id}", "/replies/letter", "/searches/{id}", "/watches/{id}", "/boards/{id}", "/boards/{id}/report", "/datasets", "/datasets/{id}", "/imports/{id}", "/rows/{id}", "/figures/rows", "/findings/{id}", "/editions/{id}"];

    static async Task WalkAsync(Site site, int least, bool registers)
    {
        var (pages, data, claims) = (0, 0, 0);
        var (faults, paths) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var walker = new Walker(site.Client);
        await foreach (var visit in walker.WalkAsync("/", "/search?q=police", "/search?q=Rendueles", "/entities?unnamed=1", "/replies", "/searches", "/sources/protected", "/draft-check"))
        {
            if (visit.Path.EndsWith("/original", StringComparison.Ordinal) || visit.Path.EndsWith(".zip", StringComparison.Ordinal) || visit.Path.EndsWith(".atom", StringComparison.Ordinal) || visit.Path.Split('?')[0].EndsWith(".docx", StringComparison.Ordinal) || visit.Path.Split('?')[0].EndsWith(".txt", StringComparison.Ordinal)) continue;
            paths.Add(Shape().Replace(visit.Path.Split('?')[0], "{id}"));
            if (visit.Status != 200) faults.Add($"{visit.Path}: {visit.Status}");
            if (visit.IsTable) continue;
            var findings = visit.IsData ? ClaimCheck.Json(visit.Body) : ClaimCheck.Page(visit.Body);
            _ = visit.IsData ? data++ : pages++;
            claims += findings.Claims;
            faults.AddRange(findings.Faults.Select(f => $"{visit.Path}: {f}"));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(20)));
        string[] all = ["/", "/publishing", "/figures", "/figures/series", "/documents", "/documents/{id}", "/entities", "/entities/{id}", "/entities/{id}/report", "/claims", "/claims/{id}", "/review", "/review/tally", "/timeline", "/map", "/laws", "/laws/{id}", "/assessment", "/assessment/{id}", "/assessment/{id}/{id}", "/network", "/network/tie", "/network/whole", "/boards", "/paths", "/holders", "/money", "/indicators", "/shared-ties", "/search", "/log", "/corrections", "/leavings", "/import/map", "/screening", "/matches", "/findings", "/patterns", "/patterns/{id}", "/patterns/new", "/patterns/{id}/edit", "/replies", "/replies/new", "/searches", "/watches", "/masks", "/sources", "/sources/{id}", "/editions", "/sources/protected", "/draft-check"];
        if (registers) all = [.. all, .. Registers];
        else all = [.. all, "/datasets", "/datasets/{id}"];
        paths.RemoveWhere(p => p.EndsWith(".csv", StringComparison.Ordinal) || p.EndsWith(".svg", StringComparison.Ordinal));
        Assert.Equal([.. all.Concat(all.Select(p => (p == "/" ? "/index" : p) + ".json")).Order(StringComparer.Ordinal)], paths.Order(StringComparer.Ordinal));
        Assert.True(pages > 50 && data > 50 && claims > least, $"{pages} pages, {data} data, {claims} claims shown");
        TestContext.Current.TestOutputHelper?.WriteLine($"{pages} pages, {data} sets of data, {claims} claims shown");
    }

    [Theory]
    [InlineData("/documents/{document}")]
    [InlineData("/entities/{entity}")]
    [InlineData("/claims")]
    [InlineData("/claims/{claim}")]
    [InlineData("/network")]
    [InlineData("/paths?from={entity}&to={other}")]
    [InlineData("/search?q=Rendueles")]
    public async Task The_check_fails_where_a_page_loses_an_axis(string path)
    {
        var html = await sample.Site.TextAsync(Fill(path));
        Assert.Empty(ClaimCheck.Page(html).Faults);
        foreach (var axis in new[] { "modality", "attribution", "standing" })
            Assert.NotEmpty(ClaimCheck.Page(html.Replace($"data-axis=\"{axis}\"", "data-gone", StringComparison.Ordinal)).Faults);
        Assert.NotEmpty(ClaimCheck.Page(html.Replace("data-claim=", "data-gone=", StringComparison.Ordinal).Replace("data-edge=", "data-gone=", StringComparison.Ordinal)).Faults);
    }

    [Theory]
    [InlineData("/documents/{document}.json")]
    [InlineData("/entities/{entity}.json")]
    [InlineData("/claims.json")]
    [InlineData("/claims/{claim}.json")]
    [InlineData("/network.json")]
    [InlineData("/paths.json?from={entity}&to={other}")]
    [InlineData("/search.json?q=Rendueles")]
    public async Task The_check_fails_where_data_loses_an_axis(string path)
    {
        var json = await sample.Site.TextAsync(Fill(path));
        Assert.Empty(ClaimCheck.Json(json).Faults);
        foreach (var axis in new[] { "modality", "attribution", "standing" })
            Assert.NotEmpty(ClaimCheck.Json(json.Replace($"\"{axis}\":", "\"gone\":", StringComparison.Ordinal)).Faults);
        Assert.NotEmpty(ClaimCheck.Json(json.Replace("\"own_voice\":true", "\"own_voice\":false", StringComparison.Ordinal)).Faults);
    }

    [Fact]
    public async Task An_empty_axis_is_no_axis()
    {
        var html = await sample.Site.TextAsync("/claims");
        Assert.NotEmpty(ClaimCheck.Page(Modality().Replace(html, "$1</span>")).Faults);
    }

    string Fill(string path)
    {
        var (store, viewer) = (sample.Site.Store, Access.Viewer.Owner);
        var claim = store.Claims(viewer, new() { Types = [ClaimType.ColludesWith, ClaimType.HoldsPost] }, Paging.First).Rows[0];
        return path.Replace("{document}", claim.Document.Id.Value, StringComparison.Ordinal).Replace("{claim}", claim.Claim.Id.Value, StringComparison.Ordinal)
            .Replace("{entity}", claim.Subject!.Entity.Value, StringComparison.Ordinal).Replace("{other}", claim.Object!.Entity.Value, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<=^/(documents|entities|claims|laws|datasets|imports|rows|findings|patterns|replies|searches|watches|boards|sources|editions)/)(?!new(\.json)?$)(?!letter(\.json)?$)(?!protected(\.|$))[^/]+?(/\d+)?(?=(/edit|/report)?(\.json|\.csv|\.docx)?$)|(?<=^/assessment/)[^/]+?(?=/|(\.json|\.csv)?$)|(?<=^/assessment/[^/]+/)[^/]+?(?=(\.json)?$)")]
    private static partial Regex Shape();

    [GeneratedRegex("(<span class=\"chip modality m-[a-z]+\" data-axis=\"modality\">)[^<]*</span>")]
    private static partial Regex Modality();
}
