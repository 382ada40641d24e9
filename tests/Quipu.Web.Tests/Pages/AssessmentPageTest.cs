using System.Net;
using System.Text.Json;
using Quipu.Access;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Places held against an index: directions with their origins, claims with their status, published values beside them.</summary>
public sealed class AssessmentPageTest(SampleSite sample) : IDisposable
{
    readonly Visitor _visitor = new(sample.Site);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task Every_place_leads_to_its_indicators_and_each_of_these_to_every_claim_it_rests_on()
    {
        var places = (await _visitor.ReadAsync("/assessment?rows=500")).QuerySelectorAll("[data-place]").Select(r => r.GetAttribute("data-place")!).ToList();
        Assert.NotEmpty(places);
        var claims = 0;
        foreach (var place in places)
        {
            using var data = JsonDocument.Parse(await sample.Site.TextAsync($"/assessment/{Uri.EscapeDataString(place)}.json"));
            var page = await _visitor.ReadAsync($"/assessment/{Uri.EscapeDataString(place)}");
            Assert.Equal(32, page.QuerySelectorAll("[data-indicator]").Length);
            foreach (var indicator in data.RootElement.GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("indicators").EnumerateArray()).Where(i => i.GetProperty("coverage").GetProperty("claims").GetInt32() > 0))
            {
                var id = indicator.GetProperty("id").GetString();
                var own = await _visitor.ReadAsync($"/assessment/{Uri.EscapeDataString(place)}/{id}?rows=500");
                Assert.Equal(indicator.GetProperty("coverage").GetProperty("claims").GetInt32(), own.QuerySelectorAll(".bearing [data-claim]").Length);
                Assert.All(own.QuerySelectorAll(".bearing"), b => Assert.NotNull(b.QuerySelector(".chip.modality")));
                claims += own.QuerySelectorAll(".bearing").Length;
            }
        }

