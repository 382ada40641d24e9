using System.Text.Json;
using Deque.AxeCore.Playwright;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Red flags of procurement, and money with a table of rates, over names and titles as real registers have them: as page, data and table, and in a browser.</summary>
public sealed class IndicatorsPageTest(Case.Browser browser)
{
    static readonly string Title = $"Obra {UglyCase.Script} {UglyCase.LongName}";

    static string Release(int number, int tenderers) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["ocid"] = $"ocds-aaaaaa-{number}",
        ["tender"] = new { title = number == 1 ? Title : $"Obra {number}", procurementMethod = "open", numberOfTenderers = tenderers },
        ["buyer"] = new { id = "B1", name = UglyCase.LongName },
        ["parties"] = new[] { new { id = "T1", name = UglyCase.Script }, new { id = "T2", name = "Obras Sur" } },
        ["bids"] = new { details = new[] { new { id = "1", status = "valid", value = new { amount = 70, currency = "PEN" }, tenderers = new[] { new { id = "T1" } } }, new { id = "2", status = "valid", value = new { amount = 70, currency = "PEN" }, tenderers = new[] { new { id = "T2" } } } } },
    });

    static void Fill(Site site)
    {
        RegisterCase.Import(site, "obras.jsonl", Release(1, 1) + "\n" + Release(2, 2) + "\n", 2, new("obras"), "ocds");
        RegisterCase.Import(site, "otras.jsonl", Release(3, 1) + "\n", 3, new("otras"), "ocds");
        var rows = string.Concat(Enumerable.Range(0, 3).Select(i => $"ER 2030;{UglyCase.LongName};PERSONA JURÍDICA;20123456786;{(i == 0 ? UglyCase.LongName + " S.A.C." : "DRAGADOS PIEDRA HONDA S.A.C.")};16/02/2030;ESPECIE;{i + 1}000.00;R-{i}\n"));
        RegisterCase.Import(site, "aportes.csv", RegisterCase.Header + rows, 2, RegisterCase.Contributions, "onpe");
        using var folder = new TemporaryFolder();
        new RateTables(site.Workspace.Path).Keep("banco", folder.Write("r.csv", "# source: Banco\n# licence: CC0\ndate,from,to,rate\n2030,PEN,USD,0.27\n"), []);
    }

    [Fact]
    public async Task A_flag_stands_with_what_it_says_what_else_explains_it_and_the_row_it_rests_on()
    {
        await using var site = await Site.StartAsync(Fill);
        var page = await site.TextAsync("/indicators?indicator=R018");
        foreach (var said in new[] { "A flag is a question", "An open or selective process had one tenderer.", "What else explains it", "ocds-aaaaaa-1", "ocds-aaaaaa-3" }) Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("ocds-aaaaaa-2", page, StringComparison.Ordinal);
        Assert.DoesNotContain(UglyCase.Script, page, StringComparison.Ordinal);
        var row = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/rows/[^\"]+)\"").Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal);
        Assert.Contains("ocds-aaaaaa-1", await site.TextAsync(row), StringComparison.Ordinal);
        Assert.Contains("Una alerta es una pregunta", await site.TextAsync("/indicators?lang=es"), StringComparison.Ordinal);
        Assert.Contains("R999", await site.TextAsync("/indicators?indicator=R999"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_dataset_is_a_report_in_the_shape_of_Cardinal_and_says_what_it_cannot_say()
    {
        await using var site = await Site.StartAsync(Fill);
        using var found = JsonDocument.Parse(await site.TextAsync("/indicators.json"));
        var reports = found.RootElement.GetProperty("reports").EnumerateArray().ToList();
        Assert.Equal(["obras", "otras"], reports.Select(r => r.GetProperty("of").GetString()));
        Assert.Equal(1, reports[0].GetProperty("cardinal").GetProperty("OCID").GetProperty("ocds-aaaaaa-1").GetProperty("R018").GetDouble());
        Assert.Contains("these data cannot say", await site.TextAsync("/indicators?dataset=otras"), StringComparison.Ordinal);
        var flags = reports.Sum(r => r.GetProperty("flags").EnumerateArray().Sum(f => f.GetProperty("rests").GetArrayLength()));
        Assert.Equal(flags, (await site.TextAsync("/indicators.csv")).TrimEnd().Split('\n').Length - 1);
    }

    [Fact]
    public async Task Settings_of_the_workspace_choose_and_a_wrong_one_is_told()
    {
        await using var site = await Site.StartAsync(Fill);
        Assert.Contains("R028", await site.TextAsync("/indicators.csv"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(site.Workspace.Path, IndicatorDesk.SettingsFile), "[R018]\n");
        Assert.DoesNotContain("R028", await site.TextAsync("/indicators.csv"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(site.Workspace.Path, IndicatorDesk.SettingsFile), "[R003]\nthreshold = soon\n");
        Assert.Contains("soon", await site.TextAsync("/indicators"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Axe_finds_no_violation_and_nothing_is_wider_than_the_window_over_long_names(int width)
    {
        await using var site = await Site.StartAsync(Fill);
        var page = await browser.PageAsync(new() { Locale = "es-PE", ViewportSize = new() { Width = width, Height = 900 } });
        var faults = new List<string>();
        foreach (var path in new[] { "indicators", "indicators?theme=dark", "money", "money?rates=banco&in=USD", "money?theme=dark" })
        {
            await page.GotoAsync(site.Address + path);
            faults.AddRange((await page.RunAxe()).Violations.Select(v => $"/{path}: {v.Id} {v.Help} {v.Nodes[0].Html}"));
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) faults.Add($"/{path} by {over}px");
        }

        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }
}
