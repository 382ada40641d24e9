using System.Net;
using System.Text.Json;
using Deque.AxeCore.Playwright;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Quipu.Sources.Grades;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The pages of protected sources: everything that rests on one, and never who it is.</summary>
public sealed class ProtectedPagesTest(Case.Browser browser) : IAsyncLifetime
{
    Site _site = null!;

    string Page => "/sources/protected/" + ProtectedCase.Source(_site).Id.Value;

    public async ValueTask InitializeAsync() => _site = await ProtectedCase.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("en", "run quipu source edit PSEUDONYM")]
    [InlineData("es", "ejecute después quipu source edit SEUDÓNIMO")]
    public async Task Beside_forms_it_is_said_that_what_is_typed_is_not_looked_through(string language, string said)
    {
        Assert.Contains(said, await _site.TextAsync($"/searches?lang={language}"), StringComparison.Ordinal);
        await using var open = await Site.StartAsync(_ => { });
        Assert.DoesNotContain(said, await open.TextAsync($"/searches?lang={language}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_shows_every_claim_whole_and_no_page_says_who_it_is()
    {
        var (pages, claims, faults) = (0, 0, new List<string>());
        await foreach (var visit in new Walker(_site.Client).WalkAsync("/sources/protected", "/log"))
        {
            if (visit.Body.Contains("Rendueles", StringComparison.OrdinalIgnoreCase) || visit.Body.Contains("Octavio", StringComparison.OrdinalIgnoreCase)) faults.Add($"{visit.Path} says who it is");
            if (visit.Body.Contains("<script>window.stolen", StringComparison.Ordinal)) faults.Add($"{visit.Path} renders a reason");
            if (visit.Status != 200) faults.Add($"{visit.Path}: {visit.Status}");
            if (visit.IsTable) continue;
            var found = visit.IsData ? ClaimCheck.Json(visit.Body) : ClaimCheck.Page(visit.Body);
            (pages, claims) = (pages + 1, claims + found.Claims);
            faults.AddRange(found.Faults.Select(f => $"{visit.Path}: {f}"));
            if (pages > 250) break;
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(10)));
        Assert.True(pages > 100 && claims > 200, $"{pages} pages, {claims} claims");
    }

    [Fact]
    public async Task A_source_s_page_its_data_and_its_table_have_all_of_it_page_by_page()
    {
        var row = _site.Store.Protected.Source(Viewer.Owner, ProtectedCase.Called)!;
        Assert.True(row is { Documents: > 3, Claims: > 50, Reveals: ProtectedCase.Looks });
        using var data = JsonDocument.Parse(await _site.TextAsync(Page + ".json?rows=500"));
        Assert.Equal(row.Documents, data.RootElement.GetProperty("documents").GetProperty("rows").GetArrayLength());
        Assert.Equal(row.Claims, data.RootElement.GetProperty("claims").GetProperty("rows").GetArrayLength());
        Assert.Equal(row.Reveals, data.RootElement.GetProperty("reveals").GetProperty("rows").GetArrayLength());
        using var visitor = new Visitor(_site);
        Assert.Equal(50, (await visitor.ReadAsync(Page)).QuerySelectorAll("table tbody tr").Length);
        Assert.Equal(10, (await visitor.ReadAsync(Page + "?reveals=2")).QuerySelectorAll("table tbody tr").Length);
        Assert.Equal(ProtectedCase.Looks + 1, CsvRows.Read(await _site.TextAsync(Page + ".csv")).Count);
        Assert.Equal(2, CsvRows.Read(await _site.TextAsync("/sources/protected.csv")).Count);
        Assert.Contains("Contraseña equivocada", await _site.TextAsync(Page + "?lang=es"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_original_is_refused_and_the_document_leads_to_its_source()
    {
        var head = _site.Store.Documents(Viewer.Owner, new(), Paging.First).Rows[0].Head;
        using var answer = await _site.Client.GetAsync(new Uri($"/documents/{head.Id}/original", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("sealed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var visitor = new Visitor(_site);
        var page = await visitor.ReadAsync("/documents/" + head.Id.Value);
        Assert.NotNull(page.QuerySelector($".facts a[href='{Page}']"));
        Assert.Null(page.QuerySelector("a[href$='/original']"));
        var claim = _site.Store.Claims(Viewer.Owner, new() { Document = head.Id, Types = [ClaimType.Proceeding] }, Paging.First).Rows[0];
        Assert.Null((await visitor.ReadAsync("/claims/" + claim.Claim.Id.Value)).QuerySelector("a[href$='/original']"));
    }

    [Fact]
    public async Task Who_may_not_see_everything_finds_no_source_here()
    {
        await using var site = await ProtectedCase.StartAsync(o => o with { Viewer = new("guest", [DatasetName.Default]) });
        var page = "/sources/protected/" + ProtectedCase.Source(site).Id.Value;
        foreach (var path in new[] { page, page + ".json", page + ".csv" })
        {
            using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain(ProtectedCase.Called, await site.TextAsync("/sources/protected"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Axe_finds_no_violation_and_no_page_is_wider_than_a_phone()
    {
        var faults = new List<string>();
        // What the desk holds of the source stands beside what it is.
        _site.Store.Write([new Change.Graded(new(new("held"), GradeTarget.Of(SourceId.From(ProtectedCase.Called)), GradeScale.Kind, "official_statement", "Ana", DateTimeOffset.UnixEpoch))]);
        foreach (var (language, theme, width) in new[] { ("en", "light", 1280), ("es", "dark", 390), ("es", "light", 320) })
        {
            var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = width, Height = 900 } });
            foreach (var path in new[] { "/sources", "/claims", "/sources/protected", Page, "/documents/" + _site.Store.Documents(Viewer.Owner, new(), Paging.First).Rows[0].Head.Id.Value })
            {
                await page.GotoAsync($"{_site.Address}{path[1..]}?lang={language}&theme={theme}");
                faults.AddRange((await page.RunAxe()).Violations.Select(v => $"{path} {language}: {v.Id} {v.Help} {v.Nodes[0].Html}"));
                var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (over > 0) faults.Add($"{path} at {width} px is too wide by {over}");
                if (Environment.GetEnvironmentVariable("QUIPU_PICTURES") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{path.Split('/')[1]}-{path.Split('/').Length}-{width}.png") });
            }

            await page.Context.CloseAsync();
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
