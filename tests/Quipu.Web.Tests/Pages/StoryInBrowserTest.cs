using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Search;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>
/// A head of customs is accused, asked, answers, stands in a finding that is published, and is acquitted: what each page says at each step, in both languages, as somebody at the desk goes through it
/// in a browser. The approved text is what reporters and lawyers are shown.
/// </summary>
public sealed partial class StoryInBrowserTest(Case.Browser browser)
{
    const string Accused = "Celso Yaranga Bustos", Acquittal = "14-customs-chief-acquitted";

    // A desk's own: officials in proceedings.
    const string Slug = "official-held", Pattern = """
        pattern: official-held
        title: {en: "An official was held", es: "Un funcionario detenido"}
        text: {en: "Somebody who holds a post is in a proceeding.", es: "Alguien que ocupa un cargo está en un proceso."}
        rationale: {en: "The story of a desk.", es: "La historia de una redacción."}
        innocent: [{en: "The accusation is false.", es: "La acusación es falsa."}]
        confirm: [{en: "A judgment.", es: "Una sentencia."}]
        refute: [{en: "An acquittal.", es: "Una absolución."}]
        parties:
          official: {label: {en: official, es: funcionario}, is: [Person], named: true}
        ties:
          held: {label: {en: "is in a proceeding", es: "está en un proceso"}, of: official, by: [proceeding], accuses: true}

        """;

    // What is only there to be pressed or chosen says nothing of the case.
    const string Told = """
        () => {
            for (const e of document.querySelectorAll('main :is(form, .filters, .tools, .judge, details.reply-form, .pager, .facets)')) e.style.display = 'none';
            return document.querySelector('main').innerText;
        }
        """;

    readonly StringBuilder _told = new();
    Site _site = null!;
    IPage _page = null!;

    IStore Store => _site.Store;

