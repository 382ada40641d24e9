using System.Globalization;
using System.Net;
using System.Text.Json;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Reading;
using Quipu.Search;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Every picture of a page can be taken out, and whoever has only the file learns the status of everything in it, its legend, its date, its sources and their licences.</summary>
public sealed class PicturesTest(Case.Browser browser)
{
    static Task<Site> SiteAsync() => Site.SampleAsync(new GoldReader(), registers: true);

    static async Task<List<string>> PicturesAsync(Site site)
    {
        using var figures = JsonDocument.Parse(await site.TextAsync("/figures.json?rows=100"));
        var pages = new[] { "/money", "/figures?rows=100" }.Concat(site.Store.Findings(Viewer.Owner, new() { Private = false }, new(0, 500)).Rows.DistinctBy(k => k.Finding.Pattern).Select(k => "/findings/" + k.Finding.Id.Value));
        var found = new List<string>();
        using var visitor = new Visitor(site);
        foreach (var page in pages)
            found.AddRange((await visitor.ReadAsync(page)).QuerySelectorAll(".save-picture a").Select(a => a.GetAttribute("href")!));
        return found;
    }

    static void AcceptAll(Site site)
    {
        site.Store.Write([.. site.Store.AllClaims(Viewer.Owner).Select((c, i) => new Change.Judged(new(new($"p{i}"), c.Claim, Verdict.Accepted, "Ana", DateTimeOffset.UnixEpoch)))]);
        FindingCase.Find(site);
    }

