using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Reports to hand over: everything on record once, with its status; quotes that can be checked; a Word file that is one.</summary>
public sealed partial class ReportsPageTest(Case.Browser browser, SampleSite sample)
{
    static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    IStore Store => sample.Site.Store;

    EntityId Entity => Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows[0].Subject!.Entity;

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Every_claim_that_was_not_rejected_is_printed_once_with_its_status(string language)
    {
        var html = await sample.Site.Client.GetStringAsync(new Uri($"/entities/{Entity}/report?lang={language}", UriKind.Relative));
        var claims = Paging.All(p => Store.Claims(Viewer.Owner, new() { Entity = Entity }, p)).Where(c => c.Review.State != ReviewState.Rejected).Select(c => c.Claim.Id.Value).ToList();
        Assert.True(claims.Count > 3);
        Assert.Equal(claims.Order(), Printed().Matches(html).Select(m => m.Groups[1].Value).Order());
        Assert.Equal(claims.Count, Regex.Count(html, "<span class=\"chip modality m-[a-z]+\" data-axis=\"modality\"", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Quotes_hash_again()
    {
        using var report = JsonDocument.Parse(await sample.Site.Client.GetStringAsync(new Uri($"/entities/{Entity}/report.json", UriKind.Relative)));
        var quotes = report.RootElement.GetProperty("quotes").EnumerateArray().ToList();
        Assert.True(quotes.Count > 3);
        foreach (var quote in quotes)
        {
            var text = Store.Document(Viewer.Owner, new(quote.GetProperty("document").GetString()!))!.Text;
            var runes = text.EnumerateRunes().ToArray();
            var words = string.Concat(runes[quote.GetProperty("from").GetInt32()..quote.GetProperty("to").GetInt32()].Select(r => r.ToString()));
            Assert.Equal(Hash(words), quote.GetProperty("sha256").GetString());
            Assert.Equal(Hash(text), quote.GetProperty("text_sha256").GetString());
        }
    }

    [Fact]
    public async Task What_nobody_accepted_can_be_left_out_and_is_counted()
    {
        using var all = JsonDocument.Parse(await sample.Site.Client.GetStringAsync(new Uri($"/entities/{Entity}/report.json", UriKind.Relative)));
        using var own = JsonDocument.Parse(await sample.Site.Client.GetStringAsync(new Uri($"/entities/{Entity}/report.json?accepted=1", UriKind.Relative)));
        Assert.Equal(all.RootElement.GetProperty("proposed").GetInt32(), own.RootElement.GetProperty("proposed").GetInt32());
        Assert.DoesNotContain(own.RootElement.GetProperty("groups").EnumerateArray(), g => !g.GetProperty("is_accepted").GetBoolean());
    }

    [Fact]
    public async Task The_word_file_says_the_same_and_leaves_by_the_door_of_all_exports()
    {
        using var answer = await sample.Site.Client.GetAsync(new Uri($"/entities/{Entity}/report.docx", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            await using var part = await entry.OpenAsync();
            Assert.NotNull(XDocument.Load(part).Root);
        }

        await using var main = await zip.GetEntry("word/document.xml")!.OpenAsync();
        var paragraphs = XDocument.Load(main).Descendants(W + "p").Select(p => string.Concat(p.Descendants(W + "t").Select(t => t.Value))).ToList();
        using var report = JsonDocument.Parse(await sample.Site.Client.GetStringAsync(new Uri($"/entities/{Entity}/report.json", UriKind.Relative)));
        var claims = report.RootElement.GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("claims").EnumerateArray()).ToList();
        for (var number = 1; number <= claims.Count; number++) Assert.Contains(paragraphs, p => p.StartsWith($"{number}. ", StringComparison.Ordinal));
        foreach (var quote in report.RootElement.GetProperty("quotes").EnumerateArray()) Assert.Contains(quote.GetProperty("sha256").GetString(), paragraphs);
        var leaving = Assert.Single(Paging.All(p => Store.Leavings(Viewer.Owner, new(), p)), l => l.Sha256 == Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal("docx", leaving.Format);
    }

    [Theory]
    [InlineData("en", "Report to hand over")]
    [InlineData("es", "Informe para entregar")]
    public async Task From_a_page_it_is_reached_narrowed_and_printed_on_several_sheets_without_the_menu(string language, string link)
    {
        var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync($"{sample.Site.Address}entities/{Entity}?lang={language}");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = link }).ClickAsync();
        await page.WaitForURLAsync("**/report");
        Assert.True(await page.Locator("[data-claim]").CountAsync() > 3);
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.False(await page.Locator(".mast").IsVisibleAsync());
        Assert.False(await page.Locator(".foot").IsVisibleAsync());
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.True(Regex.Count(pdf, @"/Type\s*/Page\b(?!s)", RegexOptions.None, TimeSpan.FromSeconds(5)) > 1);
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Screen });
        await page.Locator(".tools-line a[href*='accepted=1']").First.ClickAsync();
        await page.WaitForURLAsync("**accepted=1");
        Assert.Equal(0, await page.Locator("#proposed").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nobody_and_no_board_have_no_report()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Site.Client.GetAsync(new Uri("/entities/nobody/report", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Site.Client.GetAsync(new Uri("/entities/nobody/report.docx", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Site.Client.GetAsync(new Uri("/boards/none/report", UriKind.Relative))).StatusCode);
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("<article class=\"claim [^>]*data-claim=\"([^\"]+)\"")]
    private static partial Regex Printed();
}
