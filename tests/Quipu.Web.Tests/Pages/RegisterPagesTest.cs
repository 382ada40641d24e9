using System.Net;
using AngleSharp.Dom;
using Quipu.Access;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Datasets, imports, rows, entities of registers and figures.</summary>
public sealed class RegisterPagesTest(SampleSite sample)
{
    Site Site => sample.Site;

    ImportRow[] Imports => [.. Site.Store.Imports(Viewer.Owner, new(0, 50)).Rows.Where(i => i.Dataset == RegisterCase.Contributions)];

    string RowOf(long number) => $"/rows/{Imports[^1].Files[0].Capture}/{number}?import={Imports[^1].Number}";

    RegisterEntity Find(string name) => Assert.Single(Site.Store.RegisterEntities(Viewer.Owner, new(name), Paging.First).Rows);

    [Fact]
    public async Task A_dataset_shows_who_publishes_it_and_each_import_with_its_counts()
    {
        using var visitor = new Visitor(Site);
        var list = await visitor.ReadAsync("/datasets?lang=en");
        Assert.Contains("CC BY 4.0, Oficina de Tarumayo", list.QuerySelector("table.datasets")!.TextContent, StringComparison.Ordinal);
        var page = await visitor.ReadAsync("/datasets/" + RegisterCase.Contributions);
        Assert.Equal("Registro aportes-tarumayo", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll(".import").Length);
        Assert.Contains("a newer edition stands", page.QuerySelectorAll(".import")[1].TextContent, StringComparison.Ordinal);
        foreach (var import in Imports)
        {
            var tally = page.QuerySelectorAll(".import").First(i => i.QuerySelector($"a[href='/imports/{import.Number}']") is not null).QuerySelectorAll(".tally > div").ToDictionary(d => d.QuerySelector("dt")!.TextContent, d => d.QuerySelector("dd")!.TextContent);
            Assert.Equal((import.Counts.Rows, import.Counts.Filled, import.Counts.Empty, import.Counts.NotesOf(NoteKind.Dropped)), (Number("rows"), Number("filled"), Number("empty"), Number("dropped")));
            Assert.Equal(Number("rows"), Number("filled") + Number("empty"));
            long Number(string name) => long.Parse(tally[name], System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.Contains(Imports[0].Files[0].Capture.Value, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entities_of_a_dataset_are_found_by_name_and_kind()
    {
        using var visitor = new Visitor(Site);
        var page = await visitor.ReadAsync($"/datasets/{RegisterCase.Contributions}?q=ordaya&schema=Person");
        Assert.Equal("CELINA ORDAYA MUÑANTE", Assert.Single(page.QuerySelectorAll("table.registers th a")).TextContent, ignoreCase: true);
        Assert.NotNull((await visitor.ReadAsync($"/datasets/{RegisterCase.Contributions}?q=ordaya&schema=Company")).QuerySelector("#entities .none"));
        Assert.Contains("no kind of entity", (await visitor.ReadAsync($"/datasets/{RegisterCase.Contributions}?schema=Wizard&lang=en")).QuerySelector(".lede")!.TextContent, StringComparison.Ordinal);
        var found = await visitor.ReadAsync("/search?q=ordaya");
        Assert.Equal("CELINA ORDAYA MUÑANTE", Assert.Single(found.QuerySelectorAll("#registers th a")).TextContent, ignoreCase: true);
    }

    [Fact]
    public async Task A_row_stands_as_it_stood_with_the_columns_marked_that_something_rests_on()
    {
        using var visitor = new Visitor(Site);
        var page = await visitor.ReadAsync(RowOf(2));
        var cells = page.QuerySelectorAll(".stood tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent.Replace("●", "", StringComparison.Ordinal).Trim(), r => r);
        Assert.Equal(RegisterCase.Header.TrimEnd().Split(';'), cells.Keys);
        Assert.Equal(["ER 2030", "MOVIMIENTO TARUMAYO AVANZA", "PERSONA JURÍDICA", "20123456786", "DRAGADOS PIEDRA HONDA S.A.C.", "16/02/2030", "ESPECIE", "25000.50", "R-002"], cells.Values.Select(r => r.QuerySelector("td")!.TextContent.Trim()));
        Assert.All(["Aportante", "Monto (S/)", "DNI / RUC"], c => Assert.Contains("used", cells[c].ClassName, StringComparison.Ordinal));
        foreach (var column in cells)
        {
            var rests = Site.Store.AllStatements(Viewer.Owner, new(RegisterCase.Contributions, Vanished: true))
                .Any(s => s.Origin.Capture == Imports[^1].Files[0].Capture && s.Origin.Row.Number == 2 && s.Origin.Columns.Split('+').Contains(column.Key));
            Assert.True(!rests || column.Value.ClassName == "used", column.Key);
        }

        Assert.Contains(Imports[^1].Files[0].Capture.Value, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("aportes.csv", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_dropped_stands_at_its_column()
    {
        using var visitor = new Visitor(Site);
        var page = await visitor.ReadAsync(RowOf(3) + "&lang=en");
        var sum = page.QuerySelectorAll(".stood tbody tr").First(r => r.QuerySelector("th")!.TextContent.Contains("Monto", StringComparison.Ordinal));
        Assert.Contains("dropped", sum.QuerySelector(".row-note")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await visitor.ReadAsync(RowOf(4))).QuerySelector(".whole-notes, .row-note"));
    }

    [Theory]
    [InlineData("en", "no row with this number")]
    [InlineData("es", "ninguna fila con este número")]
    public async Task A_row_that_is_not_there_is_one_sentence(string language, string sentence) =>
        Assert.Contains(sentence, await Site.TextAsync(RowOf(99) + "&lang=" + language), StringComparison.Ordinal);

    [Fact]
    public async Task A_capture_that_is_missing_or_changed_is_one_sentence()
    {
        await using var site = await Site.StartAsync(RegisterCase.Add);
        var import = site.Store.Imports(Viewer.Owner, new(0, 50)).Rows.First(i => i.Dataset == RegisterCase.Contributions);
        var (address, file) = ($"/rows/{import.Files[0].Capture}/1", site.Workspace.Captures.FileOf(import.Files[0].Capture));
        Assert.Contains("CELINA", await site.TextAsync(address), StringComparison.Ordinal);
        File.AppendAllText(file, " ");
        var changed = await site.TextAsync(address + "?lang=en");
        Assert.Contains("has been changed", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("CELINA", changed, StringComparison.Ordinal);
        File.Delete(file);
        Assert.Contains("is missing from the captures", await site.TextAsync(address + "?lang=en"), StringComparison.Ordinal);
        Assert.Contains("\"fault\":\"missing\"", await site.TextAsync($"/rows/{import.Files[0].Capture}/1.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_value_of_an_entity_leads_to_the_row_that_has_it()
    {
        using var visitor = new Visitor(Site);
        var entity = Find("ordaya");
        var page = await visitor.ReadAsync("/entities/" + Uri.EscapeDataString(entity.Id.Value));
        var statements = Site.Store.Statements(Viewer.Owner, entity.Id).Where(s => s.Statement.Prop != Statement.Base).ToArray();
        var shown = page.QuerySelectorAll("#registers .properties li");
        Assert.Equal(statements.Length, shown.Length);
        foreach (var item in shown)
        {
            var row = await visitor.ReadAsync(item.QuerySelector("a[href^='/rows/']")!.GetAttribute("href")!);
            var value = item.QuerySelector(".value")!.TextContent.Trim();
            Assert.Contains(value, row.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        }

        Assert.True(page.QuerySelectorAll("#references tbody tr").Length > 0);
    }

    [Fact]
    public async Task What_a_newer_edition_has_no_more_is_marked_and_stays()
    {
        using var visitor = new Visitor(Site);
        var gone = Find("dragados");
        Assert.True(gone.Vanished);
        var page = await visitor.ReadAsync("/entities/" + gone.Id + "?lang=en");
        Assert.Contains("vanished", page.QuerySelector("#registers .entry")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 May 2031", page.QuerySelector("#registers .origin")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stands_in_articles_and_in_a_register_shows_both_apart()
    {
        using var visitor = new Visitor(Site);
        var card = Site.Store.Entities(Viewer.Owner, new(Type: EntityType.Person), new(0, 1)).Rows[0];
        var page = await visitor.ReadAsync("/entities/" + card.Id);
        Assert.True(page.QuerySelectorAll("[data-claim]").Length > 10);
        Assert.Contains("Jefe regional", page.QuerySelector("#registers")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#registers [data-claim], [data-claim] #registers"));
        using var answer = await Site.Client.GetAsync(new Uri("/entities/" + Uri.EscapeDataString("tarumayo/autoridad 1"), UriKind.Relative));
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal("/entities/" + card.Id, answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Figures_stand_in_series_with_a_picture_and_conflicts_are_marked()
    {
        using var visitor = new Visitor(Site);
        var page = await visitor.ReadAsync("/figures?lang=en&rows=100");
        Assert.True(page.QuerySelectorAll(".figures-table [data-claim]").Length > 10);
        Assert.Empty(ClaimCheck.Page(page.DocumentElement.OuterHtml).Faults);
        var series = page.QuerySelectorAll(".series").Single(s => s.QuerySelector("h2")!.TextContent.Contains("Complaints of extortion", StringComparison.Ordinal) && s.QuerySelector(".where")!.TextContent == "Perú");
        // Two publishers and the sum of the third one's rows.
        Assert.Equal(["21", "4,761", "5,002"], series.QuerySelectorAll("tbody tr").Where(r => r.QuerySelector("th")!.TextContent == "2029").Select(r => r.QuerySelector("td.number b")!.TextContent).Order(StringComparer.Ordinal));
        Assert.NotNull(series.QuerySelector("svg[role=img] circle.register"));
        Assert.Equal(5, series.QuerySelectorAll(".number .chip.conflict").Length);
        var own = await visitor.ReadAsync(series.QuerySelector("h2 a")!.GetAttribute("href")! + "&lang=es");
        Assert.StartsWith("Denuncias por extorsión", own.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, own.QuerySelectorAll(".figures-table tbody tr").Length);
        var rows = await visitor.ReadAsync(own.QuerySelectorAll("td.origin a").Single(a => a.TextContent == "suma de 2 filas").GetAttribute("href")!);
        Assert.Equal(["30", "4"], rows.QuerySelectorAll("td.number b").Select(b => b.TextContent));
        Assert.Equal(2, rows.QuerySelectorAll("td.origin a[href^='/rows/']").Length);
        var conflicts = await visitor.ReadAsync("/figures?conflicts=1");
        Assert.All(conflicts.QuerySelectorAll(".figures-table tbody tr"), r => Assert.NotNull(r.QuerySelector(".chip.conflict")));
        using var none = await Site.Client.GetAsync("/figures/series?metric=llamas&unit=number");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Tables_of_values_are_safe_for_spreadsheets_and_carry_the_axes_of_claims()
    {
        var row = CsvRows.Read(await Site.TextAsync(RowOf(3).Replace("?", ".csv?", StringComparison.Ordinal)));
        Assert.Equal("'=HYPERLINK(\"http://x.example\")", row.Single(r => r[0] == "Aportante")[1]);
        var figures = CsvRows.Read(await Site.TextAsync("/figures.csv"));
        var (claim, modality, attribution, stage) = (Array.IndexOf(figures[0], "claim_id"), Array.IndexOf(figures[0], "modality"), Array.IndexOf(figures[0], "attribution"), Array.IndexOf(figures[0], "standing"));
        var claims = figures.Skip(1).Where(f => f[claim].Length > 0).ToArray();
        Assert.True(claims.Length > 10);
        Assert.All(claims, f => Assert.True(f[modality].Length > 0 && f[attribution].Length > 0 && f[stage].Length > 0));
        var notes = CsvRows.Read(await Site.TextAsync($"/imports/{Imports[^1].Number}/notes.csv"));
        Assert.Equal(Site.Store.AllNotes(Viewer.Owner, Imports[^1].Number).Count(), notes.Count - 1);
        var statements = CsvRows.Read(await Site.TextAsync($"/entities/{Find("ordaya").Id}.csv"));
        Assert.Equal(Site.Store.Statements(Viewer.Owner, Find("ordaya").Id).Length, statements.Count - 1);
    }

    [Fact]
    public async Task The_model_speaks_the_readers_language()
    {
        const string Records = """
            {"id":"ficha-1","schema":"Person","properties":{"name":["ROSENDA QUISPILLA ARCE"],"country":["de"],"gender":["female"],"topics":["role.pep"]}}
            {"id":"ficha-2","schema":"Company","properties":{"name":["CANTERAS ALLPAMAYO S.A.C."],"taxNumber":["20601234561"]}}
            {"id":"ficha-3","schema":"Ownership","properties":{"owner":["ficha-1"],"asset":["ficha-2"],"percentage":["60"]}}
            """;
        await using var site = await Site.StartAsync(site => RegisterCase.Import(site, "fichas.ftm.json", Records, 2, new("fichas"), "ftm"));
        using var visitor = new Visitor(site);
        var page = await visitor.ReadAsync("/entities/ficha-1?lang=es");
        Assert.Equal("Persona", page.QuerySelector("#registers h3 .entity-type")!.TextContent);
        Assert.Equal(["Género", "Nombre", "País", "Temas"], page.QuerySelectorAll("#registers dt").Select(t => t.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal(["Alemania", "Femenino", "Persona expuesta políticamente", "ROSENDA QUISPILLA ARCE"], Values(page));
        var reference = page.QuerySelector("#references tbody tr")!;
        Assert.StartsWith("Propiedad", reference.QuerySelector("th")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("Titular", reference.QuerySelector("td")!.TextContent.Trim());
        var kinds = (await visitor.ReadAsync("/datasets/fichas")).QuerySelectorAll("select[name=schema] option").Select(o => o.TextContent.Trim()).ToArray();
        Assert.Contains("Personas (1)", kinds);
        Assert.Contains("Empresas (1)", kinds);
        Assert.Equal(["Germany", "PEP", "ROSENDA QUISPILLA ARCE", "female"], Values(await visitor.ReadAsync("/entities/ficha-1?lang=en")));

        static IEnumerable<string> Values(IDocument page) =>
            page.QuerySelectorAll("#registers dd .value").Select(v => v.TextContent.Trim()).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_row_of_one_of_several_files_has_its_number_and_its_file_apart_and_a_dataset_without_a_title_its_name_once()
    {
        await using var site = await Site.StartAsync(site =>
        {
            var captures = new[] { "a\n1\n"u8.ToArray(), "b\n2\n"u8.ToArray() }.Select(t => site.Workspace.Captures.Keep(t));
            var files = captures.Select((c, i) => new RegisterFile(site.Workspace.Captures.FileOf(c), $"bien-{i}.csv", c));
            using var import = site.Store.BeginImport(new(new("bienes"), "jne", [.. files], RegisterCase.Day(2)));
            import.Keep([new(new(1, 2616)) { Notes = [new(NoteKind.Dropped, "b", "2", "It is no date.")] }]);
            import.Finish();
        });
        using var visitor = new Visitor(site);
        Assert.Equal("2,616 bien-1.csv", (await visitor.ReadAsync("/imports/1?lang=en")).QuerySelector("table.notes tbody td")!.TextContent.Trim());
        var heading = (await visitor.ReadAsync("/datasets")).QuerySelector("table.datasets tbody th")!;
        Assert.Equal("bienes", heading.QuerySelector("a")!.TextContent);
        Assert.Null(heading.QuerySelector(".aliases"));
    }

    [Fact]
    public async Task Ugly_registers_are_shown_as_text()
    {
        await using var site = await Site.StartAsync(UglyRegister.Add);
        foreach (var path in new[] { "/datasets", "/datasets/ugly", "/datasets/ugly.json", "/entities/ugly-1", "/entities/ugly-1.json", "/entities/ugly-2", "/imports/1", "/search?q=Comisi%C3%B3n", "/figures" })
        {
            var text = await site.TextAsync(path);
            Assert.DoesNotContain("<script>window.stolen", text, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"javascript:", text, StringComparison.Ordinal);
            Assert.DoesNotContain("went wrong", text, StringComparison.Ordinal);
        }

        using var visitor = new Visitor(site);
        Assert.Equal(500, (await visitor.ReadAsync("/entities/ugly-1")).QuerySelectorAll("#registers .properties li").Length);
    }
}