        Assert.True(claims > 0);
    }

    [Fact]
    public async Task No_number_of_ours_is_told_and_too_little_is_said_to_be_too_little()
    {
        using var data = JsonDocument.Parse(await sample.Site.TextAsync("/assessment.json?rows=500"));
        var place = data.RootElement.GetProperty("rows").EnumerateArray().First().GetProperty("code").GetString()!;
        var page = await _visitor.ReadAsync($"/assessment/{Uri.EscapeDataString(place)}");
        foreach (var row in page.QuerySelectorAll("[data-indicator]"))
        {
            var (level, text) = (row.GetAttribute("data-level")!, row.QuerySelector(".level")!.TextContent);
            Assert.Contains(level, new[] { "too_little", "strong", "weak", "mixed" });
            Assert.Matches(@"\(\d+ origins?\)$", text.Trim());
            if (int.Parse(System.Text.RegularExpressions.Regex.Match(text, @"\d+").Value, System.Globalization.CultureInfo.InvariantCulture) < 5) Assert.Equal("too_little", level);
        }
    }

    [Fact]
    public async Task A_place_an_indicator_or_a_scheme_that_is_not_there_is_told_in_one_sentence()
    {
        foreach (var (path, status) in new[] { ("/assessment/zz", HttpStatusCode.NotFound), ("/assessment?scheme=nothing", HttpStatusCode.BadRequest), ("/assessment/unplaced/nothing", HttpStatusCode.NotFound), ("/assessment.json?scheme=nothing", HttpStatusCode.BadRequest), ("/assessment/zz.csv", HttpStatusCode.NotFound) })
        {
            using var answer = await sample.Site.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((path, status), (path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_published_index_stands_beside_with_its_faults_and_an_own_scheme_is_read_from_the_workspace()
    {
        await using var site = await Site.StartAsync(s =>
        {
            s.Read(Repository.File("samples/tarumayo"), new GoldReader());
            IndexCase.Add(s);
        });
        using var visitor = new Visitor(site);
        var list = await visitor.ReadAsync("/assessment");
        Assert.Contains("2031", list.Body!.TextContent, StringComparison.Ordinal);
        // The markets of Valdoria come to 9.00, its actors to 8.00, Tarumayo's actors to 6.10 and not to 6.00.
        var faults = list.QuerySelectorAll(".index-faults li").Select(f => f.TextContent).ToList();
        Assert.Contains(faults, f => f.Contains("Tarumayo", StringComparison.Ordinal) && f.Contains("6.1", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.Contains("Valdoria, Criminal", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("Criminality avg,", StringComparison.Ordinal) || f.Contains("Criminal markets avg,", StringComparison.Ordinal));

        // Here the index has less than in half of its places; nothing is said where too little is on record.
        var port = await visitor.ReadAsync("/assessment/place:puerto-callpa");
        Assert.Contains("2 in 2031, rank 3 of 3", port.QuerySelector("[data-indicator=cocaine-trade]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(port.QuerySelectorAll(".differs"));
        Assert.Equal(3, (await visitor.ReadAsync("/assessment/place:puerto-callpa/cocaine-trade")).QuerySelectorAll("section[aria-labelledby=beside] tbody tr").Length);

        Directory.CreateDirectory(Path.Combine(site.Workspace.Path, "schemes"));
        File.WriteAllText(Path.Combine(site.Workspace.Path, "schemes", "own.yaml"), """
            scheme: ports
            en: Ports
            es: Puertos
            about: { en: Of the desk., es: De la redacción. }
            least: 2
            weighs: [convicted]
            groups:
              - id: all
                en: All
                es: Todo
                measure: presence
                indicators:
                  - id: accused
                    en: Anybody in proceedings
                    es: Alguien en proceso
                    rules:
                      - { claims: [proceeding], says: for, why: { en: It is a case., es: Es un proceso. } }
            """);
        File.WriteAllText(Path.Combine(site.Workspace.Path, "schemes", "wrong.yaml"), "scheme: wrong\nen: W\nes: W\nabout: { en: a, es: b }\ngroups:\n  - { id: x, en: X, es: X, measure: height, indicators: [] }\n");
        var own = await visitor.ReadAsync("/assessment?scheme=ports");
        Assert.Contains("wrong.yaml, line 6: 'measure' must be one of presence, working.", own.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var place = own.QuerySelector("[data-place]")!.GetAttribute("data-place")!;
        Assert.Single((await visitor.ReadAsync($"/assessment/{Uri.EscapeDataString(place)}?scheme=ports")).QuerySelectorAll("[data-indicator]"));
    }

    [Fact]
    public async Task The_index_as_it_is_published_comes_in_whole()
    {
        var file = Repository.File("../shared/data/records/stats/global_oc_index_2023.csv");
        Assert.SkipUnless(File.Exists(file), "The published table is not at hand.");
        await using var site = await Site.StartAsync(s => RegisterCase.Import(s, "global_oc_index_2023.csv", File.ReadAllText(file), 5, new("ocindex"), "series"));
        var (desk, scheme) = (new AssessmentDesk(site.Store, new(null)), Quipu.Assessment.SchemeLibrary.All[0]);
        var index = desk.Index(Viewer.Owner, scheme)!;
        Assert.Equal((193, "2023", "Global Initiative Against Transnational Organized Crime"), (index.Places, index.Period.ToString(), index.Publisher));
        Assert.All(scheme.Indicators, i => Assert.Equal(193, index.All(i).Length));
        // As the publisher prints them of Peru.
        Assert.Equal([9.0m, 4.5m, 9.0m, 7.5m], new[] { "cocaine-trade", "extortion-and-protection-racketeering", "trade-in-counterfeit-goods", "state-embedded-actors" }.Select(id => index.Find(scheme.Indicators.Single(i => i.Slug == id), "pe")!.Figure.Figure.Value));
        Assert.Equal(193, scheme.Regions.SelectMany(r => r.Countries).Distinct().Count());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n", index.Faults));
        Assert.DoesNotContain(index.Faults, f => f.Kind is Quipu.Assessment.IndexFaultKind.Average or Quipu.Assessment.IndexFaultKind.Missing);
        var known = index.All(scheme.Indicators[0]).Select(v => v.Place).Where(p => !p.StartsWith("place:", StringComparison.Ordinal)).ToHashSet();
        Assert.Empty(known.Where(c => scheme.RegionOf(c) is null));
        // "Congo, Dem, Rep,", "Korea, DPR" and "Korea, Rep," are no names of countries; they are told as they stand.
        Assert.Equal(["cd", "kp", "kr"], scheme.Regions.SelectMany(r => r.Countries).Where(c => !known.Contains(c)).Order(StringComparer.Ordinal));
        Assert.Equal(["Congo, Dem, Rep,", "Korea, DPR", "Korea, Rep,"], index.Faults.Where(f => f.Kind == Quipu.Assessment.IndexFaultKind.UnknownPlace).Select(f => f.Of).Order(StringComparer.Ordinal));
    }
}