    [Theory]
    [InlineData("en", "He was on sick leave in the capital and let no container leave.")]
    [InlineData("es", "Estaba con descanso médico en la capital y no dejó salir ningún contenedor.")]
    public async Task From_an_allegation_to_its_correction(string language, string words)
    {
        await using var site = _site = await Site.StartAsync(ReadBefore);
        _page = await browser.PageAsync(new() { Locale = language == "es" ? "es-PE" : "en-GB", ViewportSize = new() { Width = 1280, Height = 1000 } });
        await _page.GotoAsync($"{site.Address}?lang={language}");
        var folder = Path.Combine(site.Workspace.Path, DeskPatterns.Folder);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, Slug + ".yaml"), Pattern);
        FindingCase.Find(site);
        var allegation = Allegation();
        var claim = $"/claims/{allegation.Claim.Id}";
        var party = $"party={Uri.EscapeDataString(allegation.Subject!.Entity.Value)}";

        await TellAsync("1 He is accused, and nobody has reviewed it", claim, $"/findings?pattern={Slug}&{party}");
        await PressAsync(claim, "button.accept");
        FindingCase.Find(site);
        var finding = $"/findings/{Store.Findings(Viewer.Owner, new() { Pattern = Slug, Party = allegation.Subject.Entity }, Paging.First).Rows.Single(k => !k.Finding.IsPrivate).Finding.Id}";
        await TellAsync("2 Somebody accepted it: the finding may leave, and he was never asked", finding, $"/findings?pattern=unanswered-allegation&{party}");

        await AskAsync(allegation.Claim.Id);
        await TellAsync("3 He is asked", claim, $"/replies?{party}");
        await AnswerAsync(words);
        FindingCase.Find(site);
        await TellAsync("4 He answers", claim, $"/findings?pattern=unanswered-allegation&{party}", finding);

        await PublishAsync(allegation.Claim.Id, finding.Split('/')[^1]);
        await TellAsync("5 It is published", "/leavings", "/corrections");

        site.Read(Folder(n => n.StartsWith(Acquittal, StringComparison.Ordinal)), new FrameReader());
        foreach (var acquitted in Acquitted()) await PressAsync($"/claims/{acquitted.Claim.Id}", "button.accept");
        FindingCase.Find(site);
        await TellAsync("6 He is acquitted, and what was published is to be corrected", claim, finding, "/corrections");
        await CorrectionAsync();
        await _page.Context.CloseAsync();
        Golden.Matches(Steady(_told.ToString()), language);
    }

    void ReadBefore(Site site) => site.Read(Folder(n => !n.StartsWith(Acquittal, StringComparison.Ordinal)), new FrameReader());

    /// <summary>What is said against him that nobody answered, told by the article that told it first.</summary>
    ShownClaim Allegation() => Paging.All(p => Store.Claims(Viewer.Owner, new() { Stages = [Stage.Arrested] }, p))
        .Where(c => c is { Subject.Name: Accused, Claim: { Negated: false, Stage: Stage.Arrested } }).OrderBy(c => c.Document.Published).ThenBy(c => c.Claim.Id).First();

    IEnumerable<ShownClaim> Acquitted() => Paging.All(p => Store.Claims(Viewer.Owner, new() { Stages = [Stage.Acquitted] }, p)).Where(c => c is { Subject.Name: Accused, Claim.Stage: Stage.Acquitted });

    async Task TellAsync(string step, params string[] pages)
    {
        _told.Append(CultureInfo.InvariantCulture, $"######## {step}\n\n");
        foreach (var path in pages)
        {
            await _page.GotoAsync(new Uri(_site.Address, path).ToString());
            var kind = path.Split('?')[0].Split('/')[1];
            _told.Append(CultureInfo.InvariantCulture, $"==== {kind}\n{await _page.EvaluateAsync<string>(Told)}\n\n");
        }
    }

    async Task PressAsync(string path, string button)
    {
        await _page.GotoAsync(new Uri(_site.Address, path).ToString());
        await _page.Locator($"[id='c-{path.Split('/')[^1]}'] {button}").First.ClickAsync();
        await _page.WaitForLoadStateAsync();
    }

    async Task AskAsync(ClaimId claim)
    {
        await _page.GotoAsync(new Uri(_site.Address, $"/replies/new?about={claim}").ToString());
        await _page.Locator("input[name=to]").FillAsync("counsel@example.org");
        await _page.Locator("input[name=deadline]").FillAsync("2031-02-10");
        await _page.Locator("form.ask-form button.accept").First.ClickAsync();
        await _page.WaitForURLAsync("**/replies?party=*");
    }

    async Task AnswerAsync(string words)
    {
        await _page.Locator("main a[href^='/replies/']:not([href*='/new']):not([href*='letter'])").First.ClickAsync();
        var form = _page.Locator("details.reply-form form").First;
        await form.Locator("textarea[name=words]").FillAsync(words);
        await form.Locator("button.accept").ClickAsync();
        await _page.WaitForLoadStateAsync();
    }

    async Task PublishAsync(ClaimId claim, string finding)
    {
        await _page.GotoAsync(new Uri(_site.Address, "/leavings").ToString());
        await _page.Locator("form[action='/leavings/published'] input[name=title]").FillAsync("The port and its customs");
        await _page.Locator("input[name=url]").FillAsync("https://example.org/port");
        await _page.Locator("input[name=claims]").FillAsync(claim.Value);
        await _page.Locator("input[name=findings]").FillAsync(finding);
        await _page.Locator("form[action='/leavings/published'] button").ClickAsync();
        await _page.WaitForLoadStateAsync();
    }

    /// <summary>What whoever holds the story is sent: it names the claim, how it stood and stands, and the words of the acquittal.</summary>
    async Task CorrectionAsync()
    {
        var link = await _page.Locator("a[href$='/corrections.zip']").First.GetAttributeAsync("href");
        using var zip = new ZipArchive(new MemoryStream(await _site.Client.GetByteArrayAsync(new Uri(link!, UriKind.Relative))));
        using var told = JsonDocument.Parse(zip.GetEntry("corrections.json")!.Open());
        var why = told.RootElement.GetProperty("claims").EnumerateArray().SelectMany(c => c.GetProperty("why").EnumerateArray()).ToList();
        Assert.Contains(why, w => w.GetProperty("cause").GetString() == "exonerated" && w.GetProperty("quote").GetString()!.Contains("acquitted", StringComparison.Ordinal));
        _told.Append("######## 7 The file for whoever holds it\n\n");
        foreach (var reason in why.Select(w => w.GetProperty("text").GetString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) _told.Append(CultureInfo.InvariantCulture, $"{reason}\n");
    }

    // The sample case lies in one folder: some of its articles, as links.
    static string Folder(Func<string, bool> takes)
    {
        var folder = Directory.CreateTempSubdirectory("quipu-story-").FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.File("samples/tarumayo")).Where(f => takes(Path.GetFileName(f)))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    /// <summary>Without what differs from run to run: moments, today's date, ids.</summary>
    static string Steady(string text)
    {
        text = Moment().Replace(text.Replace("\r", "", StringComparison.Ordinal), "MOMENT");
        var now = DateTime.UtcNow;
        foreach (var day in new[] { now, now.AddDays(-1) })
            foreach (var words in new[] { $"{day.Day} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month)} {day.Year}", $"{day.Day} de {CultureInfo.GetCultureInfo("es").DateTimeFormat.GetMonthName(day.Month)} de {day.Year}", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) })
                text = text.Replace(words, "TODAY", StringComparison.OrdinalIgnoreCase);
        text = Id().Replace(text, "ID");
        return string.Join('\n', text.Split('\n').Select(l => l.Trim().Replace('\u00a0', ' ')).Where((l, i) => l.Length > 0)) + "\n";
    }

    [GeneratedRegex(@"\d{1,2} (de )?\p{L}+ (de )?\d{4}, \d\d:\d\d UTC")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\b[0-9a-f]{16,64}\b")]
    private static partial Regex Id();
}
