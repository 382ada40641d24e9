using System.Net;
using System.Text;
using System.Text.Json;
using Quipu.Access;
using Quipu.Matching.Scoring;
using Quipu.Matching.Screening;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Xunit;
using Party = Quipu.Matching.Scoring.Party;

namespace Quipu.Web.Tests.Api;

/// <summary>The addresses for other programs: /yente and /reconcile, over the sample case and its registers.</summary>
public sealed class YenteApiTest(SampleSite sample)
{
    const string Asked = """{"queries":{"q":{"schema":"Person","properties":{"name":["Celina Ordaya Muñante"],"country":"Perú","wizardry":"high"}}}}""";

    Site Site => sample.Site;

    EntityId Donor => Assert.Single(Site.Store.RegisterEntities(Viewer.Owner, new("ordaya"), Search.Paging.First).Rows).Id;

    [Fact]
    public async Task An_entity_comes_with_what_names_it_and_the_other_end_of_each_edge()
    {
        using var json = await ReadAsync($"/yente/entities/{Uri.EscapeDataString(Donor.Value)}");
        var payment = json.RootElement.GetProperty("properties").GetProperty("paymentPayer")[0];
        Assert.Equal("Payment", payment.GetProperty("schema").GetString());
        Assert.Contains("TARUMAYO", payment.GetProperty("properties").GetProperty("beneficiary")[0].GetProperty("caption").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Donor.Value, payment.GetProperty("properties").GetProperty("payer")[0].GetString());
        using var flat = await ReadAsync($"/yente/entities/{Uri.EscapeDataString(Donor.Value)}?nested=false");
        Assert.False(flat.RootElement.GetProperty("properties").TryGetProperty("paymentPayer", out _));
        using var adjacent = await ReadAsync($"/yente/entities/{Uri.EscapeDataString(Donor.Value)}/adjacent/paymentPayer?limit=1");
        Assert.Equal(1, adjacent.RootElement.GetProperty("total").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task What_vanished_from_its_register_is_neither_found_nor_told()
    {
        using var json = await ReadAsync($"/yente/search/{RegisterCase.Contributions}?q=dragados&schema=LegalEntity");
        Assert.Equal(0, json.RootElement.GetProperty("total").GetProperty("value").GetInt32());
        var gone = Assert.Single(Site.Store.RegisterEntities(Viewer.Owner, new("dragados"), Search.Paging.First).Rows);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/yente/entities/{Uri.EscapeDataString(gone.Id.Value)}"));
    }

    [Fact]
    public async Task Of_the_reporting_only_accepted_stated_claims_are_told_and_the_rest_on_wish_with_its_status()
    {
        var claims = Site.Store.Claims(Viewer.Owner, new() { Reviews = [ReviewState.Proposed], Modalities = [Modality.Alleged] }, new(0, 200)).Rows;
        var (shown, told) = (from claim in claims
                             where claim.Subject is { Named: true }
                             let ties = Exports.FollowTheMoneyMapping.Entities(claim)
                             where ties.Length > 0
                             select (claim, ties[0])).First();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/yente/entities/{told.Id.Value}"));
        using var json = await ReadAsync($"/yente/entities/{told.Id.Value}?proposals=true&nested=false");
        Assert.Contains("alleged", json.RootElement.GetProperty("properties").GetProperty("summary")[0].GetString(), StringComparison.Ordinal);
        using var party = await ReadAsync($"/yente/entities/{shown.Subject!.Entity.Value}?proposals=true");
        Assert.Equal(shown.Subject.Entity.Value, party.RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_joined_entity_leads_to_the_one_it_was_joined_into()
    {
        using var answer = await Site.Client.GetAsync(new Uri("/yente/entities/tarumayo%2Fautoridad%201", UriKind.Relative));
        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
    }

    [Theory]
    [InlineData("ordaya AND NOT celina", 0)]
    [InlineData("(ordaya OR dragados) AND celina", 1)]
    [InlineData("\"celina ordaya\"", 1)]
    [InlineData("\"ordaya celina\"", 0)]
    [InlineData("orda*", 1)]
    [InlineData("ordaya schema:Person", 1)]
    [InlineData("ordaya -schema:Person", 0)]
    [InlineData("idNumber:09876543", 1)]
    [InlineData("09876543", 1)]
    public async Task The_grammar_of_queries_is_understood(string query, int found)
    {
        using var json = await ReadAsync($"/yente/search/{RegisterCase.Contributions}?schema=Person&q={Uri.EscapeDataString(query)}");
        Assert.Equal(found, json.RootElement.GetProperty("total").GetProperty("value").GetInt32());
    }

    [Theory]
    [InlineData("ordaya AND")]
    [InlineData("(ordaya")]
    [InlineData("\"ordaya")]
    [InlineData("a/b")]
    [InlineData("[1 TO 2]")]
    public async Task What_is_no_query_is_refused_with_a_sentence(string query)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync($"/yente/search/all?q={Uri.EscapeDataString(query)}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"/yente/search/all?simple=true&q={Uri.EscapeDataString(query)}"));
    }

    [Fact]
    public async Task A_catalogue_that_is_known_is_not_sent_again()
    {
        using var first = await Site.Client.GetAsync(new Uri("/yente/catalog", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/yente/catalog");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await Site.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_match_repeats_what_was_taken_and_gives_its_reasons()
    {
        using var json = await PostAsync($"/yente/match/{RegisterCase.Contributions}", Asked);
        var answer = json.RootElement.GetProperty("responses").GetProperty("q");
        var query = answer.GetProperty("query").GetProperty("properties");
        Assert.Equal("pe", query.GetProperty("country")[0].GetString());
        Assert.False(query.TryGetProperty("wizardry", out _));
        var best = answer.GetProperty("results")[0];
        Assert.Equal(Donor.Value, best.GetProperty("id").GetString());
        Assert.NotEmpty(best.GetProperty("explanations").EnumerateObject());
    }

    [Theory]
    [InlineData("?algorithm=neural-net", 400)]
    [InlineData("?limit=501", 422)]
    [InlineData("?threshold=2", 422)]
    [InlineData("?exclude_schema=Wizard", 400)]
    [InlineData("?changed_since=yesterday", 422)]
    public async Task A_match_that_cannot_be_asked_so_is_refused(string query, int status)
    {
        using var answer = await Site.Client.PostAsync(new Uri("/yente/match/all" + query, UriKind.Relative), new StringContent(Asked, Encoding.UTF8, "application/json"));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("detail", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Host", "evil.example")]
    public async Task A_page_of_another_site_asks_for_nothing(string header, string value)
    {
        foreach (var path in new[] { "/yente/match/all", "/reconcile/all" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(Asked, Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await Site.Client.SendAsync(request);
            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest);
            Assert.DoesNotContain("Ordaya", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    /// <summary>Match, reconciliation, the screening of a table, and the scorer itself (which the cross-reference and the pages ask).</summary>
    [Fact]
    public async Task A_pair_has_one_score_whoever_asks()
    {
        const string name = "Ordaya Muñante, Celina";
        using var index = MatchIndex.Of(Site.Store);
        var itself = Algorithms.All[0].Score(Party.Of("Person", [new("name", name)]), index.Party(Viewer.Owner, Donor)!);
        Assert.InRange(itself, 0.3, 1);
        using var match = await PostAsync("/yente/match/all?threshold=0.1", """{"queries":{"q":{"schema":"Person","properties":{"name":"NAME"}}}}""".Replace("NAME", name, StringComparison.Ordinal));
        var matched = match.RootElement.GetProperty("responses").GetProperty("q").GetProperty("results")[0];
        Assert.Equal((Donor.Value, itself), (matched.GetProperty("id").GetString(), matched.GetProperty("score").GetDouble()));
        using var form = new FormUrlEncodedContent([new("queries", """{"q":{"query":"NAME","type":"Person"}}""".Replace("NAME", name, StringComparison.Ordinal))]);
        using var answer = await Site.Client.PostAsync(new Uri("/reconcile/all", UriKind.Relative), form);
        using var reconciled = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(itself, reconciled.RootElement.GetProperty("q").GetProperty("result")[0].GetProperty("score").GetDouble());
        Assert.Equal(itself, Screened(index, "nombre,fecha de nacimiento,sexo\n\"" + name + "\",,\n").Score);
    }

    ScreenedHit Screened(MatchIndex index, string table)
    {
        using var folder = new TemporaryFolder();
        var file = new RegisterFile(folder.Write("personas.csv", Encoding.UTF8.GetBytes(table)), "personas.csv", new(new string('0', 64)));
        var screening = new Screener(index, Site.Store, Viewer.Owner, new() { Threshold = 0.1 }).Open(file, [])!;
        return Assert.Single(screening.Rows(0, long.MaxValue)).Hits[0];
    }

    async Task<JsonDocument> ReadAsync(string path)
    {
        using var answer = await Site.Client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return JsonDocument.Parse(text);
    }

    async Task<JsonDocument> PostAsync(string path, string json)
    {
        using var answer = await Site.Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return JsonDocument.Parse(text);
    }

    async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await Site.Client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
