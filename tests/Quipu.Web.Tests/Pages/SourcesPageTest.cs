using System.Net;
using System.Text.Json;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Quipu.Sources.Grades;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Where documents come from: listed, graded by people, shown beside claims, narrowing lists, and never one score.</summary>
public sealed class SourcesPageTest : IAsyncLifetime
{
    Site _site = null!;
    Visitor _visitor = null!;
    ShownClaim _shown = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.SampleAsync(new GoldReader());
        _visitor = new(_site);
        _shown = _site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows[0];
    }

    public ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        return _site.DisposeAsync();
    }

    string Source => "/sources/" + _shown.Document.Source!.Source!.Value.Value;

    [Fact]
    public async Task A_grade_is_given_on_a_page_shown_beside_claims_and_taken_back_there()
    {
        var (status, to) = await GradeAsync(Source, "reliability", "B", "corrects its errors");
        Assert.Equal((HttpStatusCode.Redirect, Source), (status, to?.Split('#')[0]));
        await GradeAsync("/claims/" + _shown.Claim.Id.Value, "credibility", "4");
        var page = await _visitor.ReadAsync("/claims/" + _shown.Claim.Id.Value);
        Assert.Equal(["reliability B", "credibility 4"], page.QuerySelectorAll("article.claim .source [data-grade]:not([data-grade=kind])").Select(g => g.TextContent.Trim()));
        Assert.Equal("reliability B", (await _visitor.ReadAsync("/claims?type=colludes_with&reliability=B")).QuerySelector(".claim .source [data-grade=reliability]")!.TextContent.Trim());
        using var json = JsonDocument.Parse(await _site.TextAsync($"/claims/{_shown.Claim.Id.Value}.json"));
        var claim = json.RootElement.GetProperty("claim");
        Assert.Equal(("4", "B", "outlet"), (claim.GetProperty("credibility").GetString(), claim.GetProperty("document").GetProperty("source").GetProperty("reliability").GetString(), claim.GetProperty("document").GetProperty("source").GetProperty("kind").GetString()));
        await _visitor.PressAsync(Source, ".grades button.undo");
        var grade = Assert.Single(_site.Store.Grades(Viewer.Owner, GradeTarget.Of(_shown.Document.Source!.Source!.Value)));
        Assert.Equal(("Ana", "corrects its errors"), (grade.RetiredBy, grade.Reason));
        Assert.Empty((await _visitor.ReadAsync("/claims?type=colludes_with")).QuerySelectorAll("[data-grade=reliability]"));
    }

    [Theory]
    [InlineData("reliability", "Z", "A, B, C, D, E, F")]
    [InlineData("credibility", "2", "kind, licence, reliability")]
    [InlineData("nonsense", "2", "kind, licence, reliability")]
    public async Task What_is_no_grade_is_refused_with_one_sentence(string scale, string value, string sentence)
    {
        var (status, body) = await _visitor.SendFormAsync(Source + "/grades", new KeyValuePair<string, string>(WebHost.TokenField, await _visitor.TokenAsync()), new("scale", scale), new("value", value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(sentence, WebUtility.HtmlDecode(body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/claims?reliability=Z")]
    [InlineData("/documents?credibility=9")]
    [InlineData("/search?q=x&kind=gossip")]
    [InlineData("/sources?kind=gossip")]
    public async Task A_mark_that_does_not_exist_is_told(string path)
    {
        using var answer = await _site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Page_data_and_table_list_the_same_sources_and_their_documents_are_those_of_the_list()
    {
        using var json = JsonDocument.Parse(await _site.TextAsync("/sources.json?rows=500"));
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(rows.Count, CsvClient.Read(await _site.TextAsync("/sources.csv")).Count);
        Assert.Equal(rows.Count, (await _visitor.ReadAsync("/sources?rows=500")).QuerySelectorAll("table.sources tbody tr").Length);
        foreach (var row in rows)
        {
            using var documents = JsonDocument.Parse(await _site.TextAsync("/documents.json?source=" + row.GetProperty("id").GetString()));
            Assert.Equal(row.GetProperty("documents").GetInt32(), documents.RootElement.GetProperty("total").GetInt32());
        }
    }

    [Theory]
    [InlineData("en", "confidential source", "the party itself", "outlet")]
    [InlineData("es", "fuente reservada", "la propia parte", "medio")]
    public async Task A_protected_source_and_a_party_that_answered_are_no_outlets(string language, string confidential, string party, string outlet)
    {
        await using var site = await ProtectedCase.StartAsync();
        using var visitor = new Visitor(site);
        // In this case somebody who is accused is the source, too; an answer of theirs would be under the pseudonym.
        var asked = ReplyCase.Unanswered(site).First(a => a.First().Subject!.Name != ProtectedCase.Called);
        var request = ReplyCase.Ask(site, asked.Key, asked.First().Claim.Id);
        Assert.Null(ReplyCase.Desk(site).Answer(request, new(ReplyCase.Words, AnswerKind.Denies, ReplyCase.Asked.AddDays(2))).Fault);
        // The list, its data and its table; nothing is left to confirm.
        Assert.Equal([confidential, party], (await Kinds("/sources?order=most_documents")).Distinct());
        foreach (var (kind, label, why) in new[] { ("confidential", confidential, "protected"), ("party", party, "answered") })
        {
            var page = await visitor.ReadAsync($"/sources?kind={kind}&lang={language}");
            Assert.Equal(label, Assert.Single(page.QuerySelectorAll("table.sources td .grade.kind")).TextContent);
            Assert.NotNull(page.QuerySelector($"form.filters input[name=kind][value={kind}][checked]"));
            using var json = JsonDocument.Parse(await site.TextAsync("/sources.json?kind=" + kind));
            var row = Assert.Single(json.RootElement.GetProperty("rows").EnumerateArray());
            Assert.Equal((kind, why, kind), (row.GetProperty("kind").GetString(), row.GetProperty("kind_why").GetString(), row.GetProperty("nature").GetString()));
            Assert.Equal((kind, why, kind), Assert.Single(CsvClient.Read(await site.TextAsync("/sources.csv?kind=" + kind))) is var cells ? (cells["kind"], cells["kind_why"], cells["nature"]) : default);
            Assert.Equal(label, (await visitor.ReadAsync($"/sources/{row.GetProperty("id").GetString()}?lang={language}")).QuerySelector("dl.facts-list dd")!.FirstChild!.TextContent.Trim());
            // Claims and documents bear the mark, and are found by it.
            Assert.Equal([label], (await Kinds("/claims?kind=" + kind, ".claim .source .grade.kind")).Distinct());
            Assert.Equal([label], (await Kinds("/documents?kind=" + kind, ".stories .grade.kind")).Distinct());
            using var claims = JsonDocument.Parse(await site.TextAsync("/claims.json?kind=" + kind));
            Assert.NotEmpty(claims.RootElement.GetProperty("rows").EnumerateArray());
            Assert.All(claims.RootElement.GetProperty("rows").EnumerateArray(), c => Assert.Equal(kind, c.GetProperty("document").GetProperty("source").GetProperty("kind").GetString()));
        }

        Assert.Empty(await Kinds("/claims?kind=outlet", ".claim .source .grade.kind"));
        // What the desk holds of a source stands beside what it is.
        var source = Assert.Single(site.Store.Sources(Viewer.Owner, new(ProtectedCase.Called), Paging.First).Rows).Id;
        await visitor.SendAsync($"/sources/{source.Value}/grades", new(WebHost.TokenField, await visitor.TokenAsync()), new("scale", "kind"), new("value", "outlet"), new("reason", ""), new("back", "/sources"));
        Assert.Equal([confidential, outlet], (await Kinds("/claims?kind=outlet", ".claim .source .grade.kind")).Distinct());
        Assert.Equal([confidential, outlet, party], await Kinds("/sources"));
        Assert.Equal([confidential, outlet], (await visitor.ReadAsync($"/sources/{source.Value}?lang={language}")).QuerySelectorAll("dl.facts-list dd").Take(2).Select(d => d.FirstChild!.TextContent.Trim()));

        async Task<IEnumerable<string>> Kinds(string path, string marks = "table.sources td .grade.kind") =>
            (await visitor.ReadAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}")).QuerySelectorAll(marks).Select(m => m.TextContent);
    }

    [Fact]
    public async Task A_claim_says_how_many_independent_origins_say_it_and_a_source_what_rests_on_it_alone()
    {
        using var json = JsonDocument.Parse(await _site.TextAsync($"/claims/{_shown.Claim.Id.Value}.json"));
        var origins = json.RootElement.GetProperty("origins");
        Assert.Equal(origins.GetProperty("independent").GetInt32(), origins.GetProperty("origins").GetArrayLength());
        Assert.Contains("independent origin", (await _visitor.ReadAsync("/claims/" + _shown.Claim.Id.Value)).QuerySelector("#origins h2")!.TextContent, StringComparison.Ordinal);
        using var source = JsonDocument.Parse(await _site.TextAsync(Source + ".json"));
        var alone = source.RootElement.GetProperty("alone");
        Assert.Equal(source.RootElement.GetProperty("source").GetProperty("alone").GetInt32(), alone.GetProperty("total").GetInt32());
        Assert.All(alone.GetProperty("rows").EnumerateArray(), c => Assert.Equal(_shown.Document.Publisher, c.GetProperty("document").GetProperty("publisher").GetString()));
    }

    async Task<(HttpStatusCode Status, string? To)> GradeAsync(string path, string scale, string value, string? reason = null) => await _visitor.SendAsync(
        path + "/grades", new(WebHost.TokenField, await _visitor.TokenAsync()), new("scale", scale), new("value", value), new("reason", reason ?? ""), new("back", path));
}