    [Fact]
    public async Task Each_picture_says_of_everything_in_it_how_it_is_said_by_whom_where_it_stands_and_where_it_comes_from()
    {
        await using var site = await SiteAsync();
        AcceptAll(site);
        var pictures = await PicturesAsync(site);
        foreach (var kind in new[] { "/money/picture.svg", "/figures/series/picture.svg", "/findings/" }) Assert.Contains(pictures, p => p.StartsWith(kind, StringComparison.Ordinal));
        foreach (var address in pictures)
            foreach (var words in Words.All)
            {
                var picture = PictureClient.Read(await site.TextAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + words.Code), words);
                Assert.Empty(picture.Lacks().Select(l => $"{address}: {l}"));
            }
    }

    [Fact]
    public async Task A_picture_that_was_stripped_of_any_of_it_is_seen()
    {
        await using var site = await SiteAsync();
        AcceptAll(site);
        var svg = await site.TextAsync("/money/picture.svg?lang=en");
        Assert.Empty(PictureClient.Read(svg, Words.English).Lacks());
        (string Lacks, Action<PictureClient> Take)[] faults =
        [
            ("status", c => c.Silence()), ("modality", c => c.Harden()), ("legend", c => c.Remove("legend")), ("date", c => c.Remove("colophon")), ("sources", c => c.Remove("sources")), ("licence", c => c.Unlicense()),
            ("not told in print", c => c.Remove("row")), ("nothing is drawn", c => c.Drawn.ToList().ForEach(d => d.Remove())),
        ];
        foreach (var (lacks, take) in faults)
            Assert.Contains(PictureClient.Read(PictureClient.Without(svg, take), Words.English).Lacks(), l => l.StartsWith(lacks, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_picture_carries_is_in_the_log_with_its_claims()
    {
        await using var site = await SiteAsync();
        AcceptAll(site);
        foreach (var address in await PicturesAsync(site))
        {
            var before = site.Store.Leavings(Viewer.Owner, new() { Act = LeavingAct.Picture }, Paging.First).Total;
            var svg = await site.TextAsync(address);
            var rows = site.Store.Leavings(Viewer.Owner, new() { Act = LeavingAct.Picture }, Paging.First);
            Assert.Equal(before + 1, rows.Total);
            var left = rows.Rows[0];
            Assert.Equal((address, ContentHash.Sha256(System.Text.Encoding.UTF8.GetBytes(svg))), (left.Question, left.Sha256));
            var told = PictureClient.Read(svg, Words.English).Rows;
            foreach (var claim in site.Store.Carried(Viewer.Owner, left.Id).Claims.Select(c => site.Store.Claim(Viewer.Owner, c.Claim)!))
                Assert.Contains(PictureClient.Squeezed(Quipu.Web.Parts.StatusWords.Of(Words.English, claim)), told, StringComparison.Ordinal);
        }

        Assert.Contains(site.Store.Leavings(Viewer.Owner, new() { Act = LeavingAct.Picture }, new(0, 100)).Rows, l => l.Claims > 0 && l.Format == "money");
        Assert.Contains(site.Store.Leavings(Viewer.Owner, new() { Act = LeavingAct.Picture }, new(0, 100)).Rows, l => l is { Claims: > 0, Format: "finding", Findings.Length: 1 });
    }

    [Fact]
    public async Task A_private_finding_gives_no_picture_and_an_address_without_one_says_so()
    {
        await using var site = await SiteAsync();
        var hidden = FindingCase.Private(site).Finding.Id.Value;
        Assert.DoesNotContain("picture.svg", await site.TextAsync("/findings/" + hidden), StringComparison.Ordinal);
        await RefusedAsync(site, $"/findings/{hidden}/picture.svg", HttpStatusCode.Forbidden);
        await RefusedAsync(site, "/money/picture.svg?from=1900&to=1901", HttpStatusCode.NotFound);
        await RefusedAsync(site, "/money/picture.svg?kind=gold", HttpStatusCode.BadRequest);
        await RefusedAsync(site, "/figures/series/picture.svg?metric=none&unit=none", HttpStatusCode.NotFound);
        Assert.Equal(0, site.Store.Leavings(Viewer.Owner, new() { Act = LeavingAct.Picture }, Paging.First).Total);
    }

    static async Task RefusedAsync(Site site, string address, HttpStatusCode status)
    {
        using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_s_shape_is_a_picture_that_names_nobody_and_is_in_no_log()
    {
        await using var site = await SiteAsync();
        var svg = await site.TextAsync("/patterns/money-office-loop/picture.svg");
        var picture = PictureClient.Read(svg, Words.English);
        Assert.Contains(Words.English["picture.shape"], picture.Whole, StringComparison.Ordinal);
        Assert.NotEmpty(picture.Drawn);
        Assert.Equal(0, site.Store.Leavings(Viewer.Owner, new() { Act = LeavingAct.Picture }, Paging.First).Total);
    }

    [Fact]
    public async Task A_masked_name_is_on_no_picture()
    {
        const string Paid = "A payment\n\nPublished: 2031-05-02\n\nOn 3 May 2030 Ernesto Vilcabana gave $1,000 to Yarizé Quillahuamán. ", Minor = "Yarizé Quillahuamán, a minor, was found on Monday.\n";
        static async Task<string> PictureAsync(string article)
        {
            await using var site = await Site.StartAsync(s => Read(s, article));
            return await site.TextAsync("/money/picture.svg");
        }

        // Where nothing asks for a mask it is there, so the look would see a leak.
        Assert.Contains("Quillahuamán", await PictureAsync(Paid), StringComparison.Ordinal);
        var masked = await PictureAsync(Paid + Minor);
        Assert.Contains("Vilcabana", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillahuamán", masked, StringComparison.Ordinal);
    }

    static void Read(Site site, string article)
    {
        using var folder = new TemporaryFolder();
        folder.Write("nota.txt", System.Text.Encoding.UTF8.GetBytes(article));
        site.Read(folder.Path, new FrameReader());
    }

    /// <summary>Names without end, sixty flows, markup in names: nothing of it leaves the sheet, and nothing is cut.</summary>
    [Fact]
    public async Task An_ugly_picture_keeps_to_its_sheet_and_keeps_every_name_whole()
    {
        static string Donor(int i) => $"ASOCIACIÓN DE TRANSPORTISTAS {(char)('A' + (i % 26))}{i} DE LA CUENCA ALTA DEL TARUMAYO Y ANEXOS <b>&</b> SOCIEDAD COMERCIAL DE RESPONSABILIDAD LIMITADA";
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"ER 2030;MOVIMIENTO TARUMAYO AVANZA;PERSONA JURÍDICA;{(20123456000 + i).ToString(CultureInfo.InvariantCulture)};{Donor(i)};16/02/2030;ESPECIE;{(i + 1) * 100}.00;R-{i}\n"));
        await using var site = await Site.StartAsync(s => RegisterCase.Import(s, "aportes.csv", RegisterCase.Header + rows, 2, RegisterCase.Contributions, "onpe"));
        var svg = await site.TextAsync("/money/picture.svg?lang=es");
        var picture = PictureClient.Read(svg, Words.Spanish);
        Assert.Empty(picture.Lacks());
        Assert.Contains(Words.Spanish.Count("money.left", 20), picture.Whole, StringComparison.Ordinal);
        Assert.Contains(PictureClient.Squeezed(Donor(59)), PictureClient.Squeezed(picture.Whole), StringComparison.Ordinal);
        await KeepsToItsSheetAsync(svg, "ugly-money");
    }

    [Fact]
    public async Task Pictures_of_the_sample_case_keep_to_their_sheets()
    {
        await using var site = await SiteAsync();
        AcceptAll(site);
        foreach (var (address, i) in (await PicturesAsync(site)).Append("/patterns/money-office-loop/picture.svg").Select((a, i) => (a, i)))
            await KeepsToItsSheetAsync(await site.TextAsync(address), $"sample-{i}");
    }

    async Task KeepsToItsSheetAsync(string svg, string name)
    {
        var page = await browser.PageAsync(new() { ViewportSize = new() { Width = 1100, Height = 900 } });
        await page.SetContentAsync($"<body style='margin:0'>{svg[svg.IndexOf("<svg", StringComparison.Ordinal)..]}</body>");
        var strays = await page.EvaluateAsync<string[]>("() => { const sheet = document.querySelector('svg').getBoundingClientRect(); return [...document.querySelectorAll('svg text')].filter(t => { const b = t.getBoundingClientRect(); return b.left < sheet.left || b.right > sheet.right + 1 || b.bottom > sheet.bottom + 1 || b.top < sheet.top; }).map(t => t.textContent); }");
        if (Environment.GetEnvironmentVariable("QUIPU_PICTURES_TO") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        await page.Context.CloseAsync();
        Assert.Empty(strays);
    }
}
