using System.Net;
using System.Text;
using System.Text.Json;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Api;

/// <summary>Programs are told of registers and of what people accepted; what else the articles say neither takes a place nor gives a reason.</summary>
public sealed class ShownMatchesTest
{
    [Fact]
    public async Task Whom_an_answer_may_not_tell_of_takes_nobodys_place_and_makes_no_match_doubtful()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        PairCase.Add(site);
        var officer = PairCase.Giver(site, "rendueles", PairCase.Givers).Value;
        var best = Assert.Single(await MatchedAsync(site, "Octavio Rendueles Tintaya", "limit=1"));
        Assert.Equal(officer, best.GetProperty("id").GetString());
        // With what nobody accepted, the person of the articles comes first: that is whom the place was lost to.
        Assert.NotEqual(officer, Assert.Single(await MatchedAsync(site, "Octavio Rendueles Tintaya", "limit=1&proposals=true")).GetProperty("id").GetString());

        using var form = new FormUrlEncodedContent([new("queries", """{"q":{"query":"Octavio Rendueles Tintaya","type":"Person","limit":1}}""")]);
        using var answer = await site.Client.PostAsync(new Uri("/reconcile/all", UriKind.Relative), form);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var cell = Assert.Single(json.RootElement.GetProperty("q").GetProperty("result").EnumerateArray());
        Assert.Equal((officer, true), (cell.GetProperty("id").GetString(), cell.GetProperty("match").GetBoolean()));
    }

    [Fact]
    public async Task A_name_that_only_unreviewed_reporting_gives_finds_and_explains_nobody_unless_it_is_asked_for()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        RegisterCase.Import(site, "aportes.csv", RegisterCase.Header + "ER 2030;MOVIMIENTO TARUMAYO AVANZA;PERSONA NATURAL;;BARRENCA SOTIL ELEUTERIO;15/02/2030;EFECTIVO;10,00;R-9\n", 2, PairCase.Givers, "onpe");
        var (giver, reported) = (PairCase.Giver(site, "barrenca", PairCase.Givers), site.Store.Entities(Viewer.Owner, new("Eleuterio Barrenca Sotil"), Paging.First).Rows[0].Id);
        site.Store.Write([new Change.SamenessJudged(new(new("one"), giver, reported, Sameness.Same, "Ana", RegisterCase.Day(5), null)), new Change.Assembled()]);
        Assert.Equal(PairCase.Now(site, giver), PairCase.Now(site, reported));

        Assert.Contains("Molinero", Candidates(await MatchedAsync(site, "El Molinero", "cutoff=0.3&proposals=true")), StringComparison.Ordinal);
        Assert.DoesNotContain("Molinero", Candidates(await MatchedAsync(site, "El Molinero", "cutoff=0.01")), StringComparison.Ordinal);
        Assert.Empty(await MatchedAsync(site, "El Molinero", "cutoff=0.3"));
        var known = Assert.Single(await MatchedAsync(site, "Eleuterio Barrenca Sotil", "cutoff=0.3"));
        Assert.Equal("BARRENCA SOTIL ELEUTERIO", known.GetProperty("caption").GetString());
    }

    static string Candidates(JsonElement[] results) =>
        string.Join('\n', results.SelectMany(r => r.GetProperty("explanations").EnumerateObject()).Select(e => e.Value.GetProperty("candidate").GetString()));

    static async Task<JsonElement[]> MatchedAsync(Site site, string name, string how)
    {
        var body = JsonSerializer.Serialize(new { queries = new { q = new { schema = "Person", properties = new { name } } } });
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await site.Client.PostAsync(new Uri("/yente/match/all?" + how, UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        using var json = JsonDocument.Parse(text);
        return [.. json.RootElement.GetProperty("responses").GetProperty("q").GetProperty("results").EnumerateArray().Select(e => e.Clone())];
    }
}
